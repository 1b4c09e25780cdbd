"""Names of persons in a story: where they stand, and one full name for each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from woozle.resolve.nouns import noun
from woozle.resolve.outlets import Outlets

LOWER = re.compile(r"\b[a-z]+\b")
INITIAL = r"[A-Z]\."
WORD = r"(?:[A-Z][a-z]+[’'][A-Z][a-z]+|(?:Mc|Mac|De|Di|La|Le|O[’'])?[A-Z][a-zA-Zà-ÿÀ-Ý]+(?:-[A-Z][a-zà-ÿ]+)*)"
PARTICLE = r"(?:de|la|von|van|bin|al|del|der)(?= [A-Z])"
SUFFIX = r",? (?:Jr\b\.?|Sr\b\.?|I{2,3}\b)"
JUNIOR = re.compile(rf"{SUFFIX}$")
RUN = re.compile(rf"(?:{WORD}|{INITIAL})(?:(?!{SUFFIX}) (?:{INITIAL}|{WORD}|{PARTICLE}))*(?:{SUFFIX})?")
"""A run of capitalised words: a name, with what stands in capitals before it."""
NOT_NAMES = frozenset(files("woozle.resolve").joinpath("not_names.txt").read_text("utf8").split())
"""Words that stand in capitals but are no part of a person's name (titles, bodies, places, days, sentence openers)."""
PRONOUN = re.compile(r"\b(?:he|him|his|she|her|hers)\b")
MALE, FEMALE = frozenset({"he", "him", "his"}), frozenset({"she", "her", "hers"})
HONORIFICS = {"mr": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "dame": "f", "lady": "f"}
TITLES = {
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "gen": "general",
    "lt": "lieutenant",
    "col": "colonel",
    "prof": "professor",
    "rev": "reverend",
    "pres": "president",
}
"""Titles as they are shortened before a name."""
TITLED = TITLES.keys() | HONORIFICS.keys()
MISSPELT = 5
"""Letters of a family name from which on another, one letter off, may be a slip."""
PLACING = frozenset({"in", "at", "near", "from", "across", "of"})
"""After these stands a place more often than a person."""
GENDER_REACH = 80
"""Characters after a name within which "he" or "she" most often means whoever has it."""
FEWEST_SEEN = 3
"""Times that a story must tell somebody's gender to be believed."""
MOST_AFTER_THE, MOST_PLACED = 0.34, 0.5
"""Of the mentions of a name: how many may follow "the", how many a word of PLACING, if it is to be a person's."""


@cache
def given_names() -> dict[str, str]:
    """Given names with f, m or ? for whom they are given to (compiled from Faker's lists, MIT; training/resolve)."""
    lines = files("woozle.resolve").joinpath("given_names.tsv").read_text("utf8").splitlines()
    return dict(line.split("\t") for line in lines)


@dataclass(frozen=True, slots=True)
class Mention:
    """A person's name at [start, end) of a text. before: the word before it, in lower case."""

    name: str
    start: int
    end: int
    before: str = ""


def mentions(text: str) -> Iterator[Mention]:
    """What looks like a person's name, in text order; a surname alone is one."""
    given = given_names()
    for run in RUN.finditer(text):
        words = list(re.finditer(r"\S+", run.group()))
        bare = [_bare(w.group()) for w in words]
        first = next((i for i, w in enumerate(words[:-1]) if w.group() in given and bare[i] not in NOT_NAMES), None)
        if first is None:
            first = next((i for i, b in enumerate(bare) if b not in NOT_NAMES), len(words))
        if first == len(words):
            continue
        earlier = bare[first - 1] if first else _word_before(text, run.start())
        surely = 2 if earlier in TITLED and words[first].group() in given else 1  # "Rep. Carla King"
        last = next((i for i in range(first + surely, len(words)) if bare[i] in NOT_NAMES), len(words))
        keep = words[first:last]
        if len(keep) > 4 or bare[last - 1] in ("", "s"):
            continue
        start, end = run.start() + keep[0].start(), run.start() + keep[-1].end()
        name = text[start:end].rstrip(",")
        if (
            len(name) > 2
            and not JUNIOR.fullmatch(f" {name}")
            and not name.isupper()
            and not re.fullmatch(INITIAL, name)
        ):
            yield Mention(name, start, start + len(name), earlier)


def _word_before(text: str, start: int) -> str:
    match = re.search(r"(\w+)\.? $", text[max(0, start - 30) : start])
    return _bare(match.group(1)) if match else ""


def _bare(word: str) -> str:
    """In lower case, without marks; an initial is no word."""
    return word if re.fullmatch(INITIAL, word) else word.strip(".,").lower()


@cache
def surname(name: str) -> str:
    """The family name, without Jr. and the like."""
    words = [w for w in name.replace(",", "").split() if w.rstrip(".") not in ("Jr", "Sr", "II", "III")]
    return words[-1] if words else name


def _first_and_last(name: str) -> tuple[str, str]:
    return name.split()[0], surname(name)


class People:
    """The persons that a story names in full, by family name. The most frequent full form of a name is canonical.

    common: the words that the story has in lower case. bodies: names that call a body, by their last word, where it is
    the last of one only (Rovers: Elin Rovers).
    """

    def __init__(self, texts: Sequence[str], mentions_of: Sequence[Sequence[Mention]], outlets: Outlets):
        common = self.common = {word for text in texts for word in LOWER.findall(text)}
        before: dict[str, Counter[str]] = {}
        self._juniors: set[str] = set()
        for found_in in mentions_of:
            named = [(_without_verb(m.name, common), m.before) for m in found_in]
            pairs = {_first_and_last(name) for name, _ in named if not JUNIOR.search(name)}
            self._juniors |= {n for n, _ in named if JUNIOR.search(n) and _first_and_last(n) in pairs}
            for name, word in named:
                before.setdefault(self._plain(name), Counter())[word] += 1
        found: dict[str, Counter[str]] = {}
        for name, words in before.items():
            if " " in name and not outlets.find(name) and _is_person(name, before, common):
                found.setdefault(surname(name), Counter())[name] += words.total()
        given = {family: {name.split()[0] for name in names} for family, names in found.items()}
        often = {family: n.total() + before.get(family, Counter[str]()).total() for family, n in found.items()}
        self._alone = {name for name in before if " " not in name}
        bodies = [name for name in before if " " in name and calls_body(name)]
        last = Counter(surname(name) for name in bodies)
        self.bodies = {surname(name): name for name in bodies if last[surname(name)] == 1}
        self._spelt = _misspelt(given, often)
        self._by_surname = {
            key: sorted(names, key=lambda n: (-names[n], n)) for key, names in found.items() if key not in self._spelt
        }
        self._genders: dict[str, Counter[str]] = {}
        for text, found_in in zip(texts, mentions_of, strict=True):
            for mention in found_in:
                if full := self.full_name(mention.name):
                    after = PRONOUN.search(text, mention.end, mention.end + GENDER_REACH)
                    told = HONORIFICS.get(mention.before) or (after and ("m" if after.group() in MALE else "f"))
                    if told:
                        self._genders.setdefault(full, Counter())[told] += 1

    def full_name(self, name: str, before: str = "") -> str | None:
        """The full name of whom `name` means: a full name of the story as it is, a surname completed; None: unknown.

        before: the word before the name; Mr. and Ms. tell two of one family apart.
        """
        name = self._plain(name)
        family = surname(name)
        candidates = self._by_surname.get(self._spelt.get(family, family), [])
        if name in candidates and JUNIOR.search(name):
            return name
        if " " not in name:
            gender = HONORIFICS.get(before)
            fitting = [c for c in candidates if not gender or self.gender(c) in (gender, None)]
            return next(iter(fitting or candidates), None)
        ending = [c for c in candidates if name.endswith(f" {c}")]  # "Security Adviser Susan Rice"
        alike = [c for c in candidates if c.split()[0] == name.split()[0]]  # "John G. Roberts Jr."
        return next(iter(ending or alike), None)

    def is_thing(self, name: str) -> bool:
        """Is a name that no story gives a person no person's: by its last word, or since the story goes on with its
        first (Elin Foods, then Elin) as it does with a person's last?"""
        return calls_body(name) or shortened_to_first(name, self._alone)

    def _plain(self, name: str) -> str:
        """Without Jr., but for who stands beside a father of the same name."""
        return name if name in self._juniors else JUNIOR.sub("", name)

    def gender(self, name: str) -> str | None:
        """m or f, by the given name, else as Mr. or Ms. and "he" or "she" after the name tell; None: nothing tells."""
        given = given_names().get(name.split()[0], "?")
        seen = self._genders.get(name, Counter())
        if given != "?" or seen.total() < FEWEST_SEEN:
            return None if given == "?" else given
        return max(seen, key=seen.__getitem__)


def letter_off(a: str, b: str) -> bool:
    """Are two names one letter apart, and long enough for one to be a slip?"""
    return min(len(a), len(b)) >= MISSPELT and DamerauLevenshtein.distance(a, b, score_cutoff=1) == 1


def _misspelt(given: Mapping[str, Set[str]], often: Mapping[str, int]) -> dict[str, str]:
    """The rarer spelling of a family name -> the commoner, where they are one letter apart and somebody has the same
    given name with both. given, often: of each family name, its given names and how often the story has it."""
    families: dict[str, list[str]] = {}
    for family, names in given.items():
        for name in names:
            families.setdefault(name, []).append(family)
    out: dict[str, str] = {}
    for alike in families.values():
        for a, b in combinations(sorted(alike, key=lambda f: (-often[f], f)), 2):
            if letter_off(a, b):
                out.setdefault(b, out.get(a, a))
    return out


def calls_body(name: str) -> bool:
    """Does the last word of a name call a body (Harbour Board), or several of a kind (Elin Rovers)? Not where a given
    name comes first."""
    words = name.split()
    called = noun(words[-1])
    return words[0] not in given_names() and (called.called == "body" or (called.called is not None and called.plural))


def shortened_to_first(name: str, alone: Container[str]) -> bool:
    """alone: the words that stand alone as names."""
    first = name.split()[0]
    return " " in name and first not in given_names() and first in alone and surname(name) not in alone


def _without_verb(name: str, common: Set[str]) -> str:
    """ "Edvard Holm Speaks", in a headline, is Edvard Holm. common: the words that the story has in lower case."""
    words = name.split()
    return " ".join(words[:-1]) if len(words) > 2 and words[-1].lower() in common else name


def _is_person(name: str, before: Mapping[str, Counter[str]], common: Set[str]) -> bool:
    """Is it a name that people have, or does the story treat it as one: its last word alone stands for it, or a title
    or the like before it?"""
    words = before[name]
    total = words.total()
    if words["the"] > MOST_AFTER_THE * total:
        return False
    if name.split()[0] in given_names():
        return True
    if calls_body(name) or shortened_to_first(name, before):
        return any(word in HONORIFICS for word in words)
    if name.split()[0].lower() in common:
        return False
    placed = sum(count for word, count in words.items() if word in PLACING)
    alone = before.get(surname(name), Counter())
    named = alone.total() - alone["the"] - alone["a"] > 0 or any(noun(w).called == "person" for w in words if w)
    return placed <= MOST_PLACED * total and named
