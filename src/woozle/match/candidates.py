"""Which statements of different articles are compared at all: the nearest by the cosine of their embeddings."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

NEAREST = 10
"""Statements of each other article that one is compared with: 10 hold 88 % of the true pairs of 49 shared stories."""
LEAST_COSINE = 0.25
"""Pairs below this in both cosines are not scored: unrelated passages. Not calibrated."""


def candidates(
    groups: Sequence[list[int]], passages: NDArray[np.float32], sentences: NDArray[np.float32]
) -> list[tuple[int, int]]:
    """(i, j), i < j, where one is among the other's nearest in its article, by the passage or its whole sentences.

    groups: the statements of each article; passages, sentences: their embeddings, rows of length one.
    """
    chosen: set[tuple[int, int]] = set()
    for mine, theirs in itertools.permutations(groups, 2):
        block = np.maximum(passages[mine] @ passages[theirs].T, sentences[mine] @ sentences[theirs].T)
        nearest = np.argsort(-block, axis=1, kind="stable")[:, :NEAREST]
        for row, columns in enumerate(nearest.tolist()):
            pairs = ((mine[row], theirs[c]) for c in columns if block[row, c] >= LEAST_COSINE)
            chosen.update((min(p), max(p)) for p in pairs)
    return sorted(chosen)
