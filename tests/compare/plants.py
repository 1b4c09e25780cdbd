"""Changes planted into an article: one number, date, name, quoted word, hedge, source or negation, at random."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from woozle.model import Span

QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")
SURNAMES = "Arden Bellweather Corrigan Dunmore Everard Falkner Grantham Hollister Iverson Jessop".split()
GIVEN = "Anselm Beatrix Cornelius Dorothea Edmund Felicity Gideon Harriet".split()
WORDS = "quietly rarely always together before apart early twice".split()


@dataclass(frozen=True)
class Plant:
    """A text with one change: what stood at `before` in the original stands at `after` in it."""

    kind: str
    text: str
    before: Span
    after: Span


def plant(kind: str, text: str, rng: random.Random) -> Plant | None:
    """One change of this kind at a place chosen at random; None where the text has none that can be changed."""
    pattern, change = KINDS[kind]
    quoted = [m.span() for m in QUOTED.finditer(text)]
    inside = [any(s < m.start() and m.end() < e for s, e in quoted) for m in pattern.finditer(text)]
    places = [m for m, within in zip(pattern.finditer(text), inside, strict=True) if within == (kind == "quote word")]
    places = [m for m in places if m.start() > text.find("\n\n")]  # the first paragraph may be the headline
    while places:
        match = places.pop(rng.randrange(len(places)))
        new = change(match.group(), rng)
        if new is not None and new != match.group():
            changed = text[: match.start()] + new + text[match.end() :]
            return Plant(kind, changed, Span(*match.span()), Span(match.start(), match.start() + len(new)))
    return None


def _number(old: str, rng: random.Random) -> str:
    if not old[-1].isdigit():
        return rng.choice([w for w in "four five six nine eleven seventeen thirty".split() if w != old.lower()])
    at = rng.choice([n for n, c in enumerate(old) if c.isdigit()])
    return old[:at] + rng.choice([d for d in "23456789" if d != old[at]]) + old[at + 1 :]


def _date(old: str, rng: random.Random) -> str:
    if old.isdigit():
        return str(int(old) + rng.choice([-3, -2, -1, 1, 2, 3]))
    days = "Monday Tuesday Wednesday Thursday Friday Saturday".split()
    months = "January March May July September November".split()
    return rng.choice([w for w in (days if old.endswith("day") else months) if w != old])


def _name(old: str, rng: random.Random) -> str:
    """A letter off, or somebody else."""
    if rng.random() < 0.5:
        return f"{rng.choice(GIVEN)} {rng.choice(SURNAMES)}"
    at = rng.randrange(len(old) - 3, len(old) - 1)
    return old[:at] + rng.choice([c for c in "aeioulnrst" if c != old[at]]) + old[at + 1 :]


def _word(old: str, rng: random.Random) -> str:
    return rng.choice([w for w in WORDS if w != old])


def _hedge(old: str, rng: random.Random) -> str:
    return {"was": "may have been", "were": "may have been"}.get(
        old, f"{rng.choice(['reportedly', 'allegedly'])} {old}"
    )


def _source(old: str, rng: random.Random) -> str:
    return f"{rng.choice(GIVEN)} {rng.choice(SURNAMES)} said"


def _negation(old: str, rng: random.Random) -> str:
    return f"{old} {rng.choice(['not', 'never'])}"


KINDS: dict[str, tuple[re.Pattern[str], Callable[[str, random.Random], str | None]]] = {
    "number": (re.compile(r"\b(?:three|seven|twelve|fourteen|212|340|430|forty)\b", re.IGNORECASE), _number),
    "date": (re.compile(r"\b(?:20\d\d|1998|1989|Wednesday|Thursday|Tuesday|January|May)\b"), _date),
    "name": (re.compile(r"\b(?:Casimir Brandt|Marta Ellingham|Lena Straker|Tomas Weller|Saint Brannoc)\b"), _name),
    "quote word": (
        re.compile(r"\b(?:keep|this|angry|public|deserves|know|stories|everybody|safety|left|line)\b"),
        _word,
    ),
    "hedge": (
        re.compile(r"\b(?:was|were|telephoned|called|broke|took|opened)\b(?! (?:not|that|by|in))"),
        _hedge,
    ),
    "source": (
        re.compile(r"\b(?:Straker|Okafor|Weller|Brandt Lines|Captain Ines Moreau|the coast guard|the company) said\b"),
        _source,
    ),
    "negation": (re.compile(r"\b(?:was|were|had|would|has|is)\b(?! not)"), _negation),
}
"""By kind: what can be changed in the examples, and how."""
