"""The works of the server, one after the other: queued, watched, ended when cancelled or too slow."""

from __future__ import annotations

import secrets
import subprocess
import sys
import threading
from collections.abc import Iterator
from queue import SimpleQueue
from typing import Literal

import msgspec
from msgspec import Struct

from woozle.model import Story
from woozle.web.folder import StoryFolder
from woozle.web.limits import MOST_WAITING, SECONDS
from woozle.web.worker import Event, Failed, Order, RefusedInput, Stage, Traced

MOST_KEPT = 200
"""Works that are remembered, ended ones included."""
State = Literal["waiting", "working", "done", "failed", "cancelled"]


class TooMany(Exception):
    """No more works are taken in now."""


class JobState(Struct, frozen=True):
    """A work as it stands: its stage (done of total), what was refused, and the story's id once it is done."""

    id: str
    state: State
    stage: str | None = None
    done: int = 0
    total: int = 0
    refused: tuple[RefusedInput, ...] = ()
    reason: str | None = None
    story: str | None = None

    @property
    def ended(self) -> bool:
        return self.state in ("done", "failed", "cancelled")


class Job:
    """A work and all states that it went through, one added at each event. kept: its story is being written."""

    def __init__(self, order: Order):
        self.order: Order | None = order
        self.kept = False
        self.states = [JobState(secrets.token_urlsafe(9), "waiting")]

    @property
    def state(self) -> JobState:
        return self.states[-1]

    def put(self, **changes: object) -> None:
        if not self.state.ended:
            self.states.append(msgspec.structs.replace(self.state, **changes))


class Jobs:
    """Runs works in a thread that feeds a worker process. Its methods may be called from any thread."""

    def __init__(self, folder: StoryFolder, *, seconds: float = SECONDS):
        self._folder, self._seconds = folder, seconds
        self._queue: SimpleQueue[Job | None] = SimpleQueue()
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()
        self._current: Job | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._run, name="woozle works", daemon=True)

    def start(self) -> None:
        with self._lock:
            self._process = _worker()
        self._thread.start()

    def stop(self) -> None:
        """Ends the work that is at hand and takes no other."""
        with self._lock:
            jobs = list(self._jobs)
        for id in jobs:
            self.cancel(id)
        self._queue.put(None)
        self._thread.join()
        if self._process:
            self._process.kill()
            self._process.communicate()

    def submit(self, order: Order) -> Job:
        """Raises TooMany."""
        job = Job(order)
        with self._lock:
            if sum(j.state.state == "waiting" for j in self._jobs.values()) >= MOST_WAITING:
                raise TooMany(f"{MOST_WAITING} works are waiting already; try again when one is done")
            self._jobs[job.state.id] = job
            for old in [j for j in self._jobs.values() if j.state.ended][: max(0, len(self._jobs) - MOST_KEPT)]:
                del self._jobs[old.state.id]
        self._queue.put(job)
        return job

    def get(self, id: str) -> Job | None:
        return self._jobs.get(id)

    def cancel(self, id: str) -> None:
        """Ends a work, in the middle too; nothing where it has ended or its story is being written."""
        with self._lock:
            job = self._jobs.get(id)
            if job and not job.state.ended and not job.kept:
                job.put(state="cancelled")
                job.order = None
                if self._current is job and self._process:
                    self._process.kill()

    def _run(self) -> None:
        while job := self._queue.get():
            with self._lock:
                order, job.order = job.order, None
                if order is None or job.state.ended:
                    continue
                self._current = job
                if self._process is None or self._process.poll() is not None:
                    self._process = _worker()
                process = self._process
                job.put(state="working")
            too_slow = threading.Timer(self._seconds, self._give_up, [job, process])
            too_slow.daemon = True
            too_slow.start()
            last: Event | None = None
            for last in _events(process, order):
                if isinstance(last, Traced):
                    self._keep(job, last.story)
                else:
                    with self._lock:
                        self._take(job, last)
            too_slow.cancel()
            with self._lock:
                self._current = None
                job.put(state="failed", reason="the process that reads ended in the middle of it")
                if not isinstance(last, Traced | Failed):  # killed, or ended by itself
                    process.kill()
                    process.communicate()
                    self._process = _worker()

    def _take(self, job: Job, event: Stage | RefusedInput | Failed) -> None:
        match event:
            case Stage(stage, done, total):
                job.put(stage=stage, done=done, total=total)
            case RefusedInput():
                job.put(refused=(*job.state.refused, event))
            case Failed(reason):
                job.put(state="failed", reason=reason)

    def _keep(self, job: Job, story: Story) -> None:
        """Without the lock, since another process may hold the story's files: other works do not wait for that. From
        here on the work can be neither cancelled nor too slow."""
        with self._lock:
            if job.state.ended:
                return
            self._current, job.kept = None, True
        try:
            ended = {"state": "done", "story": self._folder.add(story)}
        except OSError as error:
            ended = {"state": "failed", "reason": f"the story cannot be kept: {error.strerror or error}"}
        with self._lock:
            job.put(**ended)

    def _give_up(self, job: Job, process: subprocess.Popen[bytes]) -> None:
        with self._lock:
            if self._current is job:
                job.put(state="failed", reason=f"it took longer than {self._seconds:.0f} s")
                process.kill()


def _worker() -> subprocess.Popen[bytes]:
    """A session of its own: Ctrl-C in the terminal is for the server, which then ends it."""
    command = [sys.executable, "-m", "woozle.web.worker"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)


def _events(process: subprocess.Popen[bytes], order: Order) -> Iterator[Event]:
    """Those of one order, up to the last; fewer where the process ends in the middle."""
    assert process.stdin
    assert process.stdout
    try:
        process.stdin.write(msgspec.json.encode(order) + b"\n")
        process.stdin.flush()
        for line in process.stdout:
            event = msgspec.json.decode(line, type=Event)
            yield event
            if isinstance(event, Traced | Failed):
                return
    except (OSError, msgspec.DecodeError):
        return
