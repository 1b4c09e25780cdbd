"""What was corrected: each correction in words, by whom, when, whether it holds, and a way to take it back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from htpy import Element, Node, a, button, details, div, form, h1, input, li, ol, p, span, strong, summary, time, ul

from woozle.corrections import (
    Correction,
    FixChain,
    JoinClaims,
    NoDifference,
    RenameSources,
    SplitClaim,
    Undo,
    in_force,
    undone_by,
)
from woozle.model import Passage, Source
from woozle.render.chains import KINDS
from woozle.web.folder import Kept
from woozle.web.pages.layout import empty, page, story_bar, story_url, words


def corrections_page(kept: Kept, made: str | None) -> str:
    return page(
        f"Corrections of {kept.machine.story}",
        made_note(kept, made),
        h1["Corrections of ", words(kept.machine.story, 200)],
        p(".lead")[
            "They lie over the machine's reading and never alter it; each can be taken back. ",
            a(href=f"/api/stories/{kept.id}/corrections.jsonl")["Save them as JSON Lines"],
            ", which training can use.",
        ],
        ol(".corrections", reversed=True)[(_row(kept, c) for c in reversed(kept.corrections))]
        if kept.corrections
        else empty("Nothing was corrected yet. Open a claim to correct it."),
        _damaged(kept),
        bar=story_bar(kept, "corrections"),
    )


def _row(kept: Kept, c: Correction) -> Element:
    standing, why, can_undo = _standing(kept, c)
    at = datetime.fromisoformat(c.at.replace("Z", "+00:00")).astimezone()
    return li(id=f"correction-{c.id}", class_=standing)[
        p[span(".standing")[standing], " ", words(in_words(kept, c), 1200)],
        p(".unfit")[f"It changes nothing: {why}."] if why else None,
        p(".about")[words(c.author, 100), ", ", time(datetime=c.at)[at.strftime("%-d %b %Y, %H:%M:%S")]],
        _undo(kept, c, "Apply again" if undone_by(kept.corrections, c)[1] % 2 else "Undo") if can_undo else None,
    ]


def _standing(kept: Kept, c: Correction) -> tuple[str, str, bool]:
    """(one word for it, why it does not fit, can it be undone)."""
    unfit = next((u.why for u in kept.corrected.unfit if u.correction.id == c.id), "")
    if unfit:
        return "does not fit", unfit, not isinstance(c.change, Undo)
    if isinstance(c.change, Undo):
        holds = _holds(kept, c)
        return ("undo" if holds else "undone"), "", holds
    return ("applied", "", True) if c in kept.corrected.applied else ("undone", "", False)


def _holds(kept: Kept, undo: Correction) -> bool:
    """Is an Undo itself in force?"""
    without = [c for c in kept.corrections if c.id != undo.id]
    return in_force(without) != in_force(kept.corrections)


def _undo(kept: Kept, c: Correction, text: str) -> Element:
    return form(method="post", action=f"{story_url(kept.id)}/corrections")[
        input(type="hidden", name="type", value="undo"),
        input(type="hidden", name="correction", value=c.id),
        button[text],
    ]


def made_note(kept: Kept, made: str | None) -> Node:
    """Says what was just done and offers to take it back."""
    correction = next((c for c in kept.corrections if c.id == made), None)
    if correction is None:
        return None
    undone = undone_by(kept.corrections, correction)[1] % 2 == 1
    return div(".made", role="status")[
        p[
            None if isinstance(correction.change, Undo) else strong["Corrected. "],
            words(in_words(kept, correction), 400),
        ],
        _undo(kept, correction, "Apply again" if undone else "Undo") if _standing(kept, correction)[2] else None,
    ]


def _damaged(kept: Kept) -> Node:
    return (
        kept.damaged
        and details(open=True)[
            summary[
                f"{len(kept.damaged)} line{'s' * (len(kept.damaged) > 1)} of the file of corrections cannot be read"
            ],
            ul[(li[words(line, 300)] for line in kept.damaged)],
        ]
    )


def in_words(kept: Kept, correction: Correction) -> str:
    """A correction as a sentence."""
    match correction.change:
        case JoinClaims(claims, statements):
            return "One claim: " + "; ".join(_said(kept, s) for s in statements or _one_of_each(claims))
        case SplitClaim(statements):
            return "A claim of its own: " + "; ".join(_said(kept, s) for s in statements)
        case RenameSources(sources, into):
            return f"{', '.join(map(_name, sources))} is {_name(into)}"
        case FixChain(statement, ()):
            return f"{_said(kept, statement)} is in the article’s own voice"
        case FixChain(statement, chain):
            return f"{_said(kept, statement)} is on the word of {' ← '.join(map(_name, chain))}"
        case NoDifference(kind, values):
            return f"No difference of {kind}: " + " and ".join(_said(kept, v) for v in values)
        case Undo(undone):
            about, times = undone_by(kept.corrections, correction)
            if isinstance(about.change, Undo):
                return f"Undone: correction {undone}"
            return f"{'Undone' if times % 2 else 'Applied again'}: {in_words(kept, about)}"


def _one_of_each(claims: Sequence[Sequence[Passage]]) -> Iterator[Passage]:
    """A passage by which to tell each claim; where there is one, one that the others do not have."""
    times = Counter(passage for claim in claims for passage in set(claim))
    return (min(claim, key=lambda passage: times[passage]) for claim in claims)


def _name(source: Source) -> str:
    return f"{source.name} ({KINDS.get(source.kind, source.kind)})"


def _said(kept: Kept, passage: Passage) -> str:
    article = next((a for a in kept.machine.articles if a.id == passage.article), None)
    if article is None:
        return f"a passage of {passage.article}"
    text = " ".join(article.text[passage.start : passage.end].split())
    return f"“{text if len(text) <= 160 else text[:160] + '…'}” ({article.route_name})"
