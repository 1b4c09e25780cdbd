"""Words of an article as nodes of the page: never markup, and no text turns the line of another round."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from htpy import Element, Node, bdi, mark

from woozle.model import Span

CONTROL = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that change the direction of what follows (Unicode UAX 9); each is shut into an element of its own."""


def words(text: str) -> Iterator[Node]:
    """The text, its every character; what would turn the line round is shown by its number and obeyed by nobody."""
    at = 0
    for control in CONTROL.finditer(text):
        yield text[at : control.start()]
        yield bdi(".control", data_code=f"U+{ord(control.group()):04X}")[control.group()]
        at = control.end()
    yield text[at:]


MOST = 600
"""Characters of a name or a sentence among words of ours; whoever has longer ones is not read but attacked."""


def isolated(text: str) -> Element:
    """A name or a sentence among words of ours, whichever way it runs; one that is no name any more is cut."""
    return bdi[words(text if len(text) <= MOST else short(text, MOST))]


def plain(text: str) -> str:
    """For an attribute or a title, where nothing can be isolated: without what would turn the line round."""
    return "".join(c for c in text[:MOST] if c.isprintable() or c.isspace())


def short(text: str, most: int) -> str:
    """The text on one line and of at most so many characters, cut between words where there is a place."""
    flat = " ".join(text[: 8 * most].split())
    if len(flat) <= most:
        return flat
    cut = flat[: most - 1]
    return (cut[: cut.rfind(" ")] if " " in cut[most // 2 :] else cut).rstrip(" ,;:") + "…"


def marked(text: str, at: Span, strong: Iterable[Span], light: Iterable[Span] = ()) -> Iterator[Node]:
    """[start, end) of a text with the spans in it marked: strong what differs, light what is only put otherwise."""
    strong, light = list(strong), list(light)
    inner = {x for span in (*strong, *light) for x in span if at.start < x < at.end}
    for start, end in pairwise(sorted({at.start, at.end, *inner})):
        piece = words(text[start:end])
        if any(s <= start and end <= e for s, e in strong):
            yield mark(".differs")[piece]
        elif any(s <= start and end <= e for s, e in light):
            yield mark(".reworded")[piece]
        else:
            yield piece
