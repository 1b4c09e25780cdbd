"""The chain of one attribution: who is its source, and through whom the article has it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from woozle.model import Article, Attribution, Source, Span
from woozle.resolve.kinds import is_source
from woozle.resolve.outlets import by_address
from woozle.resolve.pieces import without
from woozle.resolve.places import phrase
from woozle.resolve.sources import Resolver
from woozle.resolve.voice import Chain

SPEAKER_REACH = 600
"""Characters within which "he" or "she" is taken for whoever was credited last."""
CHANNEL_REACH = 200
"""Characters after an interview's mention within which its speaker is taken to go on in it: 150 and 300 do alike on
held-out stories (chains exact .763), with 1,000 it is .755."""
ACCUSED = re.compile(r"\b(?:accused|accusations?|alleged|allegations?)\b", re.IGNORECASE)
ACCUSERS = Source("unnamed accusers", "unnamed")
"""Who says what somebody "was accused of"."""
SURE = 0.3
"""Least confidence of an attribution whose source a pronoun after it may mean."""
CITING = re.compile(r"\bciting\s+")
CITING_REACH = 60
"""Characters after source and cue within which "citing" is taken to tell where they have it from."""
ACCORDING = re.compile(r"According to ")
LEAD = re.compile(r"According to [^,\n]{1,80},[\"”’]?\s+")
CHANNEL = re.compile(r"\b(?:t(?:old|ells?|elling)|interview\w*|on|with|to|appear\w*|spoke|speaking)\b[^,;]{0,40}$")
PAPER = re.compile(r"\b(?:told|tells?|telling) (the (?:news)?(?:paper|site|magazine|network|outlet|station))\b")
REPORT = re.compile(r"\b(?:report|article|story|piece|interview)\b")
ELSEWHERE = re.compile(
    r"\b(?:reporters|news conference|press conference|statement|tweet\w*|Twitter|Facebook|speech|letter|floor|wrote"
    r"|testif\w+|rally|e-?mail\w*|posted)\b"
)
"""What says that somebody did not speak in the interview that was mentioned before."""


def chains_of(article: Article, attributions: Sequence[Attribution], resolver: Resolver) -> list[Chain]:
    """The sources of each attribution, from the article outwards."""
    out: list[Chain] = []
    credited: tuple[int, Source] | None = None
    several: Source | None = None
    thing: Source | None = None
    interviews: dict[Source, tuple[int, Source]] = {}
    for attribution in attributions:
        at = attribution.content[0].start
        near = credited[1] if credited and at - credited[0] < SPEAKER_REACH else None
        pronoun = article.text[slice(*attribution.source[0])].lower() if attribution.source else ""
        plural = several if pronoun == "they" else thing if pronoun == "it" else None
        chain = (plural,) if plural else _chain(article, attribution, resolver, near)
        if chain and attribution.confidence >= SURE:
            several = chain[-1] if chain[-1].kind in ("collective", "unnamed", "organisation") else several
            thing = chain[-1] if chain[-1].kind in ("document", "organisation", "outlet") else thing
        if chain and chain[-1].kind == "person" and attribution.confidence >= SURE:
            credited = attribution.content[-1].end, chain[-1]
        if len(chain) == 1 and chain[0].kind in ("person", "unnamed"):
            sentence = resolver.places[article.id].around(*_extent(attribution))
            frame = "|".join(article.text[slice(*part)] for part in without([sentence], attribution.content))
            channel = _channel(article, sentence.start, frame, resolver)
            if channel is None and chain[0] in interviews and not ELSEWHERE.search(frame):
                told, source = interviews[chain[0]]
                channel = source if 0 <= at - told < CHANNEL_REACH else None
            if channel:
                interviews[chain[0]] = at, channel
                chain = (channel, *chain)
        out.append(chain)
    return out


def _extent(attribution: Attribution) -> Span:
    """From the first to the last word of source and cue."""
    spans = (*attribution.source, *attribution.cue)
    return Span(min(s for s, _ in spans), max(e for _, e in spans))


def _channel(article: Article, begin: int, frame: str, resolver: Resolver) -> Source | None:
    """The outlet that somebody spoke to, by the words of the sentence: "told CNN", "in an interview with the Times".

    begin: where the sentence begins. frame: what stands in it around what is said.
    """
    found = resolver.outlets.find(frame)
    if found and CHANNEL.search(frame[: found[1]]):
        return Source(found[0], "outlet")
    if told := PAPER.search(frame):
        name = resolver.outlets.last(frame[: told.start()]) or resolver.places[article.id].last_outlet(0, begin)
        return Source(name, "outlet") if name else None
    return None


def _chain(article: Article, attribution: Attribution, resolver: Resolver, speaker: Source | None) -> Chain:
    text = article.text
    if not attribution.source:
        return (ACCUSERS,) if any(ACCUSED.search(text, *cue) for cue in attribution.cue) else ()
    start, end = attribution.source[0]
    low, high = _extent(attribution)
    around = text[low : high + 40].split("\n")[0]
    source = resolver.resolve(article, start, end, around, speaker)
    if source is None:
        return ()
    chain = [source]
    linked = _linked(article, attribution)
    if linked and linked != source:
        chain = [linked] if source.kind == "document" and REPORT.search(source.name) else [linked, source]
    if source.kind == "document" and (seen := resolver.seen_by(text[start:high])) and seen not in chain:
        chain.insert(0, seen)
    outer = _according_to(article, attribution, resolver)
    if outer and outer not in chain:
        chain.insert(0, outer)
    stop = resolver.places[article.id].around(low, high).end
    citing = CITING.search(text, high, min(high + CITING_REACH, stop)) or CITING.search(text, end, high)
    if citing:
        cited = resolver.resolve(article, *phrase(text, citing.end(), stop if citing.start() >= high else high))
        if cited and cited != source and is_source(cited.name):
            chain.append(cited)
    return tuple(chain)


def _linked(article: Article, attribution: Attribution) -> Source | None:
    """The outlet to whose site the words of source or cue link: there the article has it from."""
    for link in article.links:
        if any(start < link.end and link.start < end for start, end in (*attribution.source, *attribution.cue)):
            name = by_address(link.url)
            if name and name != article.publisher:
                return Source(name, "outlet")
    return None


def after_according(text: str, attribution: Attribution) -> Attribution:
    """Without "According to the book," where that stands in what the aide said: it tells where from, not what."""
    (start, end), *rest = attribution.content
    lead = LEAD.match(text, start, end)
    return replace(attribution, content=(Span(lead.end(), end), *rest)) if lead and lead.end() < end else attribution


def _according_to(article: Article, attribution: Attribution, resolver: Resolver) -> Source | None:
    """Through whom the article has it: "According to the book, …, the aide said" is the aide's word in the book."""
    text = article.text
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    first = min(s for s, _ in spans)
    sentence = resolver.places[article.id].around(first, first)
    match = ACCORDING.match(text, sentence.start, first + len("According to "))
    if match is None or any(s < match.end() < e for s, e in (*attribution.source, *attribution.cue)):
        return None
    start, end = phrase(text, match.end(), sentence.end)
    return resolver.resolve(article, start, end) if start < end < start + 80 and text.startswith(",", end) else None
