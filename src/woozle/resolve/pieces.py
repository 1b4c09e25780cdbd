"""Cut an article into what becomes its statements: what each attribution says in a sentence, and what is left of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from woozle.model import Article, Attribution, Span
from woozle.resolve.anonymity import only_reason
from woozle.resolve.nouns import PREPOSITIONS
from woozle.resolve.stance import stance_of
from woozle.sentences import sentences, trim
from woozle.words import WORD

MIN_WORDS = 4
"""Words that a content needs to be a statement of its own."""
OWN_WORDS = 4
"""Words that what is left of a sentence beside its attributions needs to be the article's own statement."""
CITING = re.compile(r"cit(?:es|ed|ing)\b")
CREDIT = re.compile(r"(?:[\w.’'-]+, )?(?:[\w.’'-]+ ){1,5}(?:reported|said|wrote|reports|says|writes)\.?")
"""What is left of a sentence where the tagger missed who says it: "…” Brandt told Holm, the Courier reported."."""
ASIDE = re.compile(r",|\s(?:who|which|whose)\b")
MARKS = ",;:–—- \n"
JOINT = re.compile(r"[\s,;:.–—-]+|(?:and|but|or|though|while)\b")
VERB = re.compile(  # or a relative pronoun, which has one after it
    r"\b(?:who|which|whose|is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must"
    r"|should|\w+ed|made|took|gave|went|came|saw|knew|became|began|left|held|kept|led|lost|met|paid|put|ran|sent|set|sold|sought|spent|stood"
    r"|won|wrote|got|found|said|told|brought|bought|fought|broke|chose|drew|fell|felt|grew|hit|cut|let|lay|rose|spoke"
    r"|taught|thought|wore)\b"
)
"""Something like a finite verb."""
FRAGMENT_WORDS = 8
"""Up to so many words without a verb only say who, when or where: "On Tuesday, in her new book"."""
CUT_SHORT = re.compile(rf"(?:[\s,;]+(?:{PREPOSITIONS}|and|but|or|nor|as|because|if|when|while|where|the|an?))+$")
"""At the end of what is left, words whose rest was cut off: "Holm left, shortly after"."""


class Piece(NamedTuple):
    """A passage of one sentence. attribution: the place, in the list of the article's, of the one that says it. room:
    the passage with all of the sentence that is in no other one."""

    span: Span
    sentence: Span
    attribution: int | None = None
    room: Span = Span(0, 0)


def pieces(article: Article, attributions: Sequence[Attribution]) -> Iterator[Piece]:
    """The pieces of an article in text order. attributions: those that are inside no other."""
    begin = [min((c.start for c in a.content), default=0) for a in attributions]
    end = [max((c.end for c in a.content), default=0) for a in attributions]
    waiting = sorted(range(len(attributions)), key=begin.__getitem__, reverse=True)
    open_: list[int] = []
    for sentence in sentences(article):
        while waiting and begin[waiting[-1]] < sentence.end:
            open_.append(waiting.pop())
        open_ = [n for n in open_ if end[n] > sentence.start]
        near = {n: attributions[n] for n in sorted(open_)}
        cut = sorted(_cut(article.text, sentence, near))
        for piece in cut:
            others = [_taken(article.text, p, near) for p in cut if p is not piece]
            yield piece._replace(room=_room(article.text, sentence, _taken(article.text, piece, near), others))


def _taken(text: str, piece: Piece, attributions: Mapping[int, Attribution]) -> Span:
    """What a piece has of its sentence at least; a fragment has nothing that is not there for others."""
    if piece.attribution is not None:
        return act(text, piece, attributions[piece.attribution])
    start, end = piece.span
    return Span(start, start) if is_fragment(text[start:end]) else piece.span


def _room(text: str, sentence: Span, passage: Span, others: Sequence[Span]) -> Span:
    """The passage and what stands between it and the others; itself where one of them overlaps it."""
    others = [other for other in others if other.start < other.end]
    if any(overlap(passage, other) for other in others):
        return passage
    low = max((o.end for o in others if o.end <= passage.start), default=None)
    high = min((o.start for o in others if o.start >= passage.end), default=None)
    if low is None and high is None:
        return sentence
    return _bare(text, sentence.start if low is None else low, sentence.end if high is None else high)


def _cut(text: str, sentence: Span, attributions: Mapping[int, Attribution]) -> Iterator[Piece]:
    """attributions: those whose content the sentence may have a part of, by their place among the article's."""
    own: list[Span] = [sentence]
    for number, attribution in attributions.items():
        parts = [p for c in attribution.content if (p := overlap(sentence, c))]
        cue = cue_words(text, attribution)
        if attribution.parent is not None or not parts or CITING.match(cue):
            continue
        said = trim(text, parts[0].start, parts[-1].end)
        if len(text[said.start : said.end].split()) < MIN_WORDS and said != sentence:
            rest = without([sentence], [*parts, *attribution.cue, *attribution.source])
            if stance_of(cue) != "denies" and sum(len(WORD.findall(text, *r)) for r in rest) >= OWN_WORDS:
                continue
            said, parts = sentence, [sentence]  # "Holm denied it", "“No,” said Holm": the sentence is what there is
        own = without(own, [*parts, *attribution.cue, *(_name(text, source) for source in attribution.source)])
        yield Piece(said, sentence, number)
    names = [_name(text, source) for attribution in attributions.values() for source in attribution.source]
    for left in own:
        span = _bare(text, *left)
        whose = next((name for name in names if name.end == left.start), None)
        count = len(WORD.findall(text, *span))
        if left != sentence and only_reason(text[span.start : span.end]):
            continue
        if left == sentence or (count >= OWN_WORDS and not CREDIT.fullmatch(text, *span)):
            begin = whose.start if whose and span.start < span.end else span.start
            yield Piece(sentence if left == sentence else Span(begin, span.end), sentence)


def _name(text: str, source: Span) -> Span:
    """A source without what the article says of it on the side: "Holm, who sold the ferry line in May"."""
    aside = ASIDE.search(text, source.start, source.end)
    return Span(source.start, aside.start()) if aside and aside.start() > source.start else source


def is_fragment(words: str) -> bool:
    """Is it too little to be a claim, as what is left of a sentence beside its attributions sometimes is?"""
    return len(WORD.findall(words)) <= FRAGMENT_WORDS and VERB.search(words) is None


def _bare(text: str, start: int, end: int) -> Span:
    """[start, end) without the marks and conjunctions that joined it to what was cut off."""
    while match := JOINT.match(text, start, end):
        start = match.end()
    end = start + len(text[start:end].rstrip(MARKS))
    cut = CUT_SHORT.search(text, start, end)
    return Span(start, start + len(text[start : cut.start()].rstrip(MARKS)) if cut else end)


def cue_words(text: str, attribution: Attribution) -> str:
    return " ".join(text[start:end] for start, end in attribution.cue)


def act(text: str, piece: Piece, attribution: Attribution) -> Span:
    """What is said together with who says it and how, as far as it stands in the sentence: "Holm urged a vote"."""
    spans = [p for s in (*attribution.source, *attribution.cue, piece.span) if (p := overlap(piece.sentence, s))]
    return trim(text, min(p.start for p in spans), max(p.end for p in spans))


def overlap(a: Span, b: Span) -> Span | None:
    low, high = max(a.start, b.start), min(a.end, b.end)
    return Span(low, high) if low < high else None


def without(spans: Sequence[Span], holes: Sequence[Span]) -> list[Span]:
    """The spans with the holes cut out."""
    out = list(spans)
    for hole in holes:
        rest: list[Span] = []
        for span in out:
            if hole.end <= span.start or hole.start >= span.end:
                rest.append(span)
                continue
            if span.start < hole.start:
                rest.append(Span(span.start, hole.start))
            if hole.end < span.end:
                rest.append(Span(hole.end, span.end))
        out = rest
    return out
