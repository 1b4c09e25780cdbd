"""The two reports that the project began with; they lie beside the repository for who works on it, not in it."""

from __future__ import annotations

from pathlib import Path

import pytest

import woozle

SEEDS = Path(__file__).parent.parent.parent / "shared" / "data" / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared data are not beside the repository")


def test_the_calls_rest_on_the_book_and_the_year_differs() -> None:
    story = woozle.trace(SEEDS)
    (calls,) = (c for c in story.shared_claims if any("as many as seven times" in story.text(m) for m in c.members))
    assert (calls.routes, calls.chokepoints) == (1, ("War by Bob Woodward",))
    (year,) = (d for d in story.differences if {story.text(v) for v in d.values} == {"2020", "2021"})
    (claim,) = (c for c in story.shared_claims if c.id == year.claim)
    assert (year.kind, claim.routes, claim.chokepoints) == ("date", 1, ("War by Bob Woodward",))


def test_the_denial_is_missing_in_one_of_them() -> None:
    story = woozle.trace(SEEDS)
    assert [o.kind for o in story.omissions] == ["denial"]
