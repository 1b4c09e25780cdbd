"""The folder of stories under hostile weather: killed in the middle, deleted while it is corrected, given anew."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from woozle.corrections import FixChain
from woozle.model import Source, Story
from woozle.render.find import found
from woozle.render.view import View
from woozle.web.folder import DoesNotFit, Filter, NoStory, StoryFolder

KILLED = """
import os, signal, sys
from pathlib import Path
from woozle.web.folder import StoryFolder
at, calls = int(sys.argv[2]), 0
def watch(event, arguments):
    global calls
    if event in ("os.remove", "os.rename") and sys.argv[1] in str(arguments[0]):
        calls += 1
        if calls == at:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
StoryFolder(Path(sys.argv[1])).delete("calls")
"""
"""Deletes a story and is killed just before it takes away or renames the Nth file."""


@pytest.fixture
def folder(stories: dict[str, bytes], tmp_path: Path) -> StoryFolder:
    (tmp_path / "calls.json").write_bytes(stories["seven-calls"])
    return StoryFolder(tmp_path)


def change(folder: StoryFolder, name: str = "Hale") -> FixChain:
    return FixChain(folder.get("calls").machine.claims[0].members[0].passage, (Source(name, "person"),))


@pytest.mark.parametrize("at", [1, 2, 3, 4])
def test_a_deletion_that_is_killed_is_done_whole_or_not_at_all(folder: StoryFolder, at: int) -> None:
    folder.correct("calls", change(folder), "Ada")
    done = subprocess.run([sys.executable, "-c", KILLED, folder.path, str(at)], check=False)
    assert done.returncode == -signal.SIGKILL
    there = at == 1
    assert [e.id for e in folder.stories()[0]] == (["calls"] if there else [])
    folder.tidy()
    if there:
        assert folder.get("calls").corrected.applied
    else:
        assert list(folder.path.iterdir()) == []


def test_a_story_that_is_given_anew_has_none_of_the_deleted_ones_corrections(folder: StoryFolder) -> None:
    story = folder.get("calls").machine
    id = folder.add(story)
    folder.correct(id, change(folder), "Ada")
    done = subprocess.run(
        [sys.executable, "-c", KILLED.replace('"calls"', repr(id)), folder.path, "2"], check=False
    )  # the corrections are still there
    assert done.returncode == -signal.SIGKILL
    assert (folder.path / f"{id}.corrections.jsonl").exists()
    assert folder.add(story) == id
    assert folder.get(id).corrections == ()


def test_a_story_that_is_corrected_deleted_and_added_at_once_is_never_half(folder: StoryFolder) -> None:
    story = folder.get("calls").machine
    id, member = folder.add(story), change(folder)
    until, wrong = time.monotonic() + 3, []

    def often(act: object) -> None:
        while time.monotonic() < until:
            try:
                act()  # type: ignore[operator]
            except (NoStory, DoesNotFit):
                pass
            except Exception as error:
                wrong.append(error)

    def correct() -> None:
        folder.correct(id, FixChain(member.statement, (Source(f"S{time.monotonic_ns()}", "person"),)), "Ada")

    acts = [
        lambda: folder.delete(id), lambda: folder.add(story), lambda: folder.stories(), lambda: folder.get(id),
        correct, correct,
    ]  # fmt: skip
    threads = [threading.Thread(target=often, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    if (folder.path / f"{id}.json").exists():
        folder.delete(id)
    left = {p.name for p in folder.path.iterdir()} - {"calls.json", f".{id}.corrections.jsonl.lock"}
    assert left == set()


def test_half_a_file_of_a_killed_process_is_taken_away_when_it_is_old(folder: StoryFolder) -> None:
    old, young = folder.path / ".woozle-old", folder.path / ".woozle-young"
    for file in (old, young):
        file.write_bytes(b"{")
    os.utime(old, (0, 0))
    folder.tidy()
    assert (old.exists(), young.exists()) == (False, True)


def test_what_cannot_be_taken_away_keeps_no_server_from_starting(folder: StoryFolder) -> None:
    (folder.path / ".odd.json.deleted").mkdir()
    (folder.path / ".rest.json.deleted").write_bytes(b"{")
    folder.tidy()
    assert {p.name for p in folder.path.glob(".*.deleted")} == {".odd.json.deleted"}


def test_files_of_the_folder_are_read_up_to_a_limit_for_all_together(folder: StoryFolder) -> None:
    for name in ("one.txt", "two.txt"):
        (folder.path / name).touch()
        os.truncate(folder.path / name, 30_000_000)
    assert [len(data) for data in folder.read(["two.txt"]).values()] == [30_000_000]
    with pytest.raises(ValueError, match=r"with two\.txt these are more than the 50 MB"):
        folder.read(["one.txt", "two.txt"])
    with pytest.raises(KeyError):
        folder.read(["one.txt", "calls.json"])  # a story, and no report


@pytest.mark.parametrize("sought", ["muller", "MÜLLER", "holm’s strasse", "Mu\u0308ller STRASSE", "nobody"])
def test_stories_are_found_by_the_words_by_which_their_claims_are(folder: StoryFolder, sought: str) -> None:
    story = folder.get("calls").machine
    (first, *rest) = story.claims
    claim = replace(first, text="Frau Müller lives in Holm's Straße")
    id = folder.add(replace(story, claims=(claim, *rest), story="Rain"))
    entries, _ = folder.stories(Filter(words=sought))
    assert (id in {e.id for e in entries}) == found(View(story), claim, sought) == (sought != "nobody")


def test_the_machines_reading_is_never_altered(folder: StoryFolder, stories: dict[str, bytes]) -> None:
    folder.correct("calls", change(folder), "Ada")
    folder.add(Story.from_json(stories["seven-calls"]))
    assert (folder.path / "calls.json").read_bytes() == stories["seven-calls"]
