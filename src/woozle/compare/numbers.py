"""Numbers in a text, with what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from woozle.compare.dates import dates

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
TENS = "thirty forty fifty sixty seventy eighty ninety"
WORDS = (
    {word: n for n, word in enumerate(UNITS.split())}
    | {word: 10 * n for n, word in enumerate(TENS.split(), 3)}
    | {"dozen": 12, "half-dozen": 6}
)
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
NUMBER = re.compile(
    r"(?P<money>[$€£])?(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)(?P<percent>%| percent| per cent)?"
    rf"(?:[ -](?P<scale>{'|'.join(SCALES)})\b)?(?:[ -](?P<unit>[a-z]{{3,}}))?"
    rf"|\b(?P<word>{'|'.join(sorted((w for w in WORDS if w not in ('zero', 'one')), key=len, reverse=True))})\b"
    rf"(?:[ -](?P<scale2>{'|'.join(SCALES)})\b)?(?:[ -](?P<unit2>[a-z]{{3,}}))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number at [start, end). unit: `$`, `%` or the stem of the word behind it; empty where there is none."""

    start: int
    end: int
    value: float
    unit: str


def numbers(text: str, start: int, end: int) -> Iterator[Number]:
    """The numbers in [start, end) of a text that are no part of a date, in order."""
    taken = [(d.start, d.end) for d in dates(text, start, end)]
    for match in NUMBER.finditer(text, start, end):
        if any(s < match.end() and match.start() < e for s, e in taken):
            continue
        g = match.groupdict()
        value = float(g["digits"].replace(",", "")) if g["digits"] else float(WORDS[g["word"].lower()])
        scale = g["scale"] or g["scale2"]
        value *= SCALES[scale.lower()] if scale else 1
        unit = g["money"] or ("%" if g["percent"] else "") or _stem(g["unit"] or g["unit2"] or "")
        last = max(match.end(k) for k in ("digits", "percent", "scale", "word", "scale2"))
        yield Number(match.start(), last, value, unit)


def _stem(word: str) -> str:
    return word.lower().removesuffix("s")[:6]
