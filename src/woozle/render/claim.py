"""One claim: a line that says what, over how many routes and by whom; opened, its passages side by side and why."""

from __future__ import annotations

from collections.abc import Sequence

from htpy import Element, bdi, blockquote, details, div, figcaption, figure, p, small, span, summary
from htpy import a as link

from woozle.model import Claim, Passage, Span, Statement
from woozle.render.chains import chain, routes_badge, why
from woozle.render.differing import LONGEST, Spans, differing
from woozle.render.summary import publishers
from woozle.render.view import View
from woozle.render.words import isolated, marked

KIND_WORDS = {"number": "numbers", "date": "dates", "name": "names", "place": "places", "fact": "facts"}
"""“… differ” with the kind of a difference; other kinds have no plural."""


def claim_block(view: View, claim: Claim, through: Sequence[str] = (), hidden: bool = False) -> Element:
    """A claim that opens to its passages. through: the ids of the picture's nodes and edges that it passes."""
    strong, light = differing(view, claim)
    by_article: dict[str, list[Statement]] = {}
    for member in claim.members:
        by_article.setdefault(member.article, []).append(member)
    picks = {"data_through": " ".join(through), "data_is": " ".join(filters(view, claim))}
    return details(".claim", id=claim.id, hidden=hidden, **picks)[
        summary[
            routes_badge(claim),
            span(".said")[isolated(claim.text), " ", claim_tags(view, claim)],
            span(".carriers")[[[", " if n else "", isolated(p)] for n, p in enumerate(publishers(view.story, claim))]],
        ],
        div(".opened")[
            div(".passages")[
                (
                    div(".by")[(passage(view, claim, m, strong, light) for m in members)]
                    for members in by_article.values()
                )
            ],
            why(view, claim),
            p(".permalink")[
                link(href=view.to_claim(claim))[f"Link to this claim ({claim.id})"],
                [" · ", link(href=view.correct(claim))["Correct it"]] if view.correct else "",
            ],
        ],
    ]


def passage(view: View, claim: Claim, member: Statement, strong: Spans, light: Spans) -> Element:
    """One passage of a claim: where it stands, its words with what differs marked, and on whose word."""
    text = view.articles[member.article].text
    end = min(member.end, member.start + LONGEST)
    spans = strong.get(member.article, ()), light.get(member.article, ())
    return figure(".passage", data_at=view.passage_id(member))[
        figcaption[where(view, member), " ", stance_tags(member)],
        blockquote[bdi[marked(text, Span(member.start, end), *spans)], " …" if end < member.end else ""],
        chain(view, claim, member),
    ]


def where(view: View, part: Passage | Statement) -> Element:
    """The link to a passage: its publisher and paragraph."""
    return link(".where", href=view.to_passage(part))[
        isolated(view.publisher(part)), small[f" ¶\u202f{view.paragraph(part)}"]
    ]


def stance_tags(member: Statement) -> list[Element]:
    """What is special in how a passage puts it."""
    words = {"denies": ["denial"], "questions": ["question"]}.get(member.stance, [])
    return [span(".tag")[word] for word in (*words, *(["hedged"] if member.hedged else []))]


def claim_tags(view: View, claim: Claim) -> list[Element]:
    """In what the passages of a claim differ, and whether a chain is undetermined."""
    kinds = dict.fromkeys(d.kind for d in view.differences.get(claim.id, ()))
    tags = [span(".tag.differ")[f"{KIND_WORDS[k]} differ" if k in KIND_WORDS else f"{k} differs"] for k in kinds]
    if any(m.undetermined for m in claim.members):
        tags.append(span(".tag.unsure")["undetermined chain"])
    if copied := [m for m in claim.members if m.copied_from]:
        tags.append(span(".tag.unsure")["retold" if all(m.retold for m in copied) else "same words"])
    return tags


FILTERS = {"one": "One route", "differ": "Differ", "denied": "Denied", "unsure": "Undetermined"}
"""Which claims can be picked out, by what stands in their `data-is`."""


def filters(view: View, claim: Claim) -> list[str]:
    """The names of the filters that pick a claim out."""
    return [
        name
        for name, holds in {
            "one": claim.routes == 1,
            "differ": claim.id in view.differences,
            "denied": any(m.stance == "denies" for m in claim.members),
            "unsure": any(m.undetermined or m.copied_from for m in claim.members)
            or claim.routes_range[0] < claim.routes_range[1],
        }.items()
        if holds
    ]
