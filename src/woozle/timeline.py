"""What happened when: the dated events of a story, in order, with what the articles disagree on."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from woozle.compare.dates import Date, dates
from woozle.model import Article, Claim, Difference, Event, Passage, common

YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
NOUN = re.compile(r"\s(?!(?:and|through)\b)[a-z]{3,}")
"""Behind a year that is part of what something is called: the 2016 election."""
WHEN = re.compile(
    r"\b(?:in|since|by|until|till|before|after|during|from|of|for|between|through|early|late|mid)[ -]$", re.IGNORECASE
)
"""Before a year that is a date, whatever is behind it."""
BESIDE = re.compile(r"[\s,(–—]*(?:(?:on|in|of)\s)?")
"""Between two dates of one thing: last week, on Thursday."""


@dataclass(frozen=True)
class Dated:
    """An event in the making. claims: by their number. places: where its dates stand, each in which passages."""

    date: Date
    claims: frozenset[int]
    places: Mapping[Passage, frozenset[Passage]]

    @property
    def passages(self) -> frozenset[Passage]:
        return frozenset(p for found in self.places.values() for p in found)

    def joined(self, coarser: Dated) -> Dated:
        return Dated(self.date, self.claims | coarser.claims, {**self.places, **coarser.places})


def timeline(
    claims: Sequence[Claim], articles: Sequence[Article], differences: Sequence[Difference] = ()
) -> list[Event]:
    """The events that the articles date, the earliest first, those that take longer before what lies in them.

    Statements of one claim with the same date are one event. One that is less exact belongs to the event whose date
    lies in it, if the claim has only one such; two dates of one passage are two events, unless they stand side by side.
    A date whose year nothing tells is none.
    Where the dates of one claim contradict each other, each event tells the differences about its date.
    """
    texts = {a.id: a.text for a in articles}
    about = [d for d in differences if d.kind == "date"]
    found = [(e, sorted(e.passages), sorted(e.claims)) for e in _joined(_alike(claims, articles), texts)]
    found.sort(key=lambda f: (f[0].date.first, -f[0].date.last.toordinal(), f[2], f[1]))
    return [
        Event(
            date=e.date.iso,
            passages=tuple(passages),
            first=e.date.first.isoformat(),
            last=e.date.last.isoformat(),
            granularity=e.date.granularity,
            claims=tuple(claims[n].id for n in numbers),
            disagreements=tuple(
                d.note
                for d in about
                if any(v.article == p.article and common(v, p) for v in d.values for p in e.places)
            ),
        )
        for e, passages, numbers in found
    ]


def _alike(claims: Sequence[Claim], articles: Sequence[Article]) -> list[Dated]:
    """What statements of one claim date alike, or one statement of several claims, those of the shortest time first."""
    by_id = {a.id: a for a in articles}
    given: dict[Passage, Date] = {}
    inside: dict[Passage, set[Passage]] = defaultdict(set)
    graph: nx.Graph[Passage | tuple[int, dt.date, dt.date, bool]] = (
        nx.Graph()
    )  # of dates, each tied to its claims and its time
    for number, claim in enumerate(claims):
        for passage, date in _dated(claim, by_id):
            place = Passage(passage.article, date.start, date.end)
            given[place] = date
            inside[place].add(passage)
            graph.add_edge(place, (number, date.first, date.last, date.range))
    out = []
    for nodes in nx.connected_components(graph):
        places = sorted(n for n in nodes if isinstance(n, Passage))
        numbers = frozenset(n[0] for n in nodes if isinstance(n, tuple))
        out.append(Dated(given[places[0]], numbers, {p: frozenset(inside[p]) for p in places}))
    return sorted(out, key=lambda e: (e.date.last - e.date.first, e.date.first, min(e.places)))


def _joined(alike: Sequence[Dated], texts: Mapping[str, str]) -> list[Dated]:
    """Each that is less exact with the only one that lies in it."""
    out: list[Dated] = []
    of_claim: dict[int, set[int]] = defaultdict(set)
    for event in alike:
        within = {n for claim in event.claims for n in of_claim[claim] if _within(out[n].date, event.date)}
        if len(within) == 1 and not _apart(event, out[min(within)], texts):
            at = min(within)
            out[at] = out[at].joined(event)
        else:
            at = len(out)
            out.append(event)
        for claim in event.claims:
            of_claim[claim].add(at)
    return out


def _dated(claim: Claim, articles: Mapping[str, Article]) -> Iterator[tuple[Passage, Date]]:
    for member in claim.members:
        article = articles[member.article]
        for date in dates(article.text, member.start, member.end, article.published):
            if not date.guessed and not _attribute(article.text, date):
                yield member.passage, date


def _attribute(text: str, date: Date) -> bool:
    """Is a year part of what something is called: the 2016 election?"""
    if YEAR.fullmatch(text, date.start, date.end) is None or NOUN.match(text, date.end) is None:
        return False
    return WHEN.search(text, max(0, date.start - 10), date.start) is None


def _within(a: Date, b: Date) -> bool:
    return a.range == b.range and b.first <= a.first and a.last <= b.last


def _apart(a: Dated, b: Dated, texts: Mapping[str, str]) -> bool:
    """Do both have a date in one passage, and not side by side?"""
    shared = a.passages & b.passages
    mine, theirs = ([(p, i & shared) for p, i in e.places.items() if i & shared] for e in (a, b))
    for x, inside in mine:
        for y in (y for y, others in theirs if inside & others):
            first, second = sorted((x, y))
            if BESIDE.fullmatch(texts[x.article], first.end, second.start) is None:
                return True
    return False
