"""MPNet's encoder (Song et al. 2020) in plain PyTorch, over BERT's word-piece ids.

BERT's layers with one table of relative position biases that all of them share. MPNet's vocabulary is BERT's, moved by
four, so that one tokenisation serves a teacher of this kind and a student of the other.
"""

from __future__ import annotations

import json
import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from training.bert import Layer
from training.dropout import Dropout

NAMES = {
    ".attention.attn.q.": ".attention.self.query.",
    ".attention.attn.k.": ".attention.self.key.",
    ".attention.attn.v.": ".attention.self.value.",
    ".attention.attn.o.": ".attention.output.dense.",
    ".attention.LayerNorm.": ".attention.output.LayerNorm.",
}
"""Hugging Face's parameter names for MPNet, and ours, which are those of BERT."""
BUCKETS, FARTHEST, LONGEST = 32, 128, 512
FIRST_POSITION = 2
MOVED = 4
SPECIAL = {101: 0, 102: 2}
"""BERT's [CLS] and [SEP], and what MPNet has for them."""


def buckets(pieces: int) -> Tensor:
    """T5's bucket of each pair's relative position (Raffel et al. 2020). Shape (pieces, pieces)."""
    at = torch.arange(pieces)
    distance = at[:, None] - at[None, :]
    half, exact = BUCKETS // 2, BUCKETS // 4
    logs = (distance.abs().clamp(min=1) / exact).log() / math.log(FARTHEST / exact)
    far = (exact + (logs * (half - exact)).long()).clamp(max=half - 1)
    return (distance < 0) * half + torch.where(distance.abs() < exact, distance.abs(), far)


class MPNet(nn.Module):
    """(word embeddings, mask) -> hidden states of the last layer, both of shape (batch, pieces, width)."""

    def __init__(self, folder: Path, dropout: float = 0.1):
        super().__init__()
        config = json.loads((folder / "config.json").read_text("utf8"))
        self.width = width = config["hidden_size"]
        heads, eps = config["num_attention_heads"], config["layer_norm_eps"]
        self.dropout = Dropout(dropout)
        self.embeddings = nn.ModuleDict(
            {
                "word_embeddings": nn.Embedding(config["vocab_size"], width),
                "position_embeddings": nn.Embedding(config["max_position_embeddings"], width),
                "LayerNorm": nn.LayerNorm(width, eps=eps),
            }
        )
        shape = (width, heads, config["intermediate_size"], self.dropout, eps)
        layers = nn.ModuleList(Layer(*shape) for _ in range(config["num_hidden_layers"]))
        self.encoder = nn.ModuleDict({"layer": layers, "relative_attention_bias": nn.Embedding(BUCKETS, heads)})
        self.encoder["relative_attention_bias"].weight.requires_grad_(False)  # else no fused attention: twice the time
        weights = {}
        for name, value in load_file(folder / "model.safetensors").items():
            for theirs, ours in NAMES.items():
                name = name.replace(theirs, ours)
            weights[name] = value
        self.load_state_dict({k: weights[k] for k in self.state_dict()})
        self.register_buffer("buckets", buckets(LONGEST), persistent=False)

    def forward(self, words: Tensor, mask: Tensor) -> Tensor:
        pieces = words.shape[1]
        positions = self.embeddings["position_embeddings"].weight[FIRST_POSITION : FIRST_POSITION + pieces]
        hidden = self.dropout(self.embeddings["LayerNorm"](words + positions))
        biases = self.encoder["relative_attention_bias"](self.buckets[:pieces, :pieces]).permute(2, 0, 1)
        additive = biases + (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -1e4
        for layer in self.encoder["layer"]:
            hidden = layer(hidden, additive)
        return hidden

    def embed(self, ids: Tensor) -> Tensor:
        """The word embeddings that `forward` takes, for BERT's ids."""
        moved = ids + MOVED
        for bert, own in SPECIAL.items():
            moved = torch.where(ids == bert, own, moved)
        return self.embeddings["word_embeddings"](moved)
