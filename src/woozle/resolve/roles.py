"""What persons are called beside their names ("the governor", "Holm's lawyer"), read off where the story names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from woozle.resolve.kinds import ANYBODY
from woozle.resolve.names import HONORIFICS, TITLES, Mention, People, surname
from woozle.resolve.nouns import OWNER, noun

ALIKE = {
    "attorney": "lawyer",
    "congressman": "representative",
    "congresswoman": "representative",
    "lawmaker": "representative",
    "spokeswoman": "spokesperson",
    "spokesman": "spokesperson",
    "adviser": "aide",
    "advisor": "aide",
    "chairman": "chair",
    "chairwoman": "chair",
}
"""Words for one office, for which an article likes to change between them."""
FUNCTION = frozenset("a an the his her their its of for from in at to on by and who mr mrs ms dr former".split())
WORD = re.compile(r"[\w’'-]+")
PREPOSITION = re.compile(r"\s(?:of|for|from|in|at|with|on|by|to|about|who|which|that)\b")
AFTER = re.compile(r",\s+((?:the|a|an|his|her|their|its|[A-Z][\w.]*[’']s?)\s[^,.;:\n”\"]{3,80})")
BEFORE = re.compile(r"((?:[\w’'.-]+ ){1,5})$")
APPOSITIVE = re.compile(r"\b((?:the|a|an|his|her|their|its|[A-Z][\w.]*[’']s?) [^,.;:\n”\"]{3,60}), $", re.IGNORECASE)


class Role(NamedTuple):
    """head: the noun that calls the person; of: the other words with it, in lower case."""

    head: str
    of: frozenset[str]


def role(phrase: str) -> Role | None:
    """The role that a description ("Mr. Holm’s former lawyer") calls a person by; None where it is none."""
    words = [w.lower() for w in WORD.findall(phrase)]
    heads = [TITLES.get(w, w) for w in (x.lower() for x in WORD.findall(PREPOSITION.split(phrase)[0]))]
    if not heads or noun(heads[-1]).called != "person" or noun(heads[-1]).plural:
        return None
    of = frozenset(OWNER.sub("", w) for w in words) - {heads[-1], *FUNCTION}
    return Role(ALIKE.get(heads[-1], heads[-1]), of)


def roles(text: str, mention: Mention) -> Iterator[Role]:
    """The roles that stand around a name: before it, after it or before a comma."""
    before, after = (
        text[max(0, mention.start - 80) : mention.start].split("\n")[-1],
        text[mention.end : mention.end + 90],
    )
    found: list[str] = []
    if match := APPOSITIVE.search(before):
        found.append(match.group(1))
    elif match := BEFORE.search(before):
        words = match.group(1).split()
        while words and words[-1].lower().rstrip(".") in HONORIFICS:
            words.pop()  # "his lawyer Ms. Okafor"
        found.append(" ".join(words))
    if match := AFTER.match(after):
        found.append(match.group(1))
    yield from (r for phrase in found if (r := role(phrase)))


class Roles:
    """Who is called what in a story."""

    def __init__(self, texts: Sequence[str], people: People, mentions_of: Sequence[Sequence[Mention]]):
        self._called: dict[str, dict[str, set[str]]] = {}
        for text, found in zip(texts, mentions_of, strict=True):
            for mention in found:
                name = people.full_name(mention.name)
                if name:
                    for head, of in roles(text, mention):
                        self._called.setdefault(head, {}).setdefault(name, set()).update(of)

    def who(self, phrase: str, near: Sequence[str]) -> str | None:
        """Whom a description means; near: the persons named before it, the last one first.

        Who shares most words with it; of several, the nearest. Words of a name that it gives must be known of them:
        "Holm's lawyer" is nobody else's.
        """
        asked = role(phrase)
        called = self._called.get(asked.head, {}) if asked else {}
        if not asked or not called:
            return None
        owners = {surname(n).lower() for n in near} & asked.of
        fitting = {n: len(of & asked.of) for n, of in called.items() if owners <= of}
        if asked.head in ANYBODY:  # anybody may be a lawyer: a second word must tell whose, or he was named just before
            fitting = {n: shared for n, shared in fitting.items() if shared or (not asked.of and n in near[:1])}
        order = {name: at for at, name in reversed(list(enumerate(near)))}
        known = len(fitting) == 1 or any(n in order for n in fitting)
        return min(fitting, key=lambda n: (-fitting[n], order.get(n, len(order)), n)) if known else None
