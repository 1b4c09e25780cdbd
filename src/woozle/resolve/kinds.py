"""What kind of source a phrase without a person's name is: unnamed, collective, document or organisation."""

from __future__ import annotations

import re

from woozle.model import Source
from woozle.resolve.names import PERSON_NOUN

UNNAMED = re.compile(
    r"\b(?:sources?|officials?|aides?|person|people|insiders?|advis[eo]rs?|operatives?|staffers?|someone|somebody"
    r"|spokes(?:man|woman|person|people)|lawyers?|attorneys?|witness(?:es)?|employees?|executives?|diplomats?|accusers?"
    r"|man|woman|representative|agents?|member|investigator|organi[sz]er|guest|caller|reporter|neighbou?rs?)\b",
    re.IGNORECASE,
)
COLLECTIVE = re.compile(
    r"\b(?:critics|opponents|supporters|experts|analysts|scholars|observers|rivals|allies|lawmakers|legislators|senators"
    r"|members|republicans|democrats|conservatives|liberals|activists|advocates|leaders|voters|residents|protesters"
    r"|prosecutors|investigators|authorities|economists|scientists|researchers|others|many|some|both|reporters"
    r"|media reports|backers|groups|companies|agencies|pundits|families|parents|students|americans)\b",
    re.IGNORECASE,
)
DOCUMENT = re.compile(
    r"\b(?:book|memoir|report|reports|indictment|complaint|affidavit|lawsuit|suit|filing|filings|memo|memorandum|letter"
    r"|e-?mails?|messages|transcript|documents?|papers|records|poll|polls|survey|study|analysis|data|ruling"
    r"|opinion piece|resolution|bill|law|constitution|treaty|contract|diary|dossier"
    r"|article|story|editorial|op-ed|video|tape|recording|website"
    r"|web site|newsletter|returns?)(?:\s+published\b.*|\s+released\b.*|\s+filed\b.*)?$",
    re.IGNORECASE,
)
ORGANISATION = re.compile(
    r"\b(?:White House|Pentagon|Kremlin|[Cc]ampaign|[Aa]dministration|[Gg]overnment|[Dd]epartment|[Oo]ffice|[Aa]gency"
    r"|[Bb]ureau|[Cc]ommission|[Cc]ommittee|[Cc]ouncil|[Cc]ourt|[Pp]olice|[Aa]ssociation|[Uu]nion|[Pp]arty|[Gg]roup"
    r"|[Cc]ompany|[Uu]niversity|[Cc]enter|[Cc]entre|[Ii]nstitute|[Ff]oundation|[Mm]inistry|[Ss]ervice|FBI|CIA|NSA|IRS|DOJ"
    r"|Senate|Congress|Inc|Corp)\b"
)
STATEMENT = re.compile(r"\b(?:statement|tweet|post|speech|remarks|news release|press release)\b", re.IGNORECASE)
KNOWING = re.compile(r"\b(?:close to|familiar with|briefed on|with (?:\w+ )?knowledge of)\b")
CAPITALS = re.compile(r"(?:[A-Z][\w.&-]*\s?)+")
PREPOSITION = re.compile(r"\s(?:of|for|from|in|at|with|on|close|familiar|briefed|by|to|about)\b")
DETERMINER = re.compile(
    r"^(?:the|a|an|his|her|its|their|this|that|these|those|also)\s+(?:(?:same|new|latest|own|anonymous)\s+)*",
    re.IGNORECASE,
)


COUNT = re.compile(
    r"(?:one(?! of\b)|another|(?:a\s+)?(?:second|third)|two|three|four|five|six|seven|several|a few|\d+)\s+",
    re.IGNORECASE,
)


def head_noun(phrase: str) -> str:
    """The phrase up to its first preposition: the head noun stands at the end of that."""
    return PREPOSITION.split(phrase)[0]


def is_document(phrase: str) -> bool:
    head = head_noun(phrase)
    return DOCUMENT.search(head) is not None and STATEMENT.search(head) is None


def unnamed(phrase: str) -> Source:
    """One aide, another aide and a second aide stay three; how many they are is told first."""
    phrase = phrase.removeprefix("unnamed ")
    told = COUNT.match(phrase)
    name = f"{told.group().lower()}unnamed {phrase[told.end() :]}" if told else f"unnamed {phrase}"
    return Source(name, "unnamed")


def described(phrase: str) -> Source | None:
    """The source that a phrase without a determiner describes, where words tell its kind."""
    if UNNAMED.search(head_noun(phrase)) or KNOWING.search(phrase):
        return unnamed(phrase)
    if COLLECTIVE.search(phrase):
        return Source(phrase, "collective")
    if ORGANISATION.search(phrase) or CAPITALS.fullmatch(phrase):
        return Source(phrase, "organisation")
    return None


def guessed(phrase: str) -> Source:
    """By its form alone: a plural is many, a noun for a person somebody unnamed, anything else an organisation."""
    if COUNT.match(phrase) and phrase.islower():
        return unnamed(phrase)
    if phrase.endswith("s"):
        return Source(phrase, "collective")
    return Source(phrase, "unnamed" if PERSON_NOUN.search(phrase) else "organisation")
