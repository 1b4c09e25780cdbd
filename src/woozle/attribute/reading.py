"""What the tagger makes of one article: its attributions, and how each word sounds to the stages that follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from woozle.attribute.spans import Floats
from woozle.attribute.windows import Ints
from woozle.model import Attribution, Span

NO_WORDS = np.zeros(0, np.int64)


@dataclass(frozen=True)
class Reading:
    """Attributions, faint ones too; and for each head of `models/heads.npz` one row of scores a word of the text.

    starts, ends: where the words are, in code points.
    """

    attributions: Sequence[Attribution]
    starts: Ints = field(default_factory=NO_WORDS.copy)
    ends: Ints = field(default_factory=NO_WORDS.copy)
    heads: Mapping[str, Floats] = field(default_factory=dict)

    def mean(self, head: str, spans: Sequence[Span]) -> Floats:
        """The mean score that `head` gives the words of `spans`; 0 where there are none."""
        scores = self.heads.get(head)
        within = np.zeros(len(self.starts), np.bool_)
        for start, end in spans:
            first = np.searchsorted(self.ends, start, "right")
            within[first : np.searchsorted(self.starts, end, "left")] = True
        if scores is None or not within.any():
            return np.zeros(() if scores is None else scores.shape[1:], np.float32)
        return np.asarray(scores[within].mean(0, dtype=np.float32))
