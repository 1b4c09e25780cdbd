"""One source that reports call differently has one name all over the story, so that it is one route and not two."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import woozle
from woozle.model import Article
from woozle.resolve.sources import Resolver

BOOK = "The Long Table by Marta Ellingham (document)"


def named(phrase: str, *texts: str, publisher: str = "") -> str:
    """What the story calls the source that the last text names by `phrase`, where it stands there last."""
    articles = [Article(str(n), text) for n, text in enumerate(texts)]
    articles[0] = Article("0", texts[0], publisher=publisher or None)
    start = texts[-1].rindex(phrase)
    source = Resolver.of(articles).resolve(articles[-1], start, start + len(phrase))
    assert source is not None
    return f"{source.name} ({source.kind})"


@pytest.mark.parametrize(
    ("texts", "phrase", "name"),
    [
        # a letter off: the spelling that more of the story has
        (["Ruth Okafor spoke. Okafor left.", "Ruth Okafar said no."], "Ruth Okafar", "Ruth Okafor"),
        (
            ["Ruth Okafor spoke. Okafor left. Okafor ran.", "Ruth Okafar spoke. Okafar said no."],
            "Okafar",
            "Ruth Okafor",
        ),
        (["Ruth Okafor spoke.", "Ruth Okafar spoke. Ruth Okafar said no."], "Ruth Okafar", "Ruth Okafar"),
        # two letters off, somebody else's given name, or too short to tell
        (["Ruth Okafor spoke. Okafor left.", "Ruth Okefar said no."], "Ruth Okefar", "Ruth Okefar"),
        (["Edvard Holmer spoke. Holmer left.", "Anna Holmar said no."], "Anna Holmar", "Anna Holmar"),
        (["John Dean spoke. Dean left.", "John Bean said no."], "John Bean", "John Bean"),
    ],
)
def test_a_person(texts: list[str], phrase: str, name: str) -> None:
    assert named(phrase, *texts) == f"{name} (person)"


@pytest.mark.parametrize(
    ("texts", "phrase", "name"),
    [
        # the last word of a name calls a body, or people of a kind
        (["The National Ferry Safety Board met."], "National Ferry Safety Board", "National Ferry Safety Board"),
        (["The National Ferry Board met. The board said so."], "The board", "National Ferry Board"),
        (["A boat was at Osk Infirmary."], "Osk Infirmary", "Osk Infirmary"),
        # the story goes on with its first word
        (["Osk Ropes is old. Osk sold it."], "Osk Ropes", "Osk Ropes"),
        # a capital that a sentence begins with
        (["The police came."] * 2 + ["Police said so."], "Police", "police"),
    ],
)  # fmt: skip
def test_an_organisation(texts: list[str], phrase: str, name: str) -> None:
    assert named(phrase, *texts) == f"{name} (organisation)"


@pytest.mark.parametrize(
    ("text", "phrase", "source"),
    [
        ("Osk Rovers denied it.", "Osk Rovers", "Osk Rovers (collective)"),
        ("Osk Rovers left. Rovers denied it.", "Rovers", "Osk Rovers (collective)"),
        ("Osk Rovers met Vellmar Rovers. Rovers denied it.", "Rovers", "Rovers (collective)"),
        ("Rovers, whose coach is Ruth Brandt, left.", "Rovers, whose coach is Ruth Brandt,", "Rovers (collective)"),
        ("The prosecutors left. Prosecutors said no.", "Prosecutors", "prosecutors (collective)"),
        ("A nurse at Osk Infirmary wept.", "A nurse at Osk Infirmary", "unnamed nurse at Osk Infirmary (unnamed)"),
        ("Somebody behind me shouted.", "Somebody behind me", "unnamed person (unnamed)"),
        # whose name is a person's though its last word calls a body
        ("Ruth Board left.", "Ruth Board", "Ruth Board (person)"),
        ("The singer, Mr Osk Church, left.", "Mr Osk Church", "Osk Church (person)"),
        ("Osk Vellmar left.", "Osk Vellmar", "Osk Vellmar (person)"),
    ],
)
def test_who_is_no_organisation(text: str, phrase: str, source: str) -> None:
    assert named(phrase, text) == source


@pytest.mark.parametrize("phrase", ["Kestrel News Agency", "The Kestrel news agency", "Kestrel"])
def test_an_agency(phrase: str) -> None:
    text = f"The fire was put out, {phrase} reported."
    assert named(phrase, "The fire is out.", text, publisher="Kestrel News Agency") == "Kestrel News Agency (outlet)"


@pytest.mark.parametrize(
    ("about", "credit"),
    [
        ({"publisher": "AP News"}, "the Associated Press"),
        ({"publisher": "nytimes.com"}, "the New York Times"),
        ({"url": "https://www.reuters.com/bridge"}, "Reuters"),
    ],
)
def test_an_outlet_that_is_credited_and_has_its_own_report_here(
    tmp_path: Path, about: dict[str, str], credit: str
) -> None:
    agency = credit.removeprefix("the ")
    closing = "The harbour bridge at Elin will close on Friday for eight weeks"
    own = f"ELIN ({agency}) - {closing}. The council met on Monday to speak about the ring road and all the buses."
    other = f"Drivers in Elin face a long detour. {closing}, {credit} reported. The town has no other bridge."
    articles = [{"text": own, **about}, {"text": other, "publisher": "The Elin Courier"}]
    (tmp_path / "bridge.json").write_text(json.dumps({"story": "bridge", "articles": articles}), "utf8")
    found = woozle.trace(tmp_path / "bridge.json")
    (claim,) = found.shared_claims
    assert (claim.routes, claim.chokepoints) == (1, (found.articles[0].publisher,))
    assert all(not member.chain for member in claim.members if member.article == found.articles[0].id)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        (
            "a new book by the journalist Marta Ellingham",
            "Holm called, says a new book by the journalist Marta Ellingham.",
        ),
        ("The Long Table", "“The Long Table”, by Marta Ellingham, is out. “The Long Table” says that Holm called."),
        ("A book to be published next week", "A book to be published next week says that Holm called."),
        ("a book by Marta Ellinghan", "Holm called, says a book by Marta Ellinghan."),
    ],
)
def test_a_book(phrase: str, text: str) -> None:
    told = "Marta Ellingham wrote a book by herself. A book by Marta Ellingham says so."
    titled = "“The Long Table”, by Marta Ellingham, tells of calls."
    assert named(phrase, told, titled, text) == BOOK
