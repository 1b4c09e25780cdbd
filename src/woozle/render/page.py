"""The story as one self-contained HTML file: no script, no network, every statement linked to its passage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import pairwise

from htpy import (
    Element,
    Node,
    a,
    article,
    body,
    dd,
    details,
    dl,
    dt,
    h1,
    h2,
    h3,
    head,
    html,
    li,
    main,
    mark,
    meta,
    nav,
    ol,
    p,
    section,
    small,
    span,
    style,
    summary,
    table,
    tbody,
    td,
    th,
    thead,
    title,
    tr,
    ul,
)  # fmt: skip
from markupsafe import Markup

from woozle.model import Article, Claim, Passage, Statement, Story
from woozle.render.summary import chain_words, chokepoints, headline, line_of, publishers, routes_words, to_check


def render_page(story: Story) -> str:
    """The whole page as text; everything that came from an article is escaped."""
    page = html(lang="en")[
        head[
            meta(charset="utf-8"),
            meta(name="viewport", content="width=device-width, initial-scale=1"),
            meta(http_equiv="Content-Security-Policy", content="default-src 'none'; style-src 'unsafe-inline'"),
            title[f"{story.story} · Woozle"],
            style[Markup(files("woozle.render").joinpath("page.css").read_text("utf8"))],
        ],
        body[
            main[
                h1[story.story],
                p(".figures")[headline(story)],
                nav[ul[(li[a(href=f"#{key}")[words]] for key, words in SECTIONS)]],
                _single(story),
                _claims(story),
                _differences(story),
                _omissions(story),
                _timeline(story),
                _sources(story),
                section("#articles")[h2["Articles"], (_article(story, x) for x in story.articles)],
            ]
        ],
    ]
    return f"{page}\n"


SECTIONS = (
    ("single", "Rests on one source"), ("claims", "Shared claims"), ("differences", "Differences"),
    ("omissions", "Left out"), ("timeline", "Timeline"), ("sources", "Sources"), ("articles", "Articles"),
)  # fmt: skip


def _single(story: Story) -> Element:
    points = chokepoints(story)
    rows = (
        li[
            span(".source")[point.name], f": {len(point.claims)} of the shared claims ",
            (span[_claim_link(claim), " "] for claim in point.claims),
        ]
        for point in points
    )  # fmt: skip
    return section("#single")[
        h2["Rests on one source"], ul[rows] if points else p["No claim shared by two publishers rests on one source."]
    ]


def _claim_link(claim: Claim) -> Element:
    return a(href=f"#{claim.id}")[claim.id]


def _claims(story: Story) -> Element:
    claims = to_check(story)
    return section("#claims")[
        h2["Shared claims"],
        p["Those to check first on top."] if claims else p["No claim is shared by two publishers."],
        (_claim(story, claim) for claim in claims),
    ]


def _claim(story: Story, claim: Claim) -> Element:
    through = f", all through {' and '.join(claim.chokepoints)}" if claim.chokepoints else ""
    return details(id=claim.id)[
        summary[
            span(class_=["routes", {"one": claim.routes == 1}])[routes_words(claim) + through], " — ", claim.text, " ",
             small[", ".join(publishers(story, claim))],
        ],
        table[
            thead[tr[th["Where"], th["Passage"], th["On whose word"]]],
            tbody[(_member(story, m) for m in claim.members)],
        ],
        p["Routes: ", "; ".join(" → ".join(path) for path in claim.paths) or "none: every report denies it"],
    ]  # fmt: skip


def _member(story: Story, member: Statement) -> Element:
    marks = [m for m in (member.stance, "hedged" if member.hedged else "") if m not in ("", "asserts", "reports")]
    return tr[
        td[_where(story, member)],
        td[story.text(member)],
        td[chain_words(member), f" ({', '.join(marks)})" if marks else ""],
    ]


def _where(story: Story, passage: Passage | Statement) -> Element:
    return a(href=f"#{_anchor(story, passage)}")[f"{passage.article}:{line_of(story, passage)}"]


def _anchor(story: Story, passage: Passage | Statement) -> str:
    """The id of a passage in the page: articles by number, as an id may hold no spaces."""
    number = [x.id for x in story.articles].index(passage.article)
    return f"at-{number}-{passage.start}"


def _differences(story: Story) -> Element:
    rows = (
        tr[
            td[a(href=f"#{d.claim}")[d.claim]], td(".kind")[d.kind], td[d.note],
            td[(p[_where(story, v), " ", story.text(v)] for v in d.values)],
        ]
        for d in story.differences
    )  # fmt: skip
    return section("#differences")[
        h2["Differences"],
        table[thead[tr[th["Claim"], th["Kind"], th["What differs"], th["Passages"]]], tbody[rows]]
        if story.differences
        else p["None found."],
    ]


def _omissions(story: Story) -> Element:
    text = {c.id: c.text for c in story.claims}
    rows = (
        li[
            f"{o.article} leaves out {'the denial ' if o.kind == 'denial' else ''}",
            f"“{text[o.claim]}” (in {', '.join(o.carried_by)})",
        ]
        for o in story.omissions
    )
    return section("#omissions")[h2["Left out"], ul[rows] if story.omissions else p["None found."]]


def _timeline(story: Story) -> Element:
    rows = (
        li[span(".date")[event.date], " ", (p[_where(story, x), " ", story.text(x)] for x in event.passages)]
        for event in story.timeline
    )
    return section("#timeline")[h2["Timeline"], ol[rows] if story.timeline else p["No dates found."]]


def _sources(story: Story) -> Element:
    shared = {c.id for c in story.shared_claims}
    rows = (
        tr[
            td[s.name], td[s.kind], td[str(s.claims)],
            td[(span[a(href=f"#{c}")[c], " "] for c in s.only_support_of if c in shared)],
        ]
        for s in story.sources
    )  # fmt: skip
    return section("#sources")[
        h2["Sources"],
        table[thead[tr[th["Source"], th["Kind"], th["Claims"], th["Only support of the shared claims"]]], tbody[rows]],
    ]


def _article(story: Story, x: Article) -> Element:
    about = {"Publisher": x.publisher, "Published": x.published, "By": x.byline, "URL": x.url, "SHA-256": x.sha256}
    members = [m for claim in story.claims for m in claim.members if m.article == x.id]
    values = [v for d in story.differences for v in d.values if v.article == x.id]
    return article[
        h3[f"{x.id}: {x.title or 'no title'}"],
        dl[((dt[key], dd[value]) for key, value in about.items() if value)],
        p(".text")[list(_highlighted(story, x.text, members, values))],
    ]


def _highlighted(story: Story, text: str, members: Iterable[Statement], values: Iterable[Passage]) -> Iterator[Node]:
    """The text, cut where statements begin and end; each piece marked by the kind of its chain's outermost source."""
    members = sorted(members, key=lambda m: (m.start, m.end))
    anchors = {(p.start, _anchor(story, p)): None for p in (*(m.passage for m in members), *values)}
    cuts = sorted({0, len(text), *(x for m in members for x in (m.start, m.end)), *(at for at, _ in anchors)})
    for start, end in pairwise(cuts):
        piece = text[start:end]
        inner: Node = [*(span(id=anchor) for at, anchor in anchors if at == start), piece]
        over = [m for m in members if m.start <= start and end <= m.end and m.chain]
        yield mark(class_=over[-1].chain[0].kind, title=chain_words(over[-1]))[inner] if over else inner
