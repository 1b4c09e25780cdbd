"""How often chains are right on annotated stories, and how sure they were (the last word has the stories' scorer)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from training.stories import AnnotatedStory, common
from woozle.model import Source, Span, Statement

WORD = re.compile(r"\w+")
FUNCTION = frozenset("the a an of by for from in on to and s mr mrs ms dr unnamed former his her its their".split())
Named = tuple[str, str]


def same_source(a: Named, b: Named) -> bool:
    """Do two (name, kind) mean one source? Persons by their last name, others when half of the words are common."""
    x, y = ([w.rstrip("s") for w in WORD.findall(name.lower()) if w not in FUNCTION] for name, _ in (a, b))
    if not x or not y:
        return a[1] == b[1]
    if a[1] == b[1] == "person":
        return x[-1] == y[-1]
    return len(set(x) & set(y)) >= 0.5 * min(len(set(x)), len(set(y)))


def same_chain(gold: Sequence[Named], chain: Sequence[Source]) -> bool:
    return len(gold) == len(chain) and all(same_source(g, (s.name, s.kind)) for g, s in zip(gold, chain, strict=True))


class Score:
    """Counts over the gold passages of stories, each compared with the statement that overlaps it best."""

    def __init__(self) -> None:
        self.members = 0
        self.counts = dict.fromkeys(("found", "first", "origin", "exact"), 0)
        self.kinds: list[bool] = []
        self.certain: list[tuple[float, bool]] = []

    def add(self, story: AnnotatedStory, statements: Sequence[Statement]) -> None:
        for member in story.members:
            self.members += 1
            best = max(
                (s for s in statements if s.article == member.article),
                key=lambda s: _likeness(member.span, Span(s.start, s.end)),
                default=None,
            )
            if best is None or _likeness(member.span, Span(best.start, best.end)) == 0:
                continue
            gold, chain = member.chain, best.chain
            ends = [(gold[i], (chain[i].name, chain[i].kind)) for i in (0, -1)] if gold and chain else []
            right = same_chain(gold, chain)
            self.counts["found"] += 1
            self.counts["first"] += same_source(*ends[0]) if ends else not gold and not chain
            self.counts["origin"] += same_source(*ends[1]) if ends else not gold and not chain
            self.counts["exact"] += right
            self.kinds += [ends[1][0][1] == ends[1][1][1]] if ends else []
            self.certain.append((best.confidence, right))

    def __str__(self) -> str:
        lines = [f"{self.members} gold passages; chains on held-out stories:"]
        lines += [f"  {name:7} {count / self.members:.3f}" for name, count in self.counts.items()]
        lines.append(f"  kind of the innermost source, where both have one: {sum(self.kinds) / len(self.kinds):.3f}")
        lines.append("  said to be right with probability, and right:")
        for tenth in range(10):
            of = [(p, r) for p, r in self.certain if tenth <= p * 10 < tenth + 1 or (p == 1.0 and tenth == 9)]
            if of:
                mean, seen = (sum(x) / len(of) for x in zip(*of, strict=True))
                lines.append(f"    {mean:.2f} {seen:.2f} {len(of):5}")
        return "\n".join(lines)


def _likeness(a: Span, b: Span) -> float:
    shorter, longer = sorted((a.end - a.start, b.end - b.start))
    shared = common(a, b)
    return shared + shared * shorter / longer if shared >= 0.5 else 0.0
