"""Train the model that tells acts an article vouches for from what it only reports, on annotated stories.

    python -m training.resolve --stories DIR --folds DIR --out src/woozle/models/vouch.json

Writes FOLDS/vouch-N.json too, each trained without the stories of fold N, and prints what those do on them.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import msgspec
import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from training.match.stories import FOLDS, AnnotatedStory, fold_of, load_stories
from woozle.model import Statement
from woozle.resolve.vouch import NEVER, VouchModel, vouch_features

THRESHOLD = 0.4
"""Between 0.35 and 0.5 the held-out gain is flat; the lower, the fewer words that somebody said lose their speaker."""
LEAST_WEIGHT = 0.02


def example(story: AnnotatedStory, statement: Statement) -> dict[str, float]:
    text = next(a.text for a in story.articles if a.id == statement.article)
    cue = statement.evidence[-1]
    content = text[statement.start : statement.end]
    kind, stance = statement.chain[-1].kind, statement.stance
    return vouch_features(text[cue.start : cue.end], content, kind, stance, cue.start < statement.start)


def fit(rows: list[dict[str, float]], reported: list[bool]) -> VouchModel:
    vectorizer = DictVectorizer()
    model = LogisticRegression(C=1.0, max_iter=1000).fit(vectorizer.fit_transform(rows), reported)
    names = vectorizer.get_feature_names_out()
    weights = {n: round(float(w), 4) for n, w in zip(names, model.coef_[0], strict=True) if abs(w) >= LEAST_WEIGHT}
    return VouchModel(round(float(model.intercept_[0]), 4), THRESHOLD, weights)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=Path, required=True)
    parser.add_argument("--folds", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    rows, reported, folds = [], [], []
    for story in load_stories(args.stories, NEVER):
        for statement, sourced in zip(story.statements, story.sourced, strict=True):
            if statement.chain and statement.evidence:
                rows += [example(story, statement)] * len(sourced)
                reported += sourced
                folds += [fold_of(story.story)] * len(sourced)
    args.folds.mkdir(parents=True, exist_ok=True)
    right = lost = 0
    for fold in range(FOLDS):
        use = [i for i, f in enumerate(folds) if f != fold]
        model = fit([rows[i] for i in use], [reported[i] for i in use])
        (args.folds / f"vouch-{fold}.json").write_bytes(msgspec.json.encode(model))
        vouched = np.array([f == fold and model.vouches(r) for f, r in zip(folds, rows, strict=True)])
        right += int((vouched & ~np.array(reported)).sum())
        lost += int((vouched & np.array(reported)).sum())
    print(f"held out: of {len(rows)} attributed passages {right} rightly taken for the article's own, {lost} wrongly")
    args.out.write_bytes(msgspec.json.format(msgspec.json.encode(fit(rows, reported)), indent=1) + b"\n")


if __name__ == "__main__":
    main()
