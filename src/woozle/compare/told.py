"""Whether a report has a sentence like what others say: then nobody can tell whether it leaves that out."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

import numpy as np

from woozle.model import Article
from woozle.sentences import sentences
from woozle.words import stems_of

ALIKE = 0.25
"""Share of the words of a passage, the rare ones counting more, from which a sentence may say the same.

In 49 stories 877 reports lack a claim, found held out, that annotators have too, and .50 of them do leave it out. Where
no sentence has a quarter of the words 310 are left, and .76 of these do; .3: 416 and .69; .4: 594 and .61
(benchmarks/left_out.py)."""
MOST = 12
"""Passages of one claim that are looked for; of more, the first."""


class Told:
    """The sentences of all reports, found by their words. whose: the publisher of each article, by its id."""

    def __init__(self, articles: Sequence[Article], whose: Mapping[str, str]):
        found: dict[str, list[int]] = defaultdict(list)
        self._publishers: list[str] = []
        for article in articles:
            for start, end in sentences(article):
                for stem in stems_of(article.text[start:end]):
                    found[stem].append(len(self._publishers))
                self._publishers.append(whose[article.id])
        self._found = {stem: np.array(places) for stem, places in found.items()}
        self._weights = {stem: math.log(1 + len(self._publishers) / len(places)) for stem, places in found.items()}

    def by(self, passages: Iterable[str]) -> set[str]:
        """The publishers that have a sentence like one of these passages."""
        like: set[int] = set()
        for passage in islice(passages, MOST):
            stems = [stem for stem in sorted(stems_of(passage)) if stem in self._found]
            shared = np.zeros(len(self._publishers))
            for stem in stems:
                shared[self._found[stem]] += self._weights[stem]
            like.update(np.flatnonzero(shared >= ALIKE * sum(self._weights[s] for s in stems)).tolist())
        return {self._publishers[n] for n in like}
