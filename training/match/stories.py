"""Annotated stories with the statements that Woozle makes of them, and which claims of the gold each one states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.match.written import read_marked
from training.resolve.__main__ import load_trained
from training.resolve.rows import with_heads
from training.stories import FOLDS, common, load_stories
from woozle.attribute import load_tagger
from woozle.model import Article, Span, Statement
from woozle.resolve import resolve

NO_FOLD = -1
"""Written stories are in no fold: what is measured on annotated ones may always learn from them."""


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


def written_stories(folder: Path) -> Iterator[ReadStory]:
    """The stories of a folder as the shipped tagger and resolver read them, and which claims each statement states."""
    tagger = load_tagger()
    for path in sorted(folder.glob("*.txt")):
        name, reports = read_marked(path.read_text(encoding="utf-8"))
        articles = [r.article for r in reports]
        statements = resolve(articles, [tagger.read(a.text, a.title_end) for a in articles])
        marks = {r.article.id: r.claims for r in reports}
        claims = [{c for c, span in marks[s.article] if common(span, Span(s.start, s.end)) >= 0.5} for s in statements]
        yield ReadStory(name, NO_FOLD, articles, statements, claims)
