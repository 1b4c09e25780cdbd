"""Whom a passage itself names as its origin: "Holm describes the calls and attributes them to an aide"."""

from __future__ import annotations

import re
from typing import NamedTuple

from woozle.model import Article, Source, Span
from woozle.resolve.names import mentions
from woozle.resolve.sources import Resolver

TO = re.compile(
    r"\b(?:attribut|ascrib)(?:es?|ed|ing)\s+"
    r"(?:it|them|this|that|the\s+(?:claims?|accounts?|quot(?:es?|ations?)|remarks?|information|details?|figures?|story))"
    r"\s+to\s+((?:(?!\s(?:in|on|from|who|whose|and|but)\b)[^,.;:\n]){3,60})"
)
"""What is passed on must be words, not an event: "attributed the delay to the weather" names no source."""
SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+")
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
    origin = resolver.resolve(article, match.start(1), match.end(1))
    if origin is None or origin.kind not in WORD_OF:
        return None
    if origin.kind == "person" and next(mentions(match.group(1)), None) is None:
        return None  # "to the weather": a person is taken at their name alone
    head = next(mentions(article.text[passage.start : match.start()]), None)
    by = None
    if head and head.start == 0:
        says = article.text[passage.start + head.end : passage.end]
        by = resolver.resolve(article, passage.start, passage.start + head.end, says)
    return PassedOn(tuple(source for source in (by, origin) if source), Span(match.start(), match.end()))


def follows(text: str, before: int, start: int) -> bool:
    """Is [start, …) in the sentence right after the one in which `before` stands?"""
    return before < start and len(SENTENCE_END.findall(text, before, start)) == 1
