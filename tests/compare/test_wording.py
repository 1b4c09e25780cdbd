"""One utterance in two quotations: which words differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woozle.compare.wording import Quoted, changes
from woozle.quotes import quotations

COMMON_WORDS = 4
"""Below, the model never lists a change: two sentences share three words by chance."""


def changed(a: str, b: str) -> list[tuple[str, str]]:
    one, other = (Quoted.of(text, list(quotations(text))) for text in (a, b))
    return [(a[c.x.start : c.x.end], b[c.y.start : c.y.end]) for c in changes(one, other) if c.common >= COMMON_WORDS]


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
        ("I broke none of the laws", "I have not lied to you. I broke none of the laws", []),
        ("I have not broken any laws", "I have not lied to you. I have not broken any laws", []),  # each finds its own
    ],
)  # fmt: skip
def test_changes(a: str, b: str, found: list[tuple[str, str]]) -> None:
    assert changed(f"“{a}”", f"“{b}”") == found
    assert changed(f"“{b}”", f"“{a}”") == [(y, x) for x, y in found]


def test_only_quotations_count() -> None:
    assert changed("We will never sell the line to him", "We will sell the line to him") == []


@given(st.lists(st.sampled_from("the line was sold to him we never will ... [x] (y) “ ” ‘ ’ . ".split()), max_size=40))
def test_a_text_differs_in_no_quotation_from_itself(words: list[str]) -> None:
    text = " ".join(words)
    assert changed(text, text) == []
