"""Inputs of any accepted format -> articles. One file a format; what cannot be read is refused, by name, with why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from woozle.model import Article
from woozle.read import html, json, text
from woozle.read.refuse import MAX_BYTES, Batch, Refused, check_article

__all__ = ["Refused", "read_inputs"]

SUFFIXES = {
    ".txt": text.read, ".text": text.read, ".md": text.read,
    ".html": html.read, ".htm": html.read, ".xhtml": html.read,
    ".json": json.read, ".jsonl": json.read, ".ndjson": json.read,
}  # fmt: skip
"""What a folder is searched for, and how a file with this suffix is read. Other files are read as what they look like."""


def read_inputs(
    inputs: Iterable[str | Path], stdin: Callable[[], bytes], refuse: Callable[[Refused], None]
) -> Iterator[tuple[str | None, list[Article]]]:
    """Each story file as a batch of its own, then all other articles together as the last one.

    Every article passes `check_article`; every refusal goes to `refuse` and the rest is read. Ids are unique within a
    batch: a later article whose id is taken gets a number behind it.
    """
    loose: list[Article] = []
    for name in inputs:
        for origin, load in _expand(str(name), stdin, refuse):
            try:
                batches = _read_one(origin, load())
            except Refused as refused:
                refuse(refused)
                continue
            for story, articles in batches:
                kept = list(_checked(articles, refuse))
                if story is None:
                    loose += kept
                elif kept:
                    yield story, unique_ids(kept)
    if loose:
        yield None, unique_ids(loose)


def unique_ids(articles: list[Article]) -> list[Article]:
    """The articles with ids that differ: `report`, `report-2`, `report-3`."""
    from msgspec.structs import replace

    taken: set[str] = set()
    out = []
    for article in articles:
        name, number = article.id, 1
        while name in taken:
            number += 1
            name = f"{article.id}-{number}"
        taken.add(name)
        out.append(article if name == article.id else replace(article, id=name))
    return out


def _expand(
    name: str, stdin: Callable[[], bytes], refuse: Callable[[Refused], None]
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """(origin, function that gives its bytes) of one input: a folder gives all files that Woozle can read, sorted."""
    if name == "-":
        yield "-", stdin
        return
    if name.startswith(("http://", "https://")):
        refuse(Refused(name, "is a web address; save the page as HTML and give the file"))
        return
    path = Path(name)
    if not path.is_dir():
        yield name, lambda: _load(path)
        return
    found = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
    if not found:
        refuse(Refused(name, f"is a folder with no file to read (looked for {', '.join(SUFFIXES)})"))
    for file in found:
        yield str(file), lambda file=file: _load(file)  # type: ignore[misc]


def _load(path: Path) -> bytes:
    try:
        streamed = path.suffix.lower() in (".jsonl", ".ndjson")  # many articles; each is checked on its own
        if not streamed and path.stat().st_size > MAX_BYTES:
            size = path.stat().st_size / 1e6
            raise Refused(str(path), f"is {size:.0f} MB; an article file may have {MAX_BYTES / 1e6:.0f} MB")
        return path.read_bytes()
    except FileNotFoundError:
        raise Refused(str(path), "does not exist") from None
    except OSError as error:
        raise Refused(str(path), f"cannot be read: {error.strerror}") from None


def _read_one(origin: str, data: bytes) -> list[Batch]:
    if not data.strip():
        raise Refused(origin, "is empty")
    reader = SUFFIXES.get(Path(origin).suffix.lower()) or _sniff(data)
    return reader(origin, data)


def _sniff(data: bytes) -> Callable[[str, bytes], list[Batch]]:
    """The reader for bytes without a telling name."""
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<head", b"<?xml")) or b"<html" in head:
        return html.read
    return json.read if head.startswith((b"{", b"[")) else text.read


def _checked(articles: Iterable[Article | Refused], refuse: Callable[[Refused], None]) -> Iterator[Article]:
    for article in articles:
        refused = article if isinstance(article, Refused) else check_article(article)
        if refused:
            refuse(refused)
        elif isinstance(article, Article):
            yield article


