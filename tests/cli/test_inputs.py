"""Files are written whole or not at all, and to what can be written to."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from woozle.cli.inputs import write_whole

WRITE = """
import resource, signal, sys
from pathlib import Path
from woozle.cli.inputs import write_whole
signal.signal(signal.SIGXFSZ, signal.SIG_DFL if sys.argv[2] == "killed" else signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
write_whole(Path(sys.argv[1]), b"x" * 100_000)
"""


def test_a_file_is_written_into_a_folder_that_is_made(tmp_path: Path) -> None:
    path = tmp_path / "new" / "er" / "story.json"
    for data in (b"first", b"second"):
        write_whole(path, data)
        assert path.read_bytes() == data
    assert [p.name for p in path.parent.iterdir()] == ["story.json"]


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600)])
def test_a_file_has_the_mode_that_the_user_gives_files(tmp_path: Path, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        write_whole(tmp_path / "story.json", b"{}")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "story.json").stat().st_mode) == mode


def test_the_mask_of_the_process_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other threads make files meanwhile."""
    monkeypatch.setattr(os, "umask", lambda mask: pytest.fail("the mask was changed"))
    write_whole(tmp_path / "story.json", b"{}")


def test_a_link_stays_one_and_a_pipe_is_written_to(tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to("story.json")
    write_whole(tmp_path / "link.json", b"{}")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "story.json").read_bytes() == b"{}"

    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    write_whole(tmp_path / "pipe", b"{}")
    assert os.read(reader, 9) == b"{}"
    os.close(reader)


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("folder", "Is a directory"),
        ("file/story.json", "File exists"),
        ("x" * 300, "File name too long"),
    ],
)
def test_what_cannot_be_written_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], target: str, reason: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("kept")
    with pytest.raises(typer.Exit) as ended:
        write_whole(tmp_path / target, b"{}")
    assert ended.value.exit_code == 2
    assert capsys.readouterr().err == f"woozle: cannot write {tmp_path / target}: {reason}\n"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "folder"]
    assert (tmp_path / "file").read_text() == "kept"


@pytest.mark.parametrize(("end", "status"), [("full", 1), ("killed", -signal.SIGXFSZ)])
def test_what_is_interrupted_in_the_middle_leaves_the_old_file(tmp_path: Path, end: str, status: int) -> None:
    """A limit of 1,000 bytes a file fails the write, or kills the process in it."""
    path = tmp_path / "story.json"
    path.write_bytes(b"old")
    done = subprocess.run([sys.executable, "-c", WRITE, path, end], capture_output=True, check=False)
    assert done.returncode == status
    assert path.read_bytes() == b"old"
    if end == "full":
        assert b"cannot write" in done.stderr
        assert [p.name for p in tmp_path.iterdir()] == ["story.json"]
