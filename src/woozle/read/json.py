"""Articles, stories and JSON Lines of articles in JSON (contract: docs/formats.md)."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from woozle.model import Article, Link
from woozle.read.refuse import UTF16_MARKS, Batch, Refused, decode
from woozle.read.text import freeze, headline_end

T = TypeVar("T")
V = TypeVar("V")


class ArticleFile(msgspec.Struct):
    """What an article file may hold; fields beyond these are ignored."""

    text: str
    id: str | None = None
    publisher: str | None = None
    published: str | None = None
    title: str | None = None
    byline: str | None = None
    url: str | None = None
    based_on: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


class StoryFile(msgspec.Struct):
    story: str
    articles: list[Any]


def read(origin: str, data: bytes) -> list[Batch]:
    """A story, one article, a list of articles, or one article a line; raises Refused."""
    try:
        value = _decode(decode(origin, data), Any)
    except (Refused, ValueError) as error:
        lines = _lines(data)
        if not any(_is_object(line) for _, line in lines):
            raise error if isinstance(error, Refused) else Refused(origin, f"is not valid JSON: {error}") from None
        return [(None, list(_each(origin, "line", lines, lambda line: _decode(line, ArticleFile))))]
    story: str | None = None
    items: Any = value
    try:
        if isinstance(value, dict) and "articles" in value:
            file = msgspec.convert(value, StoryFile)
            story, items = file.story, file.articles
        elif not isinstance(value, list):
            return [(None, [_article(origin, msgspec.convert(value, ArticleFile), None)])]
    except msgspec.ValidationError as error:
        raise Refused(origin, f"is no article or story file: {error}") from None
    if not items:
        raise Refused(origin, "holds no article")
    articles = _each(origin, "article", enumerate(items, 1), lambda item: msgspec.convert(item, ArticleFile))
    return [(story, list(articles))]


def _decode(data: str | bytes, type: type[T]) -> T:
    """Raises ValueError, as msgspec's errors and those of bytes that are no UTF-8 are."""
    try:
        return msgspec.json.decode(data, type=type)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def _lines(data: bytes) -> list[tuple[int, bytes]]:
    """The lines that hold something, with their numbers; bytes, so that one in another encoding spoils no other."""
    utf8 = data.decode("utf-16", "replace").encode() if data.startswith(UTF16_MARKS) else data.removeprefix(BOM_UTF8)
    return [(number, line) for number, line in enumerate(utf8.split(b"\n"), 1) if line.strip()]


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(_decode(line, Any), dict)
    except ValueError:
        return False


def _each(
    origin: str, what: str, items: Iterable[tuple[int, V]], convert: Callable[[V], ArticleFile]
) -> Iterator[Article | Refused]:
    """The article of each item; an item that is none is refused and the rest is read."""
    for number, item in items:
        try:
            yield _article(origin, convert(item), number)
        except ValueError as error:
            yield Refused(origin, f"{what} {number} is no article: {error}")


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
        title_end=headline_end(file.text, file.title),
        based_on=file.based_on,
        links=file.links,
    ))  # fmt: skip
