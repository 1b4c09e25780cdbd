"""What is refused, and what is said then: one line that names the input and the reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from woozle.model import Article
from woozle.read import Refused, read_inputs

PROSE = (
    "The lighthouse at Gull Point will be dark for a month, the harbour board said on Monday. Engineers found a crack "
    "in the lens, said Petra Vane, who keeps the light. “We noticed it during the storm,” she said."
)
PYTHON = '''
def keep(light: Lighthouse, days: int = 30) -> dict[str, list[int]]:
    """Keeps the light dark for so many days, and says on which of them the harbour board has to be told."""
    nights = [night for night in range(days) if light.is_dark(night)]
    return {"nights": nights, "told": [night for night in nights if night % 7 == 0]}
'''


def said_of(*inputs: Path | str, stdin: bytes = b"") -> tuple[list[Article], list[str]]:
    """The articles read, and what was said of the inputs that were refused."""
    refused: list[Refused] = []
    batches = list(read_inputs(inputs, lambda: stdin, refused.append))
    return [article for _, articles in batches for article in articles], [str(r) for r in refused]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\t \r\n", "is empty"),
        ("only-a-mark.txt", b"\xef\xbb\xbf\n", "has no text"),
        ("invisible.txt", "\u200b\u00a0\u2003".encode() * 99, "has no text"),
        ("nul.txt", PROSE.encode() + b"\0", "is binary, not text"),
        ("photo.jpg", bytes(range(1, 256)) * 40, "is binary, not text"),
        ("utf-32.txt", PROSE.encode("utf-32"), "is binary, not text"),
        ("latin-1.txt", b"The caf\xe9 by the harbour", "is not valid UTF-8 (byte 7); save it as UTF-8 and try again"),
        ("short.txt", b"The light is dark, the board said.", "has only 7 words; that is no article"),
        ("word.txt", b"Dark", "has only 1 word; that is no article"),
        ("long.txt", b"The light is dark. \n" * 25_001, "has 500,020 characters; an article may have 500,000"),
        ("keep.py", PYTHON.encode(), "does not look like an article"),
        ("lens.csv", b"night,lit,keeper\n" + b"14,false,P. Vane\n" * 50, "does not look like an article"),
        ("light.log", b"2031-03-04T10:00:07Z INFO [lamp-3] id=4d2 lit=0 took=31ms\n" * 50, "does not look like an"),
        (
            "a.html",
            b"<!doctype html><title>Shop</title><nav><a href=/>Home</a></nav>",
            "is a page without article text",
        ),
        ("b.html", b"<math html>", "is a page "),
        ("c.html", bytes(range(256)) * 9, "is a page without article text"),
    ],
)
def test_no_article(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    articles, (said,) = said_of(path)
    assert articles == []
    assert said.startswith(f"{path}: {reason}")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "French",
            "Le phare restera éteint pendant un mois, a annoncé lundi la capitainerie, qui attend une lentille.",
        ),
        ("German", "Der Leuchtturm bleibt einen Monat lang dunkel, teilte die Hafenbehörde am Montag mit."),
        (
            "Dutch",
            "De vuurtoren blijft uit, of men nu wil of niet, en of het The Guardian of de haven was die dat zei.",
        ),
        ("Russian", "Маяк не будет светить целый месяц, сообщило в понедельник управление порта."),
        ("Chinese", "港务局星期一表示，灯塔将关闭一个月，等待更换新的透镜。"),
    ],
)
def test_another_language_is_named(tmp_path: Path, language: str, text: str) -> None:
    path = tmp_path / "report.txt"
    path.write_text(text * 5, "utf8")
    assert said_of(path) == ([], [f"{path}: is in {language}, not English; Woozle reads English only"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", ["report.txt", "report"])
def test_encodings_that_say_what_they_are_are_read(tmp_path: Path, encoding: str, name: str) -> None:
    (tmp_path / name).write_bytes(PROSE.encode(encoding))
    (article,), said = said_of(tmp_path / name)
    assert (article.text, said) == (PROSE, [])


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nowhere.txt", "nowhere.txt: does not exist"),
        ("", "'': is no name of a file or folder"),
        ("http://10.1.2.3/light", "http://10.1.2.3/light: leads to 10.1.2.3 at 10.1.2.3, inside this machine or"),
        ("HTTP://[::1]", "HTTP://[::1]: leads to ::1 at ::1, inside this machine"),
        ("two\nlines \x1b[31m.txt", r"two\nlines \x1b[31m.txt: does not exist"),
        ("bytes \udcff.txt", r"bytes \udcff.txt: does not exist"),
        (PROSE * 9, f"{PROSE[:200]}"),  # the article itself, where its file's name belongs
    ],
)
def test_a_name_that_leads_nowhere_is_said_in_one_line(name: str, reason: str) -> None:
    articles, (said,) = said_of(name)
    assert articles == []
    assert said.startswith(reason)
    assert len(said) < 400
    assert said.isprintable()


def test_a_large_file_is_refused_before_it_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "fifty.txt"
    path.write_bytes(b"The light is dark. \n" * 2_500_000)
    reason = "has 50.0 MB; an article file may have 10 MB"
    assert said_of(path) == ([], [f"{path}: {reason}"])
    assert said_of("-", stdin=path.read_bytes()) == ([], [f"-: {reason}"])


def test_json_lines_may_be_large_but_each_article_is_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    lines = [{"id": "whole", "text": PROSE}, {"id": "vast", "text": PROSE * 60_000}, {"id": "also", "text": PROSE}]
    path.write_text("\n".join(map(json.dumps, lines)), "utf8")
    articles, (said,) = said_of(path)
    assert [a.id for a in articles] == ["whole", "also"]
    assert said.startswith(f"{path} (vast): has 12,")
