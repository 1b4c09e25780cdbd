"""The sentences of a story's articles, and how alike two of them are around the places where they may differ."""

from __future__ import annotations

import itertools
import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from rapidfuzz.distance import Indel

from woozle.compare.dates import Date, dates
from woozle.compare.numbers import Number, numbers, stem
from woozle.hedges import hedges
from woozle.model import Article, Claim, Passage, Span, Statement
from woozle.published import by_age
from woozle.quotes import quotations
from woozle.sentences import sentences, touching
from woozle.words import STOP_WORDS

WORD = re.compile(r"\w+(?:[.’'&]\w+)*")
LOWER = re.compile(r"\b[a-zà-ÿ]+\b")

RUN = 5
"""Words in a row that make two sentences worth comparing where no claim brings them together."""
TWINS = 0.7
"""Share of common words from which two sentences are one, but for what was changed. In 49 stories 80 pairs are that
much alike and differ; what differs between them is a credit ("he said") or stands in the gold."""
MOST_VALUES = 20
"""Numbers or dates of a sentence beyond which it is no news text: a table, a list, a hostile input."""
MOST_TOGETHER = 60
"""Wordings of one claim, or sentences with the same words in a row, that are compared: of more, the first; what differs
has been told by then. Fifty reports of one story stay below."""
SHORTEST = 6
"""Words below which two passages are alike by chance."""


class Word(NamedTuple):
    start: int
    end: int
    plain: str
    stem: str


@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence of an article, with what is compared of it. members: the passages of claims in it, with the claim."""

    article: Article
    span: Span
    quoted: Sequence[Span]
    members: Sequence[tuple[int, int, str]]

    @property
    def text(self) -> str:
        return self.article.text

    @property
    def start(self) -> int:
        return self.span.start

    @property
    def end(self) -> int:
        return self.span.end

    @cached_property
    def key(self) -> str:
        """The same for all sentences that are written alike."""
        return self.show(self.span)

    @cached_property
    def claims(self) -> frozenset[str]:
        return frozenset(claim for _, _, claim in self.members)

    def claims_at(self, at: Span) -> frozenset[str]:
        """The claims that tell of a place."""
        return frozenset(claim for start, end, claim in self.members if start < at.end and at.start < end)

    @cached_property
    def words(self) -> list[Word]:
        found = ((m.span(), plain(m.group())) for m in WORD.finditer(self.text, *self.span))
        return [Word(*at, word, "" if word in STOP_WORDS else stem(word)[:7]) for at, word in found]

    @cached_property
    def stems(self) -> frozenset[str]:
        return stems(self.words)

    @cached_property
    def numbers(self) -> list[Number]:
        return list(itertools.islice(numbers(self.text, *self.span), MOST_VALUES))

    @cached_property
    def dates(self) -> list[Date]:
        return list(itertools.islice(dates(self.text, *self.span, published=self.article.published), MOST_VALUES))

    @cached_property
    def hedges(self) -> list[tuple[Span, str]]:
        return hedges(self.text, self.span)

    def near(self, at: Span) -> dict[str, int]:
        """The stems of the sentence, each with how many words it is away from a place at least."""
        inside = touching(self.words, at.start, at.end)
        low, high = (inside[0], inside[-1]) if inside else (0, 0)
        out: dict[str, int] = {}
        for n, word in enumerate(self.words):
            if word.stem and not low <= n <= high:
                away = low - n if n < low else n - high
                out[word.stem] = min(away, out.get(word.stem, away))
        return out

    def part(self, span: Span) -> list[Word]:
        """The words of a part of it."""
        return [self.words[n] for n in touching(self.words, span.start, span.end)]

    def before(self, at: int, most: int) -> list[Word]:
        """The words that lead to a place."""
        end = bisect_right(self.words, at, key=lambda w: w.end)
        return self.words[max(end - most, 0) : end]

    def behind(self, at: int, most: int) -> list[Word]:
        """The words that follow a place."""
        first = bisect_left(self.words, at, key=lambda w: w.start)
        return self.words[first : first + most]

    def in_quotes(self, span: Span) -> bool:
        return any(self.quoted[n].start <= span.start and span.end <= self.quoted[n].end for n in self.quotes(span))

    def quotes(self, span: Span) -> range:
        """Which of the article's quotations a part of it touches."""
        return touching(self.quoted, span.start, span.end)

    def show(self, span: Span) -> str:
        return " ".join(self.text[span.start : span.end].split())


class Said(NamedTuple):
    """A statement, the sentence that most of it stands in, and its words there."""

    statement: Statement
    sentence: Sentence
    words: Sequence[Word]

    @property
    def span(self) -> Span:
        return Span(self.statement.start, self.statement.end)


def plain(word: str) -> str:
    return word.lower().replace("’", "'")


def stems(words: Iterable[Word]) -> frozenset[str]:
    """The stems of the words that mean something."""
    return frozenset(w.stem for w in words if w.stem)


def alike(a: Sequence[Word], b: Sequence[Word]) -> float:
    """Normalised Indel similarity of the words in their order; 0 where there are too few to tell."""
    if min(len(a), len(b)) < SHORTEST:
        return 0.0
    return Indel.normalized_similarity([w.plain for w in a], [w.plain for w in b])


def changed(a: Sequence[Word], b: Sequence[Word]) -> Iterator[tuple[Sequence[Word], Sequence[Word]]]:
    """The words of each that stand between words that both have, in order, or at either end; one side may be empty."""
    codes = Indel.opcodes([w.plain for w in a], [w.plain for w in b])
    equal = [(c.src_start, c.src_end, c.dest_start, c.dest_end) for c in codes if c.tag == "equal"]
    for left, right in itertools.pairwise([(0, 0, 0, 0), *equal, (len(a), len(a), len(b), len(b))]):
        if left[1] < right[0] or left[3] < right[2]:
            yield a[left[1] : right[0]], b[left[3] : right[2]]


def kernel(a: Mapping[str, int], b: Mapping[str, int], reach: float) -> float:
    """How alike the words around two places are, nearer words counting more: the cosine of the stems, each weighed by
    the exponential of how far it is away. reach: words over which a weight falls to 1/e."""
    common = sum(math.exp(-(away + b[s]) / (2 * reach)) for s, away in a.items() if s in b)
    both = [sum(math.exp(-away / reach) for away in near.values()) for near in (a, b)]
    return common / math.sqrt(both[0] * both[1]) if common else 0.0


@dataclass(frozen=True)
class Sentences:
    """All sentences of a story, by article. weights: of each stem, by how rare it is in the story.

    copies: sentences of one wording, by their key. One of them is compared, and stands for all. rank: of each article,
    the earliest first. order: of each claim, by where its statements stand. Both are the same whatever the ids are.
    """

    by_article: Mapping[str, Sequence[Sentence]]
    weights: Mapping[str, float]
    copies: Mapping[str, Sequence[Sentence]]
    rank: Mapping[str, int]
    order: Mapping[str, int]

    @classmethod
    def of(cls, articles: Sequence[Article], claims: Sequence[Claim]) -> Sentences:
        members: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        articles = sorted(articles, key=by_age)  # so that neither the order of inputs nor their ids change anything
        rank = {article.id: n for n, article in enumerate(articles)}
        claims = sorted(claims, key=lambda c: sorted((rank[m.article], m.start, m.end) for m in c.members))
        for claim in claims:
            for m in claim.members:
                members[m.article].append((m.start, m.end, claim.id))
        by_article = {}
        for article in articles:
            quoted, spans = list(quotations(article.text)), list(sentences(article))
            inside: list[list[tuple[int, int, str]]] = [[] for _ in spans]
            for member in members[article.id]:
                for n in touching(spans, *member[:2]):
                    inside[n].append(member)
            by_article[article.id] = [Sentence(article, s, quoted, m) for s, m in zip(spans, inside, strict=True)]
        every = [s for found in by_article.values() for s in found]
        copies: dict[str, list[Sentence]] = defaultdict(list)
        for sentence in every:
            copies[sentence.key].append(sentence)
        counts = Counter(stem for s in every for stem in s.stems)
        weights = {stem: math.log(1 + len(every) / n) for stem, n in counts.items()}
        return cls(by_article, weights, copies, rank, {claim.id: n for n, claim in enumerate(claims)})

    @cached_property
    def lower(self) -> frozenset[str]:
        """The words that stand in lower case somewhere in the story."""
        return frozenset(m.group() for s in self for m in LOWER.finditer(s.text, *s.span))

    def __iter__(self) -> Iterator[Sentence]:
        return (s for found in self.by_article.values() for s in found)

    def weight(self, stems: Iterable[str]) -> float:
        return sum(self.weights.get(s, 1.0) for s in stems)

    def contained(self, a: frozenset[str], b: frozenset[str]) -> float:
        """Weight of the common words over that of the lighter side."""
        least = min(self.weight(a), self.weight(b))
        return self.weight(a & b) / least if least else 0.0

    def shared(self, a: frozenset[str], b: frozenset[str]) -> float:
        """Weight of the common words over that of all."""
        every = self.weight(a | b)
        return self.weight(a & b) / every if every else 0.0

    def place(self, passage: Passage) -> tuple[int, int, int]:
        """What passages are sorted by."""
        return self.rank[passage.article], passage.start, passage.end

    def said(self, statement: Statement) -> Said | None:
        """A statement with its sentence, None where it stands in none (a repeated paragraph)."""
        span = Span(statement.start, statement.end)
        over = self.over(statement.article, span)
        most = max(over, key=lambda s: min(s.span.end, span.end) - max(s.span.start, span.start), default=None)
        return None if most is None else Said(statement, most, most.part(span))

    def over(self, article: str, span: Span) -> list[Sentence]:
        """The sentences that a passage touches."""
        found = self.by_article[article]
        return [found[n] for n in touching(found, span.start, span.end)]

    def pairs(self) -> Iterator[tuple[Sentence, Sentence, float]]:
        """Sentences of different articles that have a claim in common or some words in a row, and how alike they are.

        The likeness is the normalised Indel similarity of their words in order.
        """
        groups: dict[object, list[Sentence]] = defaultdict(list)
        for sentence in self:
            for claim in dict.fromkeys(claim for _, _, claim in sentence.members):
                groups[claim].append(sentence)
            words = [w.plain for w in sentence.words]
            for at in range(len(words) - RUN + 1):
                groups[tuple(words[at : at + RUN])].append(sentence)
        seen: set[tuple[int, int]] = set()
        for found in groups.values():
            firsts: dict[str, Sentence] = {}
            for sentence in found:
                firsts.setdefault(sentence.key, sentence)
            group = list(firsts.values())[:MOST_TOGETHER]
            for n, a in enumerate(group):
                for b in group[n + 1 :]:
                    if a.article.id != b.article.id and (id(a), id(b)) not in seen:
                        seen |= {(id(a), id(b)), (id(b), id(a))}
                        likeness = alike(a.words, b.words)
                        if likeness >= TWINS or a.claims & b.claims:
                            yield a, b, likeness
