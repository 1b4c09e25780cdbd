"""From the words that name a source to the source itself: its kind and the name that the story uses for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from woozle.model import Article, Source
from woozle.resolve.names import FEMALE, MALE, People, mentions
from woozle.resolve.outlets import Outlets

UNNAMED = re.compile(
    r"\b(?:sources?|officials?|aides?|person|people|insiders?|advis[eo]rs?|operatives?|staffers?|someone|somebody"
    r"|spokes(?:man|woman|person|people)|lawyers?|attorneys?|witness(?:es)?|employees?|executives?|diplomats?|accusers?"
    r"|man|woman|representative|agents?|member|investigator|organi[sz]er|guest|caller|reporter|neighbou?rs?)\b",
    re.IGNORECASE,
)
COLLECTIVE = re.compile(
    r"\b(?:critics|opponents|supporters|experts|analysts|scholars|observers|rivals|allies|lawmakers|legislators|senators"
    r"|members|republicans|democrats|conservatives|liberals|activists|advocates|leaders|voters|residents|protesters"
    r"|prosecutors|investigators|authorities|economists|scientists|researchers|others|many|some|both|reporters"
    r"|media reports|backers|groups|companies|agencies|pundits|families|parents|students|americans)\b",
    re.IGNORECASE,
)
DOCUMENT = re.compile(
    r"\b(?:book|memoir|report|reports|indictment|complaint|affidavit|lawsuit|suit|filing|filings|memo|memorandum|letter"
    r"|e-?mails?|messages|transcript|documents?|papers|records|poll|polls|survey|study|analysis|data|ruling"
    r"|opinion piece|resolution|bill|law|dossier|article|story|editorial|op-ed|video|tape|recording|website"
    r"|web site|newsletter)\b",
    re.IGNORECASE,
)
ORGANISATION = re.compile(
    r"\b(?:White House|Pentagon|Kremlin|[Cc]ampaign|[Aa]dministration|[Gg]overnment|[Dd]epartment|[Oo]ffice|[Aa]gency"
    r"|[Bb]ureau|[Cc]ommission|[Cc]ommittee|[Cc]ouncil|[Cc]ourt|[Pp]olice|[Aa]ssociation|[Uu]nion|[Pp]arty|[Gg]roup"
    r"|[Cc]ompany|[Uu]niversity|[Cc]enter|[Cc]entre|[Ii]nstitute|[Ff]oundation|[Mm]inistry|[Ss]ervice|FBI|CIA|NSA|IRS|DOJ"
    r"|Senate|Congress|Inc|Corp)\b"
)
STATEMENT = re.compile(r"\b(?:statement|tweet|post|speech|remarks|news release|press release)\b", re.IGNORECASE)
DETERMINER = re.compile(
    r"^(?:the|a|an|his|her|its|their|this|that|these|those|one|another|also)\s+(?:(?:same|new|latest|own|anonymous)\s+)*",
    re.IGNORECASE,
)
PERSON_NOUN = re.compile(r"(?:or|er|ent|man|woman|ist|ee|ate|ary|ian|aire|mayor|judge|general)$")
"""How nouns end that call a person (senator, lawyer, president, nominee): "the senator" is whoever was named last."""
OUTLET_NOUN = re.compile(r"^(?:news)?(?:paper|site|magazine|network|outlet|agency|wire)$")
HONORIFIC = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Judge|Justice)\.? ((?:[A-Z][\w.’'-]+ ?)+)"
)
ENTOURAGE = re.compile(r"\s+(?:campaign|administration|aide|spokes|official|team|lawyer|adviser|supporter)")
"""What follows the name of a person who is not the source: "a Holm aide"."""
IN_BOOK = re.compile(r"\bin (?:his|her|the|a|their)\b[^.\n]{0,30}\b(?:book|memoir)\b")
PRONOUNS = MALE | FEMALE | {"they", "it", "who", "i", "we", "you", "which", "that", "him", "himself", "herself"}
TAIL = re.compile(r",|\s(?:who|which|whose|that|speaking|citing)\b")
TITLE = re.compile(
    r",?\s*(?:titled |called |entitled )?(?:[\"“‘]([A-Z][^\"”’\n]{1,60}?)[,.]?[\"”’]|([A-Z]\w+(?: [A-Z]\w+){0,5}))"
)
AUTHOR_BY = re.compile(r"(?:,? [\"“][^\"”\n]+[\"”])?,?\s+by\s+(?:[a-z]+\s+)*")
WRITES = re.compile(r"\b(?:wr(?:ites?|iting|itten|ote)|describe[sd]|recount(?:s|ed)|report(?:s|ed))\b", re.IGNORECASE)


@dataclass
class Resolver:
    """Names the sources of one story. Holds what the whole story tells: full names, documents and their authors."""

    people: People
    outlets: Outlets
    books: dict[str, Source] = field(default_factory=dict)

    @classmethod
    def of(cls, articles: Sequence[Article]) -> Resolver:
        outlets = Outlets((a.publisher for a in articles if a.publisher), (a.text for a in articles))
        resolver = cls(People((a.text for a in articles), outlets), outlets)
        titles: dict[str, str] = {}
        orphans: list[str] = []
        for article in articles:
            for match in re.finditer(r"\b(?:book|memoir)\b", article.text):
                around = article.text[max(0, match.start() - 60) : match.end() + 60]
                author = resolver._author(around, min(60, match.start()), min(60, match.start()) + len(match.group()))
                title = TITLE.match(article.text, match.end())
                if author:
                    titles[author] = titles.get(author) or (title and (title.group(1) or title.group(2))) or ""
                elif title and title.group(1):
                    orphans.append(title.group(1))
        if len(titles) == 1 and orphans:  # "her new book “T”": the story knows one author
            titles = {author: title or orphans[0] for author, title in titles.items()}
        for author, title_text in titles.items():
            resolver.books[author] = Source(f"{title_text or 'book'} by {author}", "document")
        return resolver

    def _author(self, text: str, start: int, end: int) -> str | None:
        """Who wrote the book that stands at [start, end): "X's new book", "a book by the journalist X"."""
        by = AUTHOR_BY.match(text, end)
        after = next(mentions(text[by.end() :]), None) if by else None
        if after and after.start == 0:
            return self.people.full_name(after.name)
        before = [m for m in mentions(text[:start]) if re.match(r"[’']s?\s+(?:\w+\s+){0,3}$", text[m.end : start])]
        return self.people.full_name(before[-1].name) if before else None

    def resolve(
        self, article: Article, start: int, end: int, cue: str = "", speaker: Source | None = None
    ) -> Source | None:
        """The source that [start, end) of the article names; None where it is a pronoun without antecedent.

        cue: the words from the source to the end of the cue and a little on. speaker: who was credited last before.
        """
        text = article.text[start:end].strip(' ,:;"“”‘’')
        bare = text.lower()
        named = (
            self._antecedent(article, start, bare, speaker) if bare in PRONOUNS else self._named(article, start, text)
        )
        if (
            named
            and named.kind == "person"
            and named.name in self.books
            and (WRITES.search(cue) or IN_BOOK.search(cue))
        ):
            return self.books[named.name]
        return named

    def _named(self, article: Article, start: int, text: str) -> Source | None:
        head = text[: match.start()] if (match := TAIL.search(text)) and match.start() > 3 else text
        short = DETERMINER.sub("", head) or head
        outlet = self.outlets.find(head)
        if outlet and (outlet[1] == 0 or short == head[outlet[1] :]) and len(head) - outlet[2] < 12:
            return Source(outlet[0], "outlet")
        if re.search(r"\b(?:book|memoir)\b", head):
            return self._book(article, start, head)
        if DOCUMENT.search(_last_noun(short)) and not STATEMENT.search(_last_noun(short)):
            return Source(short, "document")
        person = self._person(text, head)
        if person:
            return Source(person, "person")
        if honoured := HONORIFIC.match(head):
            name = honoured.group(1)
            return Source(self.people.full_name(name) or name, "person")
        if bare := next(iter(mentions(head)), None):
            possessive = head[bare.end :].startswith(("'s", "’s", "' ", "’ "))
            if not possessive and not UNNAMED.search(head) and not ORGANISATION.search(head) and " " in bare.name:
                return Source(bare.name, "person")
        if UNNAMED.search(_last_noun(short)):
            return Source(f"unnamed {short}" if not short.lower().startswith("unnamed") else short, "unnamed")
        if COLLECTIVE.search(head):
            return Source(short, "collective")
        if ORGANISATION.search(head) or re.fullmatch(r"(?:[A-Z][\w.&-]*\s?)+", short):
            return Source(short, "organisation")
        if outlet:
            return Source(outlet[0], "outlet")
        if OUTLET_NOUN.search(short) and (name := self.outlets.last(article.text[:start])):
            return Source(name, "outlet")
        if PERSON_NOUN.search(short) and head != short and (person := self._last_person(article, start)):
            return Source(person, "person")
        if short.endswith("s"):
            return Source(short, "collective")
        return Source(short, "unnamed" if PERSON_NOUN.search(short) else "organisation")

    def _person(self, text: str, head: str) -> str | None:
        """The person that is the head of the phrase: not the owner of what follows ("Trump's campaign")."""
        for where in (head, text):
            for mention in mentions(where):
                after = where[mention.end : mention.end + 2]
                if after[:1] in ("'", "’") and after[1:] in ("s", " ", ""):
                    continue
                full = self.people.full_name(mention.name)
                rest = where[mention.end :]
                if full and not ORGANISATION.match(rest.strip()) and not ENTOURAGE.match(rest):
                    return full
        return None

    def _book(self, article: Article, start: int, head: str) -> Source:
        at = re.search(r"\b(?:book|memoir)\b", head)
        author = self._author(head, at.start(), at.end()) if at else None
        if not author and (owner := re.match(r"(his|her|the|a|this)\b", head, re.IGNORECASE)):
            known = list(self.books)
            author = self._last_person(article, start) if owner.group(1).lower() in ("his", "her") else None
            author = author if author in self.books else (known[0] if len(known) == 1 else author)
        return self.books.get(author or "", Source(DETERMINER.sub("", head), "document"))

    def _antecedent(self, article: Article, start: int, pronoun: str, speaker: Source | None) -> Source | None:
        """Who "he" or "she" is: most often whoever was credited last, else the person named last."""
        if pronoun in ("they", "it", "i", "we", "you", "which", "that"):
            return None
        if speaker and speaker.kind == "person" and pronoun != "who":
            return speaker
        person = self._last_person(article, start)
        return Source(person, "person") if person else None

    def _last_person(self, article: Article, start: int) -> str | None:
        """Who was named last before `start`: the first person of the nearest sentence that names one outside quotes."""
        text = article.text[max(0, start - 1200) : start]
        for sentence in reversed(re.split(r"(?<=[.!?][\"”’ ])|\n+", text)):
            outside = re.sub(r"[\"“][^\"”]*[\"”]?", lambda m: " " * len(m.group()), sentence)
            for mention in mentions(outside):
                full = self.people.full_name(mention.name)
                if full and not outside[mention.end :].startswith(("'s", "’s")):
                    return full
        return None


def _last_noun(phrase: str) -> str:
    """The phrase up to the first preposition: its head noun stands at the end of that."""
    return re.split(r"\s(?:of|for|from|in|at|with|on|close|familiar|briefed|by|to|about)\b", phrase)[0]
