"""What a report leaves out: denials and replies first."""

from __future__ import annotations

import pytest

from woozle.compare import omissions
from woozle.model import Article, Claim, Source, Stance, Statement

HOLM = Source("Edvard Holm", "person")


def article(id: str, text: str) -> Article:
    return Article(id, text, publisher=f"The {id.title()}")


def claim(id: str, *members: Statement) -> Claim:
    return Claim(id, "fact", "", members, 1)


def whole(article: Article, stance: Stance = "asserts", source: Source | None = None) -> Statement:
    return Statement(article.id, 0, len(article.text), (source,) if source else (), stance)


def test_a_denial_that_one_report_has_is_missed_in_the_other() -> None:
    ledger, courier = article("ledger", "The calls were made."), article("courier", "Holm denied the account.")
    found = omissions([claim("c1", whole(courier, "denies", HOLM))], [ledger, courier])
    assert [(o.article, o.kind, o.carried_by) for o in found] == [("ledger", "denial", ("The Courier",))]


@pytest.mark.parametrize(
    "reply",
    [
        "Brandt declined to comment.",
        "Brandt did not respond to a request for comment.",
        "Brandt did not immediately return a call.",
        "Casimir Brandt could not be reached on Monday.",
        "A spokesman for Brandt refused to comment.",
        "Brandt had no immediate comment.",
    ],
)
def test_a_reply_is_missed_where_nothing_by_the_same_party_stands(reply: str) -> None:
    one, other = article("one", reply), article("other", "The line was sold.")
    third = article("third", "Brandt has not responded to questions.")
    claims = [claim("c1", whole(one)), claim("c2", whole(other)), claim("c3", whole(third))]
    assert [(o.article, o.kind) for o in omissions(claims, [one, other, third])] == [("other", "reply")]


def test_a_claim_is_missed_where_two_other_publishers_have_it() -> None:
    texts = [article(id, "The line was sold in 2028.") for id in ("one", "two", "three")]
    lone = claim("c1", whole(texts[0]))
    shared = claim("c2", whole(texts[0]), whole(texts[1]))
    found = omissions([lone, shared], texts)
    assert [(o.claim, o.article, o.kind) for o in found] == [("c2", "three", "claim")]


def test_two_reports_of_one_publisher_count_once() -> None:
    one, two = article("one", "The line was sold."), article("two", "The line was sold.")
    two = Article("two", two.text, publisher=one.publisher)
    assert omissions([claim("c1", whole(one), whole(two))], [one, two, article("three", "Rain fell.")]) == []
