"""What stands around an article, not in it: whose report it is that this publisher carries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from woozle.model import Article, Source, Span, Statement
from woozle.resolve.outlets import Outlets, agencies, by_address
from woozle.words import WORD

DATELINE = re.compile(r"\s*(?:[A-Z][\w.,’' /-]{0,40} )?\((?:By )?([A-Z][\w ]{1,30})\)\s*[-–—―]")
FIRST_APPEARED = re.compile(
    r"\bthis\s+(?:story|article|report|piece|post|column)\s+(?:was\s+|is\s+)?(?:(?:first|originally|previously)\s+)?"
    r"(?:appeared|published|reported|republished)\s+(?:in|on|by|at|from|with permission from)\s+",
    re.IGNORECASE,
)
TIP = r"(?:h/t|hat tip|via)(?:\s+to)?:?\s+"
HAT_TIP = re.compile(TIP, re.IGNORECASE)
BYLINE = re.compile(r"^\s*(?:by\s+)?(?:the\s+)?", re.IGNORECASE)
BRACKETS = re.compile(
    rf"\({TIP}([^)\n]{{1,80}})\)|, as (?:first |originally )?reported by ([^,;\n]{{1,80}})", re.IGNORECASE
)
CREDIT_LINE = re.compile(r"\s*(?:from|by|source:)\s+([^\n]{2,60}?)[.:]?\s*", re.IGNORECASE)
"""A line of its own: "From Kestrel News"."""
FOOT = re.compile(r"\(([^()\n]{2,60})\)\s*\Z")
"""At the end of an article: "(Kestrel)"."""
LINE = re.compile(r"[^\n]+")


class Carried(NamedTuple):
    """The outlet whose report an article is: what it tells in its own voice is that outlet's word.

    evidence: where the text says so; none where its metadata do.
    """

    source: Source
    evidence: tuple[Span, ...]


def credited(article: Article, sentence: Span, outlets: Outlets) -> Carried | None:
    """The outlet that a note in a sentence credits with it: "(h/t: The Hill)", "as first reported by the Courier"."""
    for note in BRACKETS.finditer(article.text, *sentence):
        for group in (1, 2):
            if note.group(group) and (found := outlets.find(note.group(group))):
                return _named(found, note.start(group))
    return None


def carried(article: Article, outlets: Outlets) -> Carried | None:
    """Whose report the article is, by what it is based on, its byline, its dateline, or a note in it."""
    for name in article.based_on:
        found = by_address(name) or ((at := outlets.find(name)) and at[0])
        if found and found != article.publisher:
            return Carried(Source(found, "outlet"), ())
    byline = BYLINE.sub("", article.byline or "")
    signed = outlets.find(byline)
    if signed and signed[0] != article.publisher and (signed[0] in agencies() or signed[2] - signed[1] == len(byline)):
        return Carried(Source(signed[0], "outlet"), ())
    for where in credit_lines(article):
        if (told := outlets.known(article.text[slice(*where)])) and told != article.publisher:
            return Carried(Source(told, "outlet"), (where,))
    dateline = DATELINE.match(article.text, article.title_end)
    wires = (agencies() | outlets.publishers) - {article.publisher}
    if dateline and (wire := outlets.find(dateline.group(1))) and wire[0] in wires:
        return Carried(Source(wire[0], "outlet"), (Span(*dateline.span(1)),))
    for line in LINE.finditer(article.text, article.title_end):
        for note in (FIRST_APPEARED.search(line.group()), HAT_TIP.match(line.group())):
            named = outlets.find(line.group()[note.end() :]) if note else None
            if note and named and named[1] < len("the ") + 1 and named[0] != article.publisher:
                return _named(named, line.start() + note.end())
    return None


def credit_lines(article: Article) -> Iterator[Span]:
    """What stands where an article's origin is told: in a line of its own at its head or foot, or in brackets at its
    end. An outlet only if its name is all of that."""
    lines = list(LINE.finditer(article.text, article.title_end))
    for line in (*lines[:2], *lines[2:][-1:]):
        if credit := CREDIT_LINE.fullmatch(line.group()):
            start, end = credit.span(1)
            yield Span(line.start() + start, line.start() + end)
    if foot := FOOT.search(article.text, max(0, len(article.text) - 80)):
        yield Span(*foot.span(1))


def is_credit(text: str, passage: Statement, whose: Carried) -> bool:
    """Does a passage only say whose report it is: "(Kestrel)", "From Kestrel News"?"""
    for start, end in whose.evidence:
        if passage.start <= start and end <= passage.end:
            return len(WORD.findall(text[passage.start : start] + " " + text[end : passage.end])) < 2
    return False


def _named(found: tuple[str, int, int], at: int) -> Carried:
    """What `Outlets.find` found in the text from `at` on."""
    name, start, end = found
    return Carried(Source(name, "outlet"), (Span(at + start, at + end),))
