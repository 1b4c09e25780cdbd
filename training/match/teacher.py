"""Teach MPNet which passages say the same thing, and write down what it makes of every text, for `student` to learn.

    python -m training.match.teacher --teacher MPNET --stories DIR --folds DIR --polnear train.jsonl.gz --out DIR

MPNet (all-mpnet-base-v2) is eight times too large to run for users, and better. It learns from the stories in texts/
alone, which were written for this project, so that it has seen no annotated story whatever the fold: OUT/teacher.pt.
OUT/taught.pt is what it says of those stories, of the annotated ones (their texts, not their claims) and of articles
without any claims.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from training.match.batch import Batch, Choice, Texts, cosines, late_interaction, states
from training.match.fit import fit
from training.match.stories import read_stories, written_stories
from training.mpnet import MPNet

RATE = 4e-5
FROZEN = ("embeddings", *(f"layer.{n}." for n in range(3)))
"""Left as they are: a third of the time is spent on them otherwise."""
ARTICLES, AT_ONCE = 450, 3
"""Articles without claims, so that the student hears the teacher on more than stories; and how many in one step."""


@dataclass
class Taught:
    """What the teacher says of a batch, in half precision. hidden: its states at every piece, shape (pieces, width).
    cosine, late: of a story's statements (training.match.batch), None for plain texts."""

    batch: Texts
    hidden: Tensor
    cosine: Tensor | None = None
    late: Tensor | None = None


def train(teacher: MPNet, batches: list[Batch]) -> None:
    """One pass: on one fold a second one gained .003 in average precision."""
    for name, parameter in teacher.named_parameters():
        parameter.requires_grad = not any(part in name for part in FROZEN)
    by_mean, by_pieces = Choice(), Choice(nobody=0.6)

    def loss(batch: Batch) -> Tensor:
        hidden = states(teacher, batch)
        return by_mean(cosines(hidden, batch), batch) + by_pieces(late_interaction(hidden, batch), batch)

    learned = [p for p in teacher.parameters() if p.requires_grad]
    fit([(learned, RATE), ([*by_mean.parameters(), *by_pieces.parameters()], 20 * RATE)], batches, loss)


@torch.no_grad()
def say(teacher: MPNet, batch: Texts) -> Taught:
    """teacher: in bfloat16."""
    hidden = teacher(teacher.embed(batch.ids), batch.mask.bfloat16())
    pieces = hidden[batch.mask.bool()].half()
    if not isinstance(batch, Batch):
        return Taught(batch, pieces)
    return Taught(batch, pieces, cosines(hidden.float(), batch).half(), late_interaction(hidden.float(), batch).half())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--stories", type=Path, required=True)
    parser.add_argument("--folds", type=Path, required=True)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    teacher = MPNet(args.teacher)
    written = [Batch(s) for s in written_stories(Path(__file__).parent / "texts")]
    if not (args.out / "teacher.pt").exists():
        train(teacher, random.Random(args.seed).sample(written, len(written)))
        torch.save(teacher.state_dict(), args.out / "teacher.pt")
    teacher.load_state_dict(torch.load(args.out / "teacher.pt"))
    teacher = teacher.eval().bfloat16()
    annotated = [Batch(s, labelled=False) for s in read_stories(args.stories, args.folds)]
    with gzip.open(args.polnear, "rt", encoding="utf8") as file:
        texts = [json.loads(line)["text"] for line in file][:ARTICLES]
    plain = [Texts.of(texts[at : at + AT_ONCE]) for at in range(0, len(texts), AT_ONCE)]
    torch.save([say(teacher, batch) for batch in (*written, *annotated, *plain)], args.out / "taught.pt")


if __name__ == "__main__":
    main()
