"""Fine-tune MiniLM so that passages of different articles that say the same thing lie close, in their context.

    python -m training.match.encoder --encoder MINILM --out DIR [--fold N]

DIR holds student.pt and taught.pt (training.match.student, training.match.teacher). The encoder goes on from the
student with the annotated stories, among some of the written ones, and keeps hearing the teacher. With --fold N the
stories of that fold are left out, and DIR/fold-N.onnx is what the pair model's cross-validated features come from;
without it, DIR/encoder.onnx is trained on all stories: the one to ship.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import torch
from torch import Tensor, nn

from training.bert import Bert
from training.match.batch import Batch, Choice, cosines, states
from training.match.fit import fit
from training.match.stories import NO_FOLD
from training.match.student import likeness_loss
from training.match.teacher import Taught
from training.onnx import export

RATE, EPOCHS = 5e-5, 2
WRITTEN = 30
"""Written stories in an epoch beside the annotated ones, anew each time."""


class Hidden(nn.Module):
    """(ids, mask) -> hidden states; the mean over a passage's pieces, normalised, is its embedding."""

    def __init__(self, bert: Bert):
        super().__init__()
        self.bert = bert

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        return self.bert(self.bert.embed(ids), mask)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--fold", type=int, default=None)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    taught: list[Taught] = torch.load(args.out / "taught.pt", weights_only=False)
    stories = [(said, said.batch.fold) for said in taught if isinstance(said.batch, Batch)]
    written = [said for said, fold in stories if fold == NO_FOLD]
    annotated = [said for said, fold in stories if fold not in (NO_FOLD, args.fold)]
    model, choice = Bert(args.encoder), Choice()
    model.load_state_dict(torch.load(args.out / "student.pt"))

    def loss(said: Taught) -> Tensor:
        assert isinstance(said.batch, Batch)
        hidden = states(model, said.batch)
        return choice(cosines(hidden, said.batch), said.batch) + likeness_loss(hidden, said)

    batches = []
    for _ in range(EPOCHS):
        epoch = [*annotated, *rng.sample(written, WRITTEN)]
        batches += rng.sample(epoch, len(epoch))
    fit([(list(model.parameters()), RATE), (list(choice.parameters()), 20 * RATE)], batches, loss)
    ones = torch.ones(2, 40, dtype=torch.long)
    name = "encoder.onnx" if args.fold is None else f"fold-{args.fold}.onnx"
    export(Hidden(model), {"ids": ones * 1000, "mask": ones}, ["hidden"], args.out / name)


if __name__ == "__main__":
    main()
