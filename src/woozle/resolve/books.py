"""Books that a story names: a book is a document, with a title and an author wherever the story tells them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from woozle.model import Source
from woozle.resolve.coreference import Referents
from woozle.resolve.names import People, mentions

BOOK = re.compile(r"\b(?:book|memoir)\b")
IN_BOOK = re.compile(r"\bin (?:his|her|the|a|their)\b[^.\n]{0,30}\b(?:book|memoir)\b")
QUOTED = r"[\"“‘]([A-Z][^\"”’\n]{1,60}?)[,.]?[\"”’]"
TITLE = re.compile(rf",?\s*(?:titled |called |entitled )?(?:{QUOTED}|([A-Z]\w+(?: [A-Z]\w+){{0,5}}))")
TITLE_BEFORE = re.compile(QUOTED + r",?\s+(?:a|an|the|his|her)\s+(?:\w+\s+){0,3}$")
BY = re.compile(r"\s+by\s+[^,.;\n]{3,40},?\s+" + QUOTED)
AUTHOR_BY = re.compile(r"(?:,? [\"“][^\"”\n]+[\"”])?,?\s+by\s+(?:[a-z]+\s+)*")
WRITES = re.compile(r"\b(?:wr(?:ites?|iting|itten|ote)|describe[sd]|recount(?:s|ed)|report(?:s|ed))\b", re.IGNORECASE)


OWN = re.compile(r"\b(his|her)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


def books(texts: Sequence[str], people: People, referents: Sequence[Referents]) -> dict[str, Source]:
    """The book of each author. referents: the persons of each text."""
    titles: dict[str, str] = {}
    orphans: list[str] = []
    for text, persons in zip(texts, referents, strict=True):
        for match in BOOK.finditer(text):
            low = max(0, match.start() - 80)
            by = author(text[low : match.end() + 60], match.start() - low, match.end() - low, people)
            title = _title(text, match.start(), match.end())
            if by is None and (own := OWN.search(text, low, match.start())):
                by = persons.person(own.group(1).lower(), own.start(), None)
            if by:
                titles[by] = titles.get(by) or title
            elif title:
                orphans.append(title)
    for by in (by for by, title in titles.items() if not title):
        told = re.compile(rf"{QUOTED},?\s+by\s+(?:[a-z]+\s+){{0,3}}{re.escape(by)}\b")
        titles[by] = next((found.group(1) for text in texts if (found := told.search(text))), "")
    if len(titles) == 1 and orphans:  # "her new book “T”": the story knows one author
        titles = {by: title or orphans[0] for by, title in titles.items()}
    return {by: Source(f"{title or 'book'} by {by}", "document") for by, title in titles.items()}


def _title(text: str, start: int, end: int) -> str:
    """The title of the book that stands at [start, end): after it, before it, or after its author."""
    for match in (TITLE.match(text, end), TITLE_BEFORE.search(text[max(0, start - 100) : start]), BY.match(text, end)):
        if match and any(match.groups()):
            return next(group for group in match.groups() if group)
    return ""


def author(text: str, start: int, end: int, people: People) -> str | None:
    """Who wrote the book that stands at [start, end): "X's new book", "a book by the journalist X"."""
    by = AUTHOR_BY.match(text, end)
    after = next(mentions(text[by.end() :]), None) if by else None
    if after and after.start == 0:
        return people.full_name(after.name)
    before = [m for m in mentions(text[:start]) if re.match(r"[’']s?\s+(?:\w+\s+){0,3}$", text[m.end : start])]
    return people.full_name(before[-1].name) if before else None
