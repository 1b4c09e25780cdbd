"""The stories of a folder: `ID.json` is a Story as the machine read it, `ID.corrections.jsonl` what was corrected."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec import Struct

from woozle.corrections import Change, Corrected, Correction, CorrectionLog, apply
from woozle.files import write_atomically
from woozle.model import Story
from woozle.render.summary import chokepoints, headline

ID = re.compile(r"[\w-]{1,120}")
"""What a story's id may be: a file's name without its suffix that leads nowhere else."""
RECENT = 16
"""Stories that are kept in memory."""
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


class Entry(Struct, frozen=True):
    """A story in a list. added: ISO 8601 in UTC; figures: those of the report's headline; single: how many shared
    claims rest on one source alone; unfit: corrections that do not fit."""

    id: str
    name: str
    added: str
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
    """Which stories to list. words: all of them stand in the story's name, titles, publishers, sources or claims."""

    words: str = ""
    publisher: str = ""
    source: str = ""
    only: tuple[str, ...] = ()
    """Some of single, differences, denials_left_out, corrections: not zero."""

    def admits(self, entry: Entry, text: str) -> bool:
        return (
            all(word in text for word in self.words.casefold().split())
            and (not self.publisher or self.publisher in entry.publishers)
            and (not self.source or self.source in entry.sources)
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
            try:
                entry, text = _entry(file, self._stamp(file.stem))
            except (NoStory, OSError) as error:
                no_stories.append(f"{file.name}: {error}")
                continue
            if which is None or which.admits(entry, text):
                entries.append(entry)
        return sorted(entries, key=lambda e: (e.added, e.id), reverse=True), no_stories

    def get(self, id: str) -> Kept:
        """Raises NoStory."""
        return _load(self._file(id), self._stamp(id))

    def add(self, story: Story) -> str:
        """Keeps a story and gives its id, which its name and articles make: the same ones are the same story.

        The machine's reading of a story that is kept already stays as it is.
        """
        about = msgspec.json.encode((story.story, story.articles))
        words = re.sub(r"[^\w-]+", "-", story.story).strip("-").encode()[:60].decode(errors="ignore")
        id = f"{words or 'story'}-{hashlib.sha256(about).hexdigest()[:8]}"
        if not self._path(id).exists():
            write_atomically(self._path(id), story.to_json())
        return id

    def correct(self, id: str, change: Change, author: str) -> Correction:
        """Adds a correction. Raises DoesNotFit, and NoStory, OSError, msgspec.ValidationError (the author's name)."""
        machine = self.get(id).machine

        def fits(corrections: list[Correction]) -> None:
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

    def _log(self, id: str) -> CorrectionLog:
        return CorrectionLog(self.path / f"{id}.corrections.jsonl")

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
    except (OSError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise NoStory(f"It is no story that Woozle wrote: {error}") from None
    corrections, damaged = CorrectionLog(file.with_name(f"{file.stem}.corrections.jsonl")).read()
    return Kept(file.stem, machine, tuple(corrections), apply(machine, corrections), tuple(damaged))


@lru_cache(10_000)
def _entry(file: Path, stamp: Stamp) -> tuple[Entry, str]:
    """A story's line in the list, and the text, in lower case, in which it is sought."""
    if not ID.fullmatch(file.stem):
        raise NoStory("Its name holds more than letters, digits, - and _")
    kept = _load.__wrapped__(file, stamp)  # a list of thousands must not push out the stories that are read
    story = kept.story
    entry = Entry(
        id=kept.id,
        name=story.story,
        added=datetime.fromtimestamp(stamp[0] / 1e9, UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
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
    return entry, "\n".join(words).casefold()


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
