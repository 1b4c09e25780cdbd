"""The statements of one story that say the same thing -> claims.

A logistic regression over what two statements have in common says how likely they are the same claim, a second one
hears what the other pairs say of that (training/match). Likely pairs are then grouped so that a claim holds together as
a whole; a statement that says several things is in several.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

import msgspec
import numpy as np
from numpy.typing import NDArray

from woozle.logistic import Logistic
from woozle.match import among, features
from woozle.match.features import Pairs
from woozle.match.grouping import group
from woozle.model import Article, ClaimKind, Span, Statement
from woozle.models import MODELS
from woozle.quotes import quotations, quoted_part

__all__ = ["PairModel", "group", "kind_of", "load_pair_model", "match"]

MIN_QUOTED = 0.4
"""Share of a passage between quotation marks from which it counts as a direct quotation."""


class PairModel(msgspec.Struct, frozen=True):
    """alone: by what two statements have in common; among: by that and by what other pairs say. least: see `group`."""

    alone: Logistic
    among: Logistic
    least: float

    def probabilities(self, articles: Sequence[str], found: Pairs) -> NDArray[np.float64]:
        """Probability that each pair is one claim. articles: of each statement, as `among` takes it."""
        probabilities = self.alone.of_rows(features.NAMES, found.rows)
        considered, rows = among.features_among(articles, found.candidates, probabilities)
        both = np.concatenate([found.rows[considered], rows], 1)
        probabilities[considered] = self.among.of_rows((*features.NAMES, *among.NAMES), both)
        return probabilities


def match(articles: Sequence[Article], statements: Sequence[Statement]) -> list[tuple[ClaimKind, list[Statement]]]:
    """The claims of a story, each with its kind, in the order of their first statements."""
    model = load_pair_model()
    place = {statement: at for at, statement in enumerate(statements)}
    ordered = sorted(place, key=lambda s: (s.article, s.start, s.end))  # so that the order of inputs changes nothing
    found, names = features.pairs(articles, ordered), [s.article for s in ordered]
    groups = group(names, found, model.probabilities(names, found), model.least)
    claims = [sorted((ordered[i] for i in members), key=place.__getitem__) for members in groups]
    claims.sort(key=lambda claim: [place[s] for s in claim])
    quoted = {a.id: list(quotations(a.text)) for a in articles}
    return [(kind_of(claim, quoted), claim) for claim in claims]


def kind_of(members: Sequence[Statement], quoted: dict[str, list[Span]]) -> ClaimKind:
    """quote: some member gives it in quotation marks, and most name the same speaker; else fact."""
    origins = Counter(m.chain[-1] for m in members if m.chain)
    if not origins or 2 * origins.most_common(1)[0][1] <= len(members):
        return "fact"
    for m in members:
        inside = sum(e - s for s, e in quoted_part(quoted[m.article], m.start, m.end))
        if m.chain and inside >= MIN_QUOTED * (m.end - m.start):
            return "quote"
    return "fact"


@cache
def load_pair_model() -> PairModel:
    model = msgspec.json.decode((MODELS / "match.json").read_bytes(), type=PairModel)
    if model.among.weights.keys() != {*features.NAMES, *among.NAMES}:
        raise ValueError("models/match.json was trained on other features; run `python -m training.match`")
    return model
