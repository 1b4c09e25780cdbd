"""Texts that nobody writes must not hold up a reading: its time grows with their length and no faster."""

from __future__ import annotations

import time

import pytest

from woozle.model import Article
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
