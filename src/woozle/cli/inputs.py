"""What the subcommands share: standard streams, refusals, progress, files that are never half-written."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from woozle.pipeline import Progress
from woozle.read import Network, Refused, printable

AllowNetwork = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-network",
        metavar="NETWORK",
        help="A private network that web addresses may lead to, as 10.2.0.0/16 (an intranet); can be given again.",
    ),
]
"""The option of every subcommand that takes web addresses; `networks` reads it."""


def networks(given: list[str] | None) -> list[Network]:
    """The networks of --allow-network. Wrong usage ends the command with what is wrong."""
    try:
        return [ip_network(network) for network in given or ()]
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--allow-network") from None


class Refusals:
    """Says each refusal on standard error as it comes, and remembers that there was one."""

    def __init__(self) -> None:
        self.any = False

    def __call__(self, refused: Refused) -> None:
        self.any = True
        typer.echo(f"woozle: {refused}", err=True)


@contextmanager
def standard_output() -> Iterator[BinaryIO]:
    """Standard output for bytes. A reader that went away (`| head`) ends the command without a word."""
    try:
        if sys.stdout is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")  # a terminal that knows no “ shows ? for it
        yield sys.stdout.buffer
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # takes what is still in the buffer when Python ends
        raise _cannot_write("standard output", error) from None


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file that is there whole or not at all. Where that fails it ends the command and says why."""
    from woozle.files import write_atomically

    try:
        write_atomically(path, data)
    except OSError as error:
        raise _cannot_write(printable(str(path)), error) from None


def _cannot_write(name: str, error: OSError) -> typer.Exit:
    """Says so on standard error; the exit status is that of wrong usage."""
    typer.echo(f"woozle: cannot write {name}: {error.strerror}", err=True)
    return typer.Exit(2)


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
