"""Write a checkpoint as the files that Woozle ships: tagger.onnx (int8), linker.npz, tokenizer.json.

python -m training.attribute.export --encoder DIR --checkpoint model.pt --out src/woozle/models
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from training.attribute.network import Encoder, Linker
from training.onnx import export


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    model = nn.ModuleDict({"encoder": Encoder(args.encoder), "linker": Linker(384)})
    model.load_state_dict(torch.load(args.checkpoint))
    args.out.mkdir(parents=True, exist_ok=True)
    ones = torch.ones(2, 40, dtype=torch.long)
    inputs = {"ids": ones * 1000, "features": ones + 1, "mask": ones}  # one tensor twice would be exported as one input
    export(model["encoder"], inputs, ["tags", "hidden"], args.out / "tagger.onnx")
    weights = {name: value.detach().numpy().astype(np.float16) for name, value in model["linker"].named_parameters()}
    np.savez_compressed(args.out / "linker.npz", **weights)
    tokenizer = Tokenizer.from_file(str(args.encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.save(str(args.out / "tokenizer.json"))


if __name__ == "__main__":
    main()
