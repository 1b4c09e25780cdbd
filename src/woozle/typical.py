"""Which passage stands for a claim: one that says what the others say, as long as a sentence that names its source."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from woozle.model import Passage, Statement

WORD = re.compile(r"\w{3,}")
LENGTH = 120
"""Characters of a passage that tells enough and can be read at a glance."""
MOST = 60
"""Members that are looked at; among so many there is a good one."""


def typical(members: Sequence[Statement], texts: Mapping[str, str], elsewhere: Collection[Passage]) -> Statement:
    """The member whose words the other reports have too; of equals one with a source, and of a sentence's length.

    texts: of each article. elsewhere: passages that are in other claims too; they stand for this one only where there
    is no other. Nor does one that denies it, where another tells it. Of each other report the member with most words in
    common counts (Jaccard; words cut to six letters). Of 758 claims of held-out stories with a shared claim of the
    annotators the passage states that in 695; the one nearest to LENGTH did in 669.
    """
    telling = [m for m in members if m.stance != "denies"] or members
    some = [m for m in telling if m.passage not in elsewhere] or telling
    words = [{w[:6].lower() for w in WORD.findall(texts[m.article][m.start : m.end])} for m in some[:MOST]]

    def common(n: int) -> float:
        best: dict[str, float] = {}
        for other, m in zip(words, some, strict=False):
            if m.article != some[n].article:
                shared = len(words[n] & other) / (len(words[n] | other) or 1)
                best[m.article] = max(shared, best.get(m.article, 0.0))
        return sum(best.values()) / (len(best) or 1)

    def rank(n: int) -> tuple[float, bool, int, str, int]:
        m = some[n]
        return -round(common(n), 2), not m.chain, abs(m.end - m.start - LENGTH), m.article, m.start

    return some[min(range(len(words)), key=rank)]
