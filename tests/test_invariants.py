"""What holds for every story, whatever the articles are."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from woozle.model import Article, Passage, Statement, Story
from woozle.pipeline import trace_articles
from woozle.read import read_inputs

EXAMPLES = Path(__file__).parent.parent / "examples"


@cache
def articles() -> tuple[Article, ...]:
    inputs = [EXAMPLES / "seven-calls", EXAMPLES / "ferry-fire.json"]
    return tuple(a for _, batch in read_inputs(inputs, lambda: b"", lambda refused: None) for a in batch)


@st.composite
def some_articles(draw: st.DrawFn) -> list[Article]:
    """One to four articles of both example stories, each with some of its paragraphs, in any order."""
    chosen = draw(st.lists(st.sampled_from(articles()), min_size=1, max_size=4, unique_by=lambda a: a.id))
    out = []
    for article in chosen:
        paragraphs = article.text.split("\n\n")
        kept = draw(st.lists(st.sampled_from(range(len(paragraphs))), min_size=1, unique=True).map(sorted))
        out.append(replace(article, text="\n\n".join(paragraphs[i] for i in kept), title_end=0))
    return out


def passages(story: Story) -> list[Passage | Statement]:
    return [
        *(m for c in story.claims for m in c.members),
        *(v for d in story.differences for v in d.values),
        *(p for e in story.timeline for p in e.passages),
    ]


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

    def claims(story: Story) -> set[object]:
        return {
            (c.kind, c.text, c.routes, c.chokepoints, frozenset((m.passage, m.chain) for m in c.members))
            for c in story.claims
        }

    one, other = trace_articles("test", given_articles), trace_articles("test", shuffled)
    assert claims(one) == claims(other)
    assert {(s.name, s.kind, s.claims) for s in one.sources} == {(s.name, s.kind, s.claims) for s in other.sources}
    assert sorted(d.kind for d in one.differences) == sorted(d.kind for d in other.differences)


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
