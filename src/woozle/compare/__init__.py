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
from woozle.compare.values import value_candidates
from woozle.compare.view import Sentences
from woozle.compare.wording import wording_candidates
from woozle.model import Article, Claim, Difference

__all__ = ["candidates", "differences", "omissions"]


def differences(
    claims: Sequence[Claim], articles: Sequence[Article], chooser: Chooser | None = None
) -> list[Difference]:
    """What the articles give differently, claim by claim, of each the likeliest first.

    chooser: another than the shipped one (training).
    """
    chosen = (chooser or load_chooser()).chosen(candidates(claims, articles))
    order = {claim.id: n for n, claim in enumerate(claims)}
    return sorted(merge(chosen, claims), key=lambda d: order[d.claim])


def candidates(claims: Sequence[Claim], articles: Sequence[Article]) -> Iterator[Candidate]:
    """All that may be a difference; the order of articles and claims changes nothing."""
    claims = sorted(claims, key=lambda c: sorted(m.passage for m in c.members))
    story = Sentences.of(articles, claims)
    pairs = list(story.pairs())
    yield from value_candidates(pairs)
    yield from replaced_candidates(story, pairs)
    yield from spelling_candidates(story)
    yield from wording_candidates(story)
    seen = set()
    for claim in claims:
        members = sorted(claim.members, key=lambda m: m.passage)
        for a, b in itertools.permutations(members, 2):
            if a.article != b.article and (a.passage, b.passage) not in seen:
                seen.add((a.passage, b.passage))
                yield from certainty_candidates(story, claim, a, b)
                yield from polarity_candidates(story, a, b)
                if a.article < b.article:
                    yield from credit_candidates(story, a, b)
