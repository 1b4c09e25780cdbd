"""Pairs that are likely the same -> groups of statements that hold together as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from woozle.match.candidates import ALTOGETHER
from woozle.match.features import Pairs

SAME_ARTICLE = 0.3
"""Cosine of two passages of one article from which they may repeat each other: of those that do, three of four are
above (49 shared stories, held-out encoders), of all others one in eight."""


FURTHER = 0.5
"""Mean probability from which a statement joins a group that has, or then has, three reports: more likely than not. Two
may be brought together by less. Held out, five folds: claims have precision .605 and F1 .554, routes .524 with .28 for
both, and .642, .558 and .543 with .5 here (.4 to .6 much the same)."""


@dataclass
class Growing:
    """A group in the making. members: by article. asked: those that nobody crowds out (group)."""

    size: int = 0
    members: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    asked: list[int] = field(default_factory=list)


def group(articles: Sequence[str], found: Pairs, probabilities: NDArray[np.float64], least: float) -> list[list[int]]:
    """Groups of indices into `articles`, the article of each statement.

    Every pair that is at least `least` likely is in some group, the likeliest first. A statement joins the group of its
    partner where the mean probability over its pairs with the members is as high (FURTHER, with a third report), and
    where it is like the members from its own article (SAME_ARTICLE). Else the two begin a group of their own, so that a
    statement may be in several, but not where each has a likelier partner in the other's article. Those without a
    partner are alone.

    A pair that is no candidate counts as impossible, unless both have as many candidates as one may have (ALTOGETHER):
    then others crowded it out, and nobody asked.
    """
    partners: dict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), p in zip(found.candidates, probabilities.tolist(), strict=True):
        partners[i][j] = partners[j][i] = p
    groups: list[Growing] = []
    groups_of: dict[int, list[int]] = defaultdict(list)

    def crowded(x: int) -> bool:
        return len(partners[x]) >= ALTOGETHER

    def belongs(x: int, number: int) -> bool:
        """Looks at the partners of x and not at the members, who may be thousands."""
        into, known = groups[number], partners[x]
        mine = into.members.get(articles[x], [])
        total = sum(p for y, p in known.items() if number in groups_of[y])
        if crowded(x):
            count = sum(number in groups_of[y] for y in known)
            count += sum(y not in known and articles[y] != articles[x] for y in into.asked)
        else:
            count = into.size - len(mine)
        wanted = FURTHER if len(into.members.keys() | {articles[x]}) > 2 else least
        return total >= wanted * count and all(found.vectors[x] @ found.vectors[y] >= SAME_ARTICLE for y in mine)

    def matched(x: int, article: str) -> bool:
        return any(article in groups[n].members for n in groups_of[x])

    def add(x: int, number: int) -> None:
        groups[number].size += 1
        groups[number].members[articles[x]].append(x)
        groups[number].asked += [] if crowded(x) else [x]
        groups_of[x].append(number)

    likely = [(-p, pair) for pair, p in zip(found.candidates, probabilities.tolist(), strict=True) if p >= least]
    for _, (i, j) in sorted(likely):
        if not set(groups_of[i]).isdisjoint(groups_of[j]):
            continue
        joins = ((n, b) for a, b in ((i, j), (j, i)) for n in groups_of[a] if belongs(b, n))
        if (place := next(joins, None)) is not None:
            add(place[1], place[0])
        elif not (matched(i, articles[j]) and matched(j, articles[i])):
            groups.append(Growing())
            add(i, len(groups) - 1)
            add(j, len(groups) - 1)
    alone = ([i] for i in range(len(articles)) if not groups_of[i])
    return sorted([*(sorted(x for m in g.members.values() for x in m) for g in groups), *alone])
