"""What two statements of different articles have in common: the features of the pair model."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from woozle.match.embed import Encoded, encode
from woozle.model import Article, Passage, Statement
from woozle.quotes import quotations, quoted_part
from woozle.resolve.pieces import is_fragment
from woozle.resolve.sentences import sentences

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
SCALES = (20.0, 20.0, 12.0, 12.0)
NOBODY = (0.51, 0.51, 0.3, 0.3)
LATE_SCALE, LATE_NOBODY = 20.0, 0.6
"""Of each likeness: how sharply a statement chooses its counterpart, and the likeness that counts as none. The first
two are what the encoder learned in training (training/match/encoder.py); the others are set by eye, and the pair model
weighs what comes of them."""
NEAREST = 10
"""Statements of each other article that one is compared with: 10 hold 88 % of the true pairs of 49 shared stories."""
LEAST_COSINE = 0.25
"""Pairs below this in both cosines are not scored: unrelated passages. Not calibrated."""
Matrix = NDArray[np.float32]
STOP_WORDS = frozenset(
    "the a an of to in and or for on at by with from that this as is was were are be been has have had it its he she "
    "his her they their who which not but will would could should i we you our your my me him them than then there so "
    "if about after before when while into over out up no do did does said says say told mr mrs ms dr s t".split()
)
WORD = re.compile(r"\w+")
NAME = re.compile(r"\b[A-Z][a-z]+\b")
NUMBER = re.compile(r"\d[\d,.]*\d|\d")


@dataclass(frozen=True, slots=True)
class View:
    """What the features need of one statement. words: stem -> weight."""

    text: str
    words: Mapping[str, float]
    sentence_words: Mapping[str, float]
    quoted: str
    names: frozenset[str]
    numbers: frozenset[str]
    position: float


def pairs(
    articles: Sequence[Article], statements: Sequence[Statement], session: InferenceSession | None = None
) -> tuple[list[tuple[int, int]], NDArray[np.float32]]:
    """Candidate pairs of statements of different articles, and their features: shape (pairs, len(NAMES)).

    session: another encoder than the shipped one (training).
    """
    if not statements:
        return [], np.zeros((0, len(NAMES)), np.float32)
    texts = {a.id: a.text for a in articles}
    around = _sentences_around(articles, statements)
    encoded = encode(articles, [*statements, *around], session)
    count = len(statements)
    views = _views(texts, statements, [texts[p.article][p.start : p.end] for p in around])
    rows = (
        encoded.vectors[:count],
        encoded.vectors[count:],
        _word_vectors([v.words for v in views]),
        _word_vectors([v.sentence_words for v in views]),
    )
    groups = list(_groups(statements).values())
    likenesses = [Likeness.of(r @ r.T, groups, *how) for r, *how in zip(rows, SCALES, NOBODY, strict=True)]
    fragments = {
        i for i, s in enumerate(statements) if not s.evidence and is_fragment(texts[s.article][s.start : s.end])
    }
    able = [[i for i in group if i not in fragments] for group in groups]
    chosen = _candidates(able, np.maximum(likenesses[0].cosine, likenesses[1].cosine))
    likenesses += _late(encoded, count, chosen, groups)
    found = [_features(i, j, likenesses, views, statements) for i, j in chosen]
    return chosen, np.array(found, np.float32).reshape(len(chosen), len(NAMES))


@dataclass(frozen=True, slots=True)
class Likeness:
    """Matrices over pairs of statements. chosen: how likely each picks the other among the other's article, or nobody
    (the geometric mean of both directions). behind: how far the cosine is behind the best in either article."""

    cosine: Matrix
    chosen: Matrix
    behind: Matrix

    @classmethod
    def of(cls, cosine: Matrix, groups: Sequence[list[int]], scale: float, nobody: float) -> Likeness:
        best, picks = np.zeros_like(cosine), np.zeros_like(cosine)
        for columns in groups:
            block = np.exp(scale * (cosine[:, columns] - nobody))
            picks[:, columns] = block / (block.sum(1, keepdims=True) + 1)
            best[:, columns] = cosine[:, columns].max(1, keepdims=True)
        return cls(cosine, np.sqrt(picks * picks.T), np.maximum(best, best.T) - cosine)


def _late(
    encoded: Encoded, count: int, chosen: Sequence[tuple[int, int]], groups: Sequence[list[int]]
) -> list[Likeness]:
    """Late interaction of the candidate pairs: the mean of both directions, and the worse of them."""
    mean, worse = (np.full((count, count), -1, np.float32) for _ in range(2))
    for i, j in chosen:
        there, back = encoded.late_interaction(i, j)
        mean[i, j] = mean[j, i] = (there + back) / 2
        worse[i, j] = worse[j, i] = min(there, back)
    return [Likeness.of(m, groups, LATE_SCALE, LATE_NOBODY) for m in (mean, worse)]


def _word_vectors(words: Sequence[Mapping[str, float]]) -> Matrix:
    """One row of length one for each bag of weighted words (of zeros for an empty one)."""
    column = {stem: n for n, stem in enumerate(sorted({stem for bag in words for stem in bag}))}
    out = np.zeros((len(words), len(column)), np.float32)
    for row, bag in enumerate(words):
        for stem, weight in bag.items():
            out[row, column[stem]] = weight
    return np.asarray(out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-9), np.float32)


def _candidates(groups: Sequence[list[int]], cosine: Matrix) -> list[tuple[int, int]]:
    """(i, j), i < j, where one is among the other's nearest in its article."""
    chosen: set[tuple[int, int]] = set()
    for mine, theirs in itertools.permutations(groups, 2):
        block = cosine[np.ix_(mine, theirs)]
        nearest = np.argsort(-block, axis=1, kind="stable")[:, :NEAREST]
        for row, columns in enumerate(nearest.tolist()):
            pairs = ((mine[row], theirs[c]) for c in columns if block[row, c] >= LEAST_COSINE)
            chosen.update((min(p), max(p)) for p in pairs)
    return sorted(chosen)


def _groups(statements: Sequence[Statement]) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = {}
    for index, statement in enumerate(statements):
        groups.setdefault(statement.article, []).append(index)
    return groups


def _sentences_around(articles: Sequence[Article], statements: Sequence[Statement]) -> list[Passage]:
    """For each statement the whole sentences it stands in."""
    spans = {a.id: list(sentences(a)) for a in articles}
    out = []
    for s in statements:
        over = [x for x in spans[s.article] if x.start < s.end and x.end > s.start]
        start, end = (min(x.start for x in over), max(x.end for x in over)) if over else (s.start, s.end)
        out.append(Passage(s.article, start, end))
    return out


def _views(texts: Mapping[str, str], statements: Sequence[Statement], around: Sequence[str]) -> list[View]:
    stems = [_stems(text) for text in around]
    frequency = Counter(stem for found in stems for stem in found)
    weight = {stem: math.log(1 + len(statements) / n) for stem, n in frequency.items()}
    quoted = {name: list(quotations(text)) for name, text in texts.items()}
    views = []
    for statement, sentence in zip(statements, stems, strict=True):
        text = texts[statement.article]
        words = text[statement.start : statement.end]
        marked = quoted_part(quoted[statement.article], statement.start, statement.end)
        views.append(View(
            text=words.lower(),
            words={stem: weight[stem] for stem in _stems(words) if stem in weight},
            sentence_words={stem: weight[stem] for stem in sentence},
            quoted=" ".join(WORD.findall(" ".join(text[s:e] for s, e in marked).lower())),
            names=frozenset(n for n in NAME.findall(words) if n.lower() not in STOP_WORDS),
            numbers=frozenset(NUMBER.findall(words)),
            position=statement.start / len(text),
        ))  # fmt: skip
    return views


def _stems(text: str) -> set[str]:
    """Words cut to six letters, without the commonest: cheap, and enough for overlap."""
    return {w[:6] for w in WORD.findall(text.lower()) if w not in STOP_WORDS and len(w) > 1}


def _features(
    i: int, j: int, likenesses: Sequence[Likeness], views: Sequence[View], statements: Sequence[Statement]
) -> list[float]:
    """The features of one pair, in the order of NAMES."""
    a, b, s, t = views[i], views[j], statements[i], statements[j]
    quotes = [q for q in (a.quoted, b.quoted) if q]
    sources = set(s.chain), set(t.chain)
    return [
        *(matrix[i, j] for x in likenesses for matrix in (x.cosine, x.chosen, x.behind)),
        _contained(a.words, b.words),
        _contained(a.sentence_words, b.sentence_words),
        fuzz.partial_ratio(a.text, b.text) / 100,
        float(len(quotes) == 2),
        fuzz.partial_ratio(a.quoted, b.quoted) / 100 * min(1, min(map(len, quotes)) / 20) if len(quotes) == 2 else 0,
        fuzz.partial_token_sort_ratio(quotes[0], a.text if b.quoted else b.text) / 100 if len(quotes) == 1 else 0,
        _jaccard(a.names, b.names),
        _jaccard(a.numbers, b.numbers),
        float(bool(a.numbers and b.numbers) and not a.numbers & b.numbers),
        float(not sources[0].isdisjoint(sources[1])),
        float(bool(s.chain and t.chain) and sources[0].isdisjoint(sources[1])),
        float(bool(s.chain) != bool(t.chain)),
        abs(a.position - b.position),
        math.log1p(min(len(a.words), len(b.words))),
    ]


def _contained(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Weight of the common words over that of the lighter side."""
    least = min(sum(a.values()), sum(b.values()))
    return sum(a[w] for w in a if w in b) / least if least else 0.0


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0
