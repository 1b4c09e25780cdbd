"""One claim: its passages side by side, why it has so many routes, and the forms that correct it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from htpy import (
    Element,
    Node,
    a,
    article,
    blockquote,
    button,
    datalist,
    details,
    div,
    fieldset,
    form,
    h1,
    h2,
    h3,
    input,
    label,
    legend,
    li,
    ol,
    option,
    p,
    section,
    select,
    summary,
    ul,
)  # fmt: skip
from rapidfuzz import fuzz, process

from woozle.corrections.values import LONGEST_CHAIN
from woozle.model import Claim, Difference, Kind, Source, Statement
from woozle.render.chains import KINDS as REPORT_KINDS
from woozle.render.chains import chain, why
from woozle.render.view import View
from woozle.web.folder import Kept
from woozle.web.forms import encoded, encoded_claim
from woozle.web.pages.claims import claim_marks
from woozle.web.pages.corrections import made_note
from woozle.web.pages.layout import SHORT, claim_url, figures, page, passage_url, story_bar, story_url, words

KINDS: dict[Kind, str] = {kind: REPORT_KINDS.get(kind, kind) for kind in get_args(Kind)}
"""Of sources, as the report calls them."""
SIMILAR = 8
"""Claims that are offered to be joined with: those in the most similar words."""


def claim_page(kept: Kept, claim: Claim, made: str | None) -> str:
    """made: id of the correction that was just made."""
    differences = [d for d in kept.story.differences if d.claim == claim.id]
    view = View(kept.story, base=story_url(kept.id), corrected=kept.chains_by)
    return page(
        f"Claim {claim.id}",
        made_note(kept, made),
        h1(".claim")[words(claim.text, 400)],
        figures(*claim_marks(claim)),
        p[
            a(href=f"{story_url(kept.id)}#{claim.id}")["See it in the report"],
            " · ", a(href=claim_url(kept.id, claim.id))["permalink"],
        ],
        section[h2["Passages"], div(".members")[(_member(view, kept, claim, n) for n in range(len(claim.members)))]],
        section[why(view, claim)],
        section[h2["Differences"], (_difference(kept, d) for d in differences)] if differences else None,
        section("#correct")[h2["Correct the claim"], _split(kept, claim), _join(kept, claim)],
        _known_sources(kept),
        bar=story_bar(kept, "claims"),
    )  # fmt: skip


def correction_form(kept: Kept, kind: str, *content: Node, id: str | None = None) -> Element:
    return form(id=id, method="post", action=f"{story_url(kept.id)}/corrections")[
        input(type="hidden", name="type", value=kind), content
    ]


def _member(view: View, kept: Kept, claim: Claim, number: int) -> Element:
    m = claim.members[number]
    x = kept.story.article(m.article)
    notes = [n for n in (m.stance if m.stance in ("denies", "questions") else "", "hedged" if m.hedged else "") if n]
    return article(".member")[
        h3[words(x.publisher or f"{x.id} (publisher not known)", 100)],
        p(".about")[a(href=passage_url(kept.id, m))[words(x.title or x.id, 120)]],
        blockquote(dir="auto")[words(kept.story.text(m), 3000)],
        figures(*(("note", n) for n in notes)) if notes else None,
        chain(view, claim, m),
        label(".tick")[
            input(type="checkbox", name="statement", value=encoded(m.passage), form="split"),
            "says something else",
        ] if len(claim.members) > 1 else None,
        details[summary["Correct on whose word"], _chain_form(kept, m, number)],
    ]  # fmt: skip


def _chain_form(kept: Kept, m: Statement, number: int) -> Element:
    rows: list[Source | None] = [*m.chain, None, None][: max(len(m.chain), LONGEST_CHAIN)]
    return correction_form(
        kept, "chain",
        input(type="hidden", name="statement", value=encoded(m.passage)),
        p(".hint")[
            "From the article outwards: who told it the article first, then who told them. Without any name it is the "
            "article's own voice."
        ],
        ol(".chain-rows")[(li[source_fields(row)] for row in rows)],
        button["Correct the chain"],
        id=f"chain-{number}",
    )  # fmt: skip


def source_fields(source: Source | None, hint: str = "nobody further") -> Node:
    """A name and a kind to fill in. hint: what stands where no name does."""
    kind = source.kind if source else "person"
    return [
        input(
            name="name", value=source.name if source else "", list="known-sources", autocomplete="off",
            aria_label="Name of the source", placeholder=None if source else hint,
        ),
        select(name="kind", aria_label="Kind of source")[
            (option(value=key, selected=key == kind)[text] for key, text in KINDS.items())
        ],
    ]  # fmt: skip


def _known_sources(kept: Kept) -> Element:
    names = dict.fromkeys(
        [*(s.name for s in kept.story.sources), *(a.publisher for a in kept.story.articles if a.publisher)]
    )
    return datalist("#known-sources")[(option(value=name) for name in names)]


def _difference(kept: Kept, d: Difference) -> Element:
    return div(".box")[
        p[words(d.note, 400)],
        ul[(li[a(href=passage_url(kept.id, v))[words(kept.story.text(v), SHORT)]] for v in d.values)],
        correction_form(
            kept, "same",
            input(type="hidden", name="kind", value=d.kind),
            (input(type="hidden", name="value", value=encoded(v)) for v in d.values),
            button["This is no difference"],
        ),
    ]  # fmt: skip


def _split(kept: Kept, claim: Claim) -> Node:
    if len(claim.members) < 2:
        return None
    return correction_form(
        kept, "split",
        h3["Split it"],
        input(type="hidden", name="claim", value=encoded_claim(claim)),
        p(".hint")["Tick the passages above that say something else; they become a claim of their own."],
        button["Split off the ticked passages"],
        id="split",
    )  # fmt: skip


def _join(kept: Kept, claim: Claim) -> Node:
    others = similar(kept, claim)
    if not others:
        return None
    return correction_form(
        kept, "join",
        h3["Join it with others"],
        input(type="hidden", name="claim", value=encoded_claim(claim)),
        fieldset[
            legend["These are worded most alike. Which say the same thing?"],
            (
                label(".tick")[
                    input(type="checkbox", name="claim", value=encoded_claim(other)),
                    words(other.text, SHORT),
                    " ",
                    a(href=claim_url(kept.id, other.id))[other.id],
                ]
                for other in others
            ),
            label[
                "Or its number, as on the page of ", a(href=f"{story_url(kept.id)}/claims")["all claims"],
                input(name="number", placeholder="c12", autocomplete="off"),
            ],
        ],
        button["Join"],
    )  # fmt: skip


def similar(kept: Kept, claim: Claim) -> Sequence[Claim]:
    """The other claims in the most similar words, the most similar first."""
    others = [c for c in kept.story.claims if c.id != claim.id]
    texts = [c.text[:1000] for c in others]
    return [
        others[at] for _, _, at in process.extract(claim.text[:1000], texts, scorer=fuzz.token_set_ratio, limit=SIMILAR)
    ]
