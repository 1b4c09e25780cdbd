"""What an editor wants first of a Story: one choice and one order for the terminal and the page."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from woozle.model import Claim, Omission, Statement, Story


@dataclass(frozen=True, slots=True)
class Chokepoint:
    """A source that every route of these claims passes, though two or more publishers carry them."""

    name: str
    claims: tuple[Claim, ...]


def chokepoints(story: Story) -> list[Chokepoint]:
    """The sources on whose word alone shared claims rest, those with the most claims first."""
    found: dict[str, list[Claim]] = {}
    for claim in story.shared_claims:
        if claim.routes == 1 and claim.chokepoints:
            found.setdefault(claim.chokepoints[-1], []).append(claim)
    points = (Chokepoint(name, tuple(claims)) for name, claims in found.items())
    return sorted(points, key=lambda p: (-len(p.claims), -sum(len(c.members) for c in p.claims), p.name))


def to_check(story: Story) -> list[Claim]:
    """The shared claims in the order in which an editor checks: one route first, then differences, then the rest."""
    differing = {d.claim for d in story.differences}

    def urgency(claim: Claim) -> tuple[bool, int, bool]:
        single = claim.routes == 1 and bool(claim.chokepoints)
        return (not single, -len(publishers(story, claim)) if single else 0, claim.id not in differing)

    return sorted(story.shared_claims, key=urgency)


def publishers(story: Story, claim: Claim) -> list[str]:
    """The publishers that carry a claim, each once, in the order of its members: not those that only have it denied,
    unless it is told nowhere."""
    telling = [m for m in claim.members if m.stance != "denies"]
    return list(dict.fromkeys(story.article(m.article).route_name for m in telling or claim.members))


def denied_in(story: Story, claim: Claim) -> list[str]:
    """The publishers that only have a claim denied which others carry, each once, in the order of its members."""
    carriers = publishers(story, claim)
    names = dict.fromkeys(story.article(m.article).route_name for m in claim.members)
    return [name for name in names if name not in carriers]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the headline: a number, its noun, whose name it adds, and the part of the page that tells more."""

    number: int
    noun: str
    section: str
    name: str = ""

    def __str__(self) -> str:
        return f"{self.number} {self.noun}{': ' + self.name if self.name else ''}"


def figures(story: Story) -> list[Figure]:
    """What the headline says, in its order; what there is none of is left out, but for claims and differences."""
    shared, different = len(story.shared_claims), len(story.differences)
    out = [
        Figure(len(story.articles), _noun(len(story.articles), "report"), "articles"),
        Figure(shared, _noun(shared, "shared claim"), "claims"),
    ]
    if single := chokepoints(story):
        rest = sum(len(point.claims) for point in single)
        others = len(single) - 1
        name = f"{single[0].name}{f' and {others} other' + 's' * (others > 1) if others else ''}"
        each = " each" if others and rest > 1 else ""
        out.append(Figure(rest, f"{'rests' if rest == 1 else 'rest'} on one source{each}", "picture", name))
    out.append(Figure(different, _noun(different, "difference"), "differences"))
    if missed := [o for o in story.omissions if o.kind == "denial"]:
        denials, reports = len({o.claim for o in missed}), len({o.article for o in missed})
        who = "a report leaves out" if reports == 1 else f"{reports} reports leave out"
        out.append(Figure(denials, f"{_noun(denials, 'denial')} that {who}", "omissions"))
    return out


def headline(story: Story) -> str:
    """The figures in one sentence."""
    return " · ".join(map(str, figures(story)))


def left_out(story: Story, omission: Omission) -> str:
    """The words that an article leaves out: of a denial the sentence that says who denies."""
    if omission.passage is not None:
        return " ".join(story.text(omission.passage).split())
    return next(c.text for c in story.claims if c.id == omission.claim)


def following(story: Story) -> dict[str, list[str]]:
    """For each article, by id, what it has of another report's words or facts, in sentences."""
    found = Counter((r.later.article, r.earlier.article, r.direction, r.retold) for r in story.reuse)
    out: dict[str, list[str]] = defaultdict(list)
    for (later, earlier, direction, retold), n in found.items():
        other = story.article(earlier).route_name
        what = _noun(n, "sentence" if retold else "passage")
        how = ", in the same order and other words" if retold else ", word for word"
        known = {"credit": ", which it credits elsewhere", "date": ", which is earlier", "unknown": ""}[direction]
        doubt = "; nothing tells which has it from the other" if direction == "unknown" else ""
        out[later].append(f"{n} {what} in common with {other}{known}{how}{doubt}.")
    return out


def _noun(n: int, noun: str) -> str:
    return noun if n == 1 else f"{noun}s"


def chain_words(statement: Statement) -> str:
    """The chain spelled out from the article outwards; where it cannot be told, the best guess as that."""
    how = "retold from" if statement.retold else "in the words of"
    words = " ← ".join(s.name for s in statement.chain) or "own voice"
    words += f", {how} {statement.copied_from}" if statement.copied_from else ""
    return f"undetermined, perhaps {words}" if statement.undetermined else words


def routes_words(claim: Claim) -> str:
    words = {0: "denied only", 1: "1 route"}.get(claim.routes, f"{claim.routes} independent routes")
    few, many = claim.routes_range
    return f"{words} ({few} to {many})" if few < many else words
