"""Reports that follow another fact by fact, in other words: copies that share no text.

Most agency copy is not printed but rewritten. A rewrite has its facts from one report, and has them in its order; a
report of its own has others, in another order. So the sentences of two reports that claims bring together are laid side
by side, and counted as far as they are in one order and have words in common: a claim may also join what is only near.
"""

from __future__ import annotations

import itertools
import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from woozle.model import Article, Passage, Reuse, Span, Statement, common
from woozle.published import by_age
from woozle.reuse import apart, directed
from woozle.sentences import sentences, touching
from woozle.words import STOP_WORDS

SHARE = 0.6
"""Share of a report's sentences that have to stand in another in one order. Of 20 rewrites written for this project
(training/reuse) all fourteen close or edited ones have as many, and four of the six loose ones; of the 145 pairs of
reports of 49 real stories none has: the most is .58, seven sentences of twelve."""
LEAST = 7
"""Sentences in one order. Who reports one event has its few main facts, and they are often in one order: of the 145
real pairs those with the highest shares have seven or eight. The rewrites that are told have ten or more; how short
ones fare is not known, and to call a report a copy that is none is worse than to miss a short one."""
ALIKE = 0.08
"""Cosine of two sentences' words, weighted by how rare they are in the story, from which they count as saying the same.
From .05 to .11 the same of the twenty rewrites have SHARE, and no real pair has more than .58. Without it reports of
the benchmark that are no rewrites have up to .65."""
MOST = 20
"""Reports of one claim; what more of them say tells nothing of who has it from whom."""
WORD = re.compile(r"\w\w+")
Link = tuple[int, int]
"""A sentence of the later report, and one of the earlier that says the same."""


class Retelling(NamedTuple):
    share: float
    passages: list[Reuse]


def retellings(
    articles: Sequence[Article],
    claims: Iterable[Sequence[Statement]],
    credits: Mapping[str, Set[str]],
    reuse: Sequence[Reuse] = (),
) -> list[Reuse]:
    """The sentences that one report has from another in other words, each report from the one it follows most; the
    earliest of them first.

    claims: the statements of each. credits: for each article the outlets that it credits. reuse: the text that they
    share word for word, which is not told again.
    """
    articles = sorted(articles, key=by_age)
    spans = {article.id: list(sentences(article)) for article in articles}
    verbatim: dict[str, list[Reuse]] = defaultdict(list)
    for shared in reuse:
        verbatim[shared.later.article].append(shared)
    best: dict[str, Retelling] = {}
    for (a, b), links in sorted(_links(articles, claims, spans).items()):
        earlier, later, direction = directed(articles[a], articles[b], credits)
        turned = links if later is articles[b] else {(x, y) for y, x in links}
        ordered = in_order(turned)
        sizes = [len(spans[x.id]) for x in ((later,) if direction != "unknown" else (earlier, later))]
        share = len(ordered) / min(sizes)
        if len(ordered) >= LEAST and share >= max(SHARE, best[later.id].share if later.id in best else 0):
            there, here = ([Passage(x.id, *span) for span in spans[x.id]] for x in (earlier, later))
            told = [Reuse(there[y], here[x], direction, retold=True) for x, y in ordered]
            news = [r for r in told if not any(_same_text(r, shared) for shared in verbatim[later.id])]
            best[later.id] = Retelling(share, news)
    return [passage for retelling in best.values() for passage in retelling.passages]


def in_order(links: Set[Link]) -> list[Link]:
    """As many as there are of which each stands behind the one before in both reports (a longest increasing
    subsequence, by patience sorting)."""
    ends: list[int] = []
    last: list[Link] = []
    before: dict[Link, Link | None] = {}
    for link in sorted(links, key=lambda link: (link[0], -link[1])):
        at = bisect_left(ends, link[1])
        before[link] = last[at - 1] if at else None
        ends[at : at + 1], last[at : at + 1] = [link[1]], [link]
    out = last[-1:]
    while out and (previous := before[out[-1]]) is not None:
        out.append(previous)
    return out[::-1]


def _links(
    articles: Sequence[Article], claims: Iterable[Sequence[Statement]], spans: Mapping[str, Sequence[Span]]
) -> dict[tuple[int, int], set[Link]]:
    """For each two articles, by number, the sentences that claims bring together, as far as they are alike: (of the
    second, of the first)."""
    numbers = {article.id: n for n, article in enumerate(articles)}
    words = [[_words(article.text[s.start : s.end]) for s in spans[article.id]] for article in articles]
    frequency = Counter(word for of_article in words for sentence in of_article for word in sentence)
    count = sum(map(len, words))
    squares = {word: math.log(1 + count / n) ** 2 for word, n in frequency.items()}

    def weight(some: Set[str]) -> float:
        return math.fsum(squares[word] for word in some)  # exact: the order of a set must change nothing

    def alike(one: Set[str], two: Set[str]) -> bool:
        both = weight(one & two)
        return both > 0 and both >= ALIKE * math.sqrt(weight(one) * weight(two))

    links: dict[tuple[int, int], set[Link]] = defaultdict(set)
    for claim in claims:
        told: dict[int, set[int]] = defaultdict(set)
        for member in claim:
            told[numbers[member.article]] |= set(_sentences(member, spans[member.article]))
        if 2 <= len(told) <= MOST:
            for a, b in itertools.combinations(sorted(told), 2):
                if apart(articles[a], articles[b]):
                    both = itertools.product(told[b], told[a])
                    links[a, b] |= {(y, x) for y, x in both if alike(words[b][y], words[a][x])}
    return links


def _words(text: str) -> frozenset[str]:
    """What it is about: its words without the commonest, cut to six letters."""
    return frozenset(w[:6] for w in WORD.findall(text.lower()) if w not in STOP_WORDS)


def _same_text(retold: Reuse, verbatim: Reuse) -> bool:
    """Is one of its sentences told already as shared word for word, by the later report or by these two?"""
    of_these = retold.earlier.article == verbatim.earlier.article
    return bool(common(retold.later, verbatim.later) or (of_these and common(retold.earlier, verbatim.earlier)))


def _sentences(statement: Statement, spans: Sequence[Span]) -> Iterator[int]:
    """Those of which it has half, or that have half of it."""
    for n in touching(spans, statement.start, statement.end):
        span = spans[n]
        if 2 * common(span, statement) >= min(span.end - span.start, statement.end - statement.start):
            yield n
