"""Annotated stories as Woozle reads them: articles, what the tagger makes of them, and the gold (its GUIDE.md)."""

from __future__ import annotations

import dataclasses
import json
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from woozle.attribute import Reading, load_tagger
from woozle.model import Article, Span
from woozle.read import json as story_file

FOLDS = 5
STATES = "states"


def fold_of(story: str) -> int:
    """The fold of a story, fixed by its name."""
    return zlib.crc32(story.encode()) % FOLDS


@dataclass(frozen=True)
class Member:
    """A passage of the gold. chain: (name, kind) of each source, from the article outwards."""

    claim: str
    article: str
    span: Span
    chain: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class AnnotatedStory:
    """readings: with one head, STATES, that gives the tagger's state of each word."""

    story: str
    articles: list[Article]
    readings: list[Reading]
    members: list[Member]

    @property
    def fold(self) -> int:
        return fold_of(self.story)

    def stated(self, article: str, span: Span) -> list[Member]:
        """The gold passages that a passage states: half of the shorter one is common."""
        return [m for m in self.members if m.article == article and common(m.span, span) >= 0.5]


def common(a: Span, b: Span) -> float:
    """Share of the shorter of two passages that is in both; below 0 where they are apart."""
    return (min(a.end, b.end) - max(a.start, b.start)) / min(a.end - a.start, b.end - b.start)


def load_stories(folder: Path) -> list[AnnotatedStory]:
    """folder holds in/SLUG.json and gold/SLUG.json."""
    tagger = load_tagger()
    width = tagger.linker.weights["left"].shape[1] // 3
    tagger = dataclasses.replace(tagger, heads={STATES: np.eye(width, dtype=np.float32)})
    out = []
    for path in sorted((folder / "gold").glob("*.json")):
        source = folder / "in" / path.name
        articles = [a for a in story_file.read(str(source), source.read_bytes())[0][1] if isinstance(a, Article)]
        readings = [tagger.read(a.text, a.title_end) for a in articles]
        out.append(
            AnnotatedStory(path.stem, articles, readings, _members(json.loads(path.read_text("utf8")), articles))
        )
    return out


def _members(gold: dict[str, Any], articles: list[Article]) -> list[Member]:
    texts = {a.id: a.text for a in articles}
    out = []
    for claim in gold["claims"]:
        for member in claim["members"]:
            start = texts[member["article"]].find(member["span"])
            span = Span(start, start + len(member["span"]))
            chain = tuple((source["name"], source["kind"]) for source in member["chain"])
            if start >= 0:
                out.append(Member(claim["id"], member["article"], span, chain))
    return out
