"""Affirmed in one report, denied in the other: the same words, but for a negation.

Where the words differ more, what the annotators of the stories call a contradiction could not be told from the rest:
of 730 pairs of statements of one claim of which one has a negation or a denial 17 are in the gold, and a model over how
alike they are ranks these hardly better than chance (held-out average precision .03).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from woozle.compare.candidate import Candidate
from woozle.compare.view import TWINS, Sentences, alike
from woozle.model import Span, Statement

NEGATION = re.compile(
    r"\b(?:not|no|never|none|nor|neither|nobody|nothing|without|cannot|\w+n[’']t|declin(?:e[sd]?|ing)|refus(?:e[sd]?|ing)"
    r"|fail(?:s|ed|ing)?|unable|den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|disput(?:e|es|ed|ing)|false|untrue)\b",
    re.IGNORECASE,
)


def polarity_candidates(story: Sentences, one: Statement, other: Statement) -> Iterator[Candidate]:
    """Where the sentence of a statement has one negation more than that of another that is the same but for it."""
    span, flat = Span(one.start, one.end), Span(other.start, other.end)
    a, b = story.at(one), story.at(other)
    if a is None or b is None or alike(a.part(span), b.part(flat)) < TWINS:
        return
    ours, theirs = _negations(a.text, a.span), [word for word, _ in _negations(b.text, b.span)]
    new = [at for word, at in ours if word not in theirs and span.start <= at.start < span.end]
    if new and (len(ours) - len(theirs)) % 2:
        note = f"“{a.show(new[0])}” in {a.article.id}, not in {b.article.id}"
        yield Candidate("polarity", a, b, span, flat, note, "high", {}, twins=True)


def _negations(text: str, span: Span) -> list[tuple[str, Span]]:
    """Each word in lower case, the short forms all as "not", and where it stands."""
    found = ((m.group().lower(), Span(*m.span())) for m in NEGATION.finditer(text, *span))
    return [("not" if word.endswith(("n't", "n’t")) or word == "cannot" else word, at) for word, at in found]
