"""Pairs that are likely the same -> claims that hold together as a whole."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from woozle.match import cluster, kind_of
from woozle.model import Source, Span, Statement


@pytest.mark.parametrize(
    ("pairs", "groups"),
    [
        ({}, [[0], [1], [2], [3]]),
        ({(0, 1): 0.9}, [[0, 1], [2], [3]]),
        ({(0, 1): 0.2}, [[0], [1], [2], [3]]),
        ({(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.7}, [[0, 1, 2], [3]]),
        ({(0, 1): 0.9, (1, 2): 0.6, (0, 2): 0.1}, [[0, 1], [2], [3]]),  # 2 is like one member, not like the claim
        ({(0, 1): 0.9, (2, 3): 0.9, (1, 2): 0.55, (0, 3): 0.1}, [[0, 1], [2, 3]]),
    ],
)
def test_cluster(pairs: dict[tuple[int, int], float], groups: list[list[int]]) -> None:
    assert cluster(4, list(pairs), np.array(list(pairs.values())), 0.5, 0.5) == groups


def test_a_pair_joins_sooner_than_a_group_grows() -> None:
    pairs = {(0, 1): 0.9, (1, 2): 0.3, (3, 4): 0.3}
    assert cluster(5, list(pairs), np.array(list(pairs.values())), 0.2, 0.5) == [[0, 1], [2], [3, 4]]


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] < p[1]), st.floats(0, 1), max_size=30
    )
)
def test_cluster_is_a_partition_whatever_the_order_of_pairs(pairs: dict[tuple[int, int], float]) -> None:
    forward = cluster(10, list(pairs), np.array(list(pairs.values())), 0.5, 0.5)
    backward = cluster(10, list(pairs)[::-1], np.array(list(pairs.values())[::-1]), 0.5, 0.5)
    assert forward == backward
    assert sorted(i for group in forward for i in group) == list(range(10))


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
