"""The stories of a folder: `ID.json` is a Story as the machine read it, `ID.corrections.jsonl` what was corrected."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct

from woozle.corrections import Change, Corrected, Correction, CorrectionLog, FixChain, apply
from woozle.files import stem_of, write_atomically
from woozle.model import Passage, Story
from woozle.published import day_of
from woozle.render.find import fold
from woozle.render.summary import chokepoints, headline
from woozle.web.limits import MOST_BYTES, megabytes
from woozle.web.loose import Loose, loose, what_holds

ID = re.compile(r"[\w-]{1,120}")
"""What a story's id may be: a file's name without its suffix that leads nowhere else."""
RECENT = 16
"""Stories that are kept in memory."""
LOG = ".corrections.jsonl"
DELETED = ".json.deleted"
"""Behind the id of a story that is being deleted."""
ABANDONED = 3600.0
"""Seconds from which on a file that is half-written is nobody's."""
Stamp = tuple[int, int, int, int]
"""Times of change and sizes of a story's two files."""


class NoStory(Exception):
    """The folder has no story of this id, or its file holds none."""


class DoesNotFit(Exception):
    """A correction that does not fit the story as it is now. `str()` says why."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One story of the folder: the machine's reading, the corrections, the story that both make."""

    id: str
    machine: Story
    corrections: tuple[Correction, ...]
    corrected: Corrected
    damaged: tuple[str, ...]

    @property
    def story(self) -> Story:
        """The corrected story."""
        return self.corrected.story

    @property
    def chains_by(self) -> dict[Passage, str]:
        """The statements whose chains a reader corrected, and who did it last."""
        return {c.change.statement: c.author for c in self.corrected.applied if isinstance(c.change, FixChain)}

    @property
    def note(self) -> str:
        """Says of a corrected story that it is one."""
        made = self.corrected.applied
        who = ", ".join(dict.fromkeys(c.author for c in made))
        return f"With {len(made)} correction{'s' * (len(made) > 1)} of the machine’s reading, by {who}." if made else ""


class Entry(Struct, frozen=True):
    """A story in a list. added: ISO 8601 in UTC; days: those on which its reports were published, where that is
    known; figures: those of the report's headline; single: how many shared claims
    rest on one source alone; unfit: corrections that do not fit."""

    id: str
    name: str
    added: str
    days: tuple[str, ...]
    figures: str
    publishers: tuple[str, ...]
    sources: tuple[str, ...]
    articles: int
    shared_claims: int
    single: int
    differences: int
    denials_left_out: int
    corrections: int
    unfit: int


@dataclass(frozen=True, slots=True)
class Filter:
    """Which stories to list. words: all of them stand, as claims are sought, in the story's name, titles, publishers,
    sources or claims;
    since, until: days; a report was published on one of these or between them."""

    words: str = ""
    since: str = ""
    until: str = ""
    publisher: str = ""
    source: str = ""
    only: tuple[str, ...] = ()
    """Some of single, differences, denials_left_out, corrections: not zero."""

    def admits(self, entry: Entry, text: str) -> bool:
        """text: where the words are sought, folded."""
        return (
            all(word in text for word in fold(self.words).split())
            and (not self.publisher or self.publisher in entry.publishers)
            and (not self.source or self.source in entry.sources)
            and (not (self.since or self.until) or any(self.since <= d <= (self.until or d) for d in entry.days))
            and all(getattr(entry, name) for name in self.only)
        )


@dataclass(frozen=True, slots=True)
class StoryFolder:
    """Several processes may use a folder at once: files are replaced whole, corrections appended under a lock."""

    path: Path

    def stories(self, which: Filter | None = None) -> tuple[list[Entry], list[str]]:
        """The stories that the filter admits, the latest first, and why other files are none."""
        entries, no_stories = [], []
        for file in sorted(self.path.glob("*.json")):
            if what_holds(file) in ("report", "reports"):
                continue
            try:
                listed = _listed(file, self._stamp(file.stem))
            except (NoStory, OSError) as error:
                if file.exists():  # else it was deleted a moment ago
                    no_stories.append(f"{file.name}: {error}")
                continue
            if which is None or which.admits(listed.entry, listed.text):
                entries.append(listed.entry)
        return sorted(entries, key=lambda e: (e.added, e.id), reverse=True), no_stories

    def reports(self) -> list[Loose]:
        """The files of the folder that hold reports to compare."""
        origins: set[str] = set()
        for file in self.path.glob("*.json"):
            with suppress(NoStory, OSError):
                origins |= _listed(file, self._stamp(file.stem)).origins
        return loose(self.path, origins)

    def read(self, names: Iterable[str]) -> dict[str, bytes]:
        """Files of reports in the folder.

        Raises KeyError where it has none of a name, ValueError where they are too large together, OSError.
        """
        known = {report.name for report in loose(self.path, ())}
        out: dict[str, bytes] = {}
        left = MOST_BYTES
        for name in names:
            if name not in known:
                raise KeyError(name)
            left -= (self.path / name).stat().st_size
            if left < 0:
                raise ValueError(f"with {name} these are more than the {megabytes(MOST_BYTES)} that one story can have")
            out[name] = (self.path / name).read_bytes()
        return out

    def get(self, id: str) -> Kept:
        """Raises NoStory."""
        return _load(self._file(id), self._stamp(id))

    def add(self, story: Story) -> str:
        """Keeps a story and gives its id, which its name and articles make: the same ones are the same story.

        The machine's reading of a story that is kept already stays as it is.
        """
        about = msgspec.json.encode((story.story, story.articles))
        id = f"{stem_of(story.story, 60) or 'story'}-{hashlib.sha256(about).hexdigest()[:8]}"
        with self._log(id).locked():
            self._finish_deleting(id)
            if not self._path(id).exists():
                write_atomically(self._path(id), story.to_json())
        return id

    def delete(self, id: str) -> None:
        """Takes a story and its corrections away for good. Raises NoStory, OSError.

        It is gone at once, when its file is renamed; if the process is killed after that, `tidy` does the rest.
        """
        self.get(id)  # a file that holds no story is not ours to take away
        with self._log(id).locked():
            self._file(id).replace(self._deleted(id))
            self._finish_deleting(id)
            self._log(id).remove_lock()
        _load.cache_clear()

    def tidy(self) -> None:
        """Takes away what a process that was killed left: half a deletion, half a file. What cannot be, stays."""
        markers, locks = self.path.glob(f".*{DELETED}"), self.path.glob(f".*{LOG}.lock")
        left = {
            file.name.removeprefix(".").removesuffix(DELETED).removesuffix(f"{LOG}.lock") for file in (*markers, *locks)
        }
        for id in left:
            with suppress(OSError), self._log(id).locked():
                self._finish_deleting(id)
                if not self._path(id).exists():
                    self._log(id).remove_lock()
        for half in self.path.glob(".woozle-*"):  # as `write_atomically` names it; a young one may be written now
            with suppress(OSError):
                if time.time() - half.stat().st_mtime > ABANDONED:
                    half.unlink()

    def _finish_deleting(self, id: str) -> None:
        """Takes away the corrections, then the story: never is there a story whose corrections are another's."""
        if self._deleted(id).exists():
            self._log(id).remove()
            self._deleted(id).unlink()

    def correct(self, id: str, change: Change, author: str) -> Correction:
        """Adds a correction. Raises DoesNotFit, and NoStory, OSError, msgspec.ValidationError (the author's name)."""
        machine = self.get(id).machine

        def fits(corrections: list[Correction]) -> None:
            self._file(id)  # it may have been deleted since
            for unfit in apply(machine, corrections).unfit:
                if unfit.correction is corrections[-1]:
                    raise DoesNotFit(unfit.why)

        return self._log(id).append(change, author, fits)

    def _file(self, id: str) -> Path:
        if not ID.fullmatch(id) or not self._path(id).is_file():
            raise NoStory(f"There is no story {id[:120]!r} in the folder")
        return self._path(id)

    def _path(self, id: str) -> Path:
        return self.path / f"{id}.json"

    def _deleted(self, id: str) -> Path:
        return self.path / f".{id}{DELETED}"

    def _log(self, id: str) -> CorrectionLog:
        return CorrectionLog(self.path / f"{id}{LOG}")

    def _stamp(self, id: str) -> Stamp:
        return *_stamp(self._path(id)), *_stamp(self._log(id).path)


def _stamp(file: Path) -> tuple[int, int]:
    try:
        about = file.stat()
    except FileNotFoundError:
        return 0, 0
    return about.st_mtime_ns, about.st_size


@lru_cache(RECENT)
def _load(file: Path, stamp: Stamp) -> Kept:
    """stamp: of its files, so that a change of these is a new question."""
    try:
        machine = Story.from_json(file.read_bytes())
        _check(machine)
    except FileNotFoundError:
        raise NoStory(f"There is no story {file.stem!r} in the folder") from None  # deleted a moment ago
    except (OSError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise NoStory(f"It is no story that Woozle wrote: {error}") from None
    corrections, damaged = CorrectionLog(file.with_name(f"{file.stem}{LOG}")).read()
    return Kept(file.stem, machine, tuple(corrections), apply(machine, corrections), tuple(damaged))


class _Listed(NamedTuple):
    """A story's line in the list, the text in which it is sought, folded, and what it was made of."""

    entry: Entry
    text: str
    origins: frozenset[str]


@lru_cache(10_000)
def _listed(file: Path, stamp: Stamp) -> _Listed:
    if not ID.fullmatch(file.stem):
        raise NoStory("Its name holds more than letters, digits, - and _")
    kept = _load.__wrapped__(file, stamp)  # a list of thousands must not push out the stories that are read
    story = kept.story
    days = sorted({day.isoformat() for a in story.articles if (day := day_of(a.published))})
    entry = Entry(
        id=kept.id,
        name=story.story,
        added=datetime.fromtimestamp(stamp[0] / 1e9, UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        days=tuple(days),
        figures=headline(story),
        publishers=tuple(dict.fromkeys(a.publisher for a in story.articles if a.publisher)),
        sources=tuple(s.name for s in story.sources),
        articles=len(story.articles),
        shared_claims=len(story.shared_claims),
        single=sum(len(point.claims) for point in chokepoints(story)),
        differences=len(story.differences),
        denials_left_out=sum(o.kind == "denial" for o in story.omissions),
        corrections=len(kept.corrected.applied),
        unfit=len(kept.corrected.unfit),
    )
    titles = (a.title for a in story.articles if a.title)
    words = (story.story, *titles, *entry.publishers, *entry.sources, *(c.text for c in story.claims))
    origins = frozenset((a.origin or "").removesuffix(f" ({a.id})") for a in story.articles)
    return _Listed(entry, fold("\n".join(words)), origins)


def _check(story: Story) -> None:
    """Raises ValueError where a passage lies outside the articles: a file that was damaged or written by others."""
    lengths = {a.id: len(a.text) for a in story.articles}
    if not lengths or len(lengths) < len(story.articles):
        raise ValueError("it has no article, or two with one id")
    passages = [
        *(m.passage for c in story.claims for m in c.members),
        *(v for d in story.differences for v in d.values),
        *(p for e in story.timeline for p in e.passages),
        *(p for s in story.sources for p in s.why_unnamed),
        *(p for r in story.reuse for p in (r.earlier, r.later)),
    ]
    for passage in passages:
        if not passage.start < passage.end <= lengths.get(passage.article, 0):
            raise ValueError(f"it points outside of its articles: {passage.article} [{passage.start}, {passage.end})")
    if not story.claims:
        raise ValueError("its articles were not compared yet; give the file on the first page")
    claims = {c.id for c in story.claims}
    if len(claims) < len(story.claims) or any(not c.members for c in story.claims):
        raise ValueError("it has two claims with one id, or one without a statement")
    if unknown := {*(d.claim for d in story.differences), *(o.claim for o in story.omissions)} - claims:
        raise ValueError(f"it tells of a claim that it does not have: {min(unknown)}")
