"""Hedged in one report, flat in the other."""

from __future__ import annotations

import math
from collections.abc import Iterator

from woozle.compare.candidate import Candidate
from woozle.compare.view import TWINS, Said, Sentence, Sentences, alike, stems
from woozle.model import Claim, Span

PLAIN = frozenset({"reportedly", "allegedly", "apparently", "alleged"})
REACH, SCOPE = 3.0, 10
"""Words behind a hedge over which what it is about fades (to 1/e), and how many are looked at."""


def certainty_candidates(story: Sentences, claim: Claim, mine: Said, theirs: Said) -> Iterator[Candidate]:
    """Each hedge of the one statement that the other lacks."""
    span, flat = mine.span, theirs.span
    (one, a, words), (other, b, others) = mine, theirs
    hedges = [(s, kind) for s, kind in a.hedges if span.start <= s.start and s.end <= span.end]
    if not hedges:
        return
    inside = [(s, kind) for s, kind in b.hedges if s.start < flat.end and s.end > flat.start]
    said, there = ({b.text[s.start : s.end].lower() for s, _ in some} for some in (b.hedges, inside))
    own, hedged = stems(others), stems(words)
    twins = alike(words, others) >= TWINS
    of_both = {
        "hedged too": min(len(inside), 2) / 2,
        "outside": float(len(b.hedges) > len(inside)),
        "contained": story.contained(hedged, own),
        "shared": story.shared(hedged, own),
        "sentence": story.shared(a.stems, b.stems),
        "order": alike(a.words, b.words),
        "quoted there": float(b.in_quotes(flat)),
        "size": math.log(len(claim.members)),
        "fact": float(claim.kind == "fact"),
        "same source": float(bool(one.chain and other.chain) and one.chain[-1] == other.chain[-1]),
        "own voice": float(not one.chain and not other.chain),
        "length": math.log1p(len(own)),
    }
    for hedge, kind in hedges:
        word = a.text[hedge.start : hedge.end].lower()
        if word in there:
            continue
        scope = _scope(a, hedge)
        first = next(iter(scope), "")
        behind = a.behind(hedge.end, 2)
        features = of_both | {
            f"hedge={kind}": 1.0,
            "plain": float(word in PLAIN),
            "scope": sum(w for s, w in scope.items() if s in b.stems) / sum(scope.values()) if scope else 0.0,
            "first": float(first in b.stems),
            "first own": float(first in own),
            "same hedge": float(any(k == kind for _, k in inside)),
            "quoted": float(a.in_quotes(hedge)),
        }
        yield Candidate(
            "certainty", a, b, Span(hedge.start, behind[-1].end if behind else hedge.end), flat,
            f"“{a.show(hedge)}” in {a.article.id}, said without it in {b.article.id}",
            "low" if kind in ("hint", "belief") else "middle",
            features, twins=twins and word not in said and not a.in_quotes(hedge), hedge=word,
        )  # fmt: skip


def _scope(sentence: Sentence, hedge: Span) -> dict[str, float]:
    """What a hedge is about: the stems behind it, the nearer the weightier."""
    out: dict[str, float] = {}
    for n, word in enumerate(sentence.behind(hedge.end, SCOPE)):
        if word.stem:
            out.setdefault(word.stem, math.exp(-n / REACH))
    return out
