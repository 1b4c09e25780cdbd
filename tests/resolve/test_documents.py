"""One document under several names: which names of a story mean one, and which must not."""

from __future__ import annotations

import pytest

from woozle.model import Source, Statement
from woozle.resolve.documents import one_name_each

HOLM = Source("Holm", "person")


def chains(*reports: list[str]) -> list[Statement]:
    """One statement for each name, report by report."""
    return [
        Statement(chr(ord("a") + number), at, at + 1, (Source(name, "document"),))
        for number, names in enumerate(reports)
        for at, name in enumerate(names)
    ]


@pytest.mark.parametrize(
    ("reports", "called"),
    [
        # a bare noun is one document all over the story, whatever adjectives it has
        ([["24-page indictment"], ["indictment", "indictment"]], ["indictment"]),
        ([["indictment released early Friday"], ["indictment"]], ["indictment released early Friday"]),
        # of names those that share a word are one, and the bare noun belongs to the only one
        ([["Courier/Kanal 4 poll"], ["poll"], ["Kanal 4 poll published Monday"]], ["Kanal 4 poll published Monday"]),
        ([["Kanal 4 poll", "poll"]], ["Kanal 4 poll"]),
        # what a court or an office has released
        ([["court papers"], ["court records", "documents"]], ["court records"]),
        # several names: nobody can tell which the bare noun means
        ([["study by Marn"], ["study by Vesby"], ["study"]], ["study", "study by Marn", "study by Vesby"]),
        # a report that has the bare noun first, or reports that never name it, may mean another
        ([["poll", "Kanal 4 poll"]], ["Kanal 4 poll", "poll"]),
        ([["indictment of Marn", "indictment"], ["indictment"]], ["indictment", "indictment of Marn"]),
        ([["2018 indictment", "2024 indictment"]], ["2018 indictment", "2024 indictment"]),
        # offices have no names of their own, but are not the same
        ([["House memo", "Senate memo"], ["memo"]], ["House memo", "Senate memo", "memo"]),
        ([["State Office memo"], ["Army Office memo"]], ["Army Office memo", "State Office memo"]),
        ([["Senate memo released Monday"], ["Senate memo", "memo"]], ["Senate memo released Monday"]),
        # what says itself that it is another one
        ([["letter"], ["second letter"], ["another letter"]], ["another letter", "letter", "second letter"]),
        # other plurals: each report may mean others
        ([["polls"], ["latest polls"]], ["latest polls", "polls"]),
    ],
    ids=lambda value: None if isinstance(value[0], str) else " | ".join("; ".join(r) for r in value),
)  # fmt: skip
def test_what_documents_are_called(reports: list[list[str]], called: list[str]) -> None:
    told = one_name_each(chains(*reports), ["the latest study, poll, court"], [])
    assert sorted({s.chain[0].name for s in told}) == called


def test_others_stay_and_nothing_stands_twice_in_a_chain() -> None:
    book = Source("Salt by Holm", "document")
    statements = [
        Statement("a", 0, 1, (Source("Harbour report", "document"), HOLM)),
        Statement("b", 0, 1, (Source("Harbour report", "document"), Source("report", "document"))),
        Statement("b", 5, 6, (book, Source("report", "person"))),
    ]
    told = one_name_each(statements, [], [book])
    assert [s.chain for s in told] == [
        (Source("Harbour report", "document"), HOLM),
        (Source("Harbour report", "document"),),
        (book, Source("report", "person")),
    ]
