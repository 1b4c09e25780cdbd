"""What Woozle does not read, and what it says then."""

from __future__ import annotations

import re
from collections.abc import Iterable

from woozle.model import Article

MAX_BYTES = 10_000_000
"""Largest file of one article or story. The largest saved page among 120 real ones has 1.5 MB."""
MAX_CHARACTERS = 500_000
"""Longest text of one article: some 80,000 words, a book's length. The longest of 1,298 real reports has 33,672."""
MIN_WORDS = 25
"""Shortest text that is taken for an article. The shortest of 1,298 real reports has 22 words, cut off."""
MIN_PROSE = 0.6
"""Least share of words in lower case or capitalised among all that is between spaces: below it is code, a table, a log.
The lowest of 1,298 real reports has 0.72."""
LANGUAGE_CHARACTERS = 4000
"""How much of a text the language is told from."""
ENGLISH_WORDS = frozenset(["the", "and", "of", "that", "with", "from", "which"])
PLAINLY_ENGLISH = 0.05, 3
"""Share of ENGLISH_WORDS, and how many different ones (other languages hold "the" in names, and "of" is Dutch for
"or"), from which py3langid is not asked: its tables take half a second to load, a third of the command's start. All but
8 of 1,298 real reports have as many."""

MAX_CODE = 0.08
"""Largest share of such chunks with marks of program text. The largest of 1,405 real reports is 0.06 (one that quotes
markup aside); of 318 Python modules MIN_PROSE alone lets 146 pass, with this 6."""
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
MAX_NAME = 300
"""A longer name is cut where it is said why it is refused."""

CODE = re.compile(r"[{}=<>_\\|]|\w[(\[]|[)\]]\w")
NO_CODE = frozenset("/@#")
"""Web addresses, handles and hashtags hold code's characters too, and reports hold these."""
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
        name = printable(origin)
        super().__init__(f"{name if len(name) <= MAX_NAME else name[:MAX_NAME] + '…'}: {reason}")
        self.origin = origin
        self.reason = reason


Batch = tuple[str | None, Iterable[Article | Refused]]
"""What a reader gives: a story's name (None: articles that came without one) and its articles, or why one is none."""


def printable(name: str) -> str:
    """The name in one line that any terminal takes: line breaks, control characters, bytes of no UTF-8 are escaped."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)


def decode(origin: str, data: bytes) -> str:
    """UTF-8 (or UTF-16 with its mark) as text; raises Refused for binary files and other encodings."""
    encoding = "utf-16" if data.startswith(UTF16_MARKS) else "utf-8-sig"
    try:
        text = data.decode(encoding)
        if "\0" in text:
            raise Refused(origin, "is binary, not text")
        return text
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
    if not any(map(str.isalnum, text)):
        return Refused(origin, "has no text")
    if len(text) > MAX_CHARACTERS:
        return Refused(origin, f"has {len(text):,} characters; an article may have {MAX_CHARACTERS:,}")
    language = identify(text)
    if language in LANGUAGES:
        return Refused(origin, f"is in {LANGUAGES[language]}, not English; Woozle reads English only")
    chunks = text.split()
    if len(chunks) < MIN_WORDS:
        return Refused(origin, f"has only {len(chunks)} word{'' if len(chunks) == 1 else 's'}; that is no article")
    if language != "en" or not _is_prose(chunks, text):
        return Refused(origin, "does not look like an article: too little of it is English prose")
    return None


def _is_prose(chunks: list[str], text: str) -> bool:
    code = sum(CODE.search(chunk) is not None and NO_CODE.isdisjoint(chunk) for chunk in chunks)
    return len(WORD.findall(text)) >= MIN_PROSE * len(chunks) and code <= MAX_CODE * len(chunks)


def identify(text: str) -> str:
    """ISO 639-1 code of the language. A few words in Latin script, which nothing tells reliably, count as English."""
    head = text[:LANGUAGE_CHARACTERS]
    words = head.lower().split()
    if len(words) < 8 and head.isascii():
        return "en"
    english = [word for word in words if word in ENGLISH_WORDS]
    share, different = PLAINLY_ENGLISH
    if len(english) >= share * len(words) and len(set(english)) >= different:
        return "en"
    from py3langid import classify

    return str(classify(head)[0])
