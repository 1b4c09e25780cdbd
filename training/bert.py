"""BERT's encoder (Devlin et al. 2019) in plain PyTorch, with the parameter names of Hugging Face checkpoints.

Written out because its ONNX graph is what users run: attention with one additive mask and no branches is twice as fast
there as the graph that a general implementation exports to.
"""

from __future__ import annotations

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from training.dropout import Dropout


class SelfAttention(nn.Module):
    def __init__(self, width: int, heads: int):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        batch, pieces, width = hidden.shape
        shape = (batch, pieces, self.heads, width // self.heads)
        q, k, v = (f(hidden).reshape(shape).transpose(1, 2) for f in (self.query, self.key, self.value))
        if torch.compiler.is_exporting():
            weights = (q @ k.transpose(2, 3) * (width // self.heads) ** -0.5 + mask).softmax(-1)
            mixed = weights @ v
        else:
            mixed = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        return mixed.transpose(1, 2).reshape(batch, pieces, width)


class Output(nn.Module):
    """A linear layer, dropout, and the layer norm of its sum with what it is added to."""

    def __init__(self, inner: int, width: int, dropout: Dropout, eps: float):
        super().__init__()
        self.dense = nn.Linear(inner, width)
        self.LayerNorm = nn.LayerNorm(width, eps=eps)
        self.dropout = dropout

    def forward(self, hidden: Tensor, residual: Tensor) -> Tensor:
        return self.LayerNorm(self.dropout(self.dense(hidden)) + residual)


class Layer(nn.Module):
    def __init__(self, width: int, heads: int, inner: int, dropout: Dropout, eps: float = 1e-12):
        super().__init__()
        output = Output(width, width, dropout, eps)
        self.attention = nn.ModuleDict({"self": SelfAttention(width, heads), "output": output})
        self.intermediate = nn.ModuleDict({"dense": nn.Linear(width, inner)})
        self.output = Output(inner, width, dropout, eps)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        attended = self.attention["output"](self.attention["self"](hidden, mask), hidden)
        return self.output(nn.functional.gelu(self.intermediate["dense"](attended)), attended)


class Bert(nn.Module):
    """(word embeddings, mask) -> hidden states of the last layer, both of shape (batch, pieces, width)."""

    def __init__(self, folder: Path, dropout: float = 0.1):
        super().__init__()
        config = json.loads((folder / "config.json").read_text("utf8"))
        self.width = width = config["hidden_size"]
        self.embeddings = nn.ModuleDict(
            {
                "word_embeddings": nn.Embedding(config["vocab_size"], width),
                "position_embeddings": nn.Embedding(config["max_position_embeddings"], width),
                "token_type_embeddings": nn.Embedding(config["type_vocab_size"], width),
                "LayerNorm": nn.LayerNorm(width, eps=1e-12),
            }
        )
        self.dropout = Dropout(dropout)
        shape = (width, config["num_attention_heads"], config["intermediate_size"], self.dropout)
        layers = nn.ModuleList(Layer(*shape) for _ in range(config["num_hidden_layers"]))
        self.encoder = nn.ModuleDict({"layer": layers})
        weights = load_file(folder / "model.safetensors")
        self.load_state_dict({k: weights[k] for k in self.state_dict()})

    def forward(self, words: Tensor, mask: Tensor) -> Tensor:
        positions = self.embeddings["position_embeddings"].weight[: words.shape[1]]
        typed = self.embeddings["token_type_embeddings"].weight[0]
        hidden = self.dropout(self.embeddings["LayerNorm"](words + positions + typed))
        additive = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -1e4
        for layer in self.encoder["layer"]:
            hidden = layer(hidden, additive)
        return hidden

    def embed(self, ids: Tensor) -> Tensor:
        """The word embeddings that `forward` takes."""
        return self.embeddings["word_embeddings"](ids)
