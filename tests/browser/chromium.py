"""Which browser the tests and the screenshots use, and how it is started."""

from __future__ import annotations

import os
import shutil

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
"""Without a sandbox, since CI is root; and nothing of the browser's own on the network."""


def chromium_path() -> str | None:
    """The chromium that WOOZLE_CHROMIUM names, or else the system's; None where there is none."""
    return os.environ.get("WOOZLE_CHROMIUM") or shutil.which("chromium")
