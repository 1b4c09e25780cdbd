"""A change planted into a copy of an article is found, whatever it is; an unchanged copy differs in nothing."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.compare.plants import KINDS, Plant, plant

from woozle.model import Article, Difference, Story
from woozle.pipeline import trace_articles
from woozle.read import read_inputs

EXAMPLES = Path(__file__).parents[2] / "examples"
EACH = 12
"""Plants of one kind."""
LISTED_AS = {
    "number": {"number"},
    "date": {"date"},
    "name": {"name", "place", "attribution"},  # a name in a credit is told as another credit
    "quote word": {"wording"},
    "hedge": {"certainty"},
    "source": {"attribution"},
    "negation": {"polarity"},
}
LEAST_FOUND = 0.95


@cache
def articles() -> tuple[Article, ...]:
    inputs = [EXAMPLES / "seven-calls", EXAMPLES / "ferry-fire.json"]
    return tuple(a for _, batch in read_inputs(inputs, lambda: b"", lambda refused: None) for a in batch)


def plants(kind: str) -> list[tuple[Article, Plant]]:
    rng = random.Random(kind)
    found: list[tuple[Article, Plant]] = []
    while len(found) < EACH:
        article = rng.choice(articles())
        if (planted := plant(kind, article.text, rng)) is not None:
            found.append((article, planted))
    return found


def compared(article: Article, text: str) -> Story:
    return trace_articles("test", [article, replace(article, id="copy", publisher="The Copy", text=text)])


def tells(difference: Difference, article: str, planted: Plant) -> bool:
    """Is it of the right kind, with a place in either article over the change?"""
    places = {v.article: v for v in difference.values}
    return difference.kind in LISTED_AS[planted.kind] and all(
        id in places and places[id].start < span.end and span.start < places[id].end
        for id, span in ((article, planted.before), ("copy", planted.after))
    )


@pytest.mark.parametrize("article", articles(), ids=lambda a: a.id)
def test_an_identical_copy_differs_in_nothing(article: Article) -> None:
    assert compared(article, article.text).differences == ()


def test_planted_changes_are_found() -> None:
    missed, count = [], 0
    for kind in KINDS:
        for article, planted in plants(kind):
            count += 1
            if not any(tells(d, article.id, planted) for d in compared(article, planted.text).differences):
                missed.append(
                    (kind, article.id, article.text[slice(*planted.before)], planted.text[slice(*planted.after)])
                )
    assert 1 - len(missed) / count >= LEAST_FOUND, missed


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_plant_changes_one_place(kind: str) -> None:
    for article, planted in plants(kind):
        before, after = planted.before, planted.after
        assert article.text[: before.start] == planted.text[: after.start]
        assert article.text[before.end :] == planted.text[after.end :]
        assert article.text[slice(*before)] != planted.text[slice(*after)]
