"""Whose report an article is, by what stands around it."""

from __future__ import annotations

import pytest

from woozle.attribute import read
from woozle.model import Article, Span
from woozle.resolve import resolve
from woozle.resolve.metadata import carried, credited
from woozle.resolve.outlets import Outlets, by_address, certain_names, owner, published_by, table

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
        (Article("a", f"SAINT OSK (The Osk Mercury) – {TEXT}"), "The Osk Mercury"),
        # a credit in a line of its own at the head or foot, or in brackets at the end
        (Article("a", f"From The Osk Mercury\n\n{TEXT}"), "The Osk Mercury"),
        (Article("a", f"Clock stops\n\nBy Reuters\n\n{TEXT}"), "Reuters"),
        (Article("a", f"{TEXT}\n\nSource: AP"), "The Associated Press"),
        (Article("a", f"{TEXT} (Reuters)"), "Reuters"),
        (Article("a", f"{TEXT}\n\n(The Osk Mercury)\n"), "The Osk Mercury"),
        (Article("a", f"{TEXT} (The Osk Mercury)", publisher="The Osk Mercury"), None),
        (Article("a", f"{TEXT} (The Osk Herald)"), None),  # neither of the story nor of the table
        (Article("a", f"{TEXT} (Photo: Reuters)"), None),
        (Article("a", f"{TEXT} (Reuters) {TEXT}"), None),
        (Article("a", f"By Reuters and others\n\n{TEXT}"), None),
        (Article("a", f"{TEXT}\n\n{TEXT}\n\nFrom Reuters\n\n{TEXT}"), None),
        (Article("a", f"{TEXT}\n\nThis story first appeared in The Osk Mercury."), "The Osk Mercury"),
        (Article("a", f"{TEXT}\n\nHe read an article published by The Osk Mercury on Monday."), None),
        (Article("a", f"{TEXT}\n\nh/t: The Hill"), "The Hill"),
        (Article("a", TEXT, based_on=("https://www.thehill.com/clock",)), "The Hill"),
        (Article("a", TEXT, based_on=("The Osk Mercury",)), "The Osk Mercury"),
        (Article("a", TEXT, based_on=("[Update] Reuters",)), "Reuters"),
        (Article("a", TEXT, based_on=("http://[foo/x",)), None),
        (Article("a", TEXT, publisher="The Hill", based_on=("https://thehill.com/clock",)), None),
    ],
)
def test_carried(article: Article, whose: str | None) -> None:
    found = carried(article, Outlets([article.publisher or "", "The Osk Mercury"], [article.text]))
    assert (found and found.source.name) == whose
    for start, end in found.evidence if found else ():
        assert article.text[start:end] in ("Reuters", "AP", "The Osk Mercury", "The Hill")


@pytest.mark.parametrize("text", [f"From Reuters\n\n{TEXT}", f"{TEXT} (Reuters)", f"{TEXT}\n\n(Reuters)"])
def test_a_credit_is_no_statement(text: str) -> None:
    article = Article("a", text)
    (statement,) = resolve([article], [read(text)])
    assert text[statement.start : statement.end].startswith("The clock")
    assert [source.name for source in statement.chain] == ["Reuters"]


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
        ("[Update] Reuters", None),
        ("http://[foo/x", None),
        ("", None),
    ],
)
def test_by_address(address: str, name: str | None) -> None:
    assert by_address(address) == name


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Associated Press", "The Associated Press"),
        ("AP News", "The Associated Press"),
        ("The AP", "The Associated Press"),
        ("New York Times", "The New York Times"),
        ("Fox News Channel", "Fox News"),
        ("USA TODAY", "USA Today"),
        ("the Guardian", "The Guardian"),
        ("nytimes.com", "The New York Times"),
        ("www.Reuters.com", "Reuters"),
        # what is not the whole name, or the name of several
        ("The Osk Mercury", "The Osk Mercury"),
        ("Osk Associated Press", "Osk Associated Press"),
        ("The Times", "The Times"),
        ("The Standard", "The Standard"),
        ("Post", "Post"),
        ("[Update] Reuters", "[Update] Reuters"),
    ],
)
def test_a_publisher_has_the_name_that_the_table_has(given: str, name: str) -> None:
    assert published_by(given) == name
    assert published_by(name) == name


@pytest.mark.parametrize(
    ("given", "address", "name"),
    [
        ("The Sun", "https://www.baltimoresun.com/clock", "The Baltimore Sun"),
        ("The Sun", "https://www.thesun.co.uk/clock", "The Sun"),
        ("The Hindu", "https://www.thehindu.com/clock", "The Hindu (newspaper)"),
        ("Associated Press", "https://www.baltimoresun.com/clock", "The Associated Press"),
        ("The Osk Mercury", "https://www.baltimoresun.com/clock", "The Osk Mercury"),
    ],
)
def test_of_outlets_of_one_name_it_is_the_one_at_whose_address_the_article_is(
    given: str, address: str, name: str
) -> None:
    assert published_by(given, address) == name


@pytest.mark.parametrize(
    ("publisher", "text", "name"),
    [
        ("The Osk Courier", "the Courier reported", "The Osk Courier"),
        ("Osk Times-Courier", "the Times-Courier reported", "Osk Times-Courier"),
        ("The Osk Network", "the Osk Network reported", "The Osk Network"),
        ("The Osk Mercury", "the Mercury reported", "The Osk Mercury"),
        ("The Osk Network", "Network Rail said", None),
        ("The Osk Network", "the Network Rail spokesman said", None),
        ("USA Today", "on the Today show", "NBC's Today show"),
        ("The Osk News", "News conference", None),
        ("Radio Free Europe", "a speech on Europe", None),
        ("Radio Osk", "Osk said", None),
        ("the network", "the network reported", None),
        ("osk.example", "osk.example reported", "osk.example"),
        # the story's own publisher, not another outlet that is called so for short
        ("The Standard", "the Standard, not The London Standard", "The Standard"),
    ],
)
def test_what_a_publisher_is_called(publisher: str, text: str, name: str | None) -> None:
    found = Outlets([publisher], [text]).find(text)
    assert (found and found[0]) == name


def test_the_table_of_outlets_is_sound() -> None:
    names = [outlet.name for outlet in table()]
    assert len(names) == len(set(names))
    certain = [alias for o in table() for alias in o.aliases if alias and not alias.endswith("~")]
    assert len(certain) == len(set(certain))
    for outlet in table():
        assert {certain_names()[a.casefold()] for a in outlet.aliases if a in certain} <= {outlet.name}
    for outlet in table():
        assert outlet.kind != "programme" or outlet.owner in names
    assert owner("The Osk Mercury") is None
    assert owner("Fox News") == owner("Fox News Sunday")  # a programme is its station's
