"""The same words credited to one source in this report, to another in that.

Where the words differ, whom two reports credit says little: of 384 pairs of statements of one claim that name
different sources 17 are in the gold, and a model over the kinds of the sources and how alike the statements are ranks
these hardly better than chance (held-out average precision .05). The chains of a claim's members show them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import Indel

from woozle.compare.candidate import Candidate
from woozle.compare.view import TWINS, Said, alike
from woozle.model import Source, Span, Statement

CAPITAL = re.compile(r"\b[A-Z][\w-]+")
REACH = 90
"""Characters over which the names and cues of a credit are shown as one passage."""


def credit_candidates(mine: Said, theirs: Said) -> Iterator[Candidate]:
    """Both credit somebody by name, and nobody of the one chain stands in the other."""
    (one, a, words), (other, b, others) = mine, theirs
    x, y = _where(one), _where(other)
    if x is None or y is None or not one.chain or not other.chain:
        return
    first, last = one.chain[-1], other.chain[-1]
    if any(_same(s, t) for s in one.chain for t in other.chain):
        return
    persons = [s.kind == "person" for s in (first, last)]
    named = _capitals(first.name) & _capitals(a.show(x)) and _capitals(last.name) & _capitals(b.show(y))
    if not named and (persons[0] == persons[1] or not _capitals(first.name) or not _capitals(last.name)):
        return  # "the attorney" may be Mr. Goelman
    said = Indel.normalized_similarity(*([w.plain for w in part] for part in (words, others)))
    if said >= TWINS and alike(a.words, b.words) >= TWINS:
        note = f"credited to {first.name} in {a.article.id}, to {last.name} in {b.article.id}"
        yield Candidate("attribution", a, b, x, y, note, "high", {}, twins=True)


def _where(statement: Statement) -> Span | None:
    """Where the credit stands."""
    evidence = sorted(statement.evidence)
    if not evidence:
        return None
    near = [s for s in evidence if s.end - evidence[0].start <= REACH] or evidence[:1]
    return Span(near[0].start, max(s.end for s in near))


def _same(a: Source, b: Source) -> bool:
    """Do they share a name, or are they called alike?"""
    mine, theirs = (name.lower().removeprefix("the ") for name in (a.name, b.name))
    return bool(_capitals(a.name) & _capitals(b.name)) or mine == theirs


def _capitals(text: str) -> set[str]:
    """The capitalised words."""
    return {w for w in CAPITAL.findall(text) if w != "The"}
