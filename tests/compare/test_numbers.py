"""Numbers with what they count, and when two cannot both be right."""

from __future__ import annotations

import pytest

from woozle.compare.numbers import Number, numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("seven times", [("seven", 7, 7, "count", "time")]),
        ("a half-dozen other times", [("a half-dozen", 6, 6, "count", "other")]),
        ("dozens of members", [("dozens", 24, 99, "count", "member")]),
        ("hundreds of thousands of workers", [("hundreds of thousands", 200e3, 999e3, "count", "worker")]),
        ("a dozen cars", [("a dozen", 12, 12, "count", "car")]),
        ("twenty-one people", [("twenty-one", 21, 21, "count", "people")]),
        ("one hundred and twenty thousand men", [("one hundred and twenty thousand", 120e3, 120e3, "count", "men")]),
        ("$340 million", [("$340 million", 340e6, 340e6, "money", "")]),
        ("£3bn", [("£3bn", 3e9, 3e9, "money", "")]),
        ("fifty cents", [("fifty cents", 0.5, 0.5, "money", "")]),
        ("1.5 to 1.6 million women", [("1.5 to 1.6 million", 1.5e6, 1.6e6, "count", "women")]),
        ("12,500 passengers", [("12,500", 12500, 12500, "count", "passenger")]),
        ("4,300 Wal and Sam stores", [("4,300", 4300, 4300, "count", "wal")]),
        ("8 percent of voters", [("8 percent", 8, 8, "percent", "voter")]),
        ("8% of voters", [("8%", 8, 8, "percent", "voter")]),
        ("a one-in-three chance", [("one-in-three", 1 / 3, 1 / 3, "share", "chance")]),
        ("a 1 in 3 chance", [("1 in 3", 1 / 3, 1 / 3, "share", "chance")]),
        ("a two-year inquiry", [("two", 730, 730, "time", "inquiry")]),
        ("a monthslong inquiry", [("monthslong", 365 / 6, 11 * 365 / 12, "time", "")]),
        ("a 48-page report", [("48", 48, 48, "count", "page")]),
        ("the 14th Amendment", [("14th", 14, 14, "ordinal", "amendment")]),
        ("twice", [("twice", 2, 2, "count", "time")]),
        ("since 2019", []),  # a year is a date
        ("one of them", []),
        ("a vote of 54-46", []),
    ],
)
def test_numbers(text: str, found: list[tuple[str, float, float, str, str]]) -> None:
    assert [
        (text[n.start : n.end], pytest.approx(n.low), pytest.approx(n.high), n.kind, (n.of or ("",))[0])
        for n in numbers(text, 0, len(text))
    ] == found


def only(text: str) -> Number:
    (number,) = numbers(text, 0, len(text))
    return number


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("$250,000", "more than $250,000", True),
        ("97 people", "about 100 people", False),  # an editor would ask
        ("99 people", "about 100 people", True),
        ("$43,885,310", "nearly $44 million", True),
        ("$43,885,310", "$43 million", False),
        ("$13,625,777", "$13.6 million", True),
        ("$43,350", "$43,000", False),  # rounded, and nothing says so
        ("$43,350", "about $43,000", True),
        ("seven calls", "a half-dozen calls", False),
        ("seven calls", "as many as seven calls", True),
        ("as many as six calls", "as many as seven calls", False),
        ("40 members", "dozens of members", True),
        ("4,300 stores", "3,400 stores", False),
        ("a two-year inquiry", "a monthslong inquiry", False),
        ("24 months", "two years", True),
        ("1 in 3", "one-in-three", True),
        ("fourteen people", "14 people", True),
        ("1.5 million women", "up to 1.6 million women", True),
        ("8 percent", "8 people", False),
    ],
)
def test_agrees(a: str, b: str, agree: bool) -> None:
    assert only(a).agrees(only(b)) is agree
    assert only(b).agrees(only(a)) is agree
