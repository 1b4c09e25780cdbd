"""Annotated stories as Woozle reads them: articles, statements, and which claims of the gold each statement states."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from woozle.attribute import attribute
from woozle.model import Article, Statement
from woozle.read import json as story_file
from woozle.resolve import resolve

FOLDS = 5


def fold_of(story: str) -> int:
    """The fold of a story, fixed by its name."""
    return zlib.crc32(story.encode()) % FOLDS


@dataclass
class AnnotatedStory:
    story: str
    articles: list[Article]
    statements: list[Statement]
    claims: list[set[str]]


def load_stories(folder: Path) -> Iterator[AnnotatedStory]:
    """folder holds in/SLUG.json and gold/SLUG.json."""
    for path in sorted((folder / "gold").glob("*.json")):
        source = folder / "in" / path.name
        articles = [a for a in story_file.read(str(source), source.read_bytes())[0][1] if isinstance(a, Article)]
        statements = resolve(articles, [attribute(a.text) for a in articles])
        gold = json.loads(path.read_text("utf8"))
        yield AnnotatedStory(path.stem, articles, statements, gold_claims(gold, articles, statements))


def gold_claims(gold: dict, articles: list[Article], statements: list[Statement]) -> list[set[str]]:
    """For each statement the gold claims that it states: half of the shorter passage is common."""
    texts = {a.id: a.text for a in articles}
    out: list[set[str]] = [set() for _ in statements]
    for claim in gold["claims"]:
        for member in claim["members"]:
            start = texts[member["article"]].find(member["span"])
            end = start + len(member["span"])
            for index, s in enumerate(statements):
                common = min(s.end, end) - max(s.start, start)
                if s.article == member["article"] and start >= 0 and common >= 0.5 * min(s.end - s.start, end - start):
                    out[index].add(claim["id"])
    return out
