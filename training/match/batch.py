"""Stories and plain texts as tensors, and how alike an encoder finds the passages of a story."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn

from training.attribute.network import pad
from training.bert import Bert
from training.match.stories import ReadStory
from training.mpnet import MPNet
from woozle.attribute.windows import Window, split
from woozle.match.embed import Range, piece_ranges, piece_weights
from woozle.models import load_tokenizer

MOST_PIECES = 28
"""Word pieces of a passage that late interaction compares in training, for memory; nine of ten passages have fewer."""


class Texts:
    """Windows of text. ids, mask: shape (windows, longest window in word pieces)."""

    def __init__(self, windows: Sequence[Window]):
        self.ids = pad([w.ids for w in windows])
        self.mask = pad([np.ones(len(w.ids), np.float32) for w in windows])

    @classmethod
    def of(cls, texts: Sequence[str]) -> Texts:
        tokenizer = load_tokenizer()
        return cls([window for text in texts for window in split(text, tokenizer)[1]])


class Batch(Texts):
    """One story: its windows, the pieces of each statement and how rare they are, which statements say the same.

    same, apart: shape (statements, statements): one claim; different articles. labelled: whether `same` may be used.
    """

    def __init__(self, story: ReadStory, labelled: bool = True):
        windows, self.ranges = piece_ranges(story.articles, story.statements, load_tokenizer())
        super().__init__(windows)
        self.story, self.fold, self.labelled = story.story, story.fold, labelled
        names = [s.article for s in story.statements]
        self.columns = {
            name: torch.tensor([i for i, n in enumerate(names) if n == name]) for name in sorted(set(names))
        }
        claims = story.claims
        self.same = torch.tensor([[bool(a & b) for b in claims] for a in claims])
        self.apart = torch.tensor([[a != b for b in names] for a in names])
        self.pieces, self.weights = self._pieces(windows, self.ranges)

    def _pieces(self, windows: Sequence[Window], ranges: Sequence[Range]) -> tuple[Tensor, Tensor]:
        """Indices into all pieces of the batch and weights that add up to one, shape (statements, MOST_PIECES)."""
        index = torch.zeros(len(ranges), MOST_PIECES, dtype=torch.long)
        weights = torch.zeros(len(ranges), MOST_PIECES)
        longest = self.ids.shape[1]
        for row, ((window, start, end), rare) in enumerate(zip(ranges, piece_weights(windows, ranges), strict=True)):
            count = min(end - start, MOST_PIECES)
            index[row, :count] = torch.arange(window * longest + start, window * longest + start + count)
            weights[row, :count] = torch.from_numpy(rare[:count].astype(np.float32))
        return index, weights / weights.sum(1, keepdim=True)


def states(model: Bert | MPNet, batch: Texts) -> Tensor:
    """The model's hidden states, computed on the CPU's matrix units. Shape (windows, pieces, width)."""
    with torch.autocast("cpu", torch.bfloat16):
        hidden: Tensor = model(model.embed(batch.ids), batch.mask)
    return hidden.float()


def embeddings(hidden: Tensor, ranges: Sequence[Range]) -> Tensor:
    """The mean over each passage's pieces, of length one. hidden: (windows, pieces, width)."""
    sums = torch.cat([torch.zeros_like(hidden[:, :1]), hidden.cumsum(1)], 1)
    window, start, end = (torch.tensor(x) for x in zip(*ranges, strict=True))
    mean = (sums[window, end] - sums[window, start]) / (end - start)[:, None]
    return nn.functional.normalize(mean, dim=1)


def cosines(hidden: Tensor, batch: Batch) -> Tensor:
    """Shape (statements, statements)."""
    vectors = embeddings(hidden, batch.ranges)
    return vectors @ vectors.T


def late_interaction(hidden: Tensor, batch: Batch) -> Tensor:
    """Shape (statements, statements), 0 within an article: how well the pieces of either are found among those of the
    other, the mean of both directions (as woozle.match.embed.Encoded has it)."""
    pieces = nn.functional.normalize(hidden.flatten(0, 1)[batch.pieces], dim=2).to(torch.bfloat16)
    out = torch.zeros(len(pieces), len(pieces))
    columns = list(batch.columns.values())
    for at, rows in enumerate(columns):
        for others in columns[at + 1 :]:
            cosine = torch.einsum("ikw,jlw->ikjl", pieces[rows], pieces[others])
            mine, theirs = batch.weights[rows], batch.weights[others]
            found = cosine.masked_fill((theirs == 0)[None, None], -1).amax(3).float()
            back = cosine.masked_fill((mine == 0)[:, :, None, None], -1).amax(1).float()
            both = (torch.einsum("ikj,ik->ij", found, mine) + torch.einsum("ijl,jl->ij", back, theirs)) / 2
            out = out.index_put((rows[:, None], others[None]), both)
            out = out.index_put((others[:, None], rows[None]), both.T)
    return out


class Choice(nn.Module):
    """A statement chooses its counterpart among all statements of another article, or nobody, by how alike they are.

    scale: how sharply (its logarithm); nobody: the likeness that counts as nobody. Both are learned.
    """

    def __init__(self, nobody: float = 0.5) -> None:
        super().__init__()
        self.scale, self.nobody = nn.Parameter(torch.tensor(3.0)), nn.Parameter(torch.tensor(nobody))

    def forward(self, likeness: Tensor, batch: Batch) -> Tensor:
        """Mean over (statement, other article) of -log of the probability of the true counterparts, or of nobody."""
        scores, nobody = likeness * self.scale.exp(), self.nobody * self.scale.exp()
        total, count = scores.new_zeros(()), 0
        for name, rows in batch.columns.items():
            for other, columns in batch.columns.items():
                if other == name:
                    continue
                block = torch.cat([scores[rows][:, columns], nobody.expand(len(rows), 1)], 1)
                same = batch.same[rows][:, columns]
                true = torch.cat([same, ~same.any(1, keepdim=True)], 1)
                total = total - (block.log_softmax(1).masked_fill(~true, -1e9).logsumexp(1)).sum()
                count += len(rows)
        return total / max(count, 1)
