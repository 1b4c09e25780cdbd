"""The story as one self-contained HTML file: no network, readable without script, all linked to passages."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from htpy import (
    Element,
    Node,
    a,
    aside,
    b,
    body,
    button,
    div,
    footer,
    form,
    h1,
    h2,
    head,
    header,
    html,
    input,
    label,
    li,
    link,
    main,
    meta,
    nav,
    p,
    script,
    section,
    small,
    span,
    style,
    title,
    ul,
)  # fmt: skip
from markupsafe import Markup

import woozle
from woozle.model import Claim, Passage, Story
from woozle.render import sections
from woozle.render.articles import full_articles
from woozle.render.claim import FILTERS, claim_block, filters
from woozle.render.dates import date_words
from woozle.render.find import MOST, found
from woozle.render.picture import Picture, make_picture, picture_parts
from woozle.render.summary import Figure, chokepoints, denied_in, figures, publishers
from woozle.render.view import View
from woozle.render.words import isolated, plain


def render_page(
    story: Story,
    *,
    correct: Callable[[Claim], str] | None = None,
    top: Node = None,
    styles: Sequence[str] = (),
    sought: str | None = None,
    corrected: Mapping[Passage, str] | None = None,
    note: str = "",
) -> str:
    """The whole page as text; everything that came from an article is escaped.

    corrected: the statements whose chains a reader corrected, and who; note: a sentence below the reports' names.

    The rest is for a server, which sends `content_security_policy` as a header: `correct` gives the address of the page
    where a claim can be corrected, `top` stands above the report, `styles` are addresses of style sheets for it;
    `sought` are the words that its claims are searched for, sent back as `q` where scripts are off. With any of them
    the page carries no policy of its own.
    """
    served = bool(correct or top or styles) or sought is not None
    page = html(lang="en")[
        head[
            meta(charset="utf-8"),
            meta(name="viewport", content="width=device-width, initial-scale=1"),
            None if served else meta(http_equiv="Content-Security-Policy", content=content_security_policy()),
            meta(name="color-scheme", content="light dark"),
            title[plain(f"{story.story} · Woozle")],
            style[Markup(asset("page.css"))],
            (link(rel="stylesheet", href=address) for address in styles),
        ],
        body[
            a(".skip", href="#claims")["Skip to the claims"],
            top,
            report(View(story, correct=correct, corrected=corrected or {}), sought, note),
            footer[
                p[
                    f"Made by Woozle {woozle.__version__}, software that reads and errs. It judges no claim true or",
                    " false; it shows on whose word each rests. Check the passages: that is why they are there.",
                ]
            ],
            script[Markup(asset("page.js"))],
        ],
    ]
    return f"{page}\n"


@cache
def asset(name: str) -> str:
    """The page's own style or script, as text that stands in the page."""
    return files("woozle.render").joinpath(name).read_text("utf8")


def content_security_policy(**also: str) -> str:
    """Nothing is fetched, nothing runs, nothing styles but the page's own script and style, known by their hashes.

    also: for a server, further sources for a directive (`style_src="'self'"`), in place of 'none' where it has that.
    """
    rules = {
        "default-src": "'none'",
        "style-src": f"'sha256-{_digest('page.css')}'",
        "script-src": f"'sha256-{_digest('page.js')}'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    for name, sources in also.items():
        directive = name.replace("_", "-")
        rules[directive] = f"{rules.get(directive, '')} {sources}".replace("'none' ", "").strip()
    return "; ".join(f"{directive} {sources}" for directive, sources in rules.items())


@cache
def _digest(name: str) -> str:
    return b64encode(hashlib.sha256(asset(name).encode()).digest()).decode()


def report(view: View, sought: str | None = None, note: str = "") -> Element:
    """The report of a story, from the headline figures to the full articles. sought, note: as in `render_page`."""
    picture = make_picture(view)
    return main[
        masthead(view, note),
        nav(aria_label="Parts of the report")[ul[(li[a(href=f"{view.base}#{key}")[words]] for key, words in SECTIONS)]],
        _section("picture", "Who has it from whom", _picture(view, picture)),
        _section("claims", "Claims to check", _claims(view, picture, sought)),
        _section("differences", "Where they differ", sections.differences(view) if view.differences else _none),
        _section("omissions", "What each leaves out", sections.omissions(view) or _none),
        _section("timeline", "What happened when", sections.timeline(view) if view.story.timeline else _none),
        _section("sources", "Sources", sections.sources(view) if view.story.sources else _none),
        _section("articles", "The reports in full", [_marks(), div(".reading")[div[full_articles(view)], _beside()]]),
    ]


SECTIONS = (
    ("picture", "Picture"), ("claims", "Claims"), ("differences", "Differences"), ("omissions", "Left out"),
    ("timeline", "Timeline"), ("sources", "Sources"), ("articles", "Reports"),
)  # fmt: skip
_none = p(".none")["None found."]


def _section(id: str, heading: str, content: Node) -> Element:
    return section(id=id, aria_labelledby=f"{id}-head")[h2(id=f"{id}-head")[heading], content]


def masthead(view: View, note: str = "") -> Element:
    """The story's name, the headline figures in a sentence, and the reports."""
    told = figures(view.story)
    return header(".masthead")[
        p(".kicker")["Woozle report"],
        h1[isolated(view.story.story)],
        p(".figures")[[[" · " if n else "", _figure(view, figure)] for n, figure in enumerate(told)]],
        ul(".reports")[
            (
                li[
                    a(href=view.to_article(x.id))[isolated(x.route_name)],
                    small[" ", isolated(date_words(x.published))] if x.published else "",
                ]
                for x in view.story.articles
            )
        ],
        p(".none")[isolated(note)] if note else "",
    ]


def _figure(view: View, figure: Figure) -> Element:
    alone = figure.section == "picture"
    return a(class_=["figure", {"alone": alone}], href=f"{view.base}#{figure.section}")[
        b[str(figure.number)], f" {figure.noun}", [": ", isolated(figure.name)] if figure.name else ""
    ]


def _picture(view: View, picture: Picture) -> Node:
    if not picture.net.nodes:
        return p(".none")["No claim is carried by two publishers, so there is nothing to draw."]
    return [picture_parts(view, picture), _single(view)]


def _single(view: View) -> Node:
    points = chokepoints(view.story)
    if not points:
        return p["No claim that two publishers carry rests on one source alone."]
    return ul(".single")[
        (
            li[
                p[b(".choke")[isolated(point.name)], " is the only support of ",
                  f"{len(point.claims)} shared claim{'s' * (len(point.claims) > 1)}:"],
                ul[
                    (
                        li[
                            sections.claim_link(view, c),
                            small[
                                f" carried by {len(publishers(view.story, c))} publishers",
                                f", denied in {len(denied)}" if (denied := denied_in(view.story, c)) else "",
                            ],
                        ]
                        for c in point.claims
                    )
                ],
            ]
            for point in points
        )
    ]  # fmt: skip


def _claims(view: View, picture: Picture, sought: str | None) -> Node:
    if not view.to_check:
        return p(".none")["No claim is carried by two publishers."]
    shown = {c.id for c in view.to_check if found(view, c, sought or "")}
    return [
        p(".order")[
            "A route is a way by which a claim came to you; two are independent where they share no publisher and no "
            "source. In the order in which to check them: one route and many carriers first, then what differs."
        ],
        _search(view, sought),
        _toolbar(view),
        p("#picked.status", role="status")[
            [f"{len(shown)} of {len(view.to_check)} claims: ", b["“", isolated(sought), "”"]] if sought else ""
        ],
        div(".list")[(claim_block(view, c, picture.through[c.id], hidden=c.id not in shown) for c in view.to_check)],
    ]


def _search(view: View, sought: str | None) -> Element:
    """Where claims are searched: by the script as one types, and by a server, which can do it without."""
    field = label["Search the claims", input("#sought", type="search", name="q", value=sought or "", maxlength=MOST)]
    if sought is None:
        return div("#search", role="search", hidden=True)[field]
    return form("#search", role="search", method="get", action=f"{view.base}#claims")[
        field, button(".without-script", type="submit")["Show"]
    ]


def _toolbar(view: View) -> Element:
    """Buttons that pick out claims; without script they would do nothing, so that only the script shows them."""
    counts = Counter(name for claim in view.to_check for name in filters(view, claim))
    return div(".toolbar", role="group", aria_label="Which claims", hidden=True)[
        button(type="button", data_filter="", aria_pressed="true")[f"All {len(view.to_check)}"],
        (
            button(type="button", data_filter=name, data_name=words, aria_pressed="false")[f"{words} {counts[name]}"]
            for name, words in FILTERS.items()
            if counts[name]
        ),
        button("#open-all", type="button", aria_pressed="false")["Open all"],
    ]


def _marks() -> Element:
    """What the lines under the words mean."""
    kinds = {
        "named": "somebody named", "published": "an outlet or a document", "unnamed": "an unnamed source",
        "own": "own voice, shared with others", "copied": "own voice, but another report’s words or order",
        "undetermined": "undetermined",
    }  # fmt: skip
    return p(".marks")[
        "On the word of: ",
        [[span(class_=["said", look, {"shared": look == "own"}])[words], " · " if look != "undetermined" else ""]
         for look, words in kinds.items()],
        ". What is on a tint stands in other reports too: ",
        span(".with-script")["point at it, or step to it with the Tab key, to see how."],
        span(".without-script")["it is a link to the claim."],
    ]  # fmt: skip


def _beside() -> Element:
    """Where the script shows how other reports put the passage under the pointer or the focus."""
    return aside("#beside", aria_label="The same in other reports", hidden=True, tabindex="-1")[
        button("#close", type="button")["Close"], div("#shown", aria_live="polite")
    ]
