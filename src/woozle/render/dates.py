"""Dates as people read them."""

from __future__ import annotations

import re

from woozle.published import day_of

MONTHS = "January February March April May June July August September October November December".split()
ISO = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d)(?:[T ].*)?)?)?")
"""A year, a month or a day; a day with a time too."""


def day_shown(published: str) -> str:
    """2031-03-04T10:00Z as 2031-03-04; anything else ("March 4, 2031") as it stands."""
    return day.isoformat() if (day := day_of(published)) else published


def date_words(date: str) -> str:
    """2031-03-04 as 4 March 2031, without a time; a month or a year as precise as it is, of an interval both ends;
    anything else as it stands."""
    ends = [ISO.fullmatch(end) for end in date.split("/")]
    return " to ".join(_words(*end.groups()) for end in ends if end) if all(ends) else date


def _words(year: str, month: str | None, day: str | None) -> str:
    return " ".join([*([str(int(day))] if day else []), *([MONTHS[int(month) - 1]] if month else []), year])
