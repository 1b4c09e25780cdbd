"""The works: one that is being kept holds up nobody, and comes out as what it is."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import filelock
import pytest

from woozle.model import Article, Story
from woozle.web import jobs as works
from woozle.web.folder import StoryFolder
from woozle.web.jobs import Job, Jobs
from woozle.web.worker import Event, Order, Traced

STORY = Story("calls", (Article("a", "It rained."),))


@dataclass(frozen=True)
class Held(StoryFolder):
    """A folder that another process holds up until `go`; fails: and then still does."""

    fails: bool = False
    reached: threading.Event = field(default_factory=threading.Event)
    go: threading.Event = field(default_factory=threading.Event)

    def add(self, story: Story) -> str:
        self.reached.set()
        assert self.go.wait(10)
        if self.fails:
            raise filelock.Timeout("calls.lock")
        return super().add(story)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that reads has read everything at once."""

    def events(process: object, order: Order) -> Iterator[Event]:
        yield Traced(STORY)

    monkeypatch.setattr(works, "_worker", lambda: subprocess.Popen(["sleep", "60"], stdout=subprocess.PIPE))
    monkeypatch.setattr(works, "_events", events)


def kept(folder: Held, meanwhile: Callable[[Jobs, Job], None], seconds: float = 60) -> Job:
    """A work, ended; meanwhile: what happens while its story is being written."""
    jobs = Jobs(folder, seconds=seconds)
    jobs.start()
    try:
        job = jobs.submit(Order())
        assert folder.reached.wait(10)
        meanwhile(jobs, job)
        folder.go.set()
        until = time.monotonic() + 10
        while not job.state.ended and time.monotonic() < until:
            time.sleep(0.01)
        return job
    finally:
        folder.go.set()
        jobs.stop()


def test_a_story_that_is_being_written_holds_up_no_other_work(tmp_path: Path) -> None:
    def meanwhile(jobs: Jobs, job: Job) -> None:
        other = jobs.submit(Order())
        jobs.cancel(other.state.id)
        assert other.state.state == "cancelled"

    folder = Held(tmp_path)
    threading.Timer(2, folder.go.set).start()  # else what waits for the lock would wait for ever
    began = time.monotonic()
    assert kept(folder, meanwhile).state.state == "done"
    assert time.monotonic() - began < 2


@pytest.mark.parametrize("late", ["cancelled", "too slow"])
def test_a_work_whose_story_is_being_written_is_done(tmp_path: Path, late: str) -> None:
    def meanwhile(jobs: Jobs, job: Job) -> None:
        if late == "cancelled":
            jobs.cancel(job.state.id)
        else:
            time.sleep(0.5)

    job = kept(Held(tmp_path), meanwhile, seconds=0.3)
    assert job.state.state == "done"
    assert [file.stem for file in tmp_path.glob("*.json")] == [job.state.story]


def test_why_a_story_cannot_be_kept_is_said(tmp_path: Path) -> None:
    state = kept(Held(tmp_path, fails=True), lambda jobs, job: None).state
    assert (state.state, state.story) == ("failed", None)
    assert state.reason == "the story cannot be kept: The file lock 'calls.lock' could not be acquired."
