"""How sure an attribution is: a logistic regression over what it was read from, fitted to what annotators marked.

`training.attribute.confidence` fits it; the reliability diagram stands in the model card.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from msgspec import Struct

FEATURES = (
    "content",
    "content edges",
    "link to cue",
    "no cue",
    "cue",
    "link to source",
    "no source",
    "source",
    "words of content",
    "several contents",
)
"""What `decode.drafts` reads off an attribution: log odds of tags and links, yes and no as 1 and 0, a log of words.

Log odds, since log probabilities hardly tell .99 from .9999 (expected calibration error on PolNeAR dev, five folds:
.042 with them, .015 with log odds, of a student trained for two epochs)."""


class Confidence(Struct, frozen=True):
    """weights: one a feature. least: what is less likely is not reported."""

    weights: tuple[float, ...]
    bias: float
    least: float

    def __call__(self, features: Sequence[float]) -> float:
        """Probability that an annotator marked this content with this source."""
        score = self.bias + sum(w * x for w, x in zip(self.weights, features, strict=True))
        return 1 / (1 + exp(-max(min(score, 30.0), -30.0)))


class Confidences(Struct, frozen=True):
    """outer: of what the article attributes. inside: of attributions inside a content, for which tags are less sure."""

    outer: Confidence
    inside: Confidence
