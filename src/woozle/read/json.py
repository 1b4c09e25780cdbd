"""Articles, stories and JSON Lines of articles in JSON (contract: docs/formats.md)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from woozle.model import Article
from woozle.read.refuse import Batch, Refused, decode
from woozle.read.text import freeze, headline_end


T = TypeVar("T")


class ArticleFile(msgspec.Struct):
    """What an article file may hold; fields beyond these are ignored."""

    text: str
    id: str | None = None
    publisher: str | None = None
    published: str | None = None
    title: str | None = None
    byline: str | None = None
    url: str | None = None


class StoryFile(msgspec.Struct):
    story: str
    articles: list[ArticleFile]


def read(origin: str, data: bytes) -> list[Batch]:
    """A story, one article, a list of articles, or one article a line; raises Refused."""
    text = decode(origin, data)
    try:
        value = msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        lines = text.splitlines()
        if len(lines) < 2 or not lines[0].lstrip().startswith("{"):
            raise Refused(origin, f"is not valid JSON: {error}") from None
        return [(None, list(_lines(origin, lines)))]
    if isinstance(value, dict) and "articles" in value:
        story = _convert(origin, value, StoryFile)
        return [(story.story, [_article(origin, a, n) for n, a in enumerate(story.articles, 1)])]
    if isinstance(value, list):
        return [(None, [_article(origin, a, n) for n, a in enumerate(_convert(origin, value, list[ArticleFile]), 1)])]
    return [(None, [_article(origin, _convert(origin, value, ArticleFile), None)])]


def _lines(origin: str, lines: list[str]) -> Iterator[Article | Refused]:
    """The article of each line; a line that is none is refused and the rest is read."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _article(origin, msgspec.json.decode(line, type=ArticleFile), number)
        except msgspec.DecodeError as error:
            yield Refused(origin, f"line {number} is no article: {error}")


def _convert(origin: str, value: Any, type: type[T]) -> T:
    try:
        return msgspec.convert(value, type)
    except msgspec.ValidationError as error:
        raise Refused(origin, f"is no article or story file: {error}") from None


def _article(origin: str, file: ArticleFile, number: int | None) -> Article:
    stem = Path(origin).stem if origin != "-" else "stdin"
    name = file.id or (stem if number is None else f"{stem}-{number}")
    return freeze(Article(
        id=name,
        text=file.text,
        publisher=file.publisher or None,
        published=file.published or None,
        title=file.title or None,
        byline=file.byline or None,
        url=file.url or None,
        origin=origin if number is None else f"{origin} ({name})",
        title_end=headline_end(file.text, file.title or ""),
    ))  # fmt: skip
