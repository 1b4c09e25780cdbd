"""The picture's graph: who has the shared claims from whom, laid out in layers."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace
from tests.render.stories import AIDE, BOOK, WIRE, three_reports

from woozle.model import Article, Claim, Source, Statement, Story
from woozle.render.network import MOST_SOURCES, Network, Node, layout, network
from woozle.render.view import View

ONE, TWO, THREE = (Node("publisher", name) for name in ("One", "Two", "Three"))
BOOK_NODE, WIRE_NODE, AIDE_NODE = (Node(s.kind, s.name) for s in (BOOK, WIRE, AIDE))


def drawn(story: Story) -> Network:
    view = View(story)
    return network(view, view.to_check)


def story_of(*chains: tuple[str, ...]) -> Story:
    """One shared claim; each chain is that of a report of its own."""
    articles = tuple(Article(id=f"a{n}", text="It rained.", publisher=f"P{n}") for n in range(len(chains)))
    members = tuple(
        Statement(a.id, 0, 10, tuple(Source(name, "person") for name in chain))
        for a, chain in zip(articles, chains, strict=True)
    )
    return Story("s", articles, claims=(Claim("c1", "fact", "It rained.", members, 1),))


@pytest.mark.parametrize(
    ("tail", "head", "claims", "told"),
    [
        (ONE, BOOK_NODE, ("c1", "c4"), "credited"),
        (TWO, WIRE_NODE, ("c1",), "credited"),
        (WIRE_NODE, BOOK_NODE, ("c1",), "credited"),
        (THREE, BOOK_NODE, ("c1",), "undetermined"),
        (ONE, Node("outlet", "Two"), ("c2",), "inferred"),
        (TWO, AIDE_NODE, ("c2",), "credited"),
    ],
)
def test_an_edge_runs_from_who_tells_it_to_whom_they_credit(
    tail: Node, head: Node, claims: tuple[str, ...], told: str
) -> None:
    (edge,) = (e for e in drawn(three_reports()).edges if (e.tail, e.head) == (tail, head))
    assert (edge.claims, edge.told) == (claims, told)


def test_a_credit_that_is_copied_runs_through_the_report_that_it_is_from() -> None:
    story = story_of(("Holm",), ("Holm",))
    (claim,) = story.claims
    copied = replace(claim, members=(claim.members[0], replace(claim.members[1], copied_from="P0")))
    edges = {(e.tail, e.head.name, e.told) for e in drawn(replace(story, claims=(copied,))).edges}
    assert edges == {
        (Node("publisher", "P0"), "Holm", "credited"),
        (Node("publisher", "P1"), "P0", "inferred"),
        (Node("outlet", "P0"), "Holm", "inferred"),
    }


def test_who_says_it_in_its_own_voice_is_counted() -> None:
    assert drawn(three_reports()).own_voice == {TWO: ("c2",)}


def test_each_source_stands_right_of_all_who_credit_it() -> None:
    net = drawn(three_reports())
    places = layout(net).nodes
    assert all(places[e.tail][0] < places[e.head][0] for e in net.edges)
    assert {places[n][0] for n in net.nodes if n.kind == "publisher"} == {0}
    assert len(set(places.values())) == len(places)


@pytest.mark.parametrize("story", [three_reports(), story_of(("x",), ("x",)), story_of(("x", "y"), ("y",), ("z",))])
def test_boxes_stand_a_row_apart(story: Story) -> None:
    places = sorted(layout(drawn(story)).nodes.values())
    assert all(b - a >= 1 for (m, a), (n, b) in pairwise(places) if m == n)


def test_an_edge_over_several_layers_passes_between_the_boxes() -> None:
    net = drawn(three_reports())
    placed = layout(net)
    (edge,) = (e for e in net.edges if (e.tail, e.head) == (ONE, BOOK_NODE))
    start, between, end = placed.way(edge)
    assert (start[0], between[0], end[0]) == (0, 1, 2)
    assert between not in placed.nodes.values()


def test_neighbours_stand_side_by_side() -> None:
    net = drawn(story_of(("x",), ("y",), ("x",), ("y",)))
    order = sorted((n for n in net.nodes if n.kind == "publisher"), key=lambda n: layout(net).nodes[n])
    assert [n.name for n in order] in (["P0", "P2", "P1", "P3"], ["P1", "P3", "P0", "P2"])


def test_a_ring_of_sources_is_drawn() -> None:
    net = drawn(story_of(("x", "y"), ("y", "x"), ("x", "y")))
    assert {(e.tail.name, e.head.name) for e in net.edges} >= {("x", "y"), ("y", "x")}
    assert layout(net).layers == 3


def test_a_source_that_its_publisher_names_itself_is_no_edge_to_itself() -> None:
    net = drawn(story_of(("x", "x"), ("x",)))
    assert all(e.tail != e.head for e in net.edges)


def test_a_large_story_keeps_the_sources_with_most_claims_and_counts_the_rest() -> None:
    many = MOST_SOURCES + 5
    net = drawn(story_of(*((f"s{n}",) for n in range(many)), (f"s{many - 1}",)))
    assert sum(n.kind != "publisher" for n in net.nodes) == MOST_SOURCES
    assert net.left_out == (0, 5)
    view = View(story_of(*((f"s{n}",) for n in range(many))))
    assert Node("person", f"s{many - 1}") in network(view, view.to_check, alone=[f"s{many - 1}"]).nodes
