"""Whose report an article is, by what stands around it."""

from __future__ import annotations

import pytest

from woozle.model import Article, Span
from woozle.resolve.metadata import carried, credited
from woozle.resolve.outlets import Outlets, by_address, owner, table

TEXT = "The clock on the tower of Saint Osk stopped at noon on Thursday."


@pytest.mark.parametrize(
    ("article", "whose"),
    [
        (Article("a", TEXT), None),
        (Article("a", TEXT, publisher="The Osk Mercury", byline="Noor Field"), None),
        (Article("a", TEXT, byline="AP"), "The Associated Press"),
        (Article("a", TEXT, byline="By The Associated Press"), "The Associated Press"),
        (Article("a", TEXT, publisher="The Associated Press", byline="By The Associated Press"), None),
        (Article("a", TEXT, byline="Noor Field, Reuters"), "Reuters"),
        (Article("a", f"SAINT OSK (Reuters) – {TEXT}"), "Reuters"),
        (Article("a", f"(AP) — {TEXT}"), "The Associated Press"),
        (Article("a", f"SAINT OSK (the town) – {TEXT}"), None),
        (Article("a", f"{TEXT}\n\nThis story first appeared in The Osk Mercury."), "The Osk Mercury"),
        (Article("a", f"{TEXT}\n\nHe read an article published by The Osk Mercury on Monday."), None),
        (Article("a", f"{TEXT}\n\nh/t: The Hill"), "The Hill"),
        (Article("a", TEXT, based_on=("https://www.thehill.com/clock",)), "The Hill"),
        (Article("a", TEXT, based_on=("The Osk Mercury",)), "The Osk Mercury"),
        (Article("a", TEXT, publisher="The Hill", based_on=("https://thehill.com/clock",)), None),
    ],
)
def test_carried(article: Article, whose: str | None) -> None:
    found = carried(article, Outlets([article.publisher or "", "The Osk Mercury"], [article.text]))
    assert (found and found.source.name) == whose
    for start, end in found.evidence if found else ():
        assert article.text[start:end] in ("Reuters", "AP", "The Osk Mercury", "The Hill")


@pytest.mark.parametrize(
    ("sentence", "whose"),
    [
        ("The clock stopped, as first reported by the Osk Mercury.", "The Osk Mercury"),
        ("The clock stopped, as first reported by Mr. Holm of the Osk Mercury.", "The Osk Mercury"),
        ("The clock stopped (h/t: The Hill).", "The Hill"),
        ("The clock stopped (the parish has another).", None),
    ],
)
def test_a_note_in_a_sentence_credits_an_outlet(sentence: str, whose: str | None) -> None:
    found = credited(Article("a", sentence), Span(0, len(sentence)), Outlets(["The Osk Mercury"], [sentence]))
    assert (found and found.source.name) == whose


def test_a_short_name_is_an_outlet_where_the_story_has_the_long_one() -> None:
    assert Outlets(texts=["the Post said so"]).find("the Post") is None
    assert Outlets(texts=["The Washington Post said so. The Post was right."]).find("the Post") == (
        "The Washington Post", 4, 8
    )  # fmt: skip


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.nytimes.com/2031/02/06/clock.html", "The New York Times"),
        ("edition.cnn.com", "CNN"),
        ("https://nytimes.com.example/", None),
        ("not an address", None),
    ],
)
def test_by_address(address: str, name: str | None) -> None:
    assert by_address(address) == name


def test_the_table_of_outlets_is_sound() -> None:
    names = [outlet.name for outlet in table()]
    assert len(names) == len(set(names))
    certain = [alias for o in table() for alias in o.aliases if alias and not alias.endswith("~")]
    assert len(certain) == len(set(certain))
    for outlet in table():
        assert not outlet.owner_since or outlet.owner_since.isdecimal()
        assert outlet.kind != "programme" or outlet.owner in names
    assert owner("The Osk Mercury") is None
    assert owner("Fox News") == owner("Fox News Sunday")  # a programme is its station's
