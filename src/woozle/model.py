"""The values that flow through Woozle, and the one JSON form of a Story.

All offsets are Unicode code points into an article's text, end exclusive. Values are frozen: a stage makes new ones.
`schema/story.schema.json` is generated from this module (a test keeps the two together).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import Annotated, Literal, NamedTuple, Protocol

import msgspec
from msgspec import Meta, Struct

Kind = Literal["person", "organisation", "outlet", "document", "unnamed", "collective"]
Stance = Literal["asserts", "reports", "denies", "questions"]
ClaimKind = Literal["fact", "quote"]
DifferenceKind = Literal["number", "date", "name", "place", "wording", "attribution", "certainty", "polarity", "fact"]
Granularity = Literal["day", "week", "month", "season", "year", "decade"]
Direction = Literal["credit", "date", "unknown"]
Severity = Literal["high", "middle", "low"]
Offset = Annotated[int, Meta(ge=0)]


class Span(NamedTuple):
    """[start, end) of one article's text."""

    start: Offset
    end: Offset


class Range(Protocol):
    """[start, end) of some text: a span, a passage, a statement."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def common(a: Range, b: Range) -> int:
    """How many code points of one text two ranges share: 0 where they do not overlap."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


class Passage(Struct, frozen=True, order=True):
    """[start, end) of the text of the article with this id. Everything that Woozle says points at passages."""

    article: str
    start: Offset
    end: Offset


class Link(Struct, frozen=True):
    """[start, end) of an article's text links to `url`."""

    start: Offset
    end: Offset
    url: str


class Article(Struct, frozen=True, omit_defaults=True):
    """One published report, its text frozen as read.

    `origin` is where it was read from (a file name, `-`), `sha256` the digest of `text` in UTF-8. `title_end` is where
    the text proper begins when its first paragraph is the headline (0: it is not). `based_on` names what the article
    is said to be taken from: outlets or addresses (schema.org isBasedOn, a feed item's source).
    """

    id: str
    text: str
    publisher: str | None = None
    published: str | None = None
    title: str | None = None
    byline: str | None = None
    url: str | None = None
    origin: str | None = None
    sha256: str = ""
    title_end: Offset = 0
    based_on: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def route_name(self) -> str:
        """The publisher that routes pass: the named one, or the article itself where none is known."""
        return self.publisher or self.id


class Attribution(Struct, frozen=True):
    """Who said what, in one article. source and cue may be empty; spans of one role are in text order.

    `confidence` is the probability that an annotator would mark this content with this source. `parent` is the place,
    in the list of the article's attributions, of the one inside whose content this one stands; nested ones come last.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: Annotated[float, Meta(ge=0, le=1)]
    parent: Offset | None = None


class Source(Struct, frozen=True, order=True):
    """Whoever a statement is credited to, by the name that the whole story uses for it."""

    name: str
    kind: Kind


class Statement(Struct, frozen=True):
    """A passage that states something, on whose word, in what stance.

    `chain` goes from the article outwards; empty: the article's own voice. `evidence` are the passages that the chain
    was read from (names of sources, cues). `confidence` is the probability that the chain is right; where that is too
    low, the statement is `undetermined` and `chain` no more than the best guess. `copied_from` is the publisher in
    whose report the statement stands in the same words, the credit of its chain too; or, of an own-voice one,
    (`retold`) which its article follows fact by fact in other words. A route that is inferred, since nobody credits it:
    it goes through that publisher to the chain.
    """

    article: str
    start: Offset
    end: Offset
    chain: tuple[Source, ...] = ()
    stance: Stance = "asserts"
    hedged: bool = False
    evidence: tuple[Span, ...] = ()
    copied_from: str | None = None
    retold: bool = False
    confidence: Annotated[float, Meta(ge=0, le=1)] = 1.0
    undetermined: bool = False

    @property
    def passage(self) -> Passage:
        return Passage(self.article, self.start, self.end)


class Reuse(Struct, frozen=True):
    """Text that two articles share: `later` has it from `earlier`, as a credit or the dates tell.

    direction unknown: neither tells, and which of the two is the earlier is not known. retold: in other words; the one
    article follows the other, fact by fact.
    """

    earlier: Passage
    later: Passage
    direction: Direction
    retold: bool = False


def speaker(kind: ClaimKind, members: Iterable[Statement]) -> Source | None:
    """Who said what the members of a quote tell: the source at which most of their chains end. Who denies it does not
    count. None for a fact, or where no chain is."""
    last = Counter(m.chain[-1] for m in members if m.chain and m.stance != "denies") if kind == "quote" else {}
    return max(sorted(last), key=last.__getitem__) if last else None


class Claim(Struct, frozen=True, dict=True):
    """The statements of one story that say the same thing. A statement that says several things is in several claims.

    `routes` is the number of independent routes, `paths` one set of that many (publisher first, then sources),
    `chokepoints` the names of the sources that every route passes. `routes_range` is how few and how many routes it may
    be where chains are undetermined or text is shared and nobody knows in which direction. `text` is the passage of the
    most typical member.
    """

    id: str
    kind: ClaimKind
    text: str
    members: tuple[Statement, ...]
    routes: Offset
    chokepoints: tuple[str, ...] = ()
    paths: tuple[tuple[str, ...], ...] = ()
    routes_range: tuple[Offset, Offset] = (0, 0)

    @cached_property
    def speaker(self) -> Source | None:
        """Who said it, of a quote: there all routes end."""
        return speaker(self.kind, self.members)


class Difference(Struct, frozen=True):
    """Statements of one claim that disagree; `note` says in a sentence what differs.

    `values` has one passage an article. `severity` is how much an editor would mind, `confidence` the probability that
    an annotator would mark the difference (1: between sentences of nearly the same words).
    """

    claim: str
    kind: DifferenceKind
    values: tuple[Passage, ...]
    note: str
    severity: Severity = "middle"
    confidence: Annotated[float, Meta(ge=0, le=1)] = 1.0


class Omission(Struct, frozen=True):
    """A claim, a denial or a reply (declined to comment) that other publishers carry and this article lacks.

    `passage` is the sentence of another article in which the denial or reply stands; none for a claim.
    """

    claim: str
    article: str
    kind: Literal["claim", "denial", "reply"]
    carried_by: tuple[str, ...]
    passage: Passage | None = None


class Event(Struct, frozen=True):
    """Something that the articles date.

    `date` is ISO 8601, as precise as the text: a day, a month, a year, or an interval. `first` and `last` are the days
    between which it lies, `granularity` what the text counts in. `claims` are those that tell of it, `disagreements`
    the notes of the differences about its date.
    """

    date: str
    passages: tuple[Passage, ...]
    first: str = ""
    last: str = ""
    granularity: Granularity = "day"
    claims: tuple[str, ...] = ()
    disagreements: tuple[str, ...] = ()


class SourceEntry(Struct, frozen=True):
    """One source of a story: how many claims name it, and the claims that it alone supports.

    owner: of an outlet, the company that controls it, where the table of outlets knows it. why_unnamed: of an unnamed
    source, the passages that say why it is not named.
    """

    name: str
    kind: Kind
    claims: Offset
    only_support_of: tuple[str, ...] = ()
    owner: str | None = None
    why_unnamed: tuple[Passage, ...] = ()


class Story(Struct, frozen=True, dict=True):
    """Articles about one event, and what comparing them shows. The root of the JSON form."""

    story: str
    articles: tuple[Article, ...]
    sources: tuple[SourceEntry, ...] = ()
    claims: tuple[Claim, ...] = ()
    differences: tuple[Difference, ...] = ()
    omissions: tuple[Omission, ...] = ()
    timeline: tuple[Event, ...] = ()
    reuse: tuple[Reuse, ...] = ()

    def article(self, id: str) -> Article:
        """The article with this id; KeyError if the story has none."""
        if id not in self._by_id:
            raise KeyError(f"story {self.story!r} has no article {id!r}")
        return self._by_id[id]

    @cached_property
    def _by_id(self) -> dict[str, Article]:
        return {article.id: article for article in self.articles}

    def text(self, passage: Passage | Statement) -> str:
        """The exact characters of a passage."""
        return self.article(passage.article).text[passage.start : passage.end]

    @property
    def shared_claims(self) -> tuple[Claim, ...]:
        """The claims that two or more publishers carry."""
        names = {a.id: a.route_name for a in self.articles}
        return tuple(c for c in self.claims if len({names[m.article] for m in c.members}) > 1)

    def to_json(self) -> bytes:
        """UTF-8 JSON, indented, ending in a newline; the same Story always gives the same bytes."""
        return msgspec.json.format(msgspec.json.encode(self), indent=1) + b"\n"

    @classmethod
    def from_json(cls, data: bytes | str) -> Story:
        """The Story that `to_json` wrote. Raises msgspec.ValidationError, which names the field, or DecodeError."""
        return msgspec.json.decode(data, type=cls)
