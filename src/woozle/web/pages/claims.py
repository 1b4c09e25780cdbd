"""All claims of a story in the order in which an editor checks, and one passage in its article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from htpy import (
    Element,
    Node,
    a,
    article,
    button,
    dd,
    div,
    dl,
    dt,
    form,
    h1,
    h2,
    input,
    label,
    li,
    mark,
    ol,
    p,
    section,
    ul,
)  # fmt: skip

from woozle.model import Claim, Passage, Statement, common
from woozle.render.find import MOST, found
from woozle.render.summary import publishers, routes_words
from woozle.render.view import View
from woozle.render.words import words as as_shown
from woozle.web.folder import Kept
from woozle.web.pages.layout import SHORT, claim_url, empty, figures, page, passage_url, story_bar, words


def claims_page(kept: Kept, sought: str) -> str:
    view = View(kept.story)
    shared = view.to_check
    alone = [c for c in kept.story.claims if c.id not in view.shared]
    all_of_them = len(shared) + len(alone)
    shared, alone = ([c for c in some if found(view, c, sought)] for some in (shared, alone))
    count = f"{len(shared) + len(alone)} of {all_of_them} claims"
    return page(
        f"Claims of {kept.story.story}",
        h1["Claims of ", words(kept.story.story, 200)],
        p(".lead")["Those to check first on top. Open one to see its passages side by side and to correct it."],
        form(".search", method="get", role="search")[
            label["Search in claims, their passages, publishers and sources",
                  input(type="search", name="q", value=sought, maxlength=MOST)],
            button["Show"],
        ],
        p("#count.hint", role="status")[[count, ": ", words(f"“{sought}”", MOST)] if sought else ""],
        div("#found")[
            section[h2[f"Shared by two or more publishers ({len(shared)})"], _list(kept, shared)],
            section[h2[f"In one report only ({len(alone)})"], _list(kept, alone)],
        ],
        bar=story_bar(kept, "claims"),
    )  # fmt: skip


def _list(kept: Kept, claims: Sequence[Claim]) -> Element:
    if not claims:
        return empty("None.")
    differing = {d.claim for d in kept.story.differences}
    return ol(".claims")[
        (
            li[
                a(href=claim_url(kept.id, c.id))[words(c.text, SHORT)],
                p(".about")[words(", ".join(publishers(kept.story, c)), 200)],
                figures(*claim_marks(c), *([("differs", "reports differ")] if c.id in differing else [])),
            ]
            for c in claims
        )
    ]


def claim_marks(claim: Claim) -> Iterator[tuple[str, str]]:
    """What is told of a claim beside its words."""
    yield "id", claim.id
    if claim.kind == "quote":
        yield "kind", "quotation"
    colour = "one" if claim.routes == 1 and claim.chokepoints else "routes" if claim.routes > 1 else "plain"
    yield colour, routes_words(claim)
    if claim.chokepoints:
        yield "one", f"all through {' and '.join(claim.chokepoints)}"[:SHORT]


def passage_page(kept: Kept, passage: Passage) -> str:
    """An article with one passage marked. Raises ValueError where the story has no such passage."""
    story = kept.story
    x = next((x for x in story.articles if x.id == passage.article), None)
    if x is None or not 0 <= passage.start < passage.end <= len(x.text):
        raise ValueError("The story has no such passage.")
    about = {"Publisher": x.publisher, "Published": x.published, "By": x.byline, "Address": x.url, "SHA-256": x.sha256}
    holding = [(c, m) for c in story.claims for m in c.members if m.article == x.id and common(m, passage)]
    return page(
        f"Passage in {x.title or x.id}",
        h1[words(x.title or x.id, SHORT)],
        dl(".facts")[((dt[key], dd[words(value, 600)]) for key, value in about.items() if value)],
        _claims_at(kept, holding),
        article(".text", dir="auto")[
            as_shown(x.text[: passage.start]),
            mark("#passage")[as_shown(x.text[passage.start : passage.end])],
            as_shown(x.text[passage.end :]),
        ],
        bar=story_bar(kept, ""),
    )


def _claims_at(kept: Kept, holding: Sequence[tuple[Claim, Statement]]) -> Node:
    rows = (
        li[a(href=claim_url(kept.id, c.id))[words(c.text, SHORT)], " ", a(href=passage_url(kept.id, m))["permalink"]]
        for c, m in holding
    )
    return div(".box")[h2["Claims that this passage makes"], ul[rows]] if holding else None
