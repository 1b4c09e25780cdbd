"""Embeddings of passages in their context: the mean of the encoder's hidden states over a passage's word pieces.

Each article is encoded once, in windows of whole paragraphs; passages are read off the result.
"""

from __future__ import annotations

from collections import Counter
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
    pieces, weights: of each passage its word pieces, shape (pieces, WIDTH), and how rare they are, adding up to one.
    """

    vectors: Floats
    pieces: list[Floats]
    weights: list[Floats]

    def late_interaction(self, i: int, j: int) -> tuple[float, float]:
        """How well the pieces of i are found among those of j, and the other way (ColBERT, Khattab & Zaharia 2020)."""
        cosine = self.pieces[i] @ self.pieces[j].T
        return float(cosine.max(1) @ self.weights[i]), float(cosine.max(0) @ self.weights[j])


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
    states = [hidden[window][start:end] for window, start, end in ranges]
    vectors = np.stack([_unit(s.mean(0)) for s in states]) if states else np.zeros((0, WIDTH), np.float32)
    weights = [w / w.sum() for w in piece_weights(windows, ranges)]
    return Encoded(vectors, [_unit(s) for s in states], weights)


def _unit(rows: Floats) -> Floats:
    return np.asarray(rows / np.linalg.norm(rows, axis=-1, keepdims=True), np.float32)


def piece_ranges(
    articles: Sequence[Article], passages: Sequence[Located], tokenizer: Tokenizer
) -> tuple[list[Window], list[Range]]:
    """The windows of all articles, and where each passage lies in them (its first part, if a window ends within it)."""
    windows: list[Window] = []
    ranges: list[Range] = [(0, 0, 1)] * len(passages)
    for article in articles:
        words, found = split(article.text, tokenizer)
        first_words = np.array([w.first_word for w in found])
        for row, passage in enumerate(passages):
            if passage.article != article.id:
                continue
            inside = np.flatnonzero((words.starts < passage.end) & (words.ends > passage.start))
            if not len(inside):
                continue
            at = int(np.searchsorted(first_words, inside[0], side="right")) - 1
            window = found[at]
            first = int(inside[0]) - window.first_word
            last = min(int(inside[-1]) - window.first_word, len(window.first_piece) - 1)
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
