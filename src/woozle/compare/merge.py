"""Candidates -> differences: what is one is listed once, with a place in each article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from woozle.compare.candidate import Candidate
from woozle.compare.values import Value, agree
from woozle.compare.view import Sentence, Sentences
from woozle.model import Claim, Difference, DifferenceKind, Passage, Span, common

INSIDE: frozenset[DifferenceKind] = frozenset({"number", "date", "name", "place"})
AROUND: tuple[DifferenceKind, ...] = ("wording", "attribution")
"""A value inside an altered quotation or a credit is told as that."""
NAMES: frozenset[DifferenceKind] = frozenset({"name", "place"})
"""Who is called otherwise in one sentence is so in the others, and it is told once."""
Place = tuple[Sentence, Span]


@dataclass(frozen=True, eq=False)
class Group:
    """A difference in the making. places: by article."""

    probability: float
    first: Candidate
    places: dict[str, Place]

    def shares(self, c: Candidate) -> bool:
        """Is it about a place of the candidate? The statement without a hedge may lack others too."""
        here, there = self.has(c.a, c.x), self.has(c.b, c.y)
        if c.kind == "certainty":
            first = self.first
            return (here and (there or first.a.article is c.a.article)) or (there and first.hedge == c.hedge)
        return here or there

    def has(self, sentence: Sentence, at: Span) -> bool:
        place = self.places.get(sentence.article.id)
        return place is not None and common(place[1], at) > 0


def merge(chosen: Iterable[tuple[float, Candidate]], claims: Sequence[Claim], story: Sentences) -> list[Difference]:
    """Candidates of one kind that share a place are one difference: 48 pages in two reports, 47 in the third.

    A place is told against one place of another article, the likeliest.
    """
    groups: list[Group] = []
    by_sentence: dict[tuple[DifferenceKind, Sentence], list[Group]] = defaultdict(list)
    making = _making(story.copies)
    said: set[tuple[DifferenceKind, frozenset[object]]] = set()
    for probability, c in sorted(chosen, key=lambda found: found[1].kind not in AROUND):
        if c.kind in INSIDE and _inside(c, by_sentence):
            continue
        places = {c.a.article.id: (c.a, c.x), c.b.article.id: (c.b, c.y)}
        where = (c.kind, frozenset(_key(c.kind, *place) for place in places.values()))
        near = list(dict.fromkeys(g for s in (c.a, c.b) for g in by_sentence[c.kind, s] if g.shares(c)))
        if not near:
            if where in said:
                continue
            group = Group(probability, c, {})
            groups.append(group)
        elif len(near) == 1:
            (group,) = near
            places = {k: p for k, p in places.items() if k not in group.places and not _unlike(group, p, making)}
        else:
            group, other = sorted(near, key=lambda g: -g.probability)[:2]
            if not _one(group, other):
                continue
            places = dict(other.places)
            other.places.clear()
        said.add(where)
        group.places.update(places)
        for sentence, _ in places.values():
            by_sentence[c.kind, sentence].append(group)
    for group in groups:
        _add_copies(group.places, story.copies)
    members = {claim.id: claim for claim in claims}
    groups = sorted((g for g in groups if g.places), key=lambda g: -g.probability)
    return [d for g in groups if (d := _difference(g, members, story.order)) is not None]


def _key(kind: DifferenceKind, sentence: Sentence, at: Span) -> object:
    """What two candidates have in common that are one difference though they share no place."""
    if kind in NAMES:
        return sentence.show(at).lower()
    return sentence.key, at.start - sentence.start, at.end - sentence.start


def _making(copies: Mapping[str, Sequence[Sentence]]) -> dict[tuple[str, str], list[Sentence]]:
    """The sentences that make a claim, by article and claim."""
    out: dict[tuple[str, str], list[Sentence]] = defaultdict(list)
    for sentence in (s for found in copies.values() for s in found):
        for claim in sentence.claims:
            out[sentence.article.id, claim].append(sentence)
    return out


def _one(group: Group, other: Group) -> bool:
    """Are two one difference: of other articles, with a number or date that both give?"""
    kind = group.first.kind
    values, others = ([v for p in g.places.values() if (v := _value(kind, *p))] for g in (group, other))
    return group.places.keys().isdisjoint(other.places) and (
        not values or any(agree(x, y) for x in values for y in others)
    )


def _unlike(group: Group, place: Place, making: Mapping[tuple[str, str], Sequence[Sentence]]) -> bool:
    """Is the value at a place another than the group's? None of these is it, and an article of theirs gives it too.

    Where one report has five in a critical condition and seventeen injured, another's seventeen belong with these.
    """
    kind = group.first.kind
    mine = _value(kind, *place)
    if mine is None or any(agree(mine, v) for p in group.places.values() if (v := _value(kind, *p))):
        return False
    claims = place[0].claims_at(place[1])
    return any(
        agree(mine, v) and claim in s.claims_at(Span(v.start, v.end))
        for article in group.places
        for claim in claims
        for s in making.get((article, claim), ())
        for v in _values(kind, s)
    )


def _value(kind: DifferenceKind, sentence: Sentence, at: Span) -> Value | None:
    return next((v for v in _values(kind, sentence) if v.start == at.start), None)


def _values(kind: DifferenceKind, sentence: Sentence) -> Sequence[Value]:
    return sentence.numbers if kind == "number" else sentence.dates if kind == "date" else ()


def _add_copies(places: dict[str, tuple[Sentence, Span]], copies: Mapping[str, Sequence[Sentence]]) -> None:
    """The same place in the sentences of other articles that are written alike."""
    for sentence, at in list(places.values()):
        for copy in copies[sentence.key]:
            if copy.text[slice(*copy.span)] != sentence.text[slice(*sentence.span)]:
                continue  # other spaces
            moved = copy.span.start - sentence.span.start
            places.setdefault(copy.article.id, (copy, Span(at.start + moved, at.end + moved)))


def _inside(c: Candidate, by_sentence: Mapping[tuple[DifferenceKind, Sentence], Sequence[Group]]) -> bool:
    """Is it part of an altered quotation or of a credit?"""
    return any(g.has(c.a, c.x) and g.has(c.b, c.y) for kind in AROUND for g in by_sentence.get((kind, c.a), ()))


def _difference(group: Group, claims: Mapping[str, Claim], order: Mapping[str, int]) -> Difference | None:
    c = group.first
    claim = _claim(c, claims, order)
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


def _claim(c: Candidate, claims: Mapping[str, Claim], order: Mapping[str, int]) -> str | None:
    """The claim that the places belong to: one that both sentences make, if any, and that has most of the places; of
    equals that which stands first."""

    def fits(id: str) -> tuple[bool, int, int]:
        over = sum(
            m.start < at.end and m.end > at.start
            for s, at in ((c.a, c.x), (c.b, c.y))
            for m in claims[id].members
            if m.article == s.article.id
        )
        return id in c.a.claims & c.b.claims, over, -order[id]

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
