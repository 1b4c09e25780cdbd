"""Numbers in words, by text2num."""

from __future__ import annotations

from functools import cache


def number_word(word: str) -> float:
    """The value of a number in words or digits; "a" is one, "a couple of" two. Raises ValueError for other words."""
    word = word.lower()
    if word in ("a", "an"):
        return 1.0
    if word == "a couple of":
        return 2.0
    if word[0].isdigit():
        return float(word.replace(",", ""))
    return _value(word)


@cache
def _value(word: str) -> float:
    from text_to_num import text2num  # loaded when a text has number words

    return float(text2num(word.replace("-", " "), "en"))
