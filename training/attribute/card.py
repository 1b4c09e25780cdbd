"""The model card of the tagger, written from what was measured."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from training.attribute.score import Counts

from woozle.model import Attribution, Span

CARD = (Path(__file__).parent / "card.md").read_text("utf8")


def polnear(article: dict[str, Any]) -> list[Attribution]:
    """What the first annotator marked in an article of PolNeAR."""
    return [
        Attribution(*(tuple(Span(*s) for s in a.get(role) or []) for role in ("source", "cue", "content")), 1.0)
        for a in article["annotations"][0]["attributions"]
    ]


def table(figures: dict[str, Counts]) -> str:
    return "\n".join(f"| {name} | {c.precision:.3f} | {c.recall:.3f} | {c.f1:.3f} |" for name, c in figures.items())


def diagram(reliability: Sequence[tuple[float, bool]]) -> str:
    """By tenths of what is said, with the expected calibration error (Guo et al. 2017), in Markdown."""
    said, right = (np.array(x, float) for x in zip(*reliability, strict=True))
    tenth = np.minimum(said * 10, 9).astype(int)
    lines = ["| confidence | attributions | mean confidence | right |", "|---|---|---|---|"]
    error = 0.0
    for t in range(10):
        of = tenth == t
        if of.any():
            mean, seen = said[of].mean(), right[of].mean()
            error += of.mean() * abs(mean - seen)
            bar = "█" * round(seen * 20)
            lines.append(f"| {t / 10:.1f}–{(t + 1) / 10:.1f} | {of.sum()} | {mean:.2f} | {seen:.2f} {bar} |")
    return "\n".join([*lines, "", f"Expected calibration error {error:.3f} over {len(said)} attributions."])
