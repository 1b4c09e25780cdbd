"""Candidates of a story, and which of them the annotators marked."""

from __future__ import annotations

from typing import NamedTuple

from training.compare.stories import Told
from woozle.compare import candidates
from woozle.compare.candidate import Candidate
from woozle.compare.view import Sentences


class Row(NamedTuple):
    candidate: Candidate
    right: bool


def rows(story: Told) -> list[Row]:
    out = []
    for c in candidates(Sentences.of(story.articles, story.claims), story.claims):
        places = {c.a.article.id: c.x, c.b.article.id: c.y}
        out.append(Row(c, any(d.kind == c.kind and d.touches(places) for d in story.differences)))
    return out
