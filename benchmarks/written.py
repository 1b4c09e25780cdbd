"""Claims and differences of the 96 stories beside this file, which no model has learned from.

    python -m benchmarks.written [--every N]

The stories were written for this project, three reports each, whose details part more often than those of real ones:
NAME.txt has the claims marked (training/match/written.py), NAME.json the differences (training/compare/marked.py).
--every 6: one story in six, as the tests do.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NamedTuple

from training.compare.marked import read_differences
from training.compare.score import Score
from training.match.score import Counts, count
from training.match.written import read_marked

from woozle.pipeline import trace_articles

STORIES = Path(__file__).parent / "stories"


class Figures(NamedTuple):
    claims: Counts
    differences: Score


def measure(every: int = 1) -> Figures:
    claims, differences = Counts(), Score()
    for path in sorted(STORIES.glob("*.txt"))[::every]:
        name, reports = read_marked(path.read_text(encoding="utf-8"))
        articles = [r.article for r in reports]
        story = trace_articles(name, articles)
        claims = claims.plus(count(reports, story.claims))
        texts = {a.id: a.text for a in articles}
        differences.add(read_differences(path.with_suffix(".json"), texts), story.differences)
    return Figures(claims, differences)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1)
    (right, found, marked), differences = measure(parser.parse_args().every)
    print(f"claims: precision {right / found:.3f} recall {right / marked:.3f} F1 {2 * right / (found + marked):.3f}")
    print(f"differences, {differences}")


if __name__ == "__main__":
    main()
