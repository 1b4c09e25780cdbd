"""What holds for every story, whatever the articles are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from training.match.written import read_marked

from woozle.model import Article, Passage, Statement, Story
from woozle.pipeline import story_of, trace_articles
from woozle.read import read_inputs

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
EXAMPLES = Path(__file__).parent.parent / "examples"


@cache
def articles() -> tuple[Article, ...]:
    inputs = [EXAMPLES / "seven-calls", EXAMPLES / "ferry-fire.json"]
    return tuple(a for _, batch in read_inputs(inputs, lambda: b"", lambda refused: None) for a in batch)


@st.composite
def some_articles(draw: st.DrawFn) -> list[Article]:
    """One to four articles of both example stories, each with some of its paragraphs, in any order; some have no date,
    and to some there is a copy, whose ids may be in any order too."""
    chosen = draw(st.lists(st.sampled_from(articles()), min_size=1, max_size=4, unique_by=lambda a: a.id))
    if draw(st.booleans()):
        prefix = draw(st.sampled_from("az"))
        chosen.append(replace(chosen[0], id=f"{prefix}-copy", publisher=draw(st.sampled_from(["A Copy", "The Copy"]))))
    out = []
    for article in chosen:
        paragraphs = article.text.split("\n\n")
        kept = draw(st.lists(st.sampled_from(range(len(paragraphs))), min_size=1, unique=True).map(sorted))
        published = draw(st.sampled_from([article.published, None]))
        text = "\n\n".join(paragraphs[i] for i in kept)
        out.append(replace(article, text=text, published=published, title_end=0))
    return out


def passages(story: Story) -> list[Passage | Statement]:
    return [
        *(m for c in story.claims for m in c.members),
        *(v for d in story.differences for v in d.values),
        *(p for e in story.timeline for p in e.passages),
    ]


def differing(story: Story, ids: Mapping[str, str] | None = None) -> set[object]:
    """The differences, whatever the order of articles. ids: of each article, instead of its own."""
    ids = ids or {}

    def place(part: Passage | Statement) -> tuple[str, int, int]:
        return ids.get(part.article, part.article), part.start, part.end

    members = {c.id: frozenset(map(place, c.members)) for c in story.claims}
    return {
        (members[d.claim], d.kind, frozenset(map(place, d.values)), d.severity, d.confidence) for d in story.differences
    }


few = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@few
@given(some_articles())
def test_passages_lie_inside_their_articles_and_routes_within_publishers(given_articles: list[Article]) -> None:
    story = trace_articles("test", given_articles)
    for passage in passages(story):
        text = story.article(passage.article).text
        assert 0 <= passage.start < passage.end <= len(text)
        assert story.text(passage) == text[passage.start : passage.end]
        assert story.text(passage).strip() == story.text(passage)
    for claim in story.claims:
        publishers = {story.article(m.article).route_name for m in claim.members}
        assert claim.routes <= len(publishers)
        assert len(claim.paths) == claim.routes


@few
@given(some_articles(), st.randoms(use_true_random=False))
def test_the_order_of_inputs_changes_nothing_but_order(given_articles: list[Article], random: object) -> None:
    shuffled = given_articles[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    def claims(story: Story) -> dict[str, object]:
        return {
            c.id: (c.kind, c.text, c.routes, c.routes_range, c.chokepoints, c.paths, frozenset(c.members))
            for c in story.claims
        }

    def omissions(story: Story) -> set[object]:
        said = claims(story)
        return {(said[o.claim], o.article, o.kind, o.carried_by, o.passage) for o in story.omissions}

    def events(story: Story) -> set[object]:
        said = claims(story)
        return {
            (e.date, e.first, e.last, e.granularity, e.passages, frozenset(said[id] for id in e.claims))
            for e in story.timeline
        }

    one, other = trace_articles("test", given_articles), trace_articles("test", shuffled)
    assert set(claims(one).values()) == set(claims(other).values())
    assert one.reuse == other.reuse
    assert omissions(one) == omissions(other)
    assert events(one) == events(other)
    assert {(s.name, s.kind, s.claims) for s in one.sources} == {(s.name, s.kind, s.claims) for s in other.sources}
    assert differing(one) == differing(other)


@pytest.mark.parametrize("dated", [True, False])
def test_the_ids_of_articles_change_nothing(dated: bool) -> None:
    """Of the examples, copies of some and a rewrite, whose claims are given: an article's id is a file's name."""
    folders = {"rewrite": "rewrites", "original": "stories"}
    texts = {
        id: (BENCHMARKS / folder / "fir-filibuster-judge.txt").read_text("utf-8") for id, folder in folders.items()
    }
    pair = [replace(read_marked(text)[1][0].article, id=id) for id, text in texts.items()]
    given = [
        replace(a, publisher=a.publisher or "Channel Six", published=a.published if dated else None)
        for a in (*articles(), *pair)
    ]
    given += [replace(a, id=f"{a.id}-copy", publisher=f"{a.publisher} Copy") for a in given[::3]]
    one = trace_articles("test", given)
    assert {r.retold for r in one.reuse} == {True, False}

    ids = {a.id: f"{n:02}" for n, a in enumerate(reversed(given))}
    groups = [(c.id, c.kind, [replace(m, article=ids[m.article]) for m in c.members]) for c in one.claims]
    other = story_of("test", [replace(a, id=ids[a.id]) for a in given], groups)
    assert one.differences
    assert differing(one, ids) == differing(other)

    def place(part: Passage | Statement) -> tuple[str, int, int]:
        return ids.get(part.article, part.article), part.start, part.end

    def found(story: Story) -> list[object]:
        return [
            [(place(r.earlier), place(r.later), r.direction, r.retold) for r in story.reuse],
            [
                (c.routes, c.routes_range, c.chokepoints, c.paths, [m.copied_from for m in c.members])
                for c in story.claims
            ],
            {(o.claim, ids.get(o.article, o.article), o.kind, o.passage and place(o.passage)) for o in story.omissions},
            {(e.date, frozenset(map(place, e.passages)), e.claims) for e in story.timeline},
        ]

    assert found(one) == found(other)


@pytest.mark.parametrize("article", articles(), ids=lambda a: a.id)
def test_a_story_of_one_article_confirms_nothing(article: Article) -> None:
    story = trace_articles("test", [article])
    assert story.shared_claims == ()
    assert max(c.routes for c in story.claims) <= 1
    assert story.differences == ()


def test_an_article_and_its_copy_share_every_claim_and_differ_in_nothing() -> None:
    article = articles()[0]
    story = trace_articles("test", [article, replace(article, id="copy", publisher="The Copy")])
    assert len(story.shared_claims) == len(story.claims)
    assert story.differences == ()
    assert story.omissions == ()
