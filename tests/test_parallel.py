"""Many values on several threads: in order, not far ahead, errors where they belong."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from woozle.parallel import AHEAD, ordered


def test_results_come_in_the_order_of_the_values_even_if_later_ones_are_done_first() -> None:
    def slow_first(n: int) -> int:
        time.sleep(0.05 if n == 0 else 0)
        return n * n

    assert list(ordered(slow_first, range(20), 4)) == [(n, n * n) for n in range(20)]


def test_an_endless_input_is_read_only_a_little_ahead() -> None:
    read: list[int] = []

    def endless() -> Iterator[int]:
        while True:
            read.append(len(read))
            yield read[-1]

    results = ordered(str, endless(), 2)
    assert [next(results) for _ in range(3)] == [(0, "0"), (1, "1"), (2, "2")]
    assert len(read) <= 3 + AHEAD * 2
    results.close()  # type: ignore[attr-defined]


def test_an_error_comes_at_the_turn_of_its_value() -> None:
    results = ordered(lambda n: 10 // n, [5, 0, 2], 2)
    assert next(results) == (5, 2)
    with pytest.raises(ZeroDivisionError):
        next(results)


def test_work_is_done_on_as_many_threads_as_asked_for() -> None:
    together = threading.Barrier(3, timeout=20)
    assert [r for _, r in ordered(lambda n: together.wait() >= 0, range(3), 3)] == [True] * 3
