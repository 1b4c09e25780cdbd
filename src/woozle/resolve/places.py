"""What stands where in an article: its sentences, and the outlets and reports that it names, each found once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from woozle.model import Span
from woozle.resolve.names import SUFFIX
from woozle.resolve.outlets import Outlets
from woozle.sentences import around, every_sentence

REPORTED = re.compile(r"\b(?:report(?:s|ed)?|article|story)\b")

PHRASE_END = re.compile(rf"(?!{SUFFIX})[,;:](?!\d)|\n|(?<!\.\w)[.!?][”\"’)]*\Z")
"""What ends a phrase: no comma of "Holm, Jr." or of 3,000, nor the last stop of "the U.S."."""


def phrase(text: str, start: int, end: int) -> Span:
    """The phrase that begins at `start`, in a sentence that ends at `end`: up to a comma or the like that is no part of
    a name, without the mark at the sentence's end."""
    stop = PHRASE_END.search(text, start, end)
    return Span(start, stop.start() if stop else end)


@dataclass(frozen=True)
class Places:
    """sentences: all of the text, in order."""

    text: str
    sentences: Sequence[Span]
    outlets: Outlets

    @classmethod
    def of(cls, text: str, outlets: Outlets) -> Places:
        return cls(text, every_sentence(text), outlets)

    def around(self, start: int, end: int) -> Span:
        """The sentences that [start, end) touches, as one passage; itself where it touches none."""
        return around(self.sentences, start, end)

    def last_outlet(self, start: int, end: int) -> str | None:
        """The last outlet that [start, end) names."""
        at = bisect_right(self._outlets, end, key=lambda found: found[2]) - 1
        return self._outlets[at][0] if at >= 0 and self._outlets[at][1] >= start else None

    def reported(self, end: int) -> int | None:
        """Where a report was spoken of last before `end`."""
        at = bisect_left(self._reports, end) - 1
        return self._reports[at] if at >= 0 else None

    @cached_property
    def _outlets(self) -> list[tuple[str, int, int]]:
        return self.outlets.every(self.text)

    @cached_property
    def _reports(self) -> list[int]:
        return [match.start() for match in REPORTED.finditer(self.text)]
