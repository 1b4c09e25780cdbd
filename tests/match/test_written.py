"""Stories that were written for this project: marks -> passages that state one claim."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from training.match.written import read_marked

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FOLDERS = [ROOT / "training" / "match" / "texts", ROOT / "benchmarks" / "stories", HERE / "stories"]
TEXTS = [path for folder in FOLDERS for path in folder.glob("*.txt")]
STORY = (
    "# ferry\n## Elin Courier | 2026-03-04\n{c1|Holm resigned} after {c2|auditors {c3|found a gap}}.\n"
    "## The Echo | 2026-03-05\nShe {c1|left}.\n"
)


def test_marks_are_read_and_gone() -> None:
    name, (courier, echo) = read_marked(STORY)
    assert (name, echo.article.id, echo.article.publisher, echo.article.published) == (
        "ferry",
        "b",
        "The Echo",
        "2026-03-05",
    )
    assert courier.article.text == "Holm resigned after auditors found a gap."
    assert {c: courier.article.text[slice(*span)] for c, span in courier.claims} == {
        "c1": "Holm resigned", "c2": "auditors found a gap", "c3": "found a gap",
    }  # fmt: skip


@pytest.mark.parametrize("text", ["{c1|open", "closed}", "{x|what}", "{c1|}", "{c1|two\n\nparagraphs}"])
def test_marks_that_make_no_sense_are_named(text: str) -> None:
    with pytest.raises(ValueError, match="ferry, Elin Courier"):
        read_marked(f"# ferry\n## Elin Courier | 2026-03-04\n{text}")


@pytest.mark.parametrize("path", sorted(TEXTS), ids=lambda path: path.stem)
def test_every_claim_is_in_two_reports(path: Path) -> None:
    _, reports = read_marked(path.read_text(encoding="utf-8"))
    carried = defaultdict(set)
    for report in reports:
        for claim, _ in report.claims:
            carried[claim].add(report.article.publisher)
    assert len(carried) > 9
    assert [claim for claim, where in carried.items() if len(where) < 2] == []
