"""Stories written for this project, with the passages that state one claim marked.

A file is a story: a line `# name`, then for each report a line `## publisher | date` and its text, in which
{c3|passage} marks what states claim c3. Marks may stand inside one another. Every claim is in two reports or more.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from woozle.model import Article, Span

MARK = re.compile(r"\{(c\d+)\||[{}]")


class Marked(NamedTuple):
    """One report: its text without marks, and each mark's claim and passage."""

    article: Article
    claims: list[tuple[str, Span]]


def read_marked(text: str) -> tuple[str, list[Marked]]:
    """The name of the story and its reports. ValueError: marks that make no sense, and where."""
    heading, *parts = re.split(r"^## (.+)\n", text, flags=re.MULTILINE)
    name = heading.strip().removeprefix("# ")
    reports = []
    for number, (head, body) in enumerate(zip(parts[::2], parts[1::2], strict=True)):
        publisher, _, published = (part.strip() for part in head.partition("|"))
        plain, claims = _unmark(body.strip(), f"{name}, {publisher}")
        reports.append(Marked(Article(chr(ord("a") + number), plain, publisher, published), claims))
    return name, reports


def _unmark(text: str, where: str) -> tuple[str, list[tuple[str, Span]]]:
    plain, at = "", 0
    begun: list[tuple[str, int]] = []
    claims: list[tuple[str, Span]] = []
    for mark in MARK.finditer(text):
        plain += text[at : mark.start()]
        at = mark.end()
        if mark[1]:
            begun.append((mark[1], len(plain)))
        elif mark[0] == "{" or not begun:
            raise ValueError(f"{where}: stray {mark[0]} at {text[max(0, mark.start() - 30) : at + 30]!r}")
        else:
            claim, start = begun.pop()
            if start == len(plain) or "\n" in plain[start:]:
                raise ValueError(f"{where}: {claim} is empty or runs over a paragraph: {plain[start:]!r}")
            claims.append((claim, Span(start, len(plain))))
    if begun:
        raise ValueError(f"{where}: {begun[-1][0]} is not closed")
    return plain + text[at:], claims
