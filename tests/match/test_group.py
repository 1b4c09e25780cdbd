"""Pairs that are likely the same -> claims that hold together as a whole."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from woozle.match import group, kind_of
from woozle.match.candidates import ALTOGETHER
from woozle.match.features import Pairs
from woozle.model import Source, Span, Statement


def grouped(
    articles: str, likely: dict[tuple[int, int], float], alike: tuple[tuple[int, ...], ...] = ()
) -> list[list[int]]:
    """articles: a letter a statement. alike: statements with one embedding; all others have nothing in common."""
    vectors = np.eye(len(articles), dtype=np.float32)
    for same in alike:
        vectors[list(same)] = vectors[same[0]]
    found = Pairs(list(likely), np.zeros((len(likely), 0), np.float32), vectors)
    return group(list(articles), found, np.array(list(likely.values())), 0.5)


@pytest.mark.parametrize(
    ("articles", "likely", "groups"),
    [
        ("abcd", {}, [[0], [1], [2], [3]]),
        ("abcd", {(0, 1): 0.9}, [[0, 1], [2], [3]]),
        ("abcd", {(0, 1): 0.2}, [[0], [1], [2], [3]]),
        ("abcd", {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.7}, [[0, 1, 2], [3]]),
        # 2 is like one member and not like the claim: 1 says two things
        ("abc", {(0, 1): 0.9, (1, 2): 0.6, (0, 2): 0.1}, [[0, 1], [1, 2]]),
        # one sentence says what two of the other report say, which are not alike
        ("abb", {(0, 1): 0.9, (0, 2): 0.8}, [[0, 1], [0, 2]]),
        # both have a likelier partner
        ("aabb", {(0, 2): 0.9, (1, 3): 0.9, (1, 2): 0.55}, [[0, 2], [1, 3]]),
    ],
)
def test_groups(articles: str, likely: dict[tuple[int, int], float], groups: list[list[int]]) -> None:
    assert grouped(articles, likely) == groups


def test_a_report_that_repeats_itself_is_twice_in_the_claim() -> None:
    assert grouped("abb", {(0, 1): 0.9, (0, 2): 0.8}, alike=((1, 2),)) == [[0, 1, 2]]


def test_what_very_many_reports_say_is_one_claim() -> None:
    """Each is compared with the ALTOGETHER nearest only, here the same for all: the others are too many to be asked."""
    reports = 5 * ALTOGETHER
    likely = {(i, j): 0.9 for j in range(reports) for i in range(min(j, ALTOGETHER))}
    found = Pairs(list(likely), np.zeros((len(likely), 0), np.float32), np.eye(reports, dtype=np.float32))
    names = [f"report {n}" for n in range(reports)]
    assert group(names, found, np.array(list(likely.values())), 0.5) == [list(range(reports))]


pairs_of_ten = st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] < p[1] and p[0] % 3 != p[1] % 3),
    st.floats(0, 1),
    max_size=30,
)


@given(pairs_of_ten)
def test_whoever_has_a_likely_partner_has_one_and_nobody_is_left_out(likely: dict[tuple[int, int], float]) -> None:
    groups = grouped("abcabcabca", likely)
    assert {i for g in groups for i in g} == set(range(10))
    together = {i for g in groups if len(g) > 1 for i in g}
    assert together == {i for pair, p in likely.items() if p >= 0.5 for i in pair}
    assert groups == grouped("abcabcabca", dict(reversed(likely.items())))
    assert len({tuple(g) for g in groups}) == len(groups)


HOLM, OKAFOR = Source("Edvard Holm", "person"), Source("Ruth Okafor", "person")


@pytest.mark.parametrize(
    ("chains", "quoted", "kind"),
    [
        ([(HOLM,), (HOLM,)], True, "quote"),
        ([(HOLM,), (HOLM,)], False, "fact"),  # both paraphrase
        ([(HOLM,), (OKAFOR,)], True, "fact"),  # two speakers are not one utterance
        ([(), ()], True, "fact"),
    ],
)
def test_a_quote_has_one_speaker_and_quotation_marks(chains: list[tuple[Source, ...]], quoted: bool, kind: str) -> None:
    members = [Statement(f"a{n}", 0, 20, chain) for n, chain in enumerate(chains)]
    marks = {"a0": [Span(0, 20)] if quoted else [], "a1": []}
    assert kind_of(members, marks) == kind
