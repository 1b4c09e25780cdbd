"""How many of the annotators' differences are found, by kind: as the scorer of the stories counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from training.compare.stories import Told
from woozle.model import Difference, Span


class Score:
    """Of each kind: right, listed, in the gold. kinds: those that are counted (all)."""

    def __init__(self, kinds: Collection[str] | None = None) -> None:
        self.kinds = kinds
        self.counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])

    def add(self, story: Told, found: Sequence[Difference]) -> None:
        taken: set[int] = set()
        for marked in (m for m in story.differences if self.kinds is None or m.kind in self.kinds):
            self.counts[marked.kind][2] += 1
            for n, d in enumerate(found):
                places = {v.article: Span(v.start, v.end) for v in d.values}
                if n not in taken and d.kind == marked.kind and marked.touches(places):
                    taken.add(n)
                    self.counts[marked.kind][0] += 1
                    break
        for d in found:
            self.counts[d.kind][1] += 1

    def f1(self, kind: str | None = None) -> float:
        right, listed, gold = self._sum(kind)
        return 2 * right / (listed + gold) if listed + gold else 0.0

    def precision(self, kind: str | None = None) -> float:
        right, listed, _ = self._sum(kind)
        return right / listed if listed else 0.0

    def _sum(self, kind: str | None) -> tuple[int, int, int]:
        chosen = [c for k, c in self.counts.items() if kind in (None, k)]
        return sum(c[0] for c in chosen), sum(c[1] for c in chosen), sum(c[2] for c in chosen)

    def __str__(self) -> str:
        lines = []
        for kind in (None, *sorted(self.counts)):
            right, listed, gold = self._sum(kind)
            p, r = right / (listed or 1), right / (gold or 1)
            found = f"{right:3} / {listed:3} / {gold:3}"
            lines.append(f"{kind or 'all':12} {found}  precision {p:.3f} recall {r:.3f} F1 {self.f1(kind):.3f}")
        return "right / listed / in the gold\n" + "\n".join(lines)
