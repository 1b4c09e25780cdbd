"""Which statements of different articles are compared at all: the nearest by the cosine of their embeddings.

In a large story the nearest are found by an index (HNSW, Malkov and Yashunin 2018), so that the work grows with
n log n.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
NEAREST = 10
"""Statements of one other article that a statement is compared with: those hold 84 % of the true pairs of 49 shared
stories."""
ALTOGETHER = 40
"""Statements of all other articles that one is compared with, so that the work grows with the statements and not with
the pairs of articles. No story of up to five articles is touched by it."""
LEAST_COSINE = 0.35
"""Pairs below this in both cosines are not scored: a quarter of the pairs of 49 shared stories, with two in a hundred
of the true ones, and most of those of a large story (held out: claims F1 .559 without it, .560 with it)."""
LARGE = 10_000
"""Statements (about 300 reports) from which on they are found by an index; below, every cosine takes no longer."""
LINKS, BUILT, SEARCHED, FOUND = 32, 60, 80, 64
"""The index: links of a statement, statements looked at to place one and to find its nearest, and how many are taken.
So it finds 98.7 % of the pairs that all cosines give (300 reports, 11,494 statements)."""


def candidates(groups: Sequence[list[int]], passages: Floats, sentences: Floats) -> list[tuple[int, int]]:
    """(i, j), i < j, where one is among the other's nearest in its article, by the passage or its whole sentences.

    groups: the statements of each article; passages, sentences: their embeddings, rows of length one. ImportError names
    the extra that a large story needs.
    """
    able = np.array([i for group in groups for i in group], np.int64)
    article_of = np.array([number for number, group in enumerate(groups) for _ in group], np.int64)
    likeness = _by_index if len(able) > LARGE else _by_all
    chosen: set[tuple[int, int]] = set()
    for at, others, cosines in likeness(article_of, passages[able], sentences[able]):
        taken: Counter[int] = Counter()
        near = np.flatnonzero((cosines >= LEAST_COSINE) & (article_of[others] != article_of[at]))
        for other in others[near[np.argsort(-cosines[near], kind="stable")]].tolist():
            article = int(article_of[other])
            if taken[article] < NEAREST:
                taken[article] += 1
                i, j = int(able[at]), int(able[other])
                chosen.add((min(i, j), max(i, j)))
                if taken.total() == ALTOGETHER:
                    break
    return sorted(chosen)


def _by_all(article_of: Ints, passages: Floats, sentences: Floats) -> Iterator[tuple[int, Ints, Floats]]:
    """For each row all rows, and how alike they are: the higher of the two cosines. An article at a time."""
    every = np.arange(len(passages))
    for mine in np.split(every, np.flatnonzero(np.diff(article_of)) + 1):
        cosines = np.maximum(passages[mine] @ passages.T, sentences[mine] @ sentences.T)
        yield from ((at, every, row) for at, row in zip(mine.tolist(), cosines, strict=True))


def _by_index(article_of: Ints, passages: Floats, sentences: Floats) -> Iterator[tuple[int, Ints, Floats]]:
    """For each row the nearest by either embedding, in the order of the rows, and how alike they are."""
    found = np.concatenate([_nearest(passages), _nearest(sentences)], 1)
    for at, row in enumerate(found):
        others = np.unique(row[row >= 0])
        yield at, others, np.maximum(passages[others] @ passages[at], sentences[others] @ sentences[at])


def _nearest(rows: Floats) -> Ints:
    """Of each row the nearest, shape (rows, FOUND); -1 where fewer are found."""
    try:
        import faiss
    except ImportError as error:
        need = f"a story of {len(rows):,} statements needs more ({error.name} is missing): pip install 'woozle[batch]'"
        raise ImportError(need) from None
    index = faiss.IndexHNSWFlat(rows.shape[1], LINKS, faiss.METRIC_INNER_PRODUCT)
    index.hnsw.efConstruction, index.hnsw.efSearch = BUILT, SEARCHED
    threads = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)  # else the links depend on which thread is first
    index.add(rows)
    faiss.omp_set_num_threads(threads)
    return np.asarray(index.search(rows, FOUND)[1], np.int64)
