"""Text that articles share though they need not say so: verbatim or lightly edited, outside of quotations.

Runs of words are found by the shingles that two articles have in common (Broder 1997), grown word by word, and joined
over small edits. Who copied whom is told by credit, else by date.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from woozle.model import Article, Direction, Passage, Reuse, Span
from woozle.published import by_age, day_of, hour_of
from woozle.quotes import quotations

SHINGLE = 6
"""Words in a row that begin a shared run."""
EDIT = 4
"""Words that an editor may have put, dropped or changed between two runs of one copied passage."""
LEAST_WORDS = 14
"""Words outside of quotations that make a run more than a phrase. Of the 145 pairs of reports in 49 real stories 4
share so much, from one wire or naming a person alike; with 10 words 9 pairs do, with 18 two."""
PLACES = 16
"""Places at which a shingle is looked up in an article: one that stands there more often is a hostile text's."""
BOILERPLATE = re.compile(
    r"©|\bcopyright\b|\ball rights reserved\b|\b(?:may|must) not be (?:re)?(?:published|produced|distributed)\b"
    r"|\b(?:sign up|subscribe)\b|\bnewsletters?\b|\bprivacy policy\b|\bterms of (?:use|service)\b|\bfollow us\b"
    r"|\b(?:contributed to|reported from|helped report) this (?:report|article|story)\b",
    re.IGNORECASE,
)
"""What newspapers put around their articles."""
NOTE = 400
"""Characters of a paragraph up to which it may be such a note."""
PARAGRAPH = re.compile(r"[^\n]+")
WORD = re.compile(r"\w+(?:[’']\w+)*")


class Words(NamedTuple):
    """The words of an article in lower case, where they stand, and which of them anybody may have: what is inside
    quotation marks, and boilerplate."""

    forms: list[str]
    spans: list[Span]
    free: Set[int]


class Run(NamedTuple):
    """Words [first, last) of one article that stand in another too, there as [other_first, other_last)."""

    first: int
    last: int
    other_first: int
    other_last: int


def reuse(articles: Sequence[Article], credits: Mapping[str, Set[str]]) -> list[Reuse]:
    """The passages that articles of different publishers share, those of the earliest first.

    credits: for each article the outlets that it credits with its report or a part of it.
    """
    articles = sorted(articles, key=by_age)
    words = [_words(article) for article in articles]
    out = []
    for one, two in _pairs(articles, words):
        for run in _runs(words[one], words[two]):
            ranges = (run.first, run.last), (run.other_first, run.other_last)
            passages = {
                articles[n].id: Passage(articles[n].id, words[n].spans[first].start, words[n].spans[last - 1].end)
                for n, (first, last) in zip((one, two), ranges, strict=True)
            }
            earlier, later, direction = directed(articles[one], articles[two], credits)
            out.append(Reuse(passages[earlier.id], passages[later.id], direction))
    return out


def _words(article: Article) -> Words:
    found = list(WORD.finditer(article.text, article.title_end))
    starts = [w.start() for w in found]
    free = {
        n
        for start, end in (*quotations(article.text), *_boilerplate(article.text))
        for n in range(bisect_left(starts, start), bisect_left(starts, end))
    }
    return Words([w.group().lower() for w in found], [Span(*w.span()) for w in found], free)


def _boilerplate(text: str) -> Iterator[Span]:
    for paragraph in PARAGRAPH.finditer(text):
        if len(paragraph.group()) <= NOTE and BOILERPLATE.search(paragraph.group()):
            yield Span(*paragraph.span())


def _pairs(articles: Sequence[Article], words: Sequence[Words]) -> list[tuple[int, int]]:
    """Articles of different publishers that share shingles: each with the first that has them, so that a wire copy
    in a thousand papers makes a thousand pairs and not a million."""
    first: dict[tuple[str, ...], int] = {}
    shared: Counter[tuple[int, int]] = Counter()
    for n, (forms, _, free) in enumerate(words):
        for at in range(len(forms) - SHINGLE + 1):
            if at not in free:
                shared[first.setdefault(tuple(forms[at : at + SHINGLE]), n), n] += 1
    least = LEAST_WORDS - SHINGLE - EDIT
    return sorted((a, b) for (a, b), count in shared.items() if count >= least and apart(articles[a], articles[b]))


def apart(a: Article, b: Article) -> bool:
    """Are they two articles, of different publishers?"""
    return a is not b and (a.publisher is None or a.publisher != b.publisher)


def _runs(one: Words, two: Words) -> list[Run]:
    """The runs of two articles, joined over small edits, that are long enough outside of quotations."""
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(two.forms) - SHINGLE + 1):
        places = where[tuple(two.forms[at : at + SHINGLE])]
        if len(places) < PLACES:
            places.append(at)
    runs: list[Run] = []
    at = 0
    while at <= len(one.forms) - SHINGLE:
        best = max((_grown(one, two, at, other) for other in where[tuple(one.forms[at : at + SHINGLE])]), default=None)
        if best is None:
            at += 1
            continue
        before = runs[-1] if runs else None
        joined = before and best.first - before.last <= EDIT and 0 <= best.other_first - before.other_last <= EDIT
        if before and joined:
            runs[-1] = Run(before.first, best.last, before.other_first, best.other_last)
        else:
            runs.append(best)
        at = best.last
    return [r for r in runs if sum(n not in one.free for n in range(r.first, r.last)) >= LEAST_WORDS]


def _grown(one: Words, two: Words, at: int, other: int) -> Run:
    """The run that begins at these words; longer ones compare as greater by their end."""
    length = SHINGLE
    while (
        at + length < len(one.forms)
        and other + length < len(two.forms)
        and one.forms[at + length] == two.forms[other + length]
    ):
        length += 1
    return Run(at, at + length, other, other + length)


def directed(one: Article, two: Article, credits: Mapping[str, Set[str]]) -> tuple[Article, Article, Direction]:
    """The earlier, the later, and how that is known: who credits the other is the later, else who came later; of two
    that name an hour by the hour, else by the day. Else nobody can tell, and by_age chooses."""
    one, two = sorted((one, two), key=by_age)
    if two.route_name in credits[one.id] and one.route_name not in credits[two.id]:
        return two, one, "credit"
    if one.route_name in credits[two.id] and two.route_name not in credits[one.id]:
        return one, two, "credit"
    hours = hour_of(one.published), hour_of(two.published)
    a, b = hours if all(hours) else (day_of(one.published), day_of(two.published))
    if a is None or b is None or a == b:
        return one, two, "unknown"
    return (one, two, "date") if a < b else (two, one, "date")
