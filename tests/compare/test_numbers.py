"""Numbers with what they count."""

from __future__ import annotations

import pytest

from woozle.compare.numbers import numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("seven times", [("seven", 7, "time")]),
        ("a half-dozen other times", [("half-dozen", 6, "other")]),
        ("$340 million", [("$340 million", 340e6, "$")]),
        ("$1.5 billion", [("$1.5 billion", 1.5e9, "$")]),
        ("12,500 passengers", [("12,500", 12500, "passen")]),
        ("8 percent of voters", [("8 percent", 8, "%")]),
        ("8% of voters", [("8%", 8, "%")]),
        ("twenty people", [("twenty", 20, "people")]),
        ("since 2019", []),  # a year is a date
        ("one of them", []),
    ],
)
def test_numbers(text: str, found: list[tuple[str, float, str]]) -> None:
    assert [(text[n.start : n.end], n.value, n.unit) for n in numbers(text, 0, len(text))] == found
