"""Over how many independent routes a claim reached the reader, and which source all of them pass.

A route runs publisher -> sources of a chain, outermost first; that of a passage in another report's words runs through
that report's publisher. Routes are independent when they share no publisher and no source; how many there are at most
is a maximum flow through nodes of capacity one (Menger 1927).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

import networkx as nx
from msgspec.structs import replace

from woozle.model import Article, Claim, ClaimKind, Passage, Reuse, Source, Statement
from woozle.typical import typical

Node = tuple[str, str]
"""("publisher", name) or (kind of source, name); START and END are the two ends."""
COVERED = 0.7
"""Share of a passage that must be in another report's words."""
START: Node = ("", "reader")
END: Node = ("", "origin")


def make_claims(
    groups: Iterable[tuple[str, ClaimKind, Sequence[Statement]]],
    articles: Sequence[Article],
    reuse: Sequence[Reuse] = (),
) -> list[Claim]:
    """The claims of a story, whose statements are grouped: (id, kind, members). reuse: what the articles share."""
    groups, by_id = list(groups), {article.id: article for article in articles}
    times = Counter(member.passage for _, _, members in groups for member in members)
    several = {passage for passage, n in times.items() if n > 1}
    copied: dict[str, list[Reuse]] = defaultdict(list)
    for shared in reuse:
        copied[shared.later.article].append(shared)
    claims = []
    for id, kind, members in groups:
        theirs = dict.fromkeys(m.article for m in members)
        told = [shared for article in theirs for shared in copied[article]]
        concerned = [by_id[article] for article in {**theirs, **dict.fromkeys(r.earlier.article for r in told)}]
        claims.append(make_claim(id, kind, members, concerned, told, several))
    return claims


def make_claim(
    id: str,
    kind: ClaimKind,
    members: Sequence[Statement],
    articles: Sequence[Article],
    reuse: Sequence[Reuse] = (),
    elsewhere: Collection[Passage] = (),
) -> Claim:
    """The claim that these statements are, with its routes and chokepoints.

    articles: at least theirs, and those that theirs have something from. reuse: what the articles share. What is
    inferred from the order of facts, or from words that either may have from the other, counts in the routes but makes
    their number a range, and is no chokepoint.
    elsewhere: passages that are in other claims too, and stand for this one only where there is no other.
    """
    publishers = {a.id: a.route_name for a in articles}
    known = [r for r in reuse if r.direction != "unknown"]
    either = [x for r in reuse if r.direction == "unknown" for x in (r, replace(r, earlier=r.later, later=r.earlier))]
    same_words, every = [r for r in known if not r.retold], [*known, *either]
    verbatim = [_copied(m, same_words, publishers) for m in members]
    likely = [_copied(m, every, publishers) for m in members]
    graph = route_graph(kind, likely, publishers)
    certain = graph if likely == verbatim else route_graph(kind, verbatim, publishers)
    paths = independent_paths(graph)
    few = many = len(paths)
    if likely != verbatim or any(m.undetermined for m in members):
        told = route_graph(kind, [m for m in likely if not m.undetermined], publishers)
        apart = route_graph(kind, [replace(m, chain=()) if m.undetermined else m for m in verbatim], publishers)
        few, many = len(independent_paths(told)), len(independent_paths(apart))
    passage = typical(members, {a.id: a.text for a in articles}, elsewhere)
    text = next(a.text for a in articles if a.id == passage.article)[passage.start : passage.end]
    return Claim(
        id=id,
        kind=kind,
        text=" ".join(text.split()),
        members=tuple(_copied(m, known, publishers) for m in members),
        routes=len(paths),
        chokepoints=chokepoints(certain),
        paths=tuple(tuple(name for _, name in path) for path in paths),
        routes_range=(min(len(paths), max(few, min(len(paths), 1))), max(len(paths), many)),
    )


def _copied(statement: Statement, reuse: Sequence[Reuse], publishers: dict[str, str]) -> Statement:
    """With the publisher of the report that an article's own voice has it from, if it has."""
    for shared in reuse if not statement.chain and statement.stance == "asserts" else ():
        later = shared.later
        common = min(later.end, statement.end) - max(later.start, statement.start)
        if later.article == statement.article and common >= COVERED * (statement.end - statement.start):
            return replace(statement, copied_from=publishers[shared.earlier.article], retold=shared.retold)
    return replace(statement, copied_from=None, retold=False)  # what a reader corrected may have been


def route_graph(kind: ClaimKind, members: Sequence[Statement], publishers: dict[str, str]) -> nx.DiGraph[Node]:
    """The routes of a claim. Those who deny it are no route to it; the speaker of a quote is where all routes end.

    An outlet that is credited and is itself the publisher of a report that says it is one node: whoever has it from
    there goes on as that report does, and ends there only where that leads nowhere (two that credit each other).
    """
    telling = [m for m in members if m.stance != "denies"]
    told = {publishers[m.article] for m in telling} | {m.copied_from for m in telling if m.copied_from}
    graph: nx.DiGraph[Node] = nx.DiGraph()
    for member in telling:
        own: Node = ("publisher", publishers[member.article])
        sources = passed_on_by(kind, member, telling)
        nodes = [("publisher", s.name) if s.kind == "outlet" and s.name in told else (s.kind, s.name) for s in sources]
        through = [("publisher", member.copied_from)] if member.copied_from else [n for n in nodes if n != own]
        goes_on = bool(through) and through[-1][0] == "publisher" and through[-1][1] in told
        nx.add_path(graph, [START, own, *through] if goes_on else [START, own, *through, END])
    graph.add_node(END)
    for node in sorted(n for n in graph if n[0] == "publisher"):
        if not nx.has_path(graph, node, END):
            graph.add_edge(node, END)
    return graph


def passed_on_by(kind: ClaimKind, statement: Statement, members: Iterable[Statement]) -> tuple[Source, ...]:
    """Through whom a member came: its chain, of a quote without the speaker, where all routes end.

    A chain that ends at an outlet or a document though others go on to whoever said it has no speaker.
    """
    if kind == "fact" or not statement.chain:
        return statement.chain
    last = Counter(m.chain[-1] for m in members if m.chain)
    speaker = max(sorted(last), key=last.__getitem__)
    stops = statement.chain[-1].kind in ("outlet", "document") and statement.chain[-1] != speaker
    return statement.chain if stops else statement.chain[:-1]


def independent_paths(graph: nx.DiGraph[Node]) -> list[list[Node]]:
    """As many node-disjoint paths as there are, without their ends; sorted."""
    if START not in graph:
        return []
    return sorted(path[1:-1] for path in nx.node_disjoint_paths(graph, START, END))


def chokepoints(graph: nx.DiGraph[Node]) -> tuple[str, ...]:
    """The sources that every route passes, outermost first: the dominators of the end (Lengauer and Tarjan 1979).

    A publisher is one where other reports have it from there.
    """
    if START not in graph:
        return ()
    dominator = nx.immediate_dominators(graph, START)
    found: list[str] = []
    node: Node | None = dominator[END]
    while node is not None and node != START:
        if node[0] != "publisher" or any(before != START for before in graph.predecessors(node)):
            found.append(node[1])
        node = dominator[node]
    return tuple(reversed(found))
