"""Texts that nobody writes must not hold up a reading: its time grows with their length and no faster."""

from __future__ import annotations

import time

import pytest

from woozle.model import Article, Attribution, Span
from woozle.resolve.chains import chains_of
from woozle.resolve.sources import Resolver

LONG = 100_000
SECONDS = 4.0
"""Of processor time. Each takes less than half a second; what grows with the square of the length takes many more."""


@pytest.mark.parametrize("unit", ["A", "A.", "Aa-Aa", "McA", "Abc, a ", "Abc, Jr. ", "“", "a statement by ", "the "])
def test_no_text_takes_long(unit: str) -> None:
    text = f"{unit * (LONG // len(unit))} the department said."
    began = time.process_time()
    article = Article("a", text, "0" * 64)
    source = Resolver.of([article]).resolve(article, text.rindex("the department"), len(text) - len(" said."))
    assert source
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("who", ["the paper", "the report", "the department"])
def test_many_that_mean_what_was_named_before_take_time_in_proportion(who: str) -> None:
    """Four times as many take four times as long, not sixteen times."""

    def seconds(count: int) -> float:
        unit = f"“The line was sold,” {who} said.\n\n"
        text = "The Courier of Elin met the Harbour Department.\n\n" + unit * count
        begins = [len(text) - len(unit) * n for n in range(count, 0, -1)]
        at, cue = unit.index(who), unit.index(" said") + 1
        attributions = [
            Attribution((Span(b + at, b + cue - 1),), (Span(b + cue, b + cue + 4),), (Span(b + 1, b + at - 3),), 1.0)
            for b in begins
        ]
        article = Article("a", text, "0" * 64)
        resolver = Resolver.of([article])
        began = time.process_time()
        assert all(chains_of(article, attributions, resolver))
        return time.process_time() - began

    few, many = (min(seconds(count) for _ in range(3)) for count in (100, 400))
    assert many < 9 * few
