"""The story summary in the terminal (rich)."""

from __future__ import annotations

from typing import Any

import msgspec
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from woozle.model import Claim, Passage, Statement, Story
from woozle.render.dates import day_shown
from woozle.render.summary import (
    chain_words,
    chokepoints,
    denied_in,
    following,
    headline,
    left_out,
    publishers,
    routes_words,
    to_check,
)
from woozle.render.view import gravest_first, paragraph_at, paragraphs

MOST_CLAIMS = 12
"""Shared claims that the summary opens; the rest is counted. `--html` and `--json` hold all."""
MOST_ROWS = 12
SHORT = 40
"""Characters up to which the two values of a difference stand in one line."""


def print_story(story: Story, console: Console) -> None:
    """What an editor wants first: what rests on one source, shared claims, where reports differ, what is left out."""
    story = msgspec.convert(_harmless(msgspec.to_builtins(story)), Story)
    console.print(Text(story.story, style="bold"))
    console.print(Text(headline(story)))
    for part in (_articles(story), _single(story), _claims(story), _differences(story), _omissions(story)):
        if part:
            console.print()
            console.print(part)


def _harmless(value: Any) -> Any:
    """Every text in it with � for characters that would command the terminal or turn the line round (ESC, bidi)."""
    if isinstance(value, str):
        return value if value.isprintable() else "".join(c if c.isprintable() or c in "\n\t" else "�" for c in value)
    if isinstance(value, dict):
        return {key: _harmless(item) for key, item in value.items()}
    return [_harmless(item) for item in value] if isinstance(value, list | tuple) else value


def _title(words: str) -> Text:
    return Text(words, style="bold underline")


def _articles(story: Story) -> RenderableType:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for article in story.articles:
        table.add_row(
            Text(article.id, style="cyan"), Text(article.publisher or "publisher not known"),
            Text(day_shown(article.published or "")), Text(article.title or "", overflow="ellipsis", no_wrap=True),
        )  # fmt: skip
    notes = [
        Text.assemble((f"{story.article(id).route_name}: ", "bold"), (sentence, "yellow"))
        for id, sentences in following(story).items()
        for sentence in sentences
    ]
    return Group(table, *notes)


def _single(story: Story) -> RenderableType | None:
    found = chokepoints(story)
    if not found:
        return None
    lines: list[RenderableType] = [_title("Rests on one source")]
    for point in found[:MOST_ROWS]:
        carriers, deniers = (
            list(dict.fromkeys(name for claim in point.claims for name in names(story, claim)))
            for names in (publishers, denied_in)
        )
        count = f"{len(point.claims)} claim{'' if len(point.claims) == 1 else 's'}"
        denied = f"; denied in {', '.join(deniers)}" if deniers else ""
        lines.append(Text.assemble((point.name, "bold yellow"), f"  {count}, carried by {', '.join(carriers)}{denied}"))
    return Group(*lines)


def _claims(story: Story) -> RenderableType | None:
    claims = to_check(story)
    if not claims:
        return Text("No claim is shared by two publishers.")
    parts: list[RenderableType] = [_title("Shared claims, those to check first on top")]
    parts += [_claim(story, claim) for claim in claims[:MOST_CLAIMS]]
    if len(claims) > MOST_CLAIMS:
        parts.append(Text(f"… and {len(claims) - MOST_CLAIMS} more: see --html or --json", style="dim"))
    return Group(*parts)


def _claim(story: Story, claim: Claim) -> RenderableType:
    head = Text.assemble((claim.id, "bold"), "  ", (routes_words(claim), "yellow" if claim.routes == 1 else "green"))
    if claim.chokepoints:
        head.append(f", all through {' and '.join(claim.chokepoints)}", "yellow")
    rows = [_passage(story, m, chain_words(m) + _stance(m)) for m in claim.members]
    return Group(head, *rows)


def _stance(member: Statement) -> str:
    words = ([] if member.stance in ("asserts", "reports") else [member.stance]) + (["hedged"] if member.hedged else [])
    return f" ({', '.join(words)})" if words else ""


def _passage(story: Story, passage: Passage | Statement, after: str) -> RenderableType:
    words = " ".join(story.text(passage).split())
    return Padding(
        Text.assemble((_where(story, passage), "cyan"), "  ", words, ("  " + after if after else "", "italic dim")),
        (0, 0, 0, 4),
    )


def _where(story: Story, passage: Passage | Statement) -> str:
    return f"{passage.article} ¶ {paragraph_at(paragraphs(story.article(passage.article).text), passage)}"


def _differences(story: Story) -> RenderableType | None:
    if not story.differences:
        return None
    parts: list[RenderableType] = [_title("Where they differ")]
    for difference in gravest_first(story.differences)[:MOST_ROWS]:
        head = Text.assemble((difference.claim, "bold"), "  ", (difference.kind, "magenta"), "  ")
        if all(v.end - v.start <= SHORT for v in difference.values):
            values = (f"“{' '.join(story.text(v).split())}” ({_where(story, v)})" for v in difference.values)
            parts.append(head.append(" / ".join(values)))
        else:
            parts.append(head.append(difference.note))
            parts += [_passage(story, v, "") for v in difference.values]
    if len(story.differences) > MOST_ROWS:
        parts.append(Text(f"… and {len(story.differences) - MOST_ROWS} more", style="dim"))
    return Group(*parts)


def _omissions(story: Story) -> RenderableType | None:
    if not story.omissions:
        return None
    parts: list[RenderableType] = [_title("What is left out")]
    for omission in story.omissions[:MOST_ROWS]:
        what = "leaves out" if omission.kind == "claim" else f"leaves out the {omission.kind}"
        line = Text.assemble(
            (omission.article, "cyan"), f" {what} ", (omission.claim, "bold"), f": {left_out(story, omission)}"
        )
        line.append(f"  (in {', '.join(omission.carried_by)})", "italic dim")
        parts.append(line)
    if len(story.omissions) > MOST_ROWS:
        parts.append(Text(f"… and {len(story.omissions) - MOST_ROWS} more", style="dim"))
    return Group(*parts)
