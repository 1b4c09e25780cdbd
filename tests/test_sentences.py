"""Where sentences begin and end, and the phrases in them."""

from __future__ import annotations

import pytest

from woozle.model import Article
from woozle.resolve.places import phrase
from woozle.sentences import every_sentence, sentence_near, sentences


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Holm met Gov. Brandt.|He left.",
        "“We won.|They lost,” he said.|“No.”|He left.",
        # an abbreviation before a word in lower case, and a mark within a title, end none
        "In May the N.C.A.A. president left the U.S. for good.|He is back.",
        "His book Low Tide!: How We Row is out.|He left.",
    ],
)
def test_sentences(text: str) -> None:
    plain = text.replace("|", " ")
    assert [plain[slice(*s)] for s in sentences(Article(id="a", text=plain))] == text.split("|")


def test_a_repeated_paragraph_counts_once_and_a_headline_not_at_all() -> None:
    article = Article(id="a", text="Ferries\n\nOne. Two.\n\nOne. Two.\n\nThree.", title_end=len("Ferries"))
    assert [article.text[slice(*s)] for s in sentences(article)] == ["One.", "Two.", "Three."]
    every = [article.text[slice(*s)] for s in every_sentence(article.text)]
    assert every == ["Ferries", "One.", "Two.", "One.", "Two.", "Three."]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Mr. Holm.", "Mr. Holm"),
        ("U.S. officials, who left.", "U.S. officials"),
        ("officials in the U.S.", "officials in the U.S."),
        ("Edvard Holm, Jr., and others.", "Edvard Holm, Jr."),
        ("3,000 pages: all of them.", "3,000 pages"),
        ("a “senior aide.”", "a “senior aide"),
        ("an aide\n", "an aide"),
    ],
)
def test_a_phrase_ends_where_no_name_goes_on(sentence: str, found: str) -> None:
    assert sentence[slice(*phrase(sentence, 0, len(sentence)))] == found


@pytest.mark.parametrize(
    ("text", "reach", "found"),
    [
        ("He left. He met Gov. Holm on MAY with a dog. He slept.", 100, "He met Gov. Holm on MAY with a dog."),
        ("He left. He met Gov. Holm on MAY with a dog. He slept.", 9, "Holm on MAY with a d"),
        ("A line\non MAY\nand a line", 100, "on MAY"),
        ("MAY", 100, "MAY"),
    ],
)
def test_the_sentence_around_a_place(text: str, reach: int, found: str) -> None:
    at = text.index("MAY")
    assert text[slice(*sentence_near(text, at, at + 3, reach))] == found
