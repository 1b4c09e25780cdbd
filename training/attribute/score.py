"""Attributions found against attributions marked, as the field scores them: contents that overlap by half of their
tokens (Jaccard), with sources that share a token or are both missing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol, TypeVar

TOKEN = re.compile(r"\w+|[^\w\s]")
QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")
OVERLAP = 0.5


class Attributed(Protocol):
    """A marked or a found attribution: roles as (start, end) in code points."""

    @property
    def source(self) -> Sequence[tuple[int, int]]: ...
    @property
    def content(self) -> Sequence[tuple[int, int]]: ...


A = TypeVar("A", bound=Attributed)


class Counts(NamedTuple):
    right: int
    exact: int
    found: int
    marked: int

    @property
    def precision(self) -> float:
        return self.right / self.found

    @property
    def recall(self) -> float:
        return self.right / self.marked

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.marked)

    @property
    def exact_f1(self) -> float:
        return 2 * self.exact / (self.found + self.marked)


def matched(text: str, marked: Sequence[Attributed], found: Sequence[Attributed]) -> list[tuple[int, int, float, bool]]:
    """(marked, found, overlap of the contents, do the sources agree) of pairs one to one, the best overlap first."""
    tokens = _tokens(text)
    gold, said = ([(tokens(a.content), tokens(a.source)) for a in some] for some in (marked, found))
    pairs = sorted(
        (-len(c & d) / len(c | d), not (s & t or not (s or t)), i, j)
        for i, (c, s) in enumerate(gold)
        for j, (d, t) in enumerate(said)
        if c & d
    )
    out: list[tuple[int, int, float, bool]] = []
    for overlap, other_source, i, j in pairs:
        if -overlap >= OVERLAP and all(i != k and j != m for k, m, *_ in out):
            out.append((i, j, -overlap, not other_source))
    return out


def direct(text: str, some: Sequence[A]) -> list[A]:
    """Those whose content stands by half or more between quotation marks."""
    tokens = _tokens(text)
    quoted = tokens([m.span() for m in QUOTED.finditer(text)])
    return [a for a in some if 2 * len(tokens(a.content) & quoted) >= len(tokens(a.content))]


def count(text: str, marked: Sequence[Attributed], found: Sequence[Attributed]) -> Counts:
    """How many were found and right. `exact`: contents of the very same tokens, whatever the source."""
    pairs = matched(text, marked, found)
    right, exact = sum(agrees for *_, agrees in pairs), sum(overlap == 1 for _, _, overlap, _ in pairs)
    return Counts(right, exact, len(found), len(marked))


def _tokens(text: str) -> Callable[[Sequence[tuple[int, int]]], set[int]]:
    """Gives the tokens that spans of `text` touch."""
    ends = [m.span() for m in TOKEN.finditer(text)]
    return lambda spans: {i for i, (start, end) in enumerate(ends) if any(start < e and s < end for s, e in spans)}


def add(counts: Sequence[Counts]) -> Counts:
    return Counts(*(sum(column) for column in zip(*counts, strict=True)))
