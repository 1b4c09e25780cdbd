"""woozle serve: the local server."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from woozle.cli.inputs import AllowNetwork, networks
from woozle.read import printable
from woozle.web.limits import SECONDS

PORT = 8642
"""Always the same, so that a permalink holds after a restart."""


def serve(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="FOLDER",
            help="Where the stories are kept, and reports may lie; by default in your user's data folder.",
        ),
    ] = None,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="The port to listen on; 0: any free one.")
    ] = PORT,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page in the browser.")] = True,
    author: Annotated[
        str | None, typer.Option("--author", metavar="NAME", help="Who corrects; by default your login name.")
    ] = None,
    limit: Annotated[
        float, typer.Option("--limit", metavar="SECONDS", min=1, help="How long reading one story may take.")
    ] = SECONDS,
    allow_network: AllowNetwork = None,
) -> None:
    """Open Woozle in the browser: give articles, read reports, correct what the machine got wrong."""
    allowed = [str(network) for network in networks(allow_network)]
    try:
        from platformdirs import user_data_path

        from woozle.corrections.values import LONGEST_NAME
        from woozle.web.serve import bind
        from woozle.web.serve import serve as run
    except ImportError as error:
        typer.echo(f"woozle: serve needs more ({error.name} is missing): pip install 'woozle[web]'", err=True)
        raise typer.Exit(2) from None
    import getpass
    import os
    import webbrowser

    place = folder or user_data_path("woozle", appauthor=False) / "stories"
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
    except FileExistsError:
        typer.echo(f"woozle: {printable(str(place))} is a file; give the folder that it lies in", err=True)
        raise typer.Exit(2) from None
    except OSError as error:
        typer.echo(f"woozle: {printable(str(place))} is no folder to keep stories in: {error.strerror}", err=True)
        raise typer.Exit(2) from None
    try:
        listening = bind(port)
    except OSError as error:
        typer.echo(
            f"woozle: cannot listen on port {port}: {os.strerror(error.errno or 0)}; --port 0 takes a free one",
            err=True,
        )
        raise typer.Exit(2) from None

    def ready(address: str) -> None:
        typer.echo(address)
        typer.echo(f"Stories are kept in {printable(str(place))}. Ctrl-C ends the server.", err=True)
        if browser:
            webbrowser.open(address)

    try:
        name = author or getpass.getuser()
    except (OSError, KeyError):
        name = "unknown"
    run(listening, place, author=printable(name)[:LONGEST_NAME], networks=allowed, seconds=limit, ready=ready)
