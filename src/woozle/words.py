"""English words that say little of what a sentence is about."""

from __future__ import annotations

STOP_WORDS = frozenset(
    "the a an of to in and or for on at by with from that this as is was were are be been has have had it its he she "
    "his her they their who which not but will would could should i we you our your my me him them than then there so "
    "if about after before when while into over out up no do does did said says say told mr mrs ms dr s t".split()
)
"""In lower case, and what an apostrophe leaves of "it's" and "don't"; with the words that credit somebody."""
