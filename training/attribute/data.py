"""PolNeAR articles as training windows: tags, spans and links."""

from __future__ import annotations

import gzip
import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from woozle.attribute.link import CONTENT, CUE, NEAREST, RELATIONS, SOURCE, nearest, pair_features
from woozle.attribute.spans import ROLES, Span
from woozle.attribute.windows import Window, Words, split

QUOTE_STYLES = [
    {"“": '"', "”": '"', "‘": "'", "’": "'"},
    {"“": "‘", "”": "’", '"': "'"},
    {"“": "«", "”": "»"},
    {"”": "”", '"': "”"},
]
"""Character-for-character changes of quotation marks, so that offsets hold: PolNeAR knows American style only."""


NO_TAG = -100
"""Stands where a word has no gold tag, or where there is no word."""

Link = tuple[int, Span, list[Span], list[tuple[int, int, int]], int]
"""(relation, from span, candidates, their features, index of the true one from 1 on, 0 if none is)."""


@dataclass(frozen=True)
class Taught:
    """What a teacher says of some words. tags, inner: log probabilities, shape (words, TAGS); hidden: its states.

    `inner` is what it says of the words of a content when it reads that content alone; NaN outside of contents.
    """

    tags: np.ndarray
    inner: np.ndarray
    hidden: np.ndarray

    def of(self, words: np.ndarray | slice) -> Taught:
        return Taught(self.tags[words], self.inner[words], self.hidden[words])


@dataclass(frozen=True)
class Example:
    """One window with its gold and what the teacher says of it. tags: per word, NO_TAG in an article without gold."""

    window: Window
    tags: np.ndarray
    links: list[Link]
    taught: Taught | None = None


def read(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def restyle(text: str, rng: random.Random) -> str:
    """Sometimes other quotation marks than the article's own, or none here and there; sometimes all in capitals."""
    if rng.random() < 0.25:
        text = text.translate(str.maketrans(rng.choice(QUOTE_STYLES)))
    if rng.random() < 0.03 and len(text.upper()) == len(text):
        text = text.upper()
    if rng.random() < 0.1:
        text = "".join(" " if c in '"“”' and rng.random() < 0.1 else c for c in text)
    return text


def word_spans(words: Words, ranges: list[list[int]], role: int) -> list[Span]:
    """Spans of words under character ranges, cut at paragraph breaks."""
    spans: list[Span] = []
    for start, end in ranges:
        inside = np.flatnonzero((words.starts < end) & (words.ends > start))
        for ordinal in np.unique(words.paragraphs[inside]):
            part = inside[words.paragraphs[inside] == ordinal]
            spans.append(Span(role, int(part[0]), int(part[-1]), 1.0))
    return spans


def examples(
    article: dict[str, Any], tokenizer: Tokenizer, rng: random.Random, taught: Taught | None = None
) -> list[Example]:
    """The article's windows, with quotation marks restyled and links made harder than they stand there.

    taught: what a teacher says of the words of the article as it stands.
    """
    words, windows = split(restyle(article["text"], rng), tokenizer)
    if taught:
        original, _ = split(article["text"], tokenizer)
        at = np.searchsorted(original.starts, words.starts)
        if not np.array_equal(original.starts[at], words.starts):
            raise ValueError(f"article {article['id']!r} has other words when its quotation marks change")
        taught = taught.of(at)
    if "annotations" not in article:
        return [Example(w, np.full(len(w.first_piece), NO_TAG), [], _part(taught, w)) for w in windows]
    roles: list[tuple[Span, int]] = []
    for number, attribution in enumerate(article["annotations"][0]["attributions"]):
        for role, name in enumerate(ROLES):
            roles += [(span, number) for span in word_spans(words, attribution.get(name) or [], role)]
    tags = np.zeros(len(words.starts), np.int64)
    for span, _ in roles:
        tags[span.first : span.last + 1] = 2 * span.role + 2
        tags[span.first] = 2 * span.role + 1
    out = []
    for window in windows:
        low, high = window.first_word, window.first_word + len(window.first_piece)
        inside = [
            (Span(s.role, s.first - low, s.last - low, 1.0), n) for s, n in roles if s.first >= low and s.last < high
        ]
        out.append(
            Example(window, tags[low:high], links(inside, words.paragraphs[low:high], rng), _part(taught, window))
        )
    return out


def _part(taught: Taught | None, window: Window) -> Taught | None:
    return taught and taught.of(slice(window.first_word, window.first_word + len(window.first_piece)))


def links(roles: list[tuple[Span, int]], paragraphs: np.ndarray, rng: random.Random) -> list[Link]:
    """Link decisions of one window. A tenth of cues and sources is dropped and some are made up."""
    of: dict[Span, set[int]] = {}
    for span, number in roles:
        of.setdefault(span, set()).add(number)
    spans = list(of)
    spans = [s for s in spans if s.role == CONTENT or rng.random() > 0.1]
    for _ in range(rng.choice((0, 0, 1, 2)) if len(paragraphs) > 20 else 0):
        at = rng.randrange(len(paragraphs) - 4)
        made_up = Span(rng.choice((SOURCE, CUE)), at, at + rng.randrange(3), 1.0)
        if not any(s.first <= made_up.last and made_up.first <= s.last for s in spans):
            spans.append(made_up)
    cues = [s for s in spans if s.role == CUE]
    out = []
    for relation, (source_role, target_role) in enumerate(RELATIONS):
        targets = [s for s in spans if s.role == target_role]
        for span in spans:
            if span.role != source_role or span not in of:
                continue
            candidates = nearest(span, targets)
            features = [pair_features(span, c, cues, paragraphs) for c in candidates]
            true = [i + 1 for i, c in enumerate(candidates) if of[span] & of.get(c, set())]
            out.append((relation, span, candidates[:NEAREST], features, true[0] if true else 0))
    return out
