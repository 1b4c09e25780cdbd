"""How many of the claims that a report is said to leave out it does leave out, as far as annotators tell.

    python -m benchmarks.left_out --stories DIR --claims CLAIMS

STORIES holds in/SLUG.json and gold/SLUG.json, CLAIMS the held-out claims that training.match --predictions wrote. A
claim is the annotators' in which most of its passages are; where there is none, nobody knows.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from training.compare.stories import Told, read_told
from training.stories import common

from woozle.compare import omissions
from woozle.model import Claim, Span


def right(story: Told) -> Iterator[bool]:
    """Of each claim that is listed as left out by a report, if annotators have it too: is the report without it?"""
    claims = {claim.id: claim for claim in story.claims}
    has = {(claim, article) for claim, article, _ in story.members}
    for omission in omissions(story.claims, story.articles):
        marked = _as_marked(story, claims[omission.claim])
        if omission.kind == "claim" and marked:
            yield (marked, omission.article) not in has


def _as_marked(story: Told, claim: Claim) -> str | None:
    in_it = Counter(
        marked
        for member in claim.members
        for marked, article, span in story.members
        if article == member.article and common(span, Span(member.start, member.end)) >= 0.5
    )
    return in_it.most_common(1)[0][0] if in_it else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=Path, required=True)
    parser.add_argument("--claims", type=Path, required=True)
    args = parser.parse_args()
    found = [is_right for story in read_told(args.stories, args.claims) for is_right in right(story)]
    print(f"{len(found)} listed, {sum(found)} right, precision {sum(found) / max(len(found), 1):.3f}")


if __name__ == "__main__":
    main()
