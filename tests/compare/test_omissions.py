"""What a report leaves out: denials and replies first."""

from __future__ import annotations

from pathlib import Path

import pytest

from woozle import trace
from woozle.compare import omissions
from woozle.model import Article, Claim, Source, Stance, Statement
from woozle.resolve.names import letter_off

HOLM = Source("Edvard Holm", "person")
OKAFOR = Source("Ruth Okafor", "person")
STORIES = Path(__file__).parent / "left_out"


def article(id: str, text: str) -> Article:
    return Article(id, text, publisher=f"The {id.title()}")


def claim(id: str, *members: Statement) -> Claim:
    return Claim(id, "fact", "", members, 1)


def whole(article: Article, stance: Stance = "asserts", source: Source | None = None) -> Statement:
    return Statement(article.id, 0, len(article.text), (source,) if source else (), stance)


def test_a_denial_that_one_report_has_is_missed_in_the_other() -> None:
    ledger, courier = article("ledger", "Holm made the calls."), article("courier", "Holm denied the account.")
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
        "Brandt has yet to respond.",
        "Brandt did not answer several calls.",
        "Brandt couldn’t be reached.",
        "Brandt declined an interview.",
        "Letters to Brandt were not answered.",
        "As of Tuesday, Brandt had not responded.",
    ],
)
def test_a_reply_is_missed_where_nothing_by_the_same_party_stands(reply: str) -> None:
    one, other = article("one", reply), article("other", "Brandt sold the line.")
    third = article("third", "Brandt has not responded to questions.")
    claims = [claim("c1", whole(one)), claim("c2", whole(other)), claim("c3", whole(third))]
    assert [(o.article, o.kind) for o in omissions(claims, [one, other, third])] == [("other", "reply")]


@pytest.mark.parametrize(
    ("third", "missing"),
    [
        ("Rain fell over Elin.", ["three"]),
        ("Rain fell. The ferry left Elin at nine with the line's old crew.", ["three"]),
        # nobody can tell: it may say so in other words
        ("Rain fell. In 2028 Brandt bought the railway line.", []),
    ],
)
def test_a_claim_is_missed_where_two_other_publishers_have_it(third: str, missing: list[str]) -> None:
    sold = "Casimir Brandt sold the railway line to a bank in the autumn of 2028."
    texts = [article("one", sold), article("two", sold), article("three", third)]
    lone = claim("c1", whole(texts[0]))
    shared = claim("c2", whole(texts[0]), whole(texts[1]))
    found = omissions([lone, shared], texts)
    assert [(o.claim, o.article, o.kind) for o in found] == [("c2", name, "claim") for name in missing]


def test_two_reports_of_one_publisher_count_once() -> None:
    one, two = article("one", "The line was sold."), article("two", "The line was sold.")
    two = Article("two", two.text, publisher=one.publisher)
    assert omissions([claim("c1", whole(one), whole(two))], [one, two, article("three", "Rain fell.")]) == []


@pytest.mark.parametrize(
    ("denial", "source", "other", "kinds"),
    [
        # who denies has a word there
        ("Ruth Okafor, a spokeswoman for Holm, denied that.", OKAFOR, "Okafor called it made up.", []),
        # if her name is misspelt
        ("Ruth Okafor, a spokeswoman for Holm, denied that.", OKAFOR, "Okafar called it made up.", []),
        # whoever it is made for denies it there
        ("Ruth Okafor, a spokeswoman for Holm, denied that.", OKAFOR, "Holm denied everything.", []),
        ("Ruth Okafor, a spokeswoman for Holm, denied that.", OKAFOR, "Holm declined to comment.", []),
        (
            "Ruth Okafor, a spokeswoman for Holm, denied that.",
            OKAFOR,
            "Brandt denied everything. Holm left.",
            ["denial"],
        ),
        # who has no name there is whoever was named last
        ("Holm denied the account.", HOLM, "It was Holm who sold the line. He had pleaded not guilty.", []),
        ("Holm denied the account.", HOLM, "It was Holm. It rained. On Monday the man denied it on oath.", []),
        ("Holm denied the account.", HOLM, "It was Holm. Brandt saw it. He had pleaded not guilty.", ["denial"]),
        # a person is not the body of that name
        ("Holm's office denied the account.", Source("Holm's office", "organisation"), "Holm: I was ill.", ["denial"]),
        # nobody is named
        ("The company denied the account.", Source("company", "organisation"), "The firm declined to comment.", []),
        ("The company denied the account.", Source("company", "organisation"), "It rained.", []),
        # it does not tell of them
        ("Holm denied the account.", HOLM, "Brandt sold the line.", []),
        ("Holm, who lives in Elin, denied the account.", HOLM, "It rained in Elin.", []),
        # not a denial of something said
        ("Holm rejected the bill.", HOLM, "It rained.", []),
        ("Holm's account contradicts that of an aide.", HOLM, "It rained.", []),
    ],
)
def test_a_denial_is_missed_where_nobody_lets_its_party_have_a_word(
    denial: str, source: Source, other: str, kinds: list[str]
) -> None:
    one, two = article("one", denial), article("two", other)
    said = other.split()[0].rstrip(":")
    speaker = None if said in ("It", "The") else Source(said, "person")
    claims = [claim("c1", whole(one, "denies", source)), claim("c2", whole(two, "reports", speaker))]
    assert [o.kind for o in omissions(claims, [one, two])] == kinds


def test_a_report_that_denies_the_same_has_the_denial_whoever_denies_there() -> None:
    one = article("one", "Holm Athletic have denied that a bid came in.")
    two = article("two", "He left Holm Athletic. Brandt stayed. In May the club denied a bid.")
    denials = [
        Statement("one", 0, len(one.text), (Source("Holm Athletic", "organisation"),), "denies"),
        Statement("two", 38, len(two.text), (Source("club", "organisation"),), "denies"),
    ]
    alone, joined = claim("c1", denials[0]), claim("c2", *denials)
    assert [o.kind for o in omissions([alone, claim("c2", denials[1])], [one, two])] == ["denial"]
    assert omissions([alone, joined], [one, two]) == []


def test_a_denial_of_what_was_just_said_is_missed_where_that_stands() -> None:
    visit, denial = "The visit lasted an hour, an inspector said.", "The agency denied that."
    one = article("one", f"{visit} {denial}")
    two, three = article("two", visit), article("three", "Wheat futures rose.")
    accused = Statement("one", 0, len(visit))
    denied = Statement("one", len(visit) + 1, len(one.text), (Source("agency", "organisation"),), "denies")
    claims = [claim("c1", accused, whole(two)), claim("c2", denied), claim("c3", whole(three))]
    (left_out,) = (o for o in omissions(claims, [one, two, three]) if o.kind == "denial")
    assert (left_out.article, left_out.passage) == ("two", denied.passage)


def test_whom_one_outlet_could_not_reach_is_no_matter_of_the_others() -> None:
    one = article("one", "Holm did not return calls from the Evening Star.")
    assert omissions([claim("c1", whole(one))], [one, article("two", "It rained.")]) == []


def test_who_only_affirms_it_leaves_the_denial_out() -> None:
    one, two = article("one", "Holm denied the account."), article("two", "Holm made the calls.")
    (left_out,) = omissions([claim("c1", whole(one, "denies", HOLM), whole(two))], [one, two])
    assert (left_out.article, left_out.carried_by) == ("two", ("The One",))


def test_it_is_listed_with_what_the_earliest_report_says_in_whatever_order_they_are_given() -> None:
    days = {"one": "2031-02-07", "two": "2031-02-06", "three": None}
    texts = {"one": "Holm denied the account.", "two": "Edvard Holm denied the calls.", "three": "Holm made the calls."}
    articles = [Article(id, text, f"The {id.title()}", days[id]) for id, text in texts.items()]
    claims = [claim(a.id, whole(a, *(("denies", HOLM) if "denied" in a.text else ()))) for a in articles]
    for turned in (1, -1):
        (left_out,) = omissions(claims[::turned], articles[::turned])
        assert (left_out.claim, left_out.article) == ("two", "three")


def test_spellings_are_looked_up_once_for_all_claims_and_reports(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []

    def letter_off_asked(a: str, b: str) -> bool:
        asked.append((a, b))
        return letter_off(a, b)

    monkeypatch.setattr("woozle.compare.replies.letter_off", letter_off_asked)
    names = "Adair Beck Calder Drummond Ekdal Fenwick Gorse Halloran Ilves Jansson".split()
    articles = [article(name.lower(), f"{name} denied it.") for name in names]
    claims = [claim(a.id, whole(a, "denies", Source(name, "person"))) for name, a in zip(names, articles, strict=True)]
    left_out = omissions(claims, [*articles, article("other", "Haloran left Orrin Bay.")])
    assert [(o.claim, o.article) for o in left_out] == [("halloran", "other")]
    assert len(asked) <= 2 * len(names)


LEFT_OUT = {
    "water": {("gazette", "Halloran"), ("gazette", "Brightwater")},
    "baton": {("provincial", "Achterberg"), ("metropole", "opera")},
    "terminal": {("journal", "Fenwick")},
    "academy-coach": {("northern", "Rovers"), ("terrace", "Haldane")},
    "baby-formula": {("bayfield", "Halvard"), ("marlow", "Halvard"), ("bayfield", "Pelling")},
    "bursar-trial": {("lantern", "Tolliver"), ("academic", "Strake"), ("lantern", "Ashdown")},
    "quay-contract": {("chronicle", "She"), ("estuary", "She"), ("estuary", "Brackwater")},
}
"""Whose denial or reply which report leaves out, as whoever wrote the stories says. The last four were written for
this, with many denials of side issues and rejected bids, which nobody misses."""


def test_the_denials_and_replies_that_reports_leave_out() -> None:
    right = wrong = 0
    for name, expected in LEFT_OUT.items():
        story = trace(STORIES / f"{name}.json")
        for o in story.omissions:
            if o.passage is not None:
                hit = any(o.article == article and party in story.text(o.passage) for article, party in expected)
                right, wrong = right + hit, wrong + (not hit)
    assert wrong <= 1  # "Brightwater declined to comment", where its chemist is quoted
    assert right >= 9  # of 16
