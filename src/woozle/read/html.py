"""Saved HTML pages: main text and metadata by trafilatura, publisher and dates from JSON-LD first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import msgspec

from woozle.model import Article, Link
from woozle.read.refuse import Batch, Refused
from woozle.read.text import freeze, headline_end

ARTICLE_TYPES = re.compile(r"(Article|BlogPosting|SocialMediaPosting)$")
SYNDICATED = "//meta[@name='syndication-source' or @name='original-source']/@content"
"""Where a page says whose report it carries, besides schema.org's isBasedOn."""
ISO_DATE = re.compile(r"[12]\d\d\d-\d\d")
"""How a date begins that is one: some newspapers' pages all say that they appeared on 0001-01-01."""
DATES = {"original_date": True, "extensive_search": False, "max_date": "2999-12-31"}
"""htmldate's parameters. Its extensive search takes any year in the text for the date of publication, and its default
for the latest date is today: the same page would give other dates on other days."""


def read(origin: str, data: bytes) -> list[Batch]:
    """One article; its text is trafilatura's, kept as it gave it. Raises Refused where the page holds no article."""
    from trafilatura import bare_extraction, load_html

    try:
        page = load_html(data)
        ld, headings = ({}, []) if page is None else (news_article(page), headlines(page))
        anchors = [] if page is None else list(_anchors(page))
        syndicated = [] if page is None else page.xpath(SYNDICATED)
        document = bare_extraction(
            page, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=DATES
        )
    except Exception as error:  # broken markup trips asserts in what trafilatura calls (lxml, htmldate)
        raise Refused(origin, f"is a page too broken to read ({type(error).__name__})") from error
    text = getattr(document, "text", None)
    if not text or not text.strip():
        raise Refused(origin, "is a page without article text")
    meta = document.as_dict()  # type: ignore[union-attr]
    paragraphs = re.sub(r"\n+", "\n\n", text)
    title = _string(ld.get("headline")) or _string(meta.get("title"))
    published = _string(ld.get("datePublished"))
    return [(None, [freeze(Article(
        id=Path(origin).stem if origin != "-" else "stdin",
        text=paragraphs,
        publisher=_name(ld.get("publisher")) or _string(meta.get("sitename") or meta.get("hostname")),
        published=published if published and ISO_DATE.match(published) else meta.get("date"),
        title=title,
        byline=_name(ld.get("author")) or _string(meta.get("author")),
        url=meta.get("url"),
        origin=origin,
        title_end=next((end for line in (title, *headings) if (end := headline_end(paragraphs, line or ""))), 0),
        based_on=tuple(dict.fromkeys((*_based_on(ld.get("isBasedOn")), *filter(None, map(str, syndicated))))),
        links=tuple(_links(anchors, paragraphs)),
    ))])]  # fmt: skip


def news_article(page: Any) -> dict[str, Any]:
    """The schema.org article in JSON-LD of a page (an lxml tree), empty where it has none that can be read."""
    for script in page.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            items = list(_items(msgspec.json.decode((script.text or "").strip())))
        except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
            continue
        for item in items:
            kinds = item.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and ARTICLE_TYPES.search(kind) for kind in kinds):
                return item
    return {}


def headlines(page: Any) -> list[str]:
    """The page's first-level headings: many sites give search engines another title than readers."""
    return [" ".join(heading.xpath("string()").split()) for heading in page.iter("h1")]


def _anchors(page: Any) -> Iterator[tuple[str, str]]:
    """(words, address) of each link to a page of the web."""
    for anchor in page.iter("a"):
        words, address = " ".join(anchor.xpath("string()").split()), anchor.get("href") or ""
        if words and re.match(r"https?://", address):
            yield words, address


def _links(anchors: list[tuple[str, str]], text: str) -> Iterator[Link]:
    """Those links whose words stand in the text just once: of others it is not known which they are."""
    for words, address in anchors:
        start = text.find(words)
        if start >= 0 and text.find(words, start + 1) < 0:
            yield Link(start, start + len(words), address)


def _based_on(value: Any) -> Iterator[str]:
    """The addresses, or else names, of schema.org's isBasedOn."""
    for item in value if isinstance(value, list) else [value]:
        given = item.get("url") or item.get("@id") or item.get("name") if isinstance(item, dict) else item
        if isinstance(given, str):
            yield given


def _items(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of a JSON-LD value: itself, the members of a list, of `@graph`."""
    if isinstance(value, list):
        for item in value:
            yield from _items(item)
    elif isinstance(value, dict):
        yield value
        yield from _items(value.get("@graph"))


def _name(value: Any) -> str | None:
    """`{"name": "A"}`, `"A"` or a list of these; several names are joined by commas."""
    values = value if isinstance(value, list) else [value]
    names = (_string(v.get("name") if isinstance(v, dict) else v) for v in values)
    return ", ".join(name for name in names if name) or None


def _string(value: Any) -> str | None:
    """The text of a field; some sites escape it once more than HTML asks for."""
    return unescape(value).strip() or None if isinstance(value, str) else None
