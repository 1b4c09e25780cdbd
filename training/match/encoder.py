"""Fine-tune MiniLM so that passages of different articles that say the same thing lie close, in their context.

    python -m training.match.encoder --stories DIR --encoder DIR --out DIR [--fold N] [--epochs 5] [--seed 0]

Each statement looks for its counterpart among all statements of each other article, or none (a softmax with a learned
threshold for none), once by the cosine of mean embeddings and once by late interaction (ColBERT, Khattab and Zaharia
2020): each word piece is compared with the most similar piece of the other side, weighted by how rare it is. With
--fold N the stories of that fold are left out, and OUT/fold-N.onnx is what the pair model's cross-validated features
come from; without it, OUT/encoder.onnx is trained on all stories: the one to ship.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import torch
from torch import Tensor, nn

from training.bert import Bert
from training.match.stories import AnnotatedStory, fold_of, load_stories
from training.onnx import export
from woozle.attribute.windows import Window
from woozle.match.embed import Range, piece_ranges, piece_weights
from woozle.models import load_tokenizer

RATE = 5e-5
MOST_PIECES = 48
"""Pieces of a statement that late interaction compares in training; 97 of 100 statements have no more."""


class Hidden(nn.Module):
    """(ids, mask) -> hidden states; the mean over a passage's pieces, normalised, is its embedding."""

    def __init__(self, folder: Path):
        super().__init__()
        self.bert = Bert(folder)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        return self.bert(self.bert.embed(ids), mask)


class Batch:
    """One story as tensors: its windows, the pieces of each statement, which statements say the same."""

    def __init__(self, story: AnnotatedStory):
        windows, self.ranges = piece_ranges(story.articles, story.statements, load_tokenizer())
        longest = max(len(w.ids) for w in windows)
        self.ids, self.mask = (torch.zeros(len(windows), longest, dtype=torch.long) for _ in range(2))
        for row, window in enumerate(windows):
            self.ids[row, : len(window.ids)] = torch.from_numpy(window.ids)
            self.mask[row, : len(window.ids)] = 1
        names = [s.article for s in story.statements]
        self.pieces, self.weights = padded_pieces(windows, self.ranges)
        self.columns = {
            name: torch.tensor([i for i, n in enumerate(names) if n == name]) for name in sorted(set(names))
        }
        claims = story.claims
        self.same = torch.tensor([[bool(a & b) for b in claims] for a in claims])


def padded_pieces(windows: list[Window], ranges: list[Range]) -> tuple[Tensor, Tensor]:
    """Of each statement the index of its pieces among all windows' padded pieces, and their weights (0: padding)."""
    longest = max(len(w.ids) for w in windows)
    weights = piece_weights(windows, ranges)
    index, weight = (torch.zeros(len(ranges), MOST_PIECES, dtype=t) for t in (torch.long, torch.float32))
    for row, (window, start, end) in enumerate(ranges):
        n = min(end - start, MOST_PIECES)
        index[row, :n] = torch.arange(window * longest + start, window * longest + start + n)
        weight[row, :n] = torch.from_numpy(weights[row][:n])
    return index, weight


def late_interaction(hidden: Tensor, batch: Batch) -> Tensor:
    """Weighted mean over each statement's pieces of the best cosine with the other's, both ways: (statements, same)."""
    pieces = nn.functional.normalize(hidden.flatten(0, 1)[batch.pieces], dim=2)
    n, k, width = pieces.shape
    flat = pieces.reshape(n * k, width).to(torch.bfloat16)
    cosine = (flat @ flat.T).reshape(n, k, n, k)
    missing = (batch.weights == 0)[None, None].expand(n, k, n, k)
    best = cosine.masked_fill(missing, -1).amax(3).float()
    share = batch.weights / batch.weights.sum(1, keepdim=True)
    one_way = torch.einsum("ikj,ik->ij", best, share)
    return (one_way + one_way.T) / 2


def embeddings(hidden: Tensor, ranges: list[tuple[int, int, int]]) -> Tensor:
    sums = torch.cat([torch.zeros_like(hidden[:, :1]), hidden.cumsum(1)], 1)
    window, start, end = (torch.tensor(x) for x in zip(*ranges, strict=True))
    mean = (sums[window, end] - sums[window, start]) / (end - start)[:, None]
    return nn.functional.normalize(mean, dim=1)


def loss(likeness: Tensor, batch: Batch, scale: Tensor, none: Tensor) -> Tensor:
    """Mean over (statement, other article) of -log of the probability of the true counterparts, or of none."""
    scores = likeness * scale.exp()
    total, count = scores.new_zeros(()), 0
    for name, rows in batch.columns.items():
        for other, columns in batch.columns.items():
            if other == name:
                continue
            block = torch.cat([scores[rows][:, columns], none.expand(len(rows), 1) * scale.exp()], 1)
            same = batch.same[rows][:, columns]
            true = torch.cat([same, ~same.any(1, keepdim=True)], 1)
            total = total - (block.log_softmax(1).masked_fill(~true, -1e9).logsumexp(1)).sum()
            count += len(rows)
    return total / max(count, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--fold", type=int, default=None)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    stories = [Batch(s) for s in load_stories(args.stories) if fold_of(s.story) != args.fold]
    model = Hidden(args.encoder)
    scales, none = nn.Parameter(torch.tensor([3.0, 3.0])), nn.Parameter(torch.tensor([0.5, 0.6]))
    optimizer = torch.optim.AdamW(
        [{"params": list(model.parameters()), "lr": RATE}, {"params": [scales, none], "lr": 20 * RATE}],
        weight_decay=0.01,
    )
    steps, began = args.epochs * len(stories), time.time()
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(s / (0.1 * steps), (steps - s) / (0.9 * steps))
    )
    for epoch in range(args.epochs):
        rng.shuffle(stories)
        losses = []
        for batch in stories:
            with torch.autocast("cpu", torch.bfloat16):
                hidden = model(batch.ids, batch.mask)
            hidden = hidden.float()
            vectors = embeddings(hidden, batch.ranges)
            value = loss(vectors @ vectors.T, batch, scales[0], none[0])
            value = value + loss(late_interaction(hidden, batch), batch, scales[1], none[1])
            optimizer.zero_grad()
            value.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(value.item())
        mean = sum(losses) / len(losses)
        learned = f"scales {scales.exp().tolist()} none {none.tolist()}"
        print(f"epoch {epoch} loss {mean:.4f} {learned} {time.time() - began:.0f} s", flush=True)
    args.out.mkdir(parents=True, exist_ok=True)
    ones = torch.ones(2, 40, dtype=torch.long)
    name = "encoder.onnx" if args.fold is None else f"fold-{args.fold}.onnx"
    export(model, {"ids": ones * 1000, "mask": ones}, ["hidden"], args.out / name)


if __name__ == "__main__":
    main()
