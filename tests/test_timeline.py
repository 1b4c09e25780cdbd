"""What happened when: events merged, with their intervals and what the reports disagree on."""

from __future__ import annotations

from woozle.model import Article, Claim, Difference, Passage, Statement
from woozle.timeline import timeline

ONE = Article("one", "The line was sold on Monday. It was built in 1998.", published="2031-03-05")
TWO = Article("two", "The sale was made on March 3. The line dates from 1989.", published="2031-03-06")
SALE = ((0, 28), (0, 29))
BUILT = ((29, 50), (30, 55))


def claim(id: str, spans: tuple[tuple[int, int], tuple[int, int]]) -> Claim:
    members = tuple(Statement(a.id, *span) for a, span in zip((ONE, TWO), spans, strict=True))
    return Claim(id, "fact", "", members, 2)


def test_dates_that_agree_are_one_event_and_those_that_do_not_tell_it() -> None:
    years = (Passage("one", 45, 49), Passage("two", 50, 54))
    assert [a.text[p.start : p.end] for a, p in zip((ONE, TWO), years, strict=True)] == ["1998", "1989"]
    apart = Difference("c2", "date", years, "“1998” in one, “1989” in two")
    events = timeline([claim("c1", SALE), claim("c2", BUILT)], [ONE, TWO], [apart])
    assert [(e.date, e.first, e.last, e.granularity, e.claims) for e in events] == [
        ("1989", "1989-01-01", "1989-12-31", "year", ("c2",)),
        ("1998", "1998-01-01", "1998-12-31", "year", ("c2",)),
        ("2031-03-03", "2031-03-03", "2031-03-03", "day", ("c1",)),
    ]
    assert [e.disagreements for e in events] == [(apart.note,), (apart.note,), ()]
    assert events[2].passages == (Passage("one", 0, 28), Passage("two", 0, 29))


def test_the_most_exact_date_is_the_events() -> None:
    one = Article("one", "It was sold in March 2031.")
    two = Article("two", "It was sold on March 3, 2031.")
    members = (Statement("one", 0, 26), Statement("two", 0, 29))
    (event,) = timeline([Claim("c1", "fact", "", members, 2)], [one, two])
    assert (event.date, event.granularity) == ("2031-03-03", "day")


def test_a_year_in_a_name_is_no_event() -> None:
    article = Article("one", "He won the 2016 election by a mile.")
    assert timeline([Claim("c1", "fact", "", (Statement("one", 0, 35),), 1)], [article]) == []


def test_without_a_date_of_publication_weekdays_are_left_out() -> None:
    article = Article("one", "It was sold on Monday.")
    assert timeline([Claim("c1", "fact", "", (Statement("one", 0, 22),), 1)], [article]) == []
