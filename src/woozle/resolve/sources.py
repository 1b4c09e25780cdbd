"""From the words that name a source to the source itself: its kind and the name that the story uses for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from woozle.model import Article, Source
from woozle.resolve.books import BOOK, IN_BOOK, WRITES, author, books
from woozle.resolve.coreference import POSSESSIVE, Referents
from woozle.resolve.kinds import ANYBODY, DETERMINER, PRESS, RUMOURS, described, is_document, is_some, unnamed
from woozle.resolve.names import FEMALE, HONORIFICS, MALE, NOT_NAMES, Mention, People, given_names, mentions
from woozle.resolve.nouns import OWNER, before_preposition, is_title, noun
from woozle.resolve.nouns import head as noun_of
from woozle.resolve.outlets import Outlets, short_names
from woozle.resolve.places import Places
from woozle.resolve.roles import Roles

OUTLET_NOUN = re.compile(r"^(?:news)?(?:paper|site|magazine|network|outlet|agency|wire)$")
OUTLET_ENDS = re.compile(r".{0,11}$|\s+(?:of|in|on)\b")
"""What may follow the name of an outlet that is the source: "the Times report", "the Courier of Elin"."""
FOLLOWS = re.compile(r"(?:\s(?!and\b|or\b)[\w’'-]+){1,3}")
"""Nouns after the name of a person who is not the source: "a Holm campaign aide"."""
NOBODY = frozenset({"they", "it", "i", "we", "you", "which", "that", "there", "this", "these", "those"})
PRONOUNS = MALE | FEMALE | NOBODY | {"who", "himself", "herself"}
TAIL = re.compile(r",|\s(?:who|which|whose|that|speaking|citing)\b")
RELATIVE = re.compile(r"\b(?:who|whose|which|that|where)\b")
OTHERS = re.compile(
    r"\b(of|for|to|by|with|from|on|in|at|near|behind|about|against|under|including|such as)\s+(?:[\w.’'-]+\s+){0,3}$"
)
"""Before the name of a person who is not the source: "a lawyer for Ms. Holm"."""
JOINED = re.compile(r"^(?:[^.;:]{0,60}?,)?\s*(?:and|along with|,)\s+(?:[\w.’'-]+ ){0,6}$")
LONGEST = 500
"""Characters of a source that are read: more are a tagger's slip or somebody's joke, and cost time and depth."""
SEEN = r"(?:seen|saw|obtained|reviewed|disclosed|published|leaked|passed|shown)"
SEEN_BY = re.compile(rf",?\s+(?:(?:which|that) (?:was|were|had been)\s+|and\s+)?{SEEN} (?:by|to)\s+")
"""After a document: through whom it is known, which is not who wrote it."""
CAME_BY = re.compile(rf"\b{SEEN}\b")
THE = re.compile(r"the\b", re.IGNORECASE)
DEFINITE = re.compile(r"^the\b|[’']s?\s", re.IGNORECASE)
BODY_BEFORE = re.compile(r"(?:[A-Z][\w.&-]{1,40} ){1,5}$")
"""In capitals before the last word of an organisation's name."""
BODY_WORDS = 5 * 42
"""Characters of those."""
TOGETHER = re.compile(r",?\s+(?:and|along with|together with)\b")
WORDS = r"(?:\w+\s+){0,2}(?:statements?|release|tweets?|post|speech|remarks|comments|apology|ad)"
OWN_WORDS = re.compile(rf"(.+?)[’']s?\s+{WORDS}$", re.IGNORECASE)
ISSUED = re.compile(
    rf"(?:a|an|the|his|her|their)\s+{WORDS}(?:\s+(?:\w+\s+)?(?:by|from)\s+(.+))?$|.*\bletter (?:by|from)\s+(.+)$",
    re.IGNORECASE,
)
"""What only passes on the word of whoever made it."""


def named_thing(name: str) -> bool:
    """Do words in a name tell that it is no person's?"""
    return any(noun(word).called == "body" for word in name.split()) or noun_of(name).word in ANYBODY


def _entourage(rest: str) -> bool:
    """Do words go on after a name to call somebody or something else ("Holm aide", "Holm Foundation")?"""
    follows = FOLLOWS.match(rest)
    return follows is not None and noun_of(follows.group()).called is not None


def _of_another(before: str) -> bool:
    """Do the words before a name say that somebody else is meant ("a lawyer for Holm"), and not who has the name
    ("Secretary of State Holm", "Office for Ferries Director Holm")?"""
    others = OTHERS.search(before)
    if not others:
        return False
    called = noun_of(before)
    title = called.called == "person" and not called.plural and others.group(1) == "of"
    office = (
        called.called == "body"
        and called.capital
        and noun_of(others.group()[len(others.group(1)) :]).called == "person"
    )
    return not office and (DETERMINER.match(before) is not None or not title)


class Phrase(NamedTuple):
    """The words `text` that name a source at `start` of an article. head: without what is said about it after a comma
    or "who"; short: that without its determiner."""

    article: Article
    start: int
    text: str
    head: str
    short: str

    @classmethod
    def of(cls, article: Article, start: int, text: str) -> Phrase:
        head = text[: match.start()] if (match := TAIL.search(text)) and match.start() > 3 else text
        head = text if TOGETHER.match(text[len(head) :]) else head
        return cls(article, start, text, head, DETERMINER.sub("", head) or head)


@dataclass
class Resolver:
    """Names the sources of one story. Holds what the whole story tells: full names, roles, books and their authors."""

    people: People
    outlets: Outlets
    roles: Roles
    books: dict[str, Source]
    places: dict[str, Places]
    referents: dict[str, Referents]

    @classmethod
    def of(cls, articles: Sequence[Article]) -> Resolver:
        texts = [a.text for a in articles]
        outlets = Outlets([a.publisher for a in articles if a.publisher], texts)
        named = [list(mentions(text)) for text in texts]
        people = People(texts, named, outlets)
        places = {a.id: Places.of(a.text, outlets) for a in articles}
        referents = {
            a.id: Referents(a.text, found, people, places[a.id].sentences)
            for a, found in zip(articles, named, strict=True)
        }
        roles = Roles(texts, people, named)
        return cls(people, outlets, roles, books(texts, people, list(referents.values())), places, referents)

    def resolve(
        self, article: Article, start: int, end: int, cue: str = "", speaker: Source | None = None
    ) -> Source | None:
        """The source that [start, end) of the article names; None where it is a pronoun without antecedent.

        cue: the words from the source to the end of the cue and a little on. speaker: who was credited last before.
        """
        end = min(end, start + LONGEST)
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
        issued = OWN_WORDS.match(text) or ISSUED.match(text)
        if issued is None:
            return None
        by = next((group for group in issued.groups() if group), None)
        if by is None and text.lower().startswith(("his ", "her ")):
            by = text.split()[0]
        if by is None:
            return speaker if text.lower().startswith("the ") else None
        at = start + article.text[start:end].find(by)
        return self.resolve(article, at, at + len(by))

    def _named(self, article: Article, start: int, text: str) -> Source:
        """The first reading that fits: what is called by its own name comes before what is described."""
        phrase = Phrase.of(article, start, text)
        for read in (self._outlet, self._book, self._document, self._person):
            if source := read(phrase):
                return source
        phrase = self._owned(phrase)
        for read in (self._role, self._titled_document, self._outlet_of, self._body, self._just_named):
            if source := read(phrase):
                return source
        return described(self.people.bodies.get(phrase.short) or self._uncapitalised(phrase))

    def _uncapitalised(self, phrase: Phrase) -> str:
        """Without the capital that only the beginning of a sentence gave it: "Prosecutors" are "prosecutors"."""
        first = phrase.short.split(" ", 1)[0].lower()
        sentence = self.places[phrase.article.id].around(phrase.start, phrase.start)
        begins = sentence.start == phrase.start and phrase.short == phrase.head
        return first + phrase.short[len(first) :] if begins and first in self.people.common else phrase.short

    def _outlet(self, phrase: Phrase) -> Source | None:
        """The Times, the Times report, the paper; not a Times reporter."""
        head, found = phrase.head, self.outlets.find(phrase.head)
        if found and (found[1] == 0 or phrase.short == head[found[1] :]) and OUTLET_ENDS.match(head[found[2] :]):
            rest = noun_of(head[found[2] :])
            return Source(found[0], "outlet") if rest.called is None or rest.word in PRESS else None
        if head.lower().startswith("the ") and phrase.short in short_names():
            return Source(f"The {phrase.short}", "outlet")
        the_paper = OUTLET_NOUN.search(phrase.short) is not None
        name = self.places[phrase.article.id].last_outlet(0, phrase.start) if the_paper else None
        return Source(name, "outlet") if name else None

    def _book(self, phrase: Phrase) -> Source | None:
        titled = f"{phrase.head.strip(' ,.')} by "
        if book := next((b for b in self.books.values() if b.name.startswith(titled)), None):
            return book
        return self._book_of(phrase.article, phrase.start, phrase.head) if BOOK.search(phrase.head) else None

    def _document(self, phrase: Phrase) -> Source | None:
        """A document by a noun in lower case: "the complaint", not Mr. Bill."""
        if not is_document(phrase.short) or noun_of(phrase.short).capital:
            return None
        if RUMOURS.match(phrase.head):
            return unnamed(phrase.short)
        by = self._reporter(phrase) if noun_of(phrase.short).word in PRESS else None
        return Source(by, "outlet") if by else self._paper(phrase)

    def _paper(self, phrase: Phrase) -> Source:
        """A document by what it is called, without who saw it."""
        return Source(SEEN_BY.split(self._uncapitalised(phrase))[0], "document")

    def seen_by(self, phrase: str) -> Source | None:
        """The outlet through which a document is known, by the words that name it: "emails seen by the Courier"."""
        for seen in SEEN_BY.finditer(phrase):
            found = self.outlets.find(phrase[seen.end() :])
            if found and THE.sub("", phrase[seen.end() :][: found[1]]).strip() == "":
                return Source(found[0], "outlet")
        return None

    def _reporter(self, phrase: Phrase) -> str | None:
        """Whose report it is: the outlet that the phrase names, or that stands where the report was named last. An
        outlet that only saw or published it did not write it."""
        if self.seen_by(phrase.text):
            return None
        if found := self.outlets.find(phrase.head):
            return found[0]
        if not THE.match(phrase.head) or " " in phrase.short:
            return None
        places = self.places[phrase.article.id]
        at = places.reported(phrase.start)
        if at is None:
            return None
        sentence = places.around(at, at)
        if CAME_BY.search(phrase.article.text, sentence.start, sentence.end):
            return None
        return places.last_outlet(sentence.start, min(sentence.end, phrase.start))

    def _titled_document(self, phrase: Phrase) -> Source | None:
        """The 14th Amendment, once it is nobody's name."""
        return self._paper(phrase) if is_document(phrase.short) else None

    def _person(self, phrase: Phrase) -> Source | None:
        name = self._persons(phrase.text, phrase.head)
        return Source(name, "person") if name else None

    def _owned(self, phrase: Phrase) -> Phrase:
        """With the name of "his" or "her"."""
        owner = re.match(r"(his|her)\s+", phrase.head, re.IGNORECASE)
        whose = owner and self.referents[phrase.article.id].person(owner.group(1).lower(), phrase.start, None)
        if not owner or not whose:
            return phrase
        head = f"{whose}’s {phrase.head[owner.end() :]}"
        anybody = noun_of(phrase.short).word in ANYBODY
        return phrase._replace(head=head, short=f"{phrase.short} for {whose}" if anybody else head)

    def _near(self, phrase: Phrase) -> list[str]:
        return [n.name for n in self.referents[phrase.article.id].before(phrase.start)]

    def _role(self, phrase: Phrase) -> Source | None:
        """The governor, Holm's lawyer: whom the story calls that."""
        if not DEFINITE.search(before_preposition(phrase.head)):
            return None
        name = self.roles.who(phrase.head, self._near(phrase))
        return Source(name, "person") if name else None

    def _outlet_of(self, phrase: Phrase) -> Source | None:
        """A phrase with the name of an outlet that calls nobody else."""
        found = self.outlets.find(phrase.head)
        if found and noun_of(phrase.short).called not in ("person", "body") and not is_some(phrase.short):
            return Source(found[0], "outlet")
        return None

    def _body(self, phrase: Phrase) -> Source | None:
        """The last organisation whose name ends in the noun: "the department" is the Harbour Department."""
        word = phrase.short
        if word == phrase.head or not (word.isalpha() and word.islower()):
            return None
        text, at = phrase.article.text, phrase.start
        while (at := text.rfind(word.capitalize(), 0, at)) >= 0:
            end = at + len(word)
            named = BODY_BEFORE.search(text[max(0, at - BODY_WORDS) : at])
            if named and not text[end : end + 1].isalnum():
                return Source(DETERMINER.sub("", named.group()) + text[at:end], "organisation")
        return None

    def _just_named(self, phrase: Phrase) -> Source | None:
        """Who was named last, by a definite description that nothing else explains: "the nominee"."""
        who, near = noun_of(phrase.short), self._near(phrase)
        somebody = who.called == "person" and not who.plural and who.word not in ANYBODY
        return Source(near[0], "person") if somebody and near and THE.match(phrase.head) else None

    def _persons(self, text: str, head: str) -> str | None:
        """The person that is the head of the phrase: not the owner of what follows ("Holm's campaign"), nor who is
        spoken for ("a lawyer for Holm"). Several are one source, joined."""
        text = OWNER.sub("", text)
        found: list[tuple[Mention, str]] = []
        for mention in mentions(text):
            rest = text[mention.end :]
            full = self.people.full_name(mention.name, mention.before)
            titled = mention.before in HONORIFICS or (
                not self.people.is_thing(mention.name)
                and (is_title(mention.before) or (" " in mention.name and not named_thing(mention.name)))
            )
            full = full or (mention.name if titled else None)
            owned = rest.startswith(POSSESSIVE) or _entourage(rest)
            if full and not owned and not _of_another(text[: mention.start]):
                found.append((mention, full))
        if not found:
            return self._alone(head)
        inside = [f for f in found if f[0].start < len(head)]
        if not inside and RELATIVE.search(text, len(head), found[0][0].start):
            return self._alone(head)  # "Elin Rovers, whose coach is Holm"
        last, name = (inside or found)[-1]
        before = [(m, n) for m, n in found if m.start < last.start]
        names = [name]
        for mention, other in reversed(before):
            if not JOINED.match(text[mention.end : last.start]):
                break
            names.insert(0, other)
            last = mention
        return name if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"

    def _alone(self, name: str) -> str | None:
        """Whom one word means that is seldom a name ("King said"), or a given name with none behind it."""
        if not name.isalpha() or not name.istitle():
            return None
        given = name in given_names() and name.lower() not in NOT_NAMES
        return self.people.full_name(name) or (name if given else None)

    def _book_of(self, article: Article, start: int, head: str) -> Source:
        at = BOOK.search(head)
        by = author(head, at.start(), at.end(), self.people) if at else None
        if not by and (owner := re.match(r"(his|her|the|a|this)\b", head, re.IGNORECASE)):
            known = list(self.books)
            pronoun = owner.group(1).lower()
            by = self.referents[article.id].person(pronoun, start, None) if pronoun in ("his", "her") else None
            by = by if by in self.books else (known[0] if len(known) == 1 else by)
        return self.books.get(by or "", Source(DETERMINER.sub("", head), "document"))
