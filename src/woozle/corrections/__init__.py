"""What readers corrected in a story: a list of values beside it, and the story that it makes of the machine's reading.

The machine's Story is never altered. `apply` is a pure function of it and the corrections in the order in which they
were made; taking a correction back is a correction too.
"""

from woozle.corrections.apply import Corrected, Unfit, apply, in_force, reference, undone_by
from woozle.corrections.export import export
from woozle.corrections.log import CorrectionLog
from woozle.corrections.values import (
    Author,
    Change,
    Correction,
    FixChain,
    JoinClaims,
    NoDifference,
    RenameSources,
    SplitClaim,
    Undo,
)

__all__ = [
    "Author",
    "Change",
    "Corrected",
    "Correction",
    "CorrectionLog",
    "FixChain",
    "JoinClaims",
    "NoDifference",
    "RenameSources",
    "SplitClaim",
    "Undo",
    "Unfit",
    "apply",
    "export",
    "in_force",
    "reference",
    "undone_by",
]
