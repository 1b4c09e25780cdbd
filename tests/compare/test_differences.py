"""What differs between two reports of one claim, kind by kind, where the words are nearly the same."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from woozle.compare import candidates, differences
from woozle.compare.view import Sentences
from woozle.model import Article, Claim, Source, Span, Stance, Statement

HOLM, OKAFOR = Source("Edvard Holm", "person"), Source("Ruth Okafor", "person")


def story(
    a: str, b: str, sources: tuple[Source | None, Source | None] = (None, None), stance: Stance = "asserts"
) -> tuple[list[Claim], list[Article]]:
    """Two reports of one sentence each that make one claim."""
    articles = [
        Article("a", a, publisher="The Courier", published="2031-03-05"),
        Article("b", b, publisher="The Ledger", published="2031-03-05"),
    ]
    members = []
    for article, source in zip(articles, sources, strict=True):
        at = article.text.find(source.name.split()[-1]) if source else 0
        end = article.text.find(",") if source else len(article.text)
        evidence = (Span(at, at + len(source.name.split()[-1])),) if source else ()
        members.append(Statement(article.id, 0, end, (source,) if source else (), stance, evidence=evidence))
    return [Claim("c1", "fact", "", tuple(members), 2)], articles


def found(claims: list[Claim], articles: list[Article]) -> list[tuple[str, str, str]]:
    texts = {a.id: a.text for a in articles}
    out = []
    for d in differences(claims, articles):
        first, second = (texts[v.article][v.start : v.end] for v in d.values)
        out.append((d.kind, first, second))
    return out


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            "The state sold the old ferry line in May for $340 million.",
            "The state sold the old ferry line in May for $430 million.",
            [("number", "$340 million", "$430 million")],
        ),
        (
            "The first of the calls to Brandt took place in the spring of 2029.",
            "The first of the calls to Brandt took place in the spring of 2028.",
            [("date", "the spring of 2029", "the spring of 2028")],
        ),
        (
            "The committee met on Monday to hear about the sale of the line.",
            "The committee met on Tuesday to hear about the sale of the line.",
            [("date", "Monday", "Tuesday")],
        ),
        (
            "The committee chose Lena Straker to look into the sale of the line.",
            "The committee chose Piers Annandale to look into the sale of the line.",
            [("name", "Lena Straker", "Piers Annandale")],
        ),
        (
            "The line was sold to a company in Norfolk after the vote.",
            "The line was sold to a company in Norwalk after the vote.",
            [("place", "Norfolk", "Norwalk")],
        ),
        (
            "He said: “We will never sell the ferry line to that man.”",
            "He said: “We will sell the ferry line to that man.”",
            [("wording", "will never sell", "will sell")],
        ),
        (
            "The fire was allegedly caused by a leak in the fuel line.",
            "The fire was caused by a leak in the fuel line.",
            [("certainty", "allegedly caused by", "The fire was caused by a leak in the fuel line.")],
        ),
        (
            "The company had not ignored the warnings about the ship.",
            "The company had ignored the warnings about the ship.",
            [
                (
                    "polarity",
                    "The company had not ignored the warnings about the ship.",
                    "The company had ignored the warnings about the ship.",
                )
            ],
        ),
        (
            "The mate drove the old ferry without a licence for two years.",
            "The mate drove the old ferry with a licence for two years.",
            [
                (
                    "polarity",
                    "The mate drove the old ferry without a licence for two years.",
                    "The mate drove the old ferry with a licence for two years.",
                )
            ],
        ),
        (
            "Three members of the board resigned without giving a reason.",
            "Three members of the board resigned.",
            [],  # a detail more
        ),
        (
            "Holm allegedly set fire to the ferry and reportedly fled to Osk.",
            "Holm set fire to the ferry and fled to Osk.",
            [
                ("certainty", "allegedly set fire", "Holm set fire to the ferry and fled to Osk."),
                ("certainty", "reportedly fled to", "Holm set fire to the ferry and fled to Osk."),
            ],
        ),
        ("He paid more than $250,000 for the old boat.", "He paid $250,000 for the old boat.", []),
        ("The vote was held on Thursday night in the hall.", "The vote was held on Thursday in the hall.", []),
        ("Twelve people were hurt in the fire on the ship.", "12 people were hurt in the fire on the ship.", []),
        (
            "She rejected a claim that the old ferry line had been sold.",
            "Lena Straker rejected a claim that the old ferry line had been sold.",
            [],  # nobody's name
        ),
        (
            "Straker scored 21 goals in 34 league matches last season.",
            "She was the club's leading scorer last season, with 21 league goals.",
            [],
        ),
        (
            "Straker scored 21 goals in 34 league matches last season.",
            "Straker scored 21 goals in 43 league matches last season.",
            [("number", "34", "43")],
        ),
        ("Mr. O'Neill sold the old ferry line in May.", "Mr. O’Neill sold the old ferry line in May.", []),
        ("He said: “We will sell the old ferry line.”", "He said: “We will sell the old ferry line to him.”", []),
    ],
)
def test_differences(a: str, b: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(*story(a, b)) == expected
    turned = [(kind, second, first) for kind, first, second in expected]
    assert found(*story(b, a)) == turned


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            "“I am not guilty,” Holm told the court in Osk on Monday.",
            "“I am guilty,” Holm told the court in Osk on Monday.",
            [("wording", "am not guilty", "am guilty")],
        ),
        (
            "Holm pleaded “not guilty” in the court in Osk on Monday.",
            "Holm pleaded “guilty” in the court in Osk on Monday.",
            [("wording", "not guilty", "guilty")],
        ),
        (
            "“I never took money,” he said at the hearing.",
            "“I took money,” he said at the hearing.",
            [("wording", "I never took", "I took")],
        ),
        ("“This is not over,” she said.", "“This is over,” she said.", [("wording", "is not over", "is over")]),
        (
            "“I wouldn’t go there,” she said to them on Monday.",
            "“I would go there,” she said to them on Monday.",
            [("wording", "wouldn’t", "would")],
        ),
        (
            "Holm said that he “did not lie” to the court on Monday.",
            "Holm said that he did lie to the court on Monday.",  # no quotation that was altered
            [
                (
                    "polarity",
                    "Holm said that he “did not lie” to the court on Monday.",
                    "Holm said that he did lie to the court on Monday.",
                )
            ],
        ),
        (
            "He was “not guilty”, Holm told the court in Osk on Monday.",
            "He was not “guilty”, Holm told the court in Osk on Monday.",
            [],
        ),
        ("“Not over,” she said of the old ferry line.", "“The line will stay,” she said. “It is over for Holm.”", []),
    ],
)
def test_a_quotation_that_is_reversed(a: str, b: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(*story(a, b)) == expected
    assert found(*story(b, a)) == [(kind, second, first) for kind, first, second in expected]


def test_dates_of_two_happenings_do_not_differ() -> None:
    a = "Lena Straker was found guilty of theft in Osk last month, and the line was sold."
    b = "Lena Straker took the money, the court was told in Osk on Monday, and the line was sold."
    sold = [(text.find("the line"), len(text)) for text in (a, b)]
    for spans, found in ((sold, 0), ([(0, len(a)), (0, len(b))], 1)):
        claims, articles = story(a, b)
        members = tuple(Statement(id, *span) for id, span in zip("ab", spans, strict=True))
        claims = [Claim("c1", "fact", "", members, 2)]
        dates = [c for c in candidates(Sentences.of(articles, claims), claims) if c.kind == "date"]
        assert len(dates) == found


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Mr. Clark", "Mr. Clarke", [("name", "Clark", "Clarke")]),
        ("John Brown", "John Browne", [("name", "Brown", "Browne")]),
        ("Steven Edward", "Steven Edwards", [("name", "Edward", "Edwards")]),
        ("John Khan", "John Kahn", [("name", "Khan", "Kahn")]),
        ("Brandt", "Brand", [("name", "Brandt", "Brand")]),
        ("Republican Holm", "Republicans Holm", []),  # one word, made from the other
        ("Sen. Holm", "Senator Holm", []),
    ],
)
def test_names_in_two_spellings(a: str, b: str, expected: list[tuple[str, str, str]]) -> None:
    texts = (f"The committee heard {name} on the sale of the old ferry line." for name in (a, b))
    assert found(*story(*texts)) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("John Browne", "John Brown", [("name", "Browne", "Brown")]),
        ("Sam Williams", "Sam William", [("name", "Williams", "William")]),
        ("Mr. Browne", "Ms. Brown", []),
        ("a Georgia Republican", "Georgia Republicans", []),  # a state that is a given name too
        ("the Rocky Mountain", "the Rocky Mountains", []),
    ],
)
def test_names_beside_the_same_given_name(a: str, b: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(*story(f"On Monday they saw {a} there.", f"It was quiet; he had met {b} before.")) == expected


def test_other_sources_of_the_same_words_are_a_difference() -> None:
    a = "The calls were about the sale of the ferry line, Holm said."
    b = "The calls were about the sale of the ferry line, Okafor said."
    assert found(*story(a, b, (HOLM, OKAFOR), "reports")) == [("attribution", "Holm", "Okafor")]


def test_what_three_reports_give_is_one_difference() -> None:
    texts = [f"The committee read the {n}-page report on the sale in May." for n in (48, 47, 48)]
    articles = [Article(id, text) for id, text in zip("abc", texts, strict=True)]
    members = tuple(Statement(a.id, 0, len(a.text)) for a in articles)
    (difference,) = differences([Claim("c1", "fact", "", members, 3)], articles)
    assert difference.note == "“48” in a and c, “47” in b"
    assert len(difference.values) == 3


def test_copies_are_compared_once_and_all_listed() -> None:
    texts = ["The committee read the 48-page report on the sale in May."] * 400
    texts.append(texts[0].replace("48", "47"))
    articles = [Article(f"a{n:03}", text) for n, text in enumerate(texts)]
    claims = [Claim("c1", "fact", "", tuple(Statement(a.id, 0, len(a.text)) for a in articles), 401)]
    assert len(list(candidates(Sentences.of(articles, claims), claims))) == 1
    (difference,) = differences(claims, articles)
    assert [v.article for v in difference.values] == [a.id for a in articles]


def test_statements_that_two_claims_share_do_not_list_a_difference_twice() -> None:
    claims, articles = story(
        "The state sold the old ferry line in May for $340 million.",
        "The state sold the old ferry line in May for $430 million.",
    )
    twice = [*claims, Claim("c2", "fact", "", claims[0].members, 2)]
    assert len(differences(twice, articles)) == 1


def test_what_differs_is_of_the_same_claim_whatever_the_ids_of_claims() -> None:
    (whole,), articles = story(
        "The state sold the old ferry line in May for $340 million.",
        "The state sold the old ferry line in May for $430 million.",
    )
    part = Claim("c2", "fact", "", tuple(Statement(m.article, m.start + 10, m.end) for m in whole.members), 2)
    (one,) = differences([whole, part], articles)
    (other,) = differences([replace(part, id="c1"), replace(whole, id="c2")], articles)
    assert {"c1": "c2", "c2": "c1"}[one.claim] == other.claim
