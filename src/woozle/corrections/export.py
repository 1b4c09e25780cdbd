"""Corrections as JSON Lines that training can use: each with the words that it is about and what the machine read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec
from msgspec import Struct

from woozle.corrections.apply import Corrected, reference
from woozle.corrections.values import (
    Correction,
    FixChain,
    JoinClaims,
    NoDifference,
    RenameSources,
    SplitClaim,
    Undo,
)
from woozle.model import Passage, Source, Stance, Story

Status = Literal["applied", "undone", "unfit", "undo"]


class Reading(Struct, frozen=True, omit_defaults=True):
    """A passage that a correction is about: its words, and what the machine had read there (a claim's id, a chain)."""

    article: str
    sha256: str
    start: int
    end: int
    text: str
    claim: str | None = None
    chain: tuple[Source, ...] | None = None
    stance: Stance | None = None


class Lesson(Struct, frozen=True):
    """One line of the export. machine: the passages that the correction is about, as the machine had read them."""

    story: str
    status: Status
    correction: Correction
    machine: tuple[Reading, ...]


def export(name: str, machine: Story, corrections: Sequence[Correction], corrected: Corrected) -> Iterator[bytes]:
    """One line a correction, in the order in which they were made. name: what the story is called there.

    machine: the machine's own reading, so that what a correction says can be set against it.
    """
    status: dict[str, Status] = {c.id: "applied" for c in corrected.applied}
    status |= dict.fromkeys((c.id for c in corrected.undone), "undone")
    status |= dict.fromkeys((u.correction.id for u in corrected.unfit), "unfit")
    for correction in corrections:
        lesson = Lesson(name, status.get(correction.id, "undo"), correction, tuple(_readings(machine, correction)))
        yield msgspec.json.encode(lesson) + b"\n"


def _readings(machine: Story, correction: Correction) -> Iterator[Reading]:
    articles = {a.id: a for a in machine.articles}
    meant = [(c, set(reference(c))) for c in machine.claims]
    for passage, of in _passages(machine, correction):
        if passage.article not in articles:
            continue
        article = articles[passage.article]
        holding = sorted((c for c, held in meant if passage in held), key=lambda c: set(reference(c)) != of)
        claim, statement = next(((c.id, m) for c in holding for m in c.members if m.passage == passage), (None, None))
        yield Reading(
            passage.article, article.sha256, passage.start, passage.end, article.text[passage.start : passage.end],
            claim, statement.chain if statement else None, statement.stance if statement else None,
        )  # fmt: skip


def _passages(machine: Story, correction: Correction) -> Iterator[tuple[Passage, set[Passage]]]:
    """The passages that a correction is about, each with those of the claim that it means; none: any that holds it."""
    match correction.change:
        case JoinClaims(claims, statements):
            yield from ((passage, set(claim)) for claim in claims for passage in claim)
            yield from ((passage, set()) for passage in statements)
        case SplitClaim(statements, claim):
            yield from ((passage, set(claim)) for passage in statements)
        case FixChain(statement, _):
            yield statement, set()
        case NoDifference(_, values):
            yield from ((passage, set()) for passage in values)
        case RenameSources(sources, _):
            named = (m.passage for c in machine.claims for m in c.members if set(sources).intersection(m.chain))
            yield from ((passage, set()) for passage in dict.fromkeys(named))
        case Undo():
            pass
