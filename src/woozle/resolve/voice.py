"""Whose voice is it: does an article say something on somebody's word, or vouch for it itself? And how sure is that?

Four logistic regressions (training/resolve). `reported` decides over what an attribution tells: words ("said Holm")
rest on their source, an act ("Holm urged a vote") is the article's own. `carried` decides over what has no attribution:
it may go on with what was reported before. `nested` decides over what somebody says inside that: "the book says that
an aide told Holm …" has the aide's word, "Holm said he wants …" only Holm's. `certain` tells how likely the whole
chain is to be right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import msgspec
from msgspec import Struct

from woozle.attribute import Reading
from woozle.logistic import Logistic
from woozle.model import Attribution, Source, Span
from woozle.models import MODELS
from woozle.resolve.pieces import cue_words, overlap
from woozle.resolve.stance import is_denial, stance_of

EVEN = 0.55
"""From this probability on something is reported or nested. On held-out stories 0.5 to 0.6 do alike: chains exact .773
to .777, own voice F1 .884 to .880."""
CARRIED = 0.75
"""From this on a passage without attribution is carried on: more than EVEN, since the source may have changed. On
held-out stories 0.55 to 0.85 do alike: first source .799 to .801, own voice F1 .886 to .884."""
UNDETERMINED = 0.3
"""Below this probability of being right a chain is no more than a guess: of 3,411 held-out chains 24, of which 13
are right."""
MARKS = frozenset('“”"«»‘')
QUOTED = re.compile(r"^[\"“‘«].*[\"”’»][.,]?$", re.DOTALL)
DENIAL = 0.9
"""A denial is its speaker's, never the article's: so the annotators of the stories hold it."""
QUESTION = re.compile(r"(?:how|what|whether|why|who)\b")
PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "who"})
Chain = tuple[Source, ...]
Features = Mapping[str, float]


class Voice(Struct, frozen=True):
    reported: Logistic
    carried: Logistic
    nested: Logistic
    certain: Logistic


class Before(NamedTuple):
    """The last reported passage of an article, its chain, and the probability that it was reported."""

    passage: Span
    chain: Chain
    probability: float


def reported_features(
    text: str, reading: Reading, attribution: Attribution, said: Span, chain: Chain
) -> dict[str, float]:
    """What tells words that somebody said from an act. said: the attribution's content in one sentence."""
    cue = cue_words(text, attribution)
    content = text[said.start : said.end]
    paragraph = text.count("\n\n", 0, said.start)
    return {
        f"kind={chain[-1].kind if chain else None}": 1.0,
        f"stance={stance_of(cue)}": 1.0,
        "denied": float(is_denial(cue, content)),
        "quoted": float(not MARKS.isdisjoint(content)),
        "to": float(content.startswith("to ")),
        "that": float(content.startswith("that ")),
        "question": float(QUESTION.match(content) is not None),
        "would": float(" would " in content),
        "length": min(len(content), 200) / 100,
        "short": float(len(content) < 40),
        "parts": min(len(attribution.content), 3) / 3,
        "lead": float(paragraph <= 1),
        "paragraph": min(paragraph, 10) / 10,
        "no source": float(not attribution.source),
        "cue first": float(bool(attribution.cue) and attribution.cue[0].start < said.start),
        "confidence": attribution.confidence,
        "cue head": float(reading.mean("reported cue", attribution.cue)),
        "content head": float(reading.mean("reported content", [said])),
    }


def carried_features(
    text: str, reading: Reading, span: Span, sentence: Span, before: Before | None
) -> dict[str, float]:
    """What tells whether a passage without attribution goes on with what was reported before it."""
    words = text[span.start : span.end]
    out = {
        "quoted": float(QUOTED.match(words) is not None),
        "quotes": float(not MARKS.isdisjoint(words)),
        "part": float(span != sentence),
        "part, unquoted": float(span != sentence and MARKS.isdisjoint(words)),
        "content head": float(reading.mean("carried content", [span])),
    }
    if before:
        between = text[before.passage.end : span.start]
        paragraphs = min(between.count("\n\n"), 3)
        out |= {
            f"before={before.chain[-1].kind}": 1.0,
            f"paragraphs={paragraphs}": 1.0,
            f"next to it={len(between) < 5}": 1.0,
            "after": before.probability,
        }
    return out


def nested_features(
    text: str, reading: Reading, inner: Attribution, said: Span, outer: Source, source: Source, probability: float
) -> dict[str, float]:
    """What tells whether `source`, who says something inside what `outer` said, is a link of the chain.

    said: the outer content in one sentence. probability: that the inner content is reported, by itself.
    """
    told = sum(p.end - p.start for c in inner.content if (p := overlap(said, c)))
    begins = min(s for s, _ in (*inner.source, *inner.cue, *inner.content))
    return {
        f"outer={outer.kind}": 1.0,
        f"inner={source.kind}": 1.0,
        "reported": probability,
        "share": told / (said.end - said.start),
        "confidence": inner.confidence,
        "pronoun": float(text[slice(*inner.source[0])].lower() in PRONOUNS),
        "from the start": float(begins <= said.start + len("that, so ")),
        "cue head": float(reading.mean("nested cue", inner.cue)),
    }


def certain_features(text: str, attribution: Attribution | None, chain: Chain, probability: float) -> dict[str, float]:
    """What tells how sure a chain is. probability: that the passage is reported at all."""
    source = text[slice(*attribution.source[0])] if attribution and attribution.source else ""
    return {
        "own": float(not chain),
        "sure": abs(probability - 0.5) * 2,
        "sure of own": abs(probability - 0.5) * 2 * (not chain),
        "attributed": float(attribution is not None),
        "confidence": attribution.confidence if attribution else 0.0,
        "pronoun": float(source.lower() in PRONOUNS),
        "described": float(bool(source) and source.islower()),
        "no source": float(attribution is not None and not attribution.source),
        f"links={min(len(chain), 3)}": 1.0,
        f"kind={chain[-1].kind if chain else None}": 1.0,
    }


@cache
def load_voice() -> Voice:
    return msgspec.json.decode((MODELS / "voice.json").read_bytes(), type=Voice)
