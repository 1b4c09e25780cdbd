"""What Woozle does not read, and what it says then."""

from __future__ import annotations

import re
from collections.abc import Iterable

from woozle.model import Article

MAX_BYTES = 10_000_000
"""Largest file of one article or story. The largest saved page among 120 real ones has 2 MB."""
MAX_CHARACTERS = 500_000
"""Longest text of one article: some 80,000 words, the length of a book. The longest of 1,290 real reports has 41,000."""
MIN_WORDS = 25
"""Shortest text that is taken for an article. The shortest of 1,290 real reports has 43 words."""
MIN_PROSE = 0.6
"""Least share of words in lower case or capitalised among all that is between spaces: below it is code, a table, a log.
The lowest of 1,290 real reports has 0.82."""
LANGUAGE_CHARACTERS = 4000
"""How much of a text the language is told from."""

WORD = re.compile(r"(?<!\S)[\"'“‘(\[«]*[A-Za-z][a-z]*(?:[-'’/][A-Za-z]+)*[\"'”’.,;:!?)\]»…—–]*(?!\S)")
LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian",
    "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "no": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "th": "Thai",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


class Refused(Exception):
    """An input that Woozle does not read. `str()` names it and says why, in one line."""

    def __init__(self, origin: str, reason: str):
        super().__init__(f"{origin}: {reason}")
        self.origin = origin
        self.reason = reason


Batch = tuple[str | None, Iterable[Article | Refused]]
"""What a reader gives: a story's name (None: articles that came without one) and its articles, or why one is none."""


def decode(origin: str, data: bytes) -> str:
    """UTF-8 (or UTF-16 with its mark) as text; raises Refused for binary files and other encodings."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif b"\0" in data:
        raise Refused(origin, "is binary, not text")
    else:
        encoding = "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if _looks_binary(data):
            raise Refused(origin, "is binary, not text") from None
        raise Refused(
            origin, f"is not valid {error.encoding.upper()} (byte {error.start}); save it as UTF-8 and try again"
        ) from None


def _looks_binary(data: bytes) -> bool:
    head = data[:8192]
    control = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head)
    return control > len(head) * 0.01


def check_article(article: Article) -> Refused | None:
    """Why this is no English article of a length that makes sense; None if it is one."""
    origin = article.origin or article.id
    text = article.text
    if not text.strip():
        return Refused(origin, "has no text")
    if len(text) > MAX_CHARACTERS:
        return Refused(origin, f"has {len(text):,} characters; an article may have {MAX_CHARACTERS:,}")
    language = identify(text)
    if language != "en":
        name = LANGUAGES.get(language, f"the language {language!r}")
        return Refused(origin, f"is in {name}, not English; Woozle reads English only")
    chunks = text.split()
    if len(chunks) < MIN_WORDS:
        return Refused(origin, f"has only {len(chunks)} words; that is no article")
    if len(WORD.findall(text)) < MIN_PROSE * len(chunks):
        return Refused(origin, "does not look like an article: too little of it is prose")
    return None


def identify(text: str) -> str:
    """ISO 639-1 code of the language. Latin-script text of a few words, which nothing tells reliably, counts as English."""
    from py3langid import classify

    head = text[:LANGUAGE_CHARACTERS]
    if len(head.split()) < 8 and head.isascii():
        return "en"
    return str(classify(head)[0])
