"""Why a source is not named."""

from __future__ import annotations

import pytest

from woozle.model import Article, Source, Statement
from woozle.resolve.anonymity import only_reason, why_unnamed

AIDE = (Source("unnamed aide", "unnamed"),)


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        (
            "The bridge is shut, said an aide who was not authorised to speak publicly.",
            ["who was not authorised to speak publicly"],
        ),
        (
            "The bridge is shut, an aide said, speaking on condition of anonymity because the talks go on.",
            ["speaking on condition of anonymity because the talks go on"],
        ),
        ("The bridge is shut, said an aide, who asked not to be named.", ["who asked not to be named"]),
        ("The bridge is shut, an aide said.", []),
        ("The bridge is shut, an aide said.\n\nAnother spoke on condition of anonymity.", []),
    ],
)
def test_reasons(text: str, reasons: list[str]) -> None:
    found = why_unnamed([Statement("a", 0, 18, AIDE, "reports")], {"a": Article("a", text)})
    assert [text[p.start : p.end] for p in found] == reasons


@pytest.mark.parametrize(
    ("words", "only"),
    [
        ("who spoke on condition of anonymity because he was not authorised to discuss the matter", True),
        ("who asked not to be named", True),
        ("The bridge is shut, said an aide who was not authorised to speak publicly.", False),
        ("who sold the ferry line in May", False),
        ("", True),
    ],
)
def test_what_says_nothing_else(words: str, only: bool) -> None:
    assert only_reason(words) == only
