"""Quantities in a text: how much or how many, of what, and how exactly that is said.

text2num reads the number words. quantulum3 (0.10) was tried for the rest: its first text takes two seconds, "£3bn" are
pounds sterling times bits times newtons to it, "1.5 to 1.6 million" is one value with an error, and "dozens", "about"
and what a number counts are not in it; so ranges, money, fractions, bounds and the noun are found here. Pint would
convert any unit at .4 s of start; the units that news counts in are a table. Numbers are compared with those of their
kind: time, length and area in any unit, money in one currency, percentages apart from percentage points. What they
count is told and not compared.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from woozle.compare.dates import DATE
from woozle.compare.number_words import AMOUNT, CURRENCIES, DIGITS, SCALE, SCALES, SMALL, UNITS, amount, scale

NUMBER = re.compile(
    r"(?<![\d:.,])(?=\d\d?(?::\d\d|(?:\.\d\d)? ?[ap]\.?m\b))(?P<hour>\d\d?)(?:[:.](?P<minute>[0-5]\d)(?::\d\d)?)?\b"
    r"(?: ?(?P<half>[ap])(?:m\b|\.m\b\.?))?"
    rf"|\b(?P<of>one|two|three|{DIGITS})[ -](?:in|out of)[ -](?P<all>\d+|one|{SMALL})\b"
    r"|\b(?P<parts>an?|one|two|three|four|five|six|seven|eight|nine)(?:(?P<joined>-)| )"
    r"(?P<part>half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
    r"(?:s?(?= of\b)|(?(joined)s?\b|(?!)))"
    r"|\b(?P<whole>half)(?= (?:of|the|its|their|his|her|our|all)\b)"
    r"|\b(?P<vague>(?:(?:several|a few|few) )?(?P<many>ten|dozen|score|hundred|thousand|million|billion)s"
    rf"(?: of (?P<times>thousand|million|billion)s)?|(?:several|a few|few) (?P<few>{SCALE}))\b"
    r"|(?P<minus>(?<![\w)])[-−](?=[\d$€£¥])|(?<!plus or )\bminus )?(?P<money>(?:\b[A-Z]{1,2})?\$|[€£¥])?"
    rf"(?P<amount>{AMOUNT}(?(money)(?:b\b)?|))(?P<ordinal>st|nd|rd|th)?"
    r"|\b(?P<once>once|twice)\b"
    r"|\b(?P<long>day|week|month|year|decade)s-?long\b"
    r"|\b(?P<nth>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b",
    re.IGNORECASE,
)
TO = re.compile(r"[ -]to[ -]| ?[-–] ?(?=[\d$€£¥])", re.IGNORECASE)
PERCENT = re.compile(r"\s?(?:%|percent\b|per cent\b|(?P<point>percentage points?\b))", re.IGNORECASE)
AND = re.compile(rf"(?:{PERCENT.pattern})? and ", re.IGNORECASE)
LED = re.compile(r"\b(?:(?P<between>between)|rang\w+ from|(?P<rose>from)) $", re.IGNORECASE)
"""Between two numbers is a range; from one to the other something rose or fell, unless it ranges."""
CURRENCY = re.compile(r"[ -](dollar|euro|pound|cent)s?\b", re.IGNORECASE)
PLAIN = frozenset({"count", "time", "length", "area"})
"""Kinds that are counted in ones: of "at least 2" three is meant too."""
VAGUE = {"ten": (20, 99), "dozen": (24, 99), "score": (40, 199), "hundred": (200, 999), "thousand": (2e3, 999999),
         "million": (2e6, 1e9), "billion": (2e9, 1e12)}  # fmt: skip
"""What "dozens", "hundreds" … may be."""
NTH = {w: float(n) for n, w in enumerate("half third fourth fifth sixth seventh eighth ninth tenth".split(), 2)}
NTH |= {"second": 2.0, "quarter": 4.0}
PART_OF = re.compile(r"\b(?:the|its|his|her|their|this|that|[’']s) (?:[\w-]+ )?$", re.IGNORECASE)
"""Before a fraction that tells which part (the first half of the year) and not how much."""
OF_A = re.compile(rf" of an? (?P<scale>{SCALE})\b| of an?(?= (?:{'|'.join(UNITS)})\b)", re.IGNORECASE)
"""Behind a fraction that is an amount: a quarter of a million, three quarters of an hour."""
ABOUT = re.compile(
    r"\b(?:about|around|roughly|approximately|nearly|almost|some|close to|an estimated|estimated|up to|as many as"
    r"|as much as|at least|at most|more than|over|fewer than|less than|under|upwards of|no more than|no fewer than"
    r"|a maximum of|maybe as many as)\s+(?:a\s+|the\s+)?$",
    re.IGNORECASE,
)
LEAST, MOST = (
    frozenset("at least|more than|over|upwards of|no fewer than".split("|")),
    frozenset(
        "up to|as many as|as much as|at most|fewer than|less than|under|no more than|a maximum of|maybe as many as"
        "|nearly|almost|close to".split("|")
    ),
)
EXCLUDED = frozenset("more than|over|upwards of|fewer than|less than|under|nearly|almost|close to".split("|"))
"""Bounds that the number itself is not."""
NEAR = 0.02
"""By what share an approximate number, or one in another unit, may be off before an editor asks: "about 100" for 97 is
more."""
FAR = 0.2
"""How far beyond "more than" or below "up to" an exact number is still what was meant. It may always be one (PLAIN)."""
ROUND = 3
"""Significant digits: "$13.6 million" for $13,625,777 is no difference, "$43,000" for $43,350 is one (so the annotators
of the stories hold it), unless it is said to be about that."""
AFTER = re.compile(r"[\w’'.&-]+|[^\s\w]")
STOPS = frozenset(
    "of in on at by for from to and or but with without as is are was were be been has have had will would could "
    "that which who than when while after before during since until the a an this it its he she they his her their "
    "ago".split()
)
ONE = re.compile(rf" (?!(?:{'|'.join(STOPS)})\b)[a-z]{{3,}}")
"""What makes "one" before it a number of something: one person, one year, but not one of them."""
UNIT = re.compile(rf"[ -](?P<unit>{'|'.join(sorted(UNITS, key=len, reverse=True))})s?\b", re.IGNORECASE)
JOINT = re.compile(rf"(?:{UNIT.pattern})?(?:,? and|,)? ", re.IGNORECASE)
"""Between the parts of one measure: three years and four months. Those joined have their unit already."""
LOOK = 5
"""Words behind a number among which what it counts is sought."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number at [start, end), from `low` to `high`.

    kind: count, money, percent, share (one in three), ordinal, clock (hours), time, length or area (see UNITS). of:
    stems of the words behind it, the nearest first, among which is what it counts. about: it is said to be approximate
    or a bound. digits: significant ones. unit: the currency or the unit as written; "point" of percentages.
    """

    start: int
    end: int
    low: float
    high: float
    kind: str
    of: tuple[str, ...] = ()
    about: str = ""
    digits: int = 9
    unit: str = ""

    def agrees(self, other: Number) -> bool:
        """Can both be right, and would no editor ask? What they count is not compared."""
        if self.kind != other.kind or not one_unit(self, other):
            return False
        if _beyond(self, other) or _beyond(other, self):
            return False
        if self.about and self.about == other.about:
            # "as many as six" and "as many as seven" are as far apart as six and seven
            (a, b), (c, d) = (self.low, self.high), (other.low, other.high)
        else:
            (a, b), (c, d) = _interval(self), _interval(other)
        off = NEAR if self.unit != other.unit else 1e-9
        near = a <= d + off * abs(d) and c <= b + off * abs(b)
        return near or _rounded(self, other) or _rounded(other, self)


def one_unit(a: Number, b: Number) -> bool:
    """Can they be compared: a unit that is converted, the same currency ("$" may be "A$")?"""
    return a.unit.endswith(b.unit) or b.unit.endswith(a.unit) or (a.unit in UNITS and b.unit in UNITS)


def _beyond(a: Number, b: Number) -> bool:
    """Is the one at least what the other is at most, or more?"""
    if a.about not in LEAST or b.about not in MOST:
        return False
    return a.low >= b.high if {a.about, b.about} & EXCLUDED else a.low > b.high


def _interval(number: Number) -> tuple[float, float]:
    """What the number may be, by the words before it."""
    low, high = number.low, number.high
    one = UNITS.get(number.unit, ("", 1.0))[1] if number.kind in PLAIN else 0.0
    if number.about in LEAST:
        return low, high + max(abs(high) * FAR, one)
    if number.about in ("nearly", "almost", "close to"):
        return low - abs(low) * NEAR, high
    if number.about in MOST:
        return low - max(abs(low) * FAR, one), high
    if number.about:
        return low - abs(low) * NEAR, high + abs(high) * NEAR
    return low, high


def _rounded(exact: Number, short: Number) -> bool:
    """Is the one the other, rounded to no fewer digits than an editor lets pass without a word for it?"""
    if exact.low != exact.high or short.low != short.high or exact.low == 0 or short.digits < ROUND - bool(short.about):
        return False
    one = UNITS.get(short.unit, ("", 1.0))[1]
    return math.isclose(float(f"{exact.low / one:.{short.digits - 1}e}"), short.low / one)


def numbers(text: str, start: int, end: int) -> Iterator[Number]:
    """The numbers in [start, end) of a text that are no part of a date, in order.

    A measure in several units is one: three years and four months are 40.
    """
    before: Number | None = None
    for number in _each(text, start, end):
        if before and (both := _together(before, number, text)) is not None:
            before = both
            continue
        if before:
            yield before
        before = number
    if before:
        yield before


def _each(text: str, start: int, end: int) -> Iterator[Number]:
    at = start
    for stop, after in (*(m.span() for m in DATE.finditer(text, start, end)), (end, end)):
        while match := NUMBER.search(text, at, stop):
            number, at = _read(match, stop)
            if number is not None:
                yield _counted(number, text, end)
        at = after


def _together(a: Number, b: Number, text: str) -> Number | None:
    """Two numbers as one, where the second goes on behind the first with less than one of its units, in a smaller."""
    if a.kind != b.kind or a.unit not in UNITS or b.unit not in UNITS or b.high >= UNITS[a.unit][1] or b.about:
        return None
    join = JOINT.fullmatch(text, a.end, b.start)
    unit = UNIT.match(text, b.end)
    if not join or not unit or (join["unit"] or a.unit).lower() != a.unit or unit["unit"].lower() != b.unit:
        return None
    return replace(b, start=a.start, end=unit.end(), low=a.low + b.low, high=a.high + b.high, about=a.about)


def _read(match: re.Match[str], stop: int) -> tuple[Number | None, int]:
    """A number, if it is one, without what is said before and behind it; and where to read on."""
    g = {name: value.lower() for name, value in match.groupdict().items() if value}
    start, end = match.span()
    if "amount" in g:
        return _amount(match, stop)
    if "hour" in g:
        return _clock(match), end
    if "once" in g:
        low = high = 1.0 if g["once"] == "once" else 2.0
        return Number(start, end, low, high, "count", ("time",)), end
    if "long" in g:
        one = UNITS[g["long"]][1]
        return Number(start, end, 2 * one, 11 * one, "time", unit=g["long"]), end
    if "nth" in g:
        return Number(start, end, NTH[g["nth"]], NTH[g["nth"]], "ordinal"), end
    if "of" in g:
        low = amount(g["of"]) / max(1.0, amount(g["all"]))
        return Number(start, end, low, low, "share"), end
    if "part" in g or "whole" in g:
        low = amount(g.get("parts", "one")) / NTH[g.get("part", "half")]
        if PART_OF.search(match.string, max(0, start - 24), start):
            return None, end
        of = OF_A.match(match.string, end, stop)
        if of and of["scale"]:
            low, end = low * SCALES[of["scale"].lower()], of.end()
        return Number(start, end, low, low, "count" if of else "share"), end
    if "few" in g:
        low, high = 2 * SCALES[g["few"]], 10 * SCALES[g["few"]] - 1
    else:
        low, high = (n * SCALES.get(g.get("times", ""), 1.0) for n in VAGUE[g["many"]])
    return Number(start, end, low, high, "count"), end


def _clock(match: re.Match[str]) -> Number | None:
    """A time of day; without a.m. or p.m. it is one only where it can be but one."""
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").lower()
    if hour > 23 or (not half and 1 <= hour <= 12):
        return None
    time = (hour % 12 + 12 * (half == "p") if half else hour) + minute / 60
    return Number(*match.span(), time, time, "clock")


def _amount(match: re.Match[str], stop: int) -> tuple[Number | None, int]:
    """An amount, or a range of which it is the lower end; a score, a vote (5-4) is neither."""
    text, (start, end) = match.string, match.span()
    low = high = _value(match)
    led = LED.search(text, max(0, start - 16), start)
    join = (AND if led and led["between"] else TO).match(text, end, stop)
    other = NUMBER.match(text, join.end(), stop) if join else None
    if low is None or high is None:
        return None, end
    if other and other["amount"] and (top := _value(other)) is not None:
        times = scale(other["amount"])
        if scale(match["amount"]) == 1 and low <= top / times:  # 1.5 to 1.6 million
            low = high = low * times
        if not (led and led["rose"]):
            if low <= top:
                high, end = top, other.end()
            elif times == 1 and not match["money"]:
                return None, other.end()
    if match["amount"].lower() == "one" and high == 1 and not ONE.match(text, end):
        return None, end
    kind = "ordinal" if match["ordinal"] else "money" if match["money"] else "count"
    unit = (match["money"] or "").upper().removeprefix("US")
    return Number(start, end, low, high, kind, digits=_significant(match["amount"]), unit=unit), end


def _value(match: re.Match[str]) -> float | None:
    try:
        value = amount(match["amount"])
    except ValueError:
        return None
    return -value if match["minus"] else value


def _counted(number: Number, text: str, limit: int) -> Number:
    """The number with the unit and the words behind it and what is said before it."""
    low, high, end, kind, unit = number.low, number.high, number.end, number.kind, number.unit
    if percent := PERCENT.match(text, end, limit):
        kind, unit, end = "percent", "point" if percent["point"] else "%", percent.end()
    elif kind == "count" and (currency := CURRENCY.match(text, end, limit)):
        unit, cents = CURRENCIES[currency[1].lower()]
        low, high, kind, end = low * cents, high * cents, "money", currency.end()
    of = number.of or _of(text, end, limit)
    if kind == "count" and "old" not in of[1:2] and (named := [u for u in (" ".join(of[:2]), *of[:1]) if u in UNITS]):
        unit = named[0]
        kind, one = UNITS[unit]
        low, high, of = low * one, high * one, of[1:] if kind == "time" else of
    before = ABOUT.search(text, max(0, number.start - 24), number.start)
    about = " ".join(before.group().lower().split()).removesuffix(" a").removesuffix(" the") if before else ""
    return replace(number, end=end, low=low, high=high, kind=kind, of=of, about=about, unit=unit)


def _significant(amount: str) -> int:
    """Significant digits of a number as written; those of one in words count as exact."""
    digits = re.match(r"[\d,.]*", amount)
    plain = digits[0].replace(",", "") if digits else ""
    return len(plain.replace(".", "").lstrip("0") if "." in plain else plain.strip("0")) or 9


def _of(text: str, end: int, limit: int) -> tuple[str, ...]:
    """Stems of the words behind a number, up to the end of the noun phrase, as far as can be seen."""
    out: list[str] = []
    for word in AFTER.finditer(text, end, min(limit, end + 80)):
        lower = word.group().lower().rstrip(".")
        names = lower == "and" and text[word.end() + 1 : word.end() + 2].isupper()
        if (lower in STOPS and out and not names) or not lower.lstrip("-")[:1].isalnum() or len(out) >= LOOK:
            break
        out += [stem(w) for w in lower.split("-") if w and w not in STOPS and not w[0].isdigit()]
    return tuple(out)


def stem(word: str) -> str:
    """A word without the ending of its plural."""
    word = word.lower().removesuffix("’s").removesuffix("'s")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
