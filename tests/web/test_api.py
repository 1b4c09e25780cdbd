"""The JSON API: what it answers is what its own OpenAPI document says."""

from __future__ import annotations

import json
import re
import threading
import time
from pathlib import Path
from typing import Any

import httpx2
import jsonschema
import msgspec
import pytest
from tests.serving import serving

from woozle.corrections import Correction
from woozle.model import Story
from woozle.web.api import OPERATIONS
from woozle.web.openapi import document

ROOT = Path(__file__).parents[2]
ARTICLES = [
    {"id": "star", "publisher": "The Star", "text": "The dam leaks, said Edda Kerr, who runs the water board. " * 4},
    {"id": "post", "publisher": "The Post", "text": "The dam does not leak, said Edda Kerr of the water board. " * 4},
]


def valid(path: str, method: str, answer: httpx2.Response) -> Any:
    """The answer's JSON, which is what the document says of this operation and status."""
    described = document()
    content = described["paths"][path][method]["responses"][str(answer.status_code)]["content"]
    schema = {**content["application/json"]["schema"], "components": described["components"]}
    value = answer.json()
    jsonschema.Draft202012Validator(schema).validate(value)
    return value


def finished(client: httpx2.Client, id: str) -> Any:
    for _ in range(1000):
        state = valid("/api/jobs/{job}", "get", client.get(f"/api/jobs/{id}"))
        if state["state"] not in ("waiting", "working"):
            return state
        time.sleep(0.1)
    raise AssertionError("the work does not end")


def test_a_story_is_made_watched_read_corrected_and_exported(client: httpx2.Client) -> None:
    new = client.post("/api/stories", json={"name": "dam", "articles": ARTICLES, "urls": ["http://[::1]/"]})
    job = valid("/api/stories", "post", new)
    assert (new.status_code, new.headers["location"]) == (202, f"/api/jobs/{job['id']}")
    state = finished(client, job["id"])
    assert [r["origin"] for r in state["refused"]] == ["http://[::1]/"]
    path = f"/api/stories/{state['story']}"
    story = msgspec.convert(valid("/api/stories/{story}", "get", client.get(path)), Story)
    assert [a.id for a in story.articles] == ["star", "post"]
    passage = msgspec.to_builtins(story.claims[0].members[0].passage)
    change = {"type": "chain", "statement": passage, "chain": [{"name": "Edda Kerr", "kind": "unnamed"}]}
    made = client.post(f"{path}/corrections", json={"change": change, "author": "Bo"})
    correction = msgspec.convert(valid("/api/stories/{story}/corrections", "post", made), Correction)
    assert (made.status_code, correction.author) == (201, "Bo")
    listed = valid("/api/stories/{story}/corrections", "get", client.get(f"{path}/corrections"))
    assert (listed["applied"], listed["undone"], listed["unfit"]) == ([correction.id], [], [])
    assert msgspec.convert(listed["corrections"], list[Correction]) == [correction]
    assert msgspec.json.decode(client.get(f"{path}/machine").content, type=Story) == story
    again = client.post(f"{path}/corrections", json={"change": change})
    assert "has that chain already" in valid("/api/stories/{story}/corrections", "post", again)["error"]
    [lesson] = [json.loads(line) for line in client.get(f"{path}/corrections.jsonl").text.splitlines()]
    assert (lesson["status"], lesson["correction"]["change"]) == ("applied", change)
    valid("/api/stories", "get", client.get("/api/stories", params={"q": "dam"}))


def test_progress_is_streamed_stage_by_stage_and_can_be_taken_up_again(client: httpx2.Client) -> None:
    job = client.post("/api/stories", json={"articles": ARTICLES}).json()["id"]
    events = f"/api/jobs/{job}/events"
    with client.stream("GET", events) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        lines = [line for line in stream.iter_lines() if line]
    states = [json.loads(line.removeprefix("data: ")) for line in lines if line.startswith("data: ")]
    assert [line for line in lines if line.startswith("id: ")] == [f"id: {n}" for n in range(len(states))]
    stages = list(dict.fromkeys(state.get("stage") for state in states))
    assert stages == [None, "read", "attribute", "match", "compare"]
    assert [s["done"] for s in states if s.get("stage") == "attribute"] == [0, 1, 2]
    assert states[-1]["state"] == "done"
    rest = client.get(events, headers={"last-event-id": str(len(states) - 2)}).text
    assert rest.count("data: ") == 1


def test_a_work_is_cancelled_in_the_middle_and_the_next_one_is_done(client: httpx2.Client, folder: Path) -> None:
    before = set(folder.iterdir())
    many = [{"id": f"a{n}", "text": f"Report {n}. " + ARTICLES[0]["text"] * 20} for n in range(60)]
    ids = [client.post("/api/stories", json={"articles": a}).json()["id"] for a in (many, many[:30], ARTICLES)]
    with client.stream("GET", f"/api/jobs/{ids[0]}/events") as stream:
        next(line for line in stream.iter_lines() if '"attribute"' in line)
        ended = valid("/api/jobs/{job}/cancel", "post", client.post(f"/api/jobs/{ids[0]}/cancel"))
        assert ended["state"] == "cancelled"
    assert client.post(f"/api/jobs/{ids[1]}/cancel").json()["state"] == "cancelled"  # it was waiting
    assert finished(client, ids[2])["state"] == "done"
    assert len(set(folder.iterdir()) - before) <= 1


def test_a_work_that_is_too_slow_or_too_much_is_ended(tmp_path: Path) -> None:
    with serving(tmp_path, "--limit", "1") as address, httpx2.Client(base_url=address, timeout=30) as client:
        many = [{"id": f"a{n}", "text": f"Report {n}. " + ARTICLES[0]["text"] * 20} for n in range(101)]
        sent = [client.post("/api/stories", json={"articles": a}) for a in (many[:100], *[many] * 10)]
        assert [s.status_code for s in sent[:10]] == [202] * 10
        slow = finished(client, sent[0].json()["id"])
        assert (slow["state"], slow["reason"]) == ("failed", "it took longer than 1 s")
        more = [client.post("/api/stories", json={"articles": ARTICLES}) for _ in range(12)]
        [refused, *_] = [m for m in more if m.status_code == 429]
        assert "waiting already" in valid("/api/stories", "post", refused)["error"]


def test_two_clients_correct_at_once_and_both_corrections_stand(client: httpx2.Client) -> None:
    story = Story.from_json(client.get("/api/stories/seven-calls").content)
    path = "/api/stories/seven-calls/corrections"
    statuses: list[int] = []

    def correct(n: int) -> None:
        for member in [m for c in story.claims for m in c.members][n:20:4]:
            chain = [{"name": f"source {n}", "kind": "unnamed"}]
            change = {"type": "chain", "statement": msgspec.to_builtins(member.passage), "chain": chain}
            with httpx2.Client(base_url=client.base_url, timeout=30) as own:
                statuses.append(own.post(path, json={"change": change}).status_code)

    threads = [threading.Thread(target=correct, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [201] * 20
    listed = client.get(path).json()
    assert (len(listed["applied"]), len(set(listed["applied"])), listed["damaged"]) == (20, 20, [])


@pytest.mark.parametrize(
    ("path", "body", "said"),
    [
        ("/api/stories", b"{", "The body is not what it should be"),
        ("/api/stories", b'{"articles": [{"id": "x"}]}', "missing required field `text` - at `$.articles[0]`"),
        ("/api/stories", b'{"article": []}', "unknown field `article`"),
        ("/api/stories", b"{}", "Give at least one article"),
        ("/api/stories", b"[" * 100_000, "The body is not what it should be"),
        ("/api/stories", b'{"name": "\\ud800"}', "The body is not what it should be"),
        ("/api/stories/ferry-fire/corrections", b'{"change": {"type": "true"}}', "Invalid value 'true'"),
        (
            "/api/stories/ferry-fire/corrections",
            b'{"change": {"type": "undo", "correction": "1"}, "author": ""}',
            "Expected `str` of length >= 1",
        ),
    ],
)
def test_a_body_that_is_wrong_is_refused_with_the_field(
    client: httpx2.Client, path: str, body: bytes, said: str
) -> None:
    answer = client.post(path, content=body)
    assert answer.status_code == 422
    assert said in valid(re.sub("/ferry-fire", "/{story}", path), "post", answer)["error"]


def test_a_method_that_a_path_does_not_take_is_answered_with_those_that_it_does(client: httpx2.Client) -> None:
    for path in {o.path for o in OPERATIONS}:
        answer = client.request("PATCH", path.format(story="ferry-fire", job="x"))
        taken = {o.method for o in OPERATIONS if o.path == path}
        assert (answer.status_code, set(answer.headers["allow"].split(", ")) - {"HEAD"}) == (405, taken)


@pytest.mark.parametrize("path", ["/api/stories/nope", "/api/jobs/nope", "/api/nope"])
def test_what_is_not_there_is_said_in_json(client: httpx2.Client, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, list(answer.json())) == (404, ["error"])


def test_the_openapi_page_shows_every_operation_and_loads_nothing_from_elsewhere(client: httpx2.Client) -> None:
    page = client.get("/api").text
    described = client.get("/api/openapi.json").json()
    for operation in OPERATIONS:
        assert f"{operation.method} {operation.path}" in page
        assert operation.method.lower() in described["paths"][operation.path]
    assert re.findall(r'(?:src|href)="(?!/|#)', page) == []


def test_every_operation_is_documented() -> None:
    docs = (ROOT / "docs" / "server.md").read_text("utf8")
    assert [o.path for o in OPERATIONS if f"`{o.method} {o.path}`" not in docs] == []
