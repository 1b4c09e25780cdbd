"""On whose word, in words: one statement's chain, and why a claim has the number of routes that it has."""

from __future__ import annotations

from collections.abc import Iterator

from htpy import Element, Node, a, b, div, h3, li, p, small, span, ul

from woozle.model import Claim, Passage, Source, Statement
from woozle.render.view import View
from woozle.render.words import isolated, short
from woozle.route import passed_on_by, ways

KINDS = {"outlet": "outlet", "document": "document", "collective": "group"}
"""What stands behind a source's name where the name alone may mislead."""
EVIDENCE = 60
"""Characters of the words that a chain was read from."""


def looks(statement: Statement) -> str:
    """How a passage is marked: by the kind of the source where its chain ends, or by what cannot be told of it."""
    if statement.undetermined:
        return "undetermined"
    if statement.chain:
        return source_looks(statement.chain[-1].kind)
    return "copied" if statement.copied_from else "own"


def source_looks(kind: str) -> str:
    """One of the three looks of a source: named (somebody), published (a text or an outlet), unnamed."""
    return {"unnamed": "unnamed", "document": "published", "outlet": "published"}.get(kind, "named")


def source_link(view: View, source: Source) -> Node:
    """A source's name, linked to its entry, with its kind where the name does not tell."""
    href = view.to_source(source.kind, source.name)
    name = a(".source", href=href)[isolated(source.name)] if href else b(".source")[isolated(source.name)]
    kind = KINDS.get(source.kind)
    return [name, small[f" ({kind})"] if kind else ""]


def chain(view: View, claim: Claim, statement: Statement) -> Element:
    """On whose word one passage says what it says, and from which words of the article that was read."""
    return p(class_=["chain", looks(statement)])[
        b(".unsure")["Undetermined. "] if statement.undetermined else "",
        list(_chain_words(view, claim, statement)),
        _credit_copied(statement),
        " ",
        _basis(view, statement),
    ]


def _chain_words(view: View, claim: Claim, statement: Statement) -> Iterator[Node]:
    guess = "Best guess: " if statement.undetermined else ""
    if not statement.chain and statement.copied_from:
        how = "with the facts, and in the order, of" if statement.retold else "in the words of"
        yield f"{guess}In its own voice, but {how} "
        yield b[isolated(statement.copied_from)]
        yield ", which it does not credit: this route is inferred."
        return
    if not statement.chain:
        yield guess + "In its own voice; no source is named."
        return
    links = list(statement.chain)
    if len(passed_on_by(claim.kind, statement, claim.speaker)) < len(links):
        yield guess + "Words of "
        yield source_link(view, links.pop())
        if not links:
            yield ", with nobody named in between."
            return
        yield ", on the word of "
    else:
        yield guess + "On the word of "
    for number, source in enumerate(links):
        if number:
            before = links[number - 1].kind
            yield f", {'who' if before in ('person', 'unnamed') else 'which'} has it from "
        yield source_link(view, source)
    yield "."


def _credit_copied(statement: Statement) -> Node:
    if not (statement.chain and statement.copied_from):
        return ""
    return [" The credit too is in the words of ", b[isolated(statement.copied_from)], ": this route is inferred."]


def _basis(view: View, statement: Statement) -> Element:
    """Where the chain was read from, and how likely it is to be right; or who corrected it."""
    if author := view.corrected.get(statement.passage):
        return small(".basis")["Corrected by ", isolated(author), "."]
    texts = [Passage(statement.article, *span) for span in statement.evidence]
    links = [a(href=view.to_passage(t))["“", isolated(short(view.text(t), EVIDENCE)), "”"] for t in texts]
    joined = [[", " if n else "Read from ", link] for n, link in enumerate(links)]
    sure = f"{statement.confidence:.0%} sure"
    return small(".basis")[joined, f"; {sure}." if links else f"{sure.capitalize()}."]


def routes_badge(claim: Claim) -> Element:
    """The number of independent routes; a range looks like one, and so does a claim that is only denied."""
    few, many = claim.routes_range
    if claim.routes == 0:
        return span(".routes.denied")[b["0"], " denied only"]
    if few < many:
        return span(".routes.range")[b[f"{few}–{many}"], " routes"]
    return span(class_=["routes", {"one": claim.routes == 1}])[
        b[str(claim.routes)], f" route{'s' * (claim.routes > 1)}"
    ]


def why(view: View, claim: Claim) -> Element:
    """Why this number of routes: as paths, each from a publisher to where it ends."""
    publishers = {m.article: view.publisher(m) for m in claim.members}
    names = (tuple(name for _, name in way) for way in ways(claim.kind, claim.members, publishers))
    paths = list(dict.fromkeys(names))
    if claim.chokepoints or claim.routes < 2:
        apart, others = paths, []
    else:
        apart = list(claim.paths)
        others = [path for path in paths if path not in apart]
    return div(".why")[
        h3[f"Why {_number(claim)}"],
        p[list(_reason(claim))],
        ul(".paths")[(_path_item(claim, path) for path in apart)] if apart else "",
        [
            p["Each other path passes a publisher or a source of these:"],
            ul(".paths")[(_path_item(claim, path) for path in others)],
        ]
        if others
        else "",
    ]


def _number(claim: Claim) -> str:
    few, many = claim.routes_range
    if claim.routes == 0:
        return "no route"
    return f"{few} to {many} routes" if few < many else "1 route" if claim.routes == 1 else f"{claim.routes} routes"


def _reason(claim: Claim) -> Iterator[Node]:
    few, many = claim.routes_range
    if claim.routes == 0:
        yield "Every passage denies it, and who denies a claim is no route to it."
        return
    if claim.chokepoints:
        yield "Every path passes "
        for number, name in enumerate(claim.chokepoints):
            yield " and " if number else ""
            yield b(".choke")[isolated(name)]
        yield ". "
    elif claim.routes == 1:
        yield "The reports share a publisher on every path. "
    else:
        yield f"{claim.routes} paths share no publisher and no source, and no more do. "
    if claim.kind == "quote":
        yield "The speaker is where every path ends. "
    if few < many:
        unsure = sum(m.undetermined for m in claim.members)
        reasons = [f"the chain of {unsure} passage{'s' * (unsure > 1)} is undetermined"] if unsure else []
        if not unsure or any(m.copied_from for m in claim.members):
            reasons.append("reports share words, or facts in one order, and none says which has them from the other")
        yield f"There may be as few as {few} or as many as {many}: {', and '.join(reasons)}."


def _path_item(claim: Claim, path: tuple[str, ...]) -> Element:
    tags = [b(".choke") if name in claim.chokepoints else span for name in path]
    alone = " quotes it directly" if claim.kind == "quote" else " in its own voice"
    return li[
        [[" → " if n else "", tag[isolated(name)]] for n, (tag, name) in enumerate(zip(tags, path, strict=True))],
        small[alone] if len(path) == 1 else "",
    ]
