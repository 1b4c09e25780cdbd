"""Which words of a claim's passages differ: those that a difference names, and those that are only put otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from woozle.model import Claim, Difference, DifferenceKind, Passage, Span, Statement
from woozle.render.beside import MIN_ALIKE, WORD, changed_words
from woozle.render.view import View

Spans = dict[str, list[Span]]
"""Spans of the articles with these ids."""


LONGEST = 1500
"""Characters of a passage that stand in its claim and are laid beside another word by word; no sentence is longer."""


LACKING: frozenset[DifferenceKind] = frozenset({"certainty", "polarity"})
"""One has a word, a hedge or a negation, that the other lacks: a whole statement stands for what it lacks."""


def differing(view: View, claim: Claim) -> tuple[Spans, Spans]:
    """What differences of this claim point at, and where else a passage has other words than the most typical one."""
    strong: Spans = defaultdict(list)
    for difference in view.differences.get(claim.id, ()):
        for value in pointed_at(view, difference):
            strong[value.article].append(Span(value.start, value.end))
    light: Spans = defaultdict(list)
    members = [m for m in claim.members if m.end - m.start <= LONGEST]
    typical = next((m for m in members if " ".join(view.text(m).split()) == claim.text), None)
    for member in members:
        if typical and member != typical and _alike(view.text(typical), view.text(member)):
            for value in _unlike(view, (typical.passage, member.passage)):
                light[value.article].append(Span(value.start, value.end))
    return strong, light


def pointed_at(view: View, difference: Difference) -> list[Passage]:
    """The words that a difference is about: its values; of whole statements those in which these are not alike. A
    statement that only lacks what another has (a hedge) has none."""
    if difference.kind not in LACKING:
        return list(difference.values)
    statements = {m.passage for m in view.claims[difference.claim].members}
    whole = [value for value in difference.values if value in statements]
    return [*(value for value in difference.values if value not in statements), *_unlike(view, whole)]


def member_of(claim: Claim, value: Passage) -> Statement | None:
    """The statement of a claim in which a value stands."""
    return next((m for m in claim.members if inside(value, m.passage)), None)


def inside(part: Passage, whole: Passage) -> bool:
    return part.article == whole.article and whole.start <= part.start and part.end <= whole.end


def _unlike(view: View, values: Sequence[Passage]) -> Iterator[Passage]:
    """The words of these passages that the other has not, where the two are alike enough to be laid side by side."""
    for first, other in ((values[0], other) for other in values[1:]):
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
