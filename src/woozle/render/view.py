"""A story as the page shows it: look-ups made once, and where each of its parts stands (the address of every link)."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import get_args

from woozle.model import Article, Claim, Difference, Passage, Severity, Statement, Story
from woozle.render.summary import to_check


@dataclass(frozen=True)
class View:
    """What the pieces of the page need to know of the story around them.

    base: what stands before the fragment of each link: nothing in a page that holds all parts, the address of the
    story's page elsewhere. correct: gives the address where a claim can be corrected; a file has none. corrected: the
    statements whose chains are a reader's and not the machine's, and who that is.
    """

    story: Story
    base: str = ""
    correct: Callable[[Claim], str] | None = None
    corrected: Mapping[Passage, str] = field(default_factory=dict)

    @cached_property
    def articles(self) -> dict[str, Article]:
        return {article.id: article for article in self.story.articles}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.story.claims}

    @cached_property
    def to_check(self) -> list[Claim]:
        """The shared claims in the order in which an editor checks; these have a place of their own in the page."""
        return to_check(self.story)

    @cached_property
    def shared(self) -> frozenset[str]:
        return frozenset(claim.id for claim in self.to_check)

    @cached_property
    def differences(self) -> dict[str, list[Difference]]:
        """Those of each claim, the gravest first."""
        found: dict[str, list[Difference]] = defaultdict(list)
        for difference in gravest_first(self.story.differences):
            found[difference.claim].append(difference)
        return found

    def publisher(self, part: Passage | Statement) -> str:
        return self.articles[part.article].route_name

    def text(self, part: Passage | Statement) -> str:
        return self.articles[part.article].text[part.start : part.end]

    def paragraph(self, part: Passage | Statement) -> int:
        """The paragraph of its article in which a part begins, from 1: lines that are not blank."""
        return paragraph_at(self._paragraphs[part.article], part)

    @cached_property
    def _paragraphs(self) -> dict[str, list[int]]:
        return {id: paragraphs(a.text) for id, a in self.articles.items()}

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {id: number for number, id in enumerate(self.articles)}

    @cached_property
    def _sources(self) -> dict[tuple[str, str], str]:
        return {(s.kind, s.name): f"s{number}" for number, s in enumerate(self.story.sources)}

    def article_id(self, article: str) -> str:
        """The id of an article in the page: by number, as an id may hold no spaces."""
        return f"a{self._numbers[article]}"

    def passage_id(self, part: Passage | Statement) -> str:
        return f"p{self._numbers[part.article]}-{part.start}"

    def source_id(self, kind: str, name: str) -> str | None:
        """The id of a source's entry; None where the story lists no such source."""
        return self._sources.get((kind, name))

    def to_article(self, article: str) -> str:
        return f"{self.base}#{self.article_id(article)}"

    def to_passage(self, part: Passage | Statement) -> str:
        return f"{self.base}#{self.passage_id(part)}"

    def to_claim(self, claim: Claim) -> str:
        """Where a claim is shown: a shared one in the list of claims, another where its article makes it."""
        return f"{self.base}#{claim.id}" if claim.id in self.shared else self.to_passage(claim.members[0])

    def to_source(self, kind: str, name: str) -> str | None:
        id = self.source_id(kind, name)
        return id and f"{self.base}#{id}"


def gravest_first(differences: Iterable[Difference]) -> list[Difference]:
    """In the order in which an editor would mind them; equally grave ones stay as they were, the likeliest first."""
    order = get_args(Severity)
    return sorted(differences, key=lambda difference: order.index(difference.severity))


def paragraphs(text: str) -> list[int]:
    """Where each begins: a line that is not blank."""
    return [start for start, line in lines(text) if line.strip()]


def paragraph_at(begins: Sequence[int], part: Passage | Statement) -> int:
    """The number, from 1, of the paragraph in which a part of the text begins. begins: see `paragraphs`."""
    return max(1, bisect_right(begins, part.start))


def lines(text: str) -> list[tuple[int, str]]:
    """Each line, without its line feed, with where it begins."""
    out, start = [], 0
    for line in text.split("\n"):
        out.append((start, line))
        start += len(line) + 1
    return out
