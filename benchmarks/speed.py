"""Seconds from command to report, and peak memory, of `woozle trace` as a user runs it: a new process each time.

    python benchmarks/speed.py INPUT... [--runs 5]

The first run warms the page cache and is not counted. Prints the median and the worst, and the ratio to the time that
Python needs to start and import the two heaviest libraries, so that figures of two machines can be compared.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import time


def seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="+")
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()
    trace = [sys.executable, "-m", "woozle", "trace", *args.inputs]
    bare = [sys.executable, "-c", "import numpy, onnxruntime"]
    seconds(trace)
    times = [seconds(trace) for _ in range(args.runs)]
    base = statistics.median(seconds(bare) for _ in range(args.runs))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    print(f"median {statistics.median(times):.2f} s, worst {max(times):.2f} s, {args.runs} runs; peak {peak:.0f} MB")
    print(f"{statistics.median(times) / base:.1f} times a Python that imports numpy and onnxruntime ({base:.2f} s)")


if __name__ == "__main__":
    main()
