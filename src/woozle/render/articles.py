"""The full articles, each passage marked by the kind of its chain and linked to its claim."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

import htpy
from htpy import Element, Node, a, dd, div, dl, dt, h3, p, span

from woozle.model import Article, Claim, Passage, Statement
from woozle.render.chains import looks
from woozle.render.dates import date_words
from woozle.render.summary import chain_words, following
from woozle.render.view import View, lines
from woozle.render.words import isolated, plain, words

Said = tuple[Claim, Statement]
MOST_OVER = 8
"""Statements, the shortest first, that one piece of text tells of; real texts have three over one another."""


def full_articles(view: View) -> list[Element]:
    """Every article whole, in the order of the story."""
    said: dict[str, list[Said]] = defaultdict(list)
    points: dict[str, set[int]] = defaultdict(set)
    for claim in view.story.claims:
        for member in claim.members:
            said[member.article].append((claim, member))
            points[member.article] |= {member.start, *(span.start for span in member.evidence)}
    for part in _linked(view):
        points[part.article].add(part.start)
    follows = following(view.story)
    return [full_article(view, x, said[x.id], points[x.id], follows.get(x.id, ())) for x in view.story.articles]


def _linked(view: View) -> Iterator[Passage]:
    """Passages that the page links to and that need not begin where a statement does."""
    story = view.story
    yield from (value for difference in story.differences for value in difference.values)
    yield from (part for event in story.timeline for part in event.passages)
    yield from (part for source in story.sources for part in source.why_unnamed)


def full_article(
    view: View, article: Article, said: Iterable[Said], points: Iterable[int], follows: Iterable[str]
) -> Element:
    """One article: what is known of it, and its text with the passages marked. points: where links lead. follows: what
    it has of other reports."""
    about = {
        "Published": date_words(article.published or ""),
        "By": article.byline, "Address": article.url, "Read from": _file(article.origin), "SHA-256": article.sha256,
    }  # fmt: skip
    return htpy.article(id=view.article_id(article.id), tabindex="-1")[
        p(".publisher")[isolated(article.publisher or "Publisher not known")],
        h3[isolated(article.title or article.id)],
        dl[(div[dt[key], " ", dd[isolated(value)]] for key, value in about.items() if value)],
        [p(".follows")["Inferred: ", isolated(sentence)] for sentence in follows],
        div(".text", dir="auto")[list(_paragraphs(view, article, list(said), set(points)))],
    ]


def _file(origin: str | None) -> str | None:
    """The name of the file that was read: in which folder of whose machine is nobody's concern who gets the page."""
    return re.split(r"[/\\\\]", origin)[-1] if origin and "://" not in origin else origin


def _paragraphs(view: View, article: Article, said: list[Said], points: set[int]) -> Iterator[Element]:
    """The lines of a text with the blank ones after them, so that the text is all there and looks as it was."""
    text = article.text
    starts = [start for start, line in lines(text) if line.strip()]
    bounds = sorted({0, *starts[1:], len(text)})
    ends = {x for _, m in said for x in (m.start, m.end)}
    cuts = sorted(x for x in {*bounds, *ends, *points} if 0 <= x <= len(text))
    waiting = sorted(said, key=lambda s: s[1].start)[::-1]
    over: list[Said] = []
    pieces: list[tuple[list[Said], list[Node]]] = []
    paragraph_ends = set(bounds[1:])
    for start, end in pairwise(cuts):
        before = over
        over = [said for said in over if said[1].end > start]
        while waiting and waiting[-1][1].start <= start:
            over.append(waiting.pop())
        piece: Node = [*words(text[start:end])]
        if start in points:
            piece = span(id=view.passage_id(Passage(article.id, start, end)))[piece]
        if pieces and over == before:
            pieces[-1][1].append(piece)
        else:
            pieces.append((over, [piece]))
        if end in paragraph_ends:
            yield p(dir="auto")[[_said(view, covering, inner) for covering, inner in pieces]]
            pieces = []


def _said(view: View, over: list[Said], inner: list[Node]) -> Node:
    """Text that the same statements cover; it looks as the shortest of them does."""
    if not over:
        return inner
    over = sorted(over, key=lambda s: s[1].end - s[1].start)[:MOST_OVER]
    claim, member = over[0]
    shared = next((c for c, _ in over if c.id in view.shared), None)
    if shared is None and looks(member) == "own":
        return inner
    return a(
        class_=["said", looks(member), {"shared": shared is not None}],
        href=view.to_claim(shared or claim),
        title="; ".join(dict.fromkeys(plain(chain_words(m)) for _, m in over)),
        data_m=" ".join(f"{c.id}@{view.passage_id(m)}" for c, m in over),
    )[inner]
