"""Claims of six stories that were written for this project and that no model has learned from."""

from __future__ import annotations

from pathlib import Path

from training.match.score import Counts, count
from training.match.written import read_marked

from woozle.pipeline import trace_articles

STORIES = Path(__file__).parent / "stories"
LEAST_PRECISION, LEAST_RECALL = 0.76, 0.34
"""What the shipped models have (.792 and .367) less what int8 arithmetic varies by between kinds of processors. Raise
them when the models get better; do not lower them silently. (Before, .741 and .404: the threshold for joining rose, as
the real stories asked for; at .2 these six would have .756 and .470.)"""


def test_sentences_that_say_the_same_are_brought_together() -> None:
    counts = Counts()
    for path in sorted(STORIES.glob("*.txt")):
        name, reports = read_marked(path.read_text(encoding="utf-8"))
        counts = counts.plus(count(reports, trace_articles(name, [r.article for r in reports]).claims))
    precision, recall = counts.right / counts.found, counts.right / counts.marked
    assert precision >= LEAST_PRECISION, f"precision {precision:.3f}, recall {recall:.3f}"
    assert recall >= LEAST_RECALL, f"precision {precision:.3f}, recall {recall:.3f}"
