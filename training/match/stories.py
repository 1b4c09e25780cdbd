"""Annotated stories with the statements that Woozle makes of them, and which claims of the gold each one states."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from training.resolve.__main__ import load_trained
from training.resolve.rows import with_heads
from training.stories import FOLDS, load_stories
from woozle.model import Article, Span, Statement
from woozle.resolve import resolve


@dataclass(frozen=True)
class ReadStory:
    story: str
    fold: int
    articles: list[Article]
    statements: list[Statement]
    claims: list[set[str]]


def read_stories(folder: Path, folds: Path) -> list[ReadStory]:
    """Each story read by the models of its fold (training.resolve), which have not seen it."""
    trained = [load_trained(folds / str(fold)) for fold in range(FOLDS)]
    out = []
    for story in load_stories(folder):
        voice, heads = trained[story.fold]
        statements = resolve(story.articles, with_heads(story, heads), voice)
        claims = [{m.claim for m in story.stated(s.article, Span(s.start, s.end))} for s in statements]
        out.append(ReadStory(story.story, story.fold, story.articles, statements, claims))
    return out
