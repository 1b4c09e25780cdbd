"""Articles a second of `woozle extract`, against its bare encoder and against itself on two threads, in one run.

    python benchmarks/extract.py articles.jsonl[.gz] [--runs 3]

The encoder alone runs over windows that were cut before, on one thread; the command does everything from the file to
JSON, its start included. Prints the median of each, and the ratios, which another machine should give as well.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from woozle.attribute import load_tagger
from woozle.attribute.windows import split


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    args = parser.parse_args()
    data = args.articles.read_bytes()
    data = gzip.decompress(data) if args.articles.suffix == ".gz" else data
    texts = [json.loads(line)["text"] for line in data.splitlines() if line.strip()]
    tagger = load_tagger()
    windows = [window for text in texts for window in split(text, tagger.tokenizer)[1]]

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), "utf8")

        def extract(threads: int) -> None:
            subprocess.run(
                [sys.executable, "-m", "woozle", "extract", str(path)],
                env=os.environ | {"WOOZLE_THREADS": str(threads)},
                check=True,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )

        works: dict[str, Callable[[], object]] = {
            "encoder alone, one thread": lambda: tagger.outputs(windows),
            "woozle extract, one thread": lambda: extract(1),
            "woozle extract, two threads": lambda: extract(2),
        }
        extract(1)  # fills the page cache
        times: dict[str, list[float]] = {name: [] for name in works}
        for _ in range(args.runs):  # in turns, so that a slow minute of the machine strikes all alike
            for name, work in works.items():
                times[name].append(seconds(work))
    rates = {name: len(texts) / statistics.median(found) for name, found in times.items()}
    for name, rate in rates.items():
        print(f"{name:30s} {rate:6.2f} articles/s")
    alone, one, two = rates.values()
    print(f"all-in against the encoder alone {one / alone:.2f}; two threads against one {two / one:.2f}")


if __name__ == "__main__":
    main()
