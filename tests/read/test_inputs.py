"""Files, folders and standard input: what is read of them, in what order, under which names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from woozle.model import Article
from woozle.read import Refused, read_inputs

PROSE = (
    "The night ferry to Elm Island was cancelled for the third time this week, its owner said. A pump had failed, said "
    "Jonas Brill, the captain, who told passengers to come back in the morning and to bring their tickets."
)
PAGE = f"<!doctype html><html lang=en><body><article><h1>No ferry</h1><p>{PROSE}</p><p>{PROSE[::-1]}</p></article>"


def read(*inputs: Path | str, stdin: bytes = b"") -> tuple[list[tuple[str | None, list[Article]]], list[str]]:
    refused: list[Refused] = []
    return list(read_inputs(inputs, lambda: stdin, refused.append)), [str(r) for r in refused]


def files(folder: Path, **texts: str) -> Path:
    """A folder with these files; `a__b_txt` is a/b.txt."""
    for name, text in texts.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf8")
    return folder


def story(name: str, *ids: str) -> str:
    return json.dumps({"story": name, "articles": [{"id": id, "text": PROSE} for id in ids]})


def test_a_folder_gives_all_that_can_be_read_in_one_order(tmp_path: Path) -> None:
    files(
        tmp_path, b_txt=PROSE, a_html=PAGE, deep__er__c_MD=PROSE, notes_docx="x", _hidden_txt=PROSE, _git__d_txt=PROSE
    )
    ((name, articles),), said = read(tmp_path)
    assert (name, said) == (None, [])
    assert [(a.id, a.origin) for a in articles] == [
        ("a", str(tmp_path / "a.html")),
        ("b", str(tmp_path / "b.txt")),
        ("c", str(tmp_path / "deep" / "er" / "c.MD")),
    ]


def test_a_folder_without_a_file_to_read_is_refused(tmp_path: Path) -> None:
    files(tmp_path, notes_docx="x")
    batches, (said,) = read(tmp_path)
    assert batches == []
    assert said.startswith(f"{tmp_path}: is a folder with no file to read (looked for .txt, .text, .md, .html")


def test_bad_files_of_a_folder_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    files(tmp_path, a_txt=PROSE, b_txt="", c_json="{", d_json=json.dumps({"text": PROSE}))
    (tmp_path / "gone.txt").symlink_to("nowhere")
    ((_, articles),), said = read(tmp_path)
    assert [a.id for a in articles] == ["a", "d"]
    assert [s.removeprefix(f"{tmp_path}/") for s in said] == [
        "b.txt: is empty",
        "c.json: is not valid JSON: Input data was truncated",
        "gone.txt: does not exist",
    ]


def test_each_story_file_is_a_batch_and_all_other_articles_are_the_last(tmp_path: Path) -> None:
    files(tmp_path, a_txt=PROSE, b_json=story("pumps", "x", "y"), c_html=PAGE, d_json=story("fares", "x"))
    batches, said = read(tmp_path)
    assert [(name, [a.id for a in articles]) for name, articles in batches] == [
        ("pumps", ["x", "y"]),
        ("fares", ["x"]),
        (None, ["a", "c"]),
    ]
    assert said == []


@pytest.mark.parametrize(
    ("given", "ids"),
    [
        (["a", "a", "a"], ["a", "a-2", "a-3"]),
        (["a", "a-2", "a", "a"], ["a", "a-2", "a-3", "a-4"]),
        (["a", "a", "a-2"], ["a", "a-2", "a-2-2"]),
    ],
)
def test_ids_are_made_to_differ(tmp_path: Path, given: list[str], ids: list[str]) -> None:
    ((_, articles),), _ = read(files(tmp_path, s_json=story("ferry", *given)))
    assert [a.id for a in articles] == ids


@pytest.mark.parametrize(
    ("publisher", "url", "name"),
    [
        ("Associated Press", None, "The Associated Press"),
        ("reuters.com", None, "Reuters"),
        ("The Elm Island Post", "https://www.reuters.com/ferry", "The Elm Island Post"),
        (None, "https://www.reuters.com/ferry", "Reuters"),
        (None, "reuters.com/ferry", "Reuters"),
        (" ", "https://www.elm.example/ferry", "elm.example"),
        (None, "https://[elm/ferry", None),
        (None, "ferry.html", None),
        (None, None, None),
    ],
)
def test_a_publisher_is_called_as_those_call_it_who_credit_it_or_is_the_site(
    tmp_path: Path, publisher: str | None, url: str | None, name: str | None
) -> None:
    article = {"text": PROSE, "publisher": publisher, "url": url}
    files(tmp_path, a_json=json.dumps(article), b_json=json.dumps({"story": "ferry", "articles": [article]}))
    files(tmp_path, c_jsonl=json.dumps(article) + "\n")
    batches, said = read(tmp_path)
    assert [a.publisher for _, articles in batches for a in articles] == [name] * 3
    assert said == []


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ('<link rel="canonical" href="https://www.reuters.com/ferry">', "Reuters"),
        ('<meta property="og:site_name" content="New York Times">', "The New York Times"),
        ('<meta property="og:site_name" content="Elm Island Post">', "Elm Island Post"),
    ],
)
def test_so_is_the_publisher_of_a_page(tmp_path: Path, head: str, name: str) -> None:
    ((_, (article,)),), _ = read(files(tmp_path, a_html=PAGE.replace("<body>", f"<head>{head}</head><body>")))
    assert article.publisher == name


def test_a_file_named_twice_is_no_second_report(tmp_path: Path) -> None:
    files(tmp_path, a__r_txt=PROSE, b__r_txt=PROSE)
    (tmp_path / "link.txt").symlink_to(tmp_path / "a" / "r.txt")
    same = [tmp_path / "a" / "r.txt", tmp_path / "a", tmp_path / "b" / ".." / "a" / "r.txt", tmp_path / "link.txt"]
    ((_, articles),), said = read(*same, tmp_path / "b")
    assert [a.id for a in articles] == ["r", "r-2"]
    assert said == []


@pytest.mark.parametrize(
    ("stdin", "ids"),
    [
        (PROSE, ["stdin"]),
        (PAGE, ["stdin"]),
        (f"\n  <article><h1>No ferry</h1><p>{PROSE}</p></article>", ["stdin"]),
        (json.dumps({"text": PROSE}), ["stdin"]),
        (json.dumps([{"text": PROSE}, {"text": PROSE, "id": "b"}]), ["stdin-1", "b"]),
        (story("ferry", "x", "y"), ["x", "y"]),
        ("\n".join(json.dumps({"text": PROSE, "id": id}) for id in "ab"), ["a", "b"]),
        ("a line that went wrong\n" + json.dumps({"text": PROSE, "id": "b"}), ["b"]),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_standard_input_is_read_as_what_it_looks_like(stdin: str, ids: list[str], encoding: str) -> None:
    ((_, articles),), _ = read("-", stdin=stdin.encode(encoding))
    assert [a.id for a in articles] == ids
    assert all(PROSE in a.text and "<" not in a.text for a in articles)
    assert {(a.origin or "").split(" ")[0] for a in articles} == {"-"}
