"""Which statements are compared: the nearest of other articles, and not more than can be looked at."""

from __future__ import annotations

import sys
from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import woozle.match.candidates as module
from woozle.match.candidates import ALTOGETHER, LEAST_COSINE, NEAREST, candidates


def unit(rows: np.ndarray) -> np.ndarray:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def story(sizes: list[int], seed: int) -> tuple[list[list[int]], np.ndarray]:
    ends = np.cumsum([0, *sizes]).tolist()
    groups = [list(range(a, b)) for a, b in pairwise(ends)]
    return groups, unit(np.random.default_rng(seed).normal(0.5, 1, (max(ends[-1], 1), 8)))


@given(st.lists(st.integers(0, 30), max_size=12), st.integers(0, 9))
def test_pairs_are_of_two_articles_in_order_and_few(sizes: list[int], seed: int) -> None:
    groups, rows = story(sizes, seed)
    article = {i: n for n, group in enumerate(groups) for i in group}
    found = candidates(groups, rows, rows)
    assert found == sorted(set(found))
    assert all(i < j and article[i] != article[j] for i, j in found)
    assert len(found) <= ALTOGETHER * sum(sizes)


def test_the_nearest_of_each_article_are_among_them() -> None:
    groups, rows = story([20, 20, 20], 1)
    found = set(candidates(groups, rows, rows))
    for i in groups[0]:
        for theirs in groups[1:]:
            nearest = sorted(theirs, key=lambda j: -float(rows[i] @ rows[j]))[:NEAREST]
            assert all((i, j) in found for j in nearest if rows[i] @ rows[j] > LEAST_COSINE + 0.01)


def test_a_large_story_has_nearly_the_same_pairs_by_an_index(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(3)
    topics = np.repeat(rng.normal(0, 1, (60, 24)), 20, 0)
    rows = unit(rng.permutation(topics + rng.normal(0, 0.5, topics.shape)))
    groups = [list(range(at, at + 20)) for at in range(0, len(rows), 20)]
    every = set(candidates(groups, rows, rows))
    monkeypatch.setattr(module, "LARGE", 100)
    found = candidates(groups, rows, rows)
    assert len(every & set(found)) > 0.97 * len(every)
    assert found == candidates(groups, rows, rows)


def test_a_large_story_without_the_extra_is_told_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    groups, rows = story([20, 20], 1)
    monkeypatch.setattr(module, "LARGE", 10)
    monkeypatch.setitem(sys.modules, "faiss", None)
    with pytest.raises(ImportError, match=r"40 statements .*woozle\[batch\]"):
        candidates(groups, rows, rows)


def test_one_article_full_of_the_same_does_not_crowd_out_the_others() -> None:
    rows = unit(np.array([[1.0, 0.0], *[[1.0, 0.01]] * 200, [1.0, 0.2]]))
    found = candidates([[0], list(range(1, 201)), [201]], rows, rows)
    counts = Counter(i for pair in found for i in pair)
    assert (0, 201) in found
    assert counts[0] > 1


def test_whole_sentences_bring_together_what_passages_alone_do_not() -> None:
    passages, sentences = unit(np.array([[1.0, 0.0], [0.0, 1.0]])), unit(np.array([[1.0, 1.0], [1.0, 1.0]]))
    assert candidates([[0], [1]], passages, passages) == []
    assert candidates([[0], [1]], passages, sentences) == [(0, 1)]
