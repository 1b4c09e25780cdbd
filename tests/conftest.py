"""What tests share."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def examples() -> Path:
    """The stories that were written for this project."""
    return Path(__file__).parent.parent / "examples"
