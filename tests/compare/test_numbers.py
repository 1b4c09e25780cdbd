"""Numbers with what they count, and when two cannot both be right."""

from __future__ import annotations

import time

import pytest

from woozle.compare.number_words import YEAR
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
        ("a two-year inquiry", [("two", 2 * YEAR, 2 * YEAR, "time", "inquiry")]),
        ("a monthslong inquiry", [("monthslong", YEAR / 6, 11 * YEAR / 12, "time", "inquiry")]),
        ("a 48-page report", [("48", 48, 48, "count", "page")]),
        ("the 14th Amendment", [("14th", 14, 14, "ordinal", "amendment")]),
        ("twice", [("twice", 2, 2, "count", "time")]),
        ("since 2019", []),  # a year is a date
        ("one of them", []),
        ("a vote of 54-46", []),
        ("lost six to three", []),
        ("One person was killed.", [("One", 1, 1, "count", "person")]),
        ("No one of them, and one and all", []),
        ("one and a half million people", [("one and a half million", 1.5e6, 1.5e6, "count", "people")]),
        ("a million and a half voters", [("a million and a half", 1.5e6, 1.5e6, "count", "voter")]),
        ("half a million people", [("half a million", 5e5, 5e5, "count", "people")]),
        ("a quarter of a million people", [("a quarter of a million", 2.5e5, 2.5e5, "count", "people")]),
        ("three-quarters of an hour", [("three-quarters", 0.75 / 24, 0.75 / 24, "time", "")]),
        ("It took two and a half years.", [("two and a half", 2.5 * YEAR, 2.5 * YEAR, "time", "")]),
        ("two hundred and twelve thousand", [("two hundred and twelve thousand", 212e3, 212e3, "count", "")]),
        ("1½ years", [("1½", 1.5 * YEAR, 1.5 * YEAR, "time", "")]),
        ("2 dozen eggs", [("2 dozen", 24, 24, "count", "egg")]),
        ("$1.2B", [("$1.2B", 1.2e9, 1.2e9, "money", "")]),
        ("hundreds of millions of people", [("hundreds of millions", 200e6, 999e6, "count", "people")]),
        ("tens of thousands of men", [("tens of thousands", 20e3, 99e3, "count", "men")]),
        ("several hundred men", [("several hundred", 200, 999, "count", "men")]),
        ("between 10 and 20 men", [("10 and 20", 10, 20, "count", "men")]),
        ("between 38% and 42%", [("38% and 42%", 38, 42, "percent", "")]),
        ("$900,000 to $1 million", [("$900,000 to $1 million", 9e5, 1e6, "money", "")]),
        ("six to eight thousand men", [("six to eight thousand", 6e3, 8e3, "count", "men")]),
        ("ranging from 5 to 10 men", [("5 to 10", 5, 10, "count", "men")]),
        (
            "rose from $2 million to $3 million",
            [("$2 million", 2e6, 2e6, "money", ""), ("$3 million", 3e6, 3e6, "money", "")],
        ),
        ("about half of the staff", [("half", 0.5, 0.5, "share", "staff")]),
        ("a quarter of the staff", [("a quarter", 0.25, 0.25, "share", "staff")]),
        ("a two-thirds vote", [("two-thirds", 2 / 3, 2 / 3, "share", "vote")]),
        ("the first half of the year", []),
        ("at 5 p.m. on", [("5 p.m.", 17, 17, "clock", "")]),
        ("at 17:30", [("17:30", 17.5, 17.5, "clock", "")]),
        ("at 11:30 it was over", []),  # morning or evening
        ("minus 5 degrees", [("minus 5", -5, -5, "count", "degree")]),
        ("plus or minus 3 points", [("3", 3, 3, "count", "point")]),
        (
            "for three years and four months",
            [("three years and four months", 40 * YEAR / 12, 40 * YEAR / 12, "time", "")],
        ),
        (
            "in 2 hours, 15 minutes and 30 seconds",
            [("2 hours, 15 minutes and 30 seconds", *[8130 / 86400] * 2, "time", "")],
        ),
        ("a five feet two inches tall man", [("five feet two inches", 1.5748, 1.5748, "length", "inche")]),
        (
            "two years and 18 months",
            [("two", 2 * YEAR, 2 * YEAR, "time", ""), ("18", 1.5 * YEAR, 1.5 * YEAR, "time", "")],
        ),
        (  # of two things
            "jailed for three months and four years",
            [("three", YEAR / 4, YEAR / 4, "time", ""), ("four", 4 * YEAR, 4 * YEAR, "time", "")],
        ),
        (
            "three years in jail and four months at home",
            [("three", 3 * YEAR, 3 * YEAR, "time", ""), ("four", YEAR / 3, YEAR / 3, "time", "")],
        ),
        ("a six-mile road", [("six", 9656.064, 9656.064, "length", "mile")]),
        ("5 in 2019", [("5", 5, 5, "count", "")]),
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
        ("365 days", "one year", True),
        ("at least 12 months", "at most one year", True),
        ("1 in 3", "one-in-three", True),
        ("fourteen people", "14 people", True),
        ("1.5 million women", "up to 1.6 million women", True),
        ("8 percent", "8 people", False),
        ("8 people", "8 cars", True),  # what is counted is left to those who pair them
        ("$340 million", "€340 million", False),
        ("$340 million", "340 million dollars", True),
        ("$340 million", "US$340 million", True),
        ("US$5", "A$5", True),  # an Australian paper may write $5
        ("C$5", "A$5", False),
        ("5 percent", "5 percentage points", False),
        ("six miles", "six kilometres", False),
        ("six miles", "9.66 kilometres", True),
        ("six miles", "9.7 kilometers", True),
        ("40 acres", "16.2 hectares", True),
        ("150 minutes", "two and a half hours", True),
        ("40 months", "three years and four months", True),
        ("42 months", "three years and four months", False),
        ("more than three years", "three years and four months", True),
        ("One person killed", "Two people killed", False),
        ("half of the staff", "a quarter of the staff", False),
        ("several hundred people", "several thousand people", False),
        ("$900,000 to $1 million", "$2 million to $3 million", False),
        ("at 5 p.m.", "at 5 a.m.", False),
        ("at 5 p.m.", "at 17:00", True),
        ("minus 5 degrees", "5 degrees", False),
        ("between 10 and 20 people", "15 people", True),
        ("hundreds of millions of people", "200 million people", True),
        ("at least 2 people", "3 people", True),
        ("at least 20 people", "24 people", True),
        ("at least 20 people", "40 people", False),  # an editor would ask
        ("at least 2 percent", "3 percent", False),
        ("fewer than 3 people", "2 people", True),
        ("more than 50 people", "fewer than 50 people", False),
        ("at least 50 people", "as many as 50 people", True),
        ("more than 50 people", "fewer than 60 people", True),
    ],
)
def test_agrees(a: str, b: str, agree: bool) -> None:
    assert only(a).agrees(only(b)) is agree
    assert only(b).agrees(only(a)) is agree


def test_a_sentence_of_many_dates_is_read_in_one_pass() -> None:
    text = "seven, March 4, 2031 and " * 12_000
    start = time.process_time()
    assert len(list(numbers(text, 0, len(text)))) == 12_000
    assert time.process_time() - start < 3  # .15 s; quadratic, 8
