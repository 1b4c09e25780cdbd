"""Two places that may be a difference, with what tells whether they are one."""

from __future__ import annotations

from dataclasses import dataclass

from woozle.compare.view import Sentence
from woozle.model import DifferenceKind, Severity, Span


@dataclass(frozen=True, eq=False)
class Candidate:
    """x in sentence a, y in sentence b of another article. note: what differs; empty where the places tell it.

    twins: both sentences have nearly the same words, so that what differs between them was changed, whatever it is.
    parallel: the places stand in the same position of sentences that are alike there; it is listed though it may be
    unlikely. hedge: the word or words that x begins with, of a difference of certainty.
    """

    kind: DifferenceKind
    a: Sentence
    b: Sentence
    x: Span
    y: Span
    note: str
    severity: Severity
    features: dict[str, float]
    twins: bool = False
    parallel: bool = False
    hedge: str = ""
