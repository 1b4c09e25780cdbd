"""How many of the sentences that one claim brings together are brought together (the last word has the scorer)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from training.match.written import Marked
from woozle.model import Article, Claim, Passage
from woozle.sentences import sentences

ENOUGH = 15
"""Characters of a sentence that a passage has to cover to stand in it; a third of either will do as well."""
Sentence = tuple[str, int]
Pair = tuple[Sentence, Sentence]


class Counts(NamedTuple):
    """Pairs of sentences that are right, brought together, and marked."""

    right: int = 0
    found: int = 0
    marked: int = 0

    def plus(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.found + other.found, self.marked + other.marked)


def count(reports: Sequence[Marked], claims: Iterable[Claim]) -> Counts:
    """Of one written story: its marks against the claims that were found."""
    articles = [r.article for r in reports]
    gold: dict[str, list[Passage]] = defaultdict(list)
    for report in reports:
        for claim, span in report.claims:
            gold[claim].append(Passage(report.article.id, *span))
    ours = sentence_pairs(([m.passage for m in c.members] for c in claims), articles)
    theirs = sentence_pairs(gold.values(), articles)
    return Counts(len(ours & theirs), len(ours), len(theirs))


def sentence_pairs(claims: Iterable[Sequence[Passage]], articles: Sequence[Article]) -> set[Pair]:
    """The pairs of sentences of different articles in which passages of one claim stand. claims: their passages."""
    spans = {a.id: list(sentences(a)) for a in articles}
    out: set[Pair] = set()
    for claim in claims:
        found = {(p.article, n) for p in claim for n, s in enumerate(spans[p.article]) if _covers(p, s.start, s.end)}
        out |= {(x, y) for x, y in combinations(sorted(found), 2) if x[0] != y[0]}
    return out


def _covers(passage: Passage, start: int, end: int) -> bool:
    both = min(passage.end, end) - max(passage.start, start)
    return both > 0 and (both >= ENOUGH or 3 * both >= min(end - start, passage.end - passage.start))
