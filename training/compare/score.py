"""How many of the annotators' differences are found, by kind: as the scorer of the stories counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from training.compare.marked import Marked
from woozle.model import Difference, Span


class Score:
    """Of each kind: right, listed, in the gold."""

    def __init__(self) -> None:
        self.counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])

    def add(self, gold: Sequence[Marked], found: Sequence[Difference]) -> None:
        """Of one story."""
        taken: set[int] = set()
        for marked in gold:
            self.counts[marked.kind][2] += 1
            for n, d in enumerate(found):
                places = {v.article: Span(v.start, v.end) for v in d.values}
                if n not in taken and d.kind == marked.kind and marked.touches(places):
                    taken.add(n)
                    self.counts[marked.kind][0] += 1
                    break
        for d in found:
            self.counts[d.kind][1] += 1

    def __str__(self) -> str:
        lines = ["right / listed / in the gold"]
        every = [sum(column) for column in zip(*self.counts.values(), strict=True)]
        for kind, (right, listed, gold) in [("all", every), *sorted(self.counts.items())]:
            figures = f"precision {right / (listed or 1):.3f} recall {right / (gold or 1):.3f}"
            f1 = 2 * right / (listed + gold)
            lines.append(f"{kind:12} {right:3} / {listed:3} / {gold:3}  {figures} F1 {f1:.3f}")
        return "\n".join(lines)
