"""One document, named in several ways: "the indictment", "a 24-page indictment released Friday"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from woozle.model import Source, Statement
from woozle.resolve.names import LOWER, NOT_NAMES
from woozle.resolve.nouns import Noun, head

WORD = re.compile(r"[^\W\d_]+|\b\d{4}\b")
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december".split()
)
OTHER = re.compile(r"(?:an)?other\b|(?:second|third|separate|different)\b", re.IGNORECASE)
"""What a name begins with that says itself that the document is not the one that was named before."""
PAPERS = frozenset({"document", "paper", "record", "filing"})
"""In the plural these are one word for what a court or an office has released; of other plurals ("polls", "studies")
each report may mean others."""


@dataclass
class Document:
    """What one document is called. names: what `_names` finds in that; counts: how often it is called each."""

    names: frozenset[str]
    counts: Counter[Source] = field(default_factory=Counter)
    first: dict[str, int] = field(default_factory=dict)
    """Where each article names it first."""

    def source(self) -> Source:
        """By what it is called most often, by a name if there is one."""
        return max(self.counts, key=lambda s: (any(n in s.name for n in self.names), self.counts[s], len(s.name), s))


def one_name_each(statements: Sequence[Statement], texts: Iterable[str], without: Iterable[Source]) -> list[Statement]:
    """The statements of a story, with each document in their chains under one name.

    Documents of one noun are the same where they share a name, or have none. A name and none are the same where the
    story has one such name only, and either no report has both, or all that have the bare noun have the name before it.
    without: sources that stay as they are.
    """
    small = {word for text in texts for word in LOWER.findall(text)}
    kept = set(without)
    by_noun: dict[str, list[Document]] = defaultdict(list)
    for statement in statements:
        for source in statement.chain:
            if source.kind != "document" or source in kept or OTHER.match(source.name):
                continue
            if noun := _noun(head(source.name)):
                _add(by_noun[noun], _names(source.name, small), source, statement)
    called = {
        source: document.source()
        for documents in by_noun.values()
        for document in _bare_joined(documents)
        for source in document.counts
    }
    return [replace(s, chain=_without_repeats(called.get(x, x) for x in s.chain)) for s in statements]


def _noun(noun: Noun) -> str | None:
    if noun.plural:
        return "papers" if noun.word in PAPERS else None
    return noun.word


def _names(called: str, small: set[str]) -> frozenset[str]:
    """Years and capitalised words, of which one suffices; where these are none but of offices and the like, all of
    them as one: the Harbour Office and the Tax Office are two. small: words that the story has in lower case."""
    words = [w for w in WORD.findall(called) if w.isdigit() or (w[0].isupper() and w.lower() not in small | DAYS)]
    names = frozenset(w for w in words if w.lower() not in NOT_NAMES)
    return names or frozenset([" ".join(words)] if words else ())


def _add(documents: list[Document], names: frozenset[str], source: Source, statement: Statement) -> None:
    """To the one that has one of the names, or is as bare."""
    fits = [d for d in documents if d.names & names or (not d.names and not names)]
    document = Document(names)
    for other in fits:  # a new name may show that two were one
        document.names |= other.names
        document.counts += other.counts
        document.first |= {a: min(at, document.first.get(a, at)) for a, at in other.first.items()}
        documents.remove(other)
    document.counts[source] += 1
    document.first[statement.article] = min(statement.start, document.first.get(statement.article, statement.start))
    documents.append(document)


def _bare_joined(documents: list[Document]) -> list[Document]:
    """With the bare noun's document joined to the named one."""
    bare, named = [d for d in documents if not d.names], [d for d in documents if d.names]
    if len(bare) != 1 or len(named) != 1:
        return documents
    both = bare[0].first.keys() & named[0].first.keys()
    if both and (both != bare[0].first.keys() or any(bare[0].first[x] < named[0].first[x] for x in both)):
        return documents
    return [Document(named[0].names, named[0].counts + bare[0].counts)]


def _without_repeats(chain: Iterable[Source]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(chain))
