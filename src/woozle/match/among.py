"""What the other pairs of a story say of a pair: that two statements say the same is likelier where a third report's
statement is like both, where their neighbours are alike too, and where neither has a better partner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

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
    for n in chosen.tolist():
        (i, j), p = candidates[n], float(probabilities[n])
        partners[i][j] = partners[j][i] = p

    def near(x: int, reach: int) -> list[int]:
        around = range(max(0, x - reach), min(len(articles), x + reach + 1))
        return [y for y in around if y != x and articles[y] == articles[x]]

    def both(xs: Sequence[int], ys: Sequence[int]) -> float:
        return max((partners[x].get(y, 0.0) for x in xs if x in partners for y in ys), default=0.0)

    rows = []
    for n in chosen.tolist():
        (i, j), p = candidates[n], float(np.clip(probabilities[n], CERTAIN, 1 - CERTAIN))
        mine, theirs = partners[i], partners[j]
        third = max((mine[z] * theirs[z] for z in mine.keys() & theirs.keys()), default=0.0)
        rivals = sorted(
            max((q for z, q in known.items() if articles[z] == articles[y] and z != y), default=0.0)
            for known, y in ((mine, j), (theirs, i))
        )
        elsewhere = sorted(
            min(2.0, sum(q for z, q in known.items() if articles[z] != articles[y]))
            for known, y in ((mine, j), (theirs, i))
        )
        half = max(both(near(i, 1), [j]), both([i], near(j, 1)))
        beside = both(near(i, BESIDE), near(j, BESIDE))
        rows.append((
            np.log(p / (1 - p)), p, third**0.5, rivals[1], rivals[0], p - rivals[1],
            both(near(i, 1), near(j, 1)), beside, half, *elsewhere,
        ))  # fmt: skip
    return chosen, np.array(rows, np.float32).reshape(len(rows), len(NAMES))
