"""Numbers and dates that two reports give differently.

Each number and date of a sentence looks for its counterpart in the sentences of another article that make the same
claim: by the words around it, the nearer the weightier, and by what it counts.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from woozle.compare.candidate import Candidate
from woozle.compare.dates import Date
from woozle.compare.numbers import Number, one_unit
from woozle.compare.view import TWINS, Sentence, kernel
from woozle.model import Severity, Span

NEAR, FAR = 3.0, 8.0
"""Words (see `kernel`). Of both, of six words on either side with equal weight, of the encoder's states at the numbers
and of how likely the statements match, the near kernel alone ranks the annotators' differences best: average precision
.16 against .08 (words), .10 (states) and .04 (match) for numbers, .14 against .06, .06 and .03 for dates."""
BEFORE = 7
"""Words before a value that are compared in their order ("after Trump left office in")."""
PARALLEL = 0.5
"""How alike the words before two dates are from which on an editor should be asked, whatever the model says."""
Value = Number | Date
SMALL = 3
"""Up to which a number is often no figure: two states, three men."""
GRAVE, ROUNDED = 1.1, 1.02
"""By what factor two numbers are apart from which on it is grave, or more than rounding."""


@dataclass(frozen=True, eq=False)
class Two:
    """Two values of one kind in two sentences. near, far: how alike the words around them are. led: how
    alike those before them are in their order. noun: do they count the
    same? twins: see Candidate."""

    a: Sentence
    b: Sentence
    x: Value
    y: Value
    near: float
    far: float
    led: float
    noun: bool
    twins: bool

    @property
    def agree(self) -> bool:
        return agree(self.x, self.y)

    @property
    def contradict(self) -> bool:
        """Can they not both be right? A range and a day in it do neither."""
        if isinstance(self.x, Date) and isinstance(self.y, Date):
            return self.x.contradicts(self.y)
        return not self.agree

    @property
    def of_one_claim(self) -> bool:
        """Does one claim tell of both?"""
        x, y = Span(self.x.start, self.x.end), Span(self.y.start, self.y.end)
        return bool(self.a.claims_at(x) & self.b.claims_at(y))

    @property
    def score(self) -> float:
        """How much the one looks like the counterpart of the other."""
        return self.near + self.far / 2 + 0.2 * self.noun

    @property
    def looks(self) -> tuple[tuple[str, int, str], tuple[str, int, str]]:
        """Each value, and the article in which it looks for its counterpart."""
        a, b = self.a.article.id, self.b.article.id
        return (a, self.x.start, b), (b, self.y.start, a)


def agree(x: Value, y: Value) -> bool:
    """Do two numbers, or two dates, say the same?"""
    if isinstance(x, Number):
        return isinstance(y, Number) and x.agrees(y)
    return isinstance(y, Date) and not x.contradicts(y) and x.range == y.range


def value_candidates(pairs: Iterable[tuple[Sentence, Sentence, float]]) -> Iterator[Candidate]:
    """All numbers and dates of pairs of sentences that cannot both be right.

    Of sentences that are no twins see `_of_one_thing`.
    """
    best: dict[tuple[str, int, str], float] = defaultdict(float)
    agreed: dict[tuple[str, int, str], float] = defaultdict(float)
    apart: list[Two] = []
    for found in (list(_twos(a, b, alike)) for a, b, alike in pairs):
        told = {v for two in found if two.agree and two.noun for v in (two.x, two.y)}
        for two in found:
            if two.contradict and (two.twins or _of_one_thing(two, told)):
                apart.append(two)
            for look in two.looks:
                best[look] = max(best[look], two.score)
                if two.agree:
                    agreed[look] = max(agreed[look], two.score)
    for two in apart:
        first, other = max(best[k] for k in two.looks), max(agreed[k] for k in two.looks)
        x, y = Span(two.x.start, two.x.end), Span(two.y.start, two.y.end)
        yield Candidate(
            "number" if isinstance(two.x, Number) else "date", two.a, two.b, x, y,
            "", _severity(two.x, two.y), _features(two, first, other),
            twins=two.twins and two.score >= first and two.score > other,
            parallel=_parallel(two) and two.score >= first and two.score > other,
        )  # fmt: skip


def _of_one_thing(two: Two, told: Set[Value]) -> bool:
    """May they be of one thing? told: those that the other sentence has too, and of the same things.

    Such a number is no other's counterpart: of "21 goals in 34 matches" and "21 league goals" nothing differs (of 97
    pairs that this leaves out in 49 stories none is a difference, though two touch one). Two dates are of one thing
    only where one claim tells of both (of 446 others there 6 touch a difference).
    """
    if isinstance(two.x, Date):
        return two.of_one_claim
    return not told & {two.x, two.y}


def _twos(a: Sentence, b: Sentence, alike: float) -> Iterator[Two]:
    both: list[tuple[Value, Value]] = [(x, y) for x in a.numbers for y in b.numbers if x.kind == y.kind]
    both += [(x, y) for x in a.dates for y in b.dates]
    for x, y in both:
        around = a.near(Span(x.start, x.end)), b.near(Span(y.start, y.end))
        noun = isinstance(x, Number) and isinstance(y, Number) and bool(set(x.of) & set(y.of))
        before = ([w.plain for w in s.words if w.end <= v.start][-BEFORE:] for s, v in ((a, x), (b, y)))
        led = Indel.normalized_similarity(*before)
        yield Two(a, b, x, y, kernel(*around, NEAR), kernel(*around, FAR), led, noun, alike >= TWINS)


def _features(two: Two, best: float, agreed: float) -> dict[str, float]:
    """best, agreed: the score of the best counterpart of either value, and of the best that agrees with it."""
    features = {
        "near": two.near,
        "far": two.far,
        "led": two.led,
        "member": float(two.of_one_claim),
        "best": float(two.score >= best),
        "behind": best - two.score,
        "agreed": min(agreed - two.score, 0.5) if agreed else -0.5,
    }
    return features | (_of_numbers(two.x, two.y, two.noun) or _of_dates(two.x, two.y))


def _parallel(two: Two) -> bool:
    """Are they dates of one claim, as exact as each other and led to in nearly the same words?"""
    same = isinstance(two.x, Date) and isinstance(two.y, Date) and two.x.granularity == two.y.granularity
    return same and two.led >= PARALLEL and two.of_one_claim


def _of_numbers(x: Value, y: Value, noun: bool) -> dict[str, float]:
    if not isinstance(x, Number) or not isinstance(y, Number):
        return {}
    return {
        "number": 1.0,
        "noun": float(noun),
        "ratio": min(math.log(_ratio(x, y)), 3.0),
        "small": float(max(x.high, y.high) <= SMALL),
        "money": float(x.kind == "money"),
        "time": float(x.kind == "time"),
    }


def _of_dates(x: Value, y: Value) -> dict[str, float]:
    if not isinstance(x, Date) or not isinstance(y, Date):
        return {}
    return {
        "granularity": float(x.granularity == y.granularity),
        "apart": min(math.log1p(_days(x, y)), 8.0) / 8,
    }


def _ratio(x: Number, y: Number) -> float:
    """How many times the one is the other, at least 1."""
    a, b = (max(n.low + n.high, 1e-9) / 2 for n in (x, y))
    return max(a, b) / min(a, b)


def _days(x: Date, y: Date) -> int:
    return abs((x.first - y.first).days)


def _severity(x: Value, y: Value) -> Severity:
    """A rounding or a day matter less than a wrong figure, month or year."""
    if isinstance(x, Number) and isinstance(y, Number):
        ratio = _ratio(x, y) if one_unit(x, y) else math.inf
        return "high" if ratio > GRAVE else "middle" if ratio > ROUNDED else "low"
    if isinstance(x, Date) and isinstance(y, Date):
        return "low" if _days(x, y) <= 1 else "middle" if _days(x, y) <= 31 else "high"
    return "middle"
