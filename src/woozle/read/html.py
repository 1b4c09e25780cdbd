"""Saved HTML pages: main text and metadata by trafilatura, publisher and dates from JSON-LD first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from woozle.model import Article
from woozle.read.refuse import Batch, Refused
from woozle.read.text import freeze, headline_end

JSON_LD = re.compile(r"<script[^>]*application/ld\+json[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)
ARTICLE_TYPES = re.compile(r"(News|Reportage|Analysis|Opinion|Background|Review|Blog|Live)?\w*(Article|Posting)$")


def read(origin: str, data: bytes) -> list[Batch]:
    """One article; its text is trafilatura's, kept as it gave it. Raises Refused where the page holds no article."""
    from trafilatura import bare_extraction
    from trafilatura.utils import decode_file

    page = decode_file(data)
    document = bare_extraction(page, with_metadata=True, include_comments=False, include_tables=False)
    text = getattr(document, "text", None)
    if not text or not text.strip():
        raise Refused(origin, "is a page without article text")
    meta = document.as_dict()  # type: ignore[union-attr]
    ld = news_article(page)
    paragraphs = re.sub(r"\n+", "\n\n", text)
    title = _string(ld.get("headline")) or meta.get("title")
    return [(None, [freeze(Article(
        id=Path(origin).stem if origin != "-" else "stdin",
        text=paragraphs,
        publisher=_name(ld.get("publisher")) or meta.get("sitename") or meta.get("hostname"),
        published=_string(ld.get("datePublished")) or meta.get("date"),
        title=title,
        byline=_name(ld.get("author")) or meta.get("author"),
        url=meta.get("url"),
        origin=origin,
        title_end=headline_end(paragraphs, title or ""),
    ))])]  # fmt: skip


def news_article(page: str) -> dict[str, Any]:
    """The page's schema.org article in JSON-LD, empty where it has none that can be read."""
    for match in JSON_LD.finditer(page):
        try:
            value = msgspec.json.decode(match.group(1).strip())
        except msgspec.DecodeError:
            continue
        for item in _items(value):
            kinds = item.get("@type")
            if any(isinstance(k, str) and ARTICLE_TYPES.match(k) for k in (kinds if isinstance(kinds, list) else [kinds])):
                return item
    return {}


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
    if isinstance(value, list):
        return ", ".join(name for name in map(_name, value) if name) or None
    if isinstance(value, dict):
        value = value.get("name")
    return _string(value)


def _string(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
