"""How sure an attribution is: a logistic regression over what it was read from, fitted to what annotators marked.

`training.attribute.confidence` fits it; the reliability diagram stands in the model card.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from woozle.logistic import Logistic

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
    """least: what is less likely is not reported."""

    model: Logistic
    least: float

    def __call__(self, features: Sequence[float]) -> float:
        """Probability that an annotator marked this content with this source. features: as FEATURES names them."""
        return self.model(dict(zip(FEATURES, features, strict=True)))


class Confidences(Struct, frozen=True):
    """outer: of what the article attributes. inside: of attributions inside a content, for which tags are less sure."""

    outer: Confidence
    inside: Confidence
