"""Small stories for the tests of what is shown."""

from __future__ import annotations

from woozle.model import (
    Article,
    Claim,
    Difference,
    Event,
    Omission,
    Passage,
    Source,
    SourceEntry,
    Span,
    Statement,
    Story,
)  # fmt: skip

HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> \"'&amp; javascript:alert(1) \u202e\u2066 ]]> </style>"
)


def small_story(words: str = "It rained all night.") -> Story:
    """Two articles that share one claim on one book, and differ; `words` stand wherever a text may."""
    book = Source(f"The Book {words}", "document")
    articles = tuple(
        Article(
            id=f"{n} {words}", text=words, publisher=f"{n} {words}", title=words, byline=words, url=words, origin=words
        )
        for n in "ab"
    )
    members = tuple(
        Statement(a.id, 0, len(words), (book,), "reports", evidence=(Span(0, 2),), confidence=0.5) for a in articles
    )
    values = tuple(Passage(a.id, 0, len(words)) for a in articles)
    return Story(
        story=words,
        articles=articles,
        sources=(
            SourceEntry(book.name, "document", 1, ("c1",)),
            SourceEntry(words, "unnamed", 1, (), words, values[:1]),
        ),
        claims=(Claim("c1", "fact", words, members, 1, (book.name,), ((articles[0].publisher or "", book.name),)),),
        differences=(Difference("c1", "name", values, words),),
        omissions=(Omission("c1", articles[0].id, "denial", (words,)),),
        timeline=(Event(words, values),),
    )  # fmt: skip


BOOK = Source("War by A. Author", "document")
AIDE = Source("unnamed aide", "unnamed")
WIRE = Source("Coastal Wire", "outlet")
OFFICE = Source("Holm's office", "organisation")
TEXTS = {
    "one": "Seven calls\n\nHe called seven times in 2020, a book says. The line was sold.",
    "two": "He called seven times in 2021, the Wire said, citing a book.\nThe line was sold. An aide said so.",
    "three": "He may have called seven times in 2020. His office denied it.",
}
"""Three reports: one credits the book, one the wire that has it from the book, one an undetermined chain."""


def three_reports() -> Story:
    """Every kind of statement that the page tells apart: credited, passed on, inferred, undetermined, denied."""
    calls = (
        Statement("one", 13, 42, (BOOK,), "reports", evidence=(Span(44, 55),), confidence=0.9),
        Statement("two", 0, 29, (WIRE, BOOK), "reports", evidence=(Span(31, 44),), confidence=0.6),
        Statement("three", 0, 38, (BOOK,), "reports", hedged=True, confidence=0.2, undetermined=True),
    )
    sold = (
        Statement("one", 57, 75, copied_from="Two"),
        Statement("two", 61, 79),
        Statement("two", 80, 98, (AIDE,), "reports"),
    )
    denial = (Statement("three", 40, 61, (OFFICE,), "denies"),)
    quoted = (Statement("one", 13, 42, (BOOK, AIDE), "reports"), Statement("three", 0, 38, (AIDE,), "reports"))
    return Story(
        story="calls",
        articles=tuple(
            Article(id=id, text=text, publisher=id.title(), published="2031-03-04T10:00Z", origin=f"/home/me/{id}.txt")
            for id, text in TEXTS.items()
        ),
        sources=(
            SourceEntry(BOOK.name, BOOK.kind, 2, ("c1",)),
            SourceEntry(AIDE.name, AIDE.kind, 2, (), None, (Passage("two", 80, 98),)),
            SourceEntry(WIRE.name, WIRE.kind, 1, (), "Harbour Media"),
            SourceEntry(OFFICE.name, OFFICE.kind, 1, ("c3",)),
        ),
        claims=(
            Claim("c1", "fact", "He called seven times in 2020", calls, 1, (BOOK.name,), (("One", BOOK.name),), (1, 2)),
            Claim("c2", "fact", "The line was sold.", sold, 2, (), (("Two",), ("One", "Two")), (2, 2)),
            Claim("c3", "fact", "His office denied it.", denial, 0),
            Claim("c4", "quote", "He called seven times in 2020", quoted, 2, (), (("One", BOOK.name), ("Three",))),
        ),
        differences=(
            Difference("c1", "date", (Passage("one", 38, 42), Passage("two", 25, 29)), "2020 and 2021"),
            Difference("c1", "certainty", (calls[0].passage, Passage("three", 3, 18)), "“may” in three, not in one"),
        ),
        omissions=(Omission("c3", "one", "denial", ("Three",)), Omission("c2", "three", "claim", ("One", "Two"))),
        timeline=(
            Event("2020", (calls[0].passage, calls[2].passage), disagreements=("2020 and 2021",)),
            Event("2031-03-04", (denial[0].passage,)),
        ),
    )  # fmt: skip
