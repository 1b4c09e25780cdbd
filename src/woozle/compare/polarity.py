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
    """Where a statement is negated, or denied by its source, and another says the same without that."""
    span, flat = Span(one.start, one.end), Span(other.start, other.end)
    a, b = story.at(one), story.at(other)
    if a is None or b is None or alike(a.part(span), b.part(flat)) < TWINS:
        return
    negation = NEGATION.search(a.text, *span) or (NEGATION.search(a.text, *a.span) if one.stance == "denies" else None)
    if negation and not NEGATION.search(b.text, *b.span):
        note = f"“{a.show(Span(*negation.span()))}” in {a.article.id}, affirmed in {b.article.id}"
        yield Candidate("polarity", a, b, span, flat, note, "high", {}, twins=True)
