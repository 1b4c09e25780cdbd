"""The logistic regressions that tell which candidates are differences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from training.compare.rows import Row
from training.compare.stories import Told
from training.stories import FOLDS
from woozle.compare.choose import MODEL_OF, Chooser
from woozle.logistic import Logistic

STRENGTH = {"value": 0.1, "wording": 0.1, "certainty": 0.05}
"""Inverse regularisation over standardised features; within a factor of three held-out average precision hardly
moves."""
LEAST = 0.2
"""Probability from which on a candidate is listed. On held-out stories F1 is flat from .15 to .3 (.21 to .23),
precision grows from .35 to .5."""


def fit(rows: Iterable[Row]) -> Chooser:
    models = {}
    rows = list(rows)
    for name, strength in STRENGTH.items():
        mine = [row for row in rows if MODEL_OF.get(row.candidate.kind) == name]
        vectorizer = DictVectorizer(sparse=False)
        features = vectorizer.fit_transform([row.candidate.features for row in mine])
        scaler = StandardScaler().fit(features)
        model = LogisticRegression(C=strength, max_iter=3000)
        model.fit(scaler.transform(features), [row.right for row in mine])
        weights = model.coef_[0] / scaler.scale_
        bias = float(model.intercept_[0] - (weights * scaler.mean_).sum())
        names = vectorizer.get_feature_names_out()
        models[name] = Logistic(round(bias, 4), {n: round(float(w), 4) for n, w in zip(names, weights, strict=True)})
    return Chooser(models, LEAST)


def held_out(stories: Sequence[Told], found: Mapping[str, list[Row]]) -> list[Chooser]:
    """For each fold a chooser that has not seen its stories."""
    return [fit(row for s in stories if s.fold != fold for row in found[s.story]) for fold in range(FOLDS)]
