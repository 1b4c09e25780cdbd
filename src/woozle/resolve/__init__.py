"""Attributions -> statements: cut to sentences, their sources named and typed, chained, carried over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from woozle.model import Article, Attribution, Source, Span, Stance, Statement
from woozle.resolve.sentences import sentences, trim
from woozle.resolve.sources import Resolver
from woozle.resolve.stance import is_hedged, stance_of
from woozle.resolve.vouch import VouchModel, load_vouch_model, vouch_features

__all__ = ["resolve"]

MIN_WORDS = 4
"""Words that a content needs to be a statement of its own."""
OWN_WORDS = 5
"""Words that what is left of a sentence beside its attributions needs to be the article's own statement."""
SPEAKER_REACH = 600
"""Characters within which "he" or "she" is taken for whoever was credited last."""
QUOTED = re.compile(r"^[\"“‘«].*[\"”’»][.,]?$", re.DOTALL)
CITING = re.compile(r"cit(?:es|ed|ing)\b")
CITED = re.compile(r"\bciting\s+([^,.;]+)")
ACCORDING = re.compile(r"\s*According to ")
LEAD = re.compile(r"According to [^,\n]{1,80},[\"”’]?\s+")
CHANNEL = re.compile(r"\b(?:told|on|to|with|by)\s+")
WORD = re.compile(r"\w+")


def resolve(
    articles: Sequence[Article], attributions: Sequence[Sequence[Attribution]], vouch: VouchModel | None = None
) -> list[Statement]:
    """The statements of a story, article by article in text order.

    attributions: those of each article. vouch: another model than the shipped one (training).
    """
    resolver = Resolver.of(articles)
    vouch = vouch or load_vouch_model()
    out: list[Statement] = []
    for article, found in zip(articles, attributions, strict=True):
        # What is said inside a content is left out until chains can tell "he said he wants" from "CNN said he wants".
        outer = [_after_according(article.text, a) for a in found if a.parent is None]
        out += _statements(article, outer, resolver, vouch)
    return out


def _statements(
    article: Article, attributions: Sequence[Attribution], resolver: Resolver, vouch: VouchModel
) -> Iterator[Statement]:
    text = article.text
    chains = _chains(article, attributions, resolver)
    speaker: tuple[Source, ...] = ()
    for sentence in sentences(article):
        own: list[Span] = [sentence]
        pieces: list[Statement] = []
        for attribution, chain in zip(attributions, chains, strict=True):
            parts = [p for c in attribution.content if (p := _overlap(sentence, c))]
            cue = " ".join(text[s:e] for s, e in attribution.cue)
            if not parts or CITING.match(cue):
                continue
            stance = stance_of(cue) if chain else "asserts"
            said = trim(text, parts[0].start, parts[-1].end)
            if len(text[said.start : said.end].split()) < MIN_WORDS and said != sentence:
                if stance != "denies":
                    continue
                said, parts = sentence, [sentence]  # "Holm denied it": the sentence is the denial
            own = _without(own, [*parts, *attribution.cue, *attribution.source])
            evidence = (*attribution.source, *attribution.cue)
            if chain and _vouched(text, attribution, cue, said, chain, stance, vouch):
                said, chain, stance = _act(text, sentence, attribution, said), (), "asserts"
            hedged = is_hedged(text[said.start : said.end])
            pieces.append(Statement(article.id, said.start, said.end, chain, stance, hedged, evidence))
            speaker = chain or speaker
        least = OWN_WORDS if pieces else 1
        for piece in own:
            span = trim(text, *piece)
            words = text[span.start : span.end]
            if len(WORD.findall(words)) < least:
                continue
            carried = speaker if QUOTED.match(words) else ()
            stance = "reports" if carried else "asserts"
            pieces.append(Statement(article.id, span.start, span.end, carried, stance, is_hedged(words)))
        yield from sorted(pieces, key=lambda s: (s.start, s.end))


def _vouched(
    text: str,
    attribution: Attribution,
    cue: str,
    said: Span,
    chain: tuple[Source, ...],
    stance: Stance,
    vouch: VouchModel,
) -> bool:
    first = bool(attribution.cue) and attribution.cue[0].start < said.start
    return vouch.vouches(vouch_features(cue, text[said.start : said.end], chain[-1].kind, stance, first))


def _act(text: str, sentence: Span, attribution: Attribution, said: Span) -> Span:
    """What is said together with who says it and how, as far as it stands in the sentence: "Holm urged a vote"."""
    spans = [p for s in (*attribution.source, *attribution.cue, said) if (p := _overlap(sentence, s))]
    return trim(text, min(p.start for p in spans), max(p.end for p in spans))


def _chains(article: Article, attributions: Sequence[Attribution], resolver: Resolver) -> list[tuple[Source, ...]]:
    """The sources of each attribution, from the article outwards."""
    chains: list[tuple[Source, ...]] = []
    credited: tuple[int, Source] | None = None
    for attribution in attributions:
        near = credited[1] if credited and attribution.content[0].start - credited[0] < SPEAKER_REACH else None
        chain = _chain(article, attribution, resolver, near)
        chains.append(chain)
        if chain and chain[-1].kind == "person":
            credited = attribution.content[-1].end, chain[-1]
    return chains


def _chain(
    article: Article, attribution: Attribution, resolver: Resolver, speaker: Source | None
) -> tuple[Source, ...]:
    if not attribution.source:
        return ()
    text = article.text
    start, end = attribution.source[0]
    low = min(s for s, _ in (*attribution.source, *attribution.cue))
    high = max(e for _, e in (*attribution.source, *attribution.cue))
    around = text[low : high + 40].split("\n")[0]
    source = resolver.resolve(article, start, end, around, speaker)
    if source is None:
        return ()
    chain = [source]
    if source.kind != "outlet":
        channel = CHANNEL.search(around)
        outlet = resolver.outlets.find(around[channel.end() :]) if channel else None
        if outlet and outlet[1] < 6:
            chain.insert(0, Source(outlet[0], "outlet"))
    outer = _according_to(article, attribution, resolver)
    if outer and outer not in chain:
        chain.insert(0, outer)
    citing = CITED.search(text, high, high + 60)
    if citing:
        cited = resolver.resolve(article, citing.start(1), citing.end(1))
        if cited and cited != source:
            chain.append(cited)
    return tuple(chain)


def _after_according(text: str, attribution: Attribution) -> Attribution:
    """Without "According to the book," where that stands in what the aide said: it tells where from, not what."""
    (start, end), *rest = attribution.content
    lead = LEAD.match(text, start, end)
    return replace(attribution, content=(Span(lead.end(), end), *rest)) if lead and lead.end() < end else attribution


def _according_to(article: Article, attribution: Attribution, resolver: Resolver) -> Source | None:
    """Through whom the article has it: "According to the book, …, the aide said" is the aide's word in the book."""
    text = article.text
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    first = min(s for s, _ in spans)
    begin = max(text.rfind("\n", 0, first), text.rfind(". ", 0, first), text.rfind(".” ", 0, first)) + 1
    match = ACCORDING.match(text, begin, first + len("According to "))
    if match is None or any(s < match.end() < e for s, e in (*attribution.source, *attribution.cue)):
        return None
    end = text.find(",", match.end())
    return resolver.resolve(article, match.end(), end) if match.end() < end < match.end() + 80 else None


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
