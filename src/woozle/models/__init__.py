"""The trained models that Woozle ships, and how they are loaded. Each has a card beside it."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer


def model_path(name: str) -> Path:
    """Where a shipped model file lies."""
    return Path(__file__).parent / name


def load_session(name: str) -> InferenceSession:
    """An ONNX model on the CPU, with as many threads as WOOZLE_THREADS says, else as there are cores."""
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = threads()
    options.log_severity_level = 3
    return InferenceSession(model_path(name), options, providers=["CPUExecutionProvider"])


def threads() -> int:
    """How many threads a model may use; 0 leaves it to ONNX Runtime (one a core)."""
    given = os.environ.get("WOOZLE_THREADS", "0")
    if not given.isdecimal():
        raise ValueError(f"WOOZLE_THREADS is {given!r}; set it to a number of threads, or to 0 for one a core")
    return int(given)


@cache
def load_tokenizer() -> Tokenizer:
    """BERT's uncased word pieces, which all models here share."""
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(model_path("tokenizer.json")))
