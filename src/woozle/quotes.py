"""Where a text quotes somebody word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from woozle.model import Span

QUOTED = re.compile(
    r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)|«[^»\n]*(?:»|$)|(?<!\w)‘(?:[^’\n]|’(?=\w))*(?:’|$)", re.MULTILINE
)
"""A quotation within a paragraph; one whose closing mark is missing runs to the paragraph's end. An apostrophe between
letters does not close a single quotation."""


def quotations(text: str) -> Iterator[Span]:
    """The quotations of a text, marks included, in order."""
    for match in QUOTED.finditer(text):
        yield Span(match.start(), match.end())


def quoted_part(quoted: list[Span], start: int, end: int) -> list[Span]:
    """What of [start, end) lies inside the given quotations."""
    return [Span(max(s, start), min(e, end)) for s, e in quoted if s < end and e > start]
