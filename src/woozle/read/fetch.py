"""Web pages by their address, through a guard: no address may lead to what only this machine or its network can reach.

Every connection, also after a redirect, is made to an address that was resolved and checked just before: a name that
resolves to another address a moment later (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import codecs
import socket
from collections.abc import AsyncIterator, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import NamedTuple

import anyio
import httpx2

import woozle
from woozle.read.refuse import MAX_BYTES, Refused

SECONDS = 30.0
"""For one page, all redirects and the last byte included."""
MAX_REDIRECTS = 5
TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
}
"""What a page may be, and the suffix of a file that is read alike."""
GLOBAL_UNICAST = IPv6Network("2000::/3")
"""Where all public IPv6 addresses are; outside of it stand translations of IPv4 addresses, private ones among them."""
SAVE_IT = "save the page as HTML and give the file"


class Page(NamedTuple):
    """What an address led to: the last address, what it is read as, and its bytes (text: in UTF-8)."""

    url: str
    suffix: str
    data: bytes

    @property
    def single(self) -> bool:
        """Is it one article, not a list of them?"""
        return self.suffix in (".html", ".txt")


class _Stopped(Exception):
    """Why the guard lets a request not through, in words."""


def fetch(
    url: str, allow: Sequence[IPv4Network | IPv6Network] = (), *, seconds: float = SECONDS, most: int = MAX_BYTES
) -> Page:
    """The page at an address; raises Refused, which says why not.

    Only http and https, only public addresses and those in `allow` (an intranet's networks), at most `most` bytes in
    `seconds`. Environment variables that name a proxy are not followed: a proxy would resolve names for itself.
    """
    try:
        return anyio.run(_fetch, url, tuple(allow), seconds, most)
    except _Stopped as stopped:
        raise Refused(url, str(stopped)) from None
    except TimeoutError:
        raise Refused(url, f"took longer than {seconds:.0f} s; {SAVE_IT}") from None
    except httpx2.TooManyRedirects:
        raise Refused(url, f"leads on more than {MAX_REDIRECTS} times") from None
    except (httpx2.UnsupportedProtocol, httpx2.InvalidURL, UnicodeError, ValueError) as error:
        raise Refused(url, f"is no web address: {error}") from None
    except httpx2.HTTPError as error:
        raise Refused(url, f"cannot be fetched: {error or type(error).__name__}") from None


async def _fetch(url: str, allow: Sequence[IPv4Network | IPv6Network], seconds: float, most: int) -> Page:
    agent = {"user-agent": f"woozle/{woozle.__version__}", "accept": ", ".join(TYPES)}
    with anyio.fail_after(seconds):
        async with (
            httpx2.AsyncClient(
                transport=_Guarded(allow), headers=agent, timeout=seconds, trust_env=False,
                follow_redirects=True, max_redirects=MAX_REDIRECTS,
            ) as client,
            client.stream("GET", url) as response,
        ):  # fmt: skip
            if response.status_code != 200:
                raise _Stopped(f"was answered with {response.status_code} {response.reason_phrase}; {SAVE_IT}")
            kind, _, rest = response.headers.get("content-type", "").partition(";")
            suffix = TYPES.get(kind.strip().lower())
            if suffix is None:
                raise _Stopped(f"is no article: its type is {kind.strip() or 'not said'}")
            data = await _at_most(most, response.aiter_bytes())
    return Page(str(response.url), suffix, _utf8(data, rest))


async def _at_most(most: int, chunks: AsyncIterator[bytes]) -> bytes:
    data = bytearray()
    async for chunk in chunks:
        data += chunk
        if len(data) > most:
            raise _Stopped(f"has more than {most / 1e6:.0f} MB, which is what an article may have")
    return bytes(data)


def _utf8(data: bytes, parameters: str) -> bytes:
    """Bytes in the character set that the answer's header names, as UTF-8; as they are where that does not work."""
    name, _, charset = parameters.strip().partition("=")
    try:
        encoding = codecs.lookup(charset.strip("\"' ")).name if name.strip().lower() == "charset" else "utf-8"
        return data if encoding == "utf-8" else data.decode(encoding).encode()
    except (LookupError, UnicodeError):
        return data


class _Guarded(httpx2.AsyncHTTPTransport):
    """Sends each request to a checked address of its host; the host's name stays in the header and for TLS."""

    def __init__(self, allow: Sequence[IPv4Network | IPv6Network]):
        super().__init__()  # its environment is SSL_CERT_FILE and SSL_CERT_DIR; proxies are the client's
        self._allow = allow

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        host = request.url.host
        if request.url.scheme not in ("http", "https"):
            raise _Stopped("is no web address: it begins with neither http:// nor https://")
        if request.url.userinfo:
            raise _Stopped("holds a user's name or password; leave these out")
        addresses = await _resolve(host, request.url.port or 443)
        for address in addresses:
            if not is_public(address) and not any(address in network for network in self._allow):
                raise _Stopped(f"leads to {host} at {address}, inside this machine or its network; not fetched")
        for address in addresses[:-1]:
            try:
                return await super().handle_async_request(_sent_to(address, request))
            except (httpx2.ConnectError, httpx2.ConnectTimeout):
                continue
        return await super().handle_async_request(_sent_to(addresses[-1], request))


def _sent_to(address: IPv4Address | IPv6Address, request: httpx2.Request) -> httpx2.Request:
    return httpx2.Request(
        request.method,
        request.url.copy_with(host=str(address)),
        headers=request.headers,
        stream=request.stream,
        extensions=request.extensions | {"sni_hostname": request.url.host},
    )


async def _resolve(host: str, port: int) -> list[IPv4Address | IPv6Address]:
    """The addresses of a host, in the order in which to try them, each once."""
    try:
        found = await anyio.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise _Stopped(f"names a host that is not found: {host}") from None
    return list(dict.fromkeys(ip_address(sockaddr[0]) for *_, sockaddr in found))


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Is it an address of the public internet: not this machine's, not a private, link-local, shared or reserved one?

    An IPv6 address that stands for an IPv4 address (mapped, 6to4) is public where both are.
    """
    if isinstance(address, IPv4Address):
        return address.is_global and not address.is_multicast and not address.is_reserved
    if address.ipv4_mapped:
        return is_public(address.ipv4_mapped)
    if address.sixtofour and not is_public(address.sixtofour):
        return False
    return address in GLOBAL_UNICAST and address.is_global
