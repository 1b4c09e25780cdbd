"""The file beside a story that holds its corrections: one a line, only ever appended to.

Written by any number of processes: each appends under a lock, a line in one piece. A process that is killed in the
middle leaves at most half a line, which is told of and passed over.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from woozle.corrections.values import Change, Correction

SECONDS = 10
"""How long a writer waits for another one."""


@dataclass(frozen=True, slots=True)
class CorrectionLog:
    """The corrections of one story, in a file that need not exist yet."""

    path: Path

    def read(self) -> tuple[list[Correction], list[str]]:
        """The corrections in the order in which they were made, and what is wrong with the lines that hold none."""
        try:
            lines = self.path.read_bytes().split(b"\n")
        except FileNotFoundError:
            return [], []
        corrections: dict[str, Correction] = {}
        damaged = []
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                correction = msgspec.json.decode(line, type=Correction)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
                damaged.append(f"{self.path.name}, line {number}: {error}")
                continue
            if correction.id in corrections:
                damaged.append(f"{self.path.name}, line {number}: a second correction with the id {correction.id}")
            corrections.setdefault(correction.id, correction)
        return list(corrections.values()), damaged

    def append(self, change: Change, author: str, fits: Callable[[list[Correction]], None]) -> Correction:
        """Adds a correction made now. fits: called with the list that it would make, raises to refuse it.

        Raises filelock.Timeout where another writer does not finish, OSError where the file cannot be written.
        """
        with self.locked():
            before, _ = self.read()
            data = self.path.read_bytes() if self.path.exists() else b""
            at = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
            correction = Correction(str(data.count(b"\n") + 1 + bool(_torn(data))), author, at, change)
            correction = msgspec.convert(msgspec.to_builtins(correction), Correction)  # holds an author to its limits
            fits([*before, correction])
            line = (b"\n" if _torn(data) else b"") + msgspec.json.encode(correction) + b"\n"
            handle = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
            try:
                while line:
                    line = line[os.write(handle, line) :]
                os.fsync(handle)
            finally:
                os.close(handle)
        return correction

    def locked(self) -> AbstractContextManager[object]:
        """Keeps all other writers out, those of other processes too. Raises filelock.Timeout, an OSError."""
        try:
            from filelock import FileLock
        except ImportError:
            raise ImportError("writing corrections needs more: pip install 'woozle[web]'") from None

        return FileLock(self._lock, timeout=SECONDS)

    def remove(self) -> None:
        """Takes the file away; the lock must be held."""
        self.path.unlink(missing_ok=True)

    def remove_lock(self) -> None:
        """Takes the lock's file away, as the last act of who holds it: from then on another may hold a new one. Who
        waits for the old one sees that it is gone."""
        self._lock.unlink(missing_ok=True)

    @property
    def _lock(self) -> Path:
        return self.path.with_name(f".{self.path.name}.lock")


def _torn(data: bytes) -> bool:
    """Does it end in half a line?"""
    return bool(data) and not data.endswith(b"\n")
