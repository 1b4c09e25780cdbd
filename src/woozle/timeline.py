"""What happened when: the dated statements of a story in order of their dates."""

from __future__ import annotations

from collections.abc import Sequence

from woozle.compare.dates import dates
from woozle.model import Article, Claim, Event, Passage


def timeline(claims: Sequence[Claim], articles: Sequence[Article]) -> list[Event]:
    """One event a claim and date. A day and month without a year takes the year in which the article appeared."""
    texts = {a.id: a.text for a in articles}
    years = {a.id: (a.published or "")[:4] for a in articles}
    found: dict[tuple[str, int], list[Passage]] = {}
    for number, claim in enumerate(claims):
        for member in claim.members:
            for date in dates(texts[member.article], member.start, member.end):
                iso = date.iso
                year = years[member.article]
                if iso is None and date.day and date.month and year.isdigit():
                    iso = f"{year}-{date.month:02}-{date.day:02}"
                if iso:
                    found.setdefault((iso, number), []).append(member.passage)
    return [Event(iso, tuple(dict.fromkeys(passages))) for (iso, _), passages in sorted(found.items())]
