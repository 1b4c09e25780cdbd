"""The server killed (SIGKILL) while it writes and while it reads, then started again on the same folder."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Any

import httpx2
import msgspec
import pytest
from tests.serving import serving, start

from woozle.model import Story

ARTICLES = [
    {"id": f"a{n}", "text": f"Report {n}. " + "The dam leaks, said Edda Kerr, who runs the water board. " * 60}
    for n in range(40)
]


@pytest.mark.parametrize("after", [1, 7, 20])
def test_every_correction_that_was_confirmed_is_there_after_a_kill(
    stories: dict[str, bytes], tmp_path: Path, after: int
) -> None:
    (tmp_path / "calls.json").write_bytes(stories["seven-calls"])
    member = Story.from_json(stories["seven-calls"]).claims[0].members[0]
    confirmed: list[str] = []
    process, address = start(tmp_path)
    path = f"{address}api/stories/calls/corrections"

    def correct(who: str) -> None:
        statement = msgspec.to_builtins(member.passage)
        with httpx2.Client(timeout=30) as client:
            for n in range(100):
                chain = [{"name": f"{who} {n}", "kind": "person"}]
                change: dict[str, Any] = {"type": "chain", "statement": statement, "chain": chain}
                try:
                    confirmed.append(client.post(path, json={"change": change}).json()["id"])
                except httpx2.HTTPError:
                    return

    threads = [threading.Thread(target=correct, args=(who,)) for who in ("one", "two")]
    for thread in threads:
        thread.start()
    while len(confirmed) < after:
        time.sleep(0.001)
    process.kill()
    process.communicate()
    for thread in threads:
        thread.join()
    with serving(tmp_path) as address, httpx2.Client(base_url=address, timeout=30) as client:
        listed = client.get("/api/stories/calls/corrections").json()
        assert set(confirmed) <= {c["id"] for c in listed["corrections"]}
        assert len(confirmed) == len(set(confirmed))
        assert len(listed["damaged"]) <= 1
        undo = {"type": "undo", "correction": confirmed[0]}
        assert client.post("/api/stories/calls/corrections", json={"change": undo}).status_code == 201
    assert (tmp_path / "calls.json").read_bytes() == stories["seven-calls"]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the processes are looked up in /proc")
def test_a_work_that_was_going_on_leaves_nothing_behind(tmp_path: Path) -> None:
    process, address = start(tmp_path)
    with httpx2.Client(base_url=address, timeout=30) as client:
        job = client.post("/api/stories", json={"articles": ARTICLES}).json()["id"]
        with client.stream("GET", f"/api/jobs/{job}/events") as stream:
            next(line for line in stream.iter_lines() if '"attribute"' in line)
            threads = Path(f"/proc/{process.pid}/task").iterdir()
            workers = [pid for thread in threads for pid in (thread / "children").read_text().split()]
            process.kill()
            process.communicate()
    assert workers
    for _ in range(300):  # it sees that nobody listens when it next tells how far it is
        if not any(Path("/proc", pid).exists() for pid in workers):
            break
        time.sleep(0.1)
    assert not any(Path("/proc", pid).exists() for pid in workers)
    with serving(tmp_path) as address, httpx2.Client(base_url=address, timeout=30) as client:
        assert client.get("/api/stories").json() == {"stories": [], "reports": [], "no_stories": []}
        assert client.get(f"/jobs/{job}").status_code == 404
    assert list(tmp_path.iterdir()) == []
