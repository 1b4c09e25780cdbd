"""Over how many independent routes a claim reached the reader, and which source all of them pass.

A route runs publisher -> sources of a chain, outermost first; that of a passage in another report's words runs through
that report's publisher. Routes are independent when they share no publisher and no source; how many there are at most
is a maximum flow through nodes of capacity one (Menger 1927).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import networkx as nx
from msgspec.structs import replace

from woozle.model import Article, Claim, ClaimKind, Passage, Range, Reuse, Source, Statement, common, speaker
from woozle.typical import typical

Node = tuple[str, str]
"""("publisher", name) or (kind of source, name); START and END are the two ends."""
COVERED = 0.7
"""Share of a passage that must be in another report's words."""
NEGATED = re.compile(r"\b(?:no|not|never|nobody|nothing|none|neither|nor|cannot|\w+n[’']t)\b", re.IGNORECASE)
"""Whoever says that something is not so says what another may put as a denial."""
Way = tuple[Node, ...]
"""Whom one member of a claim passes, its publisher first."""
START: Node = ("", "reader")
END: Node = ("", "origin")


def make_claims(
    groups: Iterable[tuple[str, ClaimKind, Sequence[Statement]]],
    articles: Sequence[Article],
    reuse: Sequence[Reuse] = (),
) -> list[Claim]:
    """The claims of a story, whose statements are grouped: (id, kind, members). reuse: what the articles share, of
    which the first counts where a statement stands in several reports."""
    groups, by_id = list(groups), {article.id: article for article in articles}
    times = Counter(member.passage for _, _, members in groups for member in members)
    several = {passage for passage, n in times.items() if n > 1}
    sharing: dict[str, list[int]] = defaultdict(list)
    for n, shared in enumerate(reuse):
        sharing[shared.later.article].append(n)
        if shared.direction == "unknown":
            sharing[shared.earlier.article].append(n)
    claims = []
    for id, kind, members in groups:
        theirs = dict.fromkeys(m.article for m in members)
        told = [reuse[n] for n in sorted({n for article in theirs for n in sharing[article]})]
        others = dict.fromkeys(p.article for r in told for p in (r.earlier, r.later))
        claims.append(make_claim(id, kind, members, [by_id[id] for id in {**theirs, **others}], told, several))
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
    inferred, every = _copied(members, known, publishers), [*known, *either]
    verbatim = _copied(members, [r for r in known if not r.retold], publishers)
    likely = _copied(members, every, publishers) if either else inferred
    graph = route_graph(kind, likely, publishers)
    certain = graph if likely == verbatim else route_graph(kind, verbatim, publishers)
    paths = independent_paths(graph)
    routes = few = many = len(paths)
    if likely != verbatim or any(m.undetermined for m in members):
        told = route_graph(kind, [m for m in likely if not m.undetermined], publishers)
        apart = route_graph(kind, [replace(m, chain=()) if m.undetermined else m for m in verbatim], publishers)
        few, many = len(independent_paths(told)), len(independent_paths(apart))
    at_least = min(routes, max(few, 1))  # a claim that somebody makes has one, however unsure its chains are
    passage = typical(members, {a.id: a.text for a in articles}, elsewhere)
    text = next(a.text for a in articles if a.id == passage.article)[passage.start : passage.end]
    return Claim(
        id=id,
        kind=kind,
        text=" ".join(text.split()),
        members=tuple(inferred),
        routes=routes,
        chokepoints=supports(chokepoints(certain), text, members, publishers),
        paths=tuple(tuple(name for _, name in path) for path in paths),
        routes_range=(at_least, max(routes, many)),
    )


def _copied(members: Iterable[Statement], reuse: Iterable[Reuse], publishers: Mapping[str, str]) -> list[Statement]:
    """Each with the publisher of the report that its article has it from, if it has: what it says in its own voice, and
    what it credits to somebody in words that are all that report's, those of the credit too. Who has only the quoted
    words in common with another may have heard them as well."""
    by_later: dict[str, list[Reuse]] = defaultdict(list)
    for shared in reuse:
        by_later[shared.later.article].append(shared)

    def in_words_of(r: Reuse, span: Range) -> bool:
        return common(r.later, span) >= COVERED * (span.end - span.start)

    def credit_too(r: Reuse, m: Statement) -> bool:
        there = publishers[r.earlier.article]
        if r.retold or not m.evidence or there in (s.name for s in m.chain):
            return False
        same = [x for x in by_later[m.article] if not x.retold and x.earlier.article == r.earlier.article]
        return all(any(in_words_of(x, words) for x in same) for words in m.evidence)

    def origin(m: Statement) -> Reuse | None:
        found = (r for r in by_later[m.article] if in_words_of(r, m))
        if m.chain:
            return next((r for r in found if credit_too(r, m)), None)
        return next(found, None) if m.stance == "asserts" else None

    return [
        replace(m, copied_from=publishers[found.earlier.article], retold=found.retold)
        if (found := origin(m))
        else replace(m, copied_from=None, retold=False)  # what a reader corrected may have been
        for m in members
    ]


def route_graph(kind: ClaimKind, members: Sequence[Statement], publishers: Mapping[str, str]) -> nx.DiGraph[Node]:
    """The routes of a claim: each way to where it ends.

    An outlet that is credited and is itself the publisher of a report that says it is one node: whoever has it from
    there goes on as that report does, and ends there only where that leads nowhere (two that credit each other).
    """
    found = ways(kind, members, publishers)
    told = {name for way in found for part, name in way if part == "publisher"}
    graph: nx.DiGraph[Node] = nx.DiGraph()
    for way in sorted(found, key=lambda way: (len(way), way)):  # so that the order of reports changes nothing
        nodes = [("publisher", name) if part == "outlet" and name in told else (part, name) for part, name in way]
        goes_on = len(nodes) > 1 and nodes[-1][0] == "publisher"
        nx.add_path(graph, [START, *nodes] if goes_on else [START, *nodes, END])
    graph.add_node(END)
    for nowhere in list(nx.attracting_components(graph)):  # a publisher, or several in a circle, that nothing leaves
        if END not in nowhere:
            graph.add_edge(min(n for n in nowhere if n[0] == "publisher"), END)
    return graph


def ways(kind: ClaimKind, members: Sequence[Statement], publishers: Mapping[str, str]) -> list[Way]:
    """The ways by which the members came, each once, in their order: publisher -> the report that it copies -> the
    sources of the chain. Who denies it is no way to it, and a publisher is no source of its own.

    publishers: the name of that of each article.
    """
    who, found = speaker(kind, members), []
    for member in members:
        own = publishers[member.article]
        copied = [("publisher", member.copied_from)] if member.copied_from else []
        through = [*copied, *((s.kind, s.name) for s in passed_on_by(kind, member, who))]
        if member.stance != "denies":
            found.append((("publisher", own), *(node for node in through if node != ("outlet", own))))
    return list(dict.fromkeys(found))


def passed_on_by(kind: ClaimKind, statement: Statement, speaker: Source | None) -> tuple[Source, ...]:
    """Through whom a member came: its chain, of a quote without the speaker, where all routes end.

    A chain that ends at an outlet or a document though others go on to whoever said it has no speaker.
    """
    if kind == "fact" or not statement.chain:
        return statement.chain
    stops = statement.chain[-1].kind in ("outlet", "document") and statement.chain[-1] != speaker
    return statement.chain if stops else statement.chain[:-1]


def independent_paths(graph: nx.DiGraph[Node]) -> list[list[Node]]:
    """As many node-disjoint paths as there are, without their ends; sorted."""
    if START not in graph:
        return []
    if len(graph[START]) == 1:  # as in most claims, which one publisher makes: no flow is needed
        return [nx.shortest_path(graph, START, END)[1:-1]]
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


def supports(
    points: Sequence[str], text: str, members: Sequence[Statement], publishers: Mapping[str, str]
) -> tuple[str, ...]:
    """Those of the chokepoints that can be said to support a claim. publishers: the name of that of each article.

    Not who denies it elsewhere. And nobody where others only deny it, and may say the same ("no promise was made",
    "denied that one was made"), or where one publisher alone tells it, or fewer tell it than only deny it: there it is
    as likely that a denial was not understood.
    """
    denying = [m for m in members if m.stance == "denies"]
    telling = {publishers[m.article] for m in members if m.stance != "denies"}
    only = {publishers[m.article] for m in denying} - telling
    if only and (NEGATED.search(text) or len(telling) < max(2, len(only))):
        return ()
    deniers = {m.chain[-1].name for m in denying if m.chain}
    return tuple(name for name in points if name not in deniers)
