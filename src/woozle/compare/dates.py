"""Dates in a text, absolute or relative to the day on which it appeared, as intervals with their granularity.

Python's own datetime does the arithmetic. dateparser (1.5) was tried for the phrases: it knows an instant where a text
gives a span, leaves out "earlier this month", "mid-May", "this weekend" and "the spring of 2028", and its search took
"in the" and "of 2028" for dates; so the phrases are found and read here.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from woozle.compare.number_words import number_word
from woozle.model import Granularity

MONTHS = [m.lower() for m in calendar.month_name[1:]]
DAYS = [d.lower() for d in calendar.day_name]
SEASONS = {"winter": (12, 2), "spring": (3, 5), "summer": (6, 8), "fall": (9, 11), "autumn": (9, 11)}
"""First and last month, in the north."""
MONTH = (
    r"(?:(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)"
)
DAY = r"(?:(?:Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)day|(?:Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun)\.)"
YEAR = r"(?:1[6-9]|20)\d\d"
PART = r"(?:[Ee]arly|[Ll]ate|[Mm]id|[Tt]he (?:beginning|start|middle|end) of)"
UNIT = r"(?:day|week|weekend|month|year|decade|spring|summer|fall|autumn|winter)"
COUNT = r"(?:an?|a couple of|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3})"
DATE = re.compile(
    rf"\b(?:(?P<range>[Ff]rom|[Bb]etween) )(?P<first>{YEAR}) (?:to|and|until|through) (?P<last>{YEAR})\b"
    rf"|\b(?:(?P<part>{PART})[ -](?:in )?)?"
    rf"(?:(?P<month>{MONTH})(?: (?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b(?!,\d))?(?:,? (?P<year>{YEAR})\b)?"
    rf"|(?P<day2>[0-3]?\d) (?P<month2>{MONTH})(?: (?P<year2>{YEAR})\b)?"
    rf"|(?P<decade>(?:1[6-9]|20)\d)0s\b"
    rf"|(?:the )?(?P<season>[Ss]pring|[Ss]ummer|[Ff]all|[Aa]utumn|[Ww]inter) (?:of )?(?P<year4>{YEAR})\b"
    rf"|(?<![\d$€£.,-])\b(?P<year3>{YEAR})\b(?![\d,.]*\d|%| (?!was|is|has|as|this|its|his)[a-z]+s\b))"
    rf"|\b(?:(?P<which2>[Ll]ast|[Nn]ext|[Tt]his) )?(?P<weekday>{DAY})(?P<clock> (?:night|morning|afternoon|evening))?"
    r"|\b(?P<near>today|tonight|yesterday|tomorrow|[Tt]his (?:morning|afternoon|evening)|[Ll]ast night)\b"
    rf"|\b(?:(?P<side>[Ee]arlier|[Ll]ater|{PART}) )?(?P<which>[Ll]ast|[Nn]ext|[Tt]his|the (?:previous|past|coming)) "
    rf"(?P<unit>{UNIT}|{MONTH})\b(?!s|-long|[’'])"
    rf"|\b(?P<count>{COUNT}) (?P<units>day|week|month|year|decade)s? ago\b"
)
"""How news writes dates; a year before a plural counts (2020 votes)."""
NEAR = {"today": 0, "tonight": 0, "yesterday": -1, "last night": -1, "tomorrow": 1}
SPANS = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}
COMING = re.compile(r"\b(?:will|would|to be|shall|plans?|planned|scheduled|expected|set to|due|upcoming|going to)\b")
"""Of the words around a weekday, what puts it after the report."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date as written at [start, end): somewhen from `first` to `last`, both included.

    other: where the same words may mean another interval (a weekday before or after the report). year_given: else the
    year was taken from the day on which the report appeared. range: the whole of [first, last], not a day in it.
    """

    start: int
    end: int
    first: date
    last: date
    granularity: Granularity
    other: tuple[date, date] | None = None
    year_given: bool = True
    range: bool = False

    @property
    def iso(self) -> str:
        """ISO 8601, as precise as the text; an interval where it is no day, month or year."""
        if self.range or self.granularity not in ("day", "month", "year"):
            return f"{self.first.isoformat()}/{self.last.isoformat()}"
        return self.first.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.granularity]]

    def contradicts(self, other: Date) -> bool:
        """Can both not be meant at once? A range contradicts another that begins or ends in another year."""
        if self.range or other.range:
            return (
                self.range and other.range and (self.first.year, self.last.year) != (other.first.year, other.last.year)
            )
        mine, theirs = ([(d.first, d.last), *([d.other] if d.other else [])] for d in (self, other))
        return not any(a[0] <= b[1] and b[0] <= a[1] for a in mine for b in theirs)


def dates(text: str, start: int = 0, end: int | None = None, published: str | None = None) -> Iterator[Date]:
    """The dates written in [start, end) of a text, in order; offsets are of the whole text.

    published: the day on which the text appeared, ISO 8601. Without it, what only that day tells (weekdays, "last
    month", a day without its year) is left out.
    """
    today = _day(published)
    end = len(text) if end is None else end
    for match in DATE.finditer(text, start, end):
        if (
            found := _read(match, today, text[max(start, match.start() - 60) : min(end, match.end() + 40)])
        ) is not None:
            yield found


def _day(published: str | None) -> date | None:
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return day if 1000 < day.year < 9000 else None  # so that no reckoning leaves the calendar


def _read(match: re.Match[str], today: date | None, around: str) -> Date | None:
    g = {name: value for name, value in match.groupdict().items() if value}
    at = match.span()
    if "range" in g:
        first, last = int(g["first"]), int(g["last"])
        return Date(*at, date(first, 1, 1), date(last, 12, 31), "year", range=True) if first < last else None
    if "decade" in g:
        first = int(g["decade"]) * 10
        return Date(*at, *_part(date(first, 1, 1), date(first + 9, 12, 31), g.get("part")), "decade")
    if "season" in g:
        return Date(*at, *_season(g["season"].lower(), int(g["year4"])), "season")
    if month := g.get("month") or g.get("month2"):
        return _calendar(at, month, g, today)
    if "year3" in g:
        year = int(g["year3"])
        return Date(*at, *_part(date(year, 1, 1), date(year, 12, 31), g.get("part")), "year")
    return _relative(at, g, today, around) if today else None


def _calendar(at: tuple[int, int], name: str, g: dict[str, str], today: date | None) -> Date | None:
    month, day = _month(name), int(g.get("day") or g.get("day2") or 0)
    given = g.get("year") or g.get("year2")
    if not day and not given and (name in ("May", "March") or name.endswith(".")) and "part" not in g:
        return None  # a verb, a name, an abbreviation of something else
    if not given and today is None:
        return None
    year = int(given) if given else _nearest_year(month, day or 15, today or date.min)
    last = calendar.monthrange(year, month)[1]
    if day > last:
        return None
    if day:
        return Date(*at, date(year, month, day), date(year, month, day), "day", year_given=given is not None)
    span = _part(date(year, month, 1), date(year, month, last), g.get("part"))
    return Date(*at, *span, "month", year_given=given is not None)


def _relative(at: tuple[int, int], g: dict[str, str], today: date, around: str) -> Date | None:
    if "weekday" in g:
        name = g["weekday"].lower().rstrip(".")
        back = (today.weekday() - next(n for n, d in enumerate(DAYS) if d.startswith(name[:3]))) % 7
        before, after = today - timedelta(back), today + timedelta((7 - back) % 7 or 7)
        which = g.get("which2", "").lower()
        if which == "last":
            before = before if back else before - timedelta(7)
            return Date(*at, before, before, "day", (before - timedelta(7),) * 2)
        if which == "next" or COMING.search(around):
            return Date(*at, after, after, "day", (before, before))
        return Date(*at, before, before, "day", (after, after))
    if "near" in g:
        day = today + timedelta(NEAR.get(g["near"].lower(), 0))
        return Date(*at, day, day, "day")
    if "count" in g:
        count = number_word(g["count"])
        length = SPANS[g["units"]]
        middle = today - timedelta(min(int(count * length), 180_000))
        return Date(*at, middle - timedelta(length // 2), middle + timedelta(length // 2), _granularity(g["units"]))
    return _this(at, g, today)


def _this(at: tuple[int, int], g: dict[str, str], today: date) -> Date | None:
    """last week, earlier this month, next spring …"""
    unit, which = g["unit"].lower(), g["which"].lower().removeprefix("the ")
    step = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "this": 0}[which]
    side = g.get("side", "").lower()
    first, last = _unit(unit, today, step)
    other = None
    if step == -1 and unit in SPANS:  # "last week", the more so "the past year", may be the days up to the report
        other = (today - timedelta(SPANS[unit]), today) if unit == "week" or which == "past" else None
    if step == 0 and side == "earlier":
        last = max(first, today - timedelta(1) if unit in ("week", "weekend") else min(last, today))
    elif step == 0 and side == "later":
        first = min(last, max(first, today))
    elif side:
        first, last, other = *_part(first, last, side), None
    return Date(*at, first, last, _granularity(unit), other)


def _unit(unit: str, today: date, step: int) -> tuple[date, date]:
    monday = today - timedelta(today.weekday())
    if unit == "week":
        return monday + timedelta(7 * step - 1), monday + timedelta(7 * step + 6)  # from Sunday on, to Sunday
    if unit == "weekend":
        saturday = monday + timedelta(5 + 7 * step) if today.weekday() >= 5 or step else monday - timedelta(2)
        return saturday - timedelta(1), saturday + timedelta(1)
    if unit == "day":
        return today + timedelta(step), today + timedelta(step)
    if unit == "month":
        months = today.year * 12 + today.month - 1 + step
        return _whole_month(months // 12, months % 12 + 1)
    if unit == "decade":
        decade = today.year // 10 * 10 + 10 * step
        return date(decade, 1, 1), date(decade + 9, 12, 31)
    if unit in SEASONS:
        if not step:
            return _season(unit, today.year)
        # in January "last winter" ended a year ago, in December "next winter" begins in a year
        spans = [_season(unit, today.year + step * n) for n in range(3)]
        return next(s for s in spans if (s[1] < today if step < 0 else s[0] > today))
    if unit == "year":
        return date(today.year + step, 1, 1), date(today.year + step, 12, 31)
    month = _month(unit)
    return _whole_month(today.year + (step if (month >= today.month) == (step < 0) else 0), month)


def _granularity(unit: str) -> Granularity:
    if unit in SEASONS:
        return "season"
    if unit in ("day", "week", "year", "decade"):
        return unit  # type: ignore[return-value]
    return "week" if unit == "weekend" else "month"


def _whole_month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _season(name: str, year: int) -> tuple[date, date]:
    """A winter is that which begins or that which ends in the year."""
    first, last = SEASONS[name]
    if first > last:
        return date(year - 1, first, 1), _whole_month(year + 1, last)[1]
    return date(year, first, 1), _whole_month(year, last)[1]


def _part(first: date, last: date, part: str | None) -> tuple[date, date]:
    """The early, middle or late part of an interval: somewhat more than a third of it."""
    if not part:
        return first, last
    word = part.lower().removeprefix("the ").removesuffix(" of")
    length = last - first
    if word in ("early", "beginning", "start"):
        return first, first + length * 0.45
    if word in ("mid", "middle"):
        return first + length * 0.25, first + length * 0.75
    return first + length * 0.55, last


def _nearest_year(month: int, day: int, today: date) -> int:
    """The year in which a day of a month is nearest to today."""
    day = min(day, 28)
    years = (y for y in (today.year - 1, today.year, today.year + 1) if 1 <= y <= 9999)
    return min(years, key=lambda y: abs((date(y, month, day) - today).days))


def _month(name: str) -> int:
    return next(n for n, full in enumerate(MONTHS, 1) if full.startswith(name.lower().rstrip(".")[:3]))
