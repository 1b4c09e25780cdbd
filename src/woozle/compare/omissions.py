"""What an article leaves out that others carry, a denial or a reply before all."""

from __future__ import annotations

from collections.abc import Sequence

from woozle.model import Article, Claim, Omission


def omissions(claims: Sequence[Claim], articles: Sequence[Article]) -> list[Omission]:
    """Denials that an article lacks, first; then claims that two or more other publishers carry and it does not."""
    names = {a.id: a.route_name for a in articles}
    out = []
    for claim in claims:
        carried = {names[m.article] for m in claim.members}
        denial = any(m.stance == "denies" for m in claim.members)
        for article in articles:
            others = carried - {article.route_name}
            if article.route_name not in carried and len(others) >= (1 if denial else 2):
                out.append(Omission(claim.id, article.id, "denial" if denial else "claim", tuple(sorted(others))))
    return sorted(out, key=lambda o: (o.kind != "denial", -len(o.carried_by)))
