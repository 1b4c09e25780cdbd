"""Woozle reads several reports of one story and shows on whose word each claim rests.

import woozle
story = woozle.trace(["a.html", "b.txt"])
story.claims[0].routes
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Article", "Refused", "Story", "extract", "trace"]

if TYPE_CHECKING:
    from woozle.model import Article, Story
    from woozle.pipeline import extract, trace
    from woozle.read import Refused

_HOME = {
    "Article": "woozle.model",
    "Story": "woozle.model",
    "Refused": "woozle.read",
    "extract": "woozle.pipeline",
    "trace": "woozle.pipeline",
}


def __getattr__(name: str) -> Any:
    """Loads a part of the public face when it is first used, so that `import woozle` stays cheap."""
    if name not in _HOME:
        raise AttributeError(f"module 'woozle' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOME[name]), name)
