"""The sentences of an article (nupunkt), without its headline and without paragraphs that stand in it twice."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from woozle.model import Article, Range, Span

PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
GOES_ON = re.compile(r"(?<=\.\w)\.\s+[a-z]|[.!?]\s*[,:;]")
"""What stands where nupunkt ends a sentence that goes on: "the N.C.A.A. president", "Low Tide!: How We Row"."""


def sentences(article: Article) -> Iterator[Span]:
    """Sentences in text order. A repeated paragraph (a caption under two pictures) counts once."""
    seen: set[str] = set()
    for paragraph in PARAGRAPH.finditer(article.text, article.title_end):
        if paragraph.group().strip() not in seen:
            seen.add(paragraph.group().strip())
            yield from _split(article.text, *paragraph.span())


def every_sentence(text: str) -> list[Span]:
    """The sentences of a text, those of its headline and of repeated paragraphs too, in text order."""
    return [span for paragraph in PARAGRAPH.finditer(text) for span in _split(text, *paragraph.span())]


def sentence_near(text: str, start: int, end: int, reach: int) -> Span:
    """The sentence of [start, end), as far as it is within `reach` characters of that."""
    low, high = max(start - reach, 0), min(end + reach, len(text))
    low = max(low, text.rfind("\n", low, start) + 1)
    line = text.find("\n", end, high)
    return around(list(_split(text, low, line if line >= 0 else high)), start, end)


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of [start, end), which is in one paragraph."""
    from nupunkt import sent_spans

    before: Span | None = None
    for low, high in sent_spans(text[start:end]):
        span = trim(text, start + low, start + high)
        if before and GOES_ON.match(text, before.end - 1, span.end):
            before = Span(before.start, span.end)
        elif span.end > span.start:
            if before:
                yield before
            before = span
    if before:
        yield before


def touching(parts: Sequence[Range], start: int, end: int) -> range:
    """Which of some parts of a text, in its order and none over another, [start, end) touches."""
    first = bisect_right(parts, start, key=_end)
    return range(first, bisect_left(parts, end, lo=first, key=_start))


def around(spans: Sequence[Span], start: int, end: int) -> Span:
    """From the beginning of the first sentence that [start, end) touches to the end of the last."""
    over = touching(spans, start, end)
    return Span(spans[over[0]].start, spans[over[-1]].end) if over else Span(start, end)


def ordinal(spans: Sequence[Span], at: int) -> int:
    """The place of the sentence at `at`, or of the last one before; -1 where there is none."""
    return bisect_right(spans, at, key=_start) - 1


def _start(part: Range) -> int:
    return part.start


def _end(part: Range) -> int:
    return part.end


def trim(text: str, start: int, end: int) -> Span:
    """[start, end) without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
