"""Who has the shared claims from whom, as a layered graph: publishers, those who pass on, those with whom it ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, NamedTuple

import networkx as nx

from woozle.model import Claim, Statement
from woozle.render.view import View

MOST_PUBLISHERS = 40
MOST_SOURCES = 16
"""Nodes of the picture: what is taken in at once on a large screen; those on whom claims rest alone stay, then those
with the most claims; the rest is counted."""
SWEEPS = 8
"""Times that the layers are put in the order of their neighbours, to and fro; crossings seldom get fewer after four."""

Told = Literal["credited", "inferred", "undetermined"]


class Node(NamedTuple):
    """A publisher, or a source of this kind, by name."""

    kind: str
    name: str


@dataclass(frozen=True)
class Edge:
    """`tail` has these claims from `head`: credited, or only by inference, or by chains that are all undetermined."""

    tail: Node
    head: Node
    claims: tuple[str, ...]
    told: Told


@dataclass(frozen=True)
class Network:
    """The nodes with the ids of the claims that pass them, publishers first, and the edges between them.

    own_voice: the claims that a publisher makes in its own voice. left_out: how many publishers and sources of few
    claims are not among the nodes.
    """

    nodes: dict[Node, tuple[str, ...]]
    edges: tuple[Edge, ...]
    own_voice: dict[Node, tuple[str, ...]]
    left_out: tuple[int, int] = (0, 0)


@dataclass
class _Found:
    """What is gathered of one node or edge while the claims are gone through."""

    claims: dict[str, None] = field(default_factory=dict)
    told: set[Told] = field(default_factory=set)


def network(view: View, claims: Sequence[Claim], alone: Collection[str] = ()) -> Network:
    """The network of these claims. A denial credits somebody too, so its edges are drawn like others. alone: names of
    sources that have a place in it however few their claims are."""
    nodes: defaultdict[Node, _Found] = defaultdict(_Found)
    edges: defaultdict[tuple[Node, Node], _Found] = defaultdict(_Found)
    own: defaultdict[Node, dict[str, None]] = defaultdict(dict)
    for claim in claims:
        for member in claim.members:
            path, told = _path(view, member)
            for node in path:
                nodes[node].claims[claim.id] = None
            for pair in pairwise(path):
                edges[pair].claims[claim.id] = None
                edges[pair].told.add(told)
            if len(path) == 1:
                own[path[0]][claim.id] = None
    weights = {n: (n.name in alone and n.kind != "publisher", len(found.claims)) for n, found in nodes.items()}
    publishers = _most([n for n in nodes if n.kind == "publisher"], weights, MOST_PUBLISHERS)
    sources = _most([n for n in nodes if n.kind != "publisher"], weights, MOST_SOURCES)
    kept = {node: tuple(nodes[node].claims) for node in (*publishers, *sources)}
    left_out = sum(n.kind == "publisher" for n in nodes) - len(publishers), len(nodes) - len(kept)
    return Network(
        nodes=kept,
        edges=tuple(
            Edge(tail, head, tuple(found.claims), _told(found.told))
            for (tail, head), found in edges.items()
            if tail in kept and head in kept and tail != head
        ),
        own_voice={node: tuple(ids) for node, ids in own.items()},
        left_out=(left_out[0], left_out[1] - left_out[0]),
    )


def _path(view: View, statement: Statement) -> tuple[list[Node], Told]:
    """The way of a statement from its publisher outwards, each node once, and how it is known."""
    copied = [Node("outlet", statement.copied_from)] if statement.copied_from else []
    through = [*copied, *(Node(s.kind, s.name) for s in statement.chain)]
    told: Told = "undetermined" if statement.undetermined else "inferred" if statement.copied_from else "credited"
    return list(dict.fromkeys([Node("publisher", view.publisher(statement)), *through])), told


def _told(ways: set[Told]) -> Told:
    """The best way in which an edge is known."""
    return "credited" if "credited" in ways else "inferred" if "inferred" in ways else "undetermined"


def _most(nodes: list[Node], weights: dict[Node, tuple[bool, int]], most: int) -> list[Node]:
    """The weightiest, in the order in which they came."""
    best = set(sorted(nodes, key=lambda n: weights[n], reverse=True)[:most])
    return [n for n in nodes if n in best]


Place = tuple[int, float]
"""Layer from the left, and row in it; rows are counted from the middle of all layers."""


Bend = tuple[Node, int]
"""Where the edges to a node pass a layer on their way to it, all through one gap."""


@dataclass(frozen=True)
class Layout:
    """Where the nodes stand, where the edges to a node pass the layers before it, and how many layers there are."""

    nodes: dict[Node, Place]
    bends: dict[Bend, Place]
    layers: int

    def way(self, edge: Edge) -> list[Place]:
        """The places that an edge passes, its ends included."""
        first, last = self.nodes[edge.tail], self.nodes[edge.head]
        return [first, *(self.bends[edge.head, n] for n in range(first[0] + 1, last[0])), last]


def layout(net: Network) -> Layout:
    """Layers by the longest way from a publisher; then, as Sugiyama, Tagawa and Toda (1981) have it, an edge over
    several layers is cut up, and each layer is put in the order of its neighbours' means, all centred."""
    layer = _layers(net)
    graph: nx.Graph[Node | Bend] = nx.Graph()
    rows: dict[int, list[Node | Bend]] = defaultdict(list)
    for node in net.nodes:
        rows[layer[node]].append(node)
        graph.add_node(node)
    for edge in net.edges:
        between: list[Bend] = [(edge.head, n) for n in range(layer[edge.tail] + 1, layer[edge.head])]
        for bend in between:
            if bend not in graph:
                rows[bend[1]].append(bend)
            graph.add_node(bend)
        nx.add_path(graph, [edge.tail, *between, edge.head])
    _order(graph, rows)
    places: dict[Node | Bend, Place] = {
        item: (n, at - (len(row) - 1) / 2) for n, row in rows.items() for at, item in enumerate(row)
    }
    return Layout(
        nodes={node: places[node] for node in net.nodes},
        bends={item: place for item, place in places.items() if not isinstance(item, Node)},
        layers=len(rows),
    )


def _layers(net: Network) -> dict[Node, int]:
    graph: nx.DiGraph[Node] = nx.DiGraph()
    graph.add_nodes_from(net.nodes)
    for edge in sorted(net.edges, key=lambda e: -len(e.claims)):  # of a ring the thinnest edge runs backwards
        if not nx.has_path(graph, edge.head, edge.tail):
            graph.add_edge(edge.tail, edge.head)
    layer = dict.fromkeys(net.nodes, 0)
    for node in nx.topological_sort(graph):
        if node.kind != "publisher":
            layer[node] = 1 + max((layer[n] for n in graph.predecessors(node)), default=0)
    return layer


def _order(graph: nx.Graph[Node | Bend], rows: dict[int, list[Node | Bend]]) -> None:
    """Each layer in the order of the mean place of its neighbours in the layer before, or after on the way back."""
    for sweep in range(SWEEPS):
        forth = sweep % 2 == 0
        for n in sorted(rows, reverse=not forth):
            before = rows.get(n - 1 if forth else n + 1)
            if before:
                place = {item: (at + 0.5) / len(before) for at, item in enumerate(before)}
                mean = {}
                for at, item in enumerate(rows[n]):
                    near = [place[x] for x in graph[item] if x in place]
                    mean[item] = sum(near) / len(near) if near else (at + 0.5) / len(rows[n])
                rows[n].sort(key=lambda item: mean[item])
