"""What stands below the claims: differences, what each report leaves out, the dates, and the sources."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from htpy import Element, Node, a, b, bdi, div, h3, li, ol, p, q, small, span, table, tbody, td, th, thead, tr, ul

from woozle.model import Claim, Difference, Event, Omission, Passage, SourceEntry, Span, common
from woozle.render.chains import KINDS, source_looks
from woozle.render.claim import where
from woozle.render.dates import date_words
from woozle.render.differing import inside, member_of, pointed_at
from woozle.render.summary import left_out
from woozle.render.view import View
from woozle.render.words import isolated, marked, short

AROUND = 70
"""Characters shown on either side of a value that differs."""
TEXT = 140
"""Characters of a claim where it is only named, and linked."""


def claim_link(view: View, claim: Claim, words: str = "") -> Element:
    """A claim by its text or by other words, linked to where it is shown."""
    return a(".claim-link", href=view.to_claim(claim))[isolated(short(words or claim.text, TEXT))]


def differences(view: View) -> Element:
    """Where passages of one claim disagree, claim by claim in the order of the claims."""
    order = {claim.id: n for n, claim in enumerate(view.to_check)}
    ids = sorted(view.differences, key=lambda id: order.get(id, len(order)))
    return ul(".differences")[
        (
            li[
                h3[claim_link(view, view.claims[id])],
                ul[(difference_row(view, d) for d in view.differences[id])],
            ]
            for id in ids
        )
    ]


def difference_row(view: View, difference: Difference) -> Element:
    """The values side by side, each in its words, those that differ marked, and linked to its passage; where no words
    can be marked, what differs in a sentence."""
    points = pointed_at(view, difference)
    return li(".difference")[
        span(".tag.differ")[difference.kind],
        div(".values")[
            (p[_value(view, difference, value, points)] for value in difference.values),
            p(".minor")[isolated(difference.note)] if not points else "",
        ],
    ]


def _value(view: View, difference: Difference, value: Passage, points: Sequence[Passage]) -> list[Node]:
    text = view.articles[value.article].text
    member = member_of(view.claims[difference.claim], value)
    whole = Span(member.start, member.end) if member else Span(value.start, value.end)
    spans = sorted(Span(p.start, p.end) for p in points if inside(p, value))
    low, high = (spans[0].start - AROUND, spans[-1].end + AROUND) if spans else (value.start, value.start + 2 * TEXT)
    around = Span(
        _word_start(text, low) if low > whole.start else whole.start,
        _word_end(text, high) if high < whole.end else whole.end,
    )
    cut = "…" if around.start > whole.start else "", "…" if around.end < whole.end else ""
    return [where(view, value), " ", q[bdi[cut[0], marked(text, around, spans), cut[1]]]]


def _word_start(text: str, at: int) -> int:
    """The beginning of the word around this place, if it is near."""
    near = re.compile(r"\s\S*$").search(text, max(0, at - 20), at)
    return near.start() + 1 if near else at


def _word_end(text: str, at: int) -> int:
    near = re.compile(r"\S*(?=\s)").match(text, at, at + 20)
    return near.end() if near else at


def omissions(view: View) -> list[Element]:
    """Claims by articles: in which paragraph an article has a claim, or that it leaves out what others carry.

    Denials and replies stand first, those in one report only too; nothing where there is no claim to tell of.
    """
    missed = {(o.claim, o.article): o.kind for o in view.story.omissions}
    answers: dict[str, Omission] = {}
    for omission in view.story.omissions:  # the denials stand first in it
        if omission.kind in ANSWERS:
            answers.setdefault(omission.claim, omission)
    claims = [*(view.claims[id] for id in answers), *(c for c in view.to_check if c.id not in answers)]
    if not claims:
        return []
    first = {claim.id: {m.article: m for m in reversed(claim.members)} for claim in claims}

    many = len(view.articles) > MANY

    def cell(claim: Claim, article: str) -> Element:
        member = first[claim.id].get(article)
        kind = missed.get((claim.id, article))
        if member and kind is None:
            return td[a(href=view.to_passage(member))[f"¶\u202f{view.paragraph(member)}"]]
        if kind is None:
            return td(".not")["–"]
        words = f"leaves out the {kind}" if kind in ANSWERS else "leaves it out"
        return td(class_=["left-out", kind])[[span(".hidden")[words], _ring] if many else "left out"]

    return [
        p(".order")[
            "The paragraph in which a report has a claim. Left out: no sentence of the report is like it, and two or"
            " more other publishers carry it; for a denial or a reply (such as declining to comment) one will do."
            " –: not found in it, which is not to say that it is left out.",
            [" ", _ring, ": left out."] if many else "",
        ],
        div(".scroll", role="region", aria_label="Claims by reports", tabindex="0")[
            table(class_=["matrix", {"many": many}])[
                thead[tr[th(scope="col")["Claim"], (th(scope="col")[_report(view, id)] for id in view.articles)]],
                tbody[
                    (
                        tr[
                            th(scope="row")[_named(view, claim, answers.get(claim.id))],
                            (cell(claim, article) for article in view.articles),
                        ]
                        for claim in claims
                    )
                ],
            ]
        ],
    ]


def _named(view: View, claim: Claim, answer: Omission | None) -> Node:
    """A claim by its text; a denial or a reply as such, by the words that are left out."""
    if answer is None:
        return claim_link(view, claim)
    return [b[f"{ANSWERS[answer.kind]}: "], claim_link(view, claim, left_out(view.story, answer))]


ANSWERS = {"denial": "Denial", "reply": "Reply"}
"""What whoever is accused says to it, that a report leaves out."""
MANY = 6
"""Reports from which on the matrix has its heads upright and signs for words."""
_ring = span(aria_hidden="true")["○"]


def _report(view: View, article: str) -> Element:
    return a(href=view.to_article(article))[isolated(short(view.articles[article].route_name, 40))]


def timeline(view: View) -> Element:
    """What the reports date, by date; each event with every passage that dates it so, and where others differ."""
    by_date: dict[str, list[Event]] = defaultdict(list)
    for event in view.story.timeline:
        by_date[event.date].append(event)
    return ol(".timeline")[
        (
            li[h3[isolated(date_words(date))], ul[(li[_event(view, event)] for event in events)]]
            for date, events in by_date.items()
        )
    ]


def _event(view: View, event: Event) -> list[Node]:
    first = event.passages[0]
    links = [[", " if n else "", where(view, part)] for n, part in enumerate(event.passages)]
    said = q[isolated(short(view.text(first), 2 * TEXT))]
    return [said, " ", small[links], *(_disagreement(view, d) for d in view.story.differences if _about(d, event))]


def _about(difference: Difference, event: Event) -> bool:
    """Is it one about the date of this event?"""
    dated = ((value, passage) for value in difference.values for passage in event.passages)
    return (
        difference.kind == "date"
        and difference.note in event.disagreements
        and any(v.article == x.article and common(v, x) for v, x in dated)
    )


def _disagreement(view: View, difference: Difference) -> Element:
    """What the reports give for one date, linked to the claim of which they give it."""
    claim = a(".tag.differ", href=view.to_claim(view.claims[difference.claim]))["dates differ"]
    given = [
        [", " if n else " ", q[isolated(short(view.text(value), TEXT))], " ", where(view, value)]
        for n, value in enumerate(difference.values)
    ]
    return p(".disagree")[claim, given]


def sources(view: View) -> Element:
    """Every source with what it is the only support of; those on whom shared claims rest alone first."""
    return ul(".sources")[(source_entry(view, entry) for entry in view.story.sources)]


def source_entry(view: View, entry: SourceEntry) -> Element:
    """One source: its kind, who owns it or why it is not named, how many claims name it, and which rest on it alone."""
    alone = [view.claims[id] for id in entry.only_support_of]
    shared = [claim for claim in alone if claim.id in view.shared]
    single = [claim for claim in alone if claim.id not in view.shared]
    return li(class_=["source-entry", {"alone": bool(shared)}], id=view.source_id(entry.kind, entry.name))[
        div[
            span(class_=["name", source_looks(entry.kind)])[isolated(entry.name)],
            small[
                f" {KINDS.get(entry.kind, entry.kind)}", [", owned by ", isolated(entry.owner)] if entry.owner else ""
            ],
        ],
        div(".count")[f"{entry.claims} claim{'s' * (entry.claims != 1)}"],
        div[list(_alone(view, shared, single)), _why_unnamed(view, entry)],
    ]


def _alone(view: View, shared: list[Claim], single: list[Claim]) -> Iterator[Node]:
    if shared:
        yield p["Only support of what several report:"]
        yield ul[(li[claim_link(view, claim)] for claim in shared)]
    if single:
        links = [[", " if n else "", where(view, claim.members[0])] for n, claim in enumerate(single)]
        yield p(".minor")["Only support of what one report has: ", links]


def _why_unnamed(view: View, entry: SourceEntry) -> Node:
    if entry.kind != "unnamed":
        return ""
    if not entry.why_unnamed:
        return p(".minor")["No report says why it is not named."]
    return p(".minor")[
        "Why it is not named: ",
        [
            ["; " if n else "", q[isolated(short(view.text(x), TEXT))], " ", where(view, x)]
            for n, x in enumerate(entry.why_unnamed)
        ],
    ]
