"""The picture: who has the shared claims from whom, as SVG that also prints; its parts pick out claims by script."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

import htpy
from htpy import Element, a, details, div, p, small, span, summary, table, tbody, td, th, thead, tr

from woozle.render.chains import source_looks
from woozle.render.network import Edge, Layout, Network, Node, Place, layout, network
from woozle.render.summary import chokepoints
from woozle.render.view import View
from woozle.render.words import isolated, plain

WIDTH, HEIGHT, ROW = 216, 50, 58
"""Of a node's box, and from one row to the next, in CSS pixels."""
WIDE, LEAST_GAP, MOST_GAP = 1100, 72, 300
"""Width that the picture is drawn for, and the least and most room between two columns."""
TOP, EDGE_OF_PAGE = 36, 2
"""Room for the heads of the columns, and for the lines of the outermost boxes."""
STEP = 14
"""From one line of a box to the next, in CSS pixels."""
LINE = 29
"""Cells of a line in a box: 12.5 px sans-serif, average letters; an East Asian wide letter takes two."""
THINNEST, THICKEST, WIDER = 1.25, 10.0, 2.0
"""Width of the line of one claim, of that of the most, and what one more claim adds at most, in CSS pixels."""
RISE = 30
"""How far an edge rises that runs backwards, in a ring of sources: no higher than the heads of the columns."""
PORT = 10.0
"""Most pixels between two edges where they meet a box."""


@dataclass(frozen=True)
class Picture:
    """The network of a story's shared claims, and how page and script know its parts.

    alone: the ids of the shared claims that rest on the source of this name alone, the heaviest chokepoint first.
    through: the ids of the nodes and edges that the claim with this id passes.
    """

    net: Network
    alone: dict[str, frozenset[str]]
    node_ids: dict[Node, str]
    edge_ids: dict[tuple[Node, Node], str]
    through: dict[str, list[str]]


def make_picture(view: View) -> Picture:
    alone = {point.name: frozenset(c.id for c in point.claims) for point in chokepoints(view.story)}
    net = network(view, view.to_check, alone)
    node_ids = {node: f"n{number}" for number, node in enumerate(net.nodes)}
    edge_ids = {(e.tail, e.head): f"e{number}" for number, e in enumerate(net.edges)}
    through: dict[str, list[str]] = {claim.id: [] for claim in view.to_check}
    for node, claims in net.nodes.items():
        for id in claims:
            through[id].append(node_ids[node])
    for edge in net.edges:
        for id in edge.claims:
            through[id].append(edge_ids[edge.tail, edge.head])
    return Picture(net, alone, node_ids, edge_ids, through)


def picture_parts(view: View, picture: Picture) -> list[Element]:
    """The drawing, what its lines mean, and the same as a table."""
    return [
        div(".scroll", role="region", aria_label="Drawing", tabindex="0")[drawing(view, picture)],
        p(".status"),
        _key(picture),
        _as_table(view, picture),
    ]


def drawing(view: View, picture: Picture) -> Element:
    """The SVG. Each node is a link to what the page says of it."""
    placed = layout(picture.net)
    rows = [row for _, row in (*placed.nodes.values(), *placed.bends.values())]
    tallest = max(rows) - min(rows)
    gap = min(MOST_GAP, max(LEAST_GAP, (WIDE - placed.layers * WIDTH) / max(placed.layers - 1, 1)))
    width = placed.layers * WIDTH + (placed.layers - 1) * gap + 2 * EDGE_OF_PAGE
    height = TOP + tallest * ROW + HEIGHT + 2 * EDGE_OF_PAGE
    frame = _Frame(placed, WIDTH + gap, TOP + EDGE_OF_PAGE + HEIGHT / 2 + tallest * ROW / 2)
    most = max((len(e.claims) for e in picture.net.edges), default=1)
    ports = _ports(picture.net, placed)
    widest_first = sorted(picture.net.edges, key=lambda e: -len(e.claims))
    heads = ["Published by", "on the word of", *["who have it from"] * placed.layers][: placed.layers]
    return htpy.svg(
        {"viewBox": f"0 0 {width:.0f} {height:.0f}"}, width=f"{width:.0f}", height=f"{height:.0f}", role="group",
        aria_label="Publishers on the left, whom they credit right of them",
    )[
        (htpy.text(".head", x=f"{frame.x(n):.0f}", y="16")[words] for n, words in enumerate(heads)),
        htpy.g(".edges", aria_hidden="true")[
            (_edge(picture, edge, frame, ports, most) for edge in widest_first)
        ],
        (_node(view, picture, node, frame) for node in sorted(picture.net.nodes, key=lambda n: placed.nodes[n])),
    ]  # fmt: skip


@dataclass(frozen=True)
class _Frame:
    """From layers and rows to pixels: from one column to the next, and where the middle row is."""

    placed: Layout
    step: float
    middle: float

    def x(self, layer: int) -> float:
        return EDGE_OF_PAGE + layer * self.step

    def y(self, row: float) -> float:
        return self.middle + row * ROW


Offsets = dict[Edge, list[float]]
"""How far above or below the middle of each place on its way an edge passes."""


def _ports(net: Network, placed: Layout) -> Offsets:
    """Edges that meet a box, or pass a layer through one gap, lie side by side in the order in which they come."""
    out: Offsets = {edge: [0.0] * len(placed.way(edge)) for edge in net.edges}
    met: dict[tuple[Place, str], list[tuple[float, int, Edge, int]]] = defaultdict(list)
    for number, edge in enumerate(net.edges):
        way = placed.way(edge)
        for at, place in enumerate(way):
            near, side = (way[1], "out") if at == 0 else (way[at - 1], "in")
            met[place, side].append((near[1], number, edge, at))
    for edges in met.values():
        step = min(PORT, (HEIGHT - 14) / len(edges))
        for n, (_, _, edge, at) in enumerate(sorted(edges, key=lambda e: e[:2])):
            out[edge][at] = (n - (len(edges) - 1) / 2) * step
    return out


def _edge(picture: Picture, edge: Edge, frame: _Frame, offsets: Offsets, most: int) -> Element:
    way = frame.placed.way(edge)
    ys = [frame.y(row) + offset for (_, row), offset in zip(way, offsets[edge], strict=True)]
    tail, head = frame.x(way[0][0]), frame.x(way[-1][0])
    if head < tail:  # it closes a ring of sources and runs backwards, over the boxes
        line = _arch(
            tail + WIDTH / 2, frame.y(way[0][1]) - HEIGHT / 2, head + WIDTH / 2, frame.y(way[-1][1]) - HEIGHT / 2
        )
    else:
        between = [(x, y) for (layer, _), y in zip(way[1:-1], ys[1:-1], strict=True)
                   for x in (frame.x(layer), frame.x(layer) + WIDTH)]  # fmt: skip
        line = _curve([(tail + WIDTH, ys[0]), *between, (head, ys[-1])])
    width = THINNEST + min(WIDER, (THICKEST - THINNEST) / max(most - 1, 1)) * (len(edge.claims) - 1)
    alone = not picture.alone.get(edge.head.name, frozenset()).isdisjoint(edge.claims)
    return htpy.g(class_=["edge", edge.told, {"alone": alone}], data_pick=picture.edge_ids[edge.tail, edge.head])[
        htpy.title[plain(edge_words(edge))],
        htpy.path(".reach", d=line),
        htpy.path(".line", {"stroke-width": f"{width:.1f}"}, d=line),
    ]


def _curve(points: list[tuple[float, float]]) -> str:
    """A smooth line through these points, level at each."""
    out = [f"M{points[0][0]:.0f} {points[0][1]:.1f}"]
    for (x, y), (to_x, to_y) in pairwise(points):
        middle = (x + to_x) / 2
        out.append(f"C{middle:.0f} {y:.1f} {middle:.0f} {to_y:.1f} {to_x:.0f} {to_y:.1f}")
    return "".join(out)


def _arch(x: float, y: float, to_x: float, to_y: float) -> str:
    """A line from the top of one box to the top of another, over what is between."""
    top = min(y, to_y) - RISE
    return f"M{x:.0f} {y:.0f}C{x:.0f} {top:.0f} {to_x:.0f} {top:.0f} {to_x:.0f} {to_y:.0f}"


def _node(view: View, picture: Picture, node: Node, frame: _Frame) -> Element:
    layer, row = frame.placed.nodes[node]
    x, y = frame.x(layer), frame.y(row)
    lines = _lines(node.name)
    note = node_words(picture, node)
    top = y - STEP * (len(lines) + 1) / 2 + 10.5
    alone = node.kind != "publisher" and node.name in picture.alone
    first = alone and node.name == next(iter(picture.alone))
    looks = "publisher" if node.kind == "publisher" else source_looks(node.kind)
    return htpy.a(
        class_=["node", looks, {"alone": alone, "first": first}], href=_to(view, node),
        data_pick=picture.node_ids[node], data_name=plain(node.name),
    )[
        htpy.title[plain(f"{node.name}: {note}")],
        htpy.rect(x=f"{x:.0f}", y=f"{y - HEIGHT / 2:.0f}", width=str(WIDTH), height=str(HEIGHT), rx="4"),
        (
            htpy.text(".name", x=f"{x + 12:.0f}", y=f"{top + STEP * n:.1f}")[line] for n, line in enumerate(lines)
        ),
        htpy.text(".note", x=f"{x + 12:.0f}", y=f"{top + STEP * len(lines):.1f}")[note],
    ]  # fmt: skip


def node_words(picture: Picture, node: Node) -> str:
    """How much of the shared claims passes a node."""
    count = len(picture.net.nodes[node])
    words = f"{count} claim{'s' * (count != 1)}"
    if node.kind == "publisher":
        own = len(picture.net.own_voice.get(node, ()))
        return f"{words}, {own} in its own voice" if own else words
    alone = len(picture.alone.get(node.name, ()))
    if alone:
        return f"{words}, {alone} rest{'s' * (alone == 1)} on it alone"
    return words if node.kind == "person" else f"{node.kind}, {words}"


INFERRED = "Inferred: the same words, or facts in the same order, and no credit. "
VERBS = {"credited": "credits", "inferred": "repeats, uncredited,", "undetermined": "perhaps credits"}


def edge_words(edge: Edge) -> str:
    count = f"{len(edge.claims)} claim{'s' * (len(edge.claims) != 1)}"
    how = {
        "credited": "credits {} for",
        "inferred": "repeats {}, uncredited, in",
        "undetermined": "perhaps credits {} for",
    }
    return f"{edge.tail.name} {how[edge.told].format(edge.head.name)} {count}"


def _to(view: View, node: Node) -> str:
    """Where the page tells of a node."""
    if node.kind == "publisher":
        return view.to_article(next(a.id for a in view.story.articles if a.route_name == node.name))
    return view.to_source(node.kind, node.name) or f"{view.base}#sources"


def _lines(name: str) -> list[str]:
    """A name on at most two lines, cut where even these do not hold it; control characters are no part of a drawing."""
    plain = "".join(c if c.isprintable() else " " for c in name[:400])
    lines = [""]
    for word in plain.split():
        room = LINE - _cells(lines[-1])
        if _cells(word) + 1 <= room or not lines[-1]:
            lines[-1] = f"{lines[-1]} {word}".strip()
        else:
            lines.append(word)
    fitting = [_cut(line, LINE) for line in lines[:2]]
    if len(lines) > 2 and not fitting[1].endswith("…"):
        fitting[1] = _cut(fitting[1] + " " + lines[2], LINE)
        fitting[1] = fitting[1] if fitting[1].endswith("…") else fitting[1] + "…"
    return fitting


def _cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _cut(text: str, most: int) -> str:
    if _cells(text) <= most:
        return text
    while _cells(text) > most - 1:
        text = text[:-1]
    return text.rstrip() + "…"


def _key(picture: Picture) -> Element:
    """What the lines mean; only of those that are drawn."""
    told = {edge.told for edge in picture.net.edges}
    publishers, sources = picture.net.left_out
    left_out = [f"{n} {words}" for n, words in ((publishers, "publishers"), (sources, "sources")) if n]
    return p(".key")[
        "Each line runs from who tells it to whom they credit; wider: more claims. ",
        [span(".swatch.alone")[""], "The only support of a claim that several carry. "] if picture.alone else "",
        [span(".swatch.inferred")[""], INFERRED] if "inferred" in told else "",
        [span(".swatch.undetermined")[""], "Undetermined: a best guess. "] if "undetermined" in told else "",
        f"Left out: {' and '.join(left_out)} with few claims. " if left_out else "",
        span(".with-script")["Choose a box or a line to see its claims."],
    ]


def _as_table(view: View, picture: Picture) -> Element:
    rows = (
        tr[
            th(scope="row")[isolated(edge.tail.name)],
            td[VERBS[edge.told]],
            td[a(href=_to(view, edge.head))[isolated(edge.head.name)]],
            td[
                a(href=f"{view.base}#claims", data_pick=picture.edge_ids[edge.tail, edge.head])[
                    f"{len(edge.claims)} claim{'s' * (len(edge.claims) != 1)}"
                ]
            ],
        ]
        for edge in picture.net.edges
    )
    return details(".as-table")[
        summary["The picture as a table"],
        div(".scroll", role="region", aria_label="The picture as a table", tabindex="0")[
            table[
                thead[tr[(th(scope="col")[words] for words in ("Who tells it", "How", "From whom", "In"))]],
                tbody[rows],
            ]
        ],
        small["Own-voice claims have no line: nobody is credited."],
    ]
