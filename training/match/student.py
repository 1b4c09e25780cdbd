"""Teach MiniLM what MPNet makes of passages and words, and which passages of the written stories say the same.

    python -m training.match.student --encoder MINILM --out DIR

DIR holds taught.pt (training.match.teacher); DIR/student.pt is where training.match.encoder begins. No claim of an
annotated story is used here, so one student serves all folds.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import torch
from torch import Tensor, nn

from training.bert import Bert
from training.match.batch import Batch, Choice, cosines, late_interaction, states
from training.match.fit import fit
from training.match.teacher import Taught

RATE, EPOCHS = 8e-5, 3
AS_ALIKE = 30.0
"""Weight of the squared errors of likenesses, which are small numbers, beside the other losses; set by eye."""
UNLIKE = 0.05
"""Weight of a pair that the teacher finds not alike at all, as most are, beside 1 + this for one it finds the same."""


def likeness_loss(hidden: Tensor, taught: Taught) -> Tensor:
    """How far the likenesses of a story's statements are from the teacher's."""
    assert isinstance(taught.batch, Batch)
    assert taught.cosine is not None
    assert taught.late is not None
    mine = cosines(hidden, taught.batch), late_interaction(hidden, taught.batch)
    total = hidden.new_zeros(())
    for likeness, target in zip(mine, (taught.cosine.float(), taught.late.float()), strict=True):
        weight = (UNLIKE + target.clamp(min=0) ** 2) * taught.batch.apart
        total = total + ((likeness - target) ** 2 * weight).sum() / weight.sum()
    return AS_ALIKE * total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    taught: list[Taught] = torch.load(args.out / "taught.pt", weights_only=False)
    model, choice = Bert(args.encoder), Choice()
    projection = nn.Linear(model.width, taught[0].hidden.shape[1])

    def loss(said: Taught) -> Tensor:
        batch = said.batch
        hidden = states(model, batch)
        guess = projection(hidden[batch.mask.bool()])
        value = 1 - nn.functional.cosine_similarity(guess, said.hidden.float(), dim=1).mean()
        if isinstance(batch, Batch):
            value = value + likeness_loss(hidden, said)
            if batch.labelled:
                value = value + choice(cosines(hidden, batch), batch)
        return value

    rates = [(list(model.parameters()), RATE), (list(projection.parameters()), 10 * RATE)]
    batches = [said for _ in range(EPOCHS) for said in rng.sample(taught, len(taught))]
    fit([*rates, (list(choice.parameters()), 20 * RATE)], batches, loss)
    torch.save(model.state_dict(), args.out / "student.pt")


if __name__ == "__main__":
    main()
