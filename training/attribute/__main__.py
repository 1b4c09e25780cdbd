"""Train the attribution tagger and linker on PolNeAR, score it on dev, and export it.

    python -m training.attribute --data DIR --encoder DIR --out DIR [--epochs 5] [--seed 0]

DATA holds train.jsonl.gz and dev.jsonl.gz; ENCODER is all-MiniLM-L6-v2 as Hugging Face files. Writes a checkpoint an
epoch to OUT, keeps the last one's exponential moving average as the model, and exports tagger.onnx (int8) with
tokenizer.json and linker.npz.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import time
from pathlib import Path

import msgspec
import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from training.attribute.data import Example, examples, read
from training.attribute.network import Encoder, Linker

from woozle.attribute.decode import decode
from woozle.attribute.link import Linker as NumpyLinker
from woozle.attribute.windows import split

ENCODER_RATE, HEAD_RATE = 1e-4, 5e-4
BATCH = 16
LINK_SHARE = 0.3
AVERAGE = 0.99


def batch_inputs(batch: list[Example]) -> tuple[torch.Tensor, ...]:
    length = max(len(e.window.ids) for e in batch)
    words = max(len(e.tags) for e in batch)
    ids, features, mask = (torch.zeros(len(batch), length, dtype=torch.long) for _ in range(3))
    gather = torch.zeros(len(batch), words, dtype=torch.long)
    tags = torch.full((len(batch), words), -100)
    for row, example in enumerate(batch):
        n, k = len(example.window.ids), len(example.tags)
        ids[row, :n] = torch.from_numpy(example.window.ids)
        features[row, :n] = torch.from_numpy(example.window.features)
        mask[row, :n] = 1
        gather[row, :k] = torch.from_numpy(example.window.first_piece)
        tags[row, :k] = torch.from_numpy(example.tags)
    return ids, features, mask, gather, tags


def predict(articles: list[dict], tokenizer: Tokenizer, encoder: Encoder, linker: Linker) -> list[dict]:
    weights = {k: v.detach().float().numpy() for k, v in linker.named_parameters()}
    out = []
    encoder.eval()
    for article in articles:
        words, windows = split(article["text"], tokenizer)
        outputs = []
        for window in windows:
            ids, features = (torch.from_numpy(x)[None] for x in (window.ids, window.features))
            with torch.no_grad():
                scores, hidden = encoder(ids, features, torch.ones_like(ids))
            outputs.append(
                (scores[0].float().numpy()[window.first_piece], hidden[0].float().numpy()[window.first_piece])
            )
        found = decode(words, windows, outputs, NumpyLinker(weights))
        out.append({"id": article["id"], "attributions": msgspec.to_builtins(found)})
    encoder.train()
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--limit", type=int, default=None, help="articles of train, for a trial")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(args.encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.save(str(args.out / "tokenizer.json"))
    train, dev = read(args.data / "train.jsonl.gz")[: args.limit], read(args.data / "dev.jsonl.gz")
    encoder, linker = Encoder(args.encoder), Linker(384)
    heads = [*encoder.features.parameters(), *encoder.tags.parameters(), *linker.parameters()]
    optimizer = torch.optim.AdamW(
        [{"params": list(encoder.bert.parameters()), "lr": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE}],
        weight_decay=0.01,
        fused=True,
    )
    everything = nn.ModuleDict({"encoder": encoder, "linker": linker})
    average = torch.optim.swa_utils.AveragedModel(
        everything, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(AVERAGE)
    )
    steps = args.epochs * (sum(len(split(a["text"], tokenizer)[1]) for a in train) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(s / (0.06 * steps), max(0.0, (steps - s) / (0.94 * steps)))
    )
    step, began = 0, time.time()
    for epoch in range(args.epochs):
        pool = [e for article in train for e in examples(article, tokenizer, rng)]
        rng.shuffle(pool)
        losses = []
        for at in range(0, len(pool) - BATCH + 1, BATCH):
            batch = pool[at : at + BATCH]
            ids, features, mask, gather, tags = batch_inputs(batch)
            with torch.autocast("cpu", torch.bfloat16):
                scores, hidden = encoder(ids, features, mask)
            scores, hidden = (
                x.float().gather(1, gather[..., None].expand(-1, -1, x.shape[-1])) for x in (scores, hidden)
            )
            tag_loss = nn.functional.cross_entropy(scores.flatten(0, 1), tags.flatten(), ignore_index=-100)
            link_loss = linker.loss(hidden, batch)
            loss = tag_loss + LINK_SHARE * link_loss
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(everything.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            average.update_parameters(everything)
            step += 1
            losses.append((tag_loss.item(), link_loss.item()))
            if step % 20 == 0:
                tag, link = np.mean(losses[-20:], 0)
                print(
                    f"epoch {epoch} step {step}/{steps} tag {tag:.4f} link {link:.4f} {time.time() - began:.0f} s",
                    flush=True,
                )
        model = average.module
        torch.save(model.state_dict(), args.out / f"epoch{epoch}.pt")
        with (args.out / f"dev{epoch}.jsonl").open("w", encoding="utf8") as file:
            for row in predict(dev, tokenizer, model["encoder"], model["linker"]):
                file.write(json.dumps(row) + "\n")
        print(f"epoch {epoch} done {time.time() - began:.0f} s", flush=True)
    shutil.copy(args.out / f"epoch{args.epochs - 1}.pt", args.out / "model.pt")


if __name__ == "__main__":
    main()
