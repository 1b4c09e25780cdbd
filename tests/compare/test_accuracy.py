"""Claims and differences of stories that were written for this project and that no model has learned from.

One story in six of `python -m benchmarks.written`, so that it takes seconds.
"""

from __future__ import annotations

from functools import cache

import pytest
from benchmarks.written import Figures, measure

LEAST = {"claims": (0.83, 0.49), "wording": (0.85, 0.8), "number": (0.55, 0.3)}
"""Precision and recall: what the shipped models have (.859 and .520, .913 and .875, .667 and .381) less what int8
arithmetic varies by between kinds of processors. Raise them when the models get better; do not lower them silently."""


@cache
def figures() -> Figures:
    return measure(every=6)


@pytest.mark.parametrize("what", LEAST)
def test_what_is_listed_is_mostly_right_and_what_is_marked_mostly_found(what: str) -> None:
    right, listed, marked = figures().claims if what == "claims" else figures().differences.counts[what]
    precision, recall = right / listed, right / marked
    least_precision, least_recall = LEAST[what]
    assert precision >= least_precision, f"precision {precision:.3f}, recall {recall:.3f}"
    assert recall >= least_recall, f"precision {precision:.3f}, recall {recall:.3f}"


def test_of_all_that_is_listed_three_of_four_are_right() -> None:
    counts = figures().differences.counts.values()
    assert sum(right for right, _, _ in counts) >= 0.75 * sum(listed for _, listed, _ in counts)
