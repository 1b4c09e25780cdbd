"""Text that reports share without a word about it, and the route that this makes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woozle.model import Article, ClaimKind, Passage, Reuse, Source, Span, Statement
from woozle.reuse import LEAST_WORDS, reuse
from woozle.route import make_claim

WIRE = (
    "The clock on the tower of Saint Osk stopped at noon on Thursday after a cable snapped inside the old winding"
    " drum. Nobody was hurt. The parish has kept the clock since 1871 and pays for it out of the bell fund."
)
EDITED = WIRE.replace("on Thursday ", "").replace("Nobody was hurt. ", "")
SAID = "“The cable was forty years old and everybody on the tower committee knew it and nobody wanted to pay for it,”"


BOILERPLATE = (
    "© 2031 Coastal Wire. All rights reserved. This may not be published, broadcast or rewritten by anybody else.",
    "Want more? Sign up for our newsletter, which comes every morning at six with the news that you need.",
    "Lena Straker in Elin and Piers Annandale in Osk contributed to this report; Marta Ellingham edited it.",
)
HOLM = Source("Holm", "person")


def article(id: str, text: str, published: str | None = None) -> Article:
    return Article(id=id, text=text, publisher=f"The {id}", published=published)


def found(*articles: Article, **credits: str) -> list[Reuse]:
    return reuse(articles, {a.id: {credits[a.id]} if a.id in credits else set() for a in articles})


@pytest.mark.parametrize(
    ("one", "two", "shared"),
    [
        (WIRE, WIRE, [(WIRE.rstrip("."), WIRE.rstrip("."))]),
        (WIRE, f"It is the talk of the town. {WIRE}", [(WIRE.rstrip("."), WIRE.rstrip("."))]),
        (WIRE, EDITED, [(WIRE.rstrip("."), EDITED.rstrip("."))]),  # lightly edited, one passage still
        (WIRE, "The clock on the tower of Saint Osk stopped on Thursday.", []),  # a phrase
        (f"{SAID} said Ilse Marr.", f"{SAID} Marr said.", []),  # whoever quotes her has the same words
        ("", WIRE, []),
        *((f"Rain fell.\n\n{note}", f"It was dry.\n\n{note}", []) for note in BOILERPLATE),
    ],
)
def test_shared_passages(one: str, two: str, shared: list[tuple[str, str]]) -> None:
    passages = found(article("a", one, "2031-02-06"), article("b", two, "2031-02-07"))
    texts = {"a": one, "b": two}
    assert [
        (texts["a"][r.earlier.start : r.earlier.end], texts["b"][r.later.start : r.later.end]) for r in passages
    ] == shared


@pytest.mark.parametrize(
    ("days", "credits", "earlier", "direction"),
    [
        (("2031-02-06", "2031-02-07"), {}, "a", "date"),
        (("2031-02-07", "2031-02-06"), {}, "b", "date"),
        (("2031-02-07", "2031-02-06"), {"b": "The a"}, "a", "credit"),  # a date may be that of an update
        (("2031-02-06", "2031-02-06"), {}, None, "unknown"),
        ((None, "2031-02-06"), {}, None, "unknown"),
        ((None, None), {"a": "The b"}, "b", "credit"),
        (("2031-02-06T20:00Z", "2031-02-06T08:00Z"), {}, "b", "date"),
        (("2031-02-07T01:00+09:00", "2031-02-06T20:00Z"), {}, "a", "date"),  # an hour is one all over the world
        (("2031-02-06T20:00Z", "2031-02-06"), {}, None, "unknown"),
        (("20310206T101500Z", "2031-02-06"), {}, None, "unknown"),
        (("20310206T101500Z", "2031-02-05"), {}, "b", "date"),
        (("2031-02-05T10:00:00 GMT", "2031-02-06"), {}, "a", "date"),  # the day is plain
        (("2031-02-06T23:00-08:00", "2031-02-07"), {}, "a", "date"),
        (("5 March 2031", "28 February 2031"), {}, None, "unknown"),
    ],
)
def test_direction(
    days: tuple[str | None, str | None], credits: dict[str, str], earlier: str | None, direction: str
) -> None:
    articles = article("a", WIRE, days[0]), article("b", WIRE, days[1])
    (shared,) = found(*articles, **credits)
    assert shared.direction == direction
    assert earlier in (shared.earlier.article, None)
    assert found(*reversed(articles), **credits) == [shared]


def test_a_megabyte_of_one_word_is_harmless() -> None:
    assert found(article("a", "osk " * 250_000), article("b", "osk " * 200_000))


def test_one_publisher_may_repeat_itself() -> None:
    assert found(*(Article(id=i, text=WIRE, publisher="The Osk Mercury") for i in "ab")) == []


def test_all_copies_go_back_to_the_earliest() -> None:
    shared = found(*(article(i, WIRE, f"2031-02-0{day}") for i, day in zip("abcd", (4, 2, 3, 5), strict=True)))
    assert [(r.earlier.article, r.later.article) for r in shared] == [("b", "c"), ("b", "a"), ("b", "d")]
    texts = [article(i, WIRE, f"2031-02-0{day}") for i, day in zip("abcd", (4, 2, 3, 5), strict=True)]
    assert make_claim("c1", "fact", [statement(i) for i in "abcd"], texts, shared).routes == 1


@given(st.lists(st.sampled_from("the clock of saint osk stopped at noon and a cable snapped".split()), max_size=60))
def test_an_article_shares_with_its_copy_all_or_nothing(words: list[str]) -> None:
    text = " ".join(words)
    for shared in found(article("a", text), article("b", text)):
        assert text[shared.earlier.start : shared.earlier.end] == text[shared.later.start : shared.later.end]
        assert len(text[shared.later.start : shared.later.end].split()) >= LEAST_WORDS


def statement(id: str, *chain: Source, undetermined: bool = False) -> Statement:
    stance = "reports" if chain else "asserts"
    return Statement(id, 0, 40, chain, stance, undetermined=undetermined)  # type: ignore[arg-type]


@pytest.mark.parametrize("order", ["ab", "ba"])
@pytest.mark.parametrize(
    ("chains", "routes", "few_and_many", "chokepoints"),
    [
        ({"a": HOLM, "b": None}, 1, (1, 2), ()),  # if b has it from a, both have it from Holm
        ({"a": None, "b": None}, 1, (1, 2), ()),  # nobody knows that all goes back to the one or to the other
        ({"a": HOLM, "b": HOLM}, 1, (1, 1), ("Holm",)),
    ],
)
def test_an_unknown_direction_is_the_same_whichever_is_given_first(
    chains: dict[str, Source | None], order: str, routes: int, few_and_many: tuple[int, int], chokepoints: tuple[str]
) -> None:
    articles = [article(id, WIRE) for id in order]
    members = [statement(id, *filter(None, [chains[id]])) for id in order]
    claim = make_claim("c1", "fact", members, articles, found(*articles))
    assert (claim.routes, claim.routes_range, claim.chokepoints) == (routes, few_and_many, chokepoints)


def test_whom_one_copies_and_another_credits_is_one_source() -> None:
    articles = [article(id, WIRE, day) for id, day in (("a", "2031-02-06"), ("b", "2031-02-07"), ("c", "2031-02-07"))]
    shared = [Reuse(Passage("a", 0, 100), Passage("b", 0, 100), "date")]
    members = [statement("b"), statement("c", Source("The a", "outlet"))]
    assert make_claim("c1", "fact", members, articles, shared).routes == 1


@pytest.mark.parametrize(
    ("members", "direction", "routes", "few_and_many", "copied"),
    [
        ([statement("a"), statement("b")], None, 2, (2, 2), None),
        ([statement("a"), statement("b")], "date", 1, (1, 1), "The a"),
        ([statement("a"), statement("b")], "unknown", 1, (1, 2), None),
        ([statement("a"), statement("b", Source("CNN", "outlet"))], "date", 2, (2, 2), None),  # b says where from
        ([statement("a"), statement("b", Source("CNN", "outlet"), undetermined=True)], None, 2, (1, 2), None),
    ],
)
def test_routes(
    members: list[Statement], direction: str | None, routes: int, few_and_many: tuple[int, int], copied: str | None
) -> None:
    articles = [article("a", WIRE), article("b", WIRE)]
    shared = [Reuse(Passage("a", 0, 100), Passage("b", 0, 100), direction)] if direction else []  # type: ignore[arg-type]
    claim = make_claim("c1", "fact", members, articles, shared)
    assert (claim.routes, claim.routes_range) == (routes, few_and_many)
    assert claim.members[1].copied_from == copied


QUOTE = "“Nobody had oiled it,”"
COPY = f"{WIRE} {QUOTE} said Edvard Holm, the warden, as he came down from the tower."


def quoting(id: str, text: str, credit: str, *chain: Source) -> Statement:
    """What follows WIRE's words in a report, on the word of whom the credit names."""
    at, said = text.index(credit), text.index(QUOTE)
    evidence = (Span(at, at + len(credit)),)
    return Statement(id, said, said + len(QUOTE), chain or (HOLM,), "reports", evidence=evidence)


@pytest.mark.parametrize("kind", ["fact", "quote"])
@pytest.mark.parametrize(
    ("text", "credit", "copied"),
    [
        (COPY, "said Edvard Holm", True),
        (
            COPY.replace("the warden, as he came down", "who has climbed down"),
            "said Edvard Holm",
            True,
        ),  # to the end of the credit
        (COPY.replace("said Edvard", "said warden Edvard"), "said warden Edvard Holm", True),  # lightly edited
        (f"{WIRE} {QUOTE} Holm told the Osk Mercury.", "Holm told", False),  # they asked him too
        (f"It rang no more. {QUOTE} said Edvard Holm, the warden.", "said Edvard Holm", False),  # so did these
        (f"Edvard Holm spoke at noon. {WIRE} {QUOTE}", "Edvard Holm spoke", False),
    ],
)
def test_a_quotation_that_is_copied_with_its_credit_is_no_route_of_its_own(
    text: str, credit: str, copied: bool, kind: ClaimKind
) -> None:
    articles = [article("a", COPY, "2031-02-06"), article("b", text, "2031-02-07")]
    members = [quoting("a", COPY, "said Edvard Holm"), quoting("b", text, credit)]
    claim = make_claim("c1", kind, members, articles, found(*articles))
    assert [m.copied_from for m in claim.members] == [None, "The a" if copied else None]
    assert claim.members[1].chain == (HOLM,)
    if kind == "quote":
        assert (claim.routes, claim.routes_range) == ((1, (1, 1)) if copied else (2, (2, 2)))


def test_whose_words_are_copied_in_an_unknown_direction() -> None:
    articles = [article("a", COPY), article("b", COPY)]
    members = [quoting(id, COPY, "said Edvard Holm") for id in "ab"]
    claim = make_claim("c1", "quote", members, articles, found(*articles))
    assert (claim.routes, claim.routes_range, claim.chokepoints) == (1, (1, 2), ())


def test_a_copy_that_credits_the_report_it_copies_has_it_from_there_already() -> None:
    articles = [article("a", COPY, "2031-02-06"), article("b", COPY, "2031-02-07")]
    wire = Source("The a", "outlet")
    members = [quoting("a", COPY, "said Edvard Holm"), quoting("b", COPY, "said Edvard Holm", wire, HOLM)]
    claim = make_claim("c1", "quote", members, articles, found(*articles))
    assert (claim.members[1].copied_from, claim.routes) == (None, 1)
