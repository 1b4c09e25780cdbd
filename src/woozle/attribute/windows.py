"""Cut an article into windows that the tagger's encoder reads.

A window holds whole paragraphs, with the end of the paragraph before it as left context. Words (not word pieces) are
what gets tagged: a word is what BERT's pre-tokeniser splits off, a run of letters and digits or one punctuation mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

OWN_PIECES = 256
"""Most word pieces of its own a window holds. All but 6 of PolNeAR's 2,192 dev attributions fit one window of 256."""
CONTEXT_PIECES = 64
"""Word pieces of left context. Costs a fifth more pieces; measured with OWN_PIECES, keep both as trained."""

CLS, SEP = 101, 102
"""Ids of BERT's [CLS] and [SEP]; [SEP] also marks a paragraph break inside a window."""

PARAGRAPH = re.compile(r"[^\n]+")
QUOTES = {'"': 0, "“": 1, "«": 1, "”": -1, "»": -1}
"""Marks that open (1), close (-1) or toggle (0) a quotation. Single quotes are left out: most are apostrophes."""
CLOSING = frozenset(",.;:!?’)]")
"""Other marks with which nothing begins."""
FEATURES = 8
"""Number of surface features: three shapes of a word, outside or inside quotation marks, one for special pieces."""

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text, in order. starts, ends: offsets in code points, end exclusive. paragraphs: ordinal.

    closing: is it a comma, a stop or a closing quotation mark, with which nothing begins.
    """

    starts: Ints
    ends: Ints
    paragraphs: Ints
    closing: NDArray[np.bool_]

    def part(self, first: int, count: int) -> Words:
        """The `count` words from word `first` on."""
        cut = slice(first, first + count)
        return Words(self.starts[cut], self.ends[cut], self.paragraphs[cut], self.closing[cut])


@dataclass(frozen=True, slots=True)
class Window:
    """One input of the encoder. ids, features: shape (pieces,). first_piece: where each word first..last-1 begins."""

    ids: Ints
    features: Ints
    first_word: int
    first_piece: Ints


@dataclass(slots=True)
class _Paragraph:
    ids: list[int]
    features: list[int]
    word_pieces: list[int]
    first_word: int


def split(text: str, tokenizer: Tokenizer, title_end: int = 0) -> tuple[Words, list[Window]]:
    """The words of `text` and the windows that cover each of them exactly once.

    What stands before `title_end` is the headline: it gets windows of its own, so that the lead, which says it again,
    is not read as its continuation.
    """
    starts: list[int] = []
    ends: list[int] = []
    ordinals: list[int] = []
    closing: list[bool] = []
    headline: list[_Paragraph] = []
    body: list[_Paragraph] = []
    for ordinal, match in enumerate(PARAGRAPH.finditer(text)):
        encoding = tokenizer.encode(match.group(), add_special_tokens=False)
        paragraph = _Paragraph(encoding.ids, [], [], len(starts))
        previous, inside = None, False
        for at, (word, (start, end)) in enumerate(zip(encoding.word_ids, encoding.offsets, strict=True)):
            if word == previous:
                ends[-1] = match.start() + end
                paragraph.features.append(paragraph.features[-1])
                continue
            previous = word
            paragraph.word_pieces.append(at)
            starts.append(match.start() + start)
            ends.append(match.start() + end)
            ordinals.append(ordinal)
            characters = match.group()[start:end]
            mark = QUOTES.get(characters)
            if mark is not None:
                inside = mark == 1 or (mark == 0 and not inside)
            closing.append(characters in CLOSING or (mark is not None and not inside))
            paragraph.features.append(_shape(match.group(), start) + (3 if inside else 0))
        if paragraph.ids:
            (headline if match.start() < title_end else body).extend(_pieces_of(paragraph))
    i64 = np.int64
    words = Words(np.array(starts, i64), np.array(ends, i64), np.array(ordinals, i64), np.array(closing, np.bool_))
    return words, [*_pack(headline), *_pack(body)]


def _shape(text: str, start: int) -> int:
    """1 for other words, 2 for capitalised ones, 3 for words in capitals (the vocabulary itself knows no case)."""
    if not text[start].isupper():
        return 1
    return 3 if text[start + 1 : start + 2].isupper() else 2


def _pieces_of(paragraph: _Paragraph) -> list[_Paragraph]:
    """The paragraph, cut at words where it is longer than a window."""
    if len(paragraph.ids) <= OWN_PIECES:
        return [paragraph]
    parts: list[_Paragraph] = []
    bounds = [*paragraph.word_pieces, len(paragraph.ids)]
    begin = 0
    for at in range(1, len(bounds)):
        last = at == len(bounds) - 1
        if not last and bounds[at + 1] - bounds[begin] <= OWN_PIECES:
            continue
        low, high = bounds[begin], min(bounds[at], bounds[begin] + OWN_PIECES)
        parts.append(
            _Paragraph(
                paragraph.ids[low:high],
                paragraph.features[low:high],
                [p - low for p in paragraph.word_pieces[begin:at]],
                paragraph.first_word + begin,
            )
        )
        begin = at
    return parts


def _pack(paragraphs: list[_Paragraph]) -> list[Window]:
    windows: list[Window] = []
    ids: list[int] = []
    features: list[int] = []
    first_piece: list[int] = []
    first_word = own = 0
    context_ids: list[int] = []
    context_features: list[int] = []

    def close() -> None:
        windows.append(
            Window(np.array([*ids, SEP]), np.array([*features, 0]), first_word, np.array(first_piece, np.int64))
        )

    for paragraph in paragraphs:
        if own and own + len(paragraph.ids) + 1 > OWN_PIECES:
            close()
            own = 0
        if not own:
            ids, features = [CLS, *context_ids], [0, *context_features]
            first_piece, first_word = [], paragraph.first_word
        if len(ids) > 1:
            ids.append(SEP)
            features.append(0)
        first_piece.extend(len(ids) + p for p in paragraph.word_pieces)
        ids.extend(paragraph.ids)
        features.extend(paragraph.features)
        own += len(paragraph.ids) + 1
        context_ids, context_features = ids[1:][-CONTEXT_PIECES:], features[1:][-CONTEXT_PIECES:]
    if own:
        close()
    return windows
