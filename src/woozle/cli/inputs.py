"""What the subcommands share: refusals on standard error, progress, files that are never half-written."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from woozle.pipeline import Progress
from woozle.read import Refused


class Refusals:
    """Says each refusal on standard error as it comes, and remembers that there was one."""

    def __init__(self) -> None:
        self.any = False

    def __call__(self, refused: Refused) -> None:
        self.any = True
        typer.echo(f"woozle: {refused}", err=True)


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file that is there whole or not at all; a usage error (exit status 2) names a path that cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.chmod(temporary, 0o644)
            os.replace(temporary, path)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError as error:
        raise typer.BadParameter(f"cannot write {path}: {error.strerror}") from None


@contextmanager
def progress() -> Iterator[Progress]:
    """A bar on standard error, if that is a terminal and the work takes over two seconds; else nothing."""
    if not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    import time

    from rich.console import Console
    from rich.progress import Progress as Bar

    bar = Bar(console=Console(stderr=True), transient=True)
    began, task = time.monotonic(), bar.add_task("reading", total=None)

    def report(stage: str, done: int, total: int) -> None:
        bar.update(task, description=stage, completed=done, total=total)
        if not bar.live.is_started and time.monotonic() - began > 0.7:
            bar.start()

    try:
        yield report
    finally:
        bar.stop()
