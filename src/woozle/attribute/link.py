"""Which content hangs on which cue, which cue on which source: a learned linker over span representations.

Three scores are trained: content-cue, cue-source and content-source. Each span picks its best cue and source
together, so that a cue that the tagger missed does not take the source with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from woozle.attribute.spans import Floats, Span

SOURCE, CUE, CONTENT = 0, 1, 2
RELATIONS: tuple[tuple[int, int], ...] = ((CONTENT, CUE), (CUE, SOURCE), (CONTENT, SOURCE))
"""(from role, to role) of each relation, in the order of the weights."""
NEAREST = 8
"""How many candidates a span is compared with. Of PolNeAR's contents 98 % have their cue among the nearest 8 of their
window."""
DISTANCES = 16
BETWEEN = 4
"""Buckets of the signed distance in words, and of the number of cues that lie between."""

Ints = NDArray[np.int64]


def nearest(span: Span, candidates: list[Span]) -> list[Span]:
    """The NEAREST candidates by the gap in words, then in text order."""
    return sorted(sorted(candidates, key=lambda c: (gap(span, c), c.first))[:NEAREST], key=lambda c: c.first)


def gap(a: Span, b: Span) -> int:
    """Words between two spans of one text."""
    return max(b.first - a.last, a.first - b.last, 1) - 1


def pair_features(a: Span, b: Span, cues: list[Span], paragraphs: Ints) -> tuple[int, int, int]:
    """(distance bucket, cues between bucket, 1 if a paragraph break lies between) of two spans."""
    bucket = min(int(np.log2(gap(a, b) + 1) * 1.3), DISTANCES // 2 - 1)
    low, high = min(a.last, b.last), max(a.first, b.first)
    between = sum(low < c.first and c.last < high for c in cues if c not in (a, b))
    distance = bucket + (DISTANCES // 2 if b.first > a.first else 0)
    return distance, min(between, BETWEEN - 1), int(paragraphs[a.first] != paragraphs[b.first])


@dataclass(frozen=True)
class Linker:
    """The trained weights, as training/attribute/network.py names them (one entry a relation)."""

    weights: dict[str, Floats]

    def project(
        self, relation: int, side: str, seen: Mapping[Span, Floats], spans: Sequence[Span]
    ) -> Mapping[Span, Floats]:
        """Each span as the relation sees it on its "left" (from) or "right" (to) side. seen: what `represent` gives."""
        if not spans:
            return {}
        return dict(zip(spans, np.stack([seen[s] for s in spans]) @ self.weights[side][relation], strict=True))

    def scores(
        self, relation: int, left: Floats, others: Sequence[Floats], features: Sequence[tuple[int, int, int]]
    ) -> Floats:
        """Score of no partner, then of each of `others`. left, others: what `project` gives for them."""
        w = {name: value[relation] for name, value in self.weights.items()}
        none = np.array([np.maximum(left + w["none_bias"], 0) @ w["out"]], np.float32)
        if not others:
            return none
        index = np.array(features)
        biases = w["distance"][index[:, 0]] + w["between"][index[:, 1]] + w["paragraph"][index[:, 2]]
        return np.concatenate([none, np.maximum(left + np.stack(others) + biases, 0) @ w["out"]])


def represent(hidden: Floats, span: Span) -> Floats:
    """First word, last word and mean of a span: shape (3 * width,)."""
    words = hidden[span.first : span.last + 1]
    return np.concatenate([words[0], words[-1], np.add.reduce(words) / np.float32(len(words))])
