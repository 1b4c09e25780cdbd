"""Amounts as they are written ("12,500", "one and a half million") and their units. text2num reads the words."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from unicodedata import numeric

SMALL = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    "|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
SCALE = "hundred|thousand|million|billion|trillion|dozen"
SHORT = "bn|tn|m|k"
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0,
          "m": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "k": 1e3}  # fmt: skip
DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"
WORDS = rf"(?:one|{SMALL})\b(?:[ -](?:and )?(?:one|{SMALL}|{SCALE})\b){{0,9}}"
YEAR = 365.25
"""Days; the three leap years that four centuries lack are no matter to what news says."""
UNITS = {"second": ("time", 1 / 86400), "minute": ("time", 1 / 1440), "hour": ("time", 1 / 24), "day": ("time", 1.0),
         "week": ("time", 7.0), "month": ("time", YEAR / 12), "year": ("time", YEAR), "decade": ("time", 10 * YEAR),
         "century": ("time", 100 * YEAR), "inch": ("length", 0.0254), "inche": ("length", 0.0254),
         "foot": ("length", 0.3048), "feet": ("length", 0.3048), "yard": ("length", 0.9144),
         "mile": ("length", 1609.344), "metre": ("length", 1.0), "meter": ("length", 1.0), "km": ("length", 1e3),
         "kilometre": ("length", 1e3), "kilometer": ("length", 1e3), "acre": ("area", 4046.86),
         "hectare": ("area", 1e4), "square feet": ("area", 0.0929), "square mile": ("area", 2.59e6),
         "square metre": ("area", 1.0), "square meter": ("area", 1.0), "square kilometre": ("area", 1e6),
         "square kilometer": ("area", 1e6)}  # fmt: skip
"""Units without the ending of their plural: what they measure, and how much one is in days, metres, square metres."""
CURRENCIES = {"dollar": ("$", 1.0), "euro": ("€", 1.0), "pound": ("£", 1.0), "cent": ("", 0.01)}
HALVES = {"half": 0.5, "quarter": 0.25}
AND_A_HALF = r"[ -]and[ -]a[ -](?:half|quarter)\b"
AMOUNT = (
    rf"(?:(?:(?:(?<![\w.])|(?<=[$€£¥])){DIGITS}[½¼¾]?|\b{WORDS})(?:{AND_A_HALF})?"
    rf"(?:(?:{SHORT})\b|(?:[ -](?:{SCALE})\b){{0,2}})"
    rf"|\b(?:(?:a )?half(?: an?)?|an?|a couple of)(?:[ -](?:{SCALE})\b){{1,2}}(?:{AND_A_HALF})?)"
)
"""In any case (re.IGNORECASE)."""
SPLIT = re.compile(
    rf"(?P<rest>.+?)(?:[ -]and[ -]a[ -](?P<half>half|quarter)|[ -]?(?P<scale>{SCALE}|{SHORT}|b)|(?P<part>[½¼¾]))"
)


def amount(words: str) -> float:
    """The value of what AMOUNT matches. Raises ValueError for words that are no number ("three forty")."""
    words = words.lower()
    with suppress(ValueError):
        return number_word(words)
    if words in ("half", "a half", "half a", "half an"):
        return 0.5
    if (split := SPLIT.fullmatch(words)) is None:
        raise ValueError(f"no number: {words!r}")
    value = amount(split["rest"])
    if split["scale"]:
        return value * SCALES[split["scale"]]
    return value + (HALVES[split["half"]] * scale(split["rest"]) if split["half"] else numeric(split["part"]))


def scale(words: str) -> float:
    """What the last word of an amount counts in: a million in "1.6 million", one in "1.6"."""
    split = SPLIT.fullmatch(words.lower())
    return SCALES[split["scale"]] if split and split["scale"] else 1.0


def number_word(word: str) -> float:
    """The value of a number in words or digits; "a" is one, "a couple of" two. Raises ValueError for other words."""
    word = word.lower()
    if word in ("a", "an"):
        return 1.0
    if word == "a couple of":
        return 2.0
    if word[0].isdigit():
        return float(word.replace(",", ""))
    return _value(word)


@cache
def _value(word: str) -> float:
    from text_to_num import text2num  # loaded when a text has number words

    return float(text2num(word.replace("-", " "), "en"))
