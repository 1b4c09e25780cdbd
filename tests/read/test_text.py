"""Plain text is taken as it is; what its first paragraph is."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from woozle.model import Article
from woozle.read import text

BODY = "The mill at Oxley burned down on Friday, the fire service said.\n\nNobody was hurt, said Ana Roe, who owns it."


def read(data: str, name: str = "reports/mill.txt") -> Article:
    ((story, (article,)),) = text.read(name, data.encode())
    assert story is None
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Mill burns down", "Mill burns down"),
        ("  Mill burns down  ", "Mill burns down"),
        ("Mill ‘burns down’", "Mill ‘burns down’"),
        ("Mill burns down.", None),
        ("“The mill is gone.”", None),
        ("Who burned the mill?", "Who burned the mill?"),
        ("Rovers: here we go!", "Rovers: here we go!"),
        ("Oxley, Friday:", None),
        (" ".join(["mill"] * 40), " ".join(["mill"] * 40)),
        (" ".join(["mill"] * 41), None),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n"])
def test_a_first_line_without_a_stop_is_the_headline(first: str, title: str | None, gap: str) -> None:
    article = read(first + gap + BODY)
    assert article.text == first + gap + BODY
    assert article.title == title
    assert article.text[article.title_end :] == (BODY if title else article.text)


@pytest.mark.parametrize("data", ["Mill burns down", "Mill burns down\n", ""])
def test_a_text_of_one_line_has_no_headline(data: str) -> None:
    assert (read(data).title, read(data).title_end) == (None, 0)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_become_one_kind(ends: str) -> None:
    assert read(BODY.replace("\n", ends)).text == BODY


def test_offsets_count_code_points_and_the_digest_is_that_of_the_text() -> None:
    article = read(f"𝐌ill 🔥 burns e\u0301ach year\n\n{BODY}")
    assert article.text[article.title_end :] == BODY
    assert article.sha256 == sha256(article.text.encode()).hexdigest()


@pytest.mark.parametrize(("origin", "id"), [("reports/mill.txt", "mill"), ("a.b.txt", "a.b"), ("-", "stdin")])
def test_the_file_names_the_article(origin: str, id: str) -> None:
    article = read(BODY, origin)
    assert (article.id, article.origin, Path(origin).exists()) == (id, origin, False)
