"""What a network in PyTorch says of articles, and what it teaches a smaller one."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from training.attribute.data import Taught, word_spans
from training.attribute.network import Network, pad

from woozle.attribute.decode import log_softmax
from woozle.attribute.link import CONTENT
from woozle.attribute.spans import TAGS, Floats, Span, best_path, spans_of
from woozle.attribute.windows import Window, Words, split

BATCH = 16


def teach(article: dict[str, Any], tokenizer: Tokenizer, network: Network) -> Taught:
    """What `network` says of each word of an article, and of each word of its contents when it reads those alone.

    The contents are the gold's, in an article without gold those that `network` finds.
    """
    words, windows = split(article["text"], tokenizer)
    outputs = run(windows, network)
    tags = log_softmax(np.concatenate([tags for tags, _ in outputs]))
    if "annotations" in article:
        gold = [a["content"] for a in article["annotations"][0]["attributions"]]
        contents = [span for ranges in gold for span in word_spans(words, ranges, CONTENT)]
    else:
        contents = [s for s in spans_of(best_path(tags), tags) if s.role == CONTENT]
    inner = np.full((len(words.starts), TAGS), np.nan, np.float32)
    contents = [unquoted(article["text"], words, span) for span in contents]
    parts = [split(article["text"][words.starts[s.first] : words.ends[s.last]], tokenizer)[1] for s in contents]
    read = iter(run([window for part in parts for window in part], network))
    for span, part in zip(contents, parts, strict=True):
        inner[span.first : span.last + 1] = log_softmax(np.concatenate([next(read)[0] for _ in part]))
    return Taught(tags, inner, np.concatenate([hidden.astype(np.float16) for _, hidden in outputs]))


def unquoted(text: str, words: Words, span: Span) -> Span:
    """The span without quotation marks around it: what is quoted is then read as plain text."""
    first, last = span.first, span.last
    while first < last and text[words.starts[first]] in "\"“”‘’'«»":
        first += 1
    while first < last and text[words.starts[last]] in "\"“”‘’'«»":
        last -= 1
    return Span(span.role, first, last, span.probability)


def run(windows: list[Window], network: Network) -> list[tuple[Floats, Floats]]:
    """Tag scores and hidden states of each window's words."""
    out: dict[int, tuple[Floats, Floats]] = {}
    order = sorted(range(len(windows)), key=lambda i: len(windows[i].ids))
    for at in range(0, len(order), BATCH):
        batch = order[at : at + BATCH]
        ids, features = (pad([getattr(windows[i], name) for i in batch]) for name in ("ids", "features"))
        mask = pad([np.ones_like(windows[i].ids) for i in batch])
        with torch.inference_mode():
            scores, hidden = (x.float().numpy() for x in network.encoder.eval()(ids, features, mask))
        for row, i in enumerate(batch):
            out[i] = scores[row][windows[i].first_piece], hidden[row][windows[i].first_piece]
    return [out[i] for i in range(len(windows))]
