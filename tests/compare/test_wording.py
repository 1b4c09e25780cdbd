"""One utterance in two quotations: which words differ."""

from __future__ import annotations

import pytest

from woozle.compare.wording import changed_words
from woozle.model import Span


@pytest.mark.parametrize(
    ("a", "b", "changes"),
    [
        ("Keep it between us, they will mind", "Keep it to yourself, they will mind", [("between us", "to yourself")]),
        ("We had everybody off in forty minutes", "We had everybody off in fourteen minutes", [("forty", "fourteen")]),
        ("We will never sell the line to him", "We will sell the line to him", [("never", "will")]),
        ("We will never sell the line", "we will NEVER sell the line!", []),  # capitals and marks
        ("It's late and we're tired", "It’s late and we’re tired", []),  # style of apostrophes
        ("I never said that the line would be sold", "the line would be sold", []),  # a shorter excerpt
        ("The public deserves to know", "Safety comes before everything else", []),  # another utterance
        ("Fine", "Fine, then", []),  # too short to tell
    ],
)  # fmt: skip
def test_changed_words(a: str, b: str, changes: list[tuple[str, str]]) -> None:
    found = list(changed_words(a, Span(0, len(a)), b, Span(0, len(b))))
    assert [(a[x.start : x.end], b[y.start : y.end]) for x, y in found] == changes
