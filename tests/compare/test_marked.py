"""The differences that are marked in stories that were written for this project."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest
from training.compare.marked import read_differences
from training.match.written import read_marked

from woozle.model import DifferenceKind, Span

ROOT = Path(__file__).parents[2]
FILES = sorted([*(ROOT / "training/compare/differences").glob("*.json"), *(ROOT / "benchmarks/stories").glob("*.json")])


def test_they_are_there() -> None:
    assert len(FILES) > 300


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_they_stand_in_two_reports_of_a_claim(path: Path) -> None:
    folder = path.parent if path.parent.name == "stories" else ROOT / "training/match/texts"
    name, reports = read_marked((folder / f"{path.stem}.txt").read_text("utf8"))
    texts = {r.article.id: r.article.text for r in reports}
    assert name == path.stem
    assert {d["claim"] for d in json.loads(path.read_text("utf8"))} <= {claim for r in reports for claim, _ in r.claims}
    for difference in read_differences(path, texts):
        assert difference.kind in get_args(DifferenceKind)
        assert len({article for article, _ in difference.values}) > 1
        assert difference.touches({article: Span(0, len(text)) for article, text in texts.items()})


def test_words_that_stand_twice_are_told_apart(tmp_path: Path) -> None:
    values = [{"article": "a", "span": "Holm", "nth": 1}, {"article": "b", "span": "Okafor"}]
    (tmp_path / "x.json").write_text(
        json.dumps([{"claim": "c1", "kind": "name", "values": values, "note": ""}]), "utf8"
    )
    (difference,) = read_differences(tmp_path / "x.json", {"a": "Holm met Holm.", "b": "Okafor left."})
    assert difference.values == (("a", Span(9, 13)), ("b", Span(0, 6)))
    with pytest.raises(ValueError, match="substring"):
        read_differences(tmp_path / "x.json", {"a": "Holm met nobody.", "b": "Okafor left."})
