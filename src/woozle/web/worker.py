"""The process that reads and compares: python -m woozle.web.worker. Orders come in as JSON Lines, events go out so.

A process of its own, so that a work can be ended at once, whatever it is at, and a text made to break something breaks
nothing but its own story.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from ipaddress import ip_network

import msgspec
from msgspec import Struct

from woozle.model import Article, Story
from woozle.web.limits import MOST_ARTICLES


class File(Struct, frozen=True):
    """A file that was dropped, or a text that was pasted: read by its name's suffix, else by what it looks like."""

    name: str
    data: bytes


class Order(Struct, frozen=True):
    """What to make one story of. networks: private ones that the addresses may lead to."""

    name: str | None = None
    files: tuple[File, ...] = ()
    urls: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()


class Stage(Struct, frozen=True, tag_field="event", tag="stage"):
    """The work is at this stage (fetch, read, attribute, match, compare), `done` of `total` are done."""

    stage: str
    done: int
    total: int


class RefusedInput(Struct, frozen=True, tag_field="event", tag="refused"):
    """This input was not read; the rest is done."""

    origin: str
    reason: str


class Traced(Struct, frozen=True, tag_field="event", tag="traced"):
    """The work is done; the last event."""

    story: Story


class Failed(Struct, frozen=True, tag_field="event", tag="failed"):
    """The work came to nothing; the last event."""

    reason: str


Event = Stage | RefusedInput | Traced | Failed


def carry_out(order: Order, tell: Callable[[Event], None]) -> Story:
    """The story of what was ordered; raises ValueError where there is none."""
    from woozle.pipeline import trace_articles
    from woozle.read import Refused, printable, read_data, read_url, unique_ids

    def refuse(refused: Refused) -> None:
        tell(RefusedInput(printable(refused.origin), refused.reason))

    names: list[str] = []
    articles: list[Article] = []

    def take(batches: Iterable[tuple[str | None, list[Article]]]) -> None:
        for story, batch in batches:
            names.extend([story] if story else [])
            articles.extend(batch)

    networks = [ip_network(network) for network in order.networks]
    for number, url in enumerate(order.urls):
        tell(Stage("fetch", number, len(order.urls)))
        try:
            take(read_url(url, refuse, networks))
        except Refused as refused:
            refuse(refused)
    for number, file in enumerate(order.files):
        tell(Stage("read", number, len(order.files)))
        try:
            take(read_data(printable(file.name), file.data, refuse))
        except Refused as refused:
            refuse(refused)
    if not articles:
        raise ValueError("there is no article to read")
    if len(articles) > MOST_ARTICLES:
        raise ValueError(f"{len(articles)} articles are too many; a story may have {MOST_ARTICLES} here")
    articles = unique_ids(articles)
    name = order.name or (names or [articles[0].title or articles[0].id])[0]
    return trace_articles(printable(name), articles, lambda stage, done, total: tell(Stage(stage, done, total)))


def main() -> None:
    """Carries out one order a line of standard input until that ends."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no event

    def tell(event: Event) -> None:
        out.write(msgspec.json.encode(event) + b"\n")
        out.flush()

    for line in sys.stdin.buffer:
        try:
            tell(Traced(carry_out(msgspec.json.decode(line, type=Order), tell)))
        except BrokenPipeError:
            return
        except ValueError as error:
            tell(Failed(str(error)))
        except Exception as error:
            tell(Failed(f"an error of Woozle's own: {type(error).__name__}: {error}"))


if __name__ == "__main__":
    main()
