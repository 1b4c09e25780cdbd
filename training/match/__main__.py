"""Train the pair model on annotated stories, and report what it reaches on stories it has not seen.

    python -m training.match --stories DIR --encoders DIR --folds DIR --out src/woozle/models/match.json
                             [--predictions DIR]

STORIES holds in/SLUG.json and gold/SLUG.json; ENCODERS the fold-N.onnx of training.match.encoder; FOLDS what
training.resolve wrote for each fold, so that a story is read by models that have not seen it. With --predictions the
held-out claims of all folds are written there, one SLUG.json a story, for the scorer and for training.compare, which
adds the differences.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from onnxruntime import InferenceSession
from sklearn.metrics import average_precision_score

from training.logistic import standardised
from training.match.stories import ReadStory, read_stories
from training.stories import FOLDS
from woozle.logistic import Logistic
from woozle.match import PairModel, group, kind_of
from woozle.match.among import NAMES as NAMES_AMONG
from woozle.match.among import features_among
from woozle.match.features import NAMES, Pairs, pairs
from woozle.quotes import quotations
from woozle.route import make_claim

REGULARISATION = 0.3
"""Set by eye: scikit-learn's C."""
LEAST = 0.28
"""Probability from which a pair is joined (woozle.match.group). Over the five held-out folds claims F1 is flat around
it (.553 at 0.25, .559 at 0.28, .554 at 0.33)."""


@dataclass
class Example:
    """One story, its candidate pairs with their features, and which pairs are one claim in the gold."""

    story: ReadStory
    pairs: Pairs
    same: np.ndarray

    @property
    def names(self) -> list[str]:
        """The article of each statement."""
        return [s.article for s in self.story.statements]


def examples(stories: Path, encoders: Path, folds: Path) -> list[Example]:
    sessions = [InferenceSession(encoders / f"fold-{fold}.onnx") for fold in range(FOLDS)]
    out = []
    for story in read_stories(stories, folds):
        found = pairs(story.articles, story.statements, sessions[story.fold])
        same = np.array([bool(story.claims[i] & story.claims[j]) for i, j in found.candidates], bool)
        out.append(Example(story, found, same))
    return out


def fit(examples: list[Example]) -> PairModel:
    """The second regression hears what the first says of stories that it has not seen."""
    folds = {e.story.fold for e in examples}
    alone = {fold: logistic([e for e in examples if e.story.fold != fold]) for fold in folds}
    rows, same = [], []
    for example in examples:
        first = alone[example.story.fold].of_rows(NAMES, example.pairs.rows)
        considered, others = features_among(example.names, example.pairs.candidates, first)
        rows.append(np.concatenate([example.pairs.rows[considered], others], 1))
        same.append(example.same[considered])
    among = standardised((*NAMES, *NAMES_AMONG), np.concatenate(rows), np.concatenate(same), REGULARISATION)
    return PairModel(logistic(examples), among, LEAST)


def logistic(examples: list[Example]) -> Logistic:
    rows, same = np.concatenate([e.pairs.rows for e in examples]), np.concatenate([e.same for e in examples])
    return standardised(NAMES, rows, same, REGULARISATION)


def predict(model: PairModel, example: Example) -> dict:
    story = example.story
    probabilities = model.probabilities(example.names, example.pairs)
    groups = group(example.names, example.pairs, probabilities, model.least)
    quoted = {a.id: list(quotations(a.text)) for a in story.articles}
    members = [[story.statements[i] for i in indices] for indices in groups]
    claims = [make_claim(f"c{n}", kind_of(m, quoted), m, story.articles) for n, m in enumerate(members, 1)]
    return {"story": story.story, "claims": msgspec.to_builtins(claims), "differences": []}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=Path, required=True)
    parser.add_argument("--encoders", type=Path, required=True)
    parser.add_argument("--folds", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--predictions", type=Path)
    args = parser.parse_args()
    found = examples(args.stories, args.encoders, args.folds)
    scores, truth = [], []
    for fold in range(FOLDS):
        model = fit([e for e in found if e.story.fold != fold])
        for example in (e for e in found if e.story.fold == fold):
            scores.append(model.probabilities(example.names, example.pairs))
            truth.append(example.same)
            if args.predictions:
                args.predictions.mkdir(parents=True, exist_ok=True)
                path = args.predictions / f"{example.story.story}.json"
                path.write_text(json.dumps(predict(model, example)), "utf8")
    precision = average_precision_score(np.concatenate(truth), np.concatenate(scores))
    same = int(sum(t.sum() for t in truth))
    print(f"held-out average precision of pairs {precision:.3f}, {sum(map(len, truth))} pairs, {same} same")
    if args.out:
        args.out.write_bytes(msgspec.json.format(msgspec.json.encode(fit(found)), indent=1) + b"\n")


if __name__ == "__main__":
    main()
