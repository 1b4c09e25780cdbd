"""Dates as they are written, on which days they lie, and when two contradict each other."""

from __future__ import annotations

import pytest

from woozle.compare.dates import dates

WEDNESDAY = "2031-03-05"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("after he left office in 2021", [("2021", "2021")]),
        ("on March 4, 2031, and again", [("March 4, 2031", "2031-03-04")]),
        ("on 4 March 2031", [("4 March 2031", "2031-03-04")]),
        ("in Sept. 2019", [("Sept. 2019", "2019-09")]),
        ("on Oct. 8", []),  # the year is not known
        ("on Monday", []),
        ("in July 1998", [("July 1998", "1998-07")]),
        ("in the spring of 2029", [("the spring of 2029", "2029-03-01/2029-05-31")]),
        ("in the 1990s", [("1990s", "1990-01-01/1999-12-31")]),
        ("from 2021 to 2028", [("from 2021 to 2028", "2021-01-01/2028-12-31")]),
        ("He may march in May.", []),
        ("carrying 2020 passengers, 2,019 of them adults", []),
        ("paid $2019", []),
        ("the rate for 2014 was low", [("2014", "2014")]),
        ("on February 30, 2031", []),
    ],
)
def test_dates(text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[d.start : d.end], d.iso) for d in dates(text)] == found


@pytest.mark.parametrize(
    ("text", "iso", "granularity"),
    [
        ("on Monday", "2031-03-03", "day"),
        ("Thursday night", "2031-02-27", "day"),
        ("on Wednesday", "2031-03-05", "day"),  # the day itself
        ("will be held on Friday", "2031-03-07", "day"),
        ("yesterday", "2031-03-04", "day"),
        ("on Oct. 8", "2030-10-08", "day"),
        ("in April", "2031-04", "month"),
        ("last month", "2031-02", "month"),
        ("earlier this month", "2031-03", "month"),
        ("last year", "2030", "year"),
        ("last October", "2030-10", "month"),
        ("last spring", "2030-03-01/2030-05-31", "season"),
        ("a decade ago", "2016-03-08/2026-03-06", "decade"),
        ("two weeks ago", "2031-02-16/2031-02-22", "week"),
    ],
)
def test_dates_that_the_day_of_the_report_tells(text: str, iso: str, granularity: str) -> None:
    (date,) = dates(text, published=WEDNESDAY)
    assert (date.iso, date.granularity) == (iso, granularity)


@pytest.mark.parametrize(
    ("a", "b", "contradict"),
    [
        ("in 2020", "in 2021", True),
        ("in 2020", "in March 2020", False),  # more exact is no contradiction
        ("on March 4", "on March 5", True),
        ("on March 4", "in 2031", False),
        ("in March 2020", "in April 2020", True),
        ("on Thursday", "Thursday night", False),
        ("on Thursday", "on Friday", True),
        ("on Monday", "March 3", False),
        ("in mid-May", "on May 2", True),
        ("in mid-May", "on April 30", True),
        ("earlier this month", "last year", True),
        ("last year", "in December", False),
        ("last week", "on Monday", False),  # the week that ends with the report, or the one before
        ("from 1967 to 1979", "from 1966 to 1978", True),
        ("from 1967 to 1979", "in 1970", False),
        ("in early 2020", "in November 2020", True),
    ],
)
def test_contradicts(a: str, b: str, contradict: bool) -> None:
    one, other = (next(dates(text, published=WEDNESDAY)) for text in (a, b))
    assert one.contradicts(other) is contradict
    assert other.contradicts(one) is contradict


def test_weekdays_of_reports_of_different_days_are_compared_as_days() -> None:
    monday, tuesday = next(dates("on Monday", published="2031-03-03")), next(dates("on Monday", published="2031-03-18"))
    assert monday.contradicts(tuesday)
    assert not monday.contradicts(next(dates("yesterday", published="2031-03-04")))


@pytest.mark.parametrize("month", range(1, 13))
def test_every_relative_date_has_an_order_in_every_month(month: int) -> None:
    units = "week weekend day month year decade winter spring summer fall autumn Friday January December".split()
    sides = ("", "earlier ", "later ", "early ", "late ")
    for unit in units:
        for which in ("last", "this", "next", "the past"):
            for side in sides:
                for found in dates(f"It was sold {side}{which} {unit}.", published=f"2031-{month:02}-20"):
                    assert found.first <= found.last


def test_last_winter_is_over() -> None:
    (january,), (april,) = (dates("sold last winter", published=day) for day in ("2031-01-20", "2031-04-20"))
    assert january.last.isoformat() == "2030-02-28"
    assert april.last.isoformat() == "2031-02-28"


@pytest.mark.parametrize("published", [None, "", "soon", "2031", "0001-01-01", "9999-12-31"])
def test_any_day_of_the_report_will_do(published: str | None) -> None:
    text = (
        "last year, next Friday, on Dec. 31, a decade ago, 300 years ago, next decade, last spring, in June, tomorrow"
    )
    for date in dates(text, published=published):
        assert date.first <= date.last
