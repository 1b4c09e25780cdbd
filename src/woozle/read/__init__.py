"""Inputs of any accepted format -> articles. One file a format; what cannot be read is refused, by name, with why."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from woozle.model import Article
from woozle.read import html, json, text
from woozle.read.refuse import MAX_BYTES, UTF16_MARKS, Batch, Refused, check_article, printable

__all__ = ["Refused", "printable", "read_inputs"]

SUFFIXES = {
    ".txt": text.read, ".text": text.read, ".md": text.read,
    ".html": html.read, ".htm": html.read, ".xhtml": html.read,
    ".json": json.read, ".jsonl": json.read, ".ndjson": json.read,
}  # fmt: skip
"""What a folder is searched for, and how a file with this suffix is read. Others are read as what they look like."""


def read_inputs(
    inputs: Iterable[str | Path], stdin: Callable[[], bytes], refuse: Callable[[Refused], None]
) -> Iterator[tuple[str | None, list[Article]]]:
    """Each story file as a batch of its own, then all other articles together as the last one.

    Every article passes `check_article`; every refusal goes to `refuse` and the rest is read. A file is read once,
    however often the inputs name it: named twice it is no second report. Ids are unique within a batch: a later article
    whose id is taken gets a number behind it.
    """
    loose: list[Article] = []
    for file in _files(inputs, refuse):
        origin = printable(file)
        try:
            batches = _read_one(origin, stdin() if file == "-" else _load(origin, file))
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


def _files(inputs: Iterable[str | Path], refuse: Callable[[Refused], None]) -> Iterator[str]:
    """The files that the inputs name, each once."""
    done: set[str] = set()
    for file in (file for name in inputs for file in _expand(str(name), refuse)):
        real = os.path.realpath(file)
        if real not in done:
            done.add(real)
            yield file


def _expand(name: str, refuse: Callable[[Refused], None]) -> Iterator[str]:
    """The files of one input: a folder gives all that Woozle can read, sorted, without hidden ones (as a shell's *)."""
    if not name or "\0" in name:
        refuse(Refused(repr(name), "is no name of a file or folder"))
    elif name.lower().startswith(("http://", "https://")):
        refuse(Refused(name, "is a web address; save the page as HTML and give the file"))
    elif not os.path.isdir(name):  # noqa: PTH112 (Path.is_dir raises where a name is too long, a folder above closed)
        yield name
    else:
        closed: list[OSError] = []
        found = sorted(_walk(name, closed.append))
        for error in closed:
            refuse(Refused(str(error.filename), f"cannot be read: {error.strerror}"))
        if not found and not closed:
            refuse(Refused(name, f"is a folder with no file to read (looked for {', '.join(SUFFIXES)})"))
        yield from map(str, found)


def _walk(folder: str, closed: Callable[[OSError], None]) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder, onerror=closed):
        folders[:] = [f for f in folders if not f.startswith(".")]
        yield from (Path(parent, n) for n in names if not n.startswith(".") and Path(n).suffix.lower() in SUFFIXES)


def _load(origin: str, file: str) -> bytes:
    streamed = Path(file).suffix.lower() in (".jsonl", ".ndjson")  # many articles; each is checked on its own
    try:
        with Path(file).open("rb") as stream:
            data = stream.read(-1 if streamed else MAX_BYTES + 1)
            size = max(len(data), os.fstat(stream.fileno()).st_size)
    except FileNotFoundError:
        raise Refused(origin, "does not exist") from None
    except (OSError, ValueError) as error:
        raise Refused(origin, f"cannot be read: {getattr(error, 'strerror', error)}") from None
    if size > MAX_BYTES and not streamed:
        raise _too_large(origin, size)
    return data


def _too_large(origin: str, size: int) -> Refused:
    return Refused(origin, f"has {size / 1e6:.1f} MB; an article file may have {MAX_BYTES / 1e6:.0f} MB")


def _read_one(origin: str, data: bytes) -> list[Batch]:
    if not data.strip():
        raise Refused(origin, "is empty")
    reader = SUFFIXES.get(Path(origin).suffix.lower()) or _sniff(data)
    if len(data) > MAX_BYTES and reader is not json.read:
        raise _too_large(origin, len(data))
    return reader(origin, data)


def _sniff(data: bytes) -> Callable[[str, bytes], list[Batch]]:
    """The reader for bytes without a telling name."""
    encoding = "utf-16" if data.startswith(UTF16_MARKS) else "utf-8-sig"
    head = data[:2048].decode(encoding, "ignore").lstrip().lower()
    if head.startswith("<") or "<html" in head:
        return html.read
    return json.read if head.startswith(("{", "[")) or '\n{"' in head else text.read


def _checked(articles: Iterable[Article | Refused], refuse: Callable[[Refused], None]) -> Iterator[Article]:
    for article in articles:
        refused = article if isinstance(article, Refused) else check_article(article)
        if refused:
            refuse(refused)
        elif isinstance(article, Article):
            yield article
