"""Texts made to be slow or to break something: the stages after the tagger take them in seconds."""

from __future__ import annotations

import time

import pytest

from woozle.attribute import Reading
from woozle.model import Article, Attribution, Span
from woozle.pipeline import trace_articles
from woozle.resolve import resolve
from woozle.reuse import reuse

SECONDS = 20
"""For 200,000 to 500,000 characters; about one each on the machine where this was written."""


@pytest.mark.parametrize(
    "text",
    [
        "Aaaa Bbbb " * 40_000,
        "“a” " * 60_000,
        "a. " * 80_000,
        "x" * 300_000,
        "Mr. Holm said he, Ann Holm, the mayor of Elin, " * 5_000,
        "(h/t: " * 40_000,
        "\n" * 200_000 + "x",
        "According to " * 20_000,
        "book “A " * 30_000,
        "the department " * 20_000,
    ],
    ids=lambda text: text[:20].strip() or "blank lines",
)
def test_hostile_text_is_read_in_seconds(text: str) -> None:
    article = Article(id="a", text=text)
    found = Attribution((Span(0, 4),), (Span(5, 9),), (Span(10, 60),), 0.9)
    began = time.monotonic()
    for statement in resolve([article], [Reading([found])]):
        assert 0 <= statement.start < statement.end <= len(text)
    reuse([article, Article(id="b", text=text)], {"a": set(), "b": set()})
    assert time.monotonic() - began < SECONDS


def test_two_reports_with_one_endless_word_are_compared_in_seconds() -> None:
    text = "The council of Elin met on Tuesday, and nobody was hurt, the clerk told reporters. " + "word" * 20_000
    began = time.monotonic()
    trace_articles("words", [Article(id="a", text=f"{text} said Holm."), Article(id="b", text=f"{text} said she.")])
    assert time.monotonic() - began < SECONDS
