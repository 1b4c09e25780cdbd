"""The logistic regressions that tell which candidates are differences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from sklearn.feature_extraction import DictVectorizer

from training.compare.rows import Row
from training.compare.stories import Told
from training.logistic import recalibrated, standardised
from training.stories import FOLDS
from woozle.compare.choose import Chooser
from woozle.logistic import Logistic
from woozle.model import DifferenceKind

STRENGTH: dict[DifferenceKind, float] = {"number": 0.05, "date": 0.1, "wording": 0.1, "certainty": 0.05}
"""Inverse regularisation over standardised features; within a factor of three held-out average precision hardly
moves."""
HEARS_WRITTEN: frozenset[DifferenceKind] = frozenset({"number"})
"""Models that learn from the written stories too (held-out average precision of numbers .40 -> .46, with the
annotators' claims .51 -> .64). Wording gains .01, and hedges, credits and denials lose or gain nothing."""
ALSO: dict[DifferenceKind, DifferenceKind] = {"date": "number"}
"""A model learns from candidates of another kind too: ten dates are too few (held-out average precision .14 alone, .35
with the numbers, whose features they share)."""
LEAST = 0.2
"""Probability from which on a candidate is listed. On held-out stories F1 is flat from .15 to .25 (.23 to .25),
precision grows from .43 to .53."""


def fit(rows: Iterable[Row], written: Iterable[Row]) -> Chooser:
    """rows: of annotated stories, which say how likely a candidate is; written: of written ones."""
    models: dict[DifferenceKind, Logistic] = {}
    rows, written = list(rows), list(written)
    for name, strength in STRENGTH.items():
        kinds = {name, ALSO.get(name)}
        mine, others = ([r for r in some if r.candidate.kind in kinds] for some in (rows, written))
        if name in HEARS_WRITTEN:
            models[name] = calibrated(logistic([*mine, *others], strength), mine)
        else:
            models[name] = logistic(mine, strength)
    return Chooser(models, LEAST)


def logistic(rows: Sequence[Row], strength: float) -> Logistic:
    vectorizer = DictVectorizer(sparse=False)
    features = vectorizer.fit_transform([row.candidate.features for row in rows])
    return standardised(vectorizer.get_feature_names_out(), features, [row.right for row in rows], strength)


def calibrated(model: Logistic, rows: Sequence[Row]) -> Logistic:
    """As sure of these rows as it should be."""
    said = np.array([model(row.candidate.features) for row in rows])
    return recalibrated(model, said, [row.right for row in rows], 1.0)


def held_out(stories: Sequence[Told], found: Mapping[str, list[Row]], written: Sequence[Row]) -> list[Chooser]:
    """For each fold a chooser that has not seen its stories."""
    return [fit((r for s in stories if s.fold != fold for r in found[s.story]), written) for fold in range(FOLDS)]
