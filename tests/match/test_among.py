"""What the other pairs of a story say of a pair."""

from __future__ import annotations

import numpy as np

from woozle.match.among import CONSIDERED, NAMES, features_among

ARTICLES = ["a", "a", "a", "b", "b", "b", "c"]
"""Statements 0 to 2, 3 to 5, and 6."""


def told(probabilities: dict[tuple[int, int], float], pair: tuple[int, int]) -> dict[str, float]:
    """The features of `pair` among these."""
    candidates = sorted(probabilities)
    chosen, rows = features_among(ARTICLES, candidates, np.array([probabilities[c] for c in candidates]))
    at = chosen.tolist().index(candidates.index(pair))
    return dict(zip(NAMES, rows[at].tolist(), strict=True))


def test_a_third_report_that_is_like_both() -> None:
    assert told({(0, 3): 0.5, (0, 6): 0.8, (3, 6): 0.2}, (0, 3))["third"] == np.float32(0.4)
    assert told({(0, 3): 0.5, (0, 6): 0.8, (4, 6): 0.2}, (0, 3))["third"] == 0


def test_a_better_partner_of_either_is_a_rival() -> None:
    found = told({(0, 3): 0.5, (0, 4): 0.8, (1, 3): 0.25}, (0, 3))
    assert (found["rival"], found["rivals"]) == (np.float32(0.8), 0.25)
    assert found["ahead"] == np.float32(0.5 - 0.8)
    assert told({(0, 3): 0.5, (0, 6): 0.75}, (0, 3))["rival"] == 0  # another report is no rival
    assert told({(0, 3): 0.5, (0, 6): 0.75}, (0, 3))["most_elsewhere"] == 0.75


def test_neighbours_that_are_alike_too() -> None:
    assert told({(0, 3): 0.5, (1, 4): 0.75}, (0, 3))["next"] == 0.75
    far = told({(0, 3): 0.5, (2, 5): 0.75}, (0, 3))
    assert (far["next"], far["beside"]) == (0, 0.75)
    assert told({(0, 3): 0.5, (1, 3): 0.75}, (0, 3))["half"] == 0.75


def test_faint_pairs_are_left_out_and_say_nothing() -> None:
    chosen, rows = features_among(ARTICLES, [(0, 3), (0, 4)], np.array([CONSIDERED / 2, 0.0]))
    assert (chosen.tolist(), rows.shape) == ([], (0, len(NAMES)))
    assert told({(0, 3): 0.5, (0, 4): CONSIDERED / 2}, (0, 3))["rival"] == 0
