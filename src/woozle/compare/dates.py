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

from woozle.compare.number_words import UNITS, WORDS, number_word
from woozle.compare.tense import ahead, in_quotation
from woozle.model import Granularity
from woozle.published import day_of

MONTHS = [m.lower() for m in calendar.month_name[1:]]
DAYS = [d.lower() for d in calendar.day_name]
SEASONS = {"winter": (12, 2), "spring": (3, 5), "summer": (6, 8), "fall": (9, 11), "autumn": (9, 11)}
"""First and last month, in the north."""
SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
MONTH = (
    rf"(?:{SHORT}\.|{SHORT}(?= \d)|January|February|March|April|May|June|July|August|September|October|November"
    r"|December)"
)
DAY = (  # The Sun. is none
    r"(?:(?:Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)day\b"
    rf"|(?<![Tt]he )(?:Mon|Tues?|Wed|Thu|Thurs|Fri|Sat|Sun)\.(?=,? (?:[a-z\d(]|{MONTH})))"
)
NTH = r"(?:st|nd|rd|th)?"
YEAR = r"(?:1[6-9]|20)\d\d"
PART = r"(?:[Ee]arly|[Ll]ate|[Mm]id|[Tt]he (?:beginning|start|middle|end) of)"
UNIT = r"(?:day|week|weekend|month|year|decade|spring|summer|fall|autumn|winter)"
COUNT = rf"(?i:an?|a couple of|{WORDS}|\d{{1,3}})"
IN = r"(?:(?<=\b[Ii]n )|(?<=\b[Ss]ince )|(?<=\b[Uu]ntil ))"
"""Behind these March is a month, and a year before a plural is a year: 2020 votes, but in 2020 voters …"""
DATE = re.compile(
    rf"\b(?P<iso>{YEAR}-[01]\d-[0-3]\d)\b"
    rf"|\b(?:(?P<range>[Ff]rom|[Bb]etween) )(?P<first>{YEAR}) (?:to|and|until|through) (?P<last>{YEAR})\b"
    rf"|(?P<in>{IN})?\b(?:(?P<part>{PART})[ -](?:in )?)?"
    rf"(?:(?:{DAY},? (?:the )?(?=\d|{MONTH} \d))?"
    rf"(?:(?P<month>{MONTH})(?: (?P<day>[0-3]?\d){NTH}(?:[-–](?P<till>[0-3]?\d){NTH})?\b(?!,\d))?"
    rf"|(?P<day2>[0-3]?\d){NTH}(?:[-–](?P<till2>[0-3]?\d){NTH})?(?: of)? (?P<month2>{MONTH}|{SHORT}\b))"
    rf"(?:,? (?P<year>{YEAR})\b|(?: of)? (?P<which3>last|this|next) year\b)?"
    rf"|(?P<decade>(?:1[6-9]|20)\d)0s\b"
    rf"|(?:the )?(?P<season>[Ss]pring|[Ss]ummer|[Ff]all|[Aa]utumn|[Ww]inter) (?:of )?(?P<year4>{YEAR})\b"
    rf"|(?:(?<=[Mm]id-)|(?<![\d$€£.,-]))\b(?P<year3>{YEAR})(?:[-–](?P<last2>(?:\d\d)?\d\d))?\b(?![\d,.]*\d|%)"
    rf"(?(in)|(?! (?!was|is|has|as|this|its|his)[a-z]+s\b)))"
    rf"|\b(?:(?P<which2>[Ll]ast|[Nn]ext|[Tt]his) )?(?P<weekday>{DAY})(?: (?:night|morning|afternoon|evening))?"
    r"|\b(?P<near>today|tonight|yesterday|tomorrow|(?<![\w,;’'] )(?:Today|Tonight|Yesterday|Tomorrow)(?![”\"])"
    r"|[Tt]his (?:morning|afternoon|evening)|[Ll]ast night)\b"
    rf"|\b(?:(?P<side>[Ee]arlier|[Ll]ater|{PART}) )?(?P<which>[Ll]ast|[Nn]ext|[Tt]his|the (?:previous|past|coming)) "
    rf"(?P<unit>{UNIT}|{MONTH})\b(?!s|-long|[’'])"
    rf"|\b(?P<count>{COUNT}) (?P<units>day|week|month|year|decade)s? ago\b"
)
"""How news writes dates."""
NEAR = {"today": 0, "tonight": 0, "yesterday": -1, "last night": -1, "tomorrow": 1}
WEEK = timedelta(7)
SLACK = {"month": timedelta(7), "day": timedelta(90)}
"""How far on the other side of the report than its verb says a date may lie. Of 130 dates of written and real reports
that the verb moves, those on a day less than 90 away are mostly misread, of the months five in six are right."""
NEAREST = SLACK["day"]
"""How near a day without its year and its tense must be for the year to be told."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date as written at [start, end): somewhen from `first` to `last`, both included.

    other: where the same words may mean another interval (a weekday before or after the report). range: the whole of
    [first, last], not a day in it. guessed: nothing tells the year; it is that of [first, last] or of `other`.
    """

    start: int
    end: int
    first: date
    last: date
    granularity: Granularity
    other: tuple[date, date] | None = None
    range: bool = False
    guessed: bool = False

    @property
    def iso(self) -> str:
        """ISO 8601: the day, month or year that it is or lies in, if the text counts in these; else the interval."""
        first, last = self.first.isoformat(), self.last.isoformat()
        exact = {"day": 10, "month": 7, "year": 4}.get(self.granularity, 0)
        return f"{first}/{last}" if self.range or not exact or first[:exact] != last[:exact] else first[:exact]

    def contradicts(self, other: Date) -> bool:
        """Can both not be meant at once? A range contradicts another that begins or ends at another time."""
        if self.range or other.range:
            return self.range and other.range and (self.first, self.last) != (other.first, other.last)
        mine, theirs = ([(d.first, d.last), *([d.other] if d.other else [])] for d in (self, other))
        return not any(a[0] <= b[1] and b[0] <= a[1] for a in mine for b in theirs)


def dates(text: str, start: int = 0, end: int | None = None, published: str | None = None) -> Iterator[Date]:
    """The dates written in [start, end) of a text, in order; offsets are of the whole text.

    published: the day on which the text appeared, ISO 8601. Without it, what only that day tells (weekdays, "last
    month", a day without its year) is left out.
    """
    today = _day(published)
    for match in DATE.finditer(text, start, len(text) if end is None else end):
        if (found := _read(match, today)) is not None:
            yield found


def _day(published: str | None) -> date | None:
    day = day_of(published)
    return day if day and 1000 < day.year < 9000 else None  # so that no reckoning leaves the calendar


def _read(match: re.Match[str], today: date | None) -> Date | None:
    g = {name: value for name, value in match.groupdict().items() if value}
    at = match.span()
    if "iso" in g:
        day = _day(g["iso"])
        return Date(*at, day, day, "day") if day else None
    if "range" in g or "last2" in g:
        year, end = g.get("first") or g["year3"], g.get("last") or g["last2"]
        first, last = int(year), int(year[: -len(end)] + end)
        return Date(*at, date(first, 1, 1), date(last, 12, 31), "year", range=True) if first < last else None
    if "decade" in g:
        first = int(g["decade"]) * 10
        return Date(*at, *_part(date(first, 1, 1), date(first + 9, 12, 31), g.get("part")), "decade")
    if "season" in g:
        season, begins = g["season"].lower(), int(g["year4"])  # a winter may begin in the year or end in it
        return Date(*at, _season(season, begins - (season == "winter"))[0], _season(season, begins)[1], "season")
    if month := g.get("month") or g.get("month2"):
        return _calendar(match, month, g, today)
    if "year3" in g:
        first = int(g["year3"])
        return Date(*at, *_part(date(first, 1, 1), date(first, 12, 31), g.get("part")), "year")
    return _relative(match, g, today) if today else None


def _calendar(match: re.Match[str], name: str, g: dict[str, str], today: date | None) -> Date | None:
    month, day = _month(name), int(g.get("day") or g.get("day2") or 0)
    till = int(g.get("till") or g.get("till2") or day)
    sure = day or {"year", "which3", "part"} & g.keys() or match["in"] is not None
    if not sure and (name in ("May", "March") or name.endswith(".")):
        return None  # a verb, a name, an abbreviation of something else
    years: list[int] = []
    if "year" in g:
        years = [int(g["year"])]
    elif today and "which3" in g:
        years = [today.year + {"last": -1, "this": 0, "next": 1}[g["which3"]]]
    elif today:
        years = _years(month, till, today, ahead(match))

    def of(year: int) -> tuple[date, date]:
        if day:
            return date(year, month, day), date(year, month, till)
        return _part(*_whole_month(year, month), g.get("part"))

    if not years or not day <= till <= calendar.monthrange(years[0], month)[1]:
        return None
    first, last = of(years[0])
    other = of(years[1]) if years[1:] else None
    granularity: Granularity = "day" if day else "month"
    return Date(*match.span(), first, last, granularity, other, day < till, guessed=other is not None)


def _relative(match: re.Match[str], g: dict[str, str], today: date) -> Date | None:
    at = match.span()
    if "weekday" in g:
        day, other = _weekday(match, g["weekday"].lower(), g.get("which2", "").lower(), today)
        return Date(*at, day, day, "day", (other, other))
    if "near" in g:
        day = today + timedelta(NEAR.get(g["near"].lower(), 0))
        return Date(*at, day, day, "day", (day - WEEK, day) if in_quotation(match) else None)
    if "count" in g:
        unit = UNITS[g["units"]][1]
        try:
            days = int(number_word(g["count"]) * unit)
        except ValueError:
            return None
        middle, half = today - timedelta(min(days, 180_000)), timedelta(int(unit) // 2)
        return Date(*at, middle - half, middle + half, _granularity(g["units"]))
    return _this(match, g, today)


def _weekday(match: re.Match[str], name: str, which: str, today: date) -> tuple[date, date]:
    """The day that a weekday is likely to mean, and another that it may."""
    day = today + timedelta(next(n for n, d in enumerate(DAYS) if d.startswith(name[:3])) - today.weekday())
    before, after = (day - WEEK if day > today else day), (day + WEEK if day < today else day)
    if which == "last":
        before -= WEEK if before == today else timedelta(0)
        return before, before - WEEK
    if which == "next":
        after += WEEK if after == today else timedelta(0)
        return after, after + WEEK
    if which == "this" or day == today:
        return day, day + WEEK if day <= today else day - WEEK
    return (after, before) if ahead(match) else (before, after)


def _this(match: re.Match[str], g: dict[str, str], today: date) -> Date | None:
    """last week, earlier this month, next spring …"""
    unit, which = g["unit"].lower(), g["which"].lower().removeprefix("the ")
    step = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "this": 0}[which]
    side = g.get("side", "").lower()
    first, last = _unit(unit, today, step)
    other = None
    if unit == "weekend" and step == 0 and today < first:  # that which comes, or that which was
        other = first - WEEK, last - WEEK
        if ahead(match) is False:
            (first, last), other = other, (first, last)
    if step == -1 and unit in UNITS:  # "last week", the more so "the past year", may be the days up to the report
        other = (today - timedelta(UNITS[unit][1]), today) if unit == "week" or which == "past" else None
    if step == 0 and side == "earlier":
        last = max(first, today - timedelta(1) if unit in ("week", "weekend") else min(last, today))
    elif step == 0 and side == "later":
        first = min(last, max(first, today))
    elif side:
        first, last, other = *_part(first, last, side), None
    return Date(*match.span(), first, last, _granularity(unit), other)


def _unit(unit: str, today: date, step: int) -> tuple[date, date]:
    monday = today - timedelta(today.weekday()) + step * WEEK
    if unit == "week":
        return monday - timedelta(1), monday + timedelta(6)  # from Sunday on, to Sunday
    if unit == "weekend":
        return monday + timedelta(4), monday + timedelta(6)
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
            return _season(unit, today.year - (unit == "winter" and today.month < 7))
        # in January "last winter" ended a year ago, in December "next winter" begins in a year
        spans = [_season(unit, today.year + step * n) for n in range(-1, 3)]
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
    """The season that begins in a year."""
    first, last = SEASONS[name]
    return date(year, first, 1), _whole_month(year + (first > last), last)[1]


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


def _years(month: int, day: int, today: date, ahead: bool | None) -> list[int]:
    """The year in which a day of a month, or a month (day 0), is nearest to today, on the side that the verb says; the
    next nearest too where the verb does not tell and no day near to today is meant; none where the month has no such
    day in the years around."""
    slack = SLACK["day" if day else "month"]
    day = day or {False: 1, None: 15, True: 28}[ahead]
    years = [today.year + n for n in (-1, 0, 1)]
    days = [date(year, month, day) for year in years if day <= calendar.monthrange(year, month)[1]]
    if ahead is not None:
        days = [d for d in days if (d >= today - slack if ahead else d <= today + slack)]
    nearest = sorted(days, key=lambda d: abs(d - today))
    return [d.year for d in nearest[: 2 if ahead is None and abs(nearest[0] - today) > NEAREST else 1]]


def _month(name: str) -> int:
    return next(n for n, full in enumerate(MONTHS, 1) if full.startswith(name.lower().rstrip(".")[:3]))
