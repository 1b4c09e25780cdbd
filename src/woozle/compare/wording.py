"""One utterance in two quotations whose words differ.

The quotations of two articles are laid over each other by greedy string tiling (Wise 1993): the longest runs of common
words first, each word in one run only, so that of two sentences with one pattern each finds its own counterpart.
Between the runs of two quotations stand the words that were added, dropped or changed. Quotations that are too short to
have such a run ("I am guilty") are one utterance where they and their sentences are the same but for a negation.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import Indel

from woozle.compare.candidate import Candidate
from woozle.compare.number_words import number_word
from woozle.compare.polarity import NEGATION, odd, reversals
from woozle.compare.view import MOST_TOGETHER, Sentence, Sentences
from woozle.model import Severity, Span
from woozle.sentences import ordinal
from woozle.words import STOP_WORDS

TOKEN = re.compile(r"\.\.\.|…|(?:\. ){2}\.|\w+(?:[.’'&]\w+)*")
INSERTED = re.compile(r"\[[^\[\]\n]*\]|\([^()\n]*\)")
"""What an editor puts into a quotation."""
PIECE = re.compile(f"{INSERTED.pattern}|{TOKEN.pattern}")
TILE = 3
"""Words in a row that two quotations must share to be one utterance, to begin with."""
MOST_PLACES = 20
"""Times that an article may quote the same run of words; a refrain tells nothing."""
LONGEST = 2000
"""Words of a quotation that are compared; one that has more lacks its closing mark."""
LONGEST_CHANGE = 30
"""Words: beyond, what stands between is another passage of a speech."""
ALIKE = {"percent": "%", "and": "&", "gonna": "going", "ok": "okay"}


class Token(NamedTuple):
    """A word of a quotation; plain is what is compared, empty for the mark of a cut. inserted: by an editor."""

    start: int
    end: int
    plain: str
    quotation: int
    inserted: bool = False


@dataclass(frozen=True)
class Quoted:
    """The words of all quotations of an article, and where each run of TILE words begins.

    sentences: of the article. places, wordings: of each quotation, which words it has, and these as they are compared.
    """

    sentences: Sequence[Span]
    tokens: tuple[Token, ...]
    places: tuple[range, ...]
    wordings: tuple[tuple[str, ...], ...]
    runs: dict[tuple[str, ...], list[int]]

    @classmethod
    def of(cls, text: str, quotations: Sequence[Span], sentences: Sequence[Span]) -> Quoted:
        each = [tuple(itertools.islice(_tokens(text, span, n), LONGEST)) for n, span in enumerate(quotations)]
        tokens = tuple(itertools.chain.from_iterable(each))
        ends = list(itertools.accumulate(map(len, each), initial=0))
        runs: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for at in range(len(tokens) - TILE + 1):
            some = tokens[at : at + TILE]
            if some[0].quotation == some[-1].quotation and all(t.plain for t in some):
                runs[tuple(t.plain for t in some)].append(at)
        places = tuple(itertools.starmap(range, itertools.pairwise(ends)))
        return cls(sentences, tokens, places, tuple(tuple(t.plain for t in some) for some in each), dict(runs))


class Change(NamedTuple):
    """The words that differ, each with a neighbour on both sides where the other has more, and what tells if it is one.

    quotations: their numbers. negated: has one a negation more?
    """

    x: Span
    y: Span
    features: dict[str, float]
    quotations: tuple[int, int]
    negated: bool


def wording_candidates(story: Sentences, pairs: Iterable[tuple[Sentence, Sentence, float]]) -> Iterator[Candidate]:
    """Where any two articles quote one utterance in different words. pairs: of sentences of the story."""
    quoted = {
        name: Quoted.of(found[0].text, found[0].quoted, [s.span for s in found])
        for name, found in story.by_article.items()
        if found
    }
    having: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in quoted:
        for run in quoted[name].runs:
            having[run].append(name)
    together = {pair for found in having.values() for pair in itertools.combinations(found[:MOST_TOGETHER], 2)}
    reverse = reversals({name: q.wordings for name, q in quoted.items()}, pairs)
    for one, other in sorted(together | reverse.keys(), key=lambda two: [story.rank[name] for name in two]):
        reversed_here = reverse.get((one, other), set())
        for change in changes(quoted[one], quoted[other], reversed_here):
            a, b = story.over(one, change.x), story.over(other, change.y)
            if a and b:
                claim = float(bool(a[0].claims & b[0].claims))
                severity: Severity = "high" if change.negated or not change.features["small words"] else "middle"
                twins = change.negated and change.quotations in reversed_here
                features = change.features | {"claim": claim}
                yield Candidate("wording", a[0], b[0], change.x, change.y, "", severity, features, twins=twins)


def changes(a: Quoted, b: Quoted, reverse: Collection[tuple[int, int]] = ()) -> Iterator[Change]:
    """Where quotations of one utterance differ. A shorter excerpt is no difference, nor is a cut that is marked.

    reverse: the quotations that are the same but for a negation.
    """
    tiles = _tiles(a, b)
    partner_a, partner_b = [-1] * len(a.tokens), [-1] * len(b.tokens)
    pairs = {(a.tokens[i].quotation, b.tokens[j].quotation) for i, j, _ in tiles}
    for i, j, length in tiles:
        for n in range(length):
            partner_a[i + n], partner_b[j + n] = j + n, i + n
    for p, q in sorted(pairs.union(reverse)):
        yield from _between(a, b, p, q, partner_a, partner_b, (p, q) in reverse)


def _tokens(text: str, span: Span, number: int) -> Iterator[Token]:
    for piece in PIECE.finditer(text, *span):
        start, end = piece.span()
        if text[start] == "[":
            words = [m.group() for m in TOKEN.finditer(text, start, end)] or [""]
            yield from (Token(start, end, _plain(word), number, inserted=True) for word in words)
        elif text[start] != "(":
            yield Token(start, end, _plain(piece.group()), number)


def _plain(word: str) -> str:
    """Lower case; without marks; numbers in digits. Empty for an ellipsis."""
    if not any(c.isalnum() for c in word):
        return ""
    word = word.lower().replace("’", "'").replace(".", "").removeprefix("'")
    try:
        return f"{number_word(word):g}" if word not in ("a", "an") else word
    except ValueError:
        return ALIKE.get(word, word)


def _tiles(a: Quoted, b: Quoted) -> list[tuple[int, int, int]]:
    """(where in a, where in b, how many words) of the common runs, longest first, none over another."""
    found = []
    for run in a.runs.keys() & b.runs.keys():
        if max(len(a.runs[run]), len(b.runs[run])) > MOST_PLACES:
            continue
        for i in a.runs[run]:
            for j in b.runs[run]:
                if not _goes_on(a, b, i - 1, j - 1, i, j):
                    length = TILE
                    while _goes_on(a, b, i + length, j + length, i, j):
                        length += 1
                    found.append((i, j, length))
    found.sort(key=lambda t: (-t[2], t[0], t[1]))
    used_a, used_b = [False] * len(a.tokens), [False] * len(b.tokens)
    out = []
    for i, j, length in found:
        free = [n for n in range(length) if not used_a[i + n] and not used_b[j + n]]
        if len(free) < TILE or free[-1] - free[0] >= len(free):
            continue
        i, j, length = i + free[0], j + free[0], len(free)
        for n in range(length):
            used_a[i + n] = used_b[j + n] = True
        out.append((i, j, length))
    return out


def _goes_on(a: Quoted, b: Quoted, i: int, j: int, at: int, other: int) -> bool:
    if not (0 <= i < len(a.tokens) and 0 <= j < len(b.tokens)):
        return False
    x, y = a.tokens[i], b.tokens[j]
    same = x.quotation == a.tokens[at].quotation and y.quotation == b.tokens[other].quotation
    return same and x.plain == y.plain != ""


def _between(
    a: Quoted, b: Quoted, p: int, q: int, partner_a: Sequence[int], partner_b: Sequence[int], reverse: bool
) -> Iterator[Change]:
    """The changes between two quotations; what has its counterpart in another quotation stands for itself."""
    first, second = a.places[p], b.places[q]
    x = [_key(a.tokens[n], n, True, partner_a[n], b, q) for n in first]
    y = [_key(b.tokens[n], n, False, partner_b[n], a, p) for n in second]
    codes = Indel.opcodes(x, y)
    equal = [c for c in codes if c.tag == "equal"]
    if not equal:
        return
    common = sum(c.src_end - c.src_start for c in equal)
    inner = (equal[-1].src_end - equal[0].src_start) + (equal[-1].dest_end - equal[0].dest_start)
    for left, right in zip([None, *equal], [*equal, None], strict=True):
        i, j = (left.src_end, left.dest_end) if left else (0, 0)
        k, m = (right.src_start, right.dest_start) if right else (len(x), len(y))
        gone, come = [a.tokens[t] for t in first[i:k]], [b.tokens[t] for t in second[j:m]]
        if (not gone and not come) or any(not t.plain or t.inserted for t in (*gone, *come)):
            continue
        if (left is None or right is None) and not (reverse and _negates(gone, come)):
            ends = _open_end(a, b, gone, come, left is None)
            if ends is None:
                continue
            gone, come = ends
        if max(len(gone), len(come)) > LONGEST_CHANGE:
            continue
        runs = [c.src_end - c.src_start for c in (left, right) if c]
        words = {t.plain for t in (*gone, *come)}
        features = {
            "longest": math.log1p(max(runs)),
            "shortest": math.log1p(min(runs)) if left and right else 0.0,
            "open": float(not (left and right)),
            "first": float(left is None),
            "common": math.log1p(common),
            "share": 2 * common / inner,
            "gone": math.log1p(max(len(gone), len(come))),
            "come": math.log1p(min(len(gone), len(come))),
            "one side": float(not gone or not come),
            "small words": float(words <= STOP_WORDS),
            "changes": math.log1p(len(codes)),
            "elsewhere": float(
                any(partner_a[t] >= 0 for t in first[i:k]) or any(partner_b[t] >= 0 for t in second[j:m])
            ),
            "like": Indel.normalized_similarity(" ".join(t.plain for t in gone), " ".join(t.plain for t in come)),
            "stop": float(_ends(a, gone) or _ends(b, come)),
        }
        yield Change(
            _show(a, first, i, i + len(gone) if left else k, not come or not gone, k - len(gone)),
            _show(b, second, j, j + len(come) if left else m, not come or not gone, m - len(come)),
            features,
            (p, q),
            odd((t.plain for t in gone), (t.plain for t in come)),
        )


def _negates(gone: Sequence[Token], come: Sequence[Token]) -> bool:
    """Are the words that one quotation has more at its end no excerpt's, but a negation?"""
    words = {t.plain for t in (*gone, *come)}
    small = STOP_WORDS.union(w for w in words if NEGATION.fullmatch(w))
    return words <= small and odd((t.plain for t in gone), (t.plain for t in come))


def _key(token: Token, place: int, first: bool, partner: int, other: Quoted, quotation: int) -> str:
    """What a word is compared by: its place in a common run, if it is in one of these two quotations, else itself.

    One that is in a run with another quotation stands alone. first: is it of the first article?
    """
    if not token.plain or (partner >= 0 and other.tokens[partner].quotation != quotation):
        return f"{'a' if first else 'b'}{place}"
    return f"={place if first else partner}" if partner >= 0 else token.plain


def _open_end(
    a: Quoted, b: Quoted, gone: list[Token], come: list[Token], before: bool
) -> tuple[list[Token], list[Token]] | None:
    """The words up to the next sentence's end where a quotation goes on differently; None where one simply ends."""
    if not gone or not come:
        return None
    first, second = (_sentence(s, tokens, before) for s, tokens in ((a, gone), (b, come)))
    return (first, second) if first and second and max(len(first), len(second)) <= 4 else None


def _sentence(quoted: Quoted, tokens: list[Token], before: bool) -> list[Token]:
    """Of words before or behind a common run, those of its sentence."""
    if before:
        cut = max((n for n in range(len(tokens) - 1) if _stops(quoted, tokens[n], tokens[n + 1])), default=-1)
        return tokens[cut + 1 :]
    cut = next((n for n in range(len(tokens) - 1) if _stops(quoted, tokens[n], tokens[n + 1])), len(tokens) - 1)
    return tokens[: cut + 1]


def _stops(quoted: Quoted, word: Token, following: Token) -> bool:
    return ordinal(quoted.sentences, word.start) != ordinal(quoted.sentences, following.start)


def _ends(quoted: Quoted, words: Sequence[Token]) -> bool:
    return any(_stops(quoted, *two) for two in itertools.pairwise(words))


def _show(quoted: Quoted, places: Sequence[int], start: int, end: int, neighbours: bool, least: int) -> Span:
    """From the first to the last of the words, with one on either side where the other quotation has nothing there."""
    start = max(start, least) if not neighbours else start
    if neighbours:
        start, end = max(start - 1, 0), min(end + 1, len(places))
    return Span(quoted.tokens[places[start]].start, quoted.tokens[places[max(end - 1, start)]].end)
