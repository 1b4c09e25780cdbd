"""What a noun calls: a person, a body of persons or a document (compiled from WordNet; training/resolve)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

Called = Literal["person", "body", "document"]
LETTERS: dict[str, Called] = {"p": "person", "b": "body", "d": "document"}
WORD = re.compile(r"[\w’'-]+")
PREPOSITIONS = (
    r"(?:of|for|from|in|at|with|on|close|familiar|briefed|by|to|about|over|between|around|across|among|against|behind"
    r"|under|near|after|before|during|since|such|who|which|that)"
)
AFTER = re.compile(
    rf"\s(?:{PREPOSITIONS}\b|(?:him|her|it)self\b|themselves\b"
    rf"|(\w+(?:ed|ing))(?=$|\s(?:{PREPOSITIONS}|the|an?|his|her|its|their|last|this|early|earlier|late|\w+day)\b))"
)
"""What follows a head noun: a preposition, "himself", or a participle that no noun follows ("released Tuesday")."""
DOING = re.compile(r"(?<![\w’'-])([\w’'-]{1,40})\s\w{1,40}ing\b")
"""What somebody is doing: "a prosecutor examining contracts"."""
OWNER = re.compile(r"[’']s?$")
"""At the end of a word that owns what follows it: "Holm’s" (campaign did)."""
PLURALS = (("men", "man"), ("people", "person"), ("ies", "y"), ("es", ""), ("s", ""))
PEOPLES = ("ese", "ish", "french", "dutch", "swiss")
"""How the names of peoples end that are their own plural."""


class Noun(NamedTuple):
    """A noun in the singular, in lower case. called: None where it calls nothing that could be a source; capital: it
    begins with a capital."""

    word: str
    called: Called | None
    plural: bool
    capital: bool


@cache
def _nouns() -> dict[str, Called]:
    lines = files("woozle.resolve").joinpath("nouns.tsv").read_text("utf8").splitlines()
    pairs = (line.split("\t") for line in lines if not line.startswith("#"))
    return {word: LETTERS[letter] for word, letter in pairs}


@lru_cache(1 << 16)
def noun(word: str) -> Noun:
    """`word` as a noun; of "co-chairwoman" the last part."""
    low = word.lower().split("-")[-1]
    for ending, singular in PLURALS:
        if low.endswith(ending) and not low.endswith("ss"):
            one = low.removesuffix(ending) + singular
            if called := _called(one):
                return Noun(one, called, True, word[:1].isupper())
    return Noun(low, _called(low), word[:1].isupper() and low.endswith(PEOPLES), word[:1].isupper())


def _called(word: str) -> Called | None:
    return _nouns().get(word) or _nouns().get(word.capitalize())


def is_title(word: str) -> bool:
    """Does a word in lower case call persons by what they do (pastor), not by what people they are (Briton)?"""
    return _nouns().get(word) == "person"


def before_preposition(phrase: str) -> str:
    """The phrase up to what follows its head noun."""
    after = next((m for m in AFTER.finditer(phrase) if not _is_noun(m)), None)
    phrase = phrase[: after.start()] if after else phrase
    who = next((m for m in DOING.finditer(phrase) if noun(m.group(1)).called == "person"), None)
    return phrase[: who.end(1)] if who else phrase


def _is_noun(after: re.Match[str]) -> bool:
    """Is what looks like a participle a noun ("court filing"), and nothing that persons do ("officials warning of")?"""
    if not after.group(1) or noun(after.group(1)).called != "document":
        return False
    before = WORD.findall(after.string[: after.start()])
    return not before or noun(before[-1]).called != "person"


def head(phrase: str) -> Noun:
    """The noun that says what the phrase calls: its last word before what follows a noun."""
    words = WORD.findall(before_preposition(phrase))
    nouns = [noun(OWNER.sub("", word)) for word in words[-2:]]
    if len(nouns) > 1 and nouns[1].called is None and nouns[0].called == "person" and nouns[0].plural:
        return nouns[0]  # "voters here"
    return nouns[-1] if nouns else Noun("", None, False, False)
