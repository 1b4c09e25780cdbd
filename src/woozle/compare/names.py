"""Names and places that two reports spell differently, or that stand in each other's place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import DamerauLevenshtein

from woozle.compare.candidate import Candidate
from woozle.compare.dates import DATE
from woozle.compare.view import TWINS, Sentence, Sentences, Word, alike, changed
from woozle.model import DifferenceKind, Span
from woozle.resolve.names import NOT_NAMES, given_names
from woozle.resolve.nouns import OWNER
from woozle.words import STOP_WORDS

CAPITAL = re.compile(r"\b[A-Z][\w’'-]*\w|\b[A-Z]\b")
RUN = re.compile(r"(?:[A-Z][\w’'-]*\w|[A-Z]\.)(?:[ -](?:[A-Z][\w’'-]*\w|[A-Z]\.|(?:of|de|al|bin|von|van)(?= [A-Z])))*")
INITIAL = re.compile(r"[A-Z]\.")
PLACING = re.compile(r"\b(?:in|at|near|from|to|outside|across|around)(?: the)? $")
PLACE_NOUN = re.compile(
    r"\b(?:Island|Islands|City|County|River|Lake|Port|Mount|Beach|Street|Avenue|Square|Park|Bay|Wash|Calif|Fla)\b"
)
ENDINGS = re.compile(r"^(?:s|n|ns|an|ans|ic|ics|al|er|ed|ian|ians|y|es|ese|a|ly)$")
"""How words end that are made from a name, or from one another (Russia, Russian; Democrat, Democratic)."""
TITLES = frozenset({"Mr", "Mrs", "Ms", "Dr"})
"""Those that stand before a surname alone."""
ARTICLES = frozenset({"a", "an", "the"})
FEWEST_LETTERS = 5
LONGEST_SENTENCE = 300
"""Words; what is longer is no sentence."""
MOST_WORDS = 1500
"""Names with the same first letter that are compared."""
MOST = 20
"""Places of one spelling that are looked at."""
OFTEN = 4
"""Times that a story must have a spelling for another to be its slip without a word beside it that both have."""


@dataclass(frozen=True)
class Spelling:
    """One capitalised word in a story, and where it stands."""

    word: str
    places: list[tuple[Sentence, Span]]

    @cached_property
    def beside(self) -> set[str]:
        """The words right before and behind it."""
        out = set()
        for sentence, span in self.places:
            out |= {w.stem for w in (*sentence.before(span.start, 1), *sentence.behind(span.end, 1)) if w.stem}
        return out

    @cached_property
    def called(self) -> set[str]:
        """The given names, initials and titles that stand before it."""
        return {_called(*place) for place in self.places} - {""}

    @cached_property
    def articled(self) -> bool:
        """Does an article stand before it and what it is called, as before nobody's name?"""
        return any(w.plain in ARTICLES for sentence, span in self.places for w in sentence.before(span.start, 2))


def spelling_candidates(story: Sentences) -> Iterator[Candidate]:
    """One name in two spellings: a letter or two differ, and the words beside agree or the one spelling is a slip.

    A word counts as a name where the story never writes it in lower case.
    """
    found: dict[str, list[tuple[Sentence, Span]]] = defaultdict(list)
    for sentence in story:
        for match in CAPITAL.finditer(sentence.text, *sentence.span):
            word = OWNER.sub("", match.group())
            if (
                len(word) >= FEWEST_LETTERS
                and "-" not in word
                and word.lower() not in story.lower
                and word not in NOT_NAMES
            ):
                found[word].append((sentence, Span(match.start(), match.start() + len(word))))
    spellings = [Spelling(word, places) for word, places in found.items()]
    counts = Counter({s.word: len(s.places) for s in spellings})
    by_first: dict[str, list[Spelling]] = defaultdict(list)
    for spelling in spellings:
        by_first[spelling.word[0]].append(spelling)
    for group in by_first.values():
        for n, one in enumerate(group[:MOST_WORDS]):
            for other in group[n + 1 : MOST_WORDS]:
                if _slip(one, other, counts):
                    yield from _in_two_reports(one, other)


def _slip(one: Spelling, other: Spelling, counts: Counter[str]) -> bool:
    a, b = one.word, other.word
    away = DamerauLevenshtein.distance(a.lower(), b.lower(), score_cutoff=2)
    if not 0 < away <= (1 if min(len(a), len(b)) < 7 else 2) or not a.isascii() or not b.isascii():
        return False
    if _made(a, b) and not _surnames(one, other):
        return False
    if (a in given_names()) != (b in given_names()) and not one.beside & other.beside:
        return False
    rare, often = sorted((counts[a], counts[b]))
    return bool(one.beside & other.beside) or (
        rare <= 2 and often >= OFTEN * rare and bool((one if counts[a] == often else other).called)
    )


def _made(a: str, b: str) -> bool:
    """Is one made from the other, or are both from one name?"""
    short, long = sorted((a.lower(), b.lower()), key=len)
    if long.startswith(short):
        return ENDINGS.match(long[len(short) :]) is not None
    ends = short[-1:], long[len(short) - 1 :]
    return short[:-1] == long[: len(short) - 1] and all(end == "e" or ENDINGS.match(end) for end in ends)


def _surnames(one: Spelling, other: Spelling) -> bool:
    """Do both stand behind one given name?"""
    return bool(one.called & other.called & given_names().keys()) and not one.articled and not other.articled


def _called(sentence: Sentence, span: Span) -> str:
    """The given name, the initial or the title right before a surname; empty if there is none."""
    before = sentence.text[max(sentence.start, span.start - 20) : span.start].split()
    word = before[-1].strip('“"(') if before else ""
    title = word.rstrip(".") in TITLES or INITIAL.fullmatch(word)
    return word if title or word in given_names() else ""


def _in_two_reports(one: Spelling, other: Spelling) -> Iterator[Candidate]:
    """For each two articles that spell it differently, in their two sentences that are most alike."""
    likeness: dict[tuple[int, int], float] = {}
    best: dict[tuple[str, str], tuple[tuple[bool, float], Sentence, Span, Sentence, Span]] = {}
    for a, x in one.places[:MOST]:
        for b, y in other.places[:MOST]:
            key = (a.article.id, b.article.id)
            if key[0] == key[1]:
                continue
            if (id(a), id(b)) not in likeness:
                likeness[id(a), id(b)] = alike(a.words, b.words)
            found = (bool(a.claims & b.claims), likeness[id(a), id(b)])
            if key not in best or found > best[key][0]:
                best[key] = (found, a, x, b, y)
    for _, a, x, b, y in best.values():
        kind: DifferenceKind = "place" if _place(a, x) and _place(b, y) else "name"
        yield Candidate(kind, a, b, x, y, "", "middle", {}, twins=True)


def replaced_candidates(story: Sentences, pairs: Iterable[tuple[Sentence, Sentence, float]]) -> Iterator[Candidate]:
    """In two sentences of nearly the same words, each other's best counterparts, another name in a name's place."""
    for a, b in _counterparts(story, pairs):
        if len(a.words) > LONGEST_SENTENCE:
            continue
        for mine, theirs in changed(a.words, b.words):
            first, second = (_name(s, words, story.lower) for s, words in ((a, mine), (b, theirs)))
            if (
                first
                and second
                and not _same(a, first, b, second)
                and not _told(story, a, mine, b)
                and not _told(story, b, theirs, a)
            ):
                kind: DifferenceKind = "place" if _place(a, first) and _place(b, second) else "name"
                yield Candidate(kind, a, b, first, second, "", "high", {}, twins=True)


def _counterparts(
    story: Sentences, pairs: Iterable[tuple[Sentence, Sentence, float]]
) -> Iterator[tuple[Sentence, Sentence]]:
    """The twins of which neither is more like another sentence of the other's report."""
    twins = [(a, b, likeness) for a, b, likeness in pairs if likeness >= TWINS]
    like: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for a, b, likeness in twins:
        like[a.key].append((likeness, b.key))
        like[b.key].append((likeness, a.key))
    keys = {article: {s.key for s in found} for article, found in story.by_article.items()}

    def best(a: Sentence, b: Sentence, likeness: float) -> bool:
        there = keys[b.article.id]
        return a.key not in there and not any(more > likeness and key in there for more, key in like[a.key])

    return ((a, b) for a, b, likeness in twins if best(a, b, likeness) and best(b, a, likeness))


def _name(sentence: Sentence, words: Sequence[Word], lower: Set[str]) -> Span | None:
    """The words as a name, if they are one, whole. lower: the words that the story writes in lower case too.

    What opens a sentence is in capitals there, and a pronoun or an article is nobody's name though no report has it
    elsewhere.
    """
    if not words or (words[0].start == sentence.span.start and words[0].plain in lower | STOP_WORDS):
        return None
    start, end = words[0].start, words[-1].end
    for run in RUN.finditer(sentence.text, *sentence.span):
        date = DATE.search(run.group())
        if run.start() <= start and end <= run.end() + 2 and date is None and run.group() not in NOT_NAMES:
            return Span(start, start + len(OWNER.sub("", sentence.text[start:end])))
    return None


def _same(a: Sentence, x: Span, b: Sentence, y: Span) -> bool:
    """Is one the other, its abbreviation or made from it? A surname has its own spelling."""
    short, long = sorted((a.show(x).lower().rstrip("."), b.show(y).lower().rstrip(".")), key=len)
    if len(long) - len(short) == 1 and long.startswith(short):
        return _made(short, long) and not (_called(a, x) and _called(b, y))
    return long.startswith(short) or "".join(w[0] for w in long.split()) == short.replace(".", "")


def _told(story: Sentences, sentence: Sentence, name: Sequence[Word], other: Sentence) -> bool:
    """Does the other report name them too, in another sentence that makes the same claim?"""
    sentences = story.by_article[other.article.id]
    return any(
        s is not other and s.claims & sentence.claims and any(w.plain == name[-1].plain for w in s.words)
        for s in sentences
    )


def _place(sentence: Sentence, span: Span) -> bool:
    before = sentence.text[max(sentence.span.start, span.start - 14) : span.start]
    behind = sentence.text[span.start : span.end + 12]
    return PLACING.search(before) is not None or PLACE_NOUN.search(behind) is not None
