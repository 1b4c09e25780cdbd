"""Whom an article means by "he", "she" or "the senator": persons by where they are named, and their gender."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from woozle.model import Source, Span
from woozle.resolve.names import FEMALE, MALE, Mention, People
from woozle.sentences import ordinal

REACH = 1200
"""Characters before a pronoun within which its person is looked for."""
QUOTATION = re.compile(r"[\"“][^\"”\n]*[\"”]?")
POSSESSIVE = ("'s", "’s", "' ", "’ ")


class Named(NamedTuple):
    """A person named at `start`; sentence: the ordinal of its sentence."""

    name: str
    start: int
    sentence: int


class Referents:
    """The persons that one article names outside of quotations, in text order, and not as owners of something."""

    def __init__(self, text: str, mentions: Sequence[Mention], people: People, sentences: Sequence[Span]):
        quoted = [match.span() for match in QUOTATION.finditer(text)]
        self._people = people
        self.named: list[Named] = []
        for mention in mentions:
            at = bisect_left(quoted, (mention.start, mention.start)) - 1
            inside = at >= 0 and quoted[at][1] > mention.start
            name = None if inside else people.full_name(mention.name, mention.before)
            if name and not text.startswith(POSSESSIVE, mention.end):
                self.named.append(Named(name, mention.start, ordinal(sentences, mention.start)))

    def before(self, start: int) -> list[Named]:
        """Who was named within reach before `start`, the last sentence first, in a sentence the first one first."""
        low, high = (bisect_left(self.named, at, key=lambda n: n.start) for at in (start - REACH, start))
        near = self.named[low:high]
        return sorted(near, key=lambda n: (-n.sentence, n.start))

    def person(self, pronoun: str, start: int, speaker: Source | None) -> str | None:
        """Whom a pronoun at `start` means: most often whoever was credited last, else the subject of the sentence
        before. speaker: who was credited last."""
        gender = "m" if pronoun in MALE else "f" if pronoun in FEMALE else None
        if speaker and speaker.kind == "person" and pronoun != "who" and self._fits(speaker.name, gender):
            return speaker.name
        if pronoun == "who":
            return max(self.before(start), key=lambda n: n.start).name if self.before(start) else None
        credited = speaker.name if speaker else None
        return next((n.name for n in self.before(start) if self._fits(n.name, gender)), credited)

    def _fits(self, name: str, gender: str | None) -> bool:
        return gender is None or self._people.gender(name) in (gender, None)
