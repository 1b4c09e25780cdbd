"""Fitting the logistic regressions that are shipped (woozle.logistic)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from woozle.logistic import Logistic

DIGITS = 6
"""Of the weights as they are written: with more, the same data would give another file on another machine."""


def standardised(
    names: Sequence[str], rows: NDArray[np.floating], right: Sequence[bool] | NDArray[np.bool_], strength: float
) -> Logistic:
    """Fitted to standardised features, told in weights of the features as they are.

    names: of the columns of `rows`, shape (n, len(names)). strength: of the regularisation, the smaller the stronger.
    """
    scaler = StandardScaler().fit(rows)
    model = LogisticRegression(C=strength, max_iter=3000).fit(scaler.transform(rows), right)
    weights = model.coef_[0] / scaler.scale_
    bias = float(model.intercept_[0] - weights @ scaler.mean_)
    return Logistic(round(bias, DIGITS), {n: round(float(w), DIGITS) for n, w in zip(names, weights, strict=True)})


def recalibrated(
    model: Logistic, probabilities: NDArray[np.floating], right: Sequence[bool] | NDArray[np.bool_], strength: float
) -> Logistic:
    """A model whose log odds are stretched and shifted so that it is as sure as it should be (Platt 1999).

    probabilities: what it says of the rows that are `right` or not.
    """
    log_odds = np.log(probabilities / (1 - probabilities))
    platt = LogisticRegression(C=strength).fit(log_odds[:, None], right)
    slope, shift = float(platt.coef_[0, 0]), float(platt.intercept_[0])
    weights = {name: round(slope * weight, DIGITS) for name, weight in model.weights.items()}
    return Logistic(round(slope * model.bias + shift, DIGITS), weights)
