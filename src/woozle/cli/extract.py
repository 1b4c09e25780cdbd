"""woozle extract: who said what in each article, one line an article."""

from __future__ import annotations

from typing import Annotated

import typer

from woozle.cli.inputs import AllowNetwork, Refusals, networks, progress, standard_output


def extract(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="INPUT",
            help="Text files, saved HTML pages, web addresses, story files, JSON Lines of articles, folders of these;"
            " without one, or with -, standard input.",
        ),
    ] = None,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Write one JSON object a line (so it does; said for clarity).")
    ] = True,
    allow_network: AllowNetwork = None,
) -> None:
    """Find who said what: source, cue and content of every attribution, as offsets in code points."""
    import msgspec

    from woozle.pipeline import extract_each, read_stdin
    from woozle.read import read_inputs

    refusals = Refusals()
    with progress() as report:
        batches = read_inputs(inputs or ["-"], read_stdin, refusals, networks(allow_network))
        articles = (a for _, batch in batches for a in batch)
        for done, (article, found) in enumerate(extract_each(articles), 1):
            report("attribute", done, done + 1)
            with standard_output() as out:
                line = {
                    "id": article.id,
                    "attributions": [a for a in found if a.parent is None],
                    "nested": [a for a in found if a.parent is not None],
                }
                out.write(msgspec.json.encode(line) + b"\n")
    if refusals.any:
        raise typer.Exit(1)
