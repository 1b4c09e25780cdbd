"""Outlets by name, alias and domain (outlets.tsv), and names that only an outlet has."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple
from urllib.parse import urlsplit

NEWSPAPER = (
    "Times|Post|Tribune|Herald|Gazette|Journal|Chronicle|Globe|Star|Courier|Dispatch|Register|Observer|Telegraph"
    "|Inquirer|Examiner|Ledger|Sentinel|Bulletin|Mirror"
)
GENERIC = re.compile(
    rf"\b(?:[A-Z][\w.&'’-]{{0,40}} ){{1,3}}(?:{NEWSPAPER}|Daily|Daily News|News Agency|Wire|Broadcasting|Weekly)\b"
    r"|\bRadio [A-Z]\w+|\b[KW][A-Z]{2,3}(?:-(?:TV|FM|AM))?\b"
)
"""What newspapers, agencies and American stations (four letters from K or W) are called."""
SHORT = re.compile(rf"(?<= )(?:(?:{NEWSPAPER})(?:-(?:{NEWSPAPER}))*|Daily News)$")
"""The end of a newspaper's name that it is called by alone: the Courier, the Daily News. Other names end in a word of
their own ("Network", "Europe"), which says something else where it stands alone."""


THE = ("the", "The")
NOTHING = r"(?!)"
"""A pattern that is found nowhere."""


class Outlet(NamedTuple):
    """A row of the table. aliases: those ending in ~ only hold in a story that has the full name too.

    owner: who controls it (an outlet, for a programme); empty where that is not known.
    """

    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    owner: str
    kind: str


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
def listed() -> frozenset[str]:
    """The names of the table."""
    return frozenset(o.name for o in table())


@cache
def short_names() -> frozenset[str]:
    """What several outlets are called for short: Times, Post."""
    return frozenset(alias.rstrip("~") for o in table() for alias in o.aliases if alias.endswith("~"))


@cache
def _domains() -> dict[str, str]:
    return {domain: o.name for o in table() for domain in o.domains if domain}


def host(url: str) -> str:
    """The host of an address, in lower case and without www.; empty where it is no address."""
    try:
        name = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:  # of brackets around what is no IPv6 address
        return ""
    return name.lower().removeprefix("www.")


def by_address(url: str) -> str | None:
    """The outlet whose site an address is on; None also for what is no address."""
    parts = host(url).split(".")
    return next((n for i in range(len(parts) - 1) if (n := _domains().get(".".join(parts[i:])))), None)


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ")


@cache
def certain_names() -> dict[str, str]:
    """The outlets by what only one of them is called, in lower case: its name without "The", its aliases without ~."""
    aliases = {a.casefold(): o.name for o in table() for a in o.aliases if a and not a.endswith("~")}
    return aliases | {_plain(o.name): o.name for o in table()}


@cache
def _called(outlet: str) -> frozenset[str]:
    """All that an outlet is called, in lower case and without "The"."""
    (row,) = (o for o in table() if o.name == outlet)
    return frozenset(_plain(name.rstrip("~")) for name in (row.name, *row.aliases) if name)


def published_by(name: str, url: str = "") -> str:
    """What the table calls the publisher of this name, so that it is one with the outlet that others credit.

    Only a whole name or a domain counts, with or without "The", in upper or lower case. An alias that needs the full
    name beside it counts where `url`, the article's address, is on that outlet's site: the Sun at baltimoresun.com. A
    name that the table does not have stays as it is.
    """
    site = by_address(url)
    if site and _plain(name) in _called(site):
        return site
    return certain_names().get(name.casefold()) or certain_names().get(_plain(name)) or by_address(name) or name


AGENCY = re.compile(r"(?:The )?(?P<short>[A-Z].*) (?P<noun>News Agency|News Service|Wire Service)")


def _agency_names(name: str) -> list[str]:
    """What Kestrel News Agency is called too: Kestrel, the Kestrel news agency."""
    found = AGENCY.fullmatch(name)
    return [found["short"], f"{found['short']} {found['noun'].lower()}"] if found else []


def _last_word(name: str) -> str | None:
    """Of a name that the table does not have the last of several words: with "the" before it and no other name behind
    the outlet is called so, even one that is no newspaper (the Mercury; the Network, but not Network Rail)."""
    *others, last = name.split() or [""]
    return last if others and last[:1].isupper() and len(last) > 3 and _plain(name) not in certain_names() else None


class Outlets:
    """The outlets that a story may name: those of the table, its own publishers, what is called like a newspaper.

    publishers: the story's own, as the table calls them.
    """

    def __init__(self, publishers: Sequence[str] = (), texts: Sequence[str] = ()):
        told = "\n".join((*publishers, *texts))
        own = {p: published_by(p) for p in publishers if p.strip() and ("." in p or not p.islower())}
        self.publishers = frozenset(own.values())
        self._names: dict[str, str] = {}
        for full in own.values():  # before the short names of others: The Standard is not The London Standard
            self._add(full, full)
        for outlet in table():
            shown = outlet.name in told or outlet.name.removeprefix("The ") in told
            for alias in (outlet.name, outlet.name.removeprefix("The "), *outlet.aliases, *outlet.domains):
                if alias and (shown or not alias.endswith("~")):
                    self._names.setdefault(alias.rstrip("~"), outlet.name)
        for name in (*own, *(match.group() for text in texts for match in GENERIC.finditer(text))):
            known = own.get(name) or self._names.get(name) or self._names.get(name.removeprefix("The "))
            self._add(known or name, name, *SHORT.findall(name), *_agency_names(name))
        names = "|".join(map(re.escape, sorted(self._names, key=lambda n: (-len(n), n))))
        last = {f"{the} {word}": name for name in own.values() if (word := _last_word(name)) for the in THE}
        with_the = "|".join(map(re.escape, sorted(last.keys() - self._names.keys()))) or NOTHING
        self._names = last | self._names
        self._pattern = re.compile(rf"(?<![\w.])(?:{names}|(?:{with_the})(?! [A-Z]))(?![\w-])")

    def _add(self, outlet: str, *names: str) -> None:
        """Takes these names, with and without "The", for the outlet's, where they are not another's already."""
        for name in (alias for given in names for alias in (given, given.removeprefix("The "))):
            if len(name) > 3:
                self._names.setdefault(name, outlet)

    def find(self, text: str) -> tuple[str, int, int] | None:
        """The first outlet that `text` names: (full name, start, end)."""
        match = self._pattern.search(text)
        return (self._names[match.group()], match.start(), match.end()) if match else None

    def known(self, text: str) -> str | None:
        """The outlet of the table, or publisher of the story, whose name all of `text` is."""
        bare = text.removeprefix("the ")
        found = self.find(bare)
        whole = found is not None and found[1:] == (0, len(bare)) and found[0] in self.publishers | listed()
        return found[0] if found and whole else None

    def last(self, text: str) -> str | None:
        """The last outlet that `text` names."""
        matches = self._pattern.findall(text)
        return self._names[matches[-1]] if matches else None

    def every(self, text: str) -> list[tuple[str, int, int]]:
        """All outlets that `text` names, in its order: (full name, start, end)."""
        return [(self._names[match.group()], match.start(), match.end()) for match in self._pattern.finditer(text)]
