"""https through the guard: the connection goes to a checked address, the certificate must still be that of the name."""

from __future__ import annotations

import os
import shutil
import ssl
import subprocess
import sys
import threading
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.read.test_fetch import Handler

OPENSSL = shutil.which("openssl")
EXTRACT = [sys.executable, "-m", "woozle", "extract", "--allow-network", "127.0.0.1/32", "--allow-network", "::1/128"]


@pytest.mark.skipif(OPENSSL is None, reason="openssl is not installed, which makes the certificates")
@pytest.mark.parametrize(("name", "status"), [("localhost", 0), ("other.example", 1)])
def test_the_certificate_must_be_that_of_the_name(tmp_path: Path, name: str, status: int) -> None:
    command = [str(OPENSSL), *"req -x509 -newkey rsa:2048 -nodes -days 2 -keyout key.pem -out cert.pem -subj".split()]
    subprocess.run(
        [*command, f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.asked = []  # type: ignore[attr-defined]
        server.daemon_threads = True
        server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        done = subprocess.run(
            [*EXTRACT, f"https://localhost:{server.server_port}/news/dam.html"],
            env=os.environ | {"SSL_CERT_FILE": str(tmp_path / "cert.pem")}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        server.shutdown()
    assert (done.returncode, len(done.stdout.splitlines())) == (status, 1 - status), done.stderr
    if status:
        assert "cannot be fetched: " in done.stderr
        assert "certificate" in done.stderr.lower()
