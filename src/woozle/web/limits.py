"""What the server takes in at most, and how a page or an answer says so."""

from __future__ import annotations

MOST_BYTES = 50_000_000
"""Of one request, and of the folder's files that one story is made of; a file may have as much as anywhere."""
MOST_FILES = 200
MOST_ARTICLES = 100
"""In one story: a page of more is hard to read (set by eye)."""
MOST_WAITING = 10
SECONDS: float = 600
"""For one work, unless the command says otherwise. Fifty reports take 10 s on two cores, six times MOST_ARTICLES 277 s
(benchmarks/RESULTS.md, Speed)."""


def megabytes(size: int) -> str:
    """50000000 as 50 MB."""
    return f"{size / 1e6:.0f} MB"
