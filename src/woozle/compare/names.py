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

CAPITAL = re.compile(r"\b[A-Z][\w’'-]*\w|\b[A-Z]\b")
RUN = re.compile(r"(?:[A-Z][\w’'-]*\w|[A-Z]\.)(?:[ -](?:[A-Z][\w’'-]*\w|[A-Z]\.|(?:of|de|al|bin|von|van)(?= [A-Z])))*")
POSSESSIVE = re.compile(r"[’']s?$")
PLACING = re.compile(r"\b(?:in|at|near|from|to|outside|across|around)(?: the)? $")
PLACE_NOUN = re.compile(
    r"\b(?:Island|Islands|City|County|River|Lake|Port|Mount|Beach|Street|Avenue|Square|Park|Bay|Wash|Calif|Fla)\b"
)
ENDINGS = re.compile(r"^(?:s|n|ns|an|ans|ic|ics|al|er|ed|ian|ians|y|es|ese|e|a|ly)$")
"""How words end that are made from a name, or from one another (Russia, Russian; Democrat, Democratic)."""
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
            before = [w for w in sentence.words if w.end <= span.start][-1:]
            behind = [w for w in sentence.words if w.start >= span.end][:1]
            out |= {w.stem for w in (*before, *behind) if w.stem}
        return out


def spelling_candidates(story: Sentences) -> Iterator[Candidate]:
    """One name in two spellings: a letter or two differ, and the words beside agree or the one spelling is a slip.

    A word counts as a name where the story never writes it in lower case.
    """
    found: dict[str, list[tuple[Sentence, Span]]] = defaultdict(list)
    for sentence in story:
        for match in CAPITAL.finditer(sentence.text, *sentence.span):
            word = POSSESSIVE.sub("", match.group())
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
    short, long = sorted((a.lower(), b.lower()), key=len)
    if (long.startswith(short) and ENDINGS.match(long[len(short) :])) or (
        short[:-1] == long[: len(short) - 1] and _derived(short, long)
    ):
        return False
    if (a in given_names()) != (b in given_names()) and not one.beside & other.beside:
        return False
    rare, often = sorted((counts[a], counts[b]))
    return bool(one.beside & other.beside) or (
        rare <= 2 and often >= OFTEN * rare and _surname(one if counts[a] == often else other)
    )


def _derived(short: str, long: str) -> bool:
    return ENDINGS.match(short[-1:]) is not None and ENDINGS.match(long[len(short) - 1 :]) is not None


def _surname(spelling: Spelling) -> bool:
    """Does a given name, an initial or a title stand before it somewhere?"""
    for sentence, span in spelling.places:
        before = sentence.text[max(sentence.span.start, span.start - 20) : span.start].split()
        if before and (before[-1].strip('“"(') in given_names() or before[-1] in ("Mr.", "Mrs.", "Ms.", "Dr.")):
            return True
    return False


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
    """In two sentences of nearly the same words, another name in a name's place."""
    for a, b, likeness in pairs:
        if likeness < TWINS or len(a.words) > LONGEST_SENTENCE:
            continue
        for mine, theirs in changed(a.words, b.words):
            first, second = (_name(s, words, story.lower) for s, words in ((a, mine), (b, theirs)))
            if first and second and not _short(a.show(first), b.show(second)):
                kind: DifferenceKind = "place" if _place(a, first) and _place(b, second) else "name"
                yield Candidate(kind, a, b, first, second, "", "high", {}, twins=True)


def _name(sentence: Sentence, words: Sequence[Word], lower: Set[str]) -> Span | None:
    """The words as a name, if they are one, whole. lower: the words that the story writes in lower case too."""
    if not words or (words[0].start == sentence.span.start and words[0].plain in lower):
        return None
    start, end = words[0].start, words[-1].end
    for run in RUN.finditer(sentence.text, *sentence.span):
        date = DATE.search(run.group())
        if run.start() <= start and end <= run.end() + 2 and date is None and run.group() not in NOT_NAMES:
            return Span(start, start + len(POSSESSIVE.sub("", sentence.text[start:end])))
    return None


def _short(a: str, b: str) -> bool:
    """Is one the other, or its abbreviation?"""
    short, long = sorted((a.lower().rstrip("."), b.lower().rstrip(".")), key=len)
    return long.startswith(short) or "".join(w[0] for w in long.split()) == short.replace(".", "")


def _place(sentence: Sentence, span: Span) -> bool:
    before = sentence.text[max(sentence.span.start, span.start - 14) : span.start]
    behind = sentence.text[span.start : span.end + 12]
    return PLACING.search(before) is not None or PLACE_NOUN.search(behind) is not None
