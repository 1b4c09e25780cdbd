"""Whom "he" and "she" mean: persons by where they are named."""

from __future__ import annotations

import pytest

from woozle.model import Article, Source
from woozle.resolve.sources import Resolver

HERE = "Ruth Brandt and Marta Ellingham met. Anders Holm came. "


@pytest.mark.parametrize(
    ("text", "credited", "who"),
    [
        # nobody else stands between: whoever was credited last
        ("The hall was full. “No,” *she said.", "Ruth Brandt", "Ruth Brandt"),
        # the subject of the sentence before
        ("Marta Ellingham, who is 83, stood in the rain. “No,” *she said.", "Ruth Brandt", "Marta Ellingham"),
        ("The oldest ferryman, Anders Holm, stood there. “No,” *he said.", "Ruth Brandt", "Anders Holm"),
        # of another paragraph, of another gender, no subject, an owner, or beside whoever was credited
        ("Marta Ellingham stood in the rain.\n\n“No,” *she said.", "Ruth Brandt", "Ruth Brandt"),
        ("Anders Holm stood in the rain. “No,” *she said.", "Ruth Brandt", "Ruth Brandt"),
        ("The board had heard Marta Ellingham. “No,” *she said.", "Ruth Brandt", "Ruth Brandt"),
        ("Outside with Marta Ellingham stood a dog. “No,” *she said.", "Ruth Brandt", "Ruth Brandt"),
        ("Marta Ellingham’s dog stood there. “No,” *she said.", "Ruth Brandt", "Ruth Brandt"),
        ("Marta Ellingham was told by Ruth Brandt. “No,” *she said.", "Ruth Brandt", "Ruth Brandt"),
        # the subject of its own sentence
        ("Marta Ellingham wrote that *she would stay.", "Ruth Brandt", "Marta Ellingham"),
        ("Of Marta Ellingham, *she said little.", "Ruth Brandt", "Ruth Brandt"),
        # nobody was credited: who was named last
        ("The children were seen by Marta Ellingham. *She rang the Elin Star.", None, "Marta Ellingham"),
    ],
)
def test_a_pronoun(text: str, credited: str | None, who: str) -> None:
    text = HERE + text
    start = text.index("*")
    text = text.replace("*", "")
    article = Article("a", text)
    pronoun = "he" if text[start : start + 2] == "he" else "she"
    speaker = Source(credited, "person") if credited else None
    assert Resolver.of([article]).referents["a"].person(pronoun, start, speaker) == who
