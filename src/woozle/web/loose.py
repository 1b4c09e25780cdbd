"""Reports that lie in the folder as files: they can be compared from the first page without being dropped there."""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec import Raw, Struct

from woozle.read import SUFFIXES, printable


class Loose(Struct, frozen=True):
    """A file of the folder that holds reports, not a story that was compared. whole: it is a story file, whose reports
    belong together and to no others; compared: a story of the folder was made of a file of this name."""

    name: str
    whole: bool
    compared: bool


class _Shape(Struct):
    """As much of a JSON file as tells what it is."""

    articles: Raw = Raw()
    claims: Raw = Raw()


def loose(folder: Path, origins: Container[str]) -> list[Loose]:
    """The files of the folder itself, without those of folders in it. origins: what stories were made of."""
    found = []
    for file in sorted(folder.iterdir()):
        if file.name.startswith(".") or file.name.endswith(".corrections.jsonl") or file.suffix.lower() not in SUFFIXES:
            continue
        holds = what_holds(file)
        if holds in ("report", "reports"):
            found.append(Loose(file.name, holds == "reports", printable(file.name) in origins))
    return found


def what_holds(file: Path) -> str:
    """`report`, or `reports` of one story; `story` for one that was compared; nothing for what cannot be read."""
    try:
        about = file.stat()
        if not file.is_file() or not about.st_size:
            return ""
        return _holds(file, (about.st_mtime_ns, about.st_size)) if file.suffix.lower() == ".json" else "report"
    except OSError:
        return ""


@lru_cache(10_000)
def _holds(file: Path, stamp: tuple[int, int]) -> str:
    """stamp: time of change and size, so that a change is a new question."""
    try:
        shape = msgspec.json.decode(file.read_bytes(), type=_Shape | list[Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return ""
    if isinstance(shape, list):
        return "report"
    return "story" if bytes(shape.claims) else "reports" if bytes(shape.articles) else "report"
