"""A passage that names its own origin: "describes the calls and attributes them to an aide"."""

from __future__ import annotations

import pytest

from woozle.attribute import read
from woozle.model import Article, Span
from woozle.resolve import resolve
from woozle.resolve.passed_on import follows, passed_on
from woozle.resolve.sources import Resolver
from woozle.sentences import every_sentence

BOOK = "Ruth Okafor wrote a book, “Low Tide.” "


@pytest.mark.parametrize(
    ("before", "passage", "sources"),
    [
        (
            BOOK,
            "Okafor describes the calls and attributes them to a harbour aide in her book",
            ["Low Tide by Ruth Okafor", "unnamed harbour aide"],
        ),
        ("Ruth Okafor is a reporter. ", "Okafor attributed the remarks to Edvard Holm", ["Ruth Okafor", "Edvard Holm"]),
        ("", "The paper counted nine calls, and ascribed that to two officials", ["two unnamed officials"]),
        ("Edvard Holm left. ", "The paper attributed the remarks to Mr. Holm", ["Edvard Holm"]),
        ("", "The paper attributed the remarks to AP", ["The Associated Press"]),
        # what is no word of anybody's, or has no source that can be named
        ("Ruth Okafor is a reporter. ", "Okafor attributed the delay to an aide", None),
        ("Ruth Okafor is a reporter. ", "Okafor attributed it to the weather", None),
        ("Ruth Okafor is a reporter. ", "Okafor attributed her victory to God", None),
        ("", "", None),
    ],
)  # fmt: skip
def test_whom_a_passage_names_as_its_origin(before: str, passage: str, sources: list[str] | None) -> None:
    article = Article(id="a", text=f"{before}{passage}.")
    found = passed_on(article, Span(len(before), len(before) + len(passage)), Resolver.of([article]))
    assert (found and [s.name for s in found[0]]) == sources
    assert found is None or article.text[slice(*found[1])] in passage


@pytest.mark.parametrize(
    ("text", "next_one"),
    [
        ("He names an aide. Then he goes.", True),
        ("He names an aide to Mr. Holm. Then he goes.", True),
        ("He names an aide, e.g. to Mr. Holm, and then he goes.", False),
        ("He names an aide. He sleeps. Then he goes.", False),
    ],
)
def test_what_follows_is_in_the_next_sentence(text: str, next_one: bool) -> None:
    assert follows(every_sentence(text), text.index(" aide"), text.lower().index("then")) is next_one


def test_the_book_is_whose_sentence_it_is() -> None:
    """Not of whom the sentence names last."""
    text = (
        "Ruth Okafor describes the calls and attributes them to a Holm aide in her new book Low Tide. The book says so."
    )
    assert [b.name for b in Resolver.of([Article(id="a", text=text)]).books.values()] == ["Low Tide by Ruth Okafor"]


def test_the_next_sentence_of_the_same_account_has_its_origin() -> None:
    text = (
        f"{BOOK}\n\nOkafor describes the calls and attributes them to a harbour aide in her book, the Elin Courier"
        " reported.\n\nThere were “maybe as many as nine” after Holm left office, Okafor writes."
        "\n\nHolm also sent the shipyard a crate of lamps, Okafor writes."
    )
    article = Article(id="a", text=text)
    book = "Low Tide by Ruth Okafor"
    chains = {text[s.start :][:12]: [x.name for x in s.chain] for s in resolve([article], [read(text, 0)])}
    assert chains["There were “"] == ["Elin Courier", book, "unnamed harbour aide"]
    assert chains["Holm also se"] == [book]
