"""One utterance in two quotations: which words differ."""

from __future__ import annotations

import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woozle.compare.view import Sentences
from woozle.compare.wording import Quoted, changes, wording_candidates
from woozle.model import Article
from woozle.quotes import quotations
from woozle.sentences import every_sentence

COMMON_WORDS = 4
"""Below, the model never lists a change: two sentences share three words by chance."""


def changed(a: str, b: str) -> list[tuple[str, str]]:
    one, other = (Quoted.of(text, list(quotations(text)), every_sentence(text)) for text in (a, b))
    found = (c for c in changes(one, other) if c.features["common"] >= math.log1p(COMMON_WORDS))
    return [(a[c.x.start : c.x.end], b[c.y.start : c.y.end]) for c in found]


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        ("Keep it between us, they will mind", "Keep it to yourself, they will mind", [("between us", "to yourself")]),
        ("We had everybody off in forty minutes", "We had everybody off in fourteen minutes", [("forty", "fourteen")]),
        ("We will never sell the line to him", "We will sell the line to him", [("will never sell", "will sell")]),
        ("We will never sell the line", "we will NEVER sell the line!", []),  # capitals and marks
        ("It's late and we're tired of this", "It’s late and we’re tired of this", []),  # style of apostrophes
        ("The F.B.I. has twenty of them here", "The FBI has 20 of them here", []),  # style of the house
        ("I never said that the line would be sold", "the line would be sold", []),  # a shorter excerpt
        ("The public deserves to know", "Safety comes before everything else", []),  # another utterance
        ("He had the keys ... on the day of the fire", "He had the keys in his hand on the day of the fire", []),
        ("He had the keys on the day of the fire", "He had the keys [to the safe] on the day of the fire", []),
        (
            "He had the keys on the day of the fire",
            "He had the keys in his hand on the day of the fire",  # a cut that nothing marks
            [("keys on", "keys in his hand on")],
        ),
        ("We sold the line to Mr. Holm", "We sold the line to Ms. Brandt", [("Mr. Holm", "Ms. Brandt")]),
        # what an editor put in stands for whatever the other has there
        ("They told [Holm] to sell the line", "They told him to sell the line", []),
        ("They told [the old man] to sell the line", "They told him to sell the line", []),
        ("They told him (Holm) to sell the line", "They told him to sell the line", []),
        ("The line [is] a disgrace to us all", "The line was a disgrace to us all", []),
        ("We [will] sell the line to Norway now", "We will sell the line to Sweden now", [("Norway", "Sweden")]),
        ("We sell it to [that] awful man of Osk", "We sell it to that dreadful man of Osk", [("awful", "dreadful")]),
        ("We [will] never sell the line", "We will sell the line", [("[will] never sell", "will sell")]),
        ("I broke none of the laws", "I have not lied to you. I broke none of the laws", []),
        ("I have not broken any laws", "I have not lied to you. I have not broken any laws", []),  # each finds its own
    ],
)  # fmt: skip
def test_changes(a: str, b: str, found: list[tuple[str, str]]) -> None:
    assert changed(f"“{a}”", f"“{b}”") == found
    assert changed(f"“{b}”", f"“{a}”") == [(y, x) for x, y in found]


@pytest.mark.parametrize(
    ("a", "b", "severity"),
    [
        ("It is a total and utter disgrace", "It is a total and complete disgrace", "high"),
        ("It is a disgrace to all of us", "It is a disgrace for all of us", "middle"),
        ("I did not lie about the boat", "I did lie about the boat", "high"),  # small, and turns it round
        ("There was no deal with the bank", "There was a deal with the bank", "high"),
    ],
)
def test_how_much_an_editor_would_mind(a: str, b: str, severity: str) -> None:
    articles = [Article(id, f"He said at the hearing: “{text}.”") for id, text in (("a", a), ("b", b))]
    story = Sentences.of(articles, [])
    assert [c.severity for c in wording_candidates(story, story.pairs())] == [severity]


def test_only_quotations_count() -> None:
    assert changed("We will never sell the line to him", "We will sell the line to him") == []


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("“" + "[x] word " * 40_000 + "”", "“a word or two”"),
        ("“" + "[x " * 40_000 + "”", "“a word or two”"),
        ("\n".join(f"“Al{n} be{n} ga{n} de{n}” he said." for n in range(8000)),) * 2,
        (
            "“" + " ".join(f"al{n} be{n} ga{n} de{n}" for n in range(8000)) + "”",
            "\n".join(f"“Al{n} be{n} ga{n} no{n}”" for n in range(8000)),
        ),
    ],
    ids=["brackets", "open brackets", "many quotations", "one against many"],
)
def test_time_grows_with_the_text(text: str, other: str) -> None:
    began = time.monotonic()
    changed(text, other)
    assert time.monotonic() - began < 5  # with the square of it, it takes a minute


@given(st.lists(st.sampled_from("the line was sold to him we never will ... [x] (y) “ ” ‘ ’ . ".split()), max_size=40))
def test_a_text_differs_in_no_quotation_from_itself(words: list[str]) -> None:
    text = " ".join(words)
    assert changed(text, text) == []
