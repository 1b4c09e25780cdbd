"""Which words of a claim's passages differ: those that a difference names, and those that are only put otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz.distance import Indel

from woozle.model import Claim, Difference, Passage, Span, Statement
from woozle.render.beside import MIN_ALIKE, WORD, changed_words
from woozle.render.view import View

Spans = dict[str, list[Span]]
"""Spans of the articles with these ids."""


LONGEST = 1500
"""Characters of a passage that stand in its claim and are laid beside another word by word; no sentence is longer."""


def differing(view: View, claim: Claim) -> tuple[Spans, Spans]:
    """What differences of this claim point at, and where else a passage has other words than the most typical one.

    A difference between whole statements (hedged or not) points at the words in which the two are not alike, where
    they are alike enough to be laid side by side.
    """
    strong: Spans = defaultdict(list)
    for difference in view.differences.get(claim.id, ()):
        for value in difference.values if not whole(claim, difference) else _unlike(view, difference.values):
            strong[value.article].append(Span(value.start, value.end))
    light: Spans = defaultdict(list)
    members = [m for m in claim.members if m.end - m.start <= LONGEST]
    typical = next((m for m in members if " ".join(view.text(m).split()) == claim.text), None)
    for member in members:
        if typical and member != typical and _alike(view.text(typical), view.text(member)):
            for value in _unlike(view, (typical.passage, member.passage)):
                light[value.article].append(Span(value.start, value.end))
    return strong, light


def whole(claim: Claim, difference: Difference) -> bool:
    """Are the values whole statements of the claim, not words in them?"""
    return all(value in {m.passage for m in claim.members} for value in difference.values)


def member_of(claim: Claim, value: Passage) -> Statement | None:
    """The statement of a claim in which a value stands."""
    inside = (m for m in claim.members if m.article == value.article and m.start <= value.start and value.end <= m.end)
    return next(inside, None)


def _unlike(view: View, values: tuple[Passage, ...]) -> Iterator[Passage]:
    """The words of these passages that the other has not, where the two are alike enough to be laid side by side."""
    first, *others = values
    for other in others:
        if max(first.end - first.start, other.end - other.start) > LONGEST:
            continue
        texts = [view.articles[p.article].text for p in (first, other)]
        for spans in changed_words(texts[0], Span(first.start, first.end), texts[1], Span(other.start, other.end)):
            for value, span, against in zip((first, other), spans, (other, first), strict=True):
                changed = Passage(value.article, *span)
                if not _says(view.text(against), view.text(changed)):
                    yield changed


def _alike(text: str, other: str) -> bool:
    """Is the one passage the other put otherwise, so that what is changed tells something?"""
    return Indel.normalized_similarity(WORD.findall(text.lower()), WORD.findall(other.lower())) >= MIN_ALIKE


def _says(text: str, words: str) -> bool:
    """Do these words stand in a text too? changed_words gives a neighbour where one side has nothing of its own."""
    return f" {' '.join(WORD.findall(words.lower()))} " in f" {' '.join(WORD.findall(text.lower()))} "
