"""Inputs of any accepted format -> articles. One file a format; what cannot be read is refused, by name, with why."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from urllib.parse import urlsplit

from msgspec.structs import replace

from woozle.model import Article
from woozle.read import html, json, text
from woozle.read.refuse import MAX_BYTES, UTF16_MARKS, Batch, Refused, check_article, printable

__all__ = ["SUFFIXES", "Network", "Refused", "printable", "read_data", "read_inputs", "read_url"]

Network = IPv4Network | IPv6Network

Reader = Callable[[str, bytes], list[Batch]]
SUFFIXES: dict[str, Reader] = {
    ".txt": text.read, ".text": text.read, ".md": text.read,
    ".html": html.read, ".htm": html.read, ".xhtml": html.read,
    ".json": json.read, ".jsonl": json.read, ".ndjson": json.read,
}  # fmt: skip
"""What a folder is searched for, and how a file with this suffix is read. Others are read as what they look like."""


def read_inputs(
    inputs: Iterable[str | Path],
    stdin: Callable[[], bytes],
    refuse: Callable[[Refused], None],
    allow: Sequence[Network] = (),
) -> Iterator[tuple[str | None, list[Article]]]:
    """Each story file as a batch of its own, then all other articles together as the last one.

    Every article passes `check_article`; every refusal goes to `refuse` and the rest is read. A file is read once,
    however often the inputs name it: named twice it is no second report. Ids are unique within a batch: a later article
    whose id is taken gets a number behind it. allow: private networks that web addresses may lead to.
    """
    loose: list[Article] = []
    for file in _files(inputs, refuse):
        origin = printable(file)
        try:
            if is_url(file):
                batches = read_url(file, refuse, allow)
            else:
                batches = read_data(origin, stdin() if file == "-" else _load(origin, file), refuse)
        except Refused as refused:
            refuse(refused)
            continue
        for story, articles in batches:
            if story is None:
                loose += articles
            elif articles:
                yield story, unique_ids(articles)
    if loose:
        yield None, unique_ids(loose)


def read_data(origin: str, data: bytes, refuse: Callable[[Refused], None]) -> list[tuple[str | None, list[Article]]]:
    """What a file of this name and content holds: stories by their name, articles without one under None.

    Raises Refused where nothing of it can be read; single articles that cannot go to `refuse`.
    """
    return [(story, list(_checked(articles, refuse))) for story, articles in _read_one(origin, data)]


def read_url(
    url: str, refuse: Callable[[Refused], None], allow: Sequence[Network] = ()
) -> list[tuple[str | None, list[Article]]]:
    """As `read_data`, of a web page. Raises Refused also where the guard of `woozle.read.fetch` lets it not through."""
    try:
        from woozle.read.fetch import fetch
    except ImportError:
        raise Refused(url, "is a web address; reading these needs more: pip install 'woozle[web]'") from None
    page = fetch(url, allow)
    batches = _read_one(url, page.data, SUFFIXES[page.suffix])
    if page.single:
        batches = [(story, [_of_page(article, page.url) for article in articles]) for story, articles in batches]
    return [(story, list(_checked(articles, refuse))) for story, articles in batches]


def _of_page(article: Article | Refused, url: str) -> Article | Refused:
    """An article with what its address tells where the page does not."""
    if isinstance(article, Refused):
        return article
    from woozle.resolve.outlets import host

    return replace(article, id=Path(urlsplit(url).path).stem or host(url), url=article.url or url)


def _with_publisher(article: Article) -> Article:
    """With its publisher as the table of outlets calls it, and so as who credits it does; without one, its site."""
    from woozle.resolve.outlets import by_address, host, published_by

    url = article.url or ""
    name = (article.publisher or "").strip() or by_address(url) or (host(url) if is_url(url) else "")
    return replace(article, publisher=published_by(name, url) or None)


def unique_ids(articles: list[Article]) -> list[Article]:
    """The articles with ids that differ: `report`, `report-2`, `report-3`."""
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
        real = file if is_url(file) else os.path.realpath(file)
        if real not in done:
            done.add(real)
            yield file


def _expand(name: str, refuse: Callable[[Refused], None]) -> Iterator[str]:
    """The files of one input: a folder gives all that Woozle can read, sorted, without hidden ones (as a shell's *)."""
    if not name or "\0" in name:
        refuse(Refused(repr(name), "is no name of a file or folder"))
    elif is_url(name) or not os.path.isdir(name):  # noqa: PTH112 (Path.is_dir raises where a name is too long)
        yield name
    else:
        closed: list[OSError] = []
        found = sorted(_walk(name, closed.append))
        for error in closed:
            refuse(Refused(str(error.filename), f"cannot be read: {error.strerror}"))
        if not found and not closed:
            refuse(Refused(name, f"is a folder with no file to read (looked for {', '.join(SUFFIXES)})"))
        yield from map(str, found)


def is_url(name: str) -> bool:
    return name.lower().startswith(("http://", "https://"))


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


def _read_one(origin: str, data: bytes, reader: Reader | None = None) -> list[Batch]:
    if not data.strip():
        raise Refused(origin, "is empty")
    reader = reader or SUFFIXES.get(Path(origin).suffix.lower()) or _sniff(data)
    if len(data) > MAX_BYTES and reader is not json.read:
        raise _too_large(origin, len(data))
    return reader(origin, data)


def _sniff(data: bytes) -> Reader:
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
            yield _with_publisher(article)
