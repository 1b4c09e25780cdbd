"""Which candidates are listed: those that an annotator would more likely than not have marked, as a model says.

A logistic regression for each group of kinds (training/compare), fitted to what annotators marked in real stories and
cross-validated by story. What differs between two sentences of nearly the same words is listed whatever the model says.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import msgspec
from msgspec import Struct

from woozle.compare.candidate import Candidate
from woozle.models import MODELS
from woozle.resolve.voice import Logistic

GROUPS = {"number": "value", "date": "value", "name": "name", "place": "name", "fact": "fact"}
"""Kinds that share a model; any other has its own."""


class Chooser(Struct, frozen=True):
    """models: of each group of kinds; least: the probability of each kind from which on it is listed."""

    models: dict[str, Logistic]
    least: dict[str, float]

    def probability(self, candidate: Candidate) -> float:
        """That an annotator would mark it; 1 between twins."""
        if candidate.twins:
            return 1.0
        model = self.models.get(group_of(candidate))
        return model(candidate.features) if model else 0.0

    def chosen(self, candidates: Iterable[Candidate]) -> list[tuple[float, Candidate]]:
        """Those to list, the likeliest first; of equals the order stays."""
        scored = [(self.probability(c), c) for c in candidates]
        listed = [(p, c) for p, c in scored if p >= self.least.get(c.kind, 1.0)]
        return sorted(listed, key=lambda found: -found[0])


def group_of(candidate: Candidate) -> str:
    return GROUPS.get(candidate.kind, candidate.kind)


@cache
def load_chooser() -> Chooser:
    return msgspec.json.decode((MODELS / "difference.json").read_bytes(), type=Chooser)
