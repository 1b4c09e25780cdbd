"""Dates as they are written, and when two contradict each other."""

from __future__ import annotations

import pytest

from woozle.compare.dates import dates


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("after he left office in 2021", [("2021", "2021")]),
        ("on March 4, 2031, and again", [("March 4, 2031", "2031-03-04")]),
        ("on 4 March 2031", [("4 March 2031", "2031-03-04")]),
        ("in Sept. 2019", [("Sept. 2019", "2019-09")]),
        ("on Oct. 8", [("Oct. 8", None)]),
        ("in June or July 1998", [("June", None), ("July 1998", "1998-07")]),
        ("He may march in May.", []),
        ("carrying 2020 passengers, 2,019 of them adults", []),
        ("paid $2019", []),
        ("the 2020 election", [("2020", "2020")]),
    ],
)
def test_dates(text: str, found: list[tuple[str, str | None]]) -> None:
    assert [(text[d.start : d.end], d.iso) for d in dates(text)] == found


@pytest.mark.parametrize(
    ("a", "b", "contradict"),
    [
        ("in 2020", "in 2021", True),
        ("in 2020", "in March 2020", False),  # more exact is no contradiction
        ("on March 4", "on March 5", True),
        ("on March 4", "in 2031", False),
        ("in March 2020", "in April 2020", True),
    ],
)
def test_contradicts(a: str, b: str, contradict: bool) -> None:
    assert next(dates(a)).contradicts(next(dates(b))) is contradict
