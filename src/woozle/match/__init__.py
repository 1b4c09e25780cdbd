"""The statements of one story that say the same thing -> claims.

A logistic regression over pair features says how likely two statements are the same claim (training/match); average
linkage then joins them, so that a claim holds together as a whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

import msgspec
import numpy as np
from numpy.typing import NDArray

from woozle.match.features import NAMES, pairs
from woozle.model import Article, ClaimKind, Span, Statement
from woozle.models import MODELS
from woozle.quotes import quotations, quoted_part

__all__ = ["PairModel", "cluster", "kind_of", "load_pair_model", "match"]

MIN_QUOTED = 0.4
"""Share of a passage between quotation marks from which it counts as a direct quotation."""


class PairModel(msgspec.Struct, frozen=True):
    """Weights over standardised features, in the order of `features`. alone, together: see `cluster`."""

    features: tuple[str, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float
    alone: float
    together: float

    def probabilities(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Probability that each pair is one claim. rows: shape (pairs, len(features))."""
        z = (rows - np.array(self.mean)) / np.array(self.scale) @ np.array(self.weights) + self.bias
        return np.asarray(1 / (1 + np.exp(-z)), np.float64)


def match(articles: Sequence[Article], statements: Sequence[Statement]) -> list[tuple[ClaimKind, list[Statement]]]:
    """The claims of a story, each with its kind, in the order of their first statements."""
    model = load_pair_model()
    place = {statement: at for at, statement in enumerate(statements)}
    ordered = sorted(place, key=lambda s: (s.article, s.start, s.end))  # so that the order of inputs changes nothing
    candidates, rows = pairs(articles, ordered)
    groups = cluster(len(ordered), candidates, model.probabilities(rows), model.alone, model.together)
    claims = sorted(
        (sorted((ordered[i] for i in group), key=place.__getitem__) for group in groups), key=lambda c: place[c[0]]
    )
    quoted = {a.id: list(quotations(a.text)) for a in articles}
    return [(kind_of(claim, quoted), claim) for claim in claims]


def cluster(
    count: int, candidates: Sequence[tuple[int, int]], probabilities: NDArray[np.float64], alone: float, together: float
) -> list[list[int]]:
    """Groups of indices below `count`: average linkage (Sokal and Michener 1958) over the candidate pairs, best first.

    Two indices that are still alone are joined from probability `alone` on; larger groups while the mean probability
    over the candidate pairs between them reaches `together`: a claim must hold together as a whole.
    """
    probability = {pair: float(p) for pair, p in zip(candidates, probabilities, strict=True)}
    group_of = list(range(count))
    groups = {i: [i] for i in range(count)}
    for pair, p in sorted(probability.items(), key=lambda item: (-item[1], item[0])):
        if p < min(alone, together):
            break
        a, b = (group_of[i] for i in pair)
        if a == b:
            continue
        pairs = ((min(x, y), max(x, y)) for x in groups[a] for y in groups[b])
        known = [probability[pair] for pair in pairs if pair in probability]
        least = alone if len(groups[a]) == len(groups[b]) == 1 else together
        if sum(known) / len(known) < least:
            continue
        for index in groups[b]:
            group_of[index] = a
        groups[a] += groups.pop(b)
    return sorted(sorted(group) for group in groups.values())


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
    if model.features != NAMES:
        raise ValueError("models/match.json was trained on other features; run `python -m training.match`")
    return model
