"""What the tests of the server share: one running server with three stories, spoken to over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from tests.serving import serving

from woozle.pipeline import trace

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="session")
def stories() -> dict[str, bytes]:
    """The example stories, compared."""
    alone = trace(EXAMPLES / "seven-calls" / "ledger.html", name="alone")  # one report leaves out no denial
    return {
        **{name: trace(EXAMPLES / name).to_json() for name in ("ferry-fire.json", "seven-calls")},
        "alone": alone.to_json(),
    }


@pytest.fixture(scope="session")
def folder(stories: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stories")
    for name, data in stories.items():
        (path / f"{name.removesuffix('.json')}.json").write_bytes(data)
    (path / "notes.json").write_text('{"text": "no story"}')
    (path / "broken.json").write_text('{"story": "x", "claims": 1}')
    return path


@pytest.fixture(scope="session")
def server(folder: Path) -> Iterator[str]:
    with serving(folder) as address:
        yield address.rstrip("/")


@pytest.fixture
def client(server: str) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=server, timeout=30) as client:
        yield client
