"""From tag scores to spans of words: BIO tags and the best path through them (Viterbi)."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = get_args(Role)
TAGS = 1 + 2 * len(ROLES)
"""O, then B and I of each role: role r begins with tag 2r + 1 and goes on with 2r + 2."""

Floats = NDArray[np.float32]


class Span(NamedTuple):
    """Words [first, last] of one role. `probability` is the mean probability of the role over its words."""

    role: int
    first: int
    last: int
    probability: float


def _transitions() -> Floats:
    """-inf where a tag may not follow another: an I only goes on with a B or I of its own role."""
    allowed = np.zeros((TAGS, TAGS), np.float32)
    for role in range(len(ROLES)):
        inside = 2 * role + 2
        allowed[:, inside] = -np.inf
        allowed[[inside - 1, inside], inside] = 0
    return allowed


TRANSITIONS = _transitions()


def best_path(log_probabilities: Floats) -> list[int]:
    """The best valid tag sequence. log_probabilities: shape (words, TAGS).

    Where no span can go on (a paragraph begins) what comes before and after does not matter to each other.
    """
    parts = np.flatnonzero(np.isneginf(log_probabilities[:, 2::2]).all(1))
    return [tag for part in np.split(log_probabilities, parts) if len(part) for tag in _best_path(part)]


def _best_path(log_probabilities: Floats) -> list[int]:
    """Viterbi (1967), unless the likeliest tag of each word makes a valid sequence as it is."""
    likeliest = log_probabilities.argmax(1)
    if not TRANSITIONS[np.concatenate([[0], likeliest[:-1]]), likeliest].any():
        return [int(tag) for tag in likeliest]
    rows = log_probabilities.tolist()
    score = [-np.inf if tag and tag % 2 == 0 else value for tag, value in enumerate(rows[0])]
    back: list[list[int]] = []
    for row in rows[1:]:  # plain numbers: for so few tags faster than arrays
        best = max(range(TAGS), key=score.__getitem__)
        before = [best] * TAGS
        for inside in range(2, TAGS, 2):
            before[inside] = inside if score[inside] > score[inside - 1] else inside - 1
        score = [score[last] + value for last, value in zip(before, row, strict=True)]
        back.append(before)
    tags = [max(range(TAGS), key=score.__getitem__)]
    for before in reversed(back):
        tags.append(before[tags[-1]])
    return tags[::-1]


def spans_of(tags: list[int], log_probabilities: Floats) -> list[Span]:
    """The spans that a valid tag sequence marks, in order."""
    spans: list[Span] = []
    first = 0
    for at, tag in enumerate(tags):
        if tag % 2 == 1:
            first = at
        if tag and (at + 1 == len(tags) or tags[at + 1] != (tag + 1 if tag % 2 else tag)):
            role = (tag - 1) // 2
            taken = np.exp(log_probabilities[first : at + 1, 2 * role + 1 : 2 * role + 3])
            spans.append(Span(role, first, at, float(np.add.reduce(taken, None) / len(taken))))
    return spans


def candidates(best: list[Span], log_probabilities: Floats, role: int, shy: float) -> list[Span]:
    """All spans of one role that may be meant, in text order: those of the best path, and where it has none, those that
    it would have were the role `shy` more likely a word."""
    braver = log_probabilities.copy()
    braver[:, [2 * role + 1, 2 * role + 2]] += shy
    own = [s for s in best if s.role == role]
    more = [s for s in spans_of(best_path(braver), log_probabilities) if s.role == role]
    apart = [s for s in more if not any(s.first <= o.last and o.first <= s.last for o in own)]
    return sorted([*own, *apart], key=lambda s: s.first)
