"""From the encoder's output for one article to its attributions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from woozle.attribute.link import CONTENT, CUE, RELATIONS, SOURCE, Linker, nearest, pair_features
from woozle.attribute.spans import Floats, Span, best_path, spans_of
from woozle.attribute.windows import Window, Words
from woozle.model import Attribution
from woozle.model import Span as CharSpan

CONTENT_CUE, CUE_SOURCE, CONTENT_SOURCE = range(len(RELATIONS))


def decode(
    words: Words, windows: Sequence[Window], outputs: Sequence[tuple[Floats, Floats]], linker: Linker
) -> list[Attribution]:
    """The attributions of one article, by where their content begins.

    outputs: for each window its (tag scores, hidden states), one row a word of the window.
    """
    found: list[Attribution] = []
    for window, (scores, hidden) in zip(windows, outputs, strict=True):
        low, high = window.first_word, window.first_word + len(window.first_piece)
        part = Words(words.starts[low:high], words.ends[low:high], words.paragraphs[low:high])
        found += _decode_window(part, log_softmax(scores), hidden, linker)
    return sorted(found, key=lambda a: (a.content[0].start, a.content[-1].end))


def log_softmax(scores: Floats) -> Floats:
    shifted = scores - scores.max(-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(-1, keepdims=True)), np.float32)


def _decode_window(words: Words, tags: Floats, hidden: Floats, linker: Linker) -> list[Attribution]:
    spans = spans_of(best_path(_break_paragraphs(tags, words)), tags)
    cues = [s for s in spans if s.role == CUE]
    sources = [s for s in spans if s.role == SOURCE]

    def partners(relation: int, span: Span, targets: list[Span]) -> dict[Span | None, float]:
        """Log probability of each partner, None included."""
        near = nearest(span, targets)
        features = [pair_features(span, c, cues, words.paragraphs) for c in near]
        scores = log_softmax(linker.scores(relation, hidden, span, near, features))
        return dict(zip([None, *near], scores.tolist(), strict=True))

    groups: dict[Span, list[Span]] = {}
    alone: list[list[Span]] = []
    confidence: dict[Span, float] = {}
    for content in (s for s in spans if s.role == CONTENT):
        links = partners(CONTENT_CUE, content, cues)
        cue = max(links, key=links.__getitem__)
        confidence[content] = content.probability * float(np.exp(links[cue]))
        if cue is None:
            alone.append([content])
        else:
            groups.setdefault(cue, []).append(content)

    found: list[Attribution] = []
    for cue, contents in [*groups.items(), *((None, contents) for contents in alone)]:
        views = [partners(CONTENT_SOURCE, content, sources) for content in contents]
        total = {s: sum(v.get(s, NEVER) for v in views) / len(views) for s in [None, *sources]}
        if cue is not None:
            from_cue = partners(CUE_SOURCE, cue, sources)
            total = {s: (v + from_cue.get(s, NEVER)) / 2 for s, v in total.items()}
        source = max(total, key=total.__getitem__)
        found.append(
            Attribution(
                source=_passages(words, [source]) if source else (),
                cue=_passages(words, [cue]) if cue else (),
                content=_passages(words, contents),
                confidence=round(min(confidence[c] for c in contents) * float(np.exp(total[source])), 4),
            )
        )
    return found


def _break_paragraphs(tags: Floats, words: Words) -> Floats:
    """No span goes on into the next paragraph: what is one statement there is linked, not tagged through."""
    first = np.flatnonzero(np.diff(words.paragraphs, prepend=-1))
    out = tags.copy()
    out[first, 2::2] = -np.inf
    return out


NEVER = -20.0
"""Log probability of a partner that was too far to be compared."""


def _passages(words: Words, spans: Sequence[Span]) -> tuple[CharSpan, ...]:
    return tuple(
        CharSpan(int(words.starts[s.first]), int(words.ends[s.last])) for s in sorted(spans, key=lambda s: s.first)
    )
