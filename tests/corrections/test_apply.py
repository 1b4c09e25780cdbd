"""What each correction makes of a story, that it can be taken back, and what is said of one that does not fit."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from woozle.corrections import (
    Change,
    Corrected,
    Correction,
    FixChain,
    JoinClaims,
    NoDifference,
    RenameSources,
    SplitClaim,
    Undo,
    apply,
    reference,
    undone_by,
)
from woozle.model import Article, Claim, Passage, Source, Statement, Story
from woozle.pipeline import story_of

BOOK, WIRE = Source("War by A. Author", "document"), Source("Coastal Wire", "outlet")
AIDE, HOLM = Source("unnamed aide", "unnamed"), Source("Edvard Holm", "person")
TEXTS = {
    "one": ("The Elin Gazette", "Holm called Varga seven times. The ferry had 12 crew. Holm denied it."),
    "two": ("Meridian Daily", "Holm called Varga six times. The ferry had 14 crew. It may rain."),
    "three": ("The Harbour Post", "Varga was called seven times. It rained. He called nobody, Holm said."),
}
CLAIMS: dict[str, list[tuple[str, int, tuple[Source, ...]]]] = {
    "c1": [("one", 0, (BOOK, AIDE)), ("two", 0, (WIRE,)), ("three", 0, (BOOK,))],
    "c2": [("one", 1, ()), ("two", 1, ())],
    "c3": [("one", 2, (HOLM,))],
    "c4": [("three", 2, (HOLM,))],
    "c5": [("two", 2, (WIRE,))],
    "c6": [("three", 1, ())],
}


def sentence(article: str, number: int) -> Passage:
    text = TEXTS[article][1]
    ends = [at + 1 for at, c in enumerate(text) if c == "."]
    start = 0 if number == 0 else ends[number - 1] + 1
    return Passage(article, start, ends[number])


def statement(article: str, number: int, chain: tuple[Source, ...]) -> Statement:
    at = sentence(article, number)
    return Statement(article, at.start, at.end, chain, "reports" if chain else "asserts", confidence=0.5)


STORY = story_of(
    "calls",
    [Article(id=id, text=text, publisher=publisher) for id, (publisher, text) in TEXTS.items()],
    [(id, "fact", [statement(*member) for member in members]) for id, members in CLAIMS.items()],
)


def corrected(*changes: Change) -> Corrected:
    return apply(STORY, numbered(*changes))


def claim(story: Story, id: str) -> Claim:
    return next(c for c in story.claims if c.id == id)


def test_joined_claims_are_one_and_no_longer_left_out() -> None:
    story = corrected(JoinClaims(statements=(sentence("three", 2), sentence("one", 2)))).story
    assert [c.id for c in story.claims] == ["c1", "c2", "c3", "c5", "c6"]
    joined = claim(story, "c3")
    assert [m.article for m in joined.members] == ["one", "three"]
    assert (joined.routes, joined.chokepoints) == (1, ("Edvard Holm",))


def test_split_statements_are_a_claim_of_their_own_beside_the_old_one() -> None:
    story = corrected(SplitClaim((sentence("two", 0),))).story
    assert [c.id for c in story.claims] == ["c1", "c1-1", "c2", "c3", "c4", "c5", "c6"]
    assert claim(story, "c1").chokepoints == ("War by A. Author",)
    assert [m.article for m in claim(story, "c1-1").members] == ["two"]
    assert {d.claim for d in story.differences} == {"c2"}  # six and seven are no difference any more


BOTH = statement("one", 1, (WIRE,))
OVERLAPPING = {
    "c1": [BOTH, statement("two", 1, ())],
    "c2": [BOTH, statement("three", 1, ())],
    "c3": [BOTH],
    "c4": [statement("two", 1, ())],
    "c5": [statement("three", 1, ()), statement("two", 2, ())],
}
"""Claims of which no statement tells one from the others: each is in two or more, but for the last of c5."""
FERRY = story_of("ferry", STORY.articles, [(id, "fact", members) for id, members in OVERLAPPING.items()])


def numbered(*changes: Change) -> list[Correction]:
    return [Correction(str(n), "Ada", "2032-01-01T10:00:00Z", c) for n, c in enumerate(changes, 1)]


def claims_of(*changes: Change) -> dict[str, list[str]]:
    """The sentences of each claim after these changes of the ferry's claims; what does not fit under its number."""
    found = apply(FERRY, numbered(*changes))
    said = {sentence(article, n): f"{article} {n}" for article in TEXTS for n in range(3)}
    claims = {c.id: [said[m.passage] for m in c.members] for c in found.story.claims}
    return claims | {u.correction.id: [u.why] for u in found.unfit}


def refs(*ids: str) -> tuple[tuple[Passage, ...], ...]:
    return tuple(reference(claim(FERRY, id)) for id in ids)


def test_a_claim_is_meant_by_all_its_statements_since_one_may_be_in_several() -> None:
    as_read = claims_of()
    assert claims_of(JoinClaims(refs("c1", "c2"))) == {
        "c1": ["one 1", "two 1", "three 1"], **{id: as_read[id] for id in ("c3", "c4", "c5")}
    }  # fmt: skip
    assert claims_of(JoinClaims(refs("c4", "c2"))) == {
        "c1": as_read["c1"], "c2": ["one 1", "two 1", "three 1"], "c3": as_read["c3"], "c5": as_read["c5"]
    }  # fmt: skip
    assert claims_of(SplitClaim((BOTH.passage,), refs("c2")[0])) == as_read | {"c2": ["three 1"], "c2-1": ["one 1"]}


def test_a_claim_that_is_no_more_is_told_of_and_nothing_else_is_changed_in_its_place() -> None:
    as_read = claims_of()
    gone = "no claim has exactly these statements (any more): it was read or corrected otherwise since; open it and "
    gone += "correct it as it is now"
    assert claims_of(JoinClaims(refs("c1", "c2")), SplitClaim((BOTH.passage,), refs("c2")[0]))["2"] == [gone]
    unknown = (*refs("c3")[0], Passage("one", 0, 4))
    assert claims_of(JoinClaims((unknown, *refs("c4")))) == as_read | {
        "1": ["the reading has no statement at one [0, 4)"]
    }
    union = tuple(sorted({*refs("c1")[0], *refs("c2")[0]}))
    made = (JoinClaims(refs("c1", "c2")), JoinClaims((union, *refs("c5"))))
    assert list(claims_of(*made)) == ["c1", "c3", "c4"]
    assert claims_of(*made, Undo("1")) == as_read | {"2": [gone]}  # what it was about is gone with what it rests on


def test_what_was_corrected_by_one_statement_of_a_claim_still_means_the_smallest() -> None:
    """Corrections were written so at first."""
    one, two = (
        {"article": p.article, "start": p.start, "end": p.end} for p in (sentence("one", 1), sentence("two", 1))
    )
    join, split = (
        msgspec.convert({"type": type, "statements": statements}, Change)
        for type, statements in (("join", [one, two]), ("split", [one]))
    )
    assert claims_of(join)["1"] == ["these statements are in one claim already"]
    assert claims_of(split)["c1-1"] == ["one 1"]
    apart = JoinClaims(statements=(sentence("three", 1), sentence("two", 1)))
    assert claims_of(apart)["c2"] == ["one 1", "two 1", "three 1"]


def test_a_statement_of_several_claims_is_corrected_in_all() -> None:
    found = apply(FERRY, numbered(FixChain(BOTH.passage, (BOOK,)))).story
    assert [m.chain for c in found.claims for m in c.members if m.passage == BOTH.passage] == [(BOOK,)] * 3


def test_renaming_corrects_a_name_and_joins_sources() -> None:
    assert claim(STORY, "c1").routes == 2
    story = corrected(RenameSources((WIRE, AIDE), BOOK)).story
    assert [m.chain for m in claim(story, "c1").members] == [(BOOK,), (BOOK,), (BOOK,)]
    assert (claim(story, "c1").routes, claim(story, "c1").chokepoints) == (1, ("War by A. Author",))
    assert {s.name for s in story.sources} == {"War by A. Author", "Edvard Holm"}


def test_a_corrected_chain_is_sure_and_changes_routes() -> None:
    story = corrected(FixChain(sentence("two", 0), (BOOK, AIDE))).story
    member = claim(story, "c1").members[1]
    assert (member.chain, member.confidence, member.stance, member.undetermined) == (
        (BOOK, AIDE),
        1.0,
        "reports",
        False,
    )
    assert (claim(story, "c1").routes, claim(story, "c1").chokepoints) == (1, ("War by A. Author",))
    own = claim(corrected(FixChain(sentence("two", 0), ())).story, "c1").members[1]
    assert (own.chain, own.stance) == ((), "asserts")


def test_a_difference_that_is_none_is_gone_and_the_others_stay() -> None:
    [six, twelve] = STORY.differences
    story = corrected(NoDifference(six.kind, six.values[::-1])).story
    assert story.differences == (twelve,)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (
            JoinClaims(statements=(Passage("one", 1, 5), sentence("one", 2))),
            "the reading has no statement at one [1, 5)",
        ),
        (JoinClaims(statements=(sentence("one", 0), sentence("two", 0))), "these statements are in one claim already"),
        (JoinClaims((reference(STORY.claims[0]), reference(STORY.claims[0]))), "that is one claim already"),
        (JoinClaims((reference(STORY.claims[0]),)), "that is one claim already"),
        (JoinClaims(), "it names no claims to join, or both claims and statements of them"),
        (
            JoinClaims((reference(STORY.claims[0]),), (sentence("one", 0),)),
            "it names no claims to join, or both claims and statements of them",
        ),
        (SplitClaim((sentence("one", 2),)), "these statements are the whole claim"),
        (SplitClaim((sentence("one", 2),), reference(STORY.claims[0])), "these statements are not in that claim"),
        (SplitClaim((sentence("one", 0), sentence("one", 1))), "these statements are not in one claim"),
        (RenameSources((BOOK,), BOOK), "the source has that name already"),
        (RenameSources((Source("Nobody", "person"),), BOOK), "no statement is credited to Nobody (person)"),
        (FixChain(Passage("gone", 0, 5), ()), "the reading has no statement at gone [0, 5)"),
        (FixChain(sentence("two", 0), (WIRE,)), "the statement has that chain already"),
        (NoDifference("date", (sentence("one", 0),)), "the reading lists no such difference (any more)"),
        (Undo("99"), "there is no correction '99' to take back"),
    ],
)
def test_what_does_not_fit_is_told_and_changes_nothing(change: Change, why: str) -> None:
    found = corrected(change)
    assert found.story is STORY
    assert [(u.correction.change, u.why) for u in found.unfit] == [(change, why)]


def test_an_earlier_correction_can_make_a_later_one_unfit() -> None:
    difference = STORY.differences[0]
    found = corrected(NoDifference(difference.kind, difference.values), SplitClaim((sentence("two", 0),)))
    assert [u.correction.id for u in found.unfit] == ["1"]
    assert [c.id for c in found.applied] == ["2"]


def test_what_is_undone_can_be_put_in_force_again() -> None:
    join = JoinClaims(statements=(sentence("three", 2), sentence("one", 2)))
    assert corrected(join, Undo("1")).story is STORY
    assert [c.id for c in corrected(join, Undo("1")).undone] == ["1"]
    assert corrected(join, Undo("1"), Undo("2")).story == corrected(join).story


passages = st.sampled_from([sentence(article, n) for article in TEXTS for n in range(3)])
sources = st.sampled_from([BOOK, WIRE, AIDE, HOLM])
some_claim = st.sampled_from([reference(c) for c in STORY.claims])
some_passages = st.lists(passages, min_size=1, max_size=4).map(tuple)
changes = st.lists(
    st.one_of(
        st.builds(JoinClaims, st.lists(some_claim, min_size=2, max_size=3).map(tuple)),
        st.builds(JoinClaims, statements=some_passages),
        st.builds(SplitClaim, some_passages),
        st.builds(lambda of, n: SplitClaim(of[:n], of), some_claim, st.integers(1, 2)),
        st.builds(RenameSources, st.lists(sources, min_size=1, max_size=3).map(tuple), sources),
        st.builds(FixChain, passages, st.lists(sources, max_size=3, unique=True).map(tuple)),
        st.sampled_from([NoDifference(d.kind, d.values) for d in STORY.differences]),
        st.builds(Undo, st.integers(1, 9).map(str)),
    ),
    max_size=8,
)


@settings(deadline=None, max_examples=60)
@given(changes)
def test_whatever_is_corrected_every_statement_stays_in_one_claim(given_changes: list[Change]) -> None:
    found = corrected(*given_changes)

    def statements(story: Story) -> list[Passage]:
        return sorted(m.passage for c in story.claims for m in c.members)

    assert statements(found.story) == statements(STORY)
    assert len({c.id for c in found.story.claims}) == len(found.story.claims)
    assert found == corrected(*given_changes)
    told = [*found.applied, *found.undone, *(u.correction for u in found.unfit)]
    assert len({c.id for c in told}) == len(told)
    assert {c.id for c in told} >= {str(n) for n, c in enumerate(given_changes, 1) if not isinstance(c, Undo)}


@settings(deadline=None, max_examples=20)
@given(changes)
def test_a_story_with_everything_undone_is_the_machines_to_the_byte(given_changes: list[Change]) -> None:
    kept = [c for c in given_changes if not isinstance(c, Undo)]
    undone = [Undo(str(n)) for n in range(1, len(kept) + 1)]
    assert corrected(*kept, *undone).story.to_json() == STORY.to_json()


def test_a_story_of_the_pipeline_that_is_rebuilt_without_a_change_is_the_same(examples: object) -> None:
    """What the corrections compute anew is what the pipeline computed: nothing else of the story moves."""
    from woozle.pipeline import trace

    story = trace(f"{examples}/seven-calls")
    assert story_of(story.story, story.articles, [(c.id, c.kind, c.members) for c in story.claims]) == story


def test_an_undo_reaches_back_only_and_comes_down_to_what_it_undoes() -> None:
    join = JoinClaims(statements=(sentence("three", 2), sentence("one", 2)))
    changes = (Undo("1"), Undo("3"), join, Undo("3"), *(Undo(str(n)) for n in range(4, 2999)))
    made = [Correction(str(n), "Ada", "2032-01-01T10:00:00Z", c) for n, c in enumerate(changes, 1)]
    found = apply(STORY, made)
    assert [u.correction.id for u in found.unfit] == ["1", "2"]
    assert [c.id for c in found.applied] == ["3"]  # undone and put in force again 1,498 times
    assert undone_by(made, made[-1]) == (made[2], 2996)
