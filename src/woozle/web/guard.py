"""Which requests are let in, how much they may bring, and the headers of every answer.

The server listens on 127.0.0.1, but any web page that the user opens can make the browser send requests there. So: a
request must name this server as its host (else a foreign name may have been made to lead here: DNS rebinding); one that
writes must come from this server's own pages, as the browser says by Origin and Sec-Fetch-Site, or from no browser at
all; and what comes from another site may only be a link that the user follows.
"""

from __future__ import annotations

import time
from collections.abc import Collection
from typing import Any

import anyio
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from woozle.read.refuse import MAX_BYTES
from woozle.web.limits import MOST_BYTES, megabytes

UPLOAD_SECONDS = 60.0
DRAIN_SECONDS = 10.0
"""How long a request that is too large is read on, so that a browser shows the answer and not a broken connection."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "same-origin",  # with no-referrer, browsers say "Origin: null" when they send a form
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
SAFE = ("GET", "HEAD", "OPTIONS")


class Guard:
    """The outermost part of the application. hosts: the values of Host that are this server."""

    def __init__(
        self, app: ASGIApp, hosts: Collection[str], *, most: int = MOST_BYTES, seconds: float = UPLOAD_SECONDS
    ):
        self._app, self._hosts, self._most, self._seconds = app, hosts, most, seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return  # no web sockets here

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope)
        if refusal is None and scope["method"] not in SAFE:
            try:
                with anyio.fail_after(self._seconds):
                    body = await self._body(scope, receive)
            except TimeoutError:
                body = PlainTextResponse(f"The upload took longer than {self._seconds:.0f} seconds.\n", 408)
            if isinstance(body, bytes):
                receive = _again(body, receive)
            else:
                refusal = body
        await (refusal or self._app)(scope, receive, send_with_headers)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        named = headers.getlist("host")
        if len(named) != 1 or named[0].lower() not in self._hosts:
            said = f"This server does not answer to that name. Open http://{min(self._hosts)}/ instead.\n"
            return PlainTextResponse(said, 421)
        site = headers.get("sec-fetch-site", "none")
        if scope["method"] not in SAFE:
            origins = [o.lower().removeprefix("http://") for o in headers.getlist("origin")]
            if site not in ("same-origin", "none") or any(o not in self._hosts for o in origins):
                return PlainTextResponse("Only Woozle's own pages may change anything here.\n", 403)
        elif site not in ("same-origin", "none") and not _followed(headers):
            return PlainTextResponse("Other sites may link here, but not load anything from here.\n", 403)
        return None

    async def _body(self, scope: Scope, receive: Receive) -> bytes | PlainTextResponse:
        """The whole body; or the answer to one that is too large or was broken off."""
        body, size, read_until = bytearray(), 0, time.monotonic() + DRAIN_SECONDS
        while True:
            message = await receive()
            if message["type"] != "http.request":
                return PlainTextResponse("The upload was broken off.\n", 400)
            chunk = message.get("body", b"")
            size += len(chunk)
            if size <= self._most:
                body += chunk
            else:
                body.clear()
            if not message.get("more_body") or (size > self._most and time.monotonic() > read_until):
                break
        if size > self._most:
            return PlainTextResponse(
                f"That is too much at once: a request may have {megabytes(self._most)}, and one article file"
                f" {megabytes(MAX_BYTES)}.\n"
                "Go back and give fewer or smaller files.\n",
                413,
                {"connection": "close"},
            )
        return bytes(body)


def _followed(headers: Headers) -> bool:
    """Is it a page that the user goes to, not something that another page loads?"""
    return headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"


def _again(body: bytes, receive: Receive) -> Receive:
    """Gives the body that was read, then what else comes."""
    given: list[Any] = []

    async def receive_again() -> Message:
        if given:
            return await receive()
        given.append(True)
        return {"type": "http.request", "body": body, "more_body": False}

    return receive_again
