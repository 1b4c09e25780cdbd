"""What the other pairs of a story say of a pair: that two statements say the same is likelier where a third report's
statement is like both, where their neighbours are alike too, and where neither has a better partner."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Container, Sequence

import numpy as np
from numpy.typing import NDArray

NAMES = (
    "log_odds", "probability", "third", "rival", "rivals", "ahead", "next", "beside", "half", "least_elsewhere",
    "most_elsewhere",
)  # fmt: skip
CONSIDERED = 0.05
"""Fainter pairs are left as they are: of the candidates of 49 shared stories five of six, with one in five of the true
ones, which hardly ever come to be joined."""
BESIDE = 2
"""How many statements before and after count as neighbours."""
CERTAIN = 1e-4


def features_among(
    articles: Sequence[str], candidates: Sequence[tuple[int, int]], probabilities: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Which candidates are considered, and their features, shape (considered, len(NAMES)).

    articles: of each statement; those of one article follow each other in text order. probabilities: of each candidate
    by itself.
    """
    chosen = np.flatnonzero(probabilities >= CONSIDERED)
    partners: dict[int, dict[int, float]] = defaultdict(dict)
    by_article: dict[int, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for n in chosen.tolist():
        (i, j), p = candidates[n], float(probabilities[n])
        partners[i][j] = partners[j][i] = p
        by_article[i][articles[j]].append(p)
        by_article[j][articles[i]].append(p)
    altogether = {x: sum(known.values()) for x, known in partners.items()}
    near = {x: [_near(articles, x, reach, partners) for reach in (1, BESIDE)] for x in partners}

    def both(xs: Sequence[int], ys: Sequence[int]) -> float:
        return max((partners[x].get(y, 0.0) for x in xs for y in ys), default=0.0)

    def rival(x: int, y: int, p: float) -> float:
        """The best other partner of x in the article of y."""
        found = by_article[x][articles[y]].copy()
        found.remove(p)
        return max(found, default=0.0)

    def elsewhere(x: int, y: int) -> float:
        """How likely the partners of x in other articles than y's are, all together."""
        return min(2.0, altogether[x] - sum(by_article[x][articles[y]]))

    rows = []
    for n in chosen.tolist():
        (i, j), p = candidates[n], float(probabilities[n])
        mine, theirs = partners[i], partners[j]
        third = max((mine[z] * theirs[z] for z in mine.keys() & theirs.keys()), default=0.0)
        fewer, more = sorted((rival(i, j, p), rival(j, i, p)))
        certain = float(np.clip(p, CERTAIN, 1 - CERTAIN))
        (next_i, beside_i), (next_j, beside_j) = near[i], near[j]
        rows.append((
            math.log(certain / (1 - certain)), certain, third**0.5, more, fewer, certain - more,
            both(next_i, next_j), both(beside_i, beside_j), max(both(next_i, [j]), both([i], next_j)),
            *sorted((elsewhere(i, j), elsewhere(j, i))),
        ))  # fmt: skip
    return chosen, np.array(rows, np.float32).reshape(len(rows), len(NAMES))


def _near(articles: Sequence[str], x: int, reach: int, among: Container[int]) -> list[int]:
    """The statements `among` some that stand up to `reach` before or after another in its article."""
    around = range(max(0, x - reach), min(len(articles), x + reach + 1))
    return [y for y in around if y != x and articles[y] == articles[x] and y in among]
