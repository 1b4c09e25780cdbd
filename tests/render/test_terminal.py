"""The summary in the terminal: what an editor wants first, with article and line."""

from __future__ import annotations

from io import StringIO

import pytest
from msgspec.structs import replace
from rich.console import Console

from woozle.model import Article, Claim, Difference, Direction, Omission, Passage, Reuse, Source, Statement, Story
from woozle.render.summary import headline, publishers
from woozle.render.terminal import print_story

BOOK = Source("War by A. Author", "document")
TEXTS = {"one": "Head\n\nHe called seven times in 2020.", "two": "He called seven times in 2021.\nHe denied it."}


def story() -> Story:
    members = (Statement("one", 6, 36, (BOOK,), "reports"), Statement("two", 0, 30, (BOOK,), "reports", hedged=True))
    denial = Statement("two", 31, 44, (Source("unnamed aide", "unnamed"),), "denies")
    return Story(
        story="calls",
        articles=tuple(Article(id=id, text=text, publisher=id.title()) for id, text in TEXTS.items()),
        claims=(
            Claim("c1", "fact", "He called seven times in 2020.", members, 1, (BOOK.name,), (("One", BOOK.name),)),
            Claim("c2", "fact", "He denied it.", (denial,), 0),
        ),
        differences=(Difference("c1", "date", (Passage("one", 31, 35), Passage("two", 25, 29)), "2020 and 2021"),),
        omissions=(Omission("c2", "one", "denial", ("Two",)),),
    )


def printed(story: Story) -> list[str]:
    out = StringIO()
    print_story(story, Console(file=out, width=200, highlight=False))
    return [line.rstrip() for line in out.getvalue().splitlines()]


@pytest.mark.parametrize(
    "line",
    [
        "War by A. Author  1 claim, carried by One, Two",
        "c1  1 route, all through War by A. Author",
        "    one ¶ 2  He called seven times in 2020.  War by A. Author",
        "    two ¶ 1  He called seven times in 2021.  War by A. Author (hedged)",
        "c1  date  “2020” (one ¶ 2) / “2021” (two ¶ 1)",
        "one leaves out the denial c2: He denied it.  (in Two)",
    ],
)
def test_the_summary_says(line: str) -> None:
    assert line in printed(story())


def test_who_only_denies_a_claim_does_not_carry_it() -> None:
    small = story()
    one, two = small.claims[0].members
    three = Article(id="three", text="The aide denied that he called.", publisher="Three")
    denial = Statement("three", 16, 31, (Source("unnamed aide", "unnamed"),), "denies")
    shared = replace(small.claims[0], members=(one, two, denial))
    more = replace(small, articles=(*small.articles, three), claims=(shared, small.claims[1]))
    assert "War by A. Author  1 claim, carried by One, Two; denied in Three" in printed(more)
    assert publishers(more, replace(shared, members=(denial,))) == ["Three"]


@pytest.mark.parametrize(
    ("direction", "retold", "words"),
    [
        ("date", True, "1 sentence in common with One, which is earlier, in the same order and other words."),
        ("credit", False, "1 passage in common with One, which it credits elsewhere, word for word."),
        (
            "unknown",
            False,
            "1 passage in common with One, word for word; nothing tells which has it from the other.",
        ),
    ],
)
def test_whom_a_report_follows(direction: Direction, retold: bool, words: str) -> None:
    shared = Reuse(Passage("one", 6, 36), Passage("two", 0, 30), direction, retold)
    assert f"Two: {words}" in printed(replace(story(), reuse=(shared,)))


def test_a_reply_and_a_date_that_is_none_are_told_whole() -> None:
    one, two = story().articles
    reply = replace(story().omissions[0], kind="reply")
    lines = printed(replace(story(), articles=(replace(one, published="March 4, 2031"), two), omissions=(reply,)))
    assert "one leaves out the reply c2: He denied it.  (in Two)" in lines
    assert "one  One  March 4, 2031" in lines


def test_the_gravest_differences_come_first() -> None:
    (date,) = story().differences
    fainter = replace(date, kind="certainty", severity="low")
    kinds = [line.split()[1] for line in printed(replace(story(), differences=(fainter, date))) if "/ “2021”" in line]
    assert kinds == ["date", "certainty"]


def test_the_figures_stand_in_one_sentence() -> None:
    assert headline(story()) == (
        "2 reports · 1 shared claim · 1 rests on one source: War by A. Author · 1 difference"
        " · 1 denial that a report leaves out"
    )


def test_no_text_commands_the_terminal() -> None:
    text = "He \x1b[31mcalled\x1b[0m \u202eseven\x00 times."
    members = tuple(Statement(id, 0, len(text)) for id in "ab")
    articles = tuple(Article(id=id, text=text, publisher=f"{id}\x1b]0;x\x07") for id in "ab")
    shown = "\n".join(printed(Story("s\x1b", articles, claims=(Claim("c1", "fact", text, members, 2),))))
    assert "He �[31mcalled�[0m �seven� times." in shown
    assert not any(c in shown for c in "\x1b\x00\x07\u202e")


def test_markup_in_a_text_is_shown_and_not_obeyed() -> None:
    text = "[bold]He called[/bold] [link=x]seven[/link] times."
    article = Article(id="a", text=text, publisher="[red]P[/red]")
    other = Article(id="b", text=text, publisher="Q")
    members = (Statement("a", 0, len(text)), Statement("b", 0, len(text)))
    lines = printed(Story("s", (article, other), claims=(Claim("c1", "fact", text, members, 2),)))
    assert any(text in line for line in lines)
    assert any("[red]P[/red]" in line for line in lines)
