"""From the encoder's output for one article to its attributions.

Contents come from the best path of tags. Cues and sources are chosen among all spans that the tagger takes for at least
faintly possible: what it was too shy to tag the linker may still find ("said" without its "he").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp, log

import numpy as np
from msgspec.structs import replace

from woozle.attribute.confidence import Confidences
from woozle.attribute.link import CONTENT, CUE, RELATIONS, SOURCE, Linker, nearest, pair_features, represent
from woozle.attribute.spans import TAGS, Floats, Span, best_path, candidates, spans_of
from woozle.attribute.windows import Window, Words
from woozle.model import Attribution
from woozle.model import Span as CharSpan

CONTENT_CUE, CUE_SOURCE, CONTENT_SOURCE = range(len(RELATIONS))

SHY_SOURCE, SHY_CUE = 3.0, 2.0
"""How much less likely (in log probability a word) than the best path a source or cue may be to become a candidate."""
NEVER = -20.0
"""Log probability of a partner that was too far to be compared."""

Partners = dict[Span | None, float]


@dataclass(frozen=True)
class Draft:
    """One attribution in words of its window; features: how sure what it was read from is (`confidence.FEATURES`)."""

    source: Span | None
    cue: Span | None
    contents: tuple[Span, ...]
    features: tuple[float, ...]


def decode(
    words: Words,
    windows: Sequence[Window],
    outputs: Sequence[tuple[Floats, Floats]],
    linker: Linker,
    confidences: Confidences,
    least: tuple[float, float],
) -> list[Attribution]:
    """The attributions of one article that are likely enough, by where their content begins; then those inside them.

    outputs: for each window its (tag scores, hidden states), one row a word of the window. The first TAGS scores are
    those of attributions, the next TAGS those of attributions inside a content. least: the confidence that the former
    and the latter must have.
    """
    outer: list[tuple[Attribution, list[Attribution]]] = []
    for window, (scores, hidden) in zip(windows, outputs, strict=True):
        part = words.part(window.first_word, len(window.first_piece))
        for draft in drafts(part, scores[:, :TAGS], hidden, linker):
            found = attribution(part, draft, confidences.outer(draft.features))
            if found.confidence >= least[0]:
                inside = drafts_inside(part, draft, scores, hidden, linker)
                nested = [attribution(within, d, confidences.inside(d.features)) for within, d in inside]
                outer.append((found, nested))
    outer.sort(key=lambda pair: _begin(pair[0]))
    likely = [replace(a, parent=at) for at, (_, nested) in enumerate(outer) for a in nested if a.confidence >= least[1]]
    return [*(a for a, _ in outer), *sorted(likely, key=_begin)]


def drafts_inside(
    words: Words, draft: Draft, scores: Floats, hidden: Floats, linker: Linker
) -> Iterator[tuple[Words, Draft]]:
    """What somebody says in a content that somebody else says, with the words of that content: only with a source and a
    cue of its own, since without them it is the content again."""
    for content in draft.contents:
        cut = slice(content.first, content.last + 1)
        part = words.part(content.first, content.last + 1 - content.first)
        for nested in drafts(part, scores[cut, TAGS:], hidden[cut], linker):
            if nested.source and nested.cue:
                yield part, nested


def _begin(found: Attribution) -> tuple[int, int]:
    return found.content[0].start, found.content[-1].end


def attribution(words: Words, draft: Draft, probability: float) -> Attribution:
    """A draft in characters of its text."""
    return Attribution(
        source=_passages(words, draft.source),
        cue=_passages(words, draft.cue),
        content=_passages(words, *draft.contents),
        confidence=round(probability, 4),
    )


def log_softmax(scores: Floats) -> Floats:
    shifted = scores - scores.max(-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(-1, keepdims=True)), np.float32)


def drafts(words: Words, scores: Floats, hidden: Floats, linker: Linker) -> list[Draft]:
    """All attributions in some words of one window. scores: of TAGS tags, hidden: states, one row a word."""
    tags = _break_paragraphs(log_softmax(scores), words)
    best = spans_of(best_path(tags), tags)
    cues = [s for s in best if s.role == CUE]
    contents = [s for s in best if s.role == CONTENT]
    if not contents:  # so it is in most contents: nobody else speaks there
        return []
    possible = {SOURCE: candidates(best, tags, SOURCE, SHY_SOURCE), CUE: candidates(best, tags, CUE, SHY_CUE)}
    asked = {CONTENT: contents, CUE: possible[CUE]}
    seen = {s: represent(hidden, s) for s in (*contents, *possible[SOURCE], *possible[CUE])}
    left = [linker.project(r, "left", seen, asked[a]) for r, (a, _) in enumerate(RELATIONS)]
    right = [linker.project(r, "right", seen, possible[b]) for r, (_, b) in enumerate(RELATIONS)]

    def partners(relation: int, span: Span) -> Partners:
        """Log probability of each partner, None included: the linker's, and the tagger's that it is one at all."""
        near = nearest(span, possible[RELATIONS[relation][1]])
        features = [pair_features(span, c, cues, words.paragraphs) for c in near]
        others = [right[relation][c] for c in near]
        scores = log_softmax(linker.scores(relation, left[relation][span], others, features))
        scores[1:] += np.log([max(c.probability, 1e-6) for c in near])
        return dict(zip([None, *near], scores.tolist(), strict=True))

    cue_of = {content: partners(CONTENT_CUE, content) for content in contents}
    groups: dict[tuple[Span | None, int], list[Span]] = {}
    for number, content in enumerate(contents):
        cue = _best(cue_of[content])
        groups.setdefault((cue, number if cue is None else 0), []).append(content)

    out: list[Draft] = []
    for (cue, _), members in groups.items():
        views = [partners(CONTENT_SOURCE, content) for content in members]
        total: Partners = {s: _mean([v.get(s, NEVER) for v in views]) for s in [None, *possible[SOURCE]]}
        if cue is not None:
            from_cue = partners(CUE_SOURCE, cue)
            total = {s: (v + from_cue.get(s, NEVER)) / 2 for s, v in total.items()}
        source = _best(total)
        features = (
            log_odds(min(c.probability for c in members)),
            log_odds(min(_edges(c, tags) for c in members)),
            log_odds(exp(min(cue_of[c][cue] for c in members))),
            float(cue is None),
            log_odds(cue.probability) if cue else 0.0,
            log_odds(exp(total[source])),
            float(source is None),
            log_odds(source.probability) if source else 0.0,
            log(sum(c.last + 1 - c.first for c in members)),
            float(len(members) > 1),
        )
        said = [part for content in members for part in _without(content, [cue, source], words)]
        if said:
            out.append(Draft(source, cue, tuple(said), features))
    return out


def _without(content: Span, others: Sequence[Span | None], words: Words) -> list[Span]:
    """The content less the words of its cue and source, and less the comma or mark after those."""
    taken = {word for s in others if s for word in range(s.first, s.last + 1)}
    for word in range(content.first, content.last + 1):
        if word - 1 in taken and words.closing[word]:
            taken.add(word)
    left = [word for word in range(content.first, content.last + 1) if word not in taken]
    begins = [w for w in left if w - 1 not in left]
    ends = [w for w in left if w + 1 not in left]
    return [content._replace(first=first, last=last) for first, last in zip(begins, ends, strict=True)]


def log_odds(probability: float) -> float:
    """Between about -9 and 9: beyond that, a network's certainty tells no more."""
    bounded = min(max(probability, 1e-4), 1 - 1e-4)
    return log(bounded / (1 - bounded))


def _edges(span: Span, tags: Floats) -> float:
    """Probability that a span begins and ends just where it does."""
    begin, go_on = 2 * span.role + 1, 2 * span.role + 2
    after = exp(tags[span.last + 1, go_on]) if span.last + 1 < len(tags) else 0.0
    return exp(tags[span.first, begin]) * (1 - after)


def _best(partners: Partners) -> Span | None:
    return max(partners, key=partners.__getitem__)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _break_paragraphs(tags: Floats, words: Words) -> Floats:
    """No span goes on into the next paragraph: what is one statement there is linked, not tagged through."""
    first = np.flatnonzero(np.diff(words.paragraphs, prepend=-1))
    out = tags.copy()
    out[first, 2::2] = -np.inf
    return out


def _passages(words: Words, *spans: Span | None) -> tuple[CharSpan, ...]:
    return tuple(
        CharSpan(int(words.starts[s.first]), int(words.ends[s.last]))
        for s in sorted((s for s in spans if s), key=lambda s: s.first)
    )
