"""Marked text of this project: ⟦1s|source⟧ ⟦1c|cue⟧ ⟦1t|content⟧, where the number is the attribution's.

Files of articles have a line `=== id` before each; files of short cases have `## heading`, and `---` between cases.
Parts of one role carry the same mark; what somebody says in somebody else's content is marked inside that content.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

Spans = tuple[tuple[int, int], ...]

MARK = re.compile(r"⟦(?:(\d+)([sct])\|)?|⟧")


class Marked(NamedTuple):
    """One attribution: its spans as [start, end) in code points of the plain text, each role in text order.

    `parent` is the place in the list of the innermost attribution whose content holds all of this one.
    """

    source: Spans
    cue: Spans
    content: Spans
    parent: int | None = None

    def holds(self, other: Marked) -> bool:
        parts = other.source + other.cue + other.content
        return all(any(s <= start and end <= e for s, e in self.content) for start, end in parts)


def read_marked(text: str) -> tuple[str, list[Marked]]:
    """The text without its marks, and its attributions by number. ValueError: marks that make no sense, and where."""
    plain, at = "", 0
    begun: list[tuple[int, str, int]] = []
    found: dict[int, dict[str, list[tuple[int, int]]]] = {}
    for mark in MARK.finditer(text):
        plain += text[at : mark.start()]
        at = mark.end()
        if mark[1]:
            begun.append((int(mark[1]), mark[2], len(plain)))
        elif mark[0] == "⟦" or not begun:
            raise ValueError(f"stray {mark[0]} at {text[max(0, mark.start() - 30) : at + 30]!r}")
        else:
            number, role, start = begun.pop()
            if plain[start:] != plain[start:].strip() or start == len(plain):
                raise ValueError(f"{number}{role} is blank at an end: {plain[start:]!r}")
            found.setdefault(number, {"s": [], "c": [], "t": []})[role].append((start, len(plain)))
    if begun:
        number, role, start = begun[-1]
        raise ValueError(f"{number}{role} is not closed: {plain[start : start + 60]!r}")
    if sorted(found) != list(range(1, len(found) + 1)) or not all(roles["t"] for roles in found.values()):
        raise ValueError(f"a number or a content is missing among {sorted(found)}: {plain[:60]!r}")
    marked = [Marked(*(tuple(sorted(found[number][role])) for role in "sct")) for number in sorted(found)]
    return plain + text[at:], [attribution._replace(parent=_parent(attribution, marked)) for attribution in marked]


def articles(path: Path) -> list[tuple[str, str]]:
    """(id, marked text) of each article of a file."""
    parts = re.split(r"^=== (.+)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [(name.strip(), text.strip()) for name, text in zip(parts[1::2], parts[2::2], strict=True)]


def cases(path: Path) -> list[tuple[str, str]]:
    """(heading, marked text) of each case of a file."""
    parts = re.split(r"^## (.+)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    groups = zip(parts[1::2], parts[2::2], strict=True)
    return [(name.strip(), case.strip()) for name, group in groups for case in re.split(r"^---$", group, flags=re.M)]


def _parent(attribution: Marked, marked: list[Marked]) -> int | None:
    outer = [at for at, other in enumerate(marked) if other is not attribution and other.holds(attribution)]
    return min(outer, key=lambda at: sum(end - start for start, end in marked[at].content), default=None)
