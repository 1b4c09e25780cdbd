"""Affirmed in one report, denied in the other: the same words, but for a negation.

Where the words differ more, what the annotators of the stories call a contradiction could not be told from the rest:
of 730 pairs of statements of one claim of which one has a negation or a denial 17 are in the gold, and a model over how
alike they are ranks these hardly better than chance (held-out average precision .03).
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rapidfuzz.distance import Indel

from woozle.compare.candidate import Candidate
from woozle.compare.view import TWINS, Said, Sentence, Word, alike, changed
from woozle.model import Span

NEGATION = re.compile(
    r"(?:not|no|never|none|nor|neither|nobody|nothing|without|cannot|\w+n[’']t|declin(?:e[sd]?|ing)|refus(?:e[sd]?|ing)"
    r"|fail(?:s|ed|ing)?|unable|den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|disput(?:e|es|ed|ing)|false|untrue)",
    re.IGNORECASE,
)

LONGEST_CHANGE = 4
"""Words that may be new around a negation ("did not know" for "knew")."""
MOST_QUOTATIONS = 20
"""Quotations of a sentence that are looked at."""
FEWEST_WORDS = 3
"""Of two quotations that are the same but for a negation, in sentences that are not."""


def polarity_candidates(one: Said, other: Said) -> Iterator[Candidate]:
    """Where a statement has a negation that another lacks, which is the same but for it."""
    a, b, span = one.sentence, other.sentence, one.span
    if alike(one.words, other.words) < TWINS:
        return
    if not opposed(a.words, b.words):
        return
    for mine, theirs in changed(a.words, b.words):
        negation = next(iter(_negating(mine, theirs)), None)
        if negation and a.in_quotes(Span(negation.start, negation.end)) and b.quotes(other.span):
            return  # an altered quotation
        short = len(mine) <= LONGEST_CHANGE >= len(theirs)
        if negation and short and not negations(theirs) and span.start <= negation.start < span.end:
            note = f"“{a.show(Span(negation.start, negation.end))}” in {a.article.id}, not in {b.article.id}"
            yield Candidate("polarity", a, b, span, other.span, note, "high", {}, twins=True)
            return


def opposed(a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Has one of two sentences a negation more than the other?"""
    return sum(len(_negating(x, y)) + len(_negating(y, x)) for x, y in changed(a, b)) % 2 == 1


def reversals(
    quoted: Mapping[str, Sequence[tuple[str, ...]]], pairs: Iterable[tuple[Sentence, Sentence, float]]
) -> dict[tuple[str, str], set[tuple[int, int]]]:
    """Of each two articles, which quotations are the same but for a negation, as their sentences are.

    quoted: the words of each quotation, by article. One that the other report has word for word is not reversed. The
    sentences are twins or make one claim; a word or two that both quote ("guilty") tell nothing if they are no twins.
    """
    known = {article: set(wordings) for article, wordings in quoted.items()}
    out: dict[tuple[str, str], set[tuple[int, int]]] = defaultdict(set)
    for a, b, likeness in pairs:
        one, other = a.article.id, b.article.id
        for p, q in itertools.product(a.quotes(a.span)[:MOST_QUOTATIONS], b.quotes(b.span)[:MOST_QUOTATIONS]):
            x, y = quoted[one][p], quoted[other][q]
            elsewhere = x in known[other] or y in known[one]
            least = 1 if likeness >= TWINS else FEWEST_WORDS
            if not elsewhere and odd(x, y) and _same(x, y, least) and opposed(a.words, b.words):
                out[one, other].add((p, q))
    return out


def _same(x: Sequence[str], y: Sequence[str], least: int) -> bool:
    """Are they the same words, this many or more, but for negations?"""
    first, second = ([w for w in some if not NEGATION.fullmatch(w)] for some in (x, y))
    return min(len(first), len(second)) >= least and Indel.normalized_similarity(first, second) >= TWINS


def odd(x: Iterable[str], y: Iterable[str]) -> bool:
    """Is there a negation more in the one than in the other?"""
    return sum(1 for w in (*x, *y) if NEGATION.fullmatch(w)) % 2 == 1


def negations(words: Sequence[Word]) -> list[Word]:
    return [w for w in words if NEGATION.fullmatch(w.plain)]


def _negating(words: Sequence[Word], instead: Sequence[Word]) -> list[Word]:
    """The negations in words that stand in place of others; a phrase with "without" is a detail, but for "with"."""
    return [w for w in negations(words) if w.plain != "without" or "with" in {v.plain for v in instead}]
