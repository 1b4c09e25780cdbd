"""The sources of a story, and the form that renames and merges them."""

from __future__ import annotations

from collections.abc import Sequence

from htpy import (
    Node,
    a,
    button,
    datalist,
    fieldset,
    h1,
    input,
    legend,
    li,
    option,
    p,
    table,
    tbody,
    td,
    th,
    thead,
    tr,
    ul,
)  # fmt: skip

from woozle.model import Claim, Source
from woozle.web.folder import Kept
from woozle.web.forms import encoded_source
from woozle.web.pages.claim import KINDS, correction_form, source_fields
from woozle.web.pages.corrections import made_note
from woozle.web.pages.layout import claim_url, empty, page, story_bar, words
from woozle.web.pages.start import search_url

MOST = 5
"""Claims of a source that are linked in its row."""
SAID = 90
"""Characters of each."""


def sources_page(kept: Kept, made: str | None) -> str:
    story = kept.story
    shared = {c.id: c for c in story.shared_claims}
    rows = (
        tr[
            td[
                input(
                    type="checkbox",
                    name="source",
                    value=encoded_source(Source(s.name, s.kind)),
                    aria_label=f"{s.name[:100]}",
                )
            ],
            th(scope="row")[a(href=search_url(source=s.name), title="Stories that name it")[words(s.name, 200)]],
            td[KINDS[s.kind]],
            td(".number")[str(s.claims)],
            td[_alone(kept, [shared[c] for c in s.only_support_of if c in shared])],
        ]
        for s in story.sources
    )
    form = correction_form(
        kept, "rename",
        table[
            thead[tr[th["Pick"], th["Source"], th["Kind"], th(".number")["Claims"], th["Only support of"]]],
            tbody[rows],
        ],
        fieldset(".into")[
            legend["The picked ones are one source, and it is"],
            source_fields(None, "its name"),
            button["Rename or merge"],
        ],
        p(".hint")[
            "Pick one to correct its name or kind. Pick several, or give a name that another source has, to merge them."
        ],
        datalist("#known-sources")[(option(value=s.name) for s in story.sources)],
    )  # fmt: skip
    return page(
        f"Sources of {story.story}",
        made_note(kept, made),
        h1["Sources of ", words(story.story, 200)],
        form if story.sources else empty("Nobody is credited in these reports: all is told in their own voice."),
        bar=story_bar(kept, "sources"),
    )


def _alone(kept: Kept, claims: Sequence[Claim]) -> Node:
    if not claims:
        return None
    more = len(claims) - MOST
    return ul(".alone")[
        (li[a(href=claim_url(kept.id, c.id))[words(c.text, SAID)]] for c in claims[:MOST]),
        li[f"and {more} more"] if more > 0 else None,
    ]
