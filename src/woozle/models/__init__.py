"""The trained models that Woozle ships, and how they are loaded. Each has a card beside it."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer


MODELS = Path(__file__).parent
"""Where the shipped model files lie."""


def load_session(path: Path) -> InferenceSession:
    """An ONNX model on the CPU. Each run keeps to the thread that calls it: threads work on different articles."""
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    return InferenceSession(path, options, providers=["CPUExecutionProvider"])


def threads() -> int:
    """How many articles are worked on at a time: what WOOZLE_THREADS says, else (or with 0) one a core.

    Raises ValueError where that is no number.
    """
    given = os.environ.get("WOOZLE_THREADS", "0")
    if not given.isdecimal():
        raise ValueError(f"WOOZLE_THREADS is {given!r}; set it to a number of threads, or to 0 for one a core")
    return int(given) or (len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


@cache
def load_tokenizer() -> Tokenizer:
    """BERT's uncased word pieces, which all models here share."""
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(MODELS / "tokenizer.json"))
