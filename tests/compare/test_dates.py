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
        ("In 2019 sales fell and in 2020 prosecutors came", [("2019", "2019"), ("2020", "2020")]),
        ("from March 3-5, 2029", [("March 3-5, 2029", "2029-03-03/2029-03-05")]),
        ("on 3–5 March 2029", [("3–5 March 2029", "2029-03-03/2029-03-05")]),
        ("in the 2019-20 season", [("2019-20", "2019-01-01/2020-12-31")]),
        ("on 2031-03-05", [("2031-03-05", "2031-03-05")]),
        ("on 5th March 2031", [("5th March 2031", "2031-03-05")]),
        ("on the 5th of March, 2031", [("5th of March, 2031", "2031-03-05")]),
        ("on Sept 5, 2030", [("Sept 5, 2030", "2030-09-05")]),
        ("on 6 Jan 2021", [("6 Jan 2021", "2021-01-06")]),
        ("on Friday, March 7, 2031", [("Friday, March 7, 2031", "2031-03-07")]),
        ("in mid-2023 and late 2024", [("mid-2023", "2023"), ("late 2024", "2024")]),
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
        ("a decade ago", "2016-03-05/2026-03-05", "decade"),
        ("two weeks ago", "2031-02-16/2031-02-22", "week"),
        ("a year ago", "2029-09-04/2030-09-03", "year"),  # longer than the year that its middle is in
        ("Twenty years ago", "2010-09-04/2011-09-03", "year"),
        ("six months ago", "2030-08-20/2030-09-19", "month"),
        ("Yesterday he left", "2031-03-04", "day"),
        ("“Today we won.”", "2031-03-05", "day"),
        ("this Friday", "2031-03-07", "day"),
        ("this Monday", "2031-03-03", "day"),
        ("this weekend", "2031-03-07/2031-03-09", "week"),
        ("was sold this weekend", "2031-02-28/2031-03-02", "week"),
        ("last winter", "2030-12-01/2031-02-28", "season"),
        ("on Sept 5", "2030-09-05", "day"),
        ("in March last year", "2030-03", "month"),
        ("on Sun. he left", "2031-03-02", "day"),
    ],
)
def test_dates_that_the_day_of_the_report_tells(text: str, iso: str, granularity: str) -> None:
    (date,) = dates(text, published=WEDNESDAY)
    assert (date.iso, date.granularity) == (iso, granularity)


@pytest.mark.parametrize(
    "text", ["He told The Sun.", "“The Sun.” Then he left.", "USA Today", "It is shut on Mondays."]
)
def test_names_are_no_dates(text: str) -> None:
    assert list(dates(text, published=WEDNESDAY)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Holm was arrested on Friday in Orrin Bay and is expected to appear.", ["2031-02-28"]),
        ("The council met on Monday to discuss plans for the bridge.", ["2031-03-03"]),
        ("He was told on Monday that he would have to leave.", ["2031-03-03"]),
        ("He said on Monday that the vote would be held on Friday.", ["2031-03-03", "2031-03-07"]),
        ("The vote, scheduled for Friday, was put off on Monday.", ["2031-03-07", "2031-03-03"]),
        ("He will be tried after he was arrested on Friday.", ["2031-02-28"]),
        ("Those who plan to close the bridge said on Friday.", ["2031-02-28"]),
        ("The United States will hear on Friday.", ["2031-03-07"]),
        ("He could not be reached on Friday.", ["2031-02-28"]),
        ("He will appeal the Friday ruling.", ["2031-02-28"]),
        ("On Friday the court will hear him.", ["2031-03-07"]),
        ("The House on Friday passed a bill that would help.", ["2031-02-28"]),
        ("The vote was late. Friday. He will leave.", ["2031-02-28"]),
        ("It comes out on Thursday.", ["2031-03-06"]),
        ("He will meet Gov. Holm on Friday.", ["2031-03-07"]),
        ("He picked Sen. Holm until an election in June.", ["2031-06"]),
        ("The show opens on Friday and the committee meets on Monday.", ["2031-03-07", "2031-03-10"]),
        ("The hearing is due on Monday.", ["2031-03-10"]),
        ("The hearing is on Friday.", ["2031-03-07"]),
        ("The book is to be published on Friday.", ["2031-03-07"]),
        ("He’ll leave on Friday.", ["2031-03-07"]),
        ("It will be held on Wednesday.", ["2031-03-05"]),  # today, in a paper of that day
        ("It was ordered only in August.", ["2030-08"]),
        ("It will begin in August.", ["2031-08"]),
        ("It will begin in December.", ["2031-12"]),
        ("He was shot in May.", ["2030-05"]),
        ("He lost in April, and nobody has called since July.", ["2030-04", "2030-07"]),
        ("They have until May 15, and he set a hearing for June.", ["2031-05-15", "2031-06"]),
        ("He was arrested on Sept. 30.", ["2030-09-30"]),
        ("She will have surgery on Friday.", ["2031-03-07"]),
        ("He will have a medical on Thursday.", ["2031-03-06"]),
        ("They said that he would have to leave on Friday.", ["2031-03-07"]),
        ("The crew will have left by Friday.", ["2031-03-07"]),
        ("The crew may have left on Friday.", ["2031-02-28"]),
        ("The crew could’ve left on Friday.", ["2031-02-28"]),
        ("He could sign on Friday.", ["2031-03-07"]),
        ("The vote can be held on Friday.", ["2031-03-07"]),
        ("Nobody else will say it: on Friday the ferry sank.", ["2031-02-28"]),
        ("The vote was put off to March 20.", ["2031-03-20"]),  # nobody writes so of a day eleven months ago
    ],
)
def test_the_verb_that_governs_a_date_tells_on_which_side_of_the_report_it_lies(text: str, found: list[str]) -> None:
    assert [d.iso for d in dates(text, published=WEDNESDAY)] == found


@pytest.mark.parametrize(
    ("text", "guessed"),
    [
        ("a best-before date of 3 November", True),
        ("the hearing of 6 March", False),
        ("a best-before date of 3 May", False),  # who means another year says so
        ("a best-before date of 3 November 2031", False),
        ("They met on 3 November.", False),
        ("They will meet on 3 November.", False),
        ("a vote in October", True),
        ("a vote in April", False),
    ],
)
def test_a_year_that_nothing_tells_is_a_guess(text: str, guessed: bool) -> None:
    for date in dates(text, published=WEDNESDAY):
        assert date.guessed is guessed
        assert (date.other is None) is not guessed


def test_a_month_after_the_report_and_in_the_past_tense_is_that_of_the_year_before() -> None:
    (march,) = dates("It was ordered only in March.", published="2031-01-10")
    assert march.iso == "2030-03"


@pytest.mark.parametrize(
    ("text", "published", "found"),
    [
        ("It was sold on Feb. 29.", "2032-12-01", ["2032-02-29"]),  # that of 2033 would be nearer
        ("It was sold on Feb. 29.", "2033-01-10", ["2032-02-29"]),
        ("It opens on February 28-29.", "2031-03-10", ["2032-02-28/2032-02-29"]),
        ("It was sold on Feb. 29.", "2031-03-10", []),  # there was none
        ("It was sold on Feb. 29.", "2030-03-10", []),
        ("It was sold on Feb. 30.", "2032-12-01", []),
        ("It will be sold on April 31.", "2031-03-10", []),
    ],
)
def test_a_day_that_few_years_have_is_of_the_one_that_has_it(text: str, published: str, found: list[str]) -> None:
    assert [d.iso for d in dates(text, published=published)] == found


@pytest.mark.parametrize(
    "published", ["2031-03-05T23:00-08:00", "20310305T101500Z", "2031-03-05T10:00:00 GMT", " 2031-03-05"]
)
def test_the_day_of_the_report_may_have_an_hour(published: str) -> None:
    assert [d.iso for d in dates("It was sold yesterday.", published=published)] == ["2031-03-04"]


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
        ("this weekend", "March 8", False),
        ("this weekend", "March 1", False),  # or that which was
        ("next Friday", "March 14", False),
        ("March 3-5, 2029", "March 3-6, 2029", True),
        ("in the 2019-20 season", "in 2019", False),
        ("“We won today,” he said", "on March 3", False),  # the day of the utterance
        ("won today", "on March 3", True),
        ("a box of 3 November", "a box of 30 November", True),
        ("a box of 3 November", "a box of 3 November 2031", False),  # or that of the year before
        ("a box of 3 November", "a box of 3 November 2030", False),
        ("a box of 3 November", "a box of 3 November 2029", True),
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
    for found in dates(text, published=published):
        assert found.first <= found.last
