"""What an article vouches for itself (an act), and what it only reports (words)."""

from __future__ import annotations

import pytest

from woozle.attribute import attribute
from woozle.model import Article
from woozle.resolve import resolve
from woozle.resolve.vouch import NEVER, load_vouch_model, vouch_features


@pytest.mark.parametrize(
    ("cue", "content", "vouched"),
    [
        ("said", "that the ferry line was sold too cheaply", False),
        ("told", "“the ferry line was sold too cheaply”", False),
        ("according to", "the ferry line was sold too cheaply", False),
        ("criticized", "the sale of the ferry line to a friend", True),
        ("sought", "to stop the sale of the ferry line", True),
    ],
)
def test_words_are_reported_and_acts_are_vouched_for(cue: str, content: str, vouched: bool) -> None:
    features = vouch_features(cue, content, "person", "reports", cue_first=True)
    assert load_vouch_model().vouches(features) is vouched
    assert NEVER.vouches(features) is False


def test_an_act_is_a_statement_of_the_article_with_who_did_it() -> None:
    text = "Edvard Holm criticized the sale of the ferry line to a friend of the minister."
    (statement,) = resolve([Article(id="a", text=text)], [attribute(text)])
    assert statement.chain == ()
    assert statement.stance == "asserts"
    assert text[statement.start : statement.end].startswith("Edvard Holm criticized the sale")
