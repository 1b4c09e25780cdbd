"""The addresses of the site and what answers them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote

import msgspec
from anyio.to_thread import run_sync
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from woozle.corrections import (
    Change,
    FixChain,
    JoinClaims,
    NoDifference,
    RenameSources,
    SplitClaim,
    Undo,
    reference,
    undone_by,
)
from woozle.model import Claim, Passage
from woozle.read.refuse import MAX_BYTES
from woozle.render.differing import member_of
from woozle.render.find import MOST
from woozle.render.page import render_page
from woozle.web.api import OPERATIONS
from woozle.web.folder import Filter, Kept
from woozle.web.forms import addresses, change_of, pasted, uploaded
from woozle.web.guard import Guard
from woozle.web.limits import MOST_FILES
from woozle.web.openapi import document
from woozle.web.pages.api import api_page
from woozle.web.pages.claim import claim_page
from woozle.web.pages.claims import claims_page, passage_page
from woozle.web.pages.corrections import corrections_page
from woozle.web.pages.delete import delete_page
from woozle.web.pages.job import job_page
from woozle.web.pages.layout import claim_url, message, story_url
from woozle.web.pages.report import report_page
from woozle.web.pages.sources import sources_page
from woozle.web.pages.start import start_page
from woozle.web.site import Site, filter_of, site_of

STATIC = Path(__file__).with_name("static")
TITLES = {
    404: "Not here", 409: "That does not fit", 413: "Too much at once", 422: "Something is missing",
    429: "Too much at once",
}  # fmt: skip


def make_app(site: Site, hosts: Collection[str]) -> ASGIApp:
    """The application behind its guard. hosts: the values of the Host header that are this server."""

    @asynccontextmanager
    async def running(app: Starlette) -> AsyncIterator[None]:
        site.jobs.start()
        yield
        await run_sync(site.jobs.stop)

    app = Starlette(
        routes=[*PAGES, *API, Mount("/static", StaticFiles(directory=STATIC))],
        exception_handlers={HTTPException: refused, Exception: broken},
        lifespan=running,
    )
    app.state.site = site
    return Guard(app, hosts)


async def start(request: Request) -> Response:
    folder, which = site_of(request).folder, filter_of(request)
    everything, others = await run_sync(folder.stories)
    found = everything if which == Filter() else (await run_sync(folder.stories, which))[0]
    reports = await run_sync(folder.reports)
    deleted = "deleted" in request.query_params
    return HTMLResponse(start_page(found, which, everything, reports, others, deleted))


async def new(request: Request) -> Response:
    async with request.form(max_files=MOST_FILES, max_fields=MOST_FILES * 4, max_part_size=MAX_BYTES) as form:
        files = [*await uploaded(form), *pasted(form)]
        name, here = str(form.get("name", "")).strip(), [str(file) for file in form.getlist("here")]
        job = await run_sync(site_of(request).submit, name, files, addresses(form), here)
    return RedirectResponse(f"/jobs/{job.state.id}", 303)


async def watch(request: Request) -> Response:
    state = site_of(request).job(request).state
    if state.story and not state.refused:
        return RedirectResponse(story_url(state.story), 303)
    return HTMLResponse(job_page(state))


async def cancel(request: Request) -> Response:
    state = site_of(request).job(request).state
    await run_sync(site_of(request).jobs.cancel, state.id)
    return RedirectResponse(f"/jobs/{state.id}", 303)


async def report(request: Request) -> Response:
    kept = await run_sync(site_of(request).kept, request)
    machine = request.query_params.get("reading") == "machine"
    text, policy = await run_sync(report_page, kept, machine, request.query_params.get("q", "").strip()[:MOST])
    return HTMLResponse(text, headers={"content-security-policy": policy})


async def saved(request: Request) -> Response:
    """The report as a file of its own, to mail and to archive."""
    kept = await run_sync(site_of(request).kept, request)
    text = await run_sync(lambda: render_page(kept.story, corrected=kept.chains_by, note=kept.note))
    name = f"attachment; filename*=UTF-8''{quote(kept.id)}.html"
    return Response(text.encode("utf8", "replace"), media_type="text/html", headers={"content-disposition": name})


async def claims(request: Request) -> Response:
    kept = await run_sync(site_of(request).kept, request)
    return HTMLResponse(await run_sync(claims_page, kept, request.query_params.get("q", "").strip()))


async def claim(request: Request) -> Response:
    kept = await run_sync(site_of(request).kept, request)
    id = request.path_params["claim"]
    found = next((c for c in kept.story.claims if c.id == id), None)
    if found:
        return HTMLResponse(await run_sync(claim_page, kept, found, request.query_params.get("made")))
    joined = next((c for c in kept.machine.claims if c.id == id), None)
    part_of = _holding(kept, reference(joined)) if joined else None
    if part_of:  # a permalink to a claim that was joined with another
        return RedirectResponse(claim_url(kept.id, part_of.id))
    raise HTTPException(
        404, "The story has no such claim (any more). A claim that was split off is gone when that is undone."
    )


async def passage(request: Request) -> Response:
    kept = await run_sync(site_of(request).kept, request)
    query = request.query_params
    try:
        at = Passage(query["article"], int(query["start"]), int(query["end"]))
        return HTMLResponse(await run_sync(passage_page, kept, at))
    except (KeyError, ValueError):
        raise HTTPException(404, "The story has no such passage.") from None


async def sources(request: Request) -> Response:
    kept = await run_sync(site_of(request).kept, request)
    return HTMLResponse(await run_sync(sources_page, kept, request.query_params.get("made")))


async def corrections(request: Request) -> Response:
    kept = await run_sync(site_of(request).kept, request)
    return HTMLResponse(await run_sync(corrections_page, kept, request.query_params.get("made")))


async def correct(request: Request) -> Response:
    site, kept = site_of(request), await run_sync(site_of(request).kept, request)
    async with request.form(max_files=0, max_fields=2000) as form:
        try:
            change = change_of(form, kept.story)
        except (ValueError, msgspec.DecodeError) as error:
            raise HTTPException(422, f"That is no correction: {error}.") from None
    made = await run_sync(site.correct, kept.id, change, None)
    after = await run_sync(site.folder.get, kept.id)
    about, _ = undone_by(after.corrections, made)
    return RedirectResponse(f"{_shown(after, about.change)}?made={made.id}", 303)


def _shown(kept: Kept, change: Change) -> str:
    """The page on which a correction is seen to have been made."""
    match change:
        case JoinClaims(claims, statements):
            at = _holding(kept, [passage for claim in claims for passage in claim] or statements)
        case SplitClaim(statements):
            at = _holding(kept, statements)
        case FixChain(statement, _):
            at = _holding(kept, [statement])
        case NoDifference(_, values):
            at = next((c for c in kept.story.claims if any(member_of(c, v) for v in values)), None)
        case RenameSources():
            return f"{story_url(kept.id)}/sources"
        case Undo():
            at = None
    return claim_url(kept.id, at.id) if at else f"{story_url(kept.id)}/corrections"


def _holding(kept: Kept, statements: Sequence[Passage]) -> Claim | None:
    """The claim that has the most of these statements, and of those the one with the fewest others."""
    sought = set(statements)
    most = max(kept.story.claims, key=lambda c: (len(sought.intersection(reference(c))), -len(c.members)), default=None)
    return most if most and sought.intersection(reference(most)) else None


async def ask_to_delete(request: Request) -> Response:
    return HTMLResponse(delete_page(await run_sync(site_of(request).kept, request)))


async def delete(request: Request) -> Response:
    await run_sync(site_of(request).delete, request.path_params["story"])
    return RedirectResponse("/?deleted=1", 303)


async def openapi(request: Request) -> Response:
    return Response(msgspec.json.encode(document()), media_type="application/json")


async def about_api(request: Request) -> Response:
    return HTMLResponse(api_page(document()))


async def refused(request: Request, error: Exception) -> Response:
    """JSON under /api, else a page."""
    assert isinstance(error, HTTPException)
    said = error.detail if error.detail[-1:] in ".!?" else f"{error.detail}."
    if request.url.path.startswith("/api/"):
        return Response(msgspec.json.encode({"error": said}), error.status_code, error.headers, "application/json")
    story = request.path_params.get("story") if error.status_code in (409, 422) else None
    page = message(TITLES.get(error.status_code, "Not done"), said, story=story)
    return HTMLResponse(page, error.status_code, error.headers)


async def broken(request: Request, error: Exception) -> Response:
    """An error of Woozle's own; the terminal shows it whole."""
    return await refused(request, HTTPException(500, "An error of Woozle's own. The terminal shows more."))


PAGES = [
    Route("/", start),
    Route("/stories", new, methods=["POST"]),
    Route("/jobs/{job}", watch),
    Route("/jobs/{job}/cancel", cancel, methods=["POST"]),
    Route("/stories/{story}", report),
    Route("/stories/{story}/report.html", saved),
    Route("/stories/{story}/claims", claims),
    Route("/stories/{story}/claims/{claim}", claim),
    Route("/stories/{story}/passage", passage),
    Route("/stories/{story}/sources", sources),
    Route("/stories/{story}/corrections", corrections),
    Route("/stories/{story}/corrections", correct, methods=["POST"]),
    Route("/stories/{story}/delete", ask_to_delete),
    Route("/stories/{story}/delete", delete, methods=["POST"]),
    Route("/api", about_api),
    Route("/api/openapi.json", openapi),
]


def _route(path: str) -> Route:
    """One route a path, so that a method that it does not take is answered with those that it does."""
    endpoints = {o.method: o.endpoint for o in OPERATIONS if o.path == path}

    async def endpoint(request: Request) -> Response:
        return await endpoints["GET" if request.method == "HEAD" else request.method](request)

    return Route(path, endpoint, methods=list(endpoints))


API = [_route(path) for path in dict.fromkeys(o.path for o in OPERATIONS)]
