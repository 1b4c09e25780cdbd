"""Train the models that choose which candidates are differences, and report what they reach on unseen stories.

    python -m training.compare --stories DIR --claims DIR [--gold-claims] [--predictions DIR]
                               [--out src/woozle/models/difference.json]

STORIES holds in/SLUG.json and gold/SLUG.json; CLAIMS the SLUG.json that training.match --predictions wrote: claims of
models that have not seen the story. The models learn from the candidates of these claims and from those of the claims
as the annotators have them: twice as many; some from the stories that were written for this project too. --gold-claims
brings the same statements together as the annotators did: what this stage reaches where the one before it errs in
nothing. With --predictions the held-out differences are written there beside the claims, one SLUG.json a story, for the
scorer.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import msgspec

from training.compare.fit import fit, held_out
from training.compare.rows import rows
from training.compare.score import Score
from training.compare.stories import Told, by_gold, read_told, read_written
from woozle.compare.merge import merge
from woozle.compare.view import Sentences
from woozle.model import Difference

HERE = Path(__file__).parent


def write(story: Told, differences: list[Difference], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    data = {"story": story.story, "claims": story.claims, "differences": differences}
    (folder / f"{story.story}.json").write_text(json.dumps(msgspec.to_builtins(data)), "utf8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=Path, required=True)
    parser.add_argument("--claims", type=Path, required=True)
    parser.add_argument("--gold-claims", action="store_true")
    parser.add_argument("--predictions", type=Path)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    stories = read_told(args.stories, args.claims)
    as_found = {s.story: rows(s) for s in stories}
    as_marked = {s.story: rows(by_gold(s)) for s in stories}
    every = {name: [*as_found[name], *as_marked[name]] for name in as_found}
    written = [row for s in read_written(HERE.parent / "match" / "texts", HERE / "differences") for row in rows(s)]
    score = Score()
    for fold, chooser in enumerate(held_out(stories, every, written)):
        for story in (s for s in stories if s.fold == fold):
            compared = by_gold(story) if args.gold_claims else story
            found = (as_marked if args.gold_claims else as_found)[story.story]
            sentences = Sentences.of(compared.articles, compared.claims)
            differences = merge(chooser.chosen([row.candidate for row in found]), compared.claims, sentences)
            score.add(story.differences, differences)
            if args.predictions:
                write(compared, differences, args.predictions)
    print(score)
    if args.out:
        chooser = fit((row for found in every.values() for row in found), written)
        args.out.write_bytes(msgspec.json.format(msgspec.json.encode(chooser), indent=1) + b"\n")


if __name__ == "__main__":
    main()
