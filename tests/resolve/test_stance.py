"""How a statement is made: denied, questioned or told."""

from __future__ import annotations

import pytest

from woozle.attribute import Reading
from woozle.model import Article, Attribution, Span, Stance
from woozle.resolve import resolve


@pytest.mark.parametrize(
    ("source", "cue", "content", "stance"),
    [
        ("Edvard Holm ", "denied ", "that the ferry line had been sold.", "denies"),
        ("Edvard Holm ", "said ", "that the ferry line had been sold.", "reports"),
        ("Edvard Holm ", "doubted ", "that the ferry line had been sold.", "questions"),
    ],
)
def test_the_cue_tells_how_it_is_said(source: str, cue: str, content: str, stance: Stance) -> None:
    assert stances(f"{source}{cue}{content}", source, cue, content) == [stance]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("[Edvard Holm] rejected a claim by an aide, Ruth Okafor, {that the ferry line had been sold}.", "denies"),
        ("[Edvard Holm] questioned a claim by an aide, Ruth Okafor, {that the ferry line had been sold}.", "questions"),
        ("[Edvard Holm] at a hearing in Elin: {the ferry line had been sold to nobody}.", "reports"),
        ("A claim was rejected. [Edvard Holm]: {the ferry line had been sold}.", "reports"),
        ("“{The ferry line had been sold to a rival},” [Edvard Holm], who denied nothing.", "reports"),
    ],
)
def test_where_no_cue_was_found_the_words_before_what_is_said_tell(text: str, stance: Stance) -> None:
    plain = text.translate(str.maketrans("", "", "[]{}"))
    source, content = (text[text.index(a) + 1 : text.index(b)] for a, b in ("[]", "{}"))
    assert stances(plain, source, "", content) == [stance]


def stances(text: str, source: str, cue: str, content: str) -> list[Stance]:
    def where(words: str) -> tuple[Span, ...]:
        words = words.strip()
        return (Span(text.index(words), text.index(words) + len(words)),) if words else ()

    said = Attribution(where(source), where(cue), where(content), 1.0)
    return [s.stance for s in resolve([Article("a", text)], [Reading([said])]) if s.chain]
