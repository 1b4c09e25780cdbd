"""Binds to 127.0.0.1, says where it is, opens the browser, runs until it is ended."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from pathlib import Path

import uvicorn

from woozle.web.app import make_app
from woozle.web.folder import StoryFolder
from woozle.web.jobs import Jobs
from woozle.web.limits import SECONDS
from woozle.web.site import Site

ADDRESS = "127.0.0.1"


def bind(port: int) -> socket.socket:
    """A socket that listens on this port of 127.0.0.1, or on a free one for 0; raises OSError."""
    return socket.create_server((ADDRESS, port), backlog=100)


def serve(
    listening: socket.socket,
    folder: Path,
    *,
    author: str,
    networks: Sequence[str] = (),
    seconds: float = SECONDS,
    ready: Callable[[str], None],
) -> None:
    """Serves the stories of a folder. ready: called with the server's address once it takes requests."""
    port = listening.getsockname()[1]
    hosts = [f"{name}:{port}" if port != 80 else name for name in (ADDRESS, "localhost")]
    kept = StoryFolder(folder)
    kept.tidy()
    site = Site(kept, Jobs(kept, seconds=seconds), author, tuple(networks))
    config = uvicorn.Config(
        make_app(site, hosts),
        log_level="warning",
        access_log=False,
        server_header=False,
        ws="none",
        proxy_headers=False,
        limit_concurrency=200,
        timeout_graceful_shutdown=1,
    )
    ready(f"http://{ADDRESS}:{port}/")  # it listens already: what is asked now is answered in a moment
    uvicorn.Server(config).run(sockets=[listening])
