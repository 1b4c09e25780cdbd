"""The shipped tagger: MiniLM with a tag head in ONNX, and the linker's weights beside it (training/attribute)."""

from __future__ import annotations

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
from woozle.attribute.spans import Floats
from woozle.attribute.windows import Window, split
from woozle.model import Attribution
from woozle.models import MODELS, load_session, load_tokenizer


@dataclass(frozen=True)
class Tagger:
    tokenizer: Tokenizer
    session: InferenceSession
    linker: Linker
    confidences: Confidences

    def __call__(self, text: str, title_end: int = 0) -> list[Attribution]:
        """The attributions of one text, whose headline ends at `title_end`, by where their content begins."""
        words, windows = split(text, self.tokenizer, title_end)
        return decode(words, windows, self.outputs(windows), self.linker, self.confidences)

    def outputs(self, windows: list[Window]) -> list[tuple[Floats, Floats]]:
        """Tag scores and hidden states of each window's words."""
        return [self._run(window) for window in windows]

    def _run(self, window: Window) -> tuple[Floats, Floats]:
        """One window a run: int8 scales are set over all that runs together, so company would change the result."""
        inputs = {"ids": window.ids[None], "features": window.features[None], "mask": np.ones_like(window.ids)[None]}
        tags, hidden = self.session.run(None, inputs)
        return tags[0][window.first_piece], hidden[0][window.first_piece]


def attribute(text: str, title_end: int = 0) -> list[Attribution]:
    """The attributions of one text, whose headline ends at `title_end`, by the shipped model."""
    return load_tagger()(text, title_end)


@cache
def load_tagger(folder: Path = MODELS) -> Tagger:
    """The tagger whose files lie in `folder`; the shipped one by default."""
    confidences = msgspec.json.decode((folder / "confidence.json").read_bytes(), type=Confidences)
    return Tagger(load_tokenizer(), load_session(folder / "tagger.onnx"), load_linker(folder), confidences)


def load_linker(folder: Path) -> Linker:
    with np.load(folder / "linker.npz") as weights:
        return Linker({name: weights[name].astype(np.float32) for name in weights.files})
