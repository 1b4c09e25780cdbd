"""The page of a work: how far it is, what was refused, a way to end it."""

from __future__ import annotations

from htpy import Element, Node, a, button, form, h1, h2, li, ol, p, progress, section, ul

from woozle.web.jobs import JobState
from woozle.web.pages.layout import page, story_url, words

STAGES = {
    "fetch": "Fetching pages",
    "read": "Reading files",
    "attribute": "Finding who said what",
    "match": "Finding what reports share",
    "compare": "Counting routes, comparing words",
}
REFRESH = 2
"""Seconds between two looks where scripts are off."""


def job_page(job: JobState) -> str:
    title = {
        "waiting": "Waiting for the work before it",
        "working": "Reading and comparing",
        "done": "Done, with less than was given",
        "failed": "That came to nothing",
        "cancelled": "Cancelled",
    }[job.state]
    watched = None if job.ended else f"/api/jobs/{job.id}/events"
    return page(
        title,
        h1("#state")[title],
        p(role="alert")[words(f"Why: {job.reason}.")] if job.reason else None,
        _going_on(job) if not job.ended else None,
        _refused(job),
        p[a(".button", href=story_url(job.story))["Open the report"]] if job.story else None,
        p[a(href="/")["To the stories"]] if job.ended else None,
        refresh=None if job.ended else REFRESH,
        events=watched,
    )


def _going_on(job: JobState) -> Element:
    past = list(STAGES)[: list(STAGES).index(job.stage)] if job.stage else []
    return section[
        ol("#stages", aria_label="Stages")[
            (
                li(
                    data_stage=key,
                    aria_current="step" if key == job.stage else None,
                    class_="past" if key in past else None,
                )[text]
                for key, text in STAGES.items()
            )
        ],
        progress("#bar", max="1", value=str(job.done / job.total) if job.total else None, aria_label="Of this stage"),
        p("#count", role="status")[
            f"{STAGES[job.stage]}: {job.done} of {job.total}" if job.stage and job.total > 1 else ""
        ],
        form(method="post", action=f"/jobs/{job.id}/cancel")[button["Cancel"]],
    ]


def _refused(job: JobState) -> Node:
    return section("#refused", hidden=not job.refused)[
        h2["Not read"],
        ul[(li[words(r.origin, 200), ": ", words(r.reason, 300)] for r in job.refused)],
    ]
