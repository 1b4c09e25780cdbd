"""How many independent routes a claim has, and what all of them pass."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woozle.model import Article, Claim, ClaimKind, Passage, Reuse, Source, Stance, Statement
from woozle.route import make_claim, make_claims, ways

SOURCES = {
    "book": Source("War by A. Author", "document"),
    "wire": Source("Coastal Wire", "outlet"),
    "post": Source("The Daily Post", "outlet"),
    "aide": Source("unnamed aide", "unnamed"),
    "holm": Source("Edvard Holm", "person"),
}


def claim(kind: ClaimKind, *members: tuple[str, str] | tuple[str, str, Stance], text: str = "It rained.") -> Claim:
    """members: (publisher, sources from the article outwards[, stance]); text: of each."""
    articles, statements = [], []
    for number, (publisher, chain, *stance) in enumerate(members):
        articles.append(Article(id=f"a{number}", text=text, publisher=publisher or None))
        sources = tuple(SOURCES[name] for name in chain.split())
        statements.append(Statement(f"a{number}", 0, len(text), sources, *(stance or ("reports",))))
    return make_claim("c1", kind, statements, articles)


@pytest.mark.parametrize(
    ("members", "routes", "chokepoints"),
    [
        ([("One", "")], 1, ()),
        ([("One", ""), ("Two", "")], 2, ()),
        ([("One", ""), ("One", "")], 1, ()),  # one publisher twice is one route
        ([("", ""), ("", "")], 2, ()),  # publishers that are not known count apart
        ([("One", "book"), ("Two", "book")], 1, ("War by A. Author",)),
        ([("One", "book"), ("Two", "")], 2, ()),  # an own voice beside the book
        ([("One", "wire book"), ("Two", "book aide")], 1, ("War by A. Author",)),
        ([("One", "wire book aide"), ("Two", "post book aide")], 1, ("War by A. Author", "unnamed aide")),
        ([("One", "wire"), ("Two", "wire"), ("Three", "post")], 2, ()),
        ([("One", "wire book"), ("One", "post"), ("Two", "book")], 2, ()),  # the second way round a publisher counts
        ([("One", "holm"), ("Two", "holm")], 1, ("Edvard Holm",)),
        # an outlet that is credited, and whose report is here too, is one and the same
        ([("Coastal Wire", ""), ("One", "wire")], 1, ("Coastal Wire",)),
        ([("Coastal Wire", "holm"), ("One", "wire"), ("The Daily Post", "wire"), ("Two", "post")], 1,
         ("Coastal Wire", "Edvard Holm")),
        ([("Coastal Wire", "book"), ("One", "wire"), ("Two", "")], 2, ()),
        # each has it from the other: it ends at one of them
        ([("Coastal Wire", "post"), ("The Daily Post", "wire")], 1, ("Coastal Wire",)),
        ([("Coastal Wire", "wire book"), ("Two", "wire")], 1, ("Coastal Wire", "War by A. Author")),
    ],
)  # fmt: skip
def test_routes_of_a_fact(members: list[tuple[str, str]], routes: int, chokepoints: tuple[str, ...]) -> None:
    found = claim("fact", *members)
    assert (found.routes, found.chokepoints) == (routes, chokepoints)


@pytest.mark.parametrize(
    ("members", "routes", "chokepoints"),
    [
        ([("One", "holm"), ("Two", "holm")], 2, ()),  # the speaker is where all routes end
        ([("One", "book holm"), ("Two", "book holm")], 1, ("War by A. Author",)),  # nobody heard it but the book
        ([("One", "wire holm"), ("Two", "holm")], 2, ()),
        ([("Coastal Wire", "holm"), ("One", "wire holm")], 1, ("Coastal Wire",)),  # he told the wire
        # who denies it does not say whose words they are
        ([("One", "book"), ("Two", "holm"), ("Three", "book", "denies"), ("Four", "book", "denies")], 2, ()),
        # who only says that a wire has it does not make the wire the speaker
        ([("One", "wire"), ("Two", "wire"), ("Three", "holm"), ("Four", "holm"), ("Five", "holm")], 4, ()),
    ],
)
def test_routes_of_a_quote(members: list[tuple[str, str]], routes: int, chokepoints: tuple[str, ...]) -> None:
    found = claim("quote", *members)
    assert (found.routes, found.chokepoints) == (routes, chokepoints)


def test_who_denies_is_no_route() -> None:
    assert claim("fact", ("One", "book"), ("Two", "holm", "denies")).routes == 1
    assert claim("fact", ("One", "holm", "denies")).routes == 0


@pytest.mark.parametrize(
    ("told", "denied", "text", "chokepoints"),
    [
        ([("One", "aide"), ("Two", "aide")], [], "It rained.", ("unnamed aide",)),
        ([("One", "aide"), ("Two", "aide")], [("Three", "holm")], "It rained.", ("unnamed aide",)),
        ([("One", "aide"), ("Two", "aide")], [("One", "holm")], "It never rained.", ("unnamed aide",)),
        # who denies it supports it nowhere
        ([("One", "holm"), ("Two", "holm")], [("Three", "holm")], "It rained.", ()),
        ([("One", "book holm"), ("Two", "book holm")], [("Two", "holm")], "It rained.", ("War by A. Author",)),
        # to deny that it rained may be to say that it did not
        ([("One", "aide"), ("Two", "aide")], [("Three", "holm")], "It never rained.", ()),
        # nearly all deny it
        ([("One", "aide")], [("Two", "holm")], "It rained.", ()),
        ([("One", "aide"), ("Two", "aide")], [("Three", "holm"), ("Four", ""), ("Five", "")], "It rained.", ()),
    ],
)
def test_nobody_is_the_only_support_of_what_he_denies(
    told: list[tuple[str, str]], denied: list[tuple[str, str]], text: str, chokepoints: tuple[str, ...]
) -> None:
    denials: list[tuple[str, str, Stance]] = [(*member, "denies") for member in denied]
    found = claim("fact", *told, *denials, text=text)
    assert (found.routes, found.chokepoints) == (1, chokepoints)


def test_every_path_begins_with_a_publisher_and_shares_nothing_with_another() -> None:
    found = claim("fact", ("One", "wire book"), ("Two", "post"), ("Three", "post aide"))
    assert found.paths == (("One", "Coastal Wire", "War by A. Author"), ("Two", "The Daily Post"))


@pytest.mark.parametrize(
    ("member", "names"),
    [
        (("One", ""), ["One"]),
        (("One", "wire book"), ["One", "Coastal Wire", "War by A. Author"]),
        (("Coastal Wire", "wire book"), ["Coastal Wire", "War by A. Author"]),  # its own outlet is no source
        (("Coastal Wire", "wire"), ["Coastal Wire"]),
        (("One", "book", "denies"), None),
    ],
)
def test_the_way_of_a_member(member: tuple[str, str] | tuple[str, str, Stance], names: list[str] | None) -> None:
    found = claim("fact", member)
    named = [[name for _, name in way] for way in ways("fact", found.members, {"a0": member[0]})]
    assert named == ([names] if names else [])


def test_a_copy_in_an_unknown_direction_counts_whichever_of_the_two_makes_the_claim() -> None:
    """Neither the order nor the ids of reports say which of two that share words is named first."""
    articles = [Article(id, "It rained.", f"The {id.title()}") for id in ("one", "two", "three")]
    members = [Statement(id, 0, 10) for id in ("one", "two")]
    places = {a.id: Passage(a.id, 0, 10) for a in articles}
    for turned in (False, True):
        shared = [Reuse(places["three"], places[id], "unknown") for id in ("one", "two")]
        if turned:
            shared = [Reuse(r.later, r.earlier, "unknown") for r in shared]
        (found,) = make_claims([("c1", "fact", members)], articles, shared)
        assert (found.routes, found.routes_range) == (1, (1, 2))  # both may have it from the third


@pytest.mark.parametrize("wire", ["A Wire", "The Wire"])
def test_what_several_have_from_a_report_that_is_not_matched_is_one_route_whatever_its_name(wire: str) -> None:
    articles = [Article(id, "It rained.", publisher) for id, publisher in (("w", wire), ("1", "One"), ("2", "Osk"))]
    shared = [Reuse(Passage("w", 0, 10), Passage(id, 0, 10), "date") for id in "12"]
    found = make_claim("c1", "fact", [Statement(id, 0, 10) for id in "12"], articles, shared)
    assert (found.routes, found.chokepoints) == (1, (wire,))


def test_the_order_of_reports_chooses_no_path() -> None:
    members = [("One", "wire book"), ("Two", "wire"), ("Three", "post"), ("Four", "post book"), ("Five", "book aide")]
    assert claim("fact", *members).paths == claim("fact", *reversed(members)).paths


def test_no_flow_is_sought_where_one_publisher_makes_a_claim(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("networkx.node_disjoint_paths", None)
    found = claim("fact", ("One", "wire book"), ("One", "post"))
    assert found.paths == (("One", "The Daily Post"),)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["One", "Two", "Three", ""]), st.lists(st.sampled_from([*SOURCES]), max_size=3, unique=True)
        ),
        min_size=1,
        max_size=8,
    )
)
def test_routes_never_exceed_publishers_and_never_share_a_node(members: list[tuple[str, list[str]]]) -> None:
    found = claim("fact", *((publisher, " ".join(chain)) for publisher, chain in members))
    names = {publisher or f"a{n}" for n, (publisher, _) in enumerate(members)}
    assert 1 <= found.routes <= len(names)
    nodes = [node for path in found.paths for node in path]
    assert len(nodes) == len(set(nodes))
    assert found.routes == 1 or not found.chokepoints
