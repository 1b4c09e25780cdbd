"""Two passages laid side by side, word by word: which words are changed between those that both share."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import Indel, Opcodes

from woozle.model import Span

WORD = re.compile(r"\w+(?:[’']\w+)*")
MIN_WORDS = 4
"""Shorter passages share words by chance."""
MIN_ALIKE = 0.6
"""Share of common words (normalised Indel similarity) from which two passages are laid side by side: set by eye."""


def changed_words(text_a: str, a: Span, text_b: str, b: Span) -> Iterator[tuple[Span, Span]]:
    """Where two passages differ: the changed words of each, with a neighbour where one has none.

    A shorter excerpt is no difference: only what stands between words that both share counts.
    """
    first, second = list(WORD.finditer(text_a, *a)), list(WORD.finditer(text_b, *b))
    x, y = [_plain(w.group()) for w in first], [_plain(w.group()) for w in second]
    if min(len(x), len(y)) < MIN_WORDS:
        return
    codes = Indel.opcodes(x, y)
    shared = [code for code in codes if code.tag == "equal"]
    if not shared:
        return
    low, high = shared[0], shared[-1]
    inner = (high.src_end - low.src_start) + (high.dest_end - low.dest_start)
    common = sum(code.src_end - code.src_start for code in shared)
    if common < MIN_WORDS or 2 * common < MIN_ALIKE * inner:
        return
    for src_start, src_end, dest_start, dest_end in _changes(codes, low.src_start, high.src_end):
        yield (
            Span(first[max(src_start - (src_start == src_end), 0)].start(), first[max(src_end - 1, 0)].end()),
            Span(second[max(dest_start - (dest_start == dest_end), 0)].start(), second[max(dest_end - 1, 0)].end()),
        )


def _changes(codes: Opcodes, low: int, high: int) -> Iterator[tuple[int, int, int, int]]:
    """Runs of inserted and deleted words between the first and the last shared word."""
    run: list[int] | None = None
    for code in codes:
        if code.tag == "equal":
            if run and run[0] > low and run[1] < high:
                yield run[0], run[1], run[2], run[3]
            run = None
        elif run is None:
            run = [code.src_start, code.src_end, code.dest_start, code.dest_end]
        else:
            run[1], run[3] = max(run[1], code.src_end), max(run[3], code.dest_end)


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")
