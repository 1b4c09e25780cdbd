"""Dates in a text: years, months and days as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MONTHS = "january february march april may june july august september october november december".split()
MONTH = (
    r"(?P<month>(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)"
)
YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)"
DATE = re.compile(
    rf"\b{MONTH}(?: (?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b)?(?:,? {YEAR}\b)?"
    rf"|\b(?P<day2>[0-3]?\d) {MONTH.replace('month', 'month2')}(?: {YEAR.replace('year', 'year2')}\b)?"
    rf"|(?<![\d$€£.,-])\b{YEAR.replace('year', 'year3')}\b(?![\d,.]*\d|%| [a-z]+s\b)"
)
"""Month with day and year in American or British order, or a year alone; before a plural it counts (2020 votes)."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date as written at [start, end): year, month and day as far as they are given."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None

    @property
    def iso(self) -> str | None:
        """ISO 8601 as precise as the text, None where the year is not given."""
        if self.year is None:
            return None
        parts = [f"{self.year:04}", *(f"{n:02}" for n in (self.month, self.day) if n)]
        return "-".join(parts)

    @property
    def given(self) -> tuple[int | None, int | None, int | None]:
        return self.year, self.month, self.day

    def contradicts(self, other: Date) -> bool:
        """Do both give the year, the month or the day, and give it differently?"""
        both = zip(self.given, other.given, strict=True)
        return any(a != b for a, b in both if a is not None and b is not None)


def dates(text: str, start: int = 0, end: int | None = None) -> Iterator[Date]:
    """The dates written in [start, end) of a text, in order; offsets are of the whole text."""
    for match in DATE.finditer(text, start, len(text) if end is None else end):
        given = match.groupdict()
        month, day = given["month"] or given["month2"], given["day"] or given["day2"]
        year = given["year"] or given["year2"] or given["year3"]
        if month and not day and not year and (month in ("May", "March") or month.endswith(".")):
            continue  # a verb, an abbreviation of something else
        if day and not 1 <= int(day) <= 31:
            continue
        yield Date(match.start(), match.end(), int(year) if year else None, _month(month), int(day) if day else None)


def _month(name: str | None) -> int | None:
    if name is None:
        return None
    return next(n for n, full in enumerate(MONTHS, 1) if full.startswith(name.lower().rstrip(".")[:3]))
