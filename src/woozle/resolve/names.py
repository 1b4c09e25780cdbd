"""Names of persons in a story: where they stand, and one full name for each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from woozle.resolve.outlets import Outlets

INITIAL = r"[A-Z]\."
WORD = r"(?:[A-Z][a-z]+[’'][A-Z][a-z]+|(?:Mc|Mac|De|Di|La|Le|O[’'])?[A-Z][a-zA-Zà-ÿÀ-Ý]+(?:-[A-Z][a-zà-ÿ]+)*)"
PARTICLE = r"(?:de|la|von|van|bin|al|del|der)(?= [A-Z])"
SUFFIX = r"(?:,? (?:Jr|Sr)\.|,? I{2,3}\b)?"
RUN = re.compile(rf"(?:{WORD}|{INITIAL})(?: (?:{INITIAL}|{WORD}|{PARTICLE}))*{SUFFIX}")
"""A run of capitalised words: a name, with what stands in capitals before it."""
NOT_NAMES = frozenset(files("woozle.resolve").joinpath("not_names.txt").read_text("utf8").split())
"""Words that stand in capitals but are no part of a person's name (titles, bodies, places, days, sentence openers)."""
MALE, FEMALE = frozenset({"he", "him", "his"}), frozenset({"she", "her", "hers"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A person's name at [start, end) of a text."""

    name: str
    start: int
    end: int


def mentions(text: str) -> Iterator[Mention]:
    """What looks like a person's name, in text order; a surname alone is one."""
    for run in RUN.finditer(text):
        keep = list(re.finditer(r"\S+", run.group()))
        while keep and _bare(keep[0].group()) in NOT_NAMES:
            keep.pop(0)
        cut = next((i for i, w in enumerate(keep) if i and _bare(w.group()) in NOT_NAMES), len(keep))
        keep = keep[:cut]
        if not keep or len(keep) > 4 or _bare(keep[-1].group()) in ("", "s"):
            continue
        start, end = run.start() + keep[0].start(), run.start() + keep[-1].end()
        name = text[start:end].rstrip(",")
        if len(name) > 2 and not name.isupper() and not re.fullmatch(INITIAL, name):
            yield Mention(name, start, start + len(name))


def _bare(word: str) -> str:
    return word.strip(".,").lower()


@cache
def surname(name: str) -> str:
    """The family name, without Jr. and the like."""
    words = [w for w in name.replace(",", "").split() if w.rstrip(".") not in ("Jr", "Sr", "II", "III")]
    return words[-1] if words else name


class People:
    """The persons that a story names in full, by family name. The most frequent full form of a name is canonical."""

    def __init__(self, texts: Iterable[str], outlets: Outlets):
        found: dict[str, Counter[str]] = {}
        for text in texts:
            for mention in mentions(text):
                if " " in mention.name and not outlets.find(mention.name):
                    found.setdefault(surname(mention.name), Counter())[mention.name] += 1
        self._by_surname = {key: sorted(names, key=lambda n: (-names[n], n)) for key, names in found.items()}

    def full_name(self, name: str) -> str | None:
        """The full name of whom `name` means: a full name of the story as it is, a surname completed; None: unknown."""
        candidates = self._by_surname.get(surname(name), [])
        if " " not in name:
            return candidates[0] if candidates else None
        ending = [c for c in candidates if name.endswith(f" {c}")]  # "Security Adviser Susan Rice"
        alike = [c for c in candidates if c.split()[0] == name.split()[0]]  # "John G. Roberts Jr."
        return next(iter(ending or alike), None)
