"""The first page: give articles, find stories."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlencode

from htpy import (
    Element,
    Node,
    a,
    button,
    details,
    div,
    fieldset,
    form,
    h1,
    h2,
    input,
    label,
    legend,
    li,
    ol,
    option,
    p,
    section,
    select,
    small,
    span,
    summary,
    textarea,
    time,
    ul,
)  # fmt: skip

from woozle.read.refuse import MAX_BYTES
from woozle.render.dates import date_words
from woozle.render.words import plain
from woozle.web.folder import Entry, Filter
from woozle.web.limits import MOST_ARTICLES, MOST_BYTES, megabytes
from woozle.web.loose import Loose
from woozle.web.pages.layout import empty, figures, page, story_url, words
from woozle.web.site import ONLY

PASTED = 2
"""Places to paste a text into that the page has without scripts."""


def start_page(
    found: Sequence[Entry],
    which: Filter,
    everything: Sequence[Entry],
    reports: Sequence[Loose],
    no_stories: Sequence[str],
    deleted: bool = False,
) -> str:
    """found: the stories that the filter `which` admits, of all that there are. reports: files of the folder that can
    be compared. deleted: a story just was."""
    return page(
        "Stories",
        div(".made", role="status")[p["The story was deleted."]] if deleted else None,
        h1["See what rests on what"],
        p(".lead")[
            "Give two or more reports of one story. Woozle shows on whose word each claim rests, over how many "
            "independent routes it came, and where the reports part. It judges nothing true or false. Nothing leaves "
            "this machine; only web addresses that you enter are fetched."
        ],
        _new(),
        _here(reports),
        section("#stories")[
            h2["Stories"],
            _search(which, everything) if everything else None,
            p("#count.hint", role="status")[_count(found, everything)] if everything else None,
            div("#found")[ol(".stories")[(_entry(e) for e in found)] if found else _none(bool(everything)),],
            _others(no_stories),
        ],
    )


def _count(found: Sequence[Entry], everything: Sequence[Entry]) -> str:
    number = len(everything)
    of = "" if len(found) == number else f"{len(found)} of "
    return f"{of}{number} stor{'y' if number == 1 else 'ies'}"


def _new() -> Element:
    return form("#new", method="post", action="/stories", enctype="multipart/form-data")[
        div(".drop")[
            label(for_="files")[span(".big")["Drop reports here, or choose files"]],
            input("#files", type="file", name="files", multiple=True, data_most=str(MOST_BYTES)),
            small[
                "Saved web pages, text files, story files, JSON Lines. "
                f"At most {megabytes(MAX_BYTES)} each, {megabytes(MOST_BYTES)} together."
            ],
            ul("#chosen", hidden=True),
        ],
        div(".given")[
            label(for_="urls")["Web addresses, one a line"],
            textarea("#urls", name="urls", rows="3", placeholder="https://", spellcheck="false"),
        ],
        details(".paste")[
            summary["Paste text"],
            (
                fieldset[
                    legend[f"Report {n}"],
                    label["Publisher", input(name="publisher", autocomplete="off")],
                    label["Published", input(name="published", type="date")],
                    label(".wide")["Text, headline first", textarea(name="text", rows="6")],
                ]
                for n in range(1, PASTED + 1)
            ),
            button("#more", type="button", hidden=True)["Another report"],
        ],
        div(".go")[
            label["Name of the story", input(name="name", placeholder="else the first headline", autocomplete="off")],
            button(".main", type="submit")["Compare"],
        ],
        p("#problem", role="alert", hidden=True),
    ]


def _here(reports: Sequence[Loose]) -> Node:
    """The files of the folder, ticked where they are reports that no story has yet; shut once all are compared."""
    if not reports:
        return None
    ordered = sorted(reports, key=lambda r: r.compared)
    shown = ordered[:MOST_ARTICLES]  # one story could have no more
    left_out = f" The first {len(shown)} of {len(reports)} are shown." if shown != ordered else ""
    return form("#here", method="post", action="/stories", enctype="multipart/form-data")[
        details(open=not ordered[0].compared)[
            summary[f"In the folder of the stories: {len(reports)} file{'s' * (len(reports) > 1)} of reports"],
            fieldset(".here-files")[
                legend[f"Which of them are about one story?{left_out}"],
                (
                    label(".tick")[
                        input(type="checkbox", name="here", value=r.name, checked=not r.compared and not r.whole),
                        words(r.name, 120),
                        small[", ".join(w for w in ("a story file" * r.whole, "compared" * r.compared) if w)],
                    ]
                    for r in shown
                ),
            ],
            button(".main", type="submit")["Compare these"],
        ]
    ]


def _search(which: Filter, everything: Sequence[Entry]) -> Element:
    publishers = sorted({p for e in everything for p in e.publishers}, key=str.casefold)
    return form(".search", method="get", action="/", role="search")[
        label["Search", input(type="search", name="q", value=which.words)],
        label[
            "Publisher",
            select(name="publisher")[
                option(value="")["all"],
                (option(value=p, selected=p == which.publisher)[plain(p)] for p in publishers),
            ],
        ],
        label[
            "Published from",
            input(type="date", name="since", value=which.since),
        ],
        label["to", input(type="date", name="until", value=which.until)],
        fieldset[
            legend["Only where"],
            (
                label[input(type="checkbox", name="only", value=key, checked=key in which.only), text]
                for key, text in ONLY.items()
            ),
        ],
        input(type="hidden", name="source", value=which.source) if which.source else None,
        button["Show"],
        (p["Source: ", words(which.source), " ", a(href="/")["show all"]]) if which.source else None,
    ]


def _entry(e: Entry) -> Element:
    marks = [
        ("corrected", f"{e.corrections} correction{'s' * (e.corrections > 1)}" if e.corrections else ""),
        ("one", f"{e.unfit} no longer fit" if e.unfit else ""),
    ]
    return li[
        a(".name", href=story_url(e.id))[words(e.name, 200)],
        p(".about")[
            words(", ".join(e.publishers), 200) if e.publishers else "publishers not known",
            f" · published {_days(e)}" if e.days else "",
            " · added ",
            time(datetime=e.added)[datetime.fromisoformat(e.added).astimezone().strftime("%-d %b %Y, %H:%M")],
        ],
        p[words(e.figures, 400)],
        figures(*((kind, text) for kind, text in marks if text)),
    ]


def _days(e: Entry) -> str:
    first, last = date_words(e.days[0]), date_words(e.days[-1])
    return first if first == last else f"{first} to {last}"


def _none(any_story: bool) -> Element:
    if any_story:
        return empty("No story fits this search.", a(href="/")["Show all"])
    return empty("No stories yet. What you compare is kept in a folder on this machine and listed here.")


def _others(no_stories: Sequence[str]) -> Node:
    return (
        no_stories
        and details[
            summary[f"{len(no_stories)} other file{'s' * (len(no_stories) > 1)} in the folder"],
            ul[(li[words(why, 300)] for why in no_stories)],
        ]
    )


def search_url(**query: str) -> str:
    return f"/?{urlencode(query)}"
