"""Differences as annotators mark them.

A file is a list of {"claim", "kind", "values": [{"article", "span"}], "note"}: "span" is copied from the article,
"nth" says which one is meant where the words stand there more than once (0 is the first).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from woozle.model import Span


class Marked(NamedTuple):
    """A difference of the gold: its places, some in one article."""

    kind: str
    values: tuple[tuple[str, Span], ...]

    def touches(self, places: dict[str, Span]) -> bool:
        """Do the places lie over its own in two articles? So the scorer counts a difference as found."""
        return (
            len({a for a, s in self.values if a in places and s.start < places[a].end and places[a].start < s.end}) > 1
        )


def read_differences(path: Path, texts: dict[str, str]) -> list[Marked]:
    """texts: of the articles, by id. ValueError where words do not stand in their article."""
    return [told(d, texts) for d in json.loads(path.read_text("utf8"))]


def told(difference: dict[str, Any], texts: dict[str, str]) -> Marked:
    values = ((v["article"], place(texts[v["article"]], v["span"], v.get("nth", 0))) for v in difference["values"])
    return Marked(difference["kind"], tuple(values))


def place(text: str, words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))
