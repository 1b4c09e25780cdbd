"""The shipped tagger: MiniLM with a tag head in ONNX, and the linker's weights beside it (training/attribute)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from onnxruntime import InferenceSession
from tokenizers import Tokenizer

from woozle.attribute.decode import decode
from woozle.attribute.link import Linker
from woozle.attribute.spans import Floats
from woozle.attribute.windows import Window, split
from woozle.model import Attribution
from woozle.models import load_session, load_tokenizer, model_path


@dataclass(frozen=True)
class Tagger:
    tokenizer: Tokenizer
    session: InferenceSession
    linker: Linker

    def __call__(self, text: str) -> list[Attribution]:
        """The attributions of one text, by where their content begins."""
        words, windows = split(text, self.tokenizer)
        return decode(words, windows, [self._run(window) for window in windows], self.linker)

    def _run(self, window: Window) -> tuple[Floats, Floats]:
        """Tag scores and hidden states of the window's words.

        One window a run: int8 scales are set over all that runs together, so what else ran would change the result.
        """
        inputs = {"ids": window.ids[None], "features": window.features[None], "mask": np.ones_like(window.ids)[None]}
        tags, hidden = self.session.run(None, inputs)
        return tags[0][window.first_piece], hidden[0][window.first_piece]


def attribute(text: str) -> list[Attribution]:
    """The attributions of one text, by the shipped model."""
    return load_tagger()(text)


@cache
def load_tagger() -> Tagger:
    with np.load(model_path("linker.npz")) as weights:
        linker = Linker({name: weights[name].astype(np.float32) for name in weights.files})
    return Tagger(load_tokenizer(), load_session("tagger.onnx"), linker)
