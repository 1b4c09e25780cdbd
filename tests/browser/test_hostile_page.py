"""Hostile, huge and turned-round texts do nothing in a real browser; a large story opens at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.browser.conftest import Open
from tests.render.stories import HOSTILE, small_story

from woozle.model import Article, Claim, Source, Statement, Story
from woozle.pipeline import trace_articles
from woozle.read import read_inputs
from woozle.render.page import render_page

HEAVIEST = 1_500_000
"""Bytes of the page of twenty reports."""
SLOWEST = 1
"""Seconds of processor time until it is open."""


@pytest.mark.parametrize("script", [True, False])
def test_a_hostile_article_does_nothing(open_story: Open, script: bool) -> None:
    attack = (
        f"{HOSTILE} <svg onload=alert(2)><a href='javascript:alert(3)'>x</a><iframe src=https://x.example></iframe>"
    )
    tab = open_story(small_story(attack), java_script_enabled=script)
    tab.locator("#c1 summary").click()
    for link in tab.locator("a[href]:visible").all()[:40]:
        link.dispatch_event("click")
    assert "<svg onload" in tab.locator(".text").first.text_content()
    assert tab.said == []


def test_what_turns_the_line_turns_nothing_else(open_story: Open) -> None:
    tab = open_story(small_story("He\u202ellac ton did\u202c \u2067\u202e"))
    direction = tab.locator("#claims h2").evaluate("e => getComputedStyle(e).direction")
    assert direction == "ltr"
    assert tab.locator(".text .control").first.evaluate("e => getComputedStyle(e, '::before').content") == '"U+202E"'


@pytest.mark.parametrize("word", ["x" * 1_000_000, "٣" * 20_000, "\u0301" * 20_000])
def test_a_megabyte_of_one_word_is_harmless(open_story: Open, word: str) -> None:
    tab = open_story(small_story(word), viewport={"width": 360, "height": 740})
    tab.locator("#c1 summary").click()
    assert tab.evaluate("document.documentElement.scrollWidth") == 360
    assert tab.said == []


def test_text_that_runs_from_right_to_left_does_so_in_its_own_room(open_story: Open) -> None:
    words = "הוא התקשר שבע פעמים, אמר הספר."
    tab = open_story(small_story(words))
    direction = "e => getComputedStyle(e).direction"
    assert tab.locator(".text p").first.evaluate(direction) == "rtl"
    assert tab.locator("#claims").evaluate(direction) == "ltr"
    assert tab.evaluate("document.documentElement.scrollWidth") == 1280


def twenty_reports(examples: Path) -> Story:
    """The example reports three times over, each time by other publishers."""
    inputs = [str(examples / "seven-calls"), str(examples / "ferry-fire.json")]
    articles = [a for _, batch in read_inputs(inputs, bytes, pytest.fail) for a in batch]
    copies = [replace(a, id=f"{a.id}-{n}", publisher=f"{a.publisher or a.id} {n}") for n in range(3) for a in articles]
    return trace_articles("twenty", copies[:20])


def test_twenty_reports_weigh_little_and_open_at_once(open_story: Open, examples: Path) -> None:
    story = twenty_reports(examples)
    assert len(render_page(story).encode()) < HEAVIEST
    tab = open_story(story)
    assert 0 < tab.seconds < SLOWEST
    assert tab.evaluate("document.documentElement.scrollWidth") == 1280
    assert tab.said == []


def long_reports() -> Story:
    """Twenty reports of real length: forty paragraphs, each a claim that five of them carry on another source."""
    texts = [
        [
            f"Statement {n} is that the harbour took {n} ships and {n + 3} boats in the spring of 20{n:02}, {a} said,"
            " and nobody on the quay thought that this was more than a rumour."
            for n in range(40)
        ]
        for a in range(20)
    ]
    articles = tuple(Article(id=f"r{a}", text="\n\n".join(texts[a]), publisher=f"Paper {a}") for a in range(20))
    claims = []
    for n in range(80):
        members = []
        for a in range(n % 4, 20, 4):
            start = articles[a].text.index(texts[a][n % 40])
            chain = (Source(f"Source {(n + a) % 30}", "person"), Source(f"Origin {n % 7}", "document"))[: a % 3]
            members.append(Statement(f"r{a}", start, start + len(texts[a][n % 40]), chain))
        claims.append(Claim(f"c{n}", "fact", texts[0][n % 40], tuple(members), 3))
    return Story("long", articles, claims=tuple(claims))  # fmt: skip


def test_twenty_reports_of_real_length_too(open_story: Open) -> None:
    story = long_reports()
    assert len(render_page(story).encode()) < HEAVIEST
    tab = open_story(story)
    assert 0 < tab.seconds < SLOWEST
