"""What is left of a sentence beside what somebody says in it."""

from __future__ import annotations

import pytest

from woozle.model import Article, Attribution, Span
from woozle.resolve.pieces import pieces


@pytest.mark.parametrize(
    ("said", "rest", "left"),
    [
        ("“Keep it to yourself at home,” Brandt told", " Holm, the Courier reported.", []),
        ("“Keep it to yourself at home,” Brandt told", " him, the Harbour Post of Elin said.", []),
        ("“Keep it to yourself at home,” Brandt told", " Holm.", []),
        (
            "“Keep it to yourself at home,” Brandt told",
            " Holm, who reported the call.",
            ["Holm, who reported the call."],
        ),
        (
            "“Keep it to yourself at home,” Brandt told",
            " Holm, and the ferry was sold.",
            ["Holm, and the ferry was sold."],
        ),
    ],
)
def test_what_is_left_of_a_sentence(said: str, rest: str, left: list[str]) -> None:
    quoted, brandt = said.index("”") + 1, said.index("Brandt")
    attribution = Attribution(
        source=(Span(brandt, brandt + 6),),
        cue=(Span(brandt + 7, len(said)),),
        content=(Span(0, quoted),),
        confidence=0.9,
    )
    found = [p for p in pieces(Article("a", said + rest), [attribution]) if p.attribution is None]
    assert [(said + rest)[slice(*p.span)] for p in found] == left
