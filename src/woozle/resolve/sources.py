"""From the words that name a source to the source itself: its kind and the name that the story uses for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from woozle.model import Article, Source
from woozle.resolve.books import BOOK, IN_BOOK, WRITES, author, books
from woozle.resolve.coreference import POSSESSIVE, Referents
from woozle.resolve.kinds import DETERMINER, ORGANISATION, UNNAMED, described, guessed, is_document
from woozle.resolve.names import FEMALE, HONORIFICS, MALE, PERSON_NOUN, Mention, People, mentions
from woozle.resolve.outlets import Outlets, short_names
from woozle.resolve.roles import Roles

OUTLET_NOUN = re.compile(r"^(?:news)?(?:paper|site|magazine|network|outlet|agency|wire)$")
OUTLET_ENDS = re.compile(r".{0,11}$|\s+(?:of|in|on)\b")
"""What may follow the name of an outlet that is the source: "the Times report", "the Courier of Elin"."""
ENTOURAGE = re.compile(r"\s+(?:campaign|administration|aides?|officials?|team|advisers?|supporters?|office)\b")
"""What follows the name of a person who is not the source: "a Holm aide"."""
NOBODY = frozenset({"they", "it", "i", "we", "you", "which", "that", "there", "this", "these", "those"})
PRONOUNS = MALE | FEMALE | NOBODY | {"who", "himself", "herself"}
TAIL = re.compile(r",|\s(?:who|which|whose|that|speaking|citing)\b")
OTHERS = re.compile(r"\b(?:of|for|to|by|with|from|on|in|about|against|under)\s+(?:[\w.’'-]+\s+){0,3}$")
"""Before the name of a person who is not the source: "a lawyer for Ms. Holm"."""
JOINED = re.compile(r"^(?:[^.;:]{0,60}?,)?\s*(?:and|along with|,)\s+(?:[\w.’'-]+ ){0,6}$")
DEFINITE = re.compile(r"^the\b|[’']s?\s", re.IGNORECASE)
TOGETHER = re.compile(r",?\s+(?:and|along with|together with)\b")
ISSUED = re.compile(
    r"(?:a|an|the|his|her|their)\s+(?:\w+\s+){0,2}(?:statement|press release|news release)"
    r"(?:\s+(?:\w+\s+)?(?:by|from)\s+(.+))?$",
    re.IGNORECASE,
)


def named_thing(name: str) -> bool:
    """Do words in a name tell that it is no person's?"""
    return UNNAMED.search(name) is not None or ORGANISATION.search(name) is not None


@dataclass
class Resolver:
    """Names the sources of one story. Holds what the whole story tells: full names, roles, books and their authors."""

    people: People
    outlets: Outlets
    roles: Roles
    books: dict[str, Source]
    referents: dict[str, Referents]

    @classmethod
    def of(cls, articles: Sequence[Article]) -> Resolver:
        texts = [a.text for a in articles]
        outlets = Outlets([a.publisher for a in articles if a.publisher], texts)
        named = [list(mentions(text)) for text in texts]
        people = People(texts, named, outlets)
        referents = {a.id: Referents(a.text, found, people) for a, found in zip(articles, named, strict=True)}
        return cls(
            people, outlets, Roles(texts, people, named), books(texts, people, list(referents.values())), referents
        )

    def resolve(
        self, article: Article, start: int, end: int, cue: str = "", speaker: Source | None = None
    ) -> Source | None:
        """The source that [start, end) of the article names; None where it is a pronoun without antecedent.

        cue: the words from the source to the end of the cue and a little on. speaker: who was credited last before.
        """
        text = article.text[start:end].strip(' ,:;"“”‘’')
        bare = text.lower()
        if bare in NOBODY:
            return None
        if bare in PRONOUNS:
            person = self.referents[article.id].person(bare, start, speaker)
            named = Source(person, "person") if person else None
        else:
            named = self._issued(article, start, end, text, speaker) or self._named(article, start, text)
        if named and named.kind == "person" and (WRITES.search(cue) or IN_BOOK.search(cue)):
            return self.books.get(named.name, named)
        return named

    def _issued(self, article: Article, start: int, end: int, text: str, speaker: Source | None) -> Source | None:
        """Whose word a statement or the like is: "a statement released by the ministry" is the ministry's."""
        issued = ISSUED.match(text)
        if issued is None:
            return None
        if not issued.group(1):
            return speaker if text.lower().startswith("the ") else None
        return self.resolve(article, start + article.text[start:end].find(issued.group(1)), end)

    def _named(self, article: Article, start: int, text: str) -> Source | None:
        head = text[: match.start()] if (match := TAIL.search(text)) and match.start() > 3 else text
        head = text if TOGETHER.match(text[len(head) :]) else head
        short = DETERMINER.sub("", head) or head
        outlet = self.outlets.find(head)
        if outlet and (outlet[1] == 0 or short == head[outlet[1] :]) and OUTLET_ENDS.match(head[outlet[2] :]):
            return Source(outlet[0], "outlet")
        if head.lower().startswith("the ") and short in short_names():
            return Source(f"The {short}", "outlet")
        if book := next((b for b in self.books.values() if b.name.startswith(f"{head.strip(' ,.')} by ")), None):
            return book
        if BOOK.search(head):
            return self._book(article, start, head)
        if is_document(short):
            return Source(short, "document")
        if person := self._person(text, head):
            return Source(person, "person")
        near = [n.name for n in self.referents[article.id].before(start)]
        if owner := re.match(r"(his|her)\s+", head, re.IGNORECASE):
            whose = self.referents[article.id].person(owner.group(1).lower(), start, None)
            head = f"{whose}’s {head[owner.end() :]}" if whose else head
            short = f"{short} for {whose}" if whose and UNNAMED.search(short) else head
        if DEFINITE.search(head) and (person := self.roles.who(head, near)):
            return Source(person, "person")
        if source := described(short):
            return source
        if outlet:
            return Source(outlet[0], "outlet")
        if OUTLET_NOUN.search(short) and (name := self.outlets.last(article.text[:start])):
            return Source(name, "outlet")
        if (name := self._organisation(article.text[:start], short)) and head != short:
            return Source(name, "organisation")
        if PERSON_NOUN.search(short) and re.match(r"the\b", head, re.IGNORECASE) and near:
            return Source(near[0], "person")
        return guessed(short)

    def _organisation(self, before: str, noun: str) -> str | None:
        """The last organisation whose name ends in the noun: "the department" is the Harbour Department."""
        named = (
            re.findall(rf"((?:[A-Z][\w.&-]+ ){{1,5}}{noun.capitalize()})\b", before)
            if noun.isalpha() and noun.islower()
            else []
        )
        return named[-1] if named else None

    def _person(self, text: str, head: str) -> str | None:
        """The person that is the head of the phrase: not the owner of what follows ("Holm's campaign"), nor who is
        spoken for ("a lawyer for Holm"). Several are one source, joined."""
        found: list[tuple[Mention, str]] = []
        for mention in mentions(text):
            rest = text[mention.end :]
            full = self.people.full_name(mention.name, mention.before)
            if full is None and (
                mention.before in HONORIFICS or (" " in mention.name and not named_thing(mention.name))
            ):
                full = mention.name
            owned = rest.startswith(POSSESSIVE) or ENTOURAGE.match(rest) or ORGANISATION.match(rest.strip())
            if full and not owned and not OTHERS.search(text[: mention.start]):
                found.append((mention, full))
        if not found:
            return None
        inside = [f for f in found if f[0].start < len(head)]
        last, name = (inside or found)[-1]
        before = [(m, n) for m, n in found if m.start < last.start]
        names = [name]
        for mention, other in reversed(before):
            if not JOINED.match(text[mention.end : last.start]):
                break
            names.insert(0, other)
            last = mention
        return name if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"

    def _book(self, article: Article, start: int, head: str) -> Source:
        at = BOOK.search(head)
        by = author(head, at.start(), at.end(), self.people) if at else None
        if not by and (owner := re.match(r"(his|her|the|a|this)\b", head, re.IGNORECASE)):
            known = list(self.books)
            pronoun = owner.group(1).lower()
            by = self.referents[article.id].person(pronoun, start, None) if pronoun in ("his", "her") else None
            by = by if by in self.books else (known[0] if len(known) == 1 else by)
        return self.books.get(by or "", Source(DETERMINER.sub("", head), "document"))
