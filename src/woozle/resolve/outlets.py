"""Outlets by name, alias and domain (outlets.tsv), and names that only an outlet has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

GENERIC = re.compile(
    r"\b(?:[A-Z][\w.&'’-]* ){1,3}(?:Times|Post|Tribune|Herald|Gazette|Journal|Chronicle|Globe|Star|Courier|Dispatch"
    r"|Register|Observer|Telegraph|Inquirer|Examiner|Ledger|Sentinel|Bulletin|Mirror|Daily|Daily News|News Agency|Wire"
    r"|Broadcasting)\b|\b[KW][A-Z]{2,3}(?:-(?:TV|FM|AM))?\b"
)
"""What newspapers, agencies and American stations (four letters from K or W) are called."""


@cache
def aliases() -> dict[str, str]:
    """Alias -> full name, every outlet of the table under its full name too."""
    out: dict[str, str] = {}
    for line in files("woozle.resolve").joinpath("outlets.tsv").read_text("utf8").splitlines():
        name, others, domain = line.split("\t")
        for alias in (name, domain, *others.split("|")):
            out[alias] = name
    return out


class Outlets:
    """The outlets that a story may name: those of the table, its own publishers, what is called like a newspaper."""

    def __init__(self, publishers: Iterable[str] = (), texts: Iterable[str] = ()):
        self._names = dict(aliases())
        found = [*publishers, *(match.group() for text in texts for match in GENERIC.finditer(text))]
        for name in found:
            full = self._names.get(name) or self._names.get(name.removeprefix("The ")) or name
            for alias in (name, name.removeprefix("The "), name.split()[-1]):
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
