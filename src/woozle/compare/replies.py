"""Denials and replies: who makes them, for whom, and whom a report lets have a word.

A denial is a statement that its source denies; a reply says that somebody was asked and what came of it. Whose they
are is told by the names before the words that say so: "Holm's lawyer, Ruth Okafor, denied it" is Okafor's and Holm's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from woozle.model import Article, Claim, Kind, Passage, Source, Span, Statement
from woozle.resolve.names import LOWER, letter_off
from woozle.resolve.nouns import OWNER
from woozle.resolve.stance import DENYING, is_denial
from woozle.sentences import sentences

REPLY = re.compile(
    r"\b(?:(?:declin|refus)(?:e[sd]?|ing) (?:to (?:comment|respond|answer|discuss|say)"
    r"|(?:any |an? )?(?:comment|interview))"
    r"|(?:did|does|do|has|have|had)(?: not|n[’']t) (?:immediately |yet )?"
    r"(?:respond(?:ed)?|repl(?:y|ied)|comment(?:ed)?)"
    r"|(?:did|does|do|has|have|had)(?: not|n[’']t) (?:immediately |yet )?(?:return|answer)(?:ed)?"
    r" (?:\w+ ){0,3}(?:calls?|messages?|requests?|questions?|e-?mails?|letters?)"
    r"|(?:has|have|had) yet to (?:respond|reply|comment|answer)"
    r"|(?:calls?|messages?|requests?|questions?|e-?mails?|letters?) (?:\w+ ){0,6}(?:was|were) not (?:returned|answered)"
    r"|(?:could|would)(?: not|n[’']t) (?:immediately )?(?:be reached|comment)"
    r"|no (?:immediate )?comment|(?:was|were) not (?:immediately )?available for comment)",
    re.IGNORECASE,
)
"""How news says that somebody was asked and what came of it."""
DENIAL = re.compile(rf"\b(?:{DENYING})\b(?P<bare> (?:it|that|this)\b(?! \w))?", re.IGNORECASE)
"""How news says that somebody denies; that one account contradicts another is no denial. bare: what was just said."""
PLEA = re.compile(
    r"\b(?:plead(?:s|ed|ing)?|pled) not guilty|\b(?:maintain|protest|proclaim|insist)(?:s|ed|ing)? (?:on )?"
    r"(?:his|her|their|its) innocence",
    re.IGNORECASE,
)
"""How else a report says that somebody denies, which is enough that no denial is missed there."""
TO_ONE = re.compile(r"\bfrom (?:the |The )?[A-Z]|\bfor this (?:article|story|report)\b")
"""A reply to one outlet, which no other could carry."""
CAPITAL = re.compile(r"\b[A-Z][\w’-]*\w")
NO_NAMES = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August"
    " September October November December Mr Mrs Ms Dr The He She It They".split()
)
ASIDE = re.compile(r",\s(?:who|whom|whose|which|where)\b[^,]*(?=,)")
DESCRIBED = re.compile(r"[Tt]he ((?:[a-z]+ ){1,3})")
Words = frozenset[str]
Answer = Literal["denial", "reply"]


class Reply(NamedTuple):
    """passage: the sentence. speaker: its source, if it has one. party: the names in that and before the words that say
    so, or what it is called ("the opera house"). takes_up: the statements before it, where it only denies "that".
    also: the articles that deny in a claim that it is in.
    """

    kind: Answer
    passage: Passage
    speaker: Source | None
    party: Words
    takes_up: frozenset[Passage]
    also: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Heard:
    """Whom a report lets have a word: its sources, by the kind and each name of them, and whoever denies or replies.
    nameless: somebody it does not name. names: all that it names. articles: their ids.
    """

    speakers: frozenset[tuple[Kind, str]] = frozenset()
    parties: Words = frozenset()
    nameless: bool = False
    names: Words = frozenset()
    articles: frozenset[str] = frozenset()

    def __or__(self, other: Heard) -> Heard:
        speakers, parties = self.speakers | other.speakers, self.parties | other.parties
        nameless, articles = self.nameless or other.nameless, self.articles | other.articles
        return Heard(speakers, parties, nameless, self.names | other.names, articles)

    def concerned(self, reply: Reply, spellings: Mapping[str, Words]) -> bool:
        """Does it name the party? Of one without a name nobody can tell; what it takes up must be there.

        spellings: of each name of a reply, those that the story has.
        """
        return bool(reply.takes_up) or _meet(reply.party, self.names, spellings)

    def has(self, reply: Reply, spellings: Mapping[str, Words]) -> bool:
        """Has whoever makes it a word, or is it made for somebody who has? A person is not a body of that name.

        A report that denies the same has it, whoever denies there ("the club").
        """
        if not reply.also.isdisjoint(self.articles):
            return True
        if all(word.islower() for word in reply.party):  # "the company", whose name another report may have
            return self.nameless or bool(self.parties)
        if _meet(reply.party, self.parties, spellings):
            return True
        kinds, names = get_args(Kind), reply.party
        if reply.speaker is not None:
            kinds, names = (reply.speaker.kind,), _names(reply.speaker.name)
        return any((kind, word) in self.speakers for kind in kinds for name in names for word in spellings[name])


def replies(claims: Iterable[Claim], articles: Sequence[Article]) -> dict[Passage, Reply]:
    """The denials and replies among the statements of these claims, by their passages."""
    lower = frozenset(m.group() for a in articles for m in LOWER.finditer(a.text))
    by_article: dict[str, dict[Passage, Statement]] = {article.id: {} for article in articles}
    also: dict[Passage, set[str]] = defaultdict(set)
    for claim in claims:
        denying = {m.article for m in claim.members if m.stance == "denies"}
        for member in claim.members:
            by_article[member.article][member.passage] = member
            also[member.passage] |= denying
    out: dict[Passage, Reply] = {}
    for article in articles:
        before: list[Passage] = []
        for sentence, members in _by_sentence(article, by_article[article.id].values()):
            for member in members:
                if (reply := _reply(article.text, sentence, member, lower, before)) is not None:
                    out[member.passage] = reply._replace(also=frozenset(also[member.passage]))
            before = [m.passage for m in members]
    return out


def spellings(replies: Iterable[Reply], reports: Iterable[Heard]) -> dict[str, Words]:
    """Of each name of the replies those that the story has, in a report or a reply, as it is or a letter off."""
    sought = frozenset(name for reply in replies for name in reply.party)
    story = sought.union(*(h.names | h.parties | {name for _, name in h.speakers} for h in reports))
    words = list(story)
    return {name: frozenset((name, *_letter_off(name, words))) for name in sought}


def _letter_off(name: str, words: Sequence[str]) -> Iterator[str]:
    near = process.extract(name, words, scorer=DamerauLevenshtein.distance, score_cutoff=1, limit=None)
    return (word for word, *_ in near if letter_off(word, name))


def heard(article: Article, sources: Set[Source]) -> Heard:
    """Whom an article lets have a word, in any sentence, whether or not it is plain what it denies. sources: of its
    statements."""
    parties: set[str] = set()
    nameless = False
    lower = frozenset(LOWER.findall(article.text))
    last: Words = frozenset()  # the names that "she" may stand for
    for sentence in sentences(article):
        for said in (m for way in (DENIAL, REPLY, PLEA) for m in way.finditer(article.text, *sentence)):
            party = _parties(article.text, sentence.start, said)
            parties |= party if any(word.lower() not in lower for word in party) else party | last
            nameless = True
        last = frozenset(w for w in _names(article.text[slice(*sentence)]) if w.lower() not in lower) or last
    speakers = frozenset((s.kind, name) for s in sources for name in _names(s.name))
    return Heard(speakers, frozenset(parties), nameless, _names(article.text), frozenset((article.id,)))


def _by_sentence(article: Article, members: Iterable[Statement]) -> Iterator[tuple[Span, list[Statement]]]:
    waiting = sorted(members, key=lambda m: m.passage, reverse=True)
    for sentence in sentences(article):
        mine: list[Statement] = []
        while waiting and waiting[-1].start < sentence.end:
            mine.append(waiting.pop())
        yield sentence, mine


def _reply(text: str, sentence: Span, member: Statement, lower: Words, before: Sequence[Passage]) -> Reply | None:
    denial = _denial(text, sentence) if member.stance == "denies" else None
    said = denial or REPLY.search(text, max(sentence.start, member.start), member.end)
    if said is None or (denial is None and TO_ONE.search(text, said.end(), sentence.end)):
        return None
    speaker = member.chain[-1] if member.chain and member.chain[-1].kind != "outlet" else None
    named = frozenset(w for w in _parties(text, sentence.start, said) if w.islower() or w.lower() not in lower)
    party = named | _names(speaker.name) if speaker else named
    takes_up = frozenset(before) if denial and denial["bare"] else frozenset[Passage]()
    return Reply("denial" if denial else "reply", Passage(member.article, *sentence), speaker, party, takes_up)


def _denial(text: str, sentence: Span) -> re.Match[str] | None:
    """Where it says that somebody denies something said; not where he rejects a bill."""
    found = DENIAL.finditer(text, *sentence)
    return next((m for m in found if m["bare"] or is_denial(m.group(), text[m.end() : sentence.end].lstrip())), None)


def _who(words: str) -> str:
    """Without what is said on the side of whoever it is: "Holm, who sold the line in Elin, denied"."""
    return ASIDE.sub("", words)


def _names(words: str) -> Words:
    return frozenset(OWNER.sub("", w) for w in CAPITAL.findall(words)) - NO_NAMES


def _parties(text: str, start: int, said: re.Match[str]) -> Words:
    """The names in the clause in which somebody denies or replies; of "the opera house at Elin" the two nouns too."""
    clause = text.rfind("; ", start, said.start())
    start = start if clause < 0 else clause + 2
    described = DESCRIBED.match(text, start, said.start())
    return _names(_who(text[start : said.end()])) | frozenset(described.group(1).split() if described else ())


def _meet(some: Words, others: Words, spellings: Mapping[str, Words]) -> bool:
    """Have they a name in common, if one letter off?"""
    return any(not spellings[word].isdisjoint(others) for word in some)
