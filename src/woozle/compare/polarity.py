"""Affirmed in one report, denied in the other."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from woozle.compare.candidate import Candidate
from woozle.compare.view import TWINS, Sentences, alike, stems
from woozle.model import Claim, Span, Statement

NEGATION = re.compile(
    r"\b(?:not|no|never|none|nor|neither|nobody|nothing|without|cannot|\w+n[’']t|declin(?:e[sd]?|ing)|refus(?:e[sd]?|ing)"
    r"|fail(?:s|ed|ing)?|unable|den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|disput(?:e|es|ed|ing)|false|nonsense|untrue)\b",
    re.IGNORECASE,
)
SCOPE = 6
"""Words behind a negation that it is taken to be about."""


def negations(text: str, span: Span) -> list[Span]:
    return [Span(*m.span()) for m in NEGATION.finditer(text, *span)]


def polarity_candidates(story: Sentences, claim: Claim, one: Statement, other: Statement) -> Iterator[Candidate]:
    """Where the one statement denies and the other does not, or an odd number of their negations is new."""
    span, flat = Span(one.start, one.end), Span(other.start, other.end)
    a, b = story.at(one), story.at(other)
    denied = one.stance == "denies" != other.stance
    if a is None or b is None or (other.stance == "denies") > denied:
        return
    ours, theirs = negations(a.text, span), negations(b.text, flat)
    if not denied and len(ours) <= len(theirs):
        return
    negated = not denied
    own, there = stems(a.part(span)), stems(b.part(flat))
    scope = stems([w for w in a.words if ours and w.start >= ours[0].end][:SCOPE])
    features = {
        "denied": float(denied),
        "negated": float(negated),
        "there too": min(len(theirs), 2) / 2,
        "scope": story.weight(scope & there) / story.weight(scope) if scope else 0.0,
        "contained": story.contained(own, there),
        "shared": story.shared(own, there),
        "sentence": story.shared(a.stems, b.stems),
        "order": alike(a.words, b.words),
        "quoted": float(a.in_quotes(span)) + float(b.in_quotes(flat)),
        "size": math.log(len(claim.members)),
        "fact": float(claim.kind == "fact"),
        "same source": float(bool(one.chain and other.chain) and one.chain[-1] == other.chain[-1]),
        "own voice": float(not one.chain and not other.chain),
    }
    twins = alike(a.part(span), b.part(flat)) >= TWINS and not negations(b.text, b.span)
    said = "denied" if denied else f"“{a.show(ours[0])}”"
    note = f"{said} in {a.article.id}, affirmed in {b.article.id}"
    yield Candidate("polarity", a, b, span, flat, note, "high", features, twins=twins)
