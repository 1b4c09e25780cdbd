"""Fit how sure an attribution is, and the least at which it is reported, to articles that the tagger has not seen.

Figures on the articles that a fit has seen would flatter it: `cross_validated` decodes each with a fit to the other
four fifths. Attributions inside contents, of which there is no public gold, are fitted to nested.txt, written for that.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray
from training.attribute.marked import articles, read_marked
from training.attribute.score import Attributed, matched
from training.logistic import recalibrated, standardised
from training.stories import FOLDS

from woozle.attribute.confidence import FEATURES, Confidence, Confidences
from woozle.attribute.decode import attribution, decode, drafts, drafts_inside
from woozle.attribute.link import Linker
from woozle.attribute.spans import TAGS, Floats
from woozle.attribute.windows import Window, Words
from woozle.model import Attribution

NESTED = Path(__file__).parent / "nested.txt"
PLATEAU = 0.003
"""F1 that may be lost to the best threshold: a tenth of the headline's bootstrap interval on PolNeAR dev."""


class Read(NamedTuple):
    """One article, what the encoder gave for it, and its gold; a marked text has the gold of its nested ones too."""

    text: str
    words: Words
    windows: list[Window]
    outputs: list[tuple[Floats, Floats]]
    outer: Sequence[Attributed]
    inside: Sequence[Attributed] = ()


class Drafted(NamedTuple):
    """What the tagger considers in one article, which of that is right, and the size of the gold."""

    features: NDArray[np.float64]
    right: NDArray[np.bool_]
    gold: int


def drafted(read: Read, linker: Linker) -> Drafted:
    """The attributions of an article."""
    found = []
    for window, (scores, hidden) in zip(read.windows, read.outputs, strict=True):
        part = read.words.part(window.first_word, len(window.first_piece))
        for draft in drafts(part, scores[:, :TAGS], hidden, linker):
            found.append((attribution(part, draft, 1.0), draft.features))
    return _drafted(read.text, read.outer, found)


def drafted_inside(read: Read, linker: Linker, outer: Confidence) -> Drafted:
    """The attributions inside the contents of those that are reported."""
    found = []
    for window, (scores, hidden) in zip(read.windows, read.outputs, strict=True):
        part = read.words.part(window.first_word, len(window.first_piece))
        for draft in drafts(part, scores[:, :TAGS], hidden, linker):
            if outer(draft.features) >= outer.least:
                for within, nested in drafts_inside(part, draft, scores, hidden, linker):
                    found.append((attribution(within, nested, 1.0), nested.features))
    return _drafted(read.text, read.inside, found)


def _drafted(text: str, gold: Sequence[Attributed], found: list[tuple[Attribution, tuple[float, ...]]]) -> Drafted:
    pairs = matched(text, gold, [a for a, _ in found])
    right = np.zeros(len(found), np.bool_)
    right[[j for _, j, _, agrees in pairs if agrees]] = True
    width = len(found[0][1]) if found else 0
    return Drafted(np.array([f for _, f in found]).reshape(len(found), width), right, len(gold))


def fit_outer(articles: Sequence[Drafted]) -> Confidence:
    """A logistic regression over the features."""
    features = np.concatenate([d.features for d in articles if len(d.features)])
    right = np.concatenate([d.right for d in articles if len(d.features)])
    return with_least(Confidence(standardised(FEATURES, features, right, 1.0), 0.0), articles)


def fit_inside(articles: Sequence[Drafted], outer: Confidence) -> Confidence:
    """`outer` recalibrated: there is too little gold for weights of its own."""
    features = np.concatenate([d.features for d in articles if len(d.features)])
    right = np.concatenate([d.right for d in articles if len(d.features)])
    said = outer.model.of_rows(FEATURES, features)
    return with_least(Confidence(recalibrated(outer.model, said, right, 1e6), 0.0), articles)


def with_least(confidence: Confidence, articles: Sequence[Drafted]) -> Confidence:
    """The least probability that is worth reporting: the lowest whose F1 on these articles is all but the best.

    The best lies on a plateau; its lower end loses no F1 and keeps more of what annotators marked.
    """
    probabilities = np.array([confidence(f) for d in articles for f in d.features])
    right = np.concatenate([d.right for d in articles])
    gold = sum(d.gold for d in articles)
    f1 = {t / 50: 2 * right[(p := probabilities >= t / 50)].sum() / (p.sum() + gold) for t in range(1, 35)}
    return replace(confidence, least=min(t for t in f1 if f1[t] > max(f1.values()) - PLATEAU))


def cross_validated(
    articles: Sequence[Read], linker: Linker
) -> tuple[list[list[Attribution]], list[tuple[float, bool]]]:
    """(the outer attributions of each article, (probability, right) of every draft), by fits to the other folds."""
    every = [drafted(article, linker) for article in articles]
    found: list[list[Attribution]] = []
    reliability: list[tuple[float, bool]] = []
    fits = [fit_outer([d for i, d in enumerate(every) if i % FOLDS != fold]) for fold in range(FOLDS)]
    for number, (read, draft) in enumerate(zip(articles, every, strict=True)):
        outer = fits[number % FOLDS]
        nothing = replace(outer, least=1.1)
        all_found = decode(
            read.words, read.windows, read.outputs, linker, Confidences(outer, nothing), (outer.least, nothing.least)
        )
        found.append(all_found)
        reliability += [(outer(f), bool(r)) for f, r in zip(draft.features, draft.right, strict=True)]
    return found, reliability


def nested_articles() -> list[tuple[str, list[Attributed], list[Attributed]]]:
    """(text, outer gold, nested gold) of each article of nested.txt."""
    out = []
    for _, marked_text in articles(NESTED):
        text, marked = read_marked(marked_text)
        outer = [m for m in marked if m.parent is None]
        out.append((text, outer, [m for m in marked if m.parent is not None]))
    return out
