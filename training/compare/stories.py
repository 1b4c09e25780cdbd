"""Stories with their claims and with the differences that were marked in them: annotated ones, and written ones.

What was marked in the stories that were written for this project (training/match/texts) lies in differences/, a file a
story (training/compare/marked.py).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from training.compare.marked import Marked, place, read_differences, told
from training.match.stories import NO_FOLD, written_stories
from training.match.written import read_marked
from training.stories import common, fold_of
from woozle.match import kind_of
from woozle.model import Article, Claim, Span
from woozle.quotes import quotations
from woozle.read import json as story_file
from woozle.route import make_claim


@dataclass(frozen=True)
class Told:
    story: str
    fold: int
    articles: list[Article]
    claims: list[Claim]
    differences: list[Marked]
    members: list[tuple[str, str, Span]]
    """As marked: (claim, article, passage)."""


def read_told(stories: Path, claims: Path) -> list[Told]:
    out = []
    for path in sorted((stories / "gold").glob("*.json")):
        source = stories / "in" / path.name
        articles = [a for a in story_file.read(str(source), source.read_bytes())[0][1] if isinstance(a, Article)]
        text = {a.id: a.text for a in articles}
        gold = json.loads(path.read_text("utf8"))
        found = msgspec.convert(json.loads((claims / path.name).read_text("utf8"))["claims"], list[Claim])
        differences = [told(d, text) for d in gold["differences"]]
        members = [
            (c["id"], m["article"], place(text[m["article"]], m["span"])) for c in gold["claims"] for m in c["members"]
        ]
        out.append(Told(path.stem, fold_of(path.stem), articles, found, differences, members))
    return out


def read_written(stories: Path, differences: Path) -> Iterator[Told]:
    """The stories that were written for this project, their statements brought together as they are marked."""
    for story in written_stories(stories):
        source = (stories / f"{story.story}.txt").read_text("utf8")
        members = [(c, r.article.id, span) for r in read_marked(source)[1] for c, span in r.claims]
        texts = {a.id: a.text for a in story.articles}
        marked = read_differences(differences / f"{story.story}.json", texts)
        alone = [make_claim(str(n), "fact", [s], story.articles) for n, s in enumerate(story.statements)]
        yield by_gold(Told(story.story, NO_FOLD, story.articles, alone, marked, members))


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
