"""Which candidates are listed: those that an annotator may well have marked, as a model says.

A logistic regression for numbers and dates, one for altered quotations and one for hedges (training/compare), fitted to
what annotators marked in real stories and cross-validated by story. What differs between two sentences of nearly the
same words is listed whatever the model says.
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

MODEL_OF: dict[DifferenceKind, str] = {
    "number": "value", "date": "value", "wording": "wording", "certainty": "certainty"
}  # fmt: skip
"""The model of each kind; candidates of the others are made where there is no doubt."""


class Chooser(Struct, frozen=True):
    """models: by the names in MODEL_OF; least: the probability from which on a candidate is listed."""

    models: dict[str, Logistic]
    least: float

    def probability(self, candidate: Candidate) -> float:
        """That an annotator would mark it; 1 between twins, and no less than `least` where it is parallel."""
        if candidate.twins:
            return 1.0
        likely = self.models[MODEL_OF[candidate.kind]](candidate.features)
        return max(likely, self.least) if candidate.parallel else likely

    def chosen(self, candidates: Iterable[Candidate]) -> list[tuple[float, Candidate]]:
        """Those to list, the likeliest first; of equals the order stays."""
        scored = [(self.probability(c), c) for c in candidates]
        return sorted(((p, c) for p, c in scored if p >= self.least), key=lambda found: -found[0])


@cache
def load_chooser() -> Chooser:
    return msgspec.json.decode((MODELS / "difference.json").read_bytes(), type=Chooser)
