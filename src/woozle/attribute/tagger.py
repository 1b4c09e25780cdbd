"""The shipped tagger: MiniLM with a tag head in ONNX, and the linker's weights beside it (training/attribute)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
from onnxruntime import InferenceSession
from tokenizers import Tokenizer

from woozle.attribute.confidence import Confidences
from woozle.attribute.decode import decode
from woozle.attribute.link import Linker
from woozle.attribute.reading import Reading
from woozle.attribute.spans import Floats
from woozle.attribute.windows import Window, split
from woozle.model import Attribution
from woozle.models import MODELS, load_session, load_tokenizer

FAINT = (0.05, 0.02)
"""Least confidence of what a reading holds: `resolve` judges faint attributions by more than the tagger knows."""


@dataclass(frozen=True)
class Tagger:
    tokenizer: Tokenizer
    session: InferenceSession
    linker: Linker
    confidences: Confidences
    heads: Mapping[str, Floats]

    def __call__(self, text: str, title_end: int = 0) -> list[Attribution]:
        """The attributions of one text, whose headline ends at `title_end`, by where their content begins."""
        words, windows = split(text, self.tokenizer, title_end)
        least = self.confidences.outer.least, self.confidences.inside.least
        return decode(words, windows, self.outputs(windows), self.linker, self.confidences, least)

    def read(self, text: str, title_end: int = 0) -> Reading:
        """The attributions, faint ones too, and how each word sounds to the heads."""
        words, windows = split(text, self.tokenizer, title_end)
        outputs = self.outputs(windows)
        found = decode(words, windows, outputs, self.linker, self.confidences, FAINT)
        states = np.concatenate([hidden for _, hidden in outputs]) if outputs else np.zeros((0, 0), np.float32)
        heads = {name: states @ head for name, head in self.heads.items()} if outputs else {}
        return Reading(found, words.starts, words.ends, heads)

    def outputs(self, windows: list[Window]) -> list[tuple[Floats, Floats]]:
        """Tag scores and hidden states of each window's words."""
        return [self._run(window) for window in windows]

    def _run(self, window: Window) -> tuple[Floats, Floats]:
        """One window a run: int8 scales are set over all that runs together, so company would change the result."""
        inputs = {"ids": window.ids[None], "features": window.features[None], "mask": np.ones_like(window.ids)[None]}
        tags, hidden = self.session.run(None, inputs)
        return tags[0][window.first_piece], hidden[0][window.first_piece]


def read(text: str, title_end: int = 0) -> Reading:
    """What the shipped model makes of one text, for the stages that follow."""
    return load_tagger().read(text, title_end)


def attribute(text: str, title_end: int = 0) -> list[Attribution]:
    """The attributions of one text, whose headline ends at `title_end`, by the shipped model."""
    return load_tagger()(text, title_end)


@cache
def load_tagger(folder: Path = MODELS) -> Tagger:
    """The tagger whose files lie in `folder`; the shipped one by default."""
    confidences = msgspec.json.decode((folder / "confidence.json").read_bytes(), type=Confidences)
    return Tagger(
        load_tokenizer(), load_session(folder / "tagger.onnx"), load_linker(folder), confidences, load_heads(folder)
    )


def load_linker(folder: Path) -> Linker:
    with np.load(folder / "linker.npz") as weights:
        return Linker({name: weights[name].astype(np.float32) for name in weights.files})


def load_heads(folder: Path) -> dict[str, Floats]:
    """Linear heads over the tagger's states, each of shape (width,), that later stages use (training/resolve)."""
    with np.load(folder / "heads.npz") as heads:
        return {name: heads[name].astype(np.float32) for name in heads.files}
