"""The `woozle` command: one file a subcommand."""

from __future__ import annotations

import os
from typing import Annotated

import typer

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy: articles share the cores, not matrices

import woozle
from woozle.cli.extract import extract
from woozle.cli.serve import serve
from woozle.cli.trace import trace

app = typer.Typer(
    name="woozle",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    help="Reads several reports of one story and shows on whose word each claim rests, over how many independent routes"
    " it came, and where the reports part. It judges nothing true or false, and works offline.",
    epilog="Examples:  woozle trace a.html b.txt  ·  woozle trace reports/ --html story.html"
    "  ·  woozle extract report.txt\n\nExit status: 0 done, 1 some inputs were refused, 2 wrong usage.",
)


def _version(show: bool) -> None:
    if show:
        typer.echo(f"woozle {woozle.__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Runs before any subcommand: --version, and what is wrong for all of them."""
    from woozle.models import threads

    try:
        threads()
    except ValueError as error:
        typer.echo(f"woozle: {error}", err=True)
        raise typer.Exit(2) from None


app.command(
    epilog="Examples:  woozle trace a.html b.txt  ·  woozle trace reports/ --html story.html"
    "  ·  cat story.json | woozle trace - --json -"
)(trace)
app.command(epilog="Examples:  woozle extract report.txt  ·  woozle extract articles.jsonl > attributions.jsonl")(
    extract
)
app.command(epilog="Examples:  woozle serve  ·  woozle serve stories/ --port 0 --no-browser")(serve)
