"""A logistic regression for each group of kinds, and the probability from which on a kind is listed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from training.compare.rows import Row
from training.compare.score import Score
from training.compare.stories import Told
from training.stories import FOLDS
from woozle.compare.choose import Chooser, group_of
from woozle.compare.merge import merge
from woozle.resolve.voice import Logistic

STRENGTH = {"value": 0.1, "wording": 0.1, "certainty": 0.05, "polarity": 0.02, "attribution": 0.02}
"""Inverse regularisation over standardised features; held-out average precision hardly moves within a factor of three."""
GROUPS = (("number", "date"), ("wording",), ("certainty",), ("polarity",), ("attribution",))
"""Kinds that share a threshold."""
THRESHOLDS = (0.06, 0.08, 0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5)
FEWEST_RIGHT = 0.4
"""Share of right ones that a kind must reach to be listed where it is no matter of twins."""
Found = Mapping[str, list[Row]]


def models(rows: Iterable[Row]) -> dict[str, Logistic]:
    out = {}
    rows = list(rows)
    for group, strength in STRENGTH.items():
        mine = [row for row in rows if group_of(row.candidate) == group]
        vectorizer = DictVectorizer(sparse=False)
        features = vectorizer.fit_transform([row.candidate.features for row in mine])
        scaler = StandardScaler().fit(features)
        model = LogisticRegression(C=strength, max_iter=3000)
        model.fit(scaler.transform(features), [row.right for row in mine])
        weights = model.coef_[0] / scaler.scale_
        bias = float(model.intercept_[0] - (weights * scaler.mean_).sum())
        names = vectorizer.get_feature_names_out()
        out[group] = Logistic(round(bias, 4), {n: round(float(w), 4) for n, w in zip(names, weights, strict=True)})
    return out


def held_out(stories: Sequence[Told], found: Found, also: Found) -> Iterator[Chooser]:
    """For each fold a chooser that has not seen it, thresholds included. also: more candidates to learn from."""
    trained = _by_fold(stories, found, also)
    for fold in range(FOLDS):
        yield Chooser(trained[fold], thresholds([s for s in stories if s.fold != fold], found, trained))


def fit(stories: Sequence[Told], found: Found, also: Found) -> Chooser:
    """The one to ship: models of all stories, thresholds by what those of each fold say of its stories."""
    every = models(r for s in stories for r in (*found[s.story], *also[s.story]))
    return Chooser(every, thresholds(stories, found, _by_fold(stories, found, also)))


def _by_fold(stories: Sequence[Told], found: Found, also: Found) -> list[dict[str, Logistic]]:
    return [
        models(r for s in stories if s.fold != fold for r in (*found[s.story], *also[s.story])) for fold in range(FOLDS)
    ]


def thresholds(stories: Sequence[Told], found: Found, trained: Sequence[dict[str, Logistic]]) -> dict[str, float]:
    """Of each kind the probability with the best F1, of those where enough of what is listed is right."""
    out = {"name": 0.5, "place": 0.5, "fact": 0.5}
    for kinds in GROUPS:
        best = 0.0
        out |= dict.fromkeys(kinds, 1.0)
        for least in THRESHOLDS:
            score = Score(kinds)
            for story in stories:
                chooser = Chooser(trained[story.fold], dict.fromkeys(kinds, least))
                listed = chooser.chosen([r.candidate for r in found[story.story] if r.candidate.kind in kinds])
                score.add(story, merge(listed, story.claims))
            if score.f1() > best and score.precision() >= FEWEST_RIGHT:
                best, out = score.f1(), out | dict.fromkeys(kinds, least)
    return out

