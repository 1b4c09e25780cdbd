"""What each model of woozle.resolve.voice learns from: the passages of a story that the gold has, with their chains."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from training.resolve.fit import Rows
from training.resolve.score import same_chain, same_source
from training.stories import STATES, AnnotatedStory, Member
from woozle.attribute import Reading
from woozle.model import Article, Attribution, Span
from woozle.resolve import drafts, inside
from woozle.resolve.chains import after_according, chains_of
from woozle.resolve.pieces import Piece, pieces
from woozle.resolve.sources import Resolver
from woozle.resolve.voice import (
    EVEN,
    Before,
    Chain,
    Voice,
    carried_features,
    nested_features,
    reported_features,
)

Heads = dict[str, np.ndarray]


def with_heads(story: AnnotatedStory, heads: Heads) -> list[Reading]:
    """The readings with what the heads say of each word beside the states."""
    out = []
    for r in story.readings:
        scores = {name: r.heads[STATES] @ head for name, head in heads.items()}
        out.append(Reading(r.attributions, r.starts, r.ends, {**r.heads, **scores}))
    return out


def each(
    story: AnnotatedStory, heads: Heads
) -> Iterator[tuple[Article, Reading, list[Attribution], list[Chain], list[tuple[Piece, list[Member]]]]]:
    """Each article cut into pieces, with the gold passages that each piece states."""
    resolver = Resolver.of(story.articles)
    for article, reading in zip(story.articles, with_heads(story, heads), strict=True):
        attributions = [after_according(article.text, a) for a in reading.attributions]
        chains = chains_of(article, attributions, resolver)
        cut = [(piece, story.stated(article.id, piece.span)) for piece in pieces(article, attributions)]
        yield article, reading, attributions, chains, cut


def reported_rows(story: AnnotatedStory) -> Rows:
    rows = Rows()
    for article, reading, attributions, chains, cut in each(story, {}):
        for piece, stated in cut:
            if piece.attribution is not None:
                attribution, chain = attributions[piece.attribution], chains[piece.attribution]
                features = reported_features(article.text, reading, attribution, piece.span, chain)
                states = reading.mean(STATES, attribution.cue), reading.mean(STATES, [piece.span])
                for member in stated:
                    rows.add(features, states, bool(member.chain))
    return rows


def carried_rows(story: AnnotatedStory, voice: Voice, heads: Heads) -> Rows:
    rows = Rows()
    for article, reading, attributions, chains, cut in each(story, heads):
        before: Before | None = None
        for (span, sentence, number), stated in cut:
            if number is None:
                features = carried_features(article.text, reading, span, sentence, before)
                for member in stated:
                    rows.add(features, [reading.mean(STATES, [span])], bool(member.chain))
            elif chain := chains[number]:
                likely = voice.reported(reported_features(article.text, reading, attributions[number], span, chain))
                before = Before(span, chain, likely) if likely > EVEN else before
    return rows


def nested_rows(story: AnnotatedStory, voice: Voice, heads: Heads) -> Rows:
    rows = Rows()
    for article, reading, attributions, chains, cut in each(story, heads):
        text = article.text
        for (span, _, number), stated in cut:
            chain = () if number is None else chains[number]
            if number is None or not chain or not stated:
                continue
            if voice.reported(reported_features(text, reading, attributions[number], span, chain)) <= EVEN:
                continue
            for inner, links in inside(number, attributions, chains, span, chain):
                likely = voice.reported(reported_features(text, reading, inner, inner.content[0], links))
                features = nested_features(text, reading, inner, span, chain[-1], links[-1], likely)
                for member in stated:
                    longer = len(member.chain) == len(chain) + len(links)
                    right = longer and same_source(member.chain[-1], (links[-1].name, links[-1].kind))
                    rows.add(features, [reading.mean(STATES, inner.cue)], right)
    return rows


def certain_rows(story: AnnotatedStory, voice: Voice, heads: Heads) -> Rows:
    rows = Rows()
    resolver = Resolver.of(story.articles)
    for article, reading in zip(story.articles, with_heads(story, heads), strict=True):
        for statement, features in drafts(article, reading, resolver, voice):
            for member in story.stated(article.id, Span(statement.start, statement.end)):
                rows.add(dict(features), [], same_chain(member.chain, statement.chain))
    return rows
