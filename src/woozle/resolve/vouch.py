"""Does the article itself vouch for what an attribution tells ("Holm called for a vote"), or only its source?

A logistic regression over the words of the cue and the form of the content (training/resolve). What is vouched for is
the act, told in the article's own voice.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache

import msgspec

from woozle.model import Kind, Stance
from woozle.models import MODELS

WORD = re.compile(r"[a-z']+")
MARKS = frozenset('“”"«»‘')


class VouchModel(msgspec.Struct, frozen=True):
    """Weights of features; below `threshold` probability of being reported, the article vouches."""

    bias: float
    threshold: float
    weights: dict[str, float]

    def vouches(self, features: Mapping[str, float]) -> bool:
        score = self.bias + sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + math.exp(-score)) < self.threshold


NEVER = VouchModel(0.0, 0.0, {})
"""Takes every attribution for reported: what the statements are that the model is trained on."""


def vouch_features(cue: str, content: str, kind: Kind, stance: Stance, cue_first: bool) -> dict[str, float]:
    """The features of one attribution. cue_first: the cue stands before the content."""
    words = WORD.findall(cue.lower()) or [""]
    return {
        f"last={words[-1]}": 1,
        f"first={words[0]}": 1,
        f"kind={kind}": 1,
        f"stance={stance}": 1,
        "quoted": float(not MARKS.isdisjoint(content)),
        "to": float(content.startswith("to ")),
        "that": float(content.startswith("that ")),
        "length": min(len(content), 200) / 100,
        "cue_first": float(cue_first),
    }


@cache
def load_vouch_model() -> VouchModel:
    return msgspec.json.decode((MODELS / "vouch.json").read_bytes(), type=VouchModel)
