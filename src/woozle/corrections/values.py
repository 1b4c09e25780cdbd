"""The corrections: frozen, typed, one JSON form. They point at passages and sources, never at numbers that may change.

A statement is meant by its passage, a claim by the passages of all its statements, since one statement may be in
several claims. So a correction still fits when another reading of the same articles numbers its claims otherwise, and
says that it does not where that reading has no such claim.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from woozle.model import DifferenceKind, Passage, Source

MOST_PASSAGES = 500
MOST_CLAIMS = 50
MOST_SOURCES = 50
LONGEST_CHAIN = 8
"""The longest of the chains in 49 stories that people marked has four sources."""
LONGEST_NAME = 300
Author = Annotated[str, Meta(min_length=1, max_length=LONGEST_NAME)]
NAME = {"name": {"minLength": 1, "maxLength": LONGEST_NAME, "pattern": r"^\S(.*\S)?$"}}
Named = Annotated[Source, Meta(extra_json_schema={"properties": NAME})]
"""A source by what one can be called, as the API's document tells it; `_check_name` holds it to more."""
Passages = Annotated[tuple[Passage, ...], Meta(min_length=1, max_length=MOST_PASSAGES)]


class _Change(Struct, frozen=True, tag_field="type", forbid_unknown_fields=True):
    """What is corrected; `type` tells which of these it is."""


class JoinClaims(_Change, frozen=True, tag="join", omit_defaults=True):
    """These claims, each meant by the passages of all its statements, say the same thing: they are one claim.

    statements: in place of `claims`, one statement of each claim, as corrections were written at first. Of a
    statement in several claims it means the one with the fewest statements.
    """

    claims: Annotated[tuple[Passages, ...], Meta(max_length=MOST_CLAIMS)] = ()
    statements: Annotated[tuple[Passage, ...], Meta(max_length=MOST_PASSAGES)] = ()


class SplitClaim(_Change, frozen=True, tag="split", omit_defaults=True):
    """These statements of a claim say something else than its other ones: they are a claim of their own.

    claim: the passages of all its statements; without them it is the one with the fewest that holds these statements.
    """

    statements: Passages
    claim: Annotated[tuple[Passage, ...], Meta(max_length=MOST_PASSAGES)] = ()


class RenameSources(_Change, frozen=True, tag="rename"):
    """These sources are one, and this is its name and kind. A name that another source has joins them to that."""

    sources: Annotated[tuple[Source, ...], Meta(min_length=1, max_length=MOST_SOURCES)]
    into: Named

    def __post_init__(self) -> None:
        _check_name(self.into)


class FixChain(_Change, frozen=True, tag="chain"):
    """The statement has it from these sources, from the article outwards. Empty: it is the article's own voice."""

    statement: Passage
    chain: Annotated[tuple[Named, ...], Meta(max_length=LONGEST_CHAIN, extra_json_schema={"uniqueItems": True})]

    def __post_init__(self) -> None:
        for source in self.chain:
            _check_name(source)
        if len(set(self.chain)) < len(self.chain):
            raise ValueError("a source stands in a chain once")


class NoDifference(_Change, frozen=True, tag="same"):
    """What these passages give is no difference of this kind."""

    kind: DifferenceKind
    values: Passages


class Undo(_Change, frozen=True, tag="undo"):
    """The correction with this id is taken back. Taking an Undo back puts what it undid in force again."""

    correction: str


Change = JoinClaims | SplitClaim | RenameSources | FixChain | NoDifference | Undo


class Correction(Struct, frozen=True):
    """One change, by whom and when: `at` is ISO 8601 in UTC, `id` unique among the corrections of its story."""

    id: Annotated[str, Meta(min_length=1, max_length=100)]
    author: Author
    at: Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$")]
    change: Change


def _check_name(source: Source) -> None:
    """Raises ValueError for what no source can be called."""
    name = source.name
    if not name.strip() or name != name.strip():
        raise ValueError("a source's name is not empty and has no spaces around it")
    if len(name) > LONGEST_NAME:
        raise ValueError(f"a source's name has at most {LONGEST_NAME} characters")
    if not name.isprintable():
        raise ValueError("a source's name is one line of printable characters")
