"""Web addresses: what the guard lets through, and what it says of the rest. Real HTTP on loopback."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address, ip_network

import pytest

from woozle.model import Article
from woozle.read import Refused, read_inputs
from woozle.read.fetch import fetch, is_public

LOOPBACK = [ip_network("127.0.0.1/32")]
PROSE = (
    "The reservoir above Dunmoor may be drained in June, the water board said on Monday. Engineers found a leak in the "
    "dam, said Edda Kerr, who runs the board. “Nobody is in danger,” she said, according to the Dunmoor Star."
)
PAGE = f"<!doctype html><html lang=en><title>Dam leaks</title><body><article><h1>Dam leaks</h1><p>{PROSE}</p></article>"
ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/news/dam.html": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE.encode()),
    "/latin": (200, {"Content-Type": "text/plain; charset=windows-1252"}, PROSE.encode("windows-1252")),
    "/zipped": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(PAGE.encode())),
    "/bomb": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(b" " * 60_000_000)),
    "/here": (302, {"Location": "/news/dam.html"}, b""),
    "/inside": (302, {"Location": "http://127.0.0.2/secret"}, b""),
    "/metadata": (302, {"Location": "http://169.254.169.254/latest/meta-data/"}, b""),
    "/file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/round": (302, {"Location": "/round"}, b""),
    "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/paid": (403, {}, b"no"),
    "/cut": (200, {"Content-Type": "text/html", "Content-Length": "100000"}, PAGE.encode()),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers["Host"]))  # type: ignore[attr-defined]
        if self.path == "/slow":
            self.send_response(200)
            with suppress(ConnectionError):  # whoever gives up hangs up
                for _ in range(100):
                    self.wfile.write(b"X-Wait: 1\r\n")
                    time.sleep(0.1)
            return
        status, headers, body = ANSWERS.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[ThreadingHTTPServer]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.asked = []  # type: ignore[attr-defined]
        running.daemon_threads = True
        running.block_on_close = False
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()


@pytest.fixture
def address(server: ThreadingHTTPServer) -> str:
    server.asked.clear()  # type: ignore[attr-defined]
    return f"http://127.0.0.1:{server.server_port}"


def articles(url: str) -> tuple[list[Article], list[str]]:
    refused: list[str] = []
    batches = read_inputs([url, url], lambda: b"", lambda r: refused.append(str(r)), LOOPBACK)
    return [a for _, batch in batches for a in batch], refused


@pytest.mark.parametrize("path", ["/news/dam.html", "/here", "/zipped", "/latin"])
def test_a_page_becomes_an_article(address: str, path: str) -> None:
    [article], refused = articles(address + path)
    assert refused == []
    assert "Nobody is in danger,” she said" in article.text
    assert (article.origin, article.publisher) == (address + path, "127.0.0.1")
    if path in ("/here", "/news/dam.html"):
        assert (article.id, article.url) == ("dam", f"{address}/news/dam.html")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/inside", "leads to 127.0.0.2 at 127.0.0.2, inside this machine or its network; not fetched"),
        ("/metadata", "leads to 169.254.169.254 at 169.254.169.254, inside this machine or its network; not fetched"),
        ("/file", "is no web address: "),
        ("/round", "leads on more than 5 times"),
        ("/picture", "is no article: its type is image/png"),
        ("/paid", "was answered with 403 Forbidden; save the page as HTML and give the file"),
        ("/nowhere", "was answered with 404 Not Found; save the page as HTML and give the file"),
        ("/bomb", "has more than 10 MB, which is what an article may have"),
        ("/cut", "cannot be fetched: "),
    ],
)
def test_what_is_refused_says_why(address: str, path: str, said: str) -> None:
    found, [refused] = articles(address + path)
    assert found == []
    assert refused.startswith(f"{address}{path}: {said}")


def test_nothing_is_asked_of_an_address_that_is_not_allowed(server: ThreadingHTTPServer, address: str) -> None:
    for host in ("127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "0.0.0.0"):
        with pytest.raises(Refused, match=r"inside this machine|not found|is no web address"):
            fetch(f"http://{host}:{server.server_port}/news/dam.html")
    assert server.asked == []  # type: ignore[attr-defined]


def test_the_name_is_kept_though_the_checked_address_is_connected_to(server: ThreadingHTTPServer, address: str) -> None:
    networks = [*LOOPBACK, ip_network("::1/128")]
    fetch(f"http://localhost:{server.server_port}/news/dam.html", networks)
    assert server.asked == [("/news/dam.html", f"localhost:{server.server_port}")]  # type: ignore[attr-defined]


def test_a_proxy_of_the_environment_is_not_used(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would resolve names for itself, behind the guard's back."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert fetch(f"{address}/news/dam.html", LOOPBACK).data == PAGE.encode()


def test_a_page_that_comes_too_slowly_is_given_up(address: str) -> None:
    began = time.monotonic()
    with pytest.raises(Refused, match="took longer than 1 s"):
        fetch(f"{address}/slow", LOOPBACK, seconds=1)
    assert time.monotonic() - began < 8  # of the ten that it takes to come


@pytest.mark.parametrize(
    "url", ["http://", "http://a b/", "http://user:secret@127.0.0.1/", "http://[::1", "http://x:0x/"]
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(Refused):
        fetch(url, LOOPBACK)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("0.0.0.0", False),
        ("10.0.0.1", False),
        ("100.64.0.1", False),  # shared by a provider's customers
        ("127.8.8.8", False),
        ("169.254.169.254", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("::ffff:10.0.0.1", False),
        ("::127.0.0.1", False),
        ("64:ff9b::a00:1", False),  # 10.0.0.1 through a translator
        ("2002:a00:1::1", False),  # 10.0.0.1 through 6to4
        ("fc00::1", False),
        ("fe80::1%eth0", False),
        ("ff02::1", False),
        ("2001:db8::1", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(ip_address(address)) is public
