"""`woozle serve` in a process of its own, for tests that speak to it over HTTP."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import woozle

SOURCE = str(Path(woozle.__file__).parents[1])


def start(folder: Path, *options: str, port: int = 0) -> tuple[subprocess.Popen[str], str]:
    """The process of a server and its address."""
    command = [
        sys.executable,
        "-m",
        "woozle",
        "serve",
        str(folder),
        "--no-browser",
        "--author",
        "Ada Example",
        *options,
    ]
    process = subprocess.Popen(
        [*command, "--port", str(port)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | {"PYTHONPATH": SOURCE}, cwd=folder, text=True,
    )  # fmt: skip
    assert process.stdout
    address = process.stdout.readline().strip()
    assert address, process.communicate()[1]
    return process, address


@contextmanager
def serving(folder: Path, *options: str, port: int = 0) -> Iterator[str]:
    """The address of a server that runs until the end of the block, and then has ended within seconds."""
    process, address = start(folder, *options, port=port)
    try:
        yield address
    finally:
        process.terminate()
        _, said = process.communicate(timeout=20)
    assert "Traceback" not in said, said
