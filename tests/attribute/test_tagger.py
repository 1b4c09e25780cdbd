"""Who said what: plain cases that the shipped model must get right, whatever the style of quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from woozle.attribute import attribute


def found(text: str) -> list[tuple[str, str]]:
    """(source, content) of each attribution, content without marks at its ends."""
    return [
        (
            " ".join(text[s:e] for s, e in a.source),
            " ".join(text[s:e] for s, e in a.content).strip("“”\"'‘’«»,. "),
        )
        for a in attribute(text)
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("“The ferry is safe,” Captain Moreau said.", "Captain Moreau", "The ferry is safe"),
        ('"The ferry is safe," Captain Moreau said.', "Captain Moreau", "The ferry is safe"),
        ("‘The ferry is safe,’ Captain Moreau said.", "Captain Moreau", "The ferry is safe"),
        ("Captain Moreau said that the ferry was safe.", "Captain Moreau", "that the ferry was safe"),
        ("According to the coast guard, the fire began below deck.", "the coast guard", "the fire began below deck"),
        ("The fire began below deck, the coast guard said.", "the coast guard", "The fire began below deck"),
    ],
)  # fmt: skip
def test_plain_cases(text: str, source: str, content: str) -> None:
    assert found(text) == [(source, content)]


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "“", "“”“”", "said", "a" * 10_000, "\u202e“abc” said", "😀 " * 500, "WHO SAID WHAT? " * 50]
)
def test_odd_texts_are_no_error_and_every_span_lies_inside(text: str) -> None:
    for a in attribute(text):
        for start, end in (*a.source, *a.cue, *a.content):
            assert 0 <= start < end <= len(text)


WORDS = st.lists(
    st.sampled_from(
        'Moreau Pell he who the minister said told that according to , . : “ ” " ‘ ’ report claims safe ferry'.split()
    ),
    max_size=60,
)


@settings(deadline=None, max_examples=60)
@given(WORDS)
def test_what_is_nested_lies_inside_its_parent_and_has_a_source_and_a_cue(words: list[str]) -> None:
    found = attribute(" ".join(words))
    outer = [a for a in found if a.parent is None]
    assert found[: len(outer)] == outer
    for nested in found[len(outer) :]:
        assert nested.parent is not None
        assert nested.source
        assert nested.cue
        for start, end in (*nested.source, *nested.cue, *nested.content):
            assert any(s <= start and end <= e for s, e in found[nested.parent].content)
    for some in (outer, found[len(outer) :]):
        assert [a.content[0] for a in some] == sorted(a.content[0] for a in some)
