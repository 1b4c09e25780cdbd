"""Which words say what a sentence is about."""

from __future__ import annotations

import re

WORD = re.compile(r"\w+")

STOP_WORDS = frozenset(
    "the a an of to in and or for on at by with from that this as is was were are be been has have had it its he she "
    "his her they their who which not but will would could should i we you our your my me him them than then there so "
    "if about after before when while into over out up no do does did said says say told mr mrs ms dr s t".split()
)
"""In lower case, and what an apostrophe leaves of "it's" and "don't"; with the words that credit somebody."""


def stems_of(text: str) -> set[str]:
    """The words of a text cut to six letters, without the commonest: cheap, and enough for overlap."""
    return {w[:6] for w in WORD.findall(text.lower()) if w not in STOP_WORDS and len(w) > 1}
