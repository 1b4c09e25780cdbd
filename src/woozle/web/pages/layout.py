"""What all pages share: the frame, the bar of a story, words of articles made harmless, and how an error is told."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from htpy import (
    Element,
    Node,
    a,
    bdi,
    body,
    div,
    h1,
    head,
    header,
    html,
    li,
    link,
    main,
    meta,
    nav,
    noscript,
    p,
    script,
    title,
    ul,
)

from woozle.model import Passage, Statement
from woozle.render.words import plain
from woozle.render.words import words as as_shown
from woozle.web.folder import Kept

SHORT = 240
"""Characters of an article's words in a list; the page of the thing itself has them all."""


def page(name: str, *content: Node, bar: Node = None, refresh: int | None = None, events: str | None = None) -> str:
    """A whole page. bar: of a story, in place of the site's own; refresh: seconds until it is loaded again where
    scripts are off; events: a stream to watch."""
    return str(
        html(lang="en")[
            head_of(name, refresh),
            body[
                bar or header(".site")[a(".brand", href="/")["Woozle"], nav(aria_label="Site")[a(href="/api")["API"]]],
                main(data_events=events)[content],
            ],
        ]
    )


def head_of(name: str, refresh: int | None) -> Element:
    return head[
        meta(charset="utf-8"),
        meta(name="viewport", content="width=device-width, initial-scale=1"),
        title[plain(f"{name} · Woozle")],
        link(rel="icon", href="/static/icon.svg"),
        link(rel="stylesheet", href="/static/bar.css"),
        link(rel="stylesheet", href="/static/serve.css"),
        noscript[meta(http_equiv="refresh", content=str(refresh))] if refresh else None,
        script(src="/static/serve.js", defer=True),
    ]


def message(name: str, *sentences: str, story: str | None = None) -> str:
    """A page that says why something was not done, and leads back: to this story, where there is one."""
    back = a(href=story_url(story))["To the story"] if story else a(href="/")["To the stories"]
    return page(name, h1[name], (p[s] for s in sentences), p[back])


def story_bar(kept: Kept, current: str) -> Element:
    """The way round one story: the same on the report and on every page about it."""
    base = story_url(kept.id)
    made = len(kept.corrected.applied)
    pages = {
        "report": ("Report", base),
        "claims": ("Claims", f"{base}/claims"),
        "sources": ("Sources", f"{base}/sources"),
        "corrections": (f"Corrections ({made})" if made else "Corrections", f"{base}/corrections"),
    }
    return nav(".woozle-bar", aria_label="Story")[
        a(href="/")["← All stories"],
        (a(href=url, aria_current="page" if key == current else None)[words] for key, (words, url) in pages.items()),
        a(".save", href=f"{base}/report.html", download=True)["Save report"],
        a(href=f"/api/stories/{quote(kept.id)}", download=f"{kept.id}.json")["Save JSON"],
        a(href=f"{base}/delete", aria_current="page" if current == "delete" else None)["Delete"],
    ]


def story_url(id: str) -> str:
    return f"/stories/{quote(id)}"


def claim_url(story: str, claim: str) -> str:
    return f"{story_url(story)}/claims/{quote(claim, safe='')}"


def passage_url(story: str, passage: Passage | Statement) -> str:
    """An article's id may hold anything, so it stands in the query."""
    at = urlencode({"article": passage.article, "start": passage.start, "end": passage.end})
    return f"{story_url(story)}/passage?{at}#passage"


def words(text: str, most: int | None = None) -> Element:
    """Words from an article, on one line: in a direction of their own, so that they turn nothing else round."""
    flat = " ".join(text.split())
    return bdi[as_shown(flat if most is None or len(flat) <= most else flat[:most] + "…")]


def figures(*parts: tuple[str, str]) -> Element:
    """(kind, words) as a line of small marks."""
    return ul(".marks")[(li(class_=kind)[words(text)] for kind, text in parts)]


def empty(*sentences: Node) -> Element:
    return div(".empty")[(p[s] for s in sentences)]
