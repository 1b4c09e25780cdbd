"""What an article leaves out that others carry: before all, a denial or a reply by whoever is accused."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

from woozle.model import Article, Claim, Omission, Statement

Kind = Literal["denial", "reply", "claim"]
ORDER: tuple[Kind, ...] = ("denial", "reply", "claim")
REPLY = re.compile(
    r"\b(?:(?:declin|refus)(?:e[sd]?|ing) (?:to (?:comment|respond|answer|discuss|say)|(?:any )?comment)"
    r"|(?:did|does|do|has|have|had) ?(?:not|n[’']t) (?:immediately |yet )?(?:respond(?:ed)?|repl(?:y|ied)"
    r"|comment(?:ed)?|return(?:ed)? (?:a |the )?(?:call|message|request|email))"
    r"|(?:could|would) not (?:immediately )?(?:be reached|comment)"
    r"|had no (?:immediate )?comment|no comment from|was not (?:immediately )?available for comment)",
    re.IGNORECASE,
)
"""How news says that somebody was asked and what came of it."""
CAPITAL = re.compile(r"\b[A-Z][\w’-]*\w")
AROUND = 160
"""Characters before such words within which the one who was asked is named."""
NO_NAMES = frozenset(
    "The A An In On At But And He She They It Mr Mrs Ms His Her Their When Asked After Both Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday".split()
)


def omissions(claims: Sequence[Claim], articles: Sequence[Article]) -> list[Omission]:
    """Denials and replies that an article lacks, first; then claims that two or more other publishers carry.

    A denial or a reply (declined to comment, could not be reached) counts as left out where the article has none by
    the same person or body. It is listed once an article and party.
    """
    names = {a.id: a.route_name for a in articles}
    texts = {a.id: a.text for a in articles}
    heard: dict[str, set[str]] = defaultdict(set)
    for member in (m for claim in claims for m in claim.members):
        if _kind(member, texts[member.article]) != "claim":
            heard[names[member.article]] |= _party(member, texts[member.article])
    out: list[Omission] = []
    told: dict[tuple[str, Kind], set[str]] = defaultdict(set)
    for claim in claims:
        carried = {names[m.article] for m in claim.members}
        kind = min((_kind(m, texts[m.article]) for m in claim.members), key=ORDER.index)
        party = frozenset(
            w for m in claim.members if _kind(m, texts[m.article]) == kind for w in _party(m, texts[m.article])
        )
        for article in articles:
            others = carried - {article.route_name}
            if article.route_name in carried or not others:
                continue
            known = heard[article.route_name] | told[article.id, kind]
            replied = kind != "claim" and known.isdisjoint(party)
            if replied or len(others) > 1:
                told[article.id, kind] |= party if replied else set()
                out.append(Omission(claim.id, article.id, kind if replied else "claim", tuple(sorted(others))))
    return sorted(out, key=lambda o: (ORDER.index(o.kind), -len(o.carried_by)))


def _kind(statement: Statement, text: str) -> Kind:
    if statement.stance == "denies":
        return "denial"
    return "reply" if REPLY.search(text, statement.start, statement.end) else "claim"


def _party(statement: Statement, text: str) -> frozenset[str]:
    """The names of whoever denies or replies: its last source, or who is named before the words that say so."""
    if statement.stance == "denies" and statement.chain:
        return frozenset(CAPITAL.findall(statement.chain[-1].name)) - NO_NAMES or frozenset({statement.chain[-1].name})
    match = REPLY.search(text, statement.start, statement.end)
    if match is None:
        return frozenset()
    start = max(text.rfind("\n", 0, match.start()) + 1, match.start() - AROUND)
    return frozenset(CAPITAL.findall(text[start : match.end() + AROUND // 4])) - NO_NAMES
