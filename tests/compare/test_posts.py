"""One person in two posts of which he can hold but one."""

from __future__ import annotations

import pytest

from woozle.compare.posts import post_candidates
from woozle.compare.view import Sentences
from woozle.model import Article


def told(*texts: str) -> list[tuple[str, str]]:
    story = Sentences.of([Article(f"a{n}", text, published=f"2031-03-05T0{n}:00") for n, text in enumerate(texts)], [])
    return [(c.a.show(c.x), c.b.show(c.y)) for c in post_candidates(story)]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "Ferry line CEO Anna Holm spoke.",
            "The line’s president, Anna Holm, spoke.",
            [("CEO Anna Holm", "president, Anna Holm")],
        ),
        (
            "Chief Executive Anna Holm spoke.",
            "Anna T. Holm, the line’s executive director, spoke.",
            [("Chief Executive Anna Holm", "Anna T. Holm, the line’s executive director")],
        ),
        ("CEO Anna Holm spoke.", "Anna Holm, the chief executive of the line, spoke.", []),
        ("CEO Anna Holm spoke.", "Anna Holm, president and CEO, spoke.", []),
        ("CEO Anna Holm spoke.", "Former president Anna Holm spoke.", []),
        ("CEO Anna Holm spoke.", "Anna Holm, who was president until May, spoke.", []),
        ("CEO Anna Holm spoke.", "Anna Holm, an adviser to President Brandt, spoke.", []),
        ("CEO Anna Holm spoke.", "Anna Holm, vice president, spoke.", []),
        ("CEO Anna Holm spoke.", "President Edvard Holm spoke.", []),
        ("CEO Anna Holm spoke. President Anna Holm left.", "President Anna Holm spoke.", []),  # one report has both
    ],
)
def test_posts(one: str, other: str, expected: list[tuple[str, str]]) -> None:
    assert told(one, other) == expected
    assert told(other, one) == [(y, x) for x, y in expected]
