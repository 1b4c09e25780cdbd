"""Plain text files: taken as they are."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from woozle.model import Article
from woozle.read.refuse import Batch, decode

FIRST_PARAGRAPH = re.compile(r"\s*([^\n]+)\n*")
STOP = re.compile(r"[.:;]['\"”’)\]]*$")
HEADLINE_WORDS = 40
"""A longer first paragraph is no headline, full stop or not."""


def read(origin: str, data: bytes) -> list[Batch]:
    """One article, without metadata; raises Refused."""
    text = decode(origin, data).replace("\r\n", "\n").replace("\r", "\n")
    title_end = headline_end(text)
    return [(None, [freeze(Article(
        id=Path(origin).stem if origin != "-" else "stdin",
        text=text,
        title=text[:title_end].strip() or None,
        title_end=title_end,
        origin=origin,
    ))])]  # fmt: skip


def freeze(article: Article) -> Article:
    """The article with the digest of its text."""
    from msgspec.structs import replace

    return replace(article, sha256=hashlib.sha256(article.text.encode("utf8", "surrogatepass")).hexdigest())


def headline_end(text: str, title: str | None = None) -> int:
    """Where the text proper begins, if its first paragraph is the headline: `title` again, or a line without a stop."""
    first = FIRST_PARAGRAPH.match(text)
    if not first or first.end() >= len(text):
        return 0
    line = first.group(1).strip()
    if title and line.casefold().rstrip(".") == title.strip().casefold().rstrip("."):
        return first.end()
    if title is None and not STOP.search(line) and len(line.split()) <= HEADLINE_WORDS:
        return first.end()
    return 0
