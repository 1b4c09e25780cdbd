"""Annotated stories with their claims, as found by models that have not seen them, and the annotators' differences."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import msgspec

from training.stories import common, fold_of
from woozle.match import kind_of
from woozle.model import Article, Claim, Span
from woozle.quotes import quotations
from woozle.read import json as story_file
from woozle.route import make_claim


class Marked(NamedTuple):
    """A difference of the gold: its places, some in one article."""

    kind: str
    values: tuple[tuple[str, Span], ...]

    def touches(self, places: dict[str, Span]) -> bool:
        """Do the places lie over its own in two articles? So the scorer counts a difference as found."""
        return (
            len({a for a, s in self.values if a in places and s.start < places[a].end and places[a].start < s.end}) > 1
        )


@dataclass(frozen=True)
class Told:
    story: str
    articles: list[Article]
    claims: list[Claim]
    differences: list[Marked]
    members: list[tuple[str, str, Span]]
    """Of the gold: (claim, article, passage)."""

    @property
    def fold(self) -> int:
        return fold_of(self.story)


def read_told(stories: Path, claims: Path) -> list[Told]:
    out = []
    for path in sorted((stories / "gold").glob("*.json")):
        source = stories / "in" / path.name
        articles = [a for a in story_file.read(str(source), source.read_bytes())[0][1] if isinstance(a, Article)]
        text = {a.id: a.text for a in articles}
        gold = json.loads(path.read_text("utf8"))
        found = msgspec.convert(json.loads((claims / path.name).read_text("utf8"))["claims"], list[Claim])
        differences = [
            Marked(d["kind"], tuple((v["article"], _span(text[v["article"]], v["span"])) for v in d["values"]))
            for d in gold["differences"]
        ]
        members = [
            (c["id"], m["article"], _span(text[m["article"]], m["span"])) for c in gold["claims"] for m in c["members"]
        ]
        out.append(Told(path.stem, articles, found, differences, members))
    return out


def by_gold(story: Told) -> Told:
    """The same statements, brought together as the annotators brought them together."""
    statements = sorted({m.passage: m for c in story.claims for m in c.members}.values(), key=lambda m: m.passage)
    groups = []
    for claim in dict.fromkeys(claim for claim, _, _ in story.members):
        spans = [(article, span) for c, article, span in story.members if c == claim]
        stated = [
            s for s in statements if any(a == s.article and common(x, Span(s.start, s.end)) >= 0.5 for a, x in spans)
        ]
        groups += [stated] if stated else []
    taken = {s.passage for group in groups for s in group}
    groups += [[s] for s in statements if s.passage not in taken]
    quoted = {a.id: list(quotations(a.text)) for a in story.articles}
    claims = [make_claim(f"c{n}", kind_of(g, quoted), g, story.articles) for n, g in enumerate(groups, 1)]
    return replace(story, claims=claims)


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))
