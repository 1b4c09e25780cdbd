"""Saved pages: the main text in paragraphs, and what the page says about itself."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import pytest

from woozle.model import Article
from woozle.read import Refused, html

HEADLINE = "Clock tower stops for the first time since 2009"
PARAGRAPHS = (
    "The clock on the tower of Saint Osk stopped at noon on Thursday, the parish said.",
    "“A cable snapped,” said Ilse Marr, the clockmaker, who has wound it since 2009.",
    "The parish will decide in April whether to pay for a new one. It has asked the county for help.",
)
LD = {
    "@type": "NewsArticle", "headline": HEADLINE, "datePublished": "2031-02-06T13:00:00+01:00",
    "author": [{"@type": "Person", "name": "Noor Field"}, "Tam Ash"], "publisher": {"name": "The Osk Mercury"},
}  # fmt: skip
META = (
    '<meta property="og:site_name" content="The Osk Mercury"><meta name="author" content="Noor Field">'
    '<meta property="article:published_time" content="2031-02-06T13:00:00+01:00">'
)


def page(head: str, headline: str = HEADLINE) -> str:
    text = "".join(f"<p>{p}</p>\n" for p in PARAGRAPHS)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">{head}</head><body>'
        '<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>'
        f"<main><article><h1>{headline}</h1>{text}</article></main>"
        '<aside><h2>Most read</h2><a href="/1">Ten walks for a wet weekend</a></aside>'
        '<footer>All rights reserved. <a href="/contact">Contact us</a></footer></body></html>'
    )


def ld(value: Any) -> str:
    return f'<script type="application/ld+json">{value if isinstance(value, str) else json.dumps(value)}</script>'


def read(data: str | bytes, name: str = "saved/clock.html") -> Article:
    ((story, (article,)),) = html.read(name, data.encode() if isinstance(data, str) else data)
    assert story is None
    assert isinstance(article, Article)
    return article


def test_the_text_is_the_article_alone_in_paragraphs() -> None:
    article = read(page(ld(LD)))
    assert article.text.split("\n\n") == [HEADLINE, *PARAGRAPHS]
    assert article.text[article.title_end :] == "\n\n".join(PARAGRAPHS)
    assert article.sha256 == sha256(article.text.encode()).hexdigest()
    assert (article.id, article.origin) == ("clock", "saved/clock.html")


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        (ld(LD), "publisher", "The Osk Mercury"),
        (ld(LD), "published", "2031-02-06T13:00:00+01:00"),
        (ld(LD), "byline", "Noor Field, Tam Ash"),
        (ld(LD), "title", HEADLINE),
        (ld(LD), "url", None),
        (ld([{"@type": "WebSite", "name": "Other"}, LD]), "publisher", "The Osk Mercury"),
        (ld({"@graph": [{"@type": "WebPage"}, {**LD, "@type": ["Thing", "ReportageNewsArticle"]}]}), "title", HEADLINE),
        (ld({**LD, "@type": "https://schema.org/NewsArticle"}), "byline", "Noor Field, Tam Ash"),
        (ld({**LD, "publisher": "Osk &amp; Sons"}), "publisher", "Osk & Sons"),
        (ld(LD) + META.replace("Mercury", "Site"), "publisher", "The Osk Mercury"),
        (ld({"@type": "JobPosting", "title": "Bell ringer"}) + META, "title", HEADLINE),
        (META, "publisher", "The Osk Mercury"),
        (META, "published", "2031-02-06"),
        (META, "byline", "Noor Field"),
        ('<meta property="og:title" content="The clock of Osk">', "title", "The clock of Osk"),
        ("<title>The clock of Osk</title>", "publisher", None),
        ("", "title", HEADLINE),
        ("", "published", None),
        ("", "byline", None),
        ('<link rel="canonical" href="https://osk.example/clock">', "url", "https://osk.example/clock"),
        ('<link rel="canonical" href="https://osk.example/clock">', "publisher", "osk.example"),
        ('<meta property="og:url" content="https://osk.example/clock">', "url", "https://osk.example/clock"),
        (ld({**LD, "datePublished": "0001-01-01T00:00:00Z"}) + META, "published", "2031-02-06"),
        (ld({**LD, "datePublished": "Thu Feb 06 2031 13:00"}) + META, "published", "2031-02-06"),
        (ld({**LD, "datePublished": 20310206}), "published", None),
    ],
)
def test_json_ld_comes_first_then_meta_tags_and_nothing_is_guessed(head: str, field: str, value: str | None) -> None:
    assert getattr(read(page(head)), field) == value


@pytest.mark.parametrize(
    ("title", "headline", "begins"),
    [
        (HEADLINE, HEADLINE, PARAGRAPHS[0]),
        (f"{HEADLINE.upper()}.", HEADLINE, PARAGRAPHS[0]),
        ("Osk clock stops", HEADLINE, PARAGRAPHS[0]),  # search engines are given another title than readers
        ("Osk clock stops", "", PARAGRAPHS[0]),
    ],
)
def test_the_text_proper_begins_behind_the_headline(title: str, headline: str, begins: str) -> None:
    article = read(page(f'<meta property="og:title" content="{title}">', headline))
    assert article.title == title
    assert article.text[article.title_end :].startswith(begins)


@pytest.mark.parametrize(
    "value",
    [
        "{broken", "", "42", "null", '"text"', "[[1, null]]", "<!-- {} -->", '{"@graph":' * 3000 + "1" + "}" * 3000,
        '{"@type": {"a": 1}, "@graph": 3}', '{"@type": [7, null]}', "[" * 900 + "]" * 900,
        '{"@type": "NewsArticle", "publisher": [3, {"name": ["x"]}], "author": {"name": {}}, "headline": []}',
        '{"@type": "NewsArticle", "author": ' + "[" * 900 + "]" * 900 + "}",
        '{"@type": "NewsArticle", "headline": "\\ud800"}',
    ],
)  # fmt: skip
def test_odd_json_ld_is_as_good_as_none(value: str) -> None:
    article = read(page(ld(value) + META))
    assert article.text.split("\n\n") == [HEADLINE, *PARAGRAPHS]
    assert (article.publisher, article.byline, article.title) == ("The Osk Mercury", "Noor Field", HEADLINE)


@pytest.mark.parametrize(
    ("data", "last"),
    [
        (page(META).replace("</p>", "").replace("</article>", ""), PARAGRAPHS[-1]),
        (page(META).replace("</head><body>", ""), PARAGRAPHS[-1]),
        (page(META)[: page(META).index("</main>")], PARAGRAPHS[-1]),
        (page(META).replace("\n", "\r\n"), PARAGRAPHS[-1]),
        (page(META).replace("<p>", "<p><b><i>").replace("Ilse", "Il\0se"), PARAGRAPHS[-1]),
        ("<?xml version='1.0' encoding='utf-8'?>\n" + page(META), PARAGRAPHS[-1]),
        (page(META).encode("utf-16"), PARAGRAPHS[-1]),
        (page(META).replace("utf-8", "windows-1252").encode("windows-1252"), PARAGRAPHS[-1]),
    ],
)
def test_broken_markup_and_other_encodings_are_read(data: str | bytes, last: str) -> None:
    article = read(data)
    assert article.text.endswith(last)
    assert "“A cable snapped,” said" in article.text
    assert article.publisher == "The Osk Mercury"


@pytest.mark.parametrize(
    "data", [b"", b"<", b"<html></html>", b"<!doctype html>", b"Just words.", b"<math html>", b"\xff" * 99]
)
def test_a_page_without_an_article_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match=r"^shop\.html: is a page "):
        html.read("shop.html", data)


@pytest.mark.parametrize(
    ("head", "based_on"),
    [
        (ld(LD), ()),
        (ld({**LD, "isBasedOn": "https://osk-herald.example/clock"}), ("https://osk-herald.example/clock",)),
        (ld({**LD, "isBasedOn": {"@type": "NewsArticle", "name": "The Osk Herald"}}), ("The Osk Herald",)),
        (ld({**LD, "isBasedOn": [{"url": "https://a.example/"}, 7]}), ("https://a.example/",)),
        ('<meta name="syndication-source" content="https://a.example/1">', ("https://a.example/1",)),
    ],
)
def test_what_a_page_is_based_on(head: str, based_on: tuple[str, ...]) -> None:
    assert read(page(head)).based_on == based_on


def test_links_point_at_their_words_where_those_stand_once() -> None:
    linked = page(ld(LD))
    linked = linked.replace("the clockmaker", '<a href="https://marr.example/clocks">the clockmaker</a>')
    linked = linked.replace(
        "The parish will", '<a href="https://a.example/">The</a> parish will'
    )  # "The" is everywhere
    article = read(linked.replace("the county", '<a href="javascript:alert(1)">the county</a>'))
    assert [(article.text[x.start : x.end], x.url) for x in article.links] == [
        ("the clockmaker", "https://marr.example/clocks")
    ]
