"""What kind of source a phrase without a person's name is: unnamed, collective, document or organisation."""

from __future__ import annotations

import re

from woozle.model import Source
from woozle.resolve.nouns import head

INSIDERS = frozenset(
    "source official aide insider adviser advisor operative staffer spokesman spokeswoman spokesperson lawyer attorney"
    " witness diplomat accuser representative".split()
)
"""Who speaks without a name: even several of them are these few, not everybody of a kind."""
ANYBODY = INSIDERS | frozenset("person man woman guest caller neighbour neighbor agent employee executive".split())
"""What a person is called who is not named; several of them are these few where they are counted."""
RUMOURS = re.compile(
    r"(?:(?:some|many|several|other|earlier|media|news|press)\s+)?(?:reports|accounts|rumou?rs|allegations|accusations)$",
    re.IGNORECASE,
)
"""Without an article, nobody's: "reports said"."""
PRESS = frozenset({"report", "article", "story"})
"""What an outlet says in, so that it is the outlet's word."""
UTTERANCES = frozenset("statement tweet post speech remark apology".split())
"""What only passes on the word of whoever made it."""
SOME = re.compile(
    r"(?:[\w.-]+\s){0,3}(?:(?:others|ones|those|many|much|some|both|most|several|every(?:one|body)|percent)\b|[\d.]+%"
    r"|(?:majority|quarter|half) of\b|(?:in|out of) (?:\d+|two|three|four|five|ten)\b)",
    re.IGNORECASE,
)
PART = re.compile(
    r"(one|some|many|most|all|both|none|several|more|number|group|majority|handful|couple|dozens|hundreds) of\s+"
    r"(?:(?:the|his|her|its|their|these|those)\s+)?",
    re.IGNORECASE,
)
"""Before the noun that says who they are: "a number of the companies"."""
KNOWING = re.compile(r"\b(?:close to|familiar with|briefed on|with (?:\w+ )?knowledge of)\b")
CAPITALS = re.compile(r"(?:[A-Z][\w.&-]*\s?)+")
DETERMINER = re.compile(
    r"^(?:the|a|an|his|her|its|their|this|that|these|those|also)\s+(?:(?:same|new|latest|own|anonymous)\s+)*",
    re.IGNORECASE,
)
COUNT = re.compile(
    r"(?:one(?! of\b)|another|(?:a\s+)?(?:second|third)|two|three|four|five|six|seven|several|a few|\d+)\s+",
    re.IGNORECASE,
)


ELSE = re.compile(r"^(?:some|any)(?:body|one)\b(?:\s\w+\s(?:me|us|him|her|them)\b)?", re.IGNORECASE)
"""Words for an unknown person, with where they were to somebody ("behind me"): no name of a source."""


def is_document(phrase: str) -> bool:
    noun = head(phrase)
    return noun.called == "document" and noun.word not in UTTERANCES


def is_some(phrase: str) -> bool:
    """Is it a part of many: "some in Elin", "58 percent of voters", "nine out of 10"?"""
    return SOME.match(phrase) is not None


def is_source(phrase: str) -> bool:
    """Does a phrase call, or name in capitals, somebody or something that can say anything?"""
    return head(phrase).called is not None or re.search(r"\b[A-Z]", phrase) is not None


def unnamed(phrase: str) -> Source:
    """One aide, another aide and a second aide stay three; how many they are is told first."""
    phrase = ELSE.sub("person", phrase.removeprefix("unnamed "))
    told = COUNT.match(phrase)
    name = f"{told.group().lower()}unnamed {phrase[told.end() :]}" if told else f"unnamed {phrase}"
    return Source(name, "unnamed")


def described(phrase: str) -> Source:
    """The source that a phrase without a determiner describes, by its head noun."""
    part = PART.match(phrase)
    noun = head(phrase[part.end() :] if part else phrase)
    name = CAPITALS.fullmatch(phrase) is not None and not noun.plural
    if KNOWING.search(phrase):
        return unnamed(phrase)
    if noun.called == "person" and not name:
        one = not noun.plural or (part is not None and part.group(1).lower() == "one")
        few = noun.word in INSIDERS or (noun.word in ANYBODY and COUNT.match(phrase))
        return unnamed(phrase) if one or few else Source(phrase, "collective")
    if noun.called == "body" and noun.plural and noun.capital and " " in phrase:
        name = True  # United Nations, National Institutes of Health
    many = noun.plural or (noun.called is None and noun.word.endswith("s"))
    return Source(phrase, "collective" if is_some(phrase) or (many and not name) else "organisation")
