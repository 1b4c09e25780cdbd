"""The tagger and linker in PyTorch: MiniLM, a tag head, and three pair scorers over span representations."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from training.attribute.data import Example
from training.bert import Bert

from woozle.attribute.link import BETWEEN, DISTANCES, NEAREST, RELATIONS
from woozle.attribute.spans import TAGS
from woozle.attribute.windows import FEATURES

LINK_WIDTH = 128


class Encoder(nn.Module):
    """(ids, features, mask) -> (tag scores, hidden states), per word piece: what goes to ONNX."""

    def __init__(self, folder: Path):
        super().__init__()
        self.bert = Bert(folder)
        self.features = nn.Embedding(FEATURES, self.bert.width)
        nn.init.zeros_(self.features.weight)
        self.tags = nn.Linear(self.bert.width, TAGS)
        self.dropout = nn.Dropout(0.1)

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        hidden = self.bert(self.bert.embed(ids) + self.features(features), mask)
        return self.tags(self.dropout(hidden)), hidden


class Linker(nn.Module):
    """Scores of the partners that a span may have; the weights have one slice a relation (woozle.attribute.link)."""

    def __init__(self, width: int):
        super().__init__()
        n, k = len(RELATIONS), LINK_WIDTH
        self.left = nn.Parameter(torch.randn(n, 3 * width, k) * 0.02)
        self.right = nn.Parameter(torch.randn(n, 3 * width, k) * 0.02)
        self.none_bias = nn.Parameter(torch.randn(n, k) * 0.02)
        self.distance = nn.Parameter(torch.randn(n, DISTANCES, k) * 0.02)
        self.between = nn.Parameter(torch.randn(n, BETWEEN, k) * 0.02)
        self.paragraph = nn.Parameter(torch.randn(n, 2, k) * 0.02)
        self.out = nn.Parameter(torch.randn(n, k) * 0.1)
        self.dropout = nn.Dropout(0.1)

    def loss(self, hidden: Tensor, examples: list[Example]) -> Tensor:
        """Mean cross-entropy of all link decisions. hidden: (windows, longest window in words, width), per word."""
        zero = torch.zeros_like(hidden[:, :1])
        sums = torch.cat([zero, hidden.cumsum(1)], 1)
        total, count = hidden.new_zeros(()), 0
        for relation in range(len(RELATIONS)):
            rows = [(w, *link[1:]) for w, e in enumerate(examples) for link in e.links if link[0] == relation]
            if not rows:
                continue
            a = self.represent(hidden, sums, [(w, s.first, s.last) for w, s, *_ in rows]) @ self.left[relation]
            scores = [torch.relu(a + self.none_bias[relation]) @ self.out[relation]]
            flat = [
                (r, c, w, s, f)
                for r, (w, _, cs, fs, _) in enumerate(rows)
                for c, (s, f) in enumerate(zip(cs, fs, strict=True))
            ]
            padded = a.new_full((len(rows), NEAREST), -1e4)
            if flat:
                r, c, w, s, f = zip(*flat, strict=True)
                b = (
                    self.represent(hidden, sums, [(i, x.first, x.last) for i, x in zip(w, s, strict=True)])
                    @ self.right[relation]
                )
                f = torch.tensor(f)
                biases = (
                    self.distance[relation][f[:, 0]]
                    + self.between[relation][f[:, 1]]
                    + self.paragraph[relation][f[:, 2]]
                )
                padded = padded.index_put(
                    (torch.tensor(r), torch.tensor(c)), torch.relu(a[list(r)] + b + biases) @ self.out[relation]
                )
            scores = torch.cat([scores[0][:, None], padded], 1)
            total = total + nn.functional.cross_entropy(
                scores, torch.tensor([row[-1] for row in rows]), reduction="sum"
            )
            count += len(rows)
        return total / max(count, 1)

    def represent(self, hidden: Tensor, sums: Tensor, spans: list[tuple[int, int, int]]) -> Tensor:
        window, first, last = (torch.tensor(x) for x in zip(*spans, strict=True))
        mean = (sums[window, last + 1] - sums[window, first]) / (last + 1 - first)[:, None]
        return self.dropout(torch.cat([hidden[window, first], hidden[window, last], mean], 1))
