"""Files that are there whole or not at all, whatever happens while they are written, and what they may be called."""

from __future__ import annotations

import os
import re
from pathlib import Path
from secrets import token_hex


def write_atomically(path: Path, data: bytes) -> None:
    """Writes a file and the folders above it; raises OSError and leaves an old file as it was where that fails."""
    if path.exists() and not path.is_file():  # a device or a pipe, whose place nothing may take
        path.write_bytes(data)
        return
    target = Path(os.path.realpath(path))  # a link stays one
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.parent / f".woozle-{token_hex(8)}"
    file = temporary.open("xb")  # a new file, with the permissions that any new file gets
    try:
        with file:
            file.write(data)
        temporary.replace(target)
    except BaseException:
        temporary.unlink()
        raise


def stem_of(name: str, most: int) -> str:
    """A name as a file's, without a suffix: at most so many bytes of its words; empty where it has none."""
    return re.sub(r"[^\w-]+", "-", name).strip("-").encode()[:most].decode(errors="ignore")
