"""How many rewrites are seen to follow the report that they were made from, and how many other reports are.

    python -m benchmarks.retold [--every N] [--training] [--stories DIR]

rewrites/NAME.txt is a copy of the first report of stories/NAME.txt in other words, written for this project: close
(sentence by sentence), edited (a new lead, a third left out), loose (some of it moved, half left out). It is read
together with the story's three reports. --training: the twenty on which the threshold was set. --stories: folder of
story files of real reports, no two of which are known to be copies.
"""

from __future__ import annotations

import argparse
from collections import Counter
from itertools import combinations
from pathlib import Path

from training.match.written import read_marked

from woozle.model import Article, Story
from woozle.pipeline import trace_articles
from woozle.read import json as story_file

HERE = Path(__file__).parent
TRAINING = HERE.parent / "training"
COPY = "copy"


def measure(rewrites: Path, stories: Path, every: int = 1) -> Counter[tuple[str, bool]]:
    """How many pairs of reports there are: (degree of the rewrite or "other", is it said to follow the other?)."""
    counts: Counter[tuple[str, bool]] = Counter()
    for path in sorted(rewrites.glob("*.txt"))[::every]:
        heading, (rewrite,) = read_marked(path.read_text(encoding="utf-8"))
        name, degree = heading.split()
        _, reports = read_marked((stories / path.name).read_text(encoding="utf-8"))
        copy = Article(COPY, rewrite.article.text, rewrite.article.publisher, rewrite.article.published)
        articles = [*(r.article for r in reports), copy]
        following = followed(trace_articles(name, articles))
        for one, two in combinations(articles, 2):
            made = two.id == COPY and one is articles[0]
            counts[degree if made else "other", frozenset((one.id, two.id)) in following] += 1
    return counts


def followed(story: Story) -> set[frozenset[str]]:
    """The pairs of articles of which one is said to retell the other."""
    return {frozenset((r.earlier.article, r.later.article)) for r in story.reuse if r.retold}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--training", action="store_true")
    parser.add_argument("--stories", type=Path)
    args = parser.parse_args()
    if args.training:
        counts = measure(TRAINING / "reuse" / "rewrites", TRAINING / "match" / "texts", args.every)
    else:
        counts = measure(HERE / "rewrites", HERE / "stories", args.every)
    for path in sorted(args.stories.glob("*.json")) if args.stories else ():
        articles = [a for a in story_file.read(str(path), path.read_bytes())[0][1] if isinstance(a, Article)]
        following = followed(trace_articles(path.stem, articles))
        for one, two in combinations(articles, 2):
            counts["real", frozenset((one.id, two.id)) in following] += 1
    for kind in dict.fromkeys(kind for kind, _ in sorted(counts)):
        print(f"{kind:7} {counts[kind, True]:3} of {counts[kind, True] + counts[kind, False]:3}")


if __name__ == "__main__":
    main()
