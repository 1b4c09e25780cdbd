"""Which statements are hedged ones."""

from __future__ import annotations

import pytest

from woozle.hedges import hedges, is_hedged
from woozle.model import Span


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("The dam may have been leaking since the autumn.", True),
        ("The dam could fail within a week.", True),
        ("The dam could soon fail.", True),
        ("The clerk could not be reached for comment.", False),
        ("The mill could no longer pay its clerk.", False),
        ("The board appeared ready to sell the mill.", True),
        ("The clerk allegedly kept the second ledger.", True),
        ("Kerr was accused of burning the ledger.", True),
        ("It is unclear who opened the gate.", True),
        ("The gate opened at nine.", False),
        ("The gate opened in May.", False),
        ("The letters suggest a second account.", False),
        ("Voters believed that the mill was safe.", False),
    ],
)
def test_what_a_reader_would_take_as_uncertain_is_hedged(text: str, hedged: bool) -> None:
    assert is_hedged(text, Span(0, len(text))) is hedged


def test_only_the_passage_itself_is_asked() -> None:
    text = "Perhaps it rained. The gate opened at nine."
    assert not is_hedged(text, Span(19, len(text)))
    assert hedges(text, Span(0, len(text))) == [(Span(0, 7), "chance")]
