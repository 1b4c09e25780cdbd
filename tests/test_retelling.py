"""Reports that follow another fact by fact, in other words."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from benchmarks.retold import HERE, measure
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from woozle.model import Article, Passage, Reuse, Source, Statement
from woozle.pipeline import story_of
from woozle.retelling import MOST, in_order, retellings
from woozle.reuse import reuse

TOLD = [
    "Osk lost its clock.", "A cable broke.", "Nobody was hurt.", "It was noon.", "The drum is old.", "It is from 1871.",
    "The parish pays.", "There is a fund.", "Ilse Marr will mend it.", "She needs a month.",
]  # fmt: skip


Report = tuple[Article, dict[str, Statement]]


def report(id: str, facts: str, published: str | None = None, publisher: str = "") -> Report:
    """An article whose sentences state these facts, a letter each; digits are in TOLD, other letters are its own."""
    text, statements = "", {}
    for fact in facts:
        said = TOLD[int(fact)] if fact.isdigit() else f"The {fact * 5} is none of it."
        sentence = said if id == "a" else f"{said[:-1]} at {id * 4} house."
        statements[fact] = Statement(id, len(text), len(text) + len(sentence))
        text += sentence + " "
    return Article(id, text.strip(), publisher or f"The {id}", published), statements


def followed(*reports: Report, credits: str = "", reuse: tuple[Reuse, ...] = ()) -> list[Reuse]:
    """credits: "b>a" where b credits a."""
    articles = [article for article, _ in reports]
    credited = {a.id: {f"The {credits[2]}"} if credits[:1] == a.id else set[str]() for a in articles}
    facts = dict.fromkeys(fact for _, said in reports for fact in said)
    claims = [[said[fact] for _, said in reports if fact in said] for fact in facts]
    return retellings(articles, claims, credited, reuse)


@pytest.mark.parametrize(
    ("one", "other", "sentences"),
    [
        ("0123456789", "0123456789", 10),
        ("0123456789", "x0134679y", 7),  # three facts left out, two of its own
        ("0123456789", "9876543210", 0),  # the other way round
        ("0123456789", "5678901234", 0),  # half of it in one order
        ("0123456789", "012345uvwxyz", 0),  # half of it is its own
        ("012345", "012345", 0),  # too few to tell
        ("0123456789", "uvwxyz", 0),
        ("", "", 0),
    ],
)
def test_the_facts_of_another_in_its_order(one: str, other: str, sentences: int) -> None:
    told = followed(report("a", one, "2031-02-06"), report("b", other, "2031-02-07"))
    assert len(told) == sentences
    for x, y in pairwise(told):
        assert x.earlier < y.earlier
        assert x.later < y.later
    assert all(r.retold and (r.earlier.article, r.later.article) == ("a", "b") for r in told)


@pytest.mark.parametrize(
    ("days", "credits", "earlier", "direction"),
    [
        (("2031-02-06", "2031-02-07"), "", "a", "date"),
        (("2031-02-08", "2031-02-07"), "", "b", "date"),
        (("2031-02-08", "2031-02-07"), "b>a", "a", "credit"),
        (("2031-02-07", "2031-02-07"), "", None, "unknown"),
        ((None, None), "", None, "unknown"),
    ],
)
def test_direction(days: tuple[str | None, str | None], credits: str, earlier: str | None, direction: str) -> None:
    reports = report("a", "01234567", days[0]), report("b", "01234567", days[1])
    told = followed(*reports, credits=credits)
    ((first, found),) = {(r.earlier.article, r.direction) for r in told}
    assert found == direction
    assert earlier in (first, None)
    assert followed(*reversed(reports), credits=credits) == told


def test_a_long_report_that_has_all_of_a_short_one_does_not_follow_it() -> None:
    assert followed(report("a", "0123456", "2031-02-06"), report("b", "0123456uvwxyz", "2031-02-07")) == []


@pytest.mark.parametrize(
    ("unlike", "sentences"),
    [("", 10), ("3", 9), ("3469", 0)],  # six are too few, though claims join all ten
)
def test_sentences_that_have_no_words_in_common_do_not_count(unlike: str, sentences: int) -> None:
    one, (other, said) = report("a", "0123456789", "2031-02-06"), report("b", "0123456789", "2031-02-07")
    text = other.text
    for fact in unlike:
        part = said[fact]
        text = text[: part.start] + "z" * (part.end - part.start - 1) + "." + text[part.end :]
    assert len(followed(one, (replace(other, text=text), said))) == sentences


def test_a_report_follows_the_one_of_which_it_has_most() -> None:
    facts = {"a": "01234567", "b": "0123456789", "c": "0123456789"}
    reports = [report(id, said, f"2031-02-0{day}") for day, (id, said) in enumerate(facts.items(), 5)]
    assert {(r.earlier.article, r.later.article) for r in followed(*reports)} == {("a", "b"), ("b", "c")}


def test_one_publisher_may_repeat_itself() -> None:
    assert followed(*(report(id, "01234567", publisher="Osk Mercury") for id in "ab")) == []


def test_what_everybody_has_tells_nothing() -> None:
    assert followed(*(report(f"r{n:02}", "01234567") for n in range(MOST + 1))) == []


def test_what_is_shared_word_for_word_is_not_told_twice() -> None:
    one, other = report("a", "01234567", "2031-02-06"), report("b", "01234567", "2031-02-07")
    verbatim = Reuse(Passage("a", 0, 50), Passage("b", 0, other[1]["3"].end), "date")
    assert [r.later for r in followed(one, other, reuse=(verbatim,))] == [other[1][n].passage for n in "4567"]


def test_what_these_two_share_word_for_word_is_not_told_of_another_place_either() -> None:
    one, other = report("a", "0123456789", "2031-02-06"), report("b", "0123456789", "2031-02-07")
    at = len(other[0].text) + 1
    other = replace(other[0], text=f"{other[0].text} {TOLD[0]}"), other[1]
    verbatim = Reuse(one[1]["0"].passage, Passage("b", at, at + len(TOLD[0])), "date")
    assert [r.later for r in followed(one, other, reuse=(verbatim,))] == [other[1][n].passage for n in "123456789"]


@pytest.mark.parametrize("ids", ["az", "za"])
@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("days", [(None, None), ("2031-02-06", None), ("2031-02-06", "2031-02-06")])
def test_undated_copies_are_told_once_whatever_their_order_and_ids(
    ids: str, turned: bool, days: tuple[str | None, str | None]
) -> None:
    facts = [TOLD[n] for n in range(8)]
    one = Article(ids[0], " ".join(facts), "The One", days[0])
    two = Article(ids[1], "It is the talk of the town. " + one.text, "The Two", days[1])
    articles = [two, one] if turned else [one, two]
    claims = [[Statement(x.id, at, at + len(fact)) for x in articles for at in [x.text.index(fact)]] for fact in facts]
    credits: dict[str, set[str]] = {x.id: set() for x in articles}
    (shared,) = reuse(articles, credits)
    assert (shared.direction, shared.retold) == ("unknown", False)
    assert retellings(articles, claims, credits, [shared]) == []


def test_its_own_voice_is_no_route_of_its_own() -> None:
    reports = [report("a", "01234567", "2031-02-06"), report("b", "01234567", "2031-02-07")]
    groups = [(f"c{n}", "fact", [said[str(n)] for _, said in reports]) for n in range(8)]
    groups[3][2][1] = replace(groups[3][2][1], chain=(Source("Ilse Marr", "person"),), stance="reports")
    story = story_of("clock", [article for article, _ in reports], groups)  # type: ignore[arg-type]
    assert [claim.routes for claim in story.claims] == [1, 1, 1, 2, 1, 1, 1, 1]  # the fourth she told it herself
    assert [m.copied_from for m in story.claims[0].members] == [None, "The a"]
    assert story.claims[0].members[1].retold


@given(st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=9))
def test_in_order_is_the_longest_there_is(links: set[tuple[int, int]]) -> None:
    def rises(some: tuple[tuple[int, int], ...]) -> bool:
        return all(x[0] < y[0] and x[1] < y[1] for x, y in pairwise(some))

    found = tuple(in_order(links))
    assert rises(found)
    assert set(found) <= links
    assert not any(rises(some) for some in combinations(sorted(links), len(found) + 1))


def test_rewrites_are_seen_and_reports_of_their_own_are_not() -> None:
    """Seven of the twenty rewrites that no threshold was set on; benchmarks/RESULTS.md has all."""
    counts = measure(HERE / "rewrites", HERE / "stories", every=3)
    assert counts["close", False] + counts["edited", False] == 0
    assert counts["close", True] + counts["edited", True] >= 4
    assert counts["other", True] == 0
