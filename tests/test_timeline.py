"""What happened when: events merged, with their intervals and what the reports disagree on."""

from __future__ import annotations

import itertools

import pytest

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


def of_one_claim(*texts: str) -> list[tuple[str, set[str]]]:
    """The events of reports of a sentence each that make one claim, with the reports that give them."""
    articles = [Article(text, text, published="2031-03-05") for text in texts]
    members = tuple(Statement(a.id, 0, len(a.text)) for a in articles)
    events = timeline([Claim("c1", "fact", "", members, 1)], articles)
    return [(e.date, {p.article for p in e.passages}) for e in events]


def test_a_less_exact_date_joins_the_only_one_in_it_whatever_the_order() -> None:
    year, march, third, fifth = "It was in 2029.", "It was in March 2029.", "On March 3, 2029.", "On March 5, 2029."
    for order in itertools.permutations((march, third, fifth)):
        assert of_one_claim(*order) == [("2029-03", {march}), ("2029-03-03", {third}), ("2029-03-05", {fifth})]
    for order in itertools.permutations((year, march, third)):
        assert of_one_claim(*order) == [("2029-03-03", {year, march, third})]


def test_two_dates_of_one_passage_are_two_events_but_side_by_side() -> None:
    text = "He was hired last year and fired on June 5, 2030."
    assert of_one_claim(text) == [("2030", {text}), ("2030-06-05", {text})]
    assert [date for date, _ in of_one_claim("It was sold last week, on Thursday.")] == ["2031-02-27"]


def test_a_statement_of_two_claims_is_one_event() -> None:
    both = [claim("c1", SALE), claim("c2", SALE)]
    (event,) = timeline(both, [ONE, TWO])
    assert event.claims == ("c1", "c2")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("He won the 2016 election by a mile.", []),
        ("In 2016 she joined.", ["2016"]),
        ("It was sold in 2016 near Oslo.", ["2016"]),
        ("It rose in 2013, 2014 and 2015.", ["2013", "2014", "2015"]),
        ("The rate for 2016 was low.", ["2016"]),
    ],
)
def test_a_year_in_a_name_is_no_event(text: str, years: list[str]) -> None:
    assert [date for date, _ in of_one_claim(text)] == years


def test_without_a_date_of_publication_weekdays_are_left_out() -> None:
    article = Article("one", "It was sold on Monday.")
    assert timeline([Claim("c1", "fact", "", (Statement("one", 0, 22),), 1)], [article]) == []


def test_a_date_whose_year_nothing_tells_is_no_event() -> None:
    assert of_one_claim("Packets with a best-before date of 3 October are safe.") == []
    assert [date for date, _ in of_one_claim("It was sold on 3 October.")] == ["2030-10-03"]
