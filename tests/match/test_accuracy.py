"""Claims of six stories that were written for this project and that no model has learned from."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from training.match.score import sentence_pairs
from training.match.written import read_marked

from woozle.model import Passage
from woozle.pipeline import trace_articles

STORIES = Path(__file__).parent / "stories"
LEAST_PRECISION, LEAST_RECALL = 0.76, 0.34
"""What the shipped models have (.792 and .367) less what int8 arithmetic varies by between kinds of processors. Raise
them when the models get better; do not lower them silently. (Before, .741 and .404: the threshold for joining rose, as
the real stories asked for; at .2 these six would have .756 and .470.)"""


def test_sentences_that_say_the_same_are_brought_together() -> None:
    right = found = marked = 0
    for path in sorted(STORIES.glob("*.txt")):
        name, reports = read_marked(path.read_text(encoding="utf-8"))
        articles = [r.article for r in reports]
        gold = defaultdict(list)
        for report in reports:
            for claim, span in report.claims:
                gold[claim].append(Passage(report.article.id, *span))
        ours = sentence_pairs(([m.passage for m in c.members] for c in trace_articles(name, articles).claims), articles)
        theirs = sentence_pairs(gold.values(), articles)
        right, found, marked = right + len(ours & theirs), found + len(ours), marked + len(theirs)
    precision, recall = right / found, right / marked
    assert precision >= LEAST_PRECISION, f"precision {precision:.3f}, recall {recall:.3f}"
    assert recall >= LEAST_RECALL, f"precision {precision:.3f}, recall {recall:.3f}"
