"""Which candidates are listed: those that an annotator may well have marked, as a model says.

Logistic regressions for numbers, dates, altered quotations and hedges (training/compare), fitted to what annotators
marked in real stories and cross-validated by story. What differs between two sentences of nearly the same words is
listed whatever the model says.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import msgspec
from msgspec import Struct

from woozle.compare.candidate import Candidate
from woozle.logistic import Logistic
from woozle.model import DifferenceKind
from woozle.models import MODELS


class Chooser(Struct, frozen=True):
    """models: of those kinds whose candidates may be none. least: probability from which on a candidate is listed."""

    models: dict[DifferenceKind, Logistic]
    least: float

    def probability(self, candidate: Candidate) -> float:
        """That an annotator would mark it; 1 between twins, and no less than `least` where it is parallel."""
        if candidate.twins:
            return 1.0
        likely = self.models[candidate.kind](candidate.features)
        return max(likely, self.least) if candidate.parallel else likely

    def chosen(self, candidates: Iterable[Candidate]) -> list[tuple[float, Candidate]]:
        """Those to list, the likeliest first; of equals the order stays."""
        scored = [(self.probability(c), c) for c in candidates]
        return sorted(((p, c) for p, c in scored if p >= self.least), key=lambda found: -found[0])


@cache
def load_chooser() -> Chooser:
    return msgspec.json.decode((MODELS / "difference.json").read_bytes(), type=Chooser)
