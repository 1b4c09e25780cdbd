"""woozle trace: articles in, the story out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from woozle.cli.inputs import AllowNetwork, Refusals, networks, progress, standard_output, write_whole
from woozle.files import stem_of
from woozle.model import Story
from woozle.pipeline import default_name, read_stdin, trace_articles
from woozle.read import printable, read_inputs


def trace(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT",
            help="Text files, saved HTML pages, web addresses, story files, JSON Lines of articles, folders of these,"
            " or - for standard input. A story file is a story of its own; all other articles together are one.",
        ),
    ],
    json: Annotated[
        str | None,
        typer.Option("--json", metavar="FILE|-", help="Write the Story as JSON; several stories as one a line."),
    ] = None,
    html: Annotated[
        str | None,
        typer.Option("--html", metavar="FILE|-", help="Write the report as one HTML file (one story only)."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Write STORY.json and STORY.html of each story into DIR."),
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", help="What to call a story that has no name of its own.")
    ] = None,
    allow_network: AllowNetwork = None,
) -> None:
    """Compare reports of one story: what they share, on whose word, over how many routes, and where they part."""
    if json == html == "-":
        raise typer.BadParameter("--json - and --html - cannot both be standard output; give one of them a file")
    refusals = Refusals()
    batches = list(read_inputs(inputs, read_stdin, refusals, networks(allow_network)))
    if not batches:
        typer.echo("woozle: no article to compare", err=True)
        raise typer.Exit(1)
    if html and len(batches) > 1:
        raise typer.BadParameter(f"--html takes one story, the inputs hold {len(batches)}; use -o DIR")
    stories: list[Story] = []
    with progress() as report:
        for own_name, articles in batches:
            title = own_name or printable(name or default_name(inputs, articles))
            try:
                stories.append(trace_articles(title, articles, report))
            except ImportError as error:
                typer.echo(f"woozle: {title}: {error}", err=True)
                raise typer.Exit(1) from None
    _write(stories, json, html, output)
    if not (json or html or output):
        from rich.console import Console

        from woozle.render.terminal import print_story

        with standard_output():
            console = Console(highlight=False)
            for story in stories:
                print_story(story, console)
    if refusals.any:
        raise typer.Exit(1)


def _write(stories: list[Story], json: str | None, html: str | None, output: Path | None) -> None:
    if json:
        import msgspec

        data = stories[0].to_json() if len(stories) == 1 else b"".join(msgspec.json.encode(s) + b"\n" for s in stories)
        _put(json, data)
    if html or output:
        from woozle.render.page import render_page

        if html:
            _put(html, render_page(stories[0]).encode("utf8", "replace"))
        if output:
            for story, stem in zip(stories, file_names(stories), strict=True):
                write_whole(output / f"{stem}.json", story.to_json())
                write_whole(output / f"{stem}.html", render_page(story).encode("utf8", "replace"))


def _put(place: str, data: bytes) -> None:
    """Into a file, or with - to standard output."""
    if place == "-":
        with standard_output() as out:
            out.write(data)
    else:
        write_whole(Path(place), data)


def file_names(stories: list[Story]) -> list[str]:
    """A safe file name (without suffix) for each story; they differ in more than upper and lower case."""
    taken: set[str] = set()
    out = []
    for story in stories:
        stem = stem_of(story.story, 80) or "story"
        name, number = stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        out.append(name)
    return out
