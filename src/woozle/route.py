"""Over how many independent routes a claim reached the reader, and which source all of them pass.

A route runs publisher -> sources of a chain, outermost first. Routes are independent when they share no publisher and
no source; how many there are at most is a maximum flow through nodes of capacity one (Menger 1927).
"""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx

from woozle.model import Article, Claim, ClaimKind, Source, Statement

Node = tuple[str, str]
"""("publisher", name) or (kind of source, name); START and END are the two ends."""
TYPICAL_LENGTH = 120
"""Characters of the passage that stands for a claim, as near as a member comes: a sentence that says who says so."""
START: Node = ("", "reader")
END: Node = ("", "origin")


def make_claim(id: str, kind: ClaimKind, members: Sequence[Statement], articles: Sequence[Article]) -> Claim:
    """The claim that these statements are, with its routes and chokepoints."""
    graph = route_graph(kind, members, {a.id: a.route_name for a in articles})
    paths = independent_paths(graph)
    texts = {a.id: a.text for a in articles}
    typical = max(members, key=lambda m: (bool(m.chain), -abs(m.end - m.start - TYPICAL_LENGTH), m.article, m.start))
    return Claim(
        id=id,
        kind=kind,
        text=" ".join(texts[typical.article][typical.start : typical.end].split()),
        members=tuple(members),
        routes=len(paths),
        chokepoints=chokepoints(graph),
        paths=tuple(tuple(name for _, name in path) for path in paths),
    )


def route_graph(kind: ClaimKind, members: Sequence[Statement], publishers: dict[str, str]) -> nx.DiGraph[Node]:
    """The routes of a claim. Those who deny it are no route to it; the speaker of a quote is where all routes end."""
    graph: nx.DiGraph[Node] = nx.DiGraph()
    for member in members:
        if member.stance == "denies":
            continue
        sources: Sequence[Source] = member.chain[:-1] if kind == "quote" else member.chain
        nodes = [START, ("publisher", publishers[member.article]), *((s.kind, s.name) for s in sources), END]
        nx.add_path(graph, nodes)
    return graph


def independent_paths(graph: nx.DiGraph[Node]) -> list[list[Node]]:
    """As many node-disjoint paths as there are, without their ends; sorted."""
    if END not in graph:
        return []
    return sorted(path[1:-1] for path in nx.node_disjoint_paths(graph, START, END))


def chokepoints(graph: nx.DiGraph[Node]) -> tuple[str, ...]:
    """The sources that every route passes, outermost first: the dominators of the end (Lengauer and Tarjan 1979)."""
    if END not in graph:
        return ()
    dominator = nx.immediate_dominators(graph, START)
    found: list[str] = []
    node: Node | None = dominator[END]
    while node is not None and node != START:
        if node[0] != "publisher":
            found.append(node[1])
        node = dominator[node]
    return tuple(reversed(found))
