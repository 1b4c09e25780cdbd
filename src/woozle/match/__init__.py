"""The statements of one story that say the same thing -> claims.

A logistic regression over what two statements have in common says how likely they are the same claim, a second one
hears what the other pairs say of that (training/match). Likely pairs are then grouped so that a claim holds together as
a whole; a statement that says several things is in several.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache

import msgspec
import numpy as np
from numpy.typing import NDArray

from woozle.logistic import Logistic
from woozle.match import among, features
from woozle.match.features import Pairs
from woozle.model import Article, ClaimKind, Span, Statement
from woozle.models import MODELS
from woozle.quotes import quotations, quoted_part

__all__ = ["PairModel", "group", "kind_of", "load_pair_model", "match"]

MIN_QUOTED = 0.4
"""Share of a passage between quotation marks from which it counts as a direct quotation."""


SAME_ARTICLE = 0.3
"""Cosine of two passages of one article from which they may repeat each other: of those that do, three of four are
above (49 shared stories, held-out encoders), of all others one in eight."""
FAINT = 0.01
"""Pairs below this count as impossible; they are most of the candidates."""


class PairModel(msgspec.Struct, frozen=True):
    """alone: by what two statements have in common; among: by that and by what other pairs say. least: see `group`."""

    alone: Logistic
    among: Logistic
    least: float

    def probabilities(self, articles: Sequence[str], found: Pairs) -> NDArray[np.float64]:
        """Probability that each pair is one claim. articles: of each statement, as `among` takes it."""
        probabilities = self.alone.of_rows(features.NAMES, found.rows)
        considered, rows = among.features_among(articles, found.candidates, probabilities)
        both = np.concatenate([found.rows[considered], rows], 1)
        probabilities[considered] = self.among.of_rows((*features.NAMES, *among.NAMES), both)
        return probabilities


def match(articles: Sequence[Article], statements: Sequence[Statement]) -> list[tuple[ClaimKind, list[Statement]]]:
    """The claims of a story, each with its kind, in the order of their first statements."""
    model = load_pair_model()
    place = {statement: at for at, statement in enumerate(statements)}
    ordered = sorted(place, key=lambda s: (s.article, s.start, s.end))  # so that the order of inputs changes nothing
    found, names = features.pairs(articles, ordered), [s.article for s in ordered]
    groups = group(names, found, model.probabilities(names, found), model.least)
    claims = [sorted((ordered[i] for i in members), key=place.__getitem__) for members in groups]
    claims.sort(key=lambda claim: [place[s] for s in claim])
    quoted = {a.id: list(quotations(a.text)) for a in articles}
    return [(kind_of(claim, quoted), claim) for claim in claims]


def group(articles: Sequence[str], found: Pairs, probabilities: NDArray[np.float64], least: float) -> list[list[int]]:
    """Groups of indices into `articles`, the article of each statement.

    Every pair that is at least `least` likely is in some group, the likeliest first. A statement joins the group of its
    partner where the mean probability over its pairs with the members is as high, and where it is like the members from
    its own article (SAME_ARTICLE). Else the two begin a group of their own, so that a statement may be in several, but
    not where each has a likelier partner in the other's article. Those without a partner are alone.
    """
    probability = {pair: float(p) for pair, p in zip(found.candidates, probabilities, strict=True) if p >= FAINT}
    groups: list[list[int]] = []
    groups_of: dict[int, list[int]] = defaultdict(list)

    def belongs(x: int, members: Sequence[int]) -> bool:
        others = [probability.get((min(x, y), max(x, y)), 0.0) for y in members if articles[y] != articles[x]]
        mine = (float(found.vectors[x] @ found.vectors[y]) for y in members if articles[y] == articles[x])
        return sum(others) >= least * len(others) and all(cosine >= SAME_ARTICLE for cosine in mine)

    def matched(x: int, article: str) -> bool:
        return any(articles[y] == article for n in groups_of[x] for y in groups[n])

    for (i, j), p in sorted(probability.items(), key=lambda item: (-item[1], item[0])):
        if p < least:
            break
        if not set(groups_of[i]).isdisjoint(groups_of[j]):
            continue
        joins = ((n, b) for a, b in ((i, j), (j, i)) for n in groups_of[a] if belongs(b, groups[n]))
        place, *new = next(joins, (len(groups), i, j))
        if place == len(groups):
            if matched(i, articles[j]) and matched(j, articles[i]):
                continue
            groups.append([])
        groups[place] += new
        for index in new:
            groups_of[index].append(place)
    alone = ([i] for i in range(len(articles)) if not groups_of[i])
    return sorted([*(sorted(g) for g in groups), *alone])


def kind_of(members: Sequence[Statement], quoted: dict[str, list[Span]]) -> ClaimKind:
    """quote: some member gives it in quotation marks, and most name the same speaker; else fact."""
    origins = Counter(m.chain[-1] for m in members if m.chain)
    if not origins or 2 * origins.most_common(1)[0][1] <= len(members):
        return "fact"
    for m in members:
        inside = sum(e - s for s, e in quoted_part(quoted[m.article], m.start, m.end))
        if m.chain and inside >= MIN_QUOTED * (m.end - m.start):
            return "quote"
    return "fact"


@cache
def load_pair_model() -> PairModel:
    model = msgspec.json.decode((MODELS / "match.json").read_bytes(), type=PairModel)
    if model.among.weights.keys() != {*features.NAMES, *among.NAMES}:
        raise ValueError("models/match.json was trained on other features; run `python -m training.match`")
    return model
