"""Outlets by name, alias and domain (outlets.tsv), and names that only an outlet has."""

from __future__ import annotations

import re
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


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(aliases(), key=len, reverse=True)
    return re.compile(r"(?<![\w.])(?:" + "|".join(map(re.escape, names)) + r")(?![\w-])")


def find_outlet(text: str) -> tuple[str, int, int] | None:
    """The first outlet that `text` names: (full name, start, end)."""
    known, generic = _pattern().search(text), GENERIC.search(text)
    if generic and (not known or generic.start() <= known.start()) and generic.group() not in aliases():
        return generic.group(), generic.start(), generic.end()
    if known:
        return aliases()[known.group()], known.start(), known.end()
    return None
