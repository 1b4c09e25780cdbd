"""The JSON API. One table says what there is; the routes and the OpenAPI document are made from it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

import anyio
import msgspec
from anyio.to_thread import run_sync
from msgspec import Meta, Struct
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from woozle.corrections import Author, Change, Correction, export
from woozle.model import Story
from woozle.read.json import ArticleFile
from woozle.web.folder import Entry
from woozle.web.jobs import Job, JobState
from woozle.web.loose import Loose
from woozle.web.site import ONLY, filter_of, site_of
from woozle.web.worker import File

T = TypeVar("T")
POLL_SECONDS = 0.1
"""How often a stream of events looks for new ones."""


class Error(Struct, frozen=True):
    """Why a request was not carried out, in a sentence."""

    error: str


class StoryList(Struct, frozen=True):
    """The stories, the latest first, the files of the folder that hold reports, and why other files are neither."""

    stories: tuple[Entry, ...]
    reports: tuple[Loose, ...]
    no_stories: tuple[str, ...]


class NewStory(Struct, frozen=True, forbid_unknown_fields=True):
    """Articles, addresses of articles and names of files in the folder to make one story of. name: else that of the
    first article."""

    name: str | None = None
    articles: tuple[ArticleFile, ...] = ()
    urls: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


SOME = [{"required": [name], "properties": {name: {"minItems": 1}}} for name in ("articles", "urls", "files")]
SomeStory = Annotated[NewStory, Meta(extra_json_schema={"anyOf": SOME})]
"""Of nothing no story is made."""


class NewCorrection(Struct, frozen=True, forbid_unknown_fields=True):
    """A change to make. author: else the one that the server was started with."""

    change: Change
    author: Author | None = None


class UnfitCorrection(Struct, frozen=True):
    """A correction that does not fit the story (any more), and why."""

    correction: Correction
    why: str


class CorrectionList(Struct, frozen=True):
    """All corrections of a story in the order in which they were made; damaged: lines of the file that hold none."""

    corrections: tuple[Correction, ...]
    applied: tuple[str, ...]
    undone: tuple[str, ...]
    unfit: tuple[UnfitCorrection, ...]
    damaged: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that the API does. takes, gives: the types of the JSON bodies; media: of an answer that is no JSON;
    empty where there is none."""

    method: str
    path: str
    endpoint: Callable[[Request], Awaitable[Response]]
    summary: str
    takes: Any = None
    gives: Any = None
    media: str = "application/json"
    status: int = 200
    query: tuple[tuple[str, str, dict[str, Any]], ...] = ()
    errors: tuple[int, ...] = ()


async def stories(request: Request) -> Response:
    folder, which = site_of(request).folder, filter_of(request)
    found, others = await run_sync(folder.stories, which)
    return _json(StoryList(tuple(found), tuple(await run_sync(folder.reports)), tuple(others)))


async def add(request: Request) -> Response:
    new = _decode(await request.body(), NewStory)
    files = (File(f"article-{n}.json", msgspec.json.encode(a)) for n, a in enumerate(new.articles, 1))
    job = await run_sync(site_of(request).submit, new.name, tuple(files), new.urls, new.files)
    return _json(job.state, 202, location=f"/api/jobs/{job.state.id}")


async def story(request: Request) -> Response:
    return Response((await run_sync(site_of(request).kept, request)).story.to_json(), media_type="application/json")


async def delete(request: Request) -> Response:
    await run_sync(site_of(request).delete, request.path_params["story"])
    return Response(status_code=204)


async def machine(request: Request) -> Response:
    return Response((await run_sync(site_of(request).kept, request)).machine.to_json(), media_type="application/json")


async def corrections(request: Request) -> Response:
    kept = await run_sync(site_of(request).kept, request)
    done = kept.corrected
    return _json(
        CorrectionList(
            kept.corrections,
            tuple(c.id for c in done.applied),
            tuple(c.id for c in done.undone),
            tuple(UnfitCorrection(u.correction, u.why) for u in done.unfit),
            kept.damaged,
        )
    )


async def correct(request: Request) -> Response:
    new = _decode(await request.body(), NewCorrection)
    site, id = site_of(request), request.path_params["story"]
    return _json(await run_sync(site.correct, id, new.change, new.author), 201)


async def lessons(request: Request) -> Response:
    kept = await run_sync(site_of(request).kept, request)
    lines = export(kept.id, kept.machine, kept.corrections, kept.corrected)
    name = f'attachment; filename="{kept.id.encode("ascii", "replace").decode()}.jsonl"'.replace("?", "_")
    return Response(b"".join(lines), media_type="application/x-ndjson", headers={"content-disposition": name})


async def job(request: Request) -> Response:
    return _json(site_of(request).job(request).state)


async def cancel(request: Request) -> Response:
    found = site_of(request).job(request)
    await run_sync(site_of(request).jobs.cancel, found.state.id)
    return _json(found.state)


async def events(request: Request) -> Response:
    found = site_of(request).job(request)
    last = request.headers.get("last-event-id", "")
    seen = int(last) + 1 if last.isascii() and last.isdigit() else 0
    return StreamingResponse(_states(found, seen), media_type="text/event-stream")


async def _states(job: Job, seen: int) -> AsyncIterator[bytes]:
    """Every state of a work from the `seen`th on, as server-sent events, until it has ended."""
    while True:
        for number in range(seen, len(job.states)):
            yield b"id: %d\ndata: %b\n\n" % (number, msgspec.json.encode(job.states[number]))
            if job.states[number].ended:
                return
        seen = max(seen, len(job.states))
        if job.state.ended:
            return
        await anyio.sleep(POLL_SECONDS)


def _json(value: object, status: int = 200, **headers: str) -> Response:
    return Response(msgspec.json.encode(value), status, headers, "application/json")


def _decode(body: bytes, type: type[T]) -> T:
    """Raises HTTPException 422 with the field that is wrong."""
    try:
        return msgspec.json.decode(body, type=type)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise HTTPException(422, f"The body is not what it should be: {error}.") from None


TEXT = {"type": "string"}
DAY = {"type": "string", "anyOf": [{"format": "date"}, {"maxLength": 0}]}
SEARCH = (
    ("q", "words that all stand in the story's name, titles, publishers, sources or claims", TEXT),
    ("since", "a report of it was published on this day or later", DAY),
    ("until", "a report of it was published on this day or earlier", DAY),
    ("publisher", "one of its publishers", TEXT),
    ("source", "one of its sources", TEXT),
    ("only", "of these it has some", {"type": "array", "items": {"enum": list(ONLY)}}),
)
"""(name, what it is, its JSON Schema)"""
OPERATIONS = (
    Operation("GET", "/api/stories", stories, "Lists stories.", gives=StoryList, query=SEARCH, errors=(422,)),
    Operation(
        "POST", "/api/stories", add, "Reads and compares articles as one story; answers with the work to watch.",
        takes=SomeStory, gives=JobState, status=202, errors=(409, 413, 422, 429),
    ),
    Operation("GET", "/api/stories/{story}", story, "A story with its corrections.", gives=Story, errors=(404,)),
    Operation(
        "DELETE", "/api/stories/{story}", delete, "Deletes a story and its corrections for good.",
        media="", status=204, errors=(404, 413),
    ),
    Operation("GET", "/api/stories/{story}/machine", machine, "A story without them.", gives=Story, errors=(404,)),
    Operation(
        "GET", "/api/stories/{story}/corrections", corrections, "What was corrected, and what of it holds.",
        gives=CorrectionList, errors=(404,),
    ),
    Operation(
        "POST", "/api/stories/{story}/corrections", correct, "Corrects a story, or takes a correction back.",
        takes=NewCorrection, gives=Correction, status=201, errors=(404, 409, 413, 422),
    ),
    Operation(
        "GET", "/api/stories/{story}/corrections.jsonl", lessons,
        "The corrections with the passages that they are about and what the machine had read, for training.",
        media="application/x-ndjson", errors=(404,),
    ),
    Operation("GET", "/api/jobs/{job}", job, "A work as it stands.", gives=JobState, errors=(404,)),
    Operation("POST", "/api/jobs/{job}/cancel", cancel, "Ends a work.", gives=JobState, errors=(404, 413)),
    Operation(
        "GET", "/api/jobs/{job}/events", events,
        "Every state of a work as it comes (server-sent events, each a JobState), until it has ended.",
        media="text/event-stream", errors=(404,),
    ),
)  # fmt: skip
