"""Windows cover every word of a text once, and words keep their places."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from woozle.attribute.windows import CONTEXT_PIECES, OWN_PIECES, split
from woozle.models import load_tokenizer

TEXTS = [
    "",
    "\n\n",
    "Rain fell.",
    "Rain fell.\n\n“It is late,” she said.\n\nNobody answered.",
    "word " * 3000,
    "x" * 5000,
    "Straße, naïve café — “ça va” 日本語 👩‍👩‍👧 e\u0301\u0301.",
    "\n".join(f"Paragraph {n} says a little and then stops." for n in range(200)),
]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_every_word_is_in_one_window(text: str) -> None:
    words, windows = split(text, load_tokenizer())
    covered = [w.first_word + i for w in windows for i in range(len(w.first_piece))]
    assert covered == list(range(len(words.starts)))
    assert all(len(w.ids) == len(w.features) <= OWN_PIECES + CONTEXT_PIECES + 3 for w in windows)


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=300))
def test_words_lie_in_order_inside_the_text(text: str) -> None:
    words, _ = split(text, load_tokenizer())
    previous = 0
    for start, end in zip(words.starts, words.ends, strict=True):
        assert previous <= start < end <= len(text)
        previous = end
