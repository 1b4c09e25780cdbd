"""Outlets by name, alias and domain (outlets.tsv), and names that only an outlet has."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple
from urllib.parse import urlsplit

GENERIC = re.compile(
    r"\b(?:[A-Z][\w.&'’-]{0,40} ){1,3}(?:Times|Post|Tribune|Herald|Gazette|Journal|Chronicle|Globe|Star|Courier"
    r"|Dispatch|Register|Observer|Telegraph|Inquirer|Examiner|Ledger|Sentinel|Bulletin|Mirror|Daily|Daily News"
    r"|News Agency|Wire|Broadcasting|Weekly)\b|\bRadio [A-Z]\w+|\b[KW][A-Z]{2,3}(?:-(?:TV|FM|AM))?\b"
)
"""What newspapers, agencies and American stations (four letters from K or W) are called."""


class Outlet(NamedTuple):
    """A row of the table. aliases: those ending in ~ only hold in a story that has the full name too.

    owner: who controls it (an outlet, for a programme), since the year owner_since; empty where that is not known.
    """

    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    owner: str
    owner_since: str
    kind: str
    country: str


@cache
def table() -> tuple[Outlet, ...]:
    text = files("woozle.resolve").joinpath("outlets.tsv").read_text("utf8")
    rows = list(csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    return tuple(Outlet(r[0], tuple(r[1].split("|")), tuple(r[2].split("|")), *r[3:]) for r in rows)


@cache
def owner(name: str) -> str | None:
    """Who controls the outlet of this name; of a programme, the owner of its station."""
    row = next((o for o in table() if o.name == name), None)
    if row is None:
        return None
    return (owner(row.owner) if row.kind == "programme" else row.owner) or None


@cache
def agencies() -> frozenset[str]:
    return frozenset(o.name for o in table() if o.kind == "agency")


@cache
def short_names() -> frozenset[str]:
    """What several outlets are called for short: Times, Post."""
    return frozenset(alias.rstrip("~") for o in table() for alias in o.aliases if alias.endswith("~"))


@cache
def _domains() -> dict[str, str]:
    return {domain: o.name for o in table() for domain in o.domains if domain}


def by_address(url: str) -> str | None:
    """The outlet whose site an address is on."""
    host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    parts = host.split(".")
    return next((n for i in range(len(parts) - 1) if (n := _domains().get(".".join(parts[i:])))), None)


AGENCY = re.compile(r"(?:The )?(?P<short>[A-Z].*) (?P<noun>News Agency|News Service|Wire Service)")


def _agency_names(name: str) -> list[str]:
    """What Kestrel News Agency is called too: Kestrel, the Kestrel news agency."""
    found = AGENCY.fullmatch(name)
    return [found["short"], f"{found['short']} {found['noun'].lower()}"] if found else []


class Outlets:
    """The outlets that a story may name: those of the table, its own publishers, what is called like a newspaper."""

    def __init__(self, publishers: Sequence[str] = (), texts: Sequence[str] = ()):
        told = "\n".join((*publishers, *texts))
        self._names: dict[str, str] = {}
        for outlet in table():
            shown = outlet.name in told or outlet.name.removeprefix("The ") in told
            for alias in (outlet.name, outlet.name.removeprefix("The "), *outlet.aliases, *outlet.domains):
                if alias and (shown or not alias.endswith("~")):
                    self._names.setdefault(alias.rstrip("~"), outlet.name)
        found = [
            *(p for p in publishers if p.strip()),
            *(match.group() for text in texts for match in GENERIC.finditer(text)),
        ]
        for name in found:
            full = self._names.get(name) or self._names.get(name.removeprefix("The ")) or name
            for alias in (name, name.removeprefix("The "), name.split()[-1], *_agency_names(name)):
                if len(alias) > 3:
                    self._names.setdefault(alias, full)
        names = sorted(self._names, key=lambda n: (-len(n), n))
        self._pattern = re.compile(r"(?<![\w.])(?:" + "|".join(map(re.escape, names)) + r")(?![\w-])")

    def find(self, text: str) -> tuple[str, int, int] | None:
        """The first outlet that `text` names: (full name, start, end)."""
        match = self._pattern.search(text)
        return (self._names[match.group()], match.start(), match.end()) if match else None

    def last(self, text: str) -> str | None:
        """The last outlet that `text` names."""
        matches = self._pattern.findall(text)
        return self._names[matches[-1]] if matches else None

    def every(self, text: str) -> list[tuple[str, int, int]]:
        """All outlets that `text` names, in its order: (full name, start, end)."""
        return [(self._names[match.group()], match.start(), match.end()) for match in self._pattern.finditer(text)]
