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
    options.intra_op_num_threads = (
        int(os.environ.get("WOOZLE_THREADS", "0")) or len(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else 0
    )
    options.log_severity_level = 3
    return InferenceSession(model_path(name), options, providers=["CPUExecutionProvider"])


@cache
def load_tokenizer() -> Tokenizer:
    """BERT's uncased word pieces, which all models here share."""
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(model_path("tokenizer.json")))
