"""What the pages and the API share: the parts of the running server, and how a story or a work is found or is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request

from woozle.corrections import Change, Correction
from woozle.web.folder import DoesNotFit, Filter, Kept, NoStory, StoryFolder
from woozle.web.jobs import Job, Jobs, TooMany
from woozle.web.worker import File, Order

ONLY = {
    "single": "rests on one source",
    "differences": "has differences",
    "denials_left_out": "a denial is left out",
    "corrections": "was corrected",
}
"""What can be asked of a story: figures of its Entry that are not zero, and how the page calls that."""


@dataclass(frozen=True, slots=True)
class Site:
    """The parts of one running server. author: who corrects, where a request does not say."""

    folder: StoryFolder
    jobs: Jobs
    author: str
    networks: tuple[str, ...] = ()

    def kept(self, request: Request) -> Kept:
        """The story that the address names; raises HTTPException 404."""
        try:
            return self.folder.get(request.path_params["story"])
        except NoStory as error:
            raise HTTPException(404, f"{error}.") from None

    def job(self, request: Request) -> Job:
        """The work that the address names; raises HTTPException 404."""
        job = self.jobs.get(request.path_params["job"])
        if job is None:
            raise HTTPException(
                404, "This work is not known. The server was started anew since; what was finished stands in the list."
            )
        return job

    def submit(self, name: str | None, files: Sequence[File], urls: Sequence[str], here: Sequence[str] = ()) -> Job:
        """here: names of files of reports in the folder.

        Raises HTTPException 422 where there is nothing to do, 409 where there is no such file, 429 where there is too
        much to do.
        """
        try:
            files = [*files, *(File(*file) for file in self.folder.read(dict.fromkeys(here)).items())]
        except KeyError as error:
            raise HTTPException(409, f"The folder has no file of reports {str(error)[:120]} (any more).") from None
        except ValueError as error:
            raise HTTPException(422, f"{error}.") from None
        except OSError as error:
            raise HTTPException(422, f"A file of the folder cannot be read: {error.strerror}.") from None
        if not files and not urls:
            raise HTTPException(422, "Give at least one article: a file, a web address or a pasted text.")
        try:
            return self.jobs.submit(Order(name or None, tuple(files), tuple(urls), self.networks))
        except TooMany as error:
            raise HTTPException(429, f"{error}.") from None

    def correct(self, story: str, change: Change, author: str | None) -> Correction:
        """Raises HTTPException: 404, 409 where it does not fit, 422 for an author's name that is none."""
        try:
            return self.folder.correct(story, change, author or self.author)
        except NoStory as error:
            raise HTTPException(404, f"{error}.") from None
        except DoesNotFit as error:
            raise HTTPException(409, f"That does not fit: {error}.") from None
        except ValueError as error:
            raise HTTPException(422, f"That is no correction: {error}.") from None
        except OSError as error:
            raise HTTPException(500, f"The correction cannot be written: {error}.") from None

    def delete(self, story: str) -> None:
        """Raises HTTPException: 404, and 500 where its files cannot be taken away."""
        try:
            self.folder.delete(story)
        except NoStory as error:
            raise HTTPException(404, f"{error}.") from None
        except OSError as error:
            raise HTTPException(500, f"The story cannot be deleted: {error}.") from None


def site_of(request: Request) -> Site:
    site = request.app.state.site
    assert isinstance(site, Site)
    return site


def filter_of(request: Request) -> Filter:
    """The filter in an address: q, publisher, source, since, until, and `only` any number of times.

    Raises HTTPException 422.
    """
    query = request.query_params
    days = query.get("since", ""), query.get("until", "")
    for day in filter(None, days):
        try:
            if date.fromisoformat(day).isoformat() != day:
                raise ValueError
        except ValueError:
            raise HTTPException(422, "`since` and `until` are days, as 2031-03-04.") from None
    only = tuple(query.getlist("only"))
    if not set(only) <= set(ONLY):
        raise HTTPException(422, f"`only` is one of {', '.join(ONLY)}.")
    return Filter(query.get("q", "").strip(), *days, query.get("publisher", ""), query.get("source", ""), only)
