"""The tagger and linker in PyTorch: an encoder, a tag head, and three pair scorers over span representations."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn
from training.attribute.data import NO_TAG, Example
from training.bert import Bert
from training.dropout import Dropout
from training.mpnet import MPNet

from woozle.attribute.link import BETWEEN, DISTANCES, NEAREST, RELATIONS
from woozle.attribute.spans import TAGS
from woozle.attribute.windows import FEATURES

LINK_WIDTH = 128


class Encoder(nn.Module):
    """(ids, features, mask) -> (tag scores, hidden states), per word piece: what goes to ONNX.

    levels: how many times TAGS scores a piece gets; the second are those of attributions inside a content.
    """

    def __init__(self, bert: Bert | MPNet, levels: int):
        super().__init__()
        self.bert = bert
        self.features = nn.Embedding(FEATURES, self.bert.width)
        nn.init.zeros_(self.features.weight)
        self.tags = nn.Linear(self.bert.width, levels * TAGS)
        self.dropout = Dropout(0.1)

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        hidden = self.bert(self.bert.embed(ids) + self.features(features), mask)
        return self.tags(self.dropout(hidden)), hidden


class Network(nn.Module):
    """Encoder and linker. taught_width: width of the teacher that it learns from; 0 for a teacher, which reads contents
    alone to find the attributions in them and so has one level of tags only."""

    def __init__(self, bert: Bert | MPNet, taught_width: int = 0):
        super().__init__()
        self.encoder = Encoder(bert, 2 if taught_width else 1)
        self.linker = Linker(bert.width)
        self.projection = nn.Linear(bert.width, taught_width) if taught_width else None

    def heads(self) -> list[nn.Parameter]:
        """All parameters that do not come pre-trained."""
        pretrained = {id(p) for p in self.encoder.bert.parameters()}
        return [p for p in self.parameters() if id(p) not in pretrained]

    def losses(self, batch: list[Example]) -> dict[str, Tensor]:
        """Mean losses of one batch: tags and links against the gold; taught, inner and hidden against the teacher."""
        ids, features = pad([e.window.ids for e in batch]), pad([e.window.features for e in batch])
        mask = pad([np.ones_like(e.window.ids) for e in batch])
        pieces = pad([e.window.first_piece for e in batch])[..., None]
        tags = pad([e.tags for e in batch], NO_TAG)
        scores, hidden = (
            x.float().gather(1, pieces.expand(-1, -1, x.shape[-1])) for x in self.encoder(ids, features, mask)
        )
        out = {}
        if any(e.links for e in batch):
            out["links"] = self.linker.loss(hidden, batch)
        if (tags != NO_TAG).any():
            flat = scores[..., :TAGS].flatten(0, 1)
            out["tags"] = nn.functional.cross_entropy(flat, tags.flatten(), ignore_index=NO_TAG)
        taught = [e.taught for e in batch if e.taught]
        if self.projection is not None and taught:
            words = pad([np.ones(len(t.tags), np.bool_) for t in taught])
            hidden, scores = hidden[words], scores[words]
            out["taught"] = divergence(scores[:, :TAGS], pad([t.tags for t in taught])[words])
            inner = pad([t.inner for t in taught])[words]
            within = ~inner[:, 0].isnan()
            if within.any():
                out["inner"] = divergence(scores[within, TAGS:], inner[within])
            target = pad([t.hidden for t in taught])[words].float()
            guess = self.projection(hidden.to(self.projection.weight.dtype)).float()
            out["hidden"] = nn.functional.mse_loss(guess, target) / target.var()
        return out


def divergence(scores: Tensor, target: Tensor) -> Tensor:
    """Mean Kullback-Leibler divergence from log probabilities `target`, both of shape (words, TAGS)."""
    return nn.functional.kl_div(scores.log_softmax(-1), target.float(), reduction="batchmean", log_target=True)


def pad(rows: list[np.ndarray], fill: float = 0) -> Tensor:
    """Rows of different length as one tensor of shape (rows, longest, ...)."""
    out = torch.full((len(rows), max(map(len, rows)), *rows[0].shape[1:]), fill, dtype=torch.from_numpy(rows[0]).dtype)
    for i, row in enumerate(rows):
        out[i, : len(row)] = torch.from_numpy(row)
    return out


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
        self.dropout = Dropout(0.1)

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
