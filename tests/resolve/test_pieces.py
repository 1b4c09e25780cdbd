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
        # what is said of the source on the side has its name; what was cut off leaves no stump
        (
            "“Keep it to yourself at home,” Brandt",
            ", who was mate at the time, told Holm.",
            ["Brandt, who was mate at the time, told Holm."],
        ),
        (
            "The boat sank in the fog, and because “Keep it to yourself,” Brandt told",
            " Holm.",
            ["The boat sank in the fog"],
        ),
    ],
)
def test_what_is_left_of_a_sentence(said: str, rest: str, left: list[str]) -> None:
    begin, quoted, brandt = said.index("“"), said.index("”") + 1, said.index("Brandt")
    attribution = Attribution(
        source=(Span(brandt, brandt + 6),),
        cue=(Span(brandt + 7, len(said)),) if said.endswith("told") else (),
        content=(Span(begin, quoted),),
        confidence=0.9,
    )
    found = [p for p in pieces(Article("a", said + rest), [attribution]) if p.attribution is None]
    assert [(said + rest)[slice(*p.span)] for p in found] == left


@pytest.mark.parametrize(
    ("text", "content", "room"),
    [
        # no clause is left: all of the sentence
        (
            "Holm urged a vote on the ferry for three weeks on Monday.",
            "a vote on the ferry",
            "Holm urged a vote on the ferry for three weeks on Monday.",
        ),
        (
            "On Monday Holm urged a vote on the ferry near Elin.",
            "a vote on the ferry",
            "On Monday Holm urged a vote on the ferry near Elin.",
        ),
        # up to a clause of its own
        (
            "On Monday Holm urged a vote on the ferry, and the boat was sold.",
            "a vote on the ferry",
            "On Monday Holm urged a vote on the ferry",
        ),
    ],
)
def test_an_act_has_what_is_no_clause_beside_it(text: str, content: str, room: str) -> None:
    holm, at = text.index("Holm"), text.index(content)
    attribution = Attribution(
        source=(Span(holm, holm + 4),),
        cue=(Span(holm + 5, holm + 10),),
        content=(Span(at, at + len(content)),),
        confidence=0.9,
    )
    (found,) = [p for p in pieces(Article("a", text), [attribution]) if p.attribution is not None]
    assert text[slice(*found.room)] == room
