"""Finding by words. page.js does the same with claims, in the browser, on the same words of the page (a test holds it
to)."""

from __future__ import annotations

import re
import unicodedata

from woozle.model import Claim
from woozle.render.differing import LONGEST
from woozle.render.view import View

MOST = 200
"""Characters of a search that are looked for."""
IGNORED = re.compile(r"[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Accents that are characters of their own, soft hyphens, and what cannot be seen."""


def fold(text: str) -> str:
    """As it is sought: in capitals (of "ß" these are "SS"), without accents, an apostrophe of any kind."""
    return IGNORED.sub("", unicodedata.normalize("NFKD", text)).upper().replace("’", "'")


def found(view: View, claim: Claim, sought: str) -> bool:
    """Do all words that are sought stand in a claim: its id, its passages, their publishers and sources?"""
    wanted = fold(sought[:MOST]).split()
    if not wanted:
        return True
    of = map(view.publisher, claim.members)
    sources = (s.name for m in claim.members for s in m.chain)
    passages = (view.articles[m.article].text[m.start : min(m.end, m.start + LONGEST)] for m in claim.members)
    text = fold("\n".join((claim.id, claim.text[:LONGEST], *of, *sources, *passages)))
    return all(word in text for word in wanted)
