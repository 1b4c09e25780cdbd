"""What kind of source a phrase describes, by its head noun."""

from __future__ import annotations

import pytest

from woozle.resolve.kinds import described, is_document, is_source
from woozle.resolve.nouns import head


@pytest.mark.parametrize(
    ("phrase", "noun"),
    [
        ("officials", "official"),
        ("witnesses", "witness"),
        ("party boss", "boss"),
        ("spokeswomen", "spokeswoman"),
        ("people familiar with the talks", "person"),
        ("ferry-backed candidate", "candidate"),
        ("harbour master himself", "master"),
        ("Sailors’ Union’s office", "office"),
        ("letter released Tuesday by the ferrymen", "letter"),
        ("records disclosed late on Friday", "record"),
        ("prosecutors examining harbour contracts", "prosecutor"),
        ("two unidentified guests", "guest"),
        ("voters here", "voter"),
        ("court filing", "filing"),
        ("new recording of the call", "recording"),
        ("officials warning of floods", "official"),
        ("", ""),
    ],
)
def test_the_head_noun_in_the_singular(phrase: str, noun: str) -> None:
    assert head(phrase).word == noun


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        # one person, or the few insiders who speak without a name
        ("blogger on the web site Harbour Lights", "unnamed"),
        ("two-term councillor from Elin with a record of fighting the government", "unnamed"),
        ("three finance officials", "unnamed"),
        ("ferrymen close to the premier", "unnamed"),
        ("two guests", "unnamed"),
        ("one of the ferrymen", "unnamed"),
        ("someone in the harbour office", "unnamed"),
        # many of a kind
        ("critics", "collective"),
        ("opposition lawmakers", "collective"),
        ("several lawmakers", "collective"),
        ("Seamen", "collective"),
        ("people in Elin", "collective"),
        ("number of the shipping companies", "collective"),
        ("58 percent of those asked", "collective"),
        ("nearly nine out of 10", "collective"),
        ("most", "collective"),
        # bodies, and names that are nobody's else
        ("Office of the Harbour Attorney", "organisation"),
        ("committee probing the ferry fire and its causes", "organisation"),
        ("Amazon", "organisation"),
        ("press", "organisation"),
        ("coast guard", "organisation"),
        ("United Harbours Commissions", "organisation"),
        ("Elin Harbour Watch", "organisation"),
    ],
)
def test_kind(phrase: str, kind: str) -> None:
    assert described(phrase).kind == kind


@pytest.mark.parametrize(
    ("phrase", "yes"),
    [
        ("24-page indictment", True),
        ("emails and text messages turned over to the council", True),
        ("additional records disclosed Wednesday", True),
        ("new national poll", True),
        ("court filing", True),
        ("statement", False),  # whoever made it is the source
        ("author of the report", False),
        ("committee’s report’s critics", False),
    ],
)
def test_documents(phrase: str, yes: bool) -> None:
    assert is_document(phrase) is yes


@pytest.mark.parametrize(
    "phrase", ["aaaa-" * 5000, "officials " * 2000, "one of " * 3000, "’s " * 5000, "of", "’s", "-"]
)
def test_no_phrase_takes_long(phrase: str) -> None:
    assert described(phrase).name


def test_what_is_cited_must_be_able_to_say_something() -> None:
    assert is_source("the harbour records")
    assert is_source("Nordhavn")
    assert not is_source("economic growth")
