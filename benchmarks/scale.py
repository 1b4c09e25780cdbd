"""Seconds of each stage for many reports taken as one story.

    python benchmarks/scale.py INPUT... [--reports 50]

INPUT as `woozle trace` takes it; all reports are put together, so that few claims are shared.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

from woozle.attribute import read
from woozle.compare import differences, omissions
from woozle.match import match
from woozle.model import Article
from woozle.pipeline import outlets_credited
from woozle.read import read_inputs
from woozle.resolve import resolve
from woozle.retelling import retellings
from woozle.reuse import reuse
from woozle.route import make_claims
from woozle.timeline import timeline

T = TypeVar("T")


def timed(stage: str, work: Callable[[], T]) -> T:
    began = time.perf_counter()
    out = work()
    print(f"{stage:10} {time.perf_counter() - began:6.2f} s")
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", type=Path, nargs="+")
    parser.add_argument("--reports", type=int, default=50)
    args = parser.parse_args()
    batches = read_inputs(args.inputs, lambda: b"", print)
    found: list[Article] = [replace(a, id=f"{n}-{a.id}") for n, (_, batch) in enumerate(batches) for a in batch]
    articles = found[: args.reports]
    readings = timed("attribute", lambda: [read(a.text, a.title_end) for a in articles])
    statements = timed("resolve", lambda: resolve(articles, readings))
    groups = timed("match", lambda: match(articles, statements))
    credits = outlets_credited(articles, statements)
    shared = timed("reuse", lambda: reuse(articles, credits))
    shared += timed("retelling", lambda: retellings(articles, [members for _, members in groups], credits, shared))
    claims = timed("route", lambda: make_claims([(str(n), k, m) for n, (k, m) in enumerate(groups)], articles, shared))
    apart = timed("compare", lambda: list(differences(claims, articles)))
    timed("omissions", lambda: list(omissions(claims, articles)))
    timed("timeline", lambda: list(timeline(claims, articles, apart)))
    print(f"{len(articles)} reports, {len(statements)} statements, {len(claims)} claims")


if __name__ == "__main__":
    main()
