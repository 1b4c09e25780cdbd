"""What breaks other tools (texts/cases.txt, by heading): odd quotation marks, headlines, lists, transcripts …"""

from __future__ import annotations

from pathlib import Path

import pytest
from training.attribute.marked import cases, read_marked
from training.attribute.score import count

from woozle.attribute import attribute

CASES = cases(Path(__file__).parent / "texts" / "cases.txt")
UNRELIABLE = {22, 27, 29, 30, 34, 46, 58, 66}
"""Cases that the shipped model gets wrong."""


@pytest.mark.parametrize(
    "marked_text",
    [
        pytest.param(text, id=f"{number}: {heading}", marks=[pytest.mark.xfail] if number in UNRELIABLE else [])
        for number, (heading, text) in enumerate(CASES)
    ],
)
def test_who_said_what(marked_text: str) -> None:
    text, marked = read_marked(marked_text)
    found = [a for a in attribute(text) if a.parent is None]
    counts = count(text, [m for m in marked if m.parent is None], found)
    assert counts.right == counts.found == counts.marked, [
        [" … ".join(text[s:e] for s, e in role) for role in (a.source, a.cue, a.content)] for a in found
    ]


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("The Harbour Post reported that the minister had told him to wait.", "The Harbour Post", "the minister"),
        ("“My secretary told me that it was about parking,” Moreau said.", "Moreau", "My secretary"),
        ("According to the book, an aide said the two men spoke by telephone.", "the book", "an aide"),
    ],
)
def test_who_said_what_inside_what_somebody_said(text: str, outer: str, inner: str) -> None:
    found = attribute(text)
    named = [(a, " ".join(text[s:e] for s, e in a.source)) for a in found]
    assert [(source, a.parent) for a, source in named] == [(outer, None), (inner, 0)]


def test_where_nobody_says_anything_nothing_is_found() -> None:
    assert attribute("The ferry left at nine. It carried 212 people and eleven cars.") == []
