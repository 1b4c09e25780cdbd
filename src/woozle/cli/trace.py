"""woozle trace: articles in, the story out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from woozle.cli.inputs import Refusals, progress, write_whole
from woozle.model import Story
from woozle.pipeline import default_name, trace_articles
from woozle.read import read_inputs


def trace(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="Text files, saved HTML pages, story files, JSON Lines of articles, folders of these, or - for standard"
            " input. A story file is a story of its own; all other articles together are one.",
        ),
    ],
    json: Annotated[
        str | None,
        typer.Option("--json", metavar="FILE|-", help="Write the Story as JSON; several stories as one a line."),
    ] = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write the report as one HTML file (one story only).")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Write STORY.json and STORY.html of each story into DIR."),
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", help="What to call a story that has no name of its own.")
    ] = None,
) -> None:
    """Compare reports of one story: what they share, on whose word, over how many routes, and where they part."""
    refusals = Refusals()
    stories: list[Story] = []
    with progress() as report:
        for own_name, articles in read_inputs(inputs, sys.stdin.buffer.read, refusals):
            stories.append(trace_articles(own_name or name or default_name(inputs, articles), articles, report))
    if not stories:
        typer.echo("woozle: no article to compare", err=True)
        raise typer.Exit(1)
    if html and len(stories) > 1:
        raise typer.BadParameter(f"--html takes one story, the inputs hold {len(stories)}; use -o DIR")
    _write(stories, json, html, output)
    if not (json or html or output):
        from rich.console import Console

        from woozle.render.terminal import print_story

        console = Console(highlight=False)
        for story in stories:
            print_story(story, console)
    if refusals.any:
        raise typer.Exit(1)


def _write(stories: list[Story], json: str | None, html: Path | None, output: Path | None) -> None:
    if json:
        import msgspec

        data = stories[0].to_json() if len(stories) == 1 else b"".join(msgspec.json.encode(s) + b"\n" for s in stories)
        if json == "-":
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        else:
            write_whole(Path(json), data)
    if html or output:
        from woozle.render.page import render_page

        if html:
            write_whole(html, render_page(stories[0]).encode("utf8", "replace"))
        if output:
            for story, stem in zip(stories, file_names(stories), strict=True):
                write_whole(output / f"{stem}.json", story.to_json())
                write_whole(output / f"{stem}.html", render_page(story).encode("utf8", "replace"))


def file_names(stories: list[Story]) -> list[str]:
    """A safe, distinct file name (without suffix) for each story."""
    import re

    taken: dict[str, int] = {}
    out = []
    for story in stories:
        stem = re.sub(r"[^\w-]+", "-", story.story).strip("-")[:80] or "story"
        taken[stem] = taken.get(stem, 0) + 1
        out.append(stem if taken[stem] == 1 else f"{stem}-{taken[stem]}")
    return out
