"""The example stories come out as an editor who reads them would have it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import jsonschema
import msgspec
import pytest

import woozle
from woozle.model import Claim, Difference, Story
from woozle.schema import story_schema

EXAMPLES = Path(__file__).parent.parent / "examples"
FILES = {"seven-calls": EXAMPLES / "seven-calls", "ferry-fire": EXAMPLES / "ferry-fire.json"}
BOOK = "The Long Table by Marta Ellingham"


@cache
def story(name: str) -> Story:
    return woozle.trace(FILES[name])


def claim_with(story: Story, words: str) -> Claim:
    """The claim of most articles that has these words in a member."""
    found = [c for c in story.claims if any(words in story.text(m) for m in c.members)]
    assert found, f"no claim has a passage with {words!r}"
    return max(found, key=lambda c: len({m.article for m in c.members}))


def differences(story: Story, kind: str) -> list[set[str]]:
    """The two values of each difference of a kind."""
    return [{story.text(v) for v in d.values} for d in story.differences if d.kind == kind]


@pytest.mark.parametrize(
    ("name", "words", "articles"),
    [
        ("seven-calls", "seven times", {"courier", "ledger", "six", "observer"}),
        ("seven-calls", "the spring of 2029", {"courier", "ledger", "six"}),
        ("seven-calls", "stories are made up", {"courier", "six", "observer"}),
        ("seven-calls", "because they will be angry with you", {"courier", "ledger"}),
        ("seven-calls", "was sold in 2028", {"courier", "ledger", "observer"}),
        ("ferry-fire", "people were injured", {"gazette", "meridian"}),
        ("ferry-fire", "leaking fuel line", {"gazette", "meridian"}),
        ("ferry-fire", "We had everybody off the ship", {"gazette", "meridian"}),
        ("ferry-fire", "three times since January", {"gazette", "meridian", "telegraph"}),
    ],
)  # fmt: skip
def test_a_claim_brings_together_the_articles_that_make_it(name: str, words: str, articles: set[str]) -> None:
    assert articles <= {m.article for m in claim_with(story(name), words).members}


def test_it_is_all_the_book() -> None:
    calls = claim_with(story("seven-calls"), "seven times")
    assert calls.routes == 1
    assert calls.chokepoints == (BOOK,)


@pytest.mark.parametrize(
    ("name", "kind", "values"),
    [
        ("seven-calls", "date", {"the spring of 2029", "the spring of 2028"}),
        ("seven-calls", "number", {"$340 million", "$430 million"}),
        ("seven-calls", "wording", {"between us", "to yourself"}),
        ("ferry-fire", "number", {"Fourteen", "Twelve", "fourteen"}),
        ("ferry-fire", "wording", {"forty", "fourteen"}),
        ("ferry-fire", "date", {"1998", "1989"}),
    ],
)
def test_planted_differences_are_found(name: str, kind: str, values: set[str]) -> None:
    assert values in differences(story(name), kind)


@pytest.mark.parametrize(("name", "hedge"), [("seven-calls", "may have discussed"), ("ferry-fire", "may have been")])
def test_a_lost_hedge_is_found(name: str, hedge: str) -> None:
    found = differences(story(name), "certainty")
    assert any(hedge in value for values in found for value in values), found


def test_the_report_that_leaves_out_the_denial_is_named() -> None:
    found = story("seven-calls")
    missing = [(o.article, story("seven-calls").text(claim.members[0])) for o in found.omissions if o.kind == "denial"
               for claim in found.claims if claim.id == o.claim]  # fmt: skip
    assert any(article == "ledger" for article, _ in missing), missing


@pytest.mark.parametrize("name", ["seven-calls", "ferry-fire"])
def test_the_json_form_is_valid_complete_and_the_same_each_time(name: str) -> None:
    found = story(name)
    data = found.to_json()
    jsonschema.validate(msgspec.json.decode(data), msgspec.json.decode(story_schema()))
    assert Story.from_json(data) == found
    assert woozle.trace(FILES[name]).to_json() == data


def test_html_pages_gave_their_metadata() -> None:
    courier = story("seven-calls").article("courier")
    assert courier.publisher == "The Harbour Courier"
    assert courier.published == "2031-03-04"
    assert courier.byline == "Tove Lindgaard"
    assert courier.url == "https://courier.example/politics/premier-calls-book"


def test_differences_point_at_claims_that_exist() -> None:
    def claim_ids(found: Story) -> set[str]:
        return {c.id for c in found.claims}

    for name in ("seven-calls", "ferry-fire"):
        found = story(name)
        assert {d.claim for d in found.differences} <= claim_ids(found)
        assert all(isinstance(d, Difference) and len(d.values) > 1 for d in found.differences)
