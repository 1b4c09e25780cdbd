"""Train the models that tell on whose word a passage stands (woozle.resolve.voice), on annotated stories.

    python -m training.resolve --stories DIR --folds DIR [--models src/woozle/models]

Writes voice.json and heads.npz to MODELS; to FOLDS a folder of both for each fold, trained without its stories, and
prints what those reach on them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

import msgspec
import numpy as np

from training.resolve.fit import NO_MODEL, Rows, fit
from training.resolve.rows import carried_rows, certain_rows, nested_rows, reported_rows, with_heads
from training.resolve.score import Score
from training.stories import FOLDS, AnnotatedStory, load_stories
from woozle.attribute.tagger import load_heads
from woozle.resolve import resolve
from woozle.resolve.voice import Voice

NEVER = Voice(NO_MODEL, NO_MODEL, NO_MODEL, NO_MODEL)
Heads = dict[str, np.ndarray]
Trained = tuple[Voice, Heads]


def train(stories: Iterable[AnnotatedStory]) -> Trained:
    """All models but `certain`, each on what those before it say."""
    stories = list(stories)
    reported, heads = fit(Rows.of(reported_rows(s) for s in stories), "reported", ("cue", "content"))
    voice = Voice(reported, NO_MODEL, NO_MODEL, NO_MODEL)
    carried, more = fit(Rows.of(carried_rows(s, voice, heads) for s in stories), "carried", ("content",))
    nested, most = fit(Rows.of(nested_rows(s, voice, heads) for s in stories), "nested", ("cue",))
    return Voice(reported, carried, nested, NO_MODEL), heads | more | most


def certain(stories: Iterable[AnnotatedStory], trained: list[Trained]) -> Voice:
    """The first fold's models with `certain` fitted to what each fold's say of stories that they have not seen."""
    rows = Rows.of(certain_rows(s, *trained[s.fold]) for s in stories)
    return msgspec.structs.replace(trained[0][0], certain=fit(rows, "certain", ())[0])


def write(voice: Voice, heads: Heads, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "voice.json").write_bytes(msgspec.json.format(msgspec.json.encode(voice), indent=1) + b"\n")
    np.savez_compressed(folder / "heads.npz", **{name: head.astype(np.float16) for name, head in heads.items()})


def load_trained(folder: Path) -> Trained:
    """What `write` wrote."""
    voice = msgspec.json.decode((folder / "voice.json").read_bytes(), type=Voice)
    return voice, load_heads(folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=Path, required=True)
    parser.add_argument("--folds", type=Path, required=True)
    parser.add_argument("--models", type=Path, default=Path("src/woozle/models"))
    args = parser.parse_args()
    stories = load_stories(args.stories)
    trained = [train(s for s in stories if s.fold != fold) for fold in range(FOLDS)]
    score = Score()
    for fold in range(FOLDS):
        voice, heads = trained[fold]
        sure = certain((s for s in stories if s.fold != fold), trained).certain
        voice = msgspec.structs.replace(voice, certain=sure)
        write(voice, heads, args.folds / str(fold))
        for story in (s for s in stories if s.fold == fold):
            score.add(story, resolve(story.articles, with_heads(story, heads), voice))
    print(score)
    voice, heads = train(stories)
    write(msgspec.structs.replace(voice, certain=certain(stories, trained).certain), heads, args.models)


if __name__ == "__main__":
    main()
