"""Whom a passage itself names as its origin: "Holm describes the calls and attributes them to an aide"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from woozle.model import Article, Source, Span
from woozle.resolve.names import mentions
from woozle.resolve.places import phrase
from woozle.resolve.sources import Resolver
from woozle.sentences import ordinal

TO = re.compile(
    r"\b(?:attribut|ascrib)(?:es?|ed|ing)\s+"
    r"(?:it|them|this|that|the\s+(?:claims?|accounts?|quot(?:es?|ations?)|remarks?|information|details?|figures?|story))"
    r"\s+to\s+"
)
"""What is passed on must be words, not an event: "attributed the delay to the weather" names no source."""
GOES_ON = re.compile(r"\s(?:in|on|from|who|whose|and|but)\b")
"""What follows the origin without a comma."""
WORD_OF = frozenset({"person", "unnamed", "document", "outlet"})


class PassedOn(NamedTuple):
    """sources: who passes the passage on, if that is a person at its head, and from whom. where: what says so."""

    sources: tuple[Source, ...]
    where: Span


def passed_on(article: Article, passage: Span, resolver: Resolver) -> PassedOn | None:
    """None where the passage names no origin of its words."""
    match = TO.search(article.text, passage.start, passage.end)
    if match is None:
        return None
    start, end = phrase(article.text, match.end(), passage.end)
    goes_on = GOES_ON.search(article.text, start, end)
    end = goes_on.start() if goes_on else end
    origin = resolver.resolve(article, start, end)
    if origin is None or origin.kind not in WORD_OF:
        return None
    if origin.kind == "person" and next(mentions(article.text[start:end]), None) is None:
        return None  # "to the weather": a person is taken at their name alone
    head = next(mentions(article.text[passage.start : match.start()]), None)
    by = None
    if head and head.start == 0:
        says = article.text[passage.start + head.end : passage.end]
        by = resolver.resolve(article, passage.start, passage.start + head.end, says)
    return PassedOn(tuple(source for source in (by, origin) if source), Span(match.start(), end))


def follows(sentences: Sequence[Span], before: int, start: int) -> bool:
    """Is [start, …) in the sentence right after the one in which `before` stands?"""
    return ordinal(sentences, start) == ordinal(sentences, before) + 1
