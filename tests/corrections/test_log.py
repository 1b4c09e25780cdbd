"""The file of corrections: several writers at once, one killed in the middle, damaged lines, the export."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from tests.corrections.test_apply import AIDE, BOOK, STORY, WIRE, corrected, sentence

from woozle.corrections import Correction, CorrectionLog, FixChain, JoinClaims, RenameSources, Undo, apply, export

CHANGE = FixChain(sentence("two", 0), (BOOK, AIDE))
WRITE = """
import sys
from pathlib import Path
from woozle.corrections import CorrectionLog, Undo
for n in range(20):
    CorrectionLog(Path(sys.argv[1])).append(Undo(f"{n}"), sys.argv[2], lambda corrections: None)
"""
KILLED = """
import resource, signal, sys
from pathlib import Path
from woozle.corrections import CorrectionLog, Undo
log = CorrectionLog(Path(sys.argv[1]))
log.append(Undo("1"), "first", lambda corrections: None)
size = Path(sys.argv[1]).stat().st_size
signal.signal(signal.SIGXFSZ, signal.SIG_DFL if sys.argv[2] == "killed" else signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 30, size + 30))
log.append(Undo("2"), "second", lambda corrections: None)
"""


def anything(corrections: list[Correction]) -> None:
    pass


def test_four_processes_write_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "story.corrections.jsonl"
    writers = [subprocess.Popen([sys.executable, "-c", WRITE, path, f"writer {n}"]) for n in range(4)]
    assert [w.wait(60) for w in writers] == [0, 0, 0, 0]
    corrections, damaged = CorrectionLog(path).read()
    assert damaged == []
    assert [c.id for c in corrections] == [str(n) for n in range(1, 81)]
    for n in range(4):
        mine = [c.change for c in corrections if c.author == f"writer {n}"]
        assert mine == [Undo(str(k)) for k in range(20)]


@pytest.mark.parametrize("end", ["full", "killed"])
def test_half_a_line_is_told_of_and_the_next_correction_stands_after_it(tmp_path: Path, end: str) -> None:
    """A limit on the file's size makes the write fail in the middle of the line, or kills the process there."""
    path = tmp_path / "story.corrections.jsonl"
    done = subprocess.run([sys.executable, "-c", KILLED, path, end], capture_output=True, check=False)
    assert done.returncode == (-signal.SIGXFSZ if end == "killed" else 1)
    log = CorrectionLog(path)
    assert [c.author for c in log.read()[0]] == ["first"]
    assert len(log.read()[1]) == (1 if path.read_bytes()[-1:] != b"\n" else 0)
    added = log.append(CHANGE, "third", anything)
    corrections, _ = log.read()
    assert [c.author for c in corrections] == ["first", "third"]
    assert corrections[-1] == added
    assert added.id not in ("", "1")


def test_damaged_lines_are_told_of_by_number_and_the_others_hold(tmp_path: Path) -> None:
    path = tmp_path / "story.corrections.jsonl"
    log = CorrectionLog(path)
    assert log.read() == ([], [])
    good = log.append(CHANGE, "Ada", anything)
    with path.open("ab") as file:
        file.write(b'{"id":"x"}\n\xff\xfe\n' + b"[" * 100_000 + b"\n" + msgspec.json.encode(good) + b"\n")
    corrections, damaged = log.read()
    assert corrections == [good]
    assert [d.split(":")[0] for d in damaged] == [f"{path.name}, line {n}" for n in (2, 3, 4, 5)]


def test_a_correction_that_is_refused_is_not_written(tmp_path: Path) -> None:
    def refuse(corrections: list[Correction]) -> None:
        raise ValueError("no")

    log = CorrectionLog(tmp_path / "story.corrections.jsonl")
    with pytest.raises(ValueError, match="no"):
        log.append(CHANGE, "Ada", refuse)
    with pytest.raises(msgspec.ValidationError):
        log.append(CHANGE, "A" * 301, anything)
    assert not log.path.exists()


AT = {"article": "a", "start": 0, "end": 1}


@pytest.mark.parametrize(
    "change",
    [
        {"type": "chain", "statement": AT, "chain": [{"name": " x", "kind": "person"}]},
        {"type": "chain", "statement": AT, "chain": [{"name": "x\u202ey", "kind": "person"}]},
        {"type": "chain", "statement": AT | {"start": -1}, "chain": []},
        {"type": "rename", "sources": [], "into": {"name": "x", "kind": "person"}},
        {"type": "rename", "sources": [{"name": "x", "kind": "person"}], "into": {"name": "", "kind": "person"}},
        {"type": "rename", "sources": [{"name": "x", "kind": "person"}], "into": {"name": "y", "kind": "judge"}},
        {"type": "join", "claims": [[AT], []]},
        {"type": "true", "statement": AT},
    ],
)
def test_what_is_no_correction_is_refused_when_it_is_read(change: object) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"id": "1", "author": "Ada", "at": "2032-01-01T10:00:00Z", "change": change}, Correction)


def test_the_export_sets_each_correction_against_what_the_machine_had_read(tmp_path: Path) -> None:
    changes = (
        CHANGE,
        RenameSources((WIRE,), BOOK),
        JoinClaims(statements=(sentence("one", 2), sentence("three", 2))),
        Undo("3"),
    )
    made = [Correction(str(n), "Ada", "2032-01-01T10:00:00Z", c) for n, c in enumerate(changes, 1)]
    assert apply(STORY, made) == corrected(*changes)
    lines = [json.loads(line) for line in export("calls", STORY, made, apply(STORY, made))]
    assert [line["status"] for line in lines] == ["applied", "applied", "undone", "undo"]
    assert [(m["text"], m["claim"], m["chain"]) for m in lines[0]["machine"]] == [
        ("Holm called Varga six times.", "c1", [{"name": "Coastal Wire", "kind": "outlet"}])
    ]
    assert [m["text"] for m in lines[1]["machine"]] == ["Holm called Varga six times.", "It may rain."]
    assert [m["claim"] for m in lines[2]["machine"]] == ["c3", "c4"]
    assert [msgspec.convert(line["correction"], Correction) for line in lines] == made
