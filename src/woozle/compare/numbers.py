"""Quantities in a text: how much or how many, of what, and how exactly that is said.

text2num reads the number words. quantulum3 (0.10) was tried for the rest: its first text takes two seconds, "£3bn" are
pounds sterling times bits times newtons to it, "1.5 to 1.6 million" is one value with an error, and "dozens", "about"
and what a number counts are not in it; so ranges, money, fractions, bounds and the noun are found here. Pint would
convert any unit at .4 s of start; of units only those of time are converted, the others must be the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from woozle.compare.dates import DATE
from woozle.compare.number_words import number_word

SMALL = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    "|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
SCALE = r"hundred|thousand|million|billion|trillion"
WORDS = rf"(?:one|{SMALL})(?:[ -](?:and )?(?:one|{SMALL}|{SCALE})\b)*"
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0,
          "m": 1e6, "bn": 1e9, "k": 1e3}  # fmt: skip
DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"
NUMBER = re.compile(
    rf"\b(?P<of>one|two|three|{DIGITS})[ -](?:in|out of)[ -](?P<all>\d+|one|{SMALL})\b"
    rf"|(?P<money>US\$|[$€£])?(?P<digits>(?<![\w.]){DIGITS}|(?<=[$€£]){DIGITS})(?:[ -]?(?P<to>to|-|–)[ -]?[$€£]?"
    rf"(?P<digits2>{DIGITS}))?(?:(?P<short>bn|m|k)\b|[ -](?P<scale>{SCALE})\b)?(?P<ordinal>st|nd|rd|th)?"
    rf"|\b(?P<half>(?:a )?half[ -](?:a )?(?:dozen|million|billion|hundred|thousand))\b"
    r"|\b(?P<vague>(?:several )?(?:dozens|scores|hundreds|thousands|millions|billions)"
    r"(?: of (?:thousands|millions))?)\b"
    rf"|\b(?P<dozen>(?:an?|{SMALL}) (?:dozen|{SCALE}))\b"
    rf"|\b(?P<words>{WORDS})\b"
    rf"|\b(?P<once>once|twice)\b"
    rf"|\b(?P<long>(?:days|weeks|months|years|decades)-?long)\b"
    rf"|\b(?P<nth>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b",
    re.IGNORECASE,
)
PERCENT = re.compile(r"\s?(?:%|percent\b|per cent\b|percentage points?\b)", re.IGNORECASE)
CURRENCY = re.compile(r"[ -](?P<name>dollars?|euros?|pounds?|cents?)\b", re.IGNORECASE)
TIME = {"second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 365 / 12,
        "year": 365.0, "decade": 3650.0, "century": 36500.0}  # fmt: skip
"""Units of time in days."""
VAGUE = {"dozen": (24, 99), "score": (40, 199), "hundred": (200, 999), "thousand": (2e3, 999999),
         "million": (2e6, 1e9), "billion": (2e9, 1e12)}  # fmt: skip
"""What "dozens", "hundreds" … may be."""
NTH = {w: float(n) for n, w in enumerate("second third fourth fifth sixth seventh eighth ninth tenth".split(), 2)}
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
NEAR = 0.02
"""By what share an approximate number may be off before an editor asks: "about 100" for 97 is more."""
FAR = 0.2
"""How far beyond "more than" or below "up to" an exact number is still what was meant."""
ROUND = 3
"""Significant digits: "$13.6 million" for $13,625,777 is no difference, "$43,000" for $43,350 is one (so the annotators
of the stories hold it), unless it is said to be about that."""
AFTER = re.compile(r"[\w’'.&-]+|[^\s\w]")
STOPS = frozenset(
    "of in on at by for from to and or but with without as is are was were be been has have had will would could "
    "that which who than when while after before during since until the a an this it its he she they his her their "
    "ago".split()
)
LOOK = 5
"""Words behind a number among which what it counts is sought."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number at [start, end), from `low` to `high`.

    kind: count, money, percent, share (one in three), ordinal or time (in days). of: stems of the words behind it, the
    nearest first, among which is what it counts. about: it is said to be approximate or a bound. digits:
    significant ones.
    """

    start: int
    end: int
    low: float
    high: float
    kind: str
    of: tuple[str, ...] = ()
    about: str = ""
    digits: int = 9

    def agrees(self, other: Number) -> bool:
        """Can both be right, and would no editor ask?"""
        if self.kind != other.kind:
            return False
        if (
            self.about and self.about == other.about
        ):  # "as many as six" and "as many as seven" are as far apart as six and seven
            return self.low <= other.high and other.low <= self.high
        (a, b), (c, d) = _interval(self), _interval(other)
        return (a <= d and c <= b) or _rounded(self, other) or _rounded(other, self)


def _interval(number: Number) -> tuple[float, float]:
    """What the number may be, by the words before it."""
    low, high = number.low, number.high
    if number.about in LEAST:
        return low, high * (1 + FAR)
    if number.about in MOST:
        return low * (1 - (NEAR if number.about in ("nearly", "almost", "close to") else FAR)), high
    if number.about:
        return low * (1 - NEAR), high * (1 + NEAR)
    return low, high


def _rounded(exact: Number, short: Number) -> bool:
    """Is the one the other, rounded to no fewer digits than an editor lets pass without a word for it?"""
    if exact.low != exact.high or short.low != short.high or exact.low == 0 or short.digits < ROUND - bool(short.about):
        return False
    return float(f"{exact.low:.{short.digits - 1}e}") == short.low


def numbers(text: str, start: int, end: int) -> Iterator[Number]:
    """The numbers in [start, end) of a text that are no part of a date, in order."""
    taken = [m.span() for m in DATE.finditer(text, start, end)]
    for match in NUMBER.finditer(text, start, end):
        if any(s < match.end() and match.start() < e for s, e in taken):
            continue
        if (number := _read(match, text, end)) is not None:
            yield number


def _read(match: re.Match[str], text: str, limit: int) -> Number | None:
    g = {name: value for name, value in match.groupdict().items() if value}
    start, end = match.span()
    kind, low = "count", 0.0
    high: float | None = None
    if "digits" in g:
        factor = SCALES[(g.get("scale") or g.get("short") or "").lower()] if "scale" in g or "short" in g else 1.0
        low = number_word(g["digits"]) * factor
        if "digits2" in g:
            high = number_word(g["digits2"]) * factor
            low = low / factor if low > high and "money" not in g else low
            if low > high:  # a score, a vote, a season
                return None
        kind = "ordinal" if "ordinal" in g else "money" if "money" in g else kind
    elif "half" in g:
        low = SCALES[re.split(r"[ -]", g["half"].lower())[-1]] / 2
    elif "vague" in g:
        word = g["vague"].lower().removeprefix("several ")
        low, high = VAGUE[word.split()[0].removesuffix("s")]
        if " of " in word:
            low, high = low * 1e3, min(high * 1e3, 1e12)
    elif "of" in g:
        kind, low = "share", number_word(g["of"]) / max(1.0, number_word(g["all"]))
    elif "dozen" in g:
        count, scale = g["dozen"].lower().split()
        low = number_word(count) * SCALES[scale]
    elif "words" in g:
        word = g["words"].lower().removesuffix(" and")
        if word == "one":
            return None
        try:
            low = number_word(word)
        except ValueError:
            return None
    elif "once" in g:
        return Number(start, end, *((1.0, 1.0) if g["once"].lower() == "once" else (2.0, 2.0)), "count", ("time",))
    elif "long" in g:
        unit = TIME[g["long"].lower().split("s")[0].rstrip("-")]
        return Number(start, end, 2 * unit, 11 * unit, "time")
    elif "nth" in g:
        return Number(start, end, NTH[g["nth"].lower()], NTH[g["nth"].lower()], "ordinal", _of(text, end, limit))
    high = low if high is None else high
    if percent := PERCENT.match(text, end, limit):
        kind, end = "percent", percent.end()
    elif kind == "count" and (currency := CURRENCY.match(text, end, limit)):
        kind, end = "money", currency.end()
        if currency["name"].lower().startswith("cent"):
            low, high = low / 100, high / 100
    of = _of(text, end, limit)
    if kind == "count" and of and of[0] in TIME and "old" not in of[1:2]:
        kind, low, high, of = "time", low * TIME[of[0]], high * TIME[of[0]], of[1:]
    before = ABOUT.search(text, max(0, start - 24), start)
    about = " ".join(before.group().lower().split()).removesuffix(" a").removesuffix(" the") if before else ""
    return Number(start, end, low, high, kind, of, about, _significant(g.get("digits", "")))


def _significant(digits: str) -> int:
    """Significant digits of a number as written; those of one in words count as exact."""
    plain = digits.replace(",", "")
    return len(plain.replace(".", "").lstrip("0") if "." in plain else plain.strip("0")) or 9


def _of(text: str, end: int, limit: int) -> tuple[str, ...]:
    """Stems of the words behind a number, up to the end of the noun phrase, as far as can be seen."""
    out: list[str] = []
    for word in AFTER.finditer(text, end, min(limit, end + 80)):
        lower = word.group().lower()
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
