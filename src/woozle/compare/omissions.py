"""What an article leaves out that others carry: before all, a denial or a reply by whoever is accused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

from woozle.compare.replies import Heard, Reply, heard, replies, spellings
from woozle.compare.told import Told
from woozle.model import Article, Claim, Omission, Passage, Source, Statement
from woozle.published import by_age

Kind = Literal["denial", "reply", "claim"]
ORDER: tuple[Kind, ...] = ("denial", "reply", "claim")


def omissions(claims: Sequence[Claim], articles: Sequence[Article]) -> list[Omission]:
    """Denials and replies that an article lacks, first; then claims that two or more other publishers carry.

    A denial or a reply (declined to comment, could not be reached) counts as left out where the article tells of
    whoever makes it or for whom it is made, and lets neither the one have a word nor the other deny anything
    (woozle.compare.replies). It is listed once an article and party, with the claim that the earliest report makes
    first. Where it only takes up what was just said ("the agency denied that"), it counts for articles that carry this.
    A claim that half of its carriers have as a denial or a reply is one. Any other claim counts as left out only by
    reports without a sentence like it (woozle.compare.told): in other words it may be there.
    """
    names = {a.id: a.route_name for a in articles}
    age = {a.id: n for n, a in enumerate(sorted(articles, key=by_age))}

    def place(part: Passage | Statement) -> tuple[int, int, int]:
        return age[part.article], part.start, part.end

    texts = {a.id: a.text for a in articles}
    sayings = Told(articles, names)
    found = replies(claims, articles)
    carriers: dict[Passage, set[str]] = defaultdict(set)
    sources: dict[str, set[Source]] = defaultdict(set)
    for claim in claims:
        publishers = {names[m.article] for m in claim.members}
        for m in claim.members:
            carriers[m.passage] |= publishers
            sources[m.article].update(m.chain)
    voices: dict[str, Heard] = defaultdict(Heard)
    for article in articles:
        voices[names[article.id]] |= heard(article, sources[article.id])
    spelled = spellings(found.values(), voices.values())

    def missed(reply: Reply, article: Article) -> bool:
        """Does an article lack it? What it takes up must be there to be denied."""
        publisher = names[article.id]
        mine = voices[publisher], told[article.id]
        if any(h.has(reply, spelled) for h in mine) or not any(h.concerned(reply, spelled) for h in mine):
            return False
        return not reply.takes_up or any(publisher in carriers[passage] for passage in reply.takes_up)

    out: list[Omission] = []
    told: dict[str, Heard] = defaultdict(Heard)
    for claim in sorted(claims, key=lambda claim: sorted(map(place, claim.members))):
        answers = [r for m in claim.members if (r := found.get(m.passage)) is not None]
        answers = [r for r in answers if r.kind == "denial"] or answers
        carried = {names[m.article] for m in claim.members}
        answered = {names[r.passage.article] for r in answers}
        is_claim = len(carried) > 1 and 2 * len(answered) < len(carried)
        like = sayings.by(texts[m.article][m.start : m.end] for m in claim.members) if is_claim else set()
        for article in articles if answers or is_claim else ():
            publisher = names[article.id]
            if answers and publisher not in answered and all(missed(r, article) for r in answers):
                told[article.id] |= Heard(parties=frozenset(w for r in answers for w in r.party), nameless=True)
                first = min((r.passage for r in answers), key=place)
                out.append(Omission(claim.id, article.id, answers[0].kind, tuple(sorted(answered)), first))
            elif is_claim and publisher not in carried and publisher not in like:
                out.append(Omission(claim.id, article.id, "claim", tuple(sorted(carried))))
    numbers = {claim.id: n for n, claim in enumerate(claims)}
    return sorted(out, key=lambda o: (ORDER.index(o.kind), -len(o.carried_by), numbers[o.claim]))
