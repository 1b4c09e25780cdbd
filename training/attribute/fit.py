"""The training loop: bfloat16 on the CPU's matrix units, float32 weights behind it, and their moving average."""

from __future__ import annotations

import copy
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn
from training.attribute.data import Example
from training.attribute.network import Network

BATCH = 16
AVERAGE = 0.99
WARM_UP = 0.06


@dataclass(frozen=True)
class Recipe:
    """encoder_rate, head_rate: peak learning rates. shares: the weight of each loss that `Network.losses` gives."""

    epochs: int
    encoder_rate: float
    head_rate: float
    shares: tuple[tuple[str, float], ...]


def fit(
    network: Network, epoch_examples: Callable[[], list[Example]], recipe: Recipe, seed: int, checkpoint: Path
) -> Network:
    """The moving average of the weights after `recipe.epochs` over what `epoch_examples` gives anew each time.

    checkpoint: where the average is written after each epoch, so that a run that is stopped leaves a model.
    """
    rng = random.Random(seed)
    worker = copy.deepcopy(network).bfloat16()
    worker.linker.float()  # its span representations are sums over many words
    optimizer = torch.optim.AdamW(
        [
            {"params": list(network.encoder.bert.parameters()), "lr": recipe.encoder_rate},
            {"params": network.heads(), "lr": recipe.head_rate},
        ],
        weight_decay=0.01,
        fused=True,
    )
    average = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(AVERAGE)
    )
    pool = epoch_examples()
    steps = recipe.epochs * (len(pool) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / (WARM_UP * steps), max(0.0, (steps - s) / ((1 - WARM_UP) * steps)))
    )
    began, step, losses = time.time(), 0, []
    for epoch in range(recipe.epochs):
        for batch in batches(pool if epoch == 0 else epoch_examples(), rng):
            parts = worker.losses(batch)
            torch.stack([share * parts[name] for name, share in recipe.shares if name in parts]).sum().backward()
            for master, working in zip(network.parameters(), worker.parameters(), strict=True):
                master.grad = None if working.grad is None else working.grad.float()
                working.grad = None
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            with torch.no_grad():
                for master, working in zip(network.parameters(), worker.parameters(), strict=True):
                    working.copy_(master)
            average.update_parameters(network)
            step += 1
            losses.append({name: part.item() for name, part in parts.items()})
            if step % 20 == 0:
                means = " ".join(
                    f"{n} {np.mean([x[n] for x in losses[-20:] if n in x]):.4f}" for n in sorted(losses[-1])
                )
                print(f"epoch {epoch} step {step}/{steps} {means} {time.time() - began:.0f} s", flush=True)
        torch.save(average.module.state_dict(), checkpoint)
    return average.module


def batches(pool: list[Example], rng: random.Random) -> list[list[Example]]:
    """Random batches of windows of like length, so that little of a batch is padding."""
    pool = pool.copy()
    rng.shuffle(pool)
    out = []
    for at in range(0, len(pool), 32 * BATCH):
        part = sorted(pool[at : at + 32 * BATCH], key=lambda e: len(e.window.ids))
        out += [part[i : i + BATCH] for i in range(0, len(part) - BATCH + 1, BATCH)]
    rng.shuffle(out)
    return out
