"""What happened when: the dated events of a story, in order, with what the articles disagree on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from woozle.compare.dates import Date, dates
from woozle.model import Article, Claim, Difference, Event, Passage

ATTRIBUTE = re.compile(r"^(?:1[6-9]|20)\d\d$")
NOUN = re.compile(r"\s[a-z]{3,}")
FUNCTION = re.compile(
    r"\s(?:and|but|for|the|when|while|after|before|that|which|who|was|were|has|had|have|with|from|into|until|through|said"
    r"|because|where|during|amid|over|under|about|against|since|between|will|would|could|did|does|are|not|according)\b"
)
"""What may stand behind a year that is a date; before another word it is part of a name (the 2016 election)."""


@dataclass
class Dated:
    """An event in the making."""

    date: Date
    claims: set[str]
    passages: list[Passage] = field(default_factory=list)
    places: list[Passage] = field(default_factory=list)
    """Where the date itself stands."""


def timeline(
    claims: Sequence[Claim], articles: Sequence[Article], differences: Sequence[Difference] = ()
) -> list[Event]:
    """The events that the articles date, the earliest first, those that take longer before what lies in them.

    Statements of one claim whose dates agree are one event, as are those of one passage; its date is the most exact
    that is given. Where the dates of one claim contradict each other there are as many events, and each tells the
    differences about its date.
    """
    by_id = {a.id: a for a in articles}
    events: list[Dated] = []
    of_claim: dict[str, list[Dated]] = defaultdict(list)
    of_passage: dict[Passage, list[Dated]] = defaultdict(list)
    for claim in claims:
        for passage, date in _dated(claim, by_id):
            known = [*of_claim[claim.id], *of_passage[passage]]
            event = next((e for e in known if _one(e.date, date)), None)
            if event is None:
                event = Dated(date, set())
                events.append(event)
            if (date.last - date.first) < (event.date.last - event.date.first):
                event.date = date
            if event not in of_claim[claim.id]:
                of_claim[claim.id].append(event)
            if event not in of_passage[passage]:
                of_passage[passage].append(event)
            event.claims.add(claim.id)
            event.passages.append(passage)
            event.places.append(Passage(passage.article, date.start, date.end))
    order = {claim.id: n for n, claim in enumerate(claims)}
    about = [d for d in differences if d.kind == "date"]
    found = [
        Event(
            date=e.date.iso,
            passages=tuple(dict.fromkeys(e.passages)),
            first=e.date.first.isoformat(),
            last=e.date.last.isoformat(),
            granularity=e.date.granularity,
            claims=tuple(sorted(e.claims, key=order.__getitem__)),
            disagreements=tuple(d.note for d in about if any(_over(v, p) for v in d.values for p in e.places)),
        )
        for e in events
    ]
    return sorted(found, key=lambda e: (e.first, "".join(chr(255 - ord(c)) for c in e.last), order[e.claims[0]]))


def _dated(claim: Claim, articles: dict[str, Article]) -> Iterator[tuple[Passage, Date]]:
    for member in claim.members:
        article = articles[member.article]
        for date in dates(article.text, member.start, member.end, article.published):
            if not _attribute(article.text, date):
                yield member.passage, date


def _attribute(text: str, date: Date) -> bool:
    """Is a year part of what something is called: the 2016 election?"""
    alone = ATTRIBUTE.match(text[date.start : date.end]) is not None
    return alone and NOUN.match(text, date.end) is not None and FUNCTION.match(text, date.end) is None


def _over(a: Passage, b: Passage) -> bool:
    return a.article == b.article and a.start < b.end and b.start < a.end


def _one(a: Date, b: Date) -> bool:
    """May they be one date: the one lies in the other?"""
    return a.range == b.range and (
        (a.first <= b.first and b.last <= a.last) or (b.first <= a.first and a.last <= b.last)
    )
