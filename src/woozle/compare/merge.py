"""Candidates -> differences: what is one is listed once, with a place in each article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from woozle.compare.candidate import Candidate
from woozle.compare.view import Sentence
from woozle.model import Claim, Difference, DifferenceKind, Passage, Span

INSIDE: frozenset[DifferenceKind] = frozenset({"number", "date", "name", "place"})
AROUND: tuple[DifferenceKind, ...] = ("wording", "attribution")
"""A value inside an altered quotation or a credit is told as that."""


@dataclass(frozen=True)
class Group:
    """A difference in the making. places: by article."""

    probability: float
    first: Candidate
    places: dict[str, tuple[Sentence, Span]]


def merge(
    chosen: Iterable[tuple[float, Candidate]], claims: Sequence[Claim], copies: Mapping[str, Sequence[Sentence]]
) -> list[Difference]:
    """Candidates of one kind that share a place are one difference: 48 pages in two reports, 47 in the third.

    The same words against the same words are listed once a story. copies: see Sentences.
    """
    groups: list[Group] = []
    by_place: dict[tuple[DifferenceKind, str], list[Group]] = defaultdict(list)
    said: set[tuple[DifferenceKind, frozenset[str]]] = set()
    for probability, c in sorted(chosen, key=lambda found: found[1].kind not in AROUND):
        if c.kind in INSIDE and _inside(c, by_place):
            continue
        places = {c.a.article.id: (c.a, c.x), c.b.article.id: (c.b, c.y)}
        words = (c.kind, frozenset(s.show(at).lower() for s, at in places.values()))
        near = [g for article, at in places.items() for g in by_place[c.kind, article] if _over(g.places[article], at)]
        if near:
            group = near[0]
        elif words not in said:
            group = Group(probability, c, {})
            groups.append(group)
        else:
            continue
        said.add(words)
        for article, at in places.items():
            if article not in group.places:
                group.places[article] = at
                by_place[c.kind, article].append(group)
    for group in groups:
        _add_copies(group.places, copies)
    members = {claim.id: claim for claim in claims}
    return [d for g in sorted(groups, key=lambda g: -g.probability) if (d := _difference(g, members)) is not None]


def _add_copies(places: dict[str, tuple[Sentence, Span]], copies: Mapping[str, Sequence[Sentence]]) -> None:
    """The same place in the sentences of other articles that are written alike."""
    for sentence, at in list(places.values()):
        for copy in copies[sentence.key]:
            if copy.text[slice(*copy.span)] != sentence.text[slice(*sentence.span)]:
                continue  # other spaces
            moved = copy.span.start - sentence.span.start
            places.setdefault(copy.article.id, (copy, Span(at.start + moved, at.end + moved)))


def _over(a: tuple[Sentence, Span], b: tuple[Sentence, Span]) -> bool:
    return a[1].start < b[1].end and b[1].start < a[1].end


def _inside(c: Candidate, by_place: Mapping[tuple[DifferenceKind, str], Sequence[Group]]) -> bool:
    """Is it part of an altered quotation or of a credit?"""
    first, second = (c.a.article.id, (c.a, c.x)), (c.b.article.id, (c.b, c.y))
    return any(
        second[0] in g.places and _over(g.places[first[0]], first[1]) and _over(g.places[second[0]], second[1])
        for kind in AROUND
        for g in by_place.get((kind, first[0]), ())
    )


def _difference(group: Group, claims: Mapping[str, Claim]) -> Difference | None:
    c = group.first
    claim = _claim(c, claims)
    places = sorted(group.places.items())
    if claim is None:
        return None
    return Difference(
        claim=claim,
        kind=c.kind,
        values=tuple(Passage(article, *at) for article, (_, at) in places),
        note=c.note or _against([(article, s.show(at)) for article, (s, at) in places]),
        severity=c.severity,
        confidence=round(group.probability, 3),
    )


def _claim(c: Candidate, claims: Mapping[str, Claim]) -> str | None:
    """The claim that the places belong to: one that both sentences make, if any, and that has most of the places."""

    def fits(id: str) -> tuple[bool, int, str]:
        over = sum(
            m.start < at.end and m.end > at.start
            for s, at in ((c.a, c.x), (c.b, c.y))
            for m in claims[id].members
            if m.article == s.article.id
        )
        return id in c.a.claims & c.b.claims, over, id

    return max(c.a.claims | c.b.claims, key=fits, default=None)


def _against(said: Sequence[tuple[str, str]]) -> str:
    """“48-page” in a and c, “47-page” in b."""
    articles: dict[str, list[str]] = {}
    shown: dict[str, str] = {}
    for article, words in said:
        articles.setdefault(words.lower(), []).append(article)
        shown.setdefault(words.lower(), words)
    return ", ".join(f"“{shown[words]}” in {_and(found)}" for words, found in articles.items())


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
