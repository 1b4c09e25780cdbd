"""Train the pair model on annotated stories, and report what it reaches on stories it has not seen.

    python -m training.match --stories DIR --out src/woozle/models/match.json [--predictions DIR]

DIR holds in/SLUG.json and gold/SLUG.json. Folds are fixed by the story's name (fold_of). With --predictions the
held-out claims of all five folds are written there, one SLUG.json a story, for the scorer.
"""

from __future__ import annotations

import argparse
import json
import zlib
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.preprocessing import StandardScaler

from woozle.attribute import attribute
from woozle.match import PairModel, cluster, kind_of
from woozle.match.features import NAMES, pairs
from woozle.model import Article, Statement
from woozle.quotes import quotations
from woozle.read import json as story_file
from woozle.resolve import resolve
from woozle.route import make_claim

FOLDS = 5
THRESHOLD = 0.3
"""Probability that joins: best claims F1 over the five held-out folds, flat between 0.25 and 0.35."""


def fold_of(story: str) -> int:
    return zlib.crc32(story.encode()) % FOLDS


@dataclass
class Example:
    """One story: its statements, candidate pairs, their features, and which pairs are one claim in the gold."""

    story: str
    articles: list[Article]
    statements: list[Statement]
    candidates: list[tuple[int, int]]
    rows: np.ndarray
    same: np.ndarray


def load(folder: Path, slug: str) -> Example:
    path = folder / "in" / f"{slug}.json"
    articles = [a for a in story_file.read(str(path), path.read_bytes())[0][1] if isinstance(a, Article)]
    statements = resolve(articles, [attribute(a.text) for a in articles])
    candidates, rows = pairs(articles, statements)
    claims = gold_claims(json.loads((folder / "gold" / f"{slug}.json").read_text("utf8")), articles, statements)
    same = np.array([bool(claims[i] & claims[j]) for i, j in candidates], bool)
    return Example(slug, articles, statements, candidates, rows, same)


def gold_claims(gold: dict, articles: list[Article], statements: list[Statement]) -> list[set[str]]:
    """For each statement the gold claims that it states: half of the shorter passage is common."""
    texts = {a.id: a.text for a in articles}
    out: list[set[str]] = [set() for _ in statements]
    for claim in gold["claims"]:
        for member in claim["members"]:
            start = texts[member["article"]].find(member["span"])
            end = start + len(member["span"])
            for index, s in enumerate(statements):
                common = min(s.end, end) - max(s.start, start)
                if s.article == member["article"] and start >= 0 and common >= 0.5 * min(s.end - s.start, end - start):
                    out[index].add(claim["id"])
    return out


def fit(examples: list[Example]) -> PairModel:
    rows = np.concatenate([e.rows for e in examples])
    same = np.concatenate([e.same for e in examples])
    scaler = StandardScaler().fit(rows)
    model = LogisticRegression(max_iter=2000).fit(scaler.transform(rows), same)
    return PairModel(
        features=NAMES,
        mean=tuple(np.round(scaler.mean_, 6).tolist()),
        scale=tuple(np.round(scaler.scale_, 6).tolist()),
        weights=tuple(np.round(model.coef_[0], 6).tolist()),
        bias=round(float(model.intercept_[0]), 6),
        threshold=THRESHOLD,
    )


def predict(model: PairModel, example: Example) -> dict:
    groups = cluster(len(example.statements), example.candidates, model.probabilities(example.rows), model.threshold)
    quoted = {a.id: list(quotations(a.text)) for a in example.articles}
    members = [[example.statements[i] for i in group] for group in groups]
    claims = [make_claim(f"c{n}", kind_of(m, quoted), m, example.articles) for n, m in enumerate(members, 1)]
    return {"story": example.story, "claims": msgspec.to_builtins(claims), "differences": []}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--predictions", type=Path)
    args = parser.parse_args()
    examples = [load(args.stories, path.stem) for path in sorted((args.stories / "gold").glob("*.json"))]
    scores, truth = [], []
    for fold in range(FOLDS):
        model = fit([e for e in examples if fold_of(e.story) != fold])
        for example in (e for e in examples if fold_of(e.story) == fold):
            scores.append(model.probabilities(example.rows))
            truth.append(example.same)
            if args.predictions:
                args.predictions.mkdir(parents=True, exist_ok=True)
                path = args.predictions / f"{example.story}.json"
                path.write_text(json.dumps(predict(model, example)), "utf8")
    precision = average_precision_score(np.concatenate(truth), np.concatenate(scores))
    print(f"held-out average precision of pairs {precision:.3f}, {sum(map(len, truth))} pairs, {int(sum(t.sum() for t in truth))} same")
    if args.out:
        args.out.write_bytes(msgspec.json.format(msgspec.json.encode(fit(examples)), indent=1) + b"\n")


if __name__ == "__main__":
    main()
