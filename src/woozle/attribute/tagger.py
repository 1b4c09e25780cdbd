"""The shipped tagger: MiniLM with a tag head in ONNX, and the linker's weights beside it (training/attribute)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from onnxruntime import InferenceSession
from tokenizers import Tokenizer

from woozle.attribute.decode import decode
from woozle.attribute.link import Linker
from woozle.attribute.spans import Floats
from woozle.attribute.windows import Window, batches, split, stack
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
        outputs: dict[int, tuple[Floats, Floats]] = {}
        for batch in batches(windows):
            outputs.update(zip(batch, self._run([windows[i] for i in batch]), strict=True))
        return decode(words, windows, [outputs[i] for i in range(len(windows))], self.linker)

    def _run(self, windows: Sequence[Window]) -> Iterator[tuple[Floats, Floats]]:
        ids, mask = stack([w.ids for w in windows])
        features, _ = stack([w.features for w in windows])
        tags, hidden = self.session.run(None, {"ids": ids, "features": features, "mask": mask})
        for row, window in enumerate(windows):
            yield tags[row][window.first_piece], hidden[row][window.first_piece]


def attribute(text: str) -> list[Attribution]:
    """The attributions of one text, by the shipped model."""
    return load_tagger()(text)


@cache
def load_tagger() -> Tagger:
    with np.load(model_path("linker.npz")) as weights:
        linker = Linker({name: weights[name].astype(np.float32) for name in weights.files})
    return Tagger(load_tokenizer(), load_session("tagger.onnx"), linker)
