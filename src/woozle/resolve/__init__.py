"""Attributions -> statements: cut to sentences, their sources named and typed, chained, carried over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from woozle.model import Article, Attribution, Source, Span, Statement
from woozle.resolve.outlets import find_outlet
from woozle.resolve.sentences import sentences, trim
from woozle.resolve.sources import Resolver
from woozle.resolve.stance import is_hedged, stance_of

__all__ = ["resolve"]

MIN_WORDS = 4
"""Words that a piece of a sentence needs to be a statement of its own; less is left to its neighbour."""
QUOTED = re.compile(r"^[\"“‘«].*[\"”’»][.,]?$", re.DOTALL)
CITING = re.compile(r"\bciting\s+([^,.;]+)")


def resolve(articles: Sequence[Article], attributions: Sequence[Sequence[Attribution]]) -> list[Statement]:
    """The statements of a story, article by article in text order. attributions: those of each article."""
    resolver = Resolver.of(articles)
    out: list[Statement] = []
    for article, found in zip(articles, attributions, strict=True):
        out += _statements(article, found, resolver)
    return out


def _statements(article: Article, attributions: Sequence[Attribution], resolver: Resolver) -> Iterator[Statement]:
    text = article.text
    chains = [_chain(article, a, resolver) for a in attributions]
    speaker: tuple[Source, ...] = ()
    for sentence in sentences(article):
        own: list[Span] = [sentence]
        attributed: list[Statement] = []
        for attribution, chain in zip(attributions, chains, strict=True):
            parts = [p for c in attribution.content if (p := _overlap(sentence, c))]
            if not parts:
                continue
            part = Span(parts[0].start, parts[-1].end)
            if len(text[part.start : part.end].split()) < MIN_WORDS and part != sentence:
                continue
            cue = " ".join(text[s:e] for s, e in attribution.cue)
            own = _without(own, [*parts, *attribution.cue, *attribution.source])
            span = trim(text, *part)
            stance = stance_of(cue) if chain else "asserts"
            attributed.append(
                Statement(article.id, span.start, span.end, chain, stance, is_hedged(text[span.start : span.end]),
                          (*attribution.source, *attribution.cue))
            )  # fmt: skip
            if chain:
                speaker = chain
        pieces = attributed
        for piece in own:
            span = trim(text, *piece)
            if attributed and len(re.findall(r"\w+", text[span.start : span.end])) <= MIN_WORDS:
                continue
            words = text[span.start : span.end]
            carried = speaker if QUOTED.match(words) and speaker else ()
            pieces.append(
                Statement(
                    article.id, span.start, span.end, carried, "reports" if carried else "asserts", is_hedged(words)
                )
            )
        yield from sorted(pieces, key=lambda s: (s.start, s.end))


def _chain(article: Article, attribution: Attribution, resolver: Resolver) -> tuple[Source, ...]:
    """The sources of one attribution, from the article outwards."""
    if not attribution.source:
        return ()
    text = article.text
    start, end = attribution.source[0]
    cue = " ".join(text[s:e] for s, e in attribution.cue)
    source = resolver.resolve(article, start, end, cue)
    if source is None:
        return ()
    chain = [source]
    low = min(s for s, _ in (*attribution.source, *attribution.cue))
    high = max(e for _, e in (*attribution.source, *attribution.cue))
    if source.kind != "outlet":
        around = text[low : high + 40].split("\n")[0]
        channel = re.search(r"\b(?:told|on|to|with|by)\s+", around)
        outlet = find_outlet(around[channel.end() :]) if channel else None
        if outlet and outlet[1] < 6:
            chain.insert(0, Source(outlet[0], "outlet"))
    citing = CITING.search(text, high, high + 60)
    if citing:
        cited = resolver.resolve(article, citing.start(1), min(len(text), citing.end(1)), "")
        if cited and cited != source:
            chain.append(cited)
    return tuple(chain)


def _overlap(a: Span, b: Span) -> Span | None:
    low, high = max(a.start, b.start), min(a.end, b.end)
    return Span(low, high) if low < high else None


def _without(spans: Sequence[Span], holes: Sequence[Span]) -> list[Span]:
    """The spans with the holes cut out."""
    out = list(spans)
    for hole in holes:
        rest: list[Span] = []
        for span in out:
            if hole.end <= span.start or hole.start >= span.end:
                rest.append(span)
                continue
            if span.start < hole.start:
                rest.append(Span(span.start, hole.start))
            if hole.end < span.end:
                rest.append(Span(hole.end, span.end))
        out = rest
    return out
