"""Logistic regression as the shipped models have it: weights of named features."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

LARGEST = 30.0
"""A score beyond this is as good as certain, and its exponential no number."""


class Logistic(Struct, frozen=True):
    """Weights of features; one that is missing, or not among the weights, counts nothing."""

    bias: float
    weights: dict[str, float]

    def __call__(self, features: Mapping[str, float]) -> float:
        """The probability."""
        score = self.bias + sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + math.exp(-max(-LARGEST, min(LARGEST, score))))

    def of_rows(self, names: Sequence[str], rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """The probability for each row. names: of the columns of `rows`, shape (n, len(names))."""
        scores = self.bias + rows @ np.array([self.weights.get(name, 0.0) for name in names])
        return np.asarray(1 / (1 + np.exp(-np.clip(scores, -LARGEST, LARGEST))), np.float64)
