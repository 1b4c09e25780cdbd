"""Fine-tune MiniLM so that passages of different articles that say the same thing lie close, in their context.

    python -m training.match.encoder --stories DIR --folds DIR --encoder DIR --out DIR [--fold N] [--epochs 4]

The stories in texts/, written for this project, are learned from beside those of DIR. Each statement looks for its
counterpart among all statements of each other article, or none (a softmax with a learned threshold for none). With
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
from training.match.stories import ReadStory, read_stories, written_stories
from training.onnx import export
from woozle.match.embed import piece_ranges
from woozle.models import load_tokenizer

RATE = 5e-5


class Hidden(nn.Module):
    """(ids, mask) -> hidden states; the mean over a passage's pieces, normalised, is its embedding."""

    def __init__(self, folder: Path):
        super().__init__()
        self.bert = Bert(folder)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        return self.bert(self.bert.embed(ids), mask)


class Batch:
    """One story as tensors: its windows, the pieces of each statement, which statements say the same."""

    def __init__(self, story: ReadStory):
        windows, self.ranges = piece_ranges(story.articles, story.statements, load_tokenizer())
        longest = max(len(w.ids) for w in windows)
        self.ids, self.mask = (torch.zeros(len(windows), longest, dtype=torch.long) for _ in range(2))
        for row, window in enumerate(windows):
            self.ids[row, : len(window.ids)] = torch.from_numpy(window.ids)
            self.mask[row, : len(window.ids)] = 1
        names = [s.article for s in story.statements]
        self.columns = {
            name: torch.tensor([i for i, n in enumerate(names) if n == name]) for name in sorted(set(names))
        }
        claims = story.claims
        self.same = torch.tensor([[bool(a & b) for b in claims] for a in claims])


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
    parser.add_argument("--folds", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--fold", type=int, default=None)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    annotated = [s for s in read_stories(args.stories, args.folds) if s.fold != args.fold]
    stories = [Batch(s) for s in (*annotated, *written_stories(Path(__file__).parent / "texts"))]
    model = Hidden(args.encoder)
    scale, none = nn.Parameter(torch.tensor(3.0)), nn.Parameter(torch.tensor(0.5))
    optimizer = torch.optim.AdamW(
        [{"params": list(model.parameters()), "lr": RATE}, {"params": [scale, none], "lr": 20 * RATE}],
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
            vectors = embeddings(hidden.float(), batch.ranges)
            value = loss(vectors @ vectors.T, batch, scale, none)
            optimizer.zero_grad()
            value.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(value.item())
        mean = sum(losses) / len(losses)
        learned = f"scale {scale.exp().item():.1f} none {none.item():.3f}"
        print(f"epoch {epoch} loss {mean:.4f} {learned} {time.time() - began:.0f} s", flush=True)
    args.out.mkdir(parents=True, exist_ok=True)
    ones = torch.ones(2, 40, dtype=torch.long)
    name = "encoder.onnx" if args.fold is None else f"fold-{args.fold}.onnx"
    export(model, {"ids": ones * 1000, "mask": ones}, ["hidden"], args.out / name)


if __name__ == "__main__":
    main()
