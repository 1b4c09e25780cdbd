"""The training loop of teacher, student and encoder: one step a batch."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TypeVar

import torch
from torch import Tensor, nn

T = TypeVar("T")
WARM_UP = 0.1


def fit(
    rates: Sequence[tuple[Sequence[nn.Parameter], float]], batches: Sequence[T], loss: Callable[[T], Tensor]
) -> None:
    """AdamW over `batches` in their order. rates: parameters and their highest learning rate, falling to nothing."""
    optimizer = torch.optim.AdamW([{"params": list(p), "lr": rate} for p, rate in rates], weight_decay=0.01)
    steps, began = len(batches), time.time()
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / (WARM_UP * steps), (steps - s) / ((1 - WARM_UP) * steps))
    )
    losses: list[float] = []
    for step, batch in enumerate(batches, 1):
        value = loss(batch)
        optimizer.zero_grad()
        value.backward()
        for parameters, _ in rates:
            nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        schedule.step()
        losses.append(value.item())
        if step % 20 == 0 or step == steps:
            mean = sum(losses[-20:]) / len(losses[-20:])
            print(f"step {step} of {steps} loss {mean:.3f} {time.time() - began:.0f} s", flush=True)
