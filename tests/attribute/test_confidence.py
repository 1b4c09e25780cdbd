"""Confidence is a probability, and what lies below the least is not reported."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from woozle.attribute.confidence import FEATURES, Confidence
from woozle.logistic import Logistic

NUMBERS = st.floats(-1e6, 1e6)


@given(st.lists(NUMBERS, min_size=len(FEATURES), max_size=len(FEATURES)), NUMBERS)
def test_any_features_give_a_probability(features: list[float], bias: float) -> None:
    confidence = Confidence(Logistic(bias, dict.fromkeys(FEATURES, 1.0)), 0.5)
    assert 0 <= confidence(features) <= 1


def test_it_is_the_logistic_function_of_the_weighted_sum() -> None:
    confidence = Confidence(Logistic(0.5, {FEATURES[0]: 2.0, FEATURES[3]: -1.0}), 0.5)
    assert math.isclose(confidence([1.0, 9.0, 9.0, 3.0] + [9.0] * 6), 1 / (1 + math.exp(0.5)))
