"""The page: whole, self-contained, every link leads to its passage, nothing from an article is markup."""

from __future__ import annotations

import base64
import hashlib
import re
import time
from typing import Literal

import lxml.html
import pytest
from msgspec.structs import replace
from tests.render.stories import AIDE, BOOK, HOSTILE, small_story, three_reports

from woozle.model import Article, Claim, ClaimKind, Difference, Passage, Reuse, Source, Statement, Story
from woozle.render.page import content_security_policy, render_page, report
from woozle.render.view import View
from woozle.route import make_claim


def page_of(story: Story) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(render_page(story))


def shown(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def says(element: lxml.html.HtmlElement, words: str) -> bool:
    """Does an element say this, however its parts are set apart?"""
    return "".join(words.split()) in "".join(element.text_content().split())


@pytest.mark.parametrize("story", [small_story(), small_story(HOSTILE), three_reports()])
def test_every_link_leads_to_an_element_and_no_two_have_one_id(story: Story) -> None:
    page = page_of(story)
    ids = [e.get("id") for e in page.iter() if e.get("id")]
    links = {e.get("href") for e in page.iter("a")}
    assert links
    assert {link[1:] for link in links} <= set(ids)
    assert len(ids) == len(set(ids))
    assert not [name for name in ids if " " in name]


def test_text_from_articles_is_never_markup() -> None:
    page = page_of(small_story(HOSTILE))
    (script,) = page.iter("script")
    assert script.text_content().startswith('"use strict"')
    assert len(list(page.iter("style"))) == 1
    assert not list(page.iter("img", "iframe", "object", "link", "base", "form"))
    assert not [e for e in page.iter() for name in e.attrib if name.startswith("on") or name == "style"]
    assert not [e for e in page.iter("a") if not e.get("href", "").startswith("#")]
    assert "javascript:alert" in page.text_content()


def test_characters_that_turn_the_line_are_shut_in() -> None:
    page = page_of(small_story(HOSTILE))
    loose = [e for e in page.body.iter() if "\u202e" in (e.text or "") and e.get("class") != "control"]
    assert not loose
    assert not [e for e in page.body.iter() if re.search("[\u202a-\u202e\u2066-\u2069]", e.tail or "")]


def test_the_page_needs_nothing_from_outside() -> None:
    text = render_page(small_story())
    assert text.startswith("<!doctype html>")
    assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//", text)
    assert not re.search(r"url\(|@import|fetch\(|XMLHttpRequest", text)


def test_only_the_pages_own_script_and_style_are_allowed() -> None:
    page = page_of(small_story())
    assert page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == [content_security_policy()]
    rules = dict(rule.strip().split(" ", 1) for rule in content_security_policy().split(";"))
    assert rules["default-src"] == "'none'"
    for name, kind in (("script", "script-src"), ("style", "style-src")):
        (element,) = page.iter(name)
        digest = base64.b64encode(hashlib.sha256(element.text_content().encode()).digest()).decode()
        assert rules[kind] == f"'sha256-{digest}'"


def test_the_ways_of_a_claim_are_those_that_its_routes_are_counted_over() -> None:
    """An outlet is no source of its own report, and who denies a quote does not say whose words it is."""
    texts = {"one": "It rained.", "two": "It rained. So it did.", "three": "No book said so, nor did it ever say so."}
    articles = tuple(Article(id, text, id.title()) for id, text in texts.items())
    members = (
        Statement("one", 0, 10, (Source("One", "outlet"), AIDE), "reports"),
        Statement("two", 0, 10, (AIDE,), "reports"),
        Statement("two", 11, 21, (BOOK,), "reports"),
        *(Statement("three", 0, n, (BOOK,), "denies") for n in (16, 30, 40)),
    )
    kinds: tuple[ClaimKind, ...] = ("fact", "quote")
    page = page_of(Story("rain", articles, claims=tuple(make_claim(kind, kind, members, articles) for kind in kinds)))
    assert [shown(li) for li in page.cssselect("#fact .why li")] == [
        "One → unnamed aide", "Two → War by A. Author", "Two → unnamed aide",
    ]  # fmt: skip
    chains = [shown(chain) for chain in page.cssselect("#quote .chain")]
    assert [chain.split(" (")[0].split(" 100%")[0] for chain in chains[:3]] == [
        "Words of unnamed aide, on the word of One",
        "Words of unnamed aide, with nobody named in between.",
        "On the word of War by A. Author",
    ]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (".figures", "3 reports · 3 shared claims · 1 rests on one source: War by A. Author · 2 differences"),
        (".figures", "· 1 denial that a report leaves out"),
        (".single", "War by A. Author is the only support of 1 shared claim: He called seven times in 2020"),
        ("#c1 summary", "1–2 routes He called seven times in 2020 dates differ certainty differs undetermined chain"),
        ("#c1 summary", "One, Two, Three"),
        ("#c1 .why", "Why 1 to 2 routes Every path passes War by A. Author. There may be as few as 1 or as many as 2:"),
        ("#c1 .why", "Two → Coastal Wire → War by A. Author"),
        (
            "#c2 .why",
            "Why 2 routes 2 paths share no publisher and no source, and no more do. Two in its own voice One → Two",
        ),
        (
            "#differences",
            "date One ¶\u202f2 He called seven times in 2020 Two ¶\u202f1 He called seven times in 2021",
        ),
        (
            "#differences",
            "certainty One ¶\u202f2 He called seven times in 2020 Three ¶\u202f1 He may have called seven",
        ),
        ("#omissions tbody tr", "Denial: His office denied it. left out – ¶\u202f1"),
        (
            "#timeline",
            "2020 He called seven times in 2020 One ¶\u202f2, Three ¶\u202f1 dates differ 2020 One ¶\u202f2,",
        ),
        ("#timeline", "dates differ 2020 One ¶\u202f2, 2021 Two ¶\u202f1 4 March 2031"),
        ("#sources", "Coastal Wire outlet, owned by Harbour Media 1 claim"),
        ("#sources", "Why it is not named: An aide said so. Two ¶\u202f2"),
        ("#articles article", "One one Published 4 March 2031 Read from one.txt"),
    ],
)
def test_the_page_says(path: str, words: str) -> None:
    assert says(page_of(three_reports()).cssselect(path)[0], words)


@pytest.mark.parametrize(
    ("claim", "at", "words"),
    [
        ("c1", "p0-13", "On the word of War by A. Author (document). Read from “a book says”; 90% sure."),
        ("c1", "p1-0", "On the word of Coastal Wire (outlet), which has it from War by A. Author (document)."),
        ("c1", "p2-0", "Undetermined. Best guess: On the word of War by A. Author (document). 20% sure."),
        ("c2", "p0-57", "In its own voice, but in the words of Two, which it does not credit: this route is inferred."),
        ("c2", "p1-61", "In its own voice; no source is named."),
        ("c4", "p0-13", "Words of unnamed aide, on the word of War by A. Author (document)."),
        ("c4", "p2-0", "Words of unnamed aide, with nobody named in between."),
    ],
)
def test_a_chain_is_spelled_out(claim: str, at: str, words: str) -> None:
    (found,) = page_of(three_reports()).cssselect(f"#{claim} [data-at={at}] .chain")
    assert says(found, words)


def test_what_is_retold_is_told_as_that() -> None:
    story = three_reports()
    calls, sold, *rest = story.claims
    retold = replace(sold, members=(replace(sold.members[0], retold=True), *sold.members[1:]))
    shared = Reuse(Passage("two", 61, 79), Passage("one", 57, 75), "date", retold=True)
    page = page_of(replace(story, claims=(calls, retold, *rest), reuse=(shared,)))
    (chain,) = page.cssselect("#c2 [data-at=p0-57] .chain")
    assert says(chain, "In its own voice, but with the facts, and in the order, of Two, which it does not credit")
    assert says(page.cssselect("#articles article")[0], "Inferred: 1 sentence in common with Two, which is earlier")


def test_a_credit_that_is_copied_is_told_as_that() -> None:
    story = three_reports()
    calls, *rest = story.claims
    copied = replace(calls, members=(calls.members[0], replace(calls.members[1], copied_from="One"), calls.members[2]))
    page = page_of(replace(story, claims=(copied, *rest)))
    (chain,) = page.cssselect("#c1 [data-at=p1-0] .chain")
    assert says(chain, "which has it from War by A. Author (document). The credit too is in the words of One:")
    assert "published" in chain.get("class", "")
    assert any(says(li, "Two → One → Coastal Wire → War by A. Author") for li in page.cssselect("#c1 .paths li"))


def test_the_words_that_differ_are_marked() -> None:
    cards = page_of(three_reports()).cssselect("#c1 .passage")
    assert [[shown(m) for m in card.cssselect("mark.differs")] for card in cards] == [
        ["2020"],
        ["2021"],
        ["may have", "called"],
    ]


def opposed(one: str, two: str) -> Story:
    """Two reports of a sentence each, the one with a negation that the other lacks."""
    texts = {"one": one, "two": two}
    members = tuple(Statement(id, 0, len(text)) for id, text in texts.items())
    return Story(
        "vote",
        tuple(Article(id, text, publisher=id.title()) for id, text in texts.items()),
        claims=(Claim("c1", "fact", one, members, 2),),
        differences=(Difference("c1", "polarity", tuple(m.passage for m in members), "“not” in two, not in one"),),
    )


def test_of_a_negation_the_words_are_marked_that_only_one_has() -> None:
    page = page_of(opposed("The mayor knew of it before.", "The mayor did not know of it before."))
    for part in ("#differences", "#c1"):
        assert [shown(mark) for mark in page.cssselect(f"{part} mark.differs")] == ["knew", "did not know"]
    assert not re.search("affirmed|denied|not in one", shown(page.cssselect("#differences")[0]))


def test_where_no_words_can_be_marked_a_difference_is_told_in_a_sentence() -> None:
    (section,) = page_of(opposed("Some of them paid.", "Not one paid.")).cssselect("#differences")
    assert not section.cssselect("mark")
    assert says(section, "Some of them paid. Two ¶1 Not one paid. “not” in two, not in one")


def test_a_value_that_is_a_whole_statement_is_marked() -> None:
    story = opposed("guilty", "guilty in part")
    (difference,) = story.differences
    page = page_of(replace(story, differences=(replace(difference, kind="wording"),)))
    assert [shown(mark) for mark in page.cssselect("#differences mark")] == ["guilty", "guilty in part"]


def test_the_gravest_difference_of_a_claim_stands_first() -> None:
    story = three_reports()
    date, certainty = story.differences
    page = page_of(replace(story, differences=(replace(date, severity="low"), certainty)))
    assert [shown(tag) for tag in page.cssselect("#differences .tag")] == ["certainty", "date"]


@pytest.mark.parametrize("kind", ["denial", "reply"])
def test_what_one_report_alone_has_of_the_accused_is_told_as_left_out(kind: Literal["denial", "reply"]) -> None:
    story = three_reports()
    answer = replace(story.omissions[0], kind=kind)
    alone = replace(story, claims=story.claims[2:3], differences=(), omissions=(answer,), sources=())
    assert not alone.shared_claims
    (row,) = page_of(alone).cssselect("#omissions tbody tr")
    assert says(row, f"{kind.title()}: His office denied it. left out – ¶\u202f1")


def test_a_date_that_is_not_iso_is_shown_whole() -> None:
    story = three_reports()
    first = replace(story.articles[0], published="March 4, 2031")
    page = page_of(replace(story, articles=(first, *story.articles[1:])))
    for path in (".reports", "#articles article"):
        assert "March 4, 2031" in shown(page.cssselect(path)[0])


def test_only_what_is_about_an_events_date_is_told_of_it() -> None:
    story = three_reports()
    other = Difference("c2", "date", (Passage("one", 57, 75), Passage("two", 61, 79)), "2020 and 2021")
    (events,) = page_of(replace(story, differences=(*story.differences, other))).cssselect("#timeline")
    assert [link.get("href") for link in events.cssselect(".disagree a.tag")] == ["#c1"]


def test_the_claims_stand_in_the_order_in_which_to_check_them() -> None:
    assert [e.get("id") for e in page_of(three_reports()).cssselect("details.claim")] == ["c1", "c2", "c4"]


@pytest.mark.parametrize("word", ["true", "false", "fake", "verified", "lie", "debunked", "confirmed"])
def test_nothing_is_called_true_or_false(word: str) -> None:
    said = shown(lxml.html.fromstring(str(report(View(three_reports())))))
    assert not re.search(rf"\b{word}\b", said, re.IGNORECASE)


def test_passages_are_marked_by_the_kind_of_their_chain() -> None:
    marks = page_of(three_reports()).cssselect(".text a.said")
    found = {(shown(m), *sorted(set(m.get("class").split()) - {"said"})) for m in marks}
    assert found == {
        ("He called seven times in 2020", "published", "shared"), ("The line was sold.", "copied", "shared"),
        ("He called seven times in 2021", "published", "shared"), ("The line was sold.", "own", "shared"),
        ("An aide said so.", "shared", "unnamed"), ("His office denied it.", "named"),
        ("He may have called seven times in 2020", "shared", "undetermined"),
    }  # fmt: skip


def test_a_passage_of_several_claims_names_them_all() -> None:
    (mark,) = page_of(three_reports()).xpath("//a[contains(@data-m, 'c1@p0-13')]")
    assert mark.get("data-m") == "c1@p0-13 c4@p0-13"


@pytest.mark.parametrize(
    "text", ["First.\n\nIt rained all night.\n  Odd   spaces\tstay.\n", "\n\n One\n", "x", "\u202eabc\n"]
)
def test_an_article_is_shown_whole(text: str) -> None:
    member = Statement("a", min(8, len(text) - 1), min(28, len(text)))
    story = Story("s", (Article(id="a", text=text),), claims=(Claim("c1", "fact", "x", (member,), 1),))
    (found,) = page_of(story).find_class("text")
    assert found.text_content() == text


@pytest.mark.parametrize(
    "story",
    [
        Story("empty", ()),
        Story("one", (Article(id="a", text="It rained."),)),
        Story("blank", (Article(id="a", text=""),)),
    ],
)
def test_a_story_without_claims_has_a_page(story: Story) -> None:
    assert "None found." in shown(page_of(story))
    assert not list(page_of(story).iter("svg"))


def test_statements_a_thousand_deep_are_shown_in_seconds() -> None:
    text = "It rained. " * 300
    articles = Article(id="a", text=text, publisher="A"), Article(id="b", text="x", publisher="B")
    claims = tuple(
        Claim(f"c{n}", "fact", "x", (Statement("a", n, len(text) - n), Statement("b", 0, 1)), 1) for n in range(1000)
    )
    began = time.monotonic()
    assert len(render_page(Story("deep", articles, claims=claims))) < 20_000_000
    assert time.monotonic() - began < 30


def test_parts_can_be_linked_to_from_elsewhere() -> None:
    links = lxml.html.fromstring(str(report(View(three_reports(), base="/stories/7")))).xpath("//a/@href")
    assert links
    assert all(link.startswith("/stories/7#") for link in links)


def test_a_server_adds_to_it_and_sends_the_policy_itself() -> None:
    text = render_page(
        three_reports(), correct=lambda claim: f"/correct/{claim.id}", top="Our bar", styles=["/static/bar.css"]
    )
    page = lxml.html.fromstring(text)
    assert page.xpath("//details[@id='c1']//a[text()='Correct it']/@href") == ["/correct/c1"]
    assert page.xpath("//link/@href") == ["/static/bar.css"]
    assert "Our bar" in page.text_content()
    assert "Content-Security-Policy" not in text
    policy = content_security_policy(style_src="'self'", form_action="'self'", frame_ancestors="'none'")
    assert re.search(r"style-src 'sha256-\S+' 'self'; ", policy)
    assert policy.endswith("base-uri 'none'; form-action 'self'; frame-ancestors 'none'")


def test_the_same_story_gives_the_same_page() -> None:
    assert render_page(three_reports()) == render_page(three_reports())
