"""Train the attribution tagger and linker on PolNeAR: a large teacher first, then the small model that is shipped.

    python -m training.attribute --data DIR --teacher DIR --student DIR --out DIR [--also FILE ...] [--models DIR]

DATA holds train.jsonl.gz and dev.jsonl.gz; TEACHER is all-mpnet-base-v2 and STUDENT all-MiniLM-L6-v2 as Hugging Face
files; ALSO are articles without gold ({text} a line) of which the student hears what the teacher says. Checkpoints go
to OUT; a teacher or student that lies there already is not trained again. Writes to MODELS what Woozle ships, the
model card among it, and to OUT dev.jsonl and dev-float.jsonl: what the shipped model and the student before int8 say
of dev.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import torch
from tokenizers import Tokenizer
from training.attribute.card import CARD, diagram, polnear, table
from training.attribute.confidence import (
    Read,
    cross_validated,
    drafted,
    drafted_inside,
    fit_inside,
    fit_outer,
    nested_articles,
)
from training.attribute.data import Example, examples, read
from training.attribute.export import write_models
from training.attribute.fit import Recipe, fit
from training.attribute.network import Network
from training.attribute.predict import run, teach
from training.attribute.score import Attributed, add, count, direct
from training.bert import Bert
from training.mpnet import MPNet

from woozle.attribute.confidence import Confidence, Confidences
from woozle.attribute.link import Linker
from woozle.attribute.tagger import Tagger, load_linker
from woozle.attribute.windows import split
from woozle.logistic import Logistic
from woozle.model import Attribution
from woozle.models import load_session

TEACHER = Recipe(3, 5e-5, 5e-4, (("tags", 1.0), ("links", 0.3)))
STUDENT = Recipe(14, 1.5e-4, 5e-4, (("tags", 0.3), ("links", 0.3), ("taught", 0.7), ("inner", 0.5), ("hidden", 0.5)))
TEACHER_WIDTH = 768
NEVER = Confidence(Logistic(0.0, {}), 1.0)
"""Stands where no confidence is fitted yet."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--student", type=Path, required=True)
    parser.add_argument("--also", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--models", type=Path, default=Path("src/woozle/models"))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(args.student / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    train, dev = read(args.data / "train.jsonl.gz"), read(args.data / "dev.jsonl.gz")
    also = [{"text": article["text"]} for path in args.also for article in read(path)]

    torch.manual_seed(args.seed)
    student = Network(Bert(args.student), TEACHER_WIDTH)
    if not (args.out / "student.pt").exists():
        teacher = Network(MPNet(args.teacher))
        if not (args.out / "teacher.pt").exists():
            train_teacher(teacher, train, tokenizer, args.out, args.seed)
        teacher.load_state_dict(torch.load(args.out / "teacher.pt"))
        train_student(student, teacher.bfloat16(), [*train, *also], tokenizer, args.out, args.seed)
    student.load_state_dict(torch.load(args.out / "student.pt"))

    ship(student, tokenizer, dev, args.models, args.out, {"train": len(train), "also": len(also), "seed": args.seed})


def ship(
    student: Network,
    tokenizer: Tokenizer,
    dev: list[dict[str, Any]],
    models: Path,
    out: Path,
    made: dict[str, int],
) -> None:
    """Write what Woozle ships to `models`, with a card that tells how it was made and how it does on `dev`."""
    write_models(student, tokenizer, models)
    tagger = Tagger(tokenizer, load_session(models / "tagger.onnx"), load_linker(models), Confidences(NEVER, NEVER), {})

    def read_by_tagger(text: str, outer: Sequence[Attributed], inside: Sequence[Attributed] = ()) -> Read:
        words, windows = split(text, tokenizer)
        return Read(text, words, windows, tagger.outputs(windows), outer, inside)

    shipped = [read_by_tagger(article["text"], polnear(article)) for article in dev]
    nested = [read_by_tagger(*article) for article in nested_articles()]
    outer = fit_outer([drafted(article, tagger.linker) for article in shipped])
    inside = fit_inside([drafted_inside(article, tagger.linker, outer) for article in nested], outer)
    confidences = msgspec.json.encode(Confidences(outer, inside))
    (models / "confidence.json").write_bytes(msgspec.json.format(confidences) + b"\n")

    found, reliability = cross_validated(shipped, tagger.linker)
    linker = Linker({name: value.detach().numpy() for name, value in student.linker.named_parameters()})
    found_float, _ = cross_validated([read._replace(outputs=run(read.windows, student)) for read in shipped], linker)
    write(out / "dev.jsonl", dev, found)
    write(out / "dev-float.jsonl", dev, found_float)
    both = list(zip(shipped, found, strict=True))
    figures = table(
        {
            "all": add([count(r.text, r.outer, f) for r, f in both]),
            "direct quotations": add([count(r.text, direct(r.text, r.outer), direct(r.text, f)) for r, f in both]),
            "all, before int8": add([count(r.text, r.outer, f) for r, f in zip(shipped, found_float, strict=True)]),
        }
    )
    card = CARD.format(
        **made,
        teacher_epochs=TEACHER.epochs,
        student_epochs=STUDENT.epochs,
        dev=len(dev),
        nested=sum(len(article.inside) for article in nested),
        figures=figures,
        least=outer.least,
        inside=inside.least,
        diagram=diagram(reliability),
    )
    (models / "TAGGER.md").write_text(card, "utf8")
    print(figures, diagram(reliability), sep="\n\n")


def train_teacher(teacher: Network, train: list[dict[str, Any]], tokenizer: Tokenizer, out: Path, seed: int) -> None:
    """Fit `teacher` to the gold, into teacher.pt."""
    rng = random.Random(seed)

    def pool() -> list[Example]:
        return [e for article in train for e in examples(article, tokenizer, rng)]

    fitted = fit(teacher, pool, TEACHER, seed, out / "teacher.part.pt")
    torch.save(fitted.state_dict(), out / "teacher.pt")


def train_student(
    student: Network, teacher: Network, articles: list[dict[str, Any]], tokenizer: Tokenizer, out: Path, seed: int
) -> None:
    """Fit `student` to the gold, where there is some, and to what `teacher` says, into student.pt."""
    rng = random.Random(seed)
    taught = [teach(article, tokenizer, teacher) for article in articles]
    print(f"{len(articles)} articles read by the teacher", flush=True)

    def pool() -> list[Example]:
        return [e for a, t in zip(articles, taught, strict=True) for e in examples(a, tokenizer, rng, t)]

    fitted = fit(student, pool, STUDENT, seed, out / "student.part.pt")
    torch.save(fitted.state_dict(), out / "student.pt")


def write(path: Path, articles: list[dict[str, Any]], found: list[list[Attribution]]) -> None:
    """What the scorer reads."""
    with path.open("w", encoding="utf8") as file:
        for article, attributions in zip(articles, found, strict=True):
            row = {"id": article["id"], "attributions": msgspec.to_builtins(attributions)}
            file.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
