"""Tag scores -> spans: the best path is valid, and spans are what it marks."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from woozle.attribute.spans import ROLES, TAGS, best_path, spans_of


def scores(*rows: dict[int, float]) -> np.ndarray:
    out = np.full((len(rows), TAGS), -5.0, np.float32)
    for at, row in enumerate(rows):
        for tag, value in row.items():
            out[at, tag] = value
    return out


def test_an_inside_tag_never_opens_a_span() -> None:
    assert best_path(scores({2: 0, 0: -1}, {2: 0})) == [1, 2]
    assert best_path(scores({1: 0}, {4: 0, 2: -1})) == [1, 2]


def test_two_spans_of_one_role_side_by_side() -> None:
    tags = [5, 6, 5, 0, 1]
    found = spans_of(tags, np.zeros((5, TAGS), np.float32))
    assert [(ROLES[s.role], s.first, s.last) for s in found] == [("content", 0, 1), ("content", 2, 2), ("source", 4, 4)]


@given(arrays(np.float32, st.tuples(st.integers(0, 12), st.just(TAGS)), elements=st.floats(-10, 0, width=32)))
def test_every_path_is_valid(log_probabilities: np.ndarray) -> None:
    tags = best_path(log_probabilities)
    assert len(tags) == len(log_probabilities)
    for before, tag in zip([0, *tags], tags, strict=False):
        assert tag % 2 == 1 or tag == 0 or before in (tag, tag - 1)
