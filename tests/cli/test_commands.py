"""The command as a user meets it: exit status, standard output, standard error."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from woozle.cli import app
from woozle.cli.trace import file_names
from woozle.model import Story

PROSE = (
    "The reservoir above Dunmoor may be drained in June, the water board said on Monday. Engineers found a leak in the "
    "dam, said Edda Kerr, who runs the board. “Nobody is in danger,” she said, according to the Dunmoor Star."
)
ARTICLE = json.dumps({"id": "star", "publisher": "The Dunmoor Star", "published": "2031-04-01", "text": PROSE})
FRENCH = "Le réservoir sera vidé en juin, a annoncé lundi la régie des eaux, qui a trouvé une fuite dans le barrage."
PAGE = f"<!doctype html><html lang=en><title>Dam leaks</title><body><article><h1>Dam leaks</h1><p>{PROSE}</p></article>"


def story(name: str, *texts: str) -> str:
    return json.dumps({"story": name, "articles": [{"text": text} for text in texts]})


def woozle(
    *arguments: str | Path, stdin: bytes | None = b"", cwd: Path, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """One real run. None: standard input is closed."""
    return subprocess.run(
        [sys.executable, "-m", "woozle", *map(str, arguments)],
        input=stdin, capture_output=True, cwd=cwd, check=False, timeout=120, env=os.environ | environment,
    )  # fmt: skip


def test_every_refusal_is_one_line_and_the_rest_is_done(tmp_path: Path) -> None:
    files: dict[str, bytes] = {
        "a.txt": PROSE.encode(),
        "binary.txt": b"\0\1\2",
        "corpus.jsonl": f"{ARTICLE}\n{{\n{ARTICLE}\n".encode(),
        "deep.json": b"[" * 100_000,
        "empty.txt": b"",
        "french.txt": FRENCH.encode(),
        "half.json": ARTICLE[:50].encode(),
        "latin.txt": "Café".encode("latin-1"),
        "page.html": PAGE.encode(),
        "shop.html": b"<!doctype html><html><p>",
        "story.json": story("dam", PROSE, FRENCH).encode(),
        "surrogate.json": b'{"text": "\\ud800"}',
    }
    (tmp_path / "in").mkdir()
    (tmp_path / "void").mkdir()
    for name, data in files.items():
        (tmp_path / "in" / name).write_bytes(data)
    done = woozle("extract", "in", "in/a.txt", "void", "nowhere\n.txt", "http://127.0.0.1:9/", "-", cwd=tmp_path)
    assert done.returncode == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["story-1", "a", "star", "star-2", "page"]
    expected = [
        "in/binary.txt: is binary, not text",
        "in/corpus.jsonl: line 2 is no article: ",
        "in/deep.json: is not valid JSON: it is nested too deeply",
        "in/empty.txt: is empty",
        "in/french.txt: is in French, not English; Woozle reads English only",
        "in/half.json: is not valid JSON: ",
        "in/latin.txt: is not valid UTF-8 (byte 3); save it as UTF-8 and try again",
        "in/shop.html: is a page without article text",
        "in/story.json (story-2): is in French, not English; Woozle reads English only",
        "in/surrogate.json: is not valid JSON: ",
        "void: is a folder with no file to read (looked for .txt",
        r"nowhere\n.txt: does not exist",
        "http://127.0.0.1:9/: leads to 127.0.0.1 at 127.0.0.1, inside this machine or its network; not fetched",
        "-: is empty",
    ]
    for line, start in zip(done.stderr.decode().splitlines(), expected, strict=True):
        assert line.startswith(f"woozle: {start}")


def test_folders_and_files_without_permission_are_named(tmp_path: Path) -> None:
    drop = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    if drop and not shutil.which("setpriv"):
        pytest.skip("root may read everything here")
    for name in ("open/a.txt", "open/closed/b.txt", "shut/c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(PROSE, "utf8")
    closed = [tmp_path / "open" / "closed", tmp_path / "shut"]
    for folder in closed:
        folder.chmod(0)
    try:
        command = [*drop, sys.executable, "-m", "woozle", "extract", "open", "shut", "shut/c.txt"]
        done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    finally:
        for folder in closed:
            folder.chmod(0o700)
    assert done.returncode == 1
    assert done.stdout.count("\n") == 1
    assert done.stderr.splitlines() == [
        f"woozle: {name}: cannot be read: Permission denied" for name in ("open/closed", "shut", "shut/c.txt")
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["trace"],
        ["retrace"],
        ["trace", "a.txt", "--jsn", "-"],
        ["trace", "a.txt", "--json"],
        ["trace", "one.json", "two.json", "--html", "story.html"],
    ],
)
def test_wrong_usage_is_status_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("one", "two"):
        Path(f"{name}.json").write_text(story(name, PROSE), "utf8")
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 2
    assert not Path("story.html").exists()


@pytest.mark.parametrize("arguments", [["trace", "-"], ["extract"], ["serve", __file__]])
@pytest.mark.parametrize("threads", ["two", "-1", "1.5"])
def test_a_number_of_threads_that_is_none_is_wrong_usage(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], threads: str
) -> None:
    monkeypatch.setenv("WOOZLE_THREADS", threads)
    done = CliRunner().invoke(app, arguments, input=PROSE)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        f"woozle: WOOZLE_THREADS is '{threads}'; set it to a number of threads, or to 0 for one a core\n"
    )


@pytest.mark.parametrize(
    ("stdin", "ids"),
    [
        (PROSE, ["stdin"]),
        (PAGE, ["stdin"]),
        (ARTICLE, ["star"]),
        (story("dam", PROSE, PROSE), ["stdin-1", "stdin-2"]),
        (f"{ARTICLE}\n{ARTICLE}\n", ["star", "star-2"]),
        (f"{ARTICLE}\nthe connection was cut\n", ["star"]),
        ("", []),
    ],
)
@pytest.mark.parametrize("arguments", [["extract"], ["extract", "-"], ["extract", "-", "-", "--jsonl"]])
def test_standard_input_is_read_as_what_it_looks_like(arguments: list[str], stdin: str, ids: list[str]) -> None:
    done = CliRunner().invoke(app, arguments, input=stdin)
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ids
    assert done.exit_code == (1 if "cut" in stdin or not ids else 0)


def test_offsets_of_extract_are_code_points(examples: Path) -> None:
    text = "🔥 Fire! " + json.loads((examples / "seven-calls" / "observer.json").read_text("utf8"))["text"]
    done = CliRunner().invoke(app, ["extract"], input=text)
    found = json.loads(done.stdout)["attributions"]
    assert [text[s:e] for a in found for s, e in a["cue"] if text[s:e] == "said"]
    assert all(0 <= s < e <= len(text) for a in found for part in ("source", "cue", "content") for s, e in a[part])


def test_trace_writes_what_it_is_asked_for_and_the_same_each_time(tmp_path: Path, examples: Path) -> None:
    inputs = [examples / "seven-calls", "-", "--name", "Seven: calls/../\udcff"]
    outputs = ["--json", "new/er/story.json", "--html", "new/story.html", "-o", "out"]
    first = woozle("trace", *inputs, *outputs, stdin=PAGE.encode(), cwd=tmp_path, PYTHONHASHSEED="1")
    again = woozle("trace", *inputs, "--json", "-", stdin=PAGE.encode(), cwd=tmp_path, PYTHONHASHSEED="2")
    assert (first.returncode, first.stdout, first.stderr) == (0, b"", b"")
    assert (again.returncode, again.stderr) == (0, b"")
    written = {str(p.relative_to(tmp_path)): p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    assert sorted(written) == [
        "new/er/story.json", "new/story.html", "out/Seven-calls-udcff.html", "out/Seven-calls-udcff.json",
    ]  # fmt: skip
    assert written["new/er/story.json"] == written["out/Seven-calls-udcff.json"] == again.stdout
    assert written["new/story.html"] == written["out/Seven-calls-udcff.html"]
    told = Story.from_json(again.stdout)
    assert told.story == r"Seven: calls/../\udcff"
    assert [a.id for a in told.articles] == ["courier", "ledger", "observer", "six", "stdin"]


def test_the_report_goes_to_standard_output_too_but_not_beside_the_story(tmp_path: Path, examples: Path) -> None:
    shown = woozle("trace", examples / "seven-calls", "--html", "-", cwd=tmp_path)
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert shown.stdout.startswith(b"<!doctype html>")
    both = woozle("trace", examples / "seven-calls", "--html", "-", "--json", "-", cwd=tmp_path)
    assert (both.returncode, both.stdout) == (2, b"")
    assert b"cannot both be standard output" in both.stderr
    assert list(tmp_path.iterdir()) == []


def test_several_stories_are_one_a_line_and_a_terminal_that_knows_no_dash_is_written_to(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.json").write_text(story(name, PROSE, PROSE), "utf8")
    lines = woozle("trace", "one.json", "two.json", "nowhere.txt", "--json", "-", cwd=tmp_path)
    assert [json.loads(line)["story"] for line in lines.stdout.splitlines()] == ["one", "two"]
    assert (lines.returncode, lines.stderr) == (1, b"woozle: nowhere.txt: does not exist\n")
    shown = woozle("trace", "one.json", "two.json", cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert shown.stdout.startswith(b"one\n2 reports ? ")
    assert b"\ntwo\n2 reports ? " in shown.stdout


def test_nothing_to_compare_is_said(tmp_path: Path) -> None:
    done = woozle("trace", "-", "--json", "story.json", stdin=b" ", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr == b"woozle: -: is empty\nwoozle: no article to compare\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("command", "status", "said"),
    [
        ("{woozle} trace a.txt --json - | true", 0, ""),
        ("{woozle} extract a.txt a.json | true", 0, ""),
        ("{woozle} extract a.txt > /dev/full", 2, "woozle: cannot write standard output: No space left on device\n"),
        ("{woozle} extract a.txt >&-", 2, "woozle: cannot write standard output: Bad file descriptor\n"),
        ("{woozle} extract - <&-", 1, "woozle: -: is empty\n"),
        ("{woozle} extract a.txt nowhere.txt 2>&- >/dev/null", 1, ""),
    ],
)
def test_streams_that_are_closed_or_full(tmp_path: Path, command: str, status: int, said: str) -> None:
    if "/dev/full" in command and not Path("/dev/full").is_char_device():
        pytest.skip("this system has no /dev/full")
    (tmp_path / "a.txt").write_text(PROSE, "utf8")
    (tmp_path / "a.json").write_text(ARTICLE, "utf8")
    line = command.format(woozle=f"'{sys.executable}' -m woozle")
    done = subprocess.run(line, shell=True, capture_output=True, text=True, cwd=tmp_path, check=False, timeout=120)
    assert (done.returncode, done.stderr) == (status, said)


def test_stories_are_written_under_names_that_are_safe_and_differ() -> None:
    names = ["a", "A", "a", "a-2", "../../etc/passwd", "", "…", "水" * 99, "b\0\n"]
    found = file_names([Story(name, ()) for name in names])
    assert found == ["a", "A-2", "a-3", "a-2-2", "etc-passwd", "story", "story-2", "水" * 26, "b"]
