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
from woozle.resolve.vouch import VouchModel

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
    sourced: list[list[bool]]
    """For each statement, of each gold passage that it states, whether that has a source."""


def load_stories(folder: Path, vouch: dict[int, VouchModel] | VouchModel | None = None) -> Iterator[AnnotatedStory]:
    """folder holds in/SLUG.json and gold/SLUG.json. vouch: by fold, a model that has not seen its stories."""
    for path in sorted((folder / "gold").glob("*.json")):
        source = folder / "in" / path.name
        articles = [a for a in story_file.read(str(source), source.read_bytes())[0][1] if isinstance(a, Article)]
        model = vouch[fold_of(path.stem)] if isinstance(vouch, dict) else vouch
        statements = resolve(articles, [attribute(a.text) for a in articles], model)
        gold = json.loads(path.read_text("utf8"))
        stated = gold_members(gold, articles, statements)
        claims = [{claim for claim, _ in found} for found in stated]
        sourced = [[chain for _, chain in found] for found in stated]
        yield AnnotatedStory(path.stem, articles, statements, claims, sourced)


def gold_members(gold: dict, articles: list[Article], statements: list[Statement]) -> list[list[tuple[str, bool]]]:
    """For each statement the gold passages that it states (half of the shorter one is common): claim, has a source."""
    texts = {a.id: a.text for a in articles}
    out: list[list[tuple[str, bool]]] = [[] for _ in statements]
    for claim in gold["claims"]:
        for member in claim["members"]:
            start = texts[member["article"]].find(member["span"])
            end = start + len(member["span"])
            for index, s in enumerate(statements):
                common = min(s.end, end) - max(s.start, start)
                if s.article == member["article"] and start >= 0 and common >= 0.5 * min(s.end - s.start, end - start):
                    out[index].append((claim["id"], bool(member["chain"])))
    return out
