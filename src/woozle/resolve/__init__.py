"""Readings -> statements: cut to sentences, their sources named and typed, chained, carried over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from woozle.attribute import Reading
from woozle.hedges import is_hedged
from woozle.model import Article, Attribution, Span, Statement
from woozle.resolve.chains import after_according, chains_of
from woozle.resolve.documents import one_name_each
from woozle.resolve.metadata import Carried, carried, credited, is_credit
from woozle.resolve.passed_on import follows, passed_on
from woozle.resolve.pieces import Piece, cue_words, is_fragment, overlap, pieces
from woozle.resolve.sources import Resolver
from woozle.resolve.stance import is_denial, stance_of
from woozle.resolve.voice import (
    CARRIED,
    DENIAL,
    EVEN,
    UNDETERMINED,
    Before,
    Chain,
    Features,
    Voice,
    carried_features,
    certain_features,
    load_voice,
    nested_features,
    reported_features,
)

__all__ = ["drafts", "inside", "resolve"]


def resolve(articles: Sequence[Article], readings: Sequence[Reading], voice: Voice | None = None) -> list[Statement]:
    """The statements of a story, article by article in text order.

    readings: of each article. voice: other models than the shipped ones (training).
    """
    resolver = Resolver.of(articles)
    voice = voice or load_voice()
    out: list[Statement] = []
    for article, reading in zip(articles, readings, strict=True):
        whose = carried(article, resolver.outlets)
        found = []
        for draft, features in drafts(article, reading, resolver, voice):
            if whose and is_credit(article.text, draft, whose):
                continue
            sure = voice.certain(features)
            statement = replace(draft, confidence=round(sure, 3), undetermined=sure < UNDETERMINED)
            found.append(_from(whose, statement) if whose else statement)
        out += sorted(_no_fragments(article.text, found), key=lambda s: (s.start, s.end))
    return one_name_each(out, [a.text for a in articles], resolver.books.values())


def _no_fragments(text: str, statements: Sequence[Statement]) -> list[Statement]:
    """Without what is no clause and stands in another one."""
    pieces_of = [s for s in statements if not s.evidence and is_fragment(text[s.start : s.end])]
    inside = {s for s in pieces_of for o in statements if o is not s and o.start <= s.start and s.end <= o.end}
    return [s for s in statements if s not in inside]


def drafts(
    article: Article, reading: Reading, resolver: Resolver, voice: Voice
) -> Iterator[tuple[Statement, Features]]:
    """The statements by the words of the article alone, each with what tells how sure its chain is."""
    text = article.text
    attributions = [after_according(text, a) for a in reading.attributions]
    chains = chains_of(article, attributions, resolver)
    sentences = resolver.places[article.id].sentences
    told = _told_inside(attributions, chains)
    before: Before | None = None
    account: tuple[Span, Chain] | None = None  # the last passage that named its origin, and its chain
    for piece in pieces(article, attributions):
        span, number = piece.span, piece.attribution
        attribution = None if number is None else attributions[number]
        chain: Chain = ()
        evidence: tuple[Span, ...] = ()
        if attribution is None or number is None:
            probability = voice.carried(carried_features(text, reading, span, piece.sentence, before))
            chain = before.chain if before and probability > CARRIED else ()
        else:
            chain = chains[number] or (before.chain if before and not attribution.source else ())
            probability = voice.reported(reported_features(text, reading, attribution, span, chain))
            if chain and is_denial(cue_words(text, attribution), text[span.start : span.end]):
                probability = max(probability, DENIAL)
            if probability > EVEN:
                teller = _teller(text, attribution, number, told, span, chain)
                inner = [] if teller or not chain else _nested(text, reading, number, told, span, chain, voice)
                evidence = tuple(s for a in (attribution, *(a for a, _ in teller + inner)) for s in (*a.source, *a.cue))
                first, last = (tuple(link for _, links in found for link in links) for found in (teller, inner))
                chain = (*first, *chain, *last)
                before = Before(span, chain, probability) if chain else before
            else:
                chain, span = (), piece.room
        if not chain and (note := credited(article, piece.sentence, resolver.outlets)):
            chain, evidence = (note.source,), note.evidence
        if passed := passed_on(article, span, resolver):
            chain = (*chain, *(s for s in passed.sources if s not in chain))
            evidence = (*evidence, passed.where)
            account = passed.where, chain
        elif account and chain == account[1][-2:-1] and follows(sentences, account[0].end, span.start):
            chain, evidence = account[1], (*evidence, account[0])
        stance = stance_of(_how_said(text, attribution, piece) if attribution else "") if chain else "asserts"
        hedged = is_hedged(text, span)
        statement = Statement(article.id, *span, chain, stance, hedged, evidence)
        yield statement, certain_features(text, attribution, chain, probability)


def _how_said(text: str, attribution: Attribution, piece: Piece) -> str:
    """The cue; where the tagger found none, what stands between who says it and what is said ("She rejected a claim by
    Brandt that …"), if that is one sentence."""
    if attribution.cue or not attribution.source:
        return cue_words(text, attribution)
    after = attribution.source[-1].end
    return text[after : piece.span.start] if after >= piece.sentence.start else ""


Told = tuple[list[Attribution], list[Chain]]


def _told_inside(attributions: Sequence[Attribution], chains: Sequence[Chain]) -> dict[int, Told]:
    """The attributions inside each one's content, and their chains."""
    out: dict[int, Told] = defaultdict(lambda: ([], []))
    for attribution, chain in zip(attributions, chains, strict=True):
        if attribution.parent is not None:
            out[attribution.parent][0].append(attribution)
            out[attribution.parent][1].append(chain)
    return out


def _nested(
    text: str, reading: Reading, number: int, told: Mapping[int, Told], said: Span, chain: Chain, voice: Voice
) -> list[tuple[Attribution, Chain]]:
    """The likeliest attribution inside another's content, if it is a link of the chain, with what it adds to that."""
    best, found = EVEN, []
    for inner, links in inside(number, *told.get(number, ([], [])), said, chain):
        probability = voice.reported(reported_features(text, reading, inner, inner.content[0], links))
        features = nested_features(text, reading, inner, said, chain[-1], links[-1], probability)
        if (likely := voice.nested(features)) > best:
            best, found = likely, [(inner, links)]
    return found


def _teller(
    text: str, attribution: Attribution, number: int, told: Mapping[int, Told], said: Span, chain: Chain
) -> list[tuple[Attribution, Chain]]:
    """The outlet through which the source behind the content is known: "the Courier reported that …, according to
    the inspectors"."""
    for inner, links in inside(number, *told.get(number, ([], [])), said, chain) if chain else ():
        begins = bool(inner.source) and inner.source[0].start <= said.start + len("The ")
        behind = "according" in cue_words(text, attribution) and attribution.cue[0].start >= said.end
        if begins and behind and links[-1].kind == "outlet" != chain[-1].kind:
            return [(inner, links)]
    return []


def inside(
    number: int, attributions: Sequence[Attribution], chains: Sequence[Chain], said: Span, chain: Chain
) -> Iterator[tuple[Attribution, Chain]]:
    """The attributions inside the `number`th one's content, as far as it is in `said`, by others than `chain` has."""
    for inner, links in zip(attributions, chains, strict=True):
        told = inner.parent == number and any(overlap(said, content) for content in inner.content)
        if told and links and not set(links) & set(chain):
            yield inner, links


def _from(whose: Carried, statement: Statement) -> Statement:
    """A statement of an article that is another outlet's report."""
    if statement.chain:
        return statement
    return replace(statement, chain=(whose.source,), stance="reports", evidence=whose.evidence)
