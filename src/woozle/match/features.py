"""What two statements of different articles have in common: the features of the pair model."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from woozle.match.candidates import candidates
from woozle.match.embed import encode
from woozle.model import Article, Passage, Source, Statement
from woozle.models import threads
from woozle.quotes import quotations, quoted_part
from woozle.resolve.pieces import is_fragment
from woozle.sentences import sentences, touching
from woozle.words import STOP_WORDS, WORD, stems_of

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

LIKENESSES = ("passage", "sentence", "passage_words", "sentence_words", "late", "late_worse")
"""How statements are alike: cosine of their embeddings and of their weighted words, of the passage and of the whole
sentences around it; late interaction of word pieces, as the mean and the worse of both directions."""
NAMES: tuple[str, ...] = (
    *(f"{name}_{what}" for name in LIKENESSES for what in ("cosine", "chosen", "behind")),
    "passage_contained", "sentence_contained", "common_run", "both_quoted", "quotes_alike", "quote_contained",
    "names_shared", "numbers_shared", "numbers_apart", "shared_source", "other_sources", "own_and_attributed",
    "position_apart", "shorter",
)  # fmt: skip
SCALES = (20.0, 20.0, 12.0, 12.0, 20.0, 20.0)
NOBODY = (0.51, 0.51, 0.3, 0.3, 0.6, 0.6)
"""Of each likeness: how sharply a statement chooses its counterpart, and the likeness that counts as none. The first
two are what an encoder once learned in training (training/match/encoder.py); the others are set by eye, and the pair
model weighs what comes of them."""
LEAST_LATE = 0.38
"""Late interaction below which a pair is not looked at further, for speed: four of ten candidates of 49 shared stories,
with one in thirty of the true ones, which are faint anyway."""
CHUNK = 65536
"""Pairs whose embeddings are compared at a time."""
LONGEST = 2_000
"""Characters of a statement that are compared letter by letter, which takes more than their square. The longest
sentence of 146 real reports has 467; two of 80,000 took minutes."""
ENOUGH_QUOTED = 20
"""Letters of a quotation from which its likeness counts in full; short ones are alike by chance."""
Floats = NDArray[np.float32]
NAME = re.compile(r"\b[A-Z][a-z]+\b")
NUMBER = re.compile(r"\d[\d,.]*\d|\d")


@dataclass(frozen=True, slots=True)
class Bag:
    """Words by their stems. weights: how rare each is; total, norm: the sum of the weights and the root of their
    squares' sum. All sums are exact (fsum): the order of a set, which changes from run to run, must change nothing."""

    weights: Mapping[str, float]
    total: float
    norm: float

    @classmethod
    def of(cls, stems: Set[str], weight: Mapping[str, float]) -> Bag:
        weights = {stem: weight[stem] for stem in stems if stem in weight}
        return cls(weights, math.fsum(weights.values()), math.sqrt(math.fsum(w * w for w in weights.values())))


@dataclass(frozen=True, slots=True)
class View:
    """What the features need of one statement."""

    text: str
    words: Bag
    sentence_words: Bag
    quoted: str
    names: frozenset[str]
    numbers: frozenset[str]
    sources: frozenset[Source]
    position: float


class Pairs(NamedTuple):
    """candidates: (i, j), i < j, of statements in different articles. rows: their features, shape (pairs, len(NAMES)).
    vectors: the embedding of each statement, of length one, shape (statements, width)."""

    candidates: list[tuple[int, int]]
    rows: Floats
    vectors: Floats


def pairs(
    articles: Sequence[Article], statements: Sequence[Statement], session: InferenceSession | None = None
) -> Pairs:
    """The pairs of statements that may say the same. session: another encoder than the shipped one (training)."""
    texts = {a.id: a.text for a in articles}
    around = _sentences_around(articles, statements)
    encoded = encode(articles, [*statements, *around], session)
    count = len(statements)
    views = _views(texts, statements, [texts[p.article][p.start : p.end] for p in around])
    fragments = {
        n for n, s in enumerate(statements) if not s.evidence and is_fragment(texts[s.article][s.start : s.end])
    }
    chosen = candidates(_groups(statements, fragments), encoded.vectors[:count], encoded.vectors[count:])
    vectors = encoded.vectors[:count]
    late = encoded.late_interaction(chosen)
    likely = late.mean(1) >= LEAST_LATE
    chosen, late = [pair for pair, keep in zip(chosen, likely.tolist(), strict=True) if keep], late[likely]
    if not chosen:
        return Pairs([], np.zeros((0, len(NAMES)), np.float32), vectors)
    number = {article.id: n for n, article in enumerate(articles)}
    articles_of = np.array([number[s.article] for s in statements])
    common = np.array([[_common(*bags) for bags in _bags(views[i], views[j])] for i, j in chosen], np.float32)
    cosines = (
        _cosines(encoded.vectors[:count], chosen),
        _cosines(encoded.vectors[count:], chosen),
        common[:, 0, 0],
        common[:, 1, 0],
        late.mean(1),
        late.min(1),
    )
    likenesses = [_likeness(c, chosen, articles_of, *how) for c, *how in zip(cosines, SCALES, NOBODY, strict=True)]
    others = np.array([_features(views[i], views[j], statements[i], statements[j]) for i, j in chosen], np.float32)
    letters = _letters([(views[i], views[j]) for i, j in chosen])
    return Pairs(chosen, np.concatenate([*likenesses, common[:, :, 1], letters, others], 1), vectors)


def _likeness(
    cosine: Floats, pairs: Sequence[tuple[int, int]], articles_of: NDArray[np.int64], scale: float, nobody: float
) -> Floats:
    """Shape (pairs, 3): the cosine; how likely each picks the other among its candidates in the other's article, or
    nobody (the geometric mean of both directions); how far the cosine is behind the best such in either direction."""
    chosen, best = np.ones_like(cosine), np.full_like(cosine, -np.inf)
    for mine, theirs in (np.array(pairs).T, np.array(pairs).T[::-1]):
        _, group = np.unique(np.stack([mine, articles_of[theirs]], 1), axis=0, return_inverse=True)
        odds = np.exp(scale * (cosine - nobody))
        chosen *= odds / (np.bincount(group, odds)[group] + 1)
        most = np.full(group.max() + 1, -np.inf, np.float32)
        np.maximum.at(most, group, cosine)
        best = np.maximum(best, most[group])
    return np.stack([cosine, np.sqrt(chosen), best - cosine], 1).astype(np.float32)


def _cosines(rows: Floats, pairs: Sequence[tuple[int, int]]) -> Floats:
    i, j = np.array(pairs).T
    return np.concatenate(
        [np.einsum("pw,pw->p", rows[i[at : at + CHUNK]], rows[j[at : at + CHUNK]]) for at in range(0, len(i), CHUNK)]
    )


def _bags(a: View, b: View) -> tuple[tuple[Bag, Bag], tuple[Bag, Bag]]:
    """Of the passages and of the sentences around them."""
    return (a.words, b.words), (a.sentence_words, b.sentence_words)


def _common(a: Bag, b: Bag) -> tuple[float, float]:
    """Of the words that both have: the cosine, and their weight over that of all words of the lighter side."""
    weights = [a.weights[word] for word in a.weights.keys() & b.weights.keys()]
    if not weights:
        return 0.0, 0.0
    return math.fsum(w * w for w in weights) / (a.norm * b.norm), math.fsum(weights) / min(a.total, b.total)


def _groups(statements: Sequence[Statement], without: Set[int]) -> list[list[int]]:
    """The statements of each article, but for some."""
    groups: dict[str, list[int]] = {}
    for index, statement in enumerate(statements):
        if index not in without:
            groups.setdefault(statement.article, []).append(index)
    return list(groups.values())


def _sentences_around(articles: Sequence[Article], statements: Sequence[Statement]) -> list[Passage]:
    """For each statement the whole sentences it stands in."""
    spans = {a.id: list(sentences(a)) for a in articles}
    out = []
    for s in statements:
        mine = spans[s.article]
        over = touching(mine, s.start, s.end)
        start, end = (mine[over[0]].start, mine[over[-1]].end) if over else (s.start, s.end)
        out.append(Passage(s.article, start, end))
    return out


def _views(texts: Mapping[str, str], statements: Sequence[Statement], around: Sequence[str]) -> list[View]:
    stems = [stems_of(text) for text in around]
    frequency = Counter(stem for found in stems for stem in found)
    weight = {stem: math.log(1 + len(statements) / n) for stem, n in frequency.items()}
    quoted = {name: list(quotations(text)) for name, text in texts.items()}
    views = []
    for statement, sentence in zip(statements, stems, strict=True):
        text = texts[statement.article]
        words = text[statement.start : statement.end]
        marked = quoted_part(quoted[statement.article], statement.start, statement.end)
        views.append(View(
            text=words[:LONGEST].lower(),
            words=Bag.of(stems_of(words), weight),
            sentence_words=Bag.of(sentence, weight),
            quoted=" ".join(WORD.findall(" ".join(text[s:e] for s, e in marked)[:LONGEST].lower())),
            names=frozenset(n for n in NAME.findall(words) if n.lower() not in STOP_WORDS),
            numbers=frozenset(NUMBER.findall(words)),
            sources=frozenset(statement.chain),
            position=statement.start / len(text),
        ))  # fmt: skip
    return views


def _letters(pairs: Sequence[tuple[View, View]]) -> Floats:
    """How alike two passages are letter by letter, whether both quote, and how alike their quotations are: those of
    both, and that of one among the words of the other. Shape (pairs, 4)."""
    out = np.zeros((len(pairs), 4), np.float32)
    both = np.array([bool(a.quoted and b.quoted) for a, b in pairs])
    one = np.array([bool(a.quoted) != bool(b.quoted) for a, b in pairs])
    out[:, 0] = _ratios(fuzz.partial_ratio, [(a.text, b.text) for a, b in pairs])
    out[:, 1] = both
    quotes = [(pairs[n][0].quoted, pairs[n][1].quoted) for n in np.flatnonzero(both).tolist()]
    shortest = np.array([min(len(a), len(b)) for a, b in quotes], np.float32)
    out[both, 2] = _ratios(fuzz.partial_ratio, quotes) * np.minimum(1, shortest / ENOUGH_QUOTED)
    told = [pairs[n] if pairs[n][0].quoted else pairs[n][::-1] for n in np.flatnonzero(one).tolist()]
    out[one, 3] = _ratios(fuzz.partial_token_sort_ratio, [(a.quoted, b.text) for a, b in told])
    return out


def _ratios(scorer: Callable[..., float], pairs: Sequence[tuple[str, str]]) -> Floats:
    if not pairs:
        return np.zeros(0, np.float32)
    mine, theirs = zip(*pairs, strict=True)
    alike = cpdist(mine, theirs, scorer=scorer, dtype=np.float32, workers=threads())
    return np.asarray(alike / 100, np.float32)


def _features(a: View, b: View, s: Statement, t: Statement) -> list[float]:
    """The features of one pair after those of _letters, in the order of NAMES."""
    return [
        _jaccard(a.names, b.names),
        _jaccard(a.numbers, b.numbers),
        float(bool(a.numbers and b.numbers) and not a.numbers & b.numbers),
        float(not a.sources.isdisjoint(b.sources)),
        float(bool(s.chain and t.chain) and a.sources.isdisjoint(b.sources)),
        float(bool(s.chain) != bool(t.chain)),
        abs(a.position - b.position),
        math.log1p(min(len(a.words.weights), len(b.words.weights))),
    ]


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0
