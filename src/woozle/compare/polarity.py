"""Affirmed in one report, denied in the other: the same words, but for a negation.

Where the words differ more, what the annotators of the stories call a contradiction could not be told from the rest:
of 730 pairs of statements of one claim of which one has a negation or a denial 17 are in the gold, and a model over how
alike they are ranks these hardly better than chance (held-out average precision .03).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from woozle.compare.candidate import Candidate
from woozle.compare.view import TWINS, Said, Word, alike, changed
from woozle.model import Span

NEGATION = re.compile(
    r"(?:not|no|never|none|nor|neither|nobody|nothing|without|cannot|\w+n[’']t|declin(?:e[sd]?|ing)|refus(?:e[sd]?|ing)"
    r"|fail(?:s|ed|ing)?|unable|den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|disput(?:e|es|ed|ing)|false|untrue)",
    re.IGNORECASE,
)


LONGEST_CHANGE = 4
"""Words that may be new around a negation ("did not know" for "knew")."""


def polarity_candidates(one: Said, other: Said) -> Iterator[Candidate]:
    """Where a statement has a negation that another lacks, which is the same but for it."""
    a, b, span = one.sentence, other.sentence, one.span
    if alike(one.words, other.words) < TWINS:
        return
    if (len(_negations(a.words)) - len(_negations(b.words))) % 2 == 0:
        return
    for mine, theirs in changed(a.words, b.words):
        negation = next(iter(_negations(mine)), None)
        if negation and a.in_quotes(Span(negation.start, negation.end)):
            return  # an altered quotation
        short = len(mine) <= LONGEST_CHANGE >= len(theirs)
        if negation and short and not _negations(theirs) and span.start <= negation.start < span.end:
            note = f"“{a.show(Span(negation.start, negation.end))}” in {a.article.id}, not in {b.article.id}"
            yield Candidate("polarity", a, b, span, other.span, note, "high", {}, twins=True)
            return


def _negations(words: Sequence[Word]) -> list[Word]:
    return [w for w in words if NEGATION.fullmatch(w.plain)]
