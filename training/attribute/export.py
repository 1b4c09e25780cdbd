"""A student as the files that Woozle ships: tagger.onnx (int8), linker.npz (float16), tokenizer.json."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from training.attribute.network import Network
from training.onnx import export


def write_models(network: Network, tokenizer: Tokenizer, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    ones = torch.ones(2, 40, dtype=torch.long)
    inputs = {"ids": ones * 1000, "features": ones + 1, "mask": ones}  # one tensor twice would be exported as one input
    export(network.encoder, inputs, ["tags", "hidden"], folder / "tagger.onnx")
    linker = {name: value.detach().numpy().astype(np.float16) for name, value in network.linker.named_parameters()}
    np.savez_compressed(folder / "linker.npz", **linker)
    tokenizer.save(str(folder / "tokenizer.json"))
