"""Where the reports of one claim part, and what each leaves out."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from woozle.compare.candidate import Candidate
from woozle.compare.certainty import certainty_candidates
from woozle.compare.choose import Chooser, load_chooser
from woozle.compare.credit import credit_candidates
from woozle.compare.merge import merge
from woozle.compare.names import replaced_candidates, spelling_candidates
from woozle.compare.omissions import omissions
from woozle.compare.polarity import polarity_candidates
from woozle.compare.posts import post_candidates
from woozle.compare.values import value_candidates
from woozle.compare.view import MOST_TOGETHER, Said, Sentences
from woozle.compare.wording import wording_candidates
from woozle.model import Article, Claim, Difference, Source

__all__ = ["candidates", "differences", "omissions"]


def differences(
    claims: Sequence[Claim], articles: Sequence[Article], chooser: Chooser | None = None
) -> list[Difference]:
    """What the articles give differently, claim by claim, of each the likeliest first.

    chooser: another than the shipped one (training).
    """
    story = Sentences.of(articles, claims)
    chosen = (chooser or load_chooser()).chosen(candidates(story, claims))
    order = {claim.id: n for n, claim in enumerate(claims)}
    return sorted(merge(chosen, claims, story), key=lambda d: order[d.claim])


def candidates(story: Sentences, claims: Sequence[Claim]) -> Iterator[Candidate]:
    """All that may be a difference, between one sentence of each wording."""
    claims = sorted(claims, key=lambda c: story.order[c.id])
    pairs = list(story.pairs())
    yield from value_candidates(pairs)
    yield from replaced_candidates(story, pairs)
    yield from spelling_candidates(story)
    yield from post_candidates(story)
    yield from wording_candidates(story, pairs)
    seen = set()
    for claim in claims:
        members = _wordings(story, claim)
        for a, b in itertools.permutations(members, 2):
            here, there = a.statement.passage, b.statement.passage
            if here.article != there.article and (here, there) not in seen:
                seen.add((here, there))
                yield from certainty_candidates(story, claim, a, b)
                yield from polarity_candidates(a, b)
                if story.rank[here.article] < story.rank[there.article]:
                    yield from credit_candidates(a, b)


def _wordings(story: Sentences, claim: Claim) -> list[Said]:
    """One member of each wording and source, the first that has it."""
    found: dict[tuple[str, int, int, tuple[Source, ...]], Said] = {}
    for member in sorted(claim.members, key=lambda m: story.place(m.passage)):
        if (said := story.said(member)) is not None:
            start = said.sentence.span.start
            found.setdefault((said.sentence.key, member.start - start, member.end - start, member.chain), said)
    return list(found.values())[:MOST_TOGETHER]
