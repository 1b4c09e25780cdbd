"""The whole method in one screen: articles in, a Story out, each stage a function from values to values."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from woozle.model import Article, Attribution, Claim, ClaimKind, Difference, Kind, SourceEntry, Statement, Story
from woozle.read import Refused, printable, read_inputs, unique_ids

Progress = Callable[[str, int, int], None]
"""Called with (stage, done, of how many) as the work goes on."""
Group = tuple[str, ClaimKind, Sequence[Statement]]
"""The statements of one claim, with the claim's id and kind."""


def trace(
    inputs: Iterable[str | Path] | str | Path,
    *,
    name: str | None = None,
    refuse: Callable[[Refused], None] | None = None,
) -> Story:
    """Reads files, folders and web addresses and compares all articles in them as one story.

    name: of the story; by default that of the first story file, else of the folder where one is all that is given, else
    the first article's id. refuse: called with each input that is no article, the rest is done; without it the first
    such input raises `Refused`. Raises ValueError where no article is left.
    """
    names: list[str] = []
    articles: list[Article] = []
    given = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    for story, batch in read_inputs(given, read_stdin, refuse or _raise):
        names += [story] if story else []
        articles += batch
    if not articles:
        raise ValueError("no article to read")
    articles = unique_ids(articles)
    return trace_articles(name or (names or [default_name(given, articles)])[0], articles)


def default_name(inputs: Sequence[str | Path], articles: Sequence[Article]) -> str:
    """What a story without a name is called: its folder's name, else its first article's id."""
    only = Path(inputs[0]) if len(inputs) == 1 else None
    return printable(only.resolve().name) if only and only.is_dir() else articles[0].id


def read_stdin() -> bytes:
    """Standard input, whole; nothing where it is closed."""
    return sys.stdin.buffer.read() if sys.stdin else b""


def extract(text: str) -> list[Attribution]:
    """Who said what in one text, by where the content begins."""
    from woozle.attribute import attribute

    return attribute(text)


def extract_each(articles: Iterable[Article]) -> Iterator[tuple[Article, list[Attribution]]]:
    """Each article with its attributions, in the order given; read only a few articles ahead."""
    from woozle.attribute import attribute
    from woozle.models import threads
    from woozle.parallel import ordered

    return ordered(lambda article: attribute(article.text, article.title_end), articles, threads())


def trace_articles(
    name: str, articles: Sequence[Article], progress: Progress = lambda stage, done, total: None
) -> Story:
    """The Story of articles that were read."""
    from woozle.attribute import read
    from woozle.match import match
    from woozle.models import threads
    from woozle.parallel import ordered
    from woozle.resolve import resolve

    readings = []
    progress("attribute", 0, len(articles))
    for number, (_, reading) in enumerate(ordered(lambda a: read(a.text, a.title_end), articles, threads()), 1):
        progress("attribute", number, len(articles))
        readings.append(reading)
    progress("match", 0, 1)
    statements = resolve(articles, readings)
    groups = match(articles, statements)
    progress("compare", 0, 1)
    return story_of(name, articles, [(f"c{n}", kind, members) for n, (kind, members) in enumerate(groups, 1)])


def story_of(
    name: str,
    articles: Sequence[Article],
    groups: Iterable[Group],
    keep: Callable[[Difference], bool] = lambda difference: True,
) -> Story:
    """The Story of articles whose statements are grouped into claims: their routes, differences and omissions.

    keep: which of the differences that are found are some (a reader may know that one is none).
    """
    from woozle.compare import differences, omissions
    from woozle.retelling import retellings
    from woozle.reuse import reuse
    from woozle.route import make_claims
    from woozle.timeline import timeline

    groups = list(groups)
    statements = [member for _, _, members in groups for member in members]
    credits = outlets_credited(articles, statements)
    shared = reuse(articles, credits)
    shared += retellings(articles, [members for _, _, members in groups], credits, shared)
    claims = make_claims(groups, articles, shared)
    apart = list(filter(keep, differences(claims, articles)))
    return Story(
        story=name,
        articles=tuple(articles),
        sources=source_entries(claims, articles),
        claims=tuple(claims),
        differences=tuple(apart),
        omissions=tuple(omissions(claims, articles)),
        timeline=tuple(timeline(claims, articles, apart)),
        reuse=tuple(shared),
    )


def outlets_credited(articles: Sequence[Article], statements: Sequence[Statement]) -> dict[str, set[str]]:
    """For each article the outlets on whose word it has something."""
    credited: dict[str, set[str]] = {article.id: set() for article in articles}
    for statement in statements:
        credited[statement.article] |= {s.name for s in statement.chain if s.kind == "outlet"}
    return credited


def source_entries(claims: Sequence[Claim], articles: Sequence[Article]) -> tuple[SourceEntry, ...]:
    """Every source of the claims, the most named first, with the claims that rest on it alone."""
    from woozle.resolve.anonymity import why_unnamed
    from woozle.resolve.outlets import owner

    by_id = {article.id: article for article in articles}
    named: dict[tuple[str, Kind], list[Claim]] = {}
    for claim in claims:
        for source in dict.fromkeys(s for member in claim.members for s in member.chain):
            named.setdefault((source.name, source.kind), []).append(claim)
    entries = [
        SourceEntry(
            name=name,
            kind=kind,
            claims=len(found),
            only_support_of=tuple(c.id for c in found if name in c.chokepoints),
            owner=owner(name) if kind == "outlet" else None,
            why_unnamed=tuple(dict.fromkeys(why_unnamed(_crediting(found, name), by_id))) if kind == "unnamed" else (),
        )
        for (name, kind), found in named.items()
    ]
    return tuple(sorted(entries, key=lambda e: (-e.claims, e.name, e.kind)))


def _crediting(claims: Sequence[Claim], name: str) -> Iterator[Statement]:
    """The statements that name a source."""
    return (m for claim in claims for m in claim.members if any(s.name == name for s in m.chain))


def _raise(refused: Refused) -> None:
    raise refused
