"""The sentences of an article (nupunkt), without its headline and without paragraphs that stand in it twice."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from woozle.model import Article, Span

PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


def sentences(article: Article) -> Iterator[Span]:
    """Sentences in text order. A repeated paragraph (a caption under two pictures) counts once."""
    from nupunkt import sent_spans

    seen: set[str] = set()
    for paragraph in PARAGRAPH.finditer(article.text, article.title_end):
        if paragraph.group().strip() in seen:
            continue
        seen.add(paragraph.group().strip())
        for start, end in sent_spans(paragraph.group()):
            span = trim(article.text, paragraph.start() + start, paragraph.start() + end)
            if span.end > span.start:
                yield span


def touching(spans: Sequence[Span], start: int, end: int) -> range:
    """The places in `spans`, which are in text order and apart, of those that [start, end) touches."""
    return range(bisect_right(spans, start, key=_end), bisect_left(spans, end, key=_start))


def _start(span: Span) -> int:
    return span.start


def _end(span: Span) -> int:
    return span.end


def trim(text: str, start: int, end: int) -> Span:
    """[start, end) without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
