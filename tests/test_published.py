"""When a report was published, and which of two is the earlier."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from woozle.model import Article
from woozle.published import by_age, day_of, hour_of

SIXTH = date(2031, 2, 6)


@pytest.mark.parametrize(
    ("published", "day", "hour"),
    [
        ("2031-02-06", SIXTH, None),
        ("20310206", SIXTH, None),
        (" 2031-02-06 ", SIXTH, None),
        ("2031-02-06Z", SIXTH, None),
        ("2031-02-06T10:15:00Z", SIXTH, "2031-02-06T10:15:00+00:00"),
        ("2031-02-06 10:15", SIXTH, "2031-02-06T10:15:00+00:00"),
        ("20310206T101500Z", SIXTH, "2031-02-06T10:15:00+00:00"),
        ("2031-02-06T23:00:00-08:00", SIXTH, "2031-02-06T23:00:00-08:00"),
        ("2031-02-06T10:00:00 GMT", SIXTH, None),  # the day is plain
        ("2031-02-06, 10 a.m.", SIXTH, None),
        ("2031-02-30", None, None),
        ("2031-02", None, None),
        ("203102061015", None, None),
        ("1927368000", None, None),
        ("6 February 2031", None, None),
        ("soon", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_the_day_and_the_hour(published: str | None, day: date | None, hour: str | None) -> None:
    found = hour_of(published)
    assert (day_of(published), found and found.isoformat()) == (day, hour)


def test_the_earliest_is_first_and_ids_tell_nothing() -> None:
    texts = ["It snowed.", "It rained.", "It rained.", "It rained.", "It rained."]
    days = [None, None, "2031-02-06T09:00Z", "2031-02-06", "20310205T2200Z"]
    articles = [
        Article(f"a{n}", text, "The Osk Mercury", day) for n, (text, day) in enumerate(zip(texts, days, strict=True))
    ]
    assert [a.id for a in sorted(articles, key=by_age)] == ["a4", "a3", "a2", "a1", "a0"]
    turned = [replace(a, id=f"b{9 - n}") for n, a in enumerate(articles)]
    assert [a.id for a in sorted(turned, key=by_age)] == ["b5", "b6", "b7", "b8", "b9"]


@pytest.mark.parametrize("published", ["0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00", "0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_can_be_compared(published: str) -> None:
    others = [Article("b", "It rained.", None, day) for day in ("2031-02-06", "2031-02-06T09:00+02:00", None)]
    for other in others:
        assert sorted([by_age(Article("a", "It rained.", None, published)), by_age(other)])
