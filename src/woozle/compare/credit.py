"""Credited to one source in this report, to another in that."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from woozle.compare.candidate import Candidate
from woozle.compare.view import TWINS, Sentences, alike, stems
from woozle.model import Claim, Source, Span, Statement

CAPITAL = re.compile(r"\b[A-Z][\w-]+")
REACH = 90
"""Characters over which the names and cues of a credit are shown as one passage."""


def credit_candidates(story: Sentences, claim: Claim, one: Statement, other: Statement) -> Iterator[Candidate]:
    """Both credit somebody, and nobody of the one chain stands in the other."""
    a, b = story.at(one), story.at(other)
    x, y = _where(one), _where(other)
    if a is None or b is None or x is None or y is None or not one.chain or not other.chain:
        return
    if any(_same(s, t) for s in one.chain for t in other.chain):
        return
    first, last = one.chain[-1], other.chain[-1]
    kinds = sorted((first.kind, last.kind))
    own, there = stems(a.part(Span(one.start, one.end))), stems(b.part(Span(other.start, other.end)))
    features = {
        **{f"kind={kind}": 1.0 for kind in kinds},
        f"kinds={kinds[0]}/{kinds[1]}": 1.0,
        "confidence": min(one.confidence, other.confidence),
        "longer": float(len(one.chain) > 1 or len(other.chain) > 1),
        "denies": float("denies" in (one.stance, other.stance)),
        "quote": float(claim.kind == "quote"),
        "contained": story.contained(own, there),
        "shared": story.shared(own, there),
        "sentence": story.shared(a.stems, b.stems),
        "order": alike(a.words, b.words),
        "size": math.log(len(claim.members)),
    }
    note = f"credited to {first.name} in {a.article.id}, to {last.name} in {b.article.id}"
    parts = a.part(Span(one.start, one.end)), b.part(Span(other.start, other.end))
    named = bool(_capitals(first.name) & _capitals(a.show(x))) and bool(_capitals(last.name) & _capitals(b.show(y)))
    yield Candidate("attribution", a, b, x, y, note, "middle", features, twins=alike(*parts) >= TWINS and named)


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
