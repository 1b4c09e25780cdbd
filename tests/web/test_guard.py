"""Who is let in: the machine's own user. Not a foreign name, not another site's page, not what is too large."""

from __future__ import annotations

import socket
from pathlib import Path

import httpx2
import pytest
from tests.serving import serving

from woozle.web.limits import MOST_BYTES

WRITES = (
    "/stories",
    "/stories/ferry-fire/corrections",
    "/stories/ferry-fire/delete",
    "/jobs/x/cancel",
    "/api/stories",
    "/api/stories/ferry-fire/corrections",
)


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:{port}.evil.example", ""]
)
@pytest.mark.parametrize("path", ["/", "/api/stories", "/static/serve.js", "/nowhere"])
def test_a_foreign_name_is_not_answered(client: httpx2.Client, server: str, host: str, path: str) -> None:
    """DNS rebinding: a page at evil.example makes its name lead to 127.0.0.1 and asks for the stories."""
    port = server.rpartition(":")[2]
    answer = client.get(path, headers={"host": host.format(port=port)})
    assert (answer.status_code, "ferry" in answer.text) == (421, False)


def test_the_same_server_answers_as_localhost(client: httpx2.Client, server: str) -> None:
    assert client.get("/", headers={"host": f"localhost:{server.rpartition(':')[2]}"}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "http://127.0.0.1:1"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},  # another port of localhost
        {"origin": "{own}", "sec-fetch-site": "cross-site"},
    ],
)
@pytest.mark.parametrize("path", WRITES)
def test_another_sites_page_may_not_write(
    client: httpx2.Client, server: str, headers: dict[str, str], path: str, folder: Path
) -> None:
    before = sorted(p.name for p in folder.iterdir())
    sent = {name: value.format(own=server) for name, value in headers.items()}
    answer = client.post(path, data={"type": "undo", "correction": "1"}, headers=sent)
    assert (answer.status_code, answer.text) == (403, "Only Woozle's own pages may change anything here.\n")
    assert sorted(p.name for p in folder.iterdir()) == before


def test_another_sites_page_may_not_delete(client: httpx2.Client) -> None:
    for headers in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}):
        assert client.delete("/api/stories/ferry-fire", headers=headers).status_code == 403
    assert client.get("/api/stories/ferry-fire").status_code == 200


def test_another_site_may_link_here_but_load_nothing(client: httpx2.Client) -> None:
    link = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert client.get("/stories/ferry-fire", headers=link).status_code == 200
    for loaded in ({"sec-fetch-mode": "no-cors", "sec-fetch-dest": "script"}, {"sec-fetch-dest": "iframe"}):
        assert client.get("/api/stories", headers=link | loaded).status_code == 403


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/stories/ferry-fire",
        "/stories/ferry-fire/claims/c1",
        "/api",
        "/api/stories",
        "/nowhere",
        "/static/serve.js",
    ],
)
def test_every_answer_forbids_what_pages_do_not_need(client: httpx2.Client, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(part.strip().partition(" ")[::2] for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert "unsafe" not in policy.get("script-src", "")
    assert (policy["frame-ancestors"], policy["base-uri"], policy["form-action"]) == ("'none'", "'none'", "'self'")
    assert (headers["x-content-type-options"], headers["cross-origin-resource-policy"]) == ("nosniff", "same-origin")
    assert "access-control-allow-origin" not in headers


def test_an_upload_that_is_too_large_is_refused_in_plain_words(client: httpx2.Client) -> None:
    answer = client.post("/stories", files={"files": ("big.txt", b"x" * (MOST_BYTES + 1))})
    assert answer.status_code == 413
    assert answer.text.startswith("That is too much at once: a request may have 50 MB, and one article file 10 MB.\n")
    assert client.post("/api/stories", content=iter([b" " * 1_000_000] * 51)).status_code == 413  # of no told length
    assert client.get("/").status_code == 200


def test_half_a_request_harms_nobody(server: str, client: httpx2.Client) -> None:
    host = server.removeprefix("http://")
    for sent in ("POST /stories HTTP/1.1\r\nHost: {}\r\nContent-Length: 100\r\n\r\nhalf", "GET / HT", "\0\0\0\r\n\r\n"):
        with socket.create_connection((host.partition(":")[0], int(host.partition(":")[2]))) as connection:
            connection.sendall(sent.format(host).encode())
    assert client.get("/").status_code == 200


def test_only_this_machine_is_listened_to(server: str) -> None:
    port = int(server.rpartition(":")[2])
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as other:
        other.settimeout(2)
        assert other.connect_ex(("127.0.0.2", port)) != 0  # bound to 127.0.0.1, not to all addresses


def test_a_port_that_is_taken_is_said(server: str, tmp_path: Path) -> None:
    with pytest.raises(
        AssertionError, match=r"cannot listen on port \d+: Address already in use; --port 0 takes a free"
    ):
        serving(tmp_path, port=int(server.rpartition(":")[2])).__enter__()
