"""Which passage stands for a claim."""

from __future__ import annotations

import pytest

from woozle.model import Source, Statement
from woozle.typical import typical

HOLM = (Source("Edvard Holm", "person"),)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        # what one of them says beside it stands for nobody else
        ({"a": "Holm sold the ferry line in May.", "b": "The ferry line was sold in May.",
          "c": "The mayor learned of lead in the water only in March, an official said."}, "a"),
        ({"a": "Holm sold it.", "b": "Holm sold the ferry line.", "c": "He sold the old ferry line to Brandt."}, "b"),
        ({"a": "Holm sold the ferry line.", "b": "Holm sold the ferry line."}, "a"),
        ({"a": "It rained."}, "a"),
    ],
)  # fmt: skip
def test_it_says_what_the_others_say(said: dict[str, str], expected: str) -> None:
    assert typical([Statement(id, 0, len(text)) for id, text in said.items()], said, ()).article == expected


def test_of_equals_the_one_with_a_source() -> None:
    texts = {"a": "Holm sold the line.", "b": "Holm sold the line."}
    members = [Statement("a", 0, 19), Statement("b", 0, 19, HOLM, "reports")]
    assert typical(members, texts, ()).article == "b"


def test_one_that_no_other_claim_has_before_one_that_is_in_two() -> None:
    texts = {"a": "Holm sold the line.", "b": "Holm sold the line in May."}
    members = [Statement("a", 0, 19), Statement("b", 0, 26)]
    assert typical(members, texts, {members[0].passage}).article == "b"
    assert typical(members, texts, {m.passage for m in members}) in members


def test_one_that_tells_it_before_those_that_deny_it() -> None:
    texts = {"a": "Holm sold the line in May.", "b": "Holm sold the line in May.", "c": "The line was sold."}
    denied = [Statement(id, 0, 26, HOLM, "denies") for id in "ab"]
    telling = Statement("c", 0, 18)
    assert typical([*denied, telling], texts, ()) == telling
    assert typical([*denied, telling], texts, {telling.passage}) == telling
    assert typical(denied, texts, ()) in denied
