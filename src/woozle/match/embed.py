"""Embeddings of passages in their context: the mean of the encoder's hidden states over a passage's word pieces.

Each article is encoded once, in windows of whole paragraphs; passages are read off the result.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from woozle.attribute.windows import Window, split
from woozle.models import MODELS, load_session, load_tokenizer, threads
from woozle.parallel import ordered

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

    from woozle.model import Article

Floats = NDArray[np.float32]
WIDTH = 384
Range = tuple[int, int, int]
"""(window, first piece, last piece + 1)."""


class Located(Protocol):
    """Anything that stands at [start, end) of an article: a Statement, a Passage."""

    @property
    def article(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Encoded:
    """Passages as the encoder sees them. vectors: one row of length one a passage, shape (passages, WIDTH).
    pieces, weights: of each passage its word pieces, rows of length one, shape (pieces, WIDTH), and how rare they are,
    adding up to one.
    """

    vectors: Floats
    pieces: list[Floats]
    weights: list[Floats]

    def late_interaction(self, pairs: Sequence[tuple[int, int]]) -> Floats:
        """How well the pieces of i are found among those of j, and the other way (ColBERT, Khattab & Zaharia 2020).

        pairs: (i, j), those of one i together, whose partners are laid side by side: one product a statement and not
        one a pair. Shape (pairs, 2).
        """

        def of(group: tuple[int, list[int]]) -> Floats:
            i, partners = group
            starts = np.cumsum([0, *(len(self.pieces[j]) for j in partners[:-1])])
            cosine = self.pieces[i] @ np.concatenate([self.pieces[j] for j in partners]).T
            mine = self.weights[i] @ np.maximum.reduceat(cosine, starts, axis=1)
            theirs = cosine.max(0) * np.concatenate([self.weights[j] for j in partners])
            return np.stack([mine, np.add.reduceat(theirs, starts)], 1)

        groups = [(i, [j for _, j in group]) for i, group in itertools.groupby(pairs, key=lambda pair: pair[0])]
        found = [likeness for _, likeness in ordered(of, groups, threads())]
        return np.concatenate([np.zeros((0, 2), np.float32), *found])


def encode(
    articles: Sequence[Article], passages: Sequence[Located], session: InferenceSession | None = None
) -> Encoded:
    """The passages of these articles. session: another encoder than the shipped one."""
    windows, ranges = piece_ranges(articles, passages, load_tokenizer())
    encoder = session or _session()

    def run(window: Window) -> Floats:
        """One window a run, as in the tagger: the same article always gives the same rows."""
        return np.asarray(encoder.run(None, {"ids": window.ids[None], "mask": np.ones_like(window.ids)[None]})[0][0])

    hidden = [states for _, states in ordered(run, windows, threads())]
    means = [hidden[window][start:end].mean(0) for window, start, end in ranges]
    for states in hidden:  # in place: passages are views of them, and of a large story there is room for one copy
        states /= np.linalg.norm(states, axis=-1, keepdims=True)
    weights = [w / w.sum() for w in piece_weights(windows, ranges)]
    vectors = _unit(np.stack(means)) if means else np.zeros((0, WIDTH), np.float32)
    return Encoded(vectors, [hidden[window][start:end] for window, start, end in ranges], weights)


def _unit(rows: Floats) -> Floats:
    return np.asarray(rows / np.linalg.norm(rows, axis=-1, keepdims=True), np.float32)


def piece_ranges(
    articles: Sequence[Article], passages: Sequence[Located], tokenizer: Tokenizer
) -> tuple[list[Window], list[Range]]:
    """The windows of all articles, and where each passage lies in them (its first part, if a window ends within it)."""
    windows: list[Window] = []
    ranges: list[Range] = [(0, 0, 1)] * len(passages)
    rows: dict[str, list[int]] = defaultdict(list)
    for row, passage in enumerate(passages):
        rows[passage.article].append(row)
    for article in articles:
        words, found = split(article.text, tokenizer)
        first_words = np.array([w.first_word for w in found])
        for row in rows[article.id]:
            passage = passages[row]
            first_inside = int(np.searchsorted(words.ends, passage.start, side="right"))
            last_inside = int(np.searchsorted(words.starts, passage.end, side="left")) - 1
            if first_inside > last_inside:
                continue
            at = int(np.searchsorted(first_words, first_inside, side="right")) - 1
            window = found[at]
            first = first_inside - window.first_word
            last = min(last_inside - window.first_word, len(window.first_piece) - 1)
            end = window.first_piece[last + 1] if last + 1 < len(window.first_piece) else len(window.ids) - 1
            ranges[row] = (len(windows) + at, int(window.first_piece[first]), int(end))
        windows += found
    return windows, ranges


def piece_weights(windows: Sequence[Window], ranges: Sequence[Range]) -> list[Floats]:
    """For each passage the weight of each of its pieces: the log of how rare the piece is among the passages."""
    ids = [windows[window].ids[start:end] for window, start, end in ranges]
    frequency = Counter(piece for found in ids for piece in set(found.tolist()))
    return [np.log1p([len(ranges) / frequency[p] for p in found.tolist()]).astype(np.float32) for found in ids]


@cache
def _session() -> InferenceSession:
    return load_session(MODELS / "encoder.onnx")
