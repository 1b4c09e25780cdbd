"""Which statements of different articles are compared at all: the nearest by the cosine of their embeddings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

NEAREST = 10
"""Statements of one other article that a statement is compared with: those hold 84 % of the true pairs of 49 shared
stories."""
ALTOGETHER = 40
"""Statements of all other articles that one is compared with, so that the work grows with the statements and not with
the pairs of articles. No story of up to five articles is touched by it."""
LEAST_COSINE = 0.35
"""Pairs below this in both cosines are not scored: a quarter of the pairs of 49 shared stories, with two in a hundred
of the true ones, and most of those of a large story (held out: claims F1 .559 without it, .560 with it)."""


def candidates(
    groups: Sequence[list[int]], passages: NDArray[np.float32], sentences: NDArray[np.float32]
) -> list[tuple[int, int]]:
    """(i, j), i < j, where one is among the other's nearest in its article, by the passage or its whole sentences.

    groups: the statements of each article; passages, sentences: their embeddings, rows of length one.
    """
    able = np.array([i for group in groups for i in group], np.int64)
    article_of = np.array([number for number, group in enumerate(groups) for _ in group], np.int64)
    chosen: set[tuple[int, int]] = set()
    for number, mine in enumerate(groups):
        if not mine:
            continue
        block = np.maximum(passages[mine] @ passages[able].T, sentences[mine] @ sentences[able].T)
        block[:, article_of == number] = -1
        for i, cosines in zip(mine, block, strict=True):
            taken: Counter[int] = Counter()
            near = np.flatnonzero(cosines >= LEAST_COSINE)
            for at in near[np.argsort(-cosines[near], kind="stable")].tolist():
                article = int(article_of[at])
                if taken[article] < NEAREST:
                    taken[article] += 1
                    j = int(able[at])
                    chosen.add((min(i, j), max(i, j)))
                    if taken.total() == ALTOGETHER:
                        break
    return sorted(chosen)
