"""One function over many values on several threads, the results in the order of the values.

Threads, not processes: the work is ONNX Runtime's, which holds no lock of Python's while it runs.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

AHEAD = 2
"""Values taken on ahead for each thread, so that none waits; the rest is not read before its turn."""


T = TypeVar("T")
R = TypeVar("R")


def ordered(function: Callable[[T], R], values: Iterable[T], threads: int) -> Iterator[tuple[T, R]]:
    """(value, result) of each. An error is raised where its value's turn is."""
    with ThreadPoolExecutor(threads) as pool:
        waiting: deque[tuple[T, Future[R]]] = deque()
        for value in values:
            waiting.append((value, pool.submit(function, value)))
            if len(waiting) >= AHEAD * threads:
                first, future = waiting.popleft()
                yield first, future.result()
        while waiting:
            first, future = waiting.popleft()
            yield first, future.result()
