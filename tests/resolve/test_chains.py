"""From the words that name a source to the chain: text with source, cue and content marked -> chain."""

from __future__ import annotations

import pytest

from woozle.model import Article, Attribution, Link, Span
from woozle.resolve.chains import chains_of
from woozle.resolve.sources import Resolver


def chain_of(text: str) -> list[str]:
    """The chain of the statement in ⟨…⟩, in a text that marks source as [S …], cue as [C …] and content as ⟨…⟩."""
    spans: dict[str, list[Span]] = {"S": [], "C": [], "⟨": []}
    plain, open_at, role = "", 0, ""
    at = 0
    while at < len(text):
        if text[at] == "[" and text[at + 1] in "SC":
            role, open_at = text[at + 1], len(plain)
            at += 3
        elif text[at] == "⟨":
            role, open_at = "⟨", len(plain)
            at += 1
        elif text[at] in "]⟩":
            spans[role].append(Span(open_at, len(plain)))
            at += 1
        else:
            plain += text[at]
            at += 1
    attribution = Attribution(tuple(spans["S"]), tuple(spans["C"]), tuple(spans["⟨"]), 1.0)
    article = Article(id="a", text=plain, links=links(plain))
    (chain,) = chains_of(article, [attribution], Resolver.of([article]))
    return [f"{source.name} ({source.kind})" for source in chain]


def links(text: str) -> tuple[Link, ...]:
    """Whoever is asked where the ferry is links to The Hill."""
    at = text.find("here")
    return (Link(at, at + len("here"), "https://www.thehill.com/ferry"),) if at >= 0 else ()


def test_a_source_without_end_is_read_to_an_end() -> None:
    (name,) = chain_of(f"⟨The line was sold⟩, [S {'a statement from ' * 3000}Holm] [C said].")
    assert len(name) < 600


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("[S Edvard Holm] [C said] that ⟨the ferry line was sold too cheaply⟩.", ["Edvard Holm (person)"]),
        # a surname, a title, a pronoun: one full name for all
        ("Edvard Holm spoke in Elin. [S Holm] [C said] ⟨the ferry line was sold⟩.", ["Edvard Holm (person)"]),
        ("Edvard Holm spoke in Elin. [S Former Premier Holm] [C said] ⟨the line was sold⟩.", ["Edvard Holm (person)"]),
        ("Edvard Holm spoke in Elin. [S He] [C said] ⟨the ferry line was sold⟩.", ["Edvard Holm (person)"]),
        (
            "[S Ruth Okafor, a spokeswoman for Edvard Holm,] [C said] ⟨the stories are made up⟩.",
            ["Ruth Okafor (person)"],
        ),
        # outlets by the table, and by what outlets are called
        (
            "The New York Times has a boat. ⟨The line was sold in secret⟩, [S the Times] [C reported].",
            ["The New York Times (outlet)"],
        ),
        ("⟨The line was sold in secret⟩, [S the Times] [C reported] on Monday.", ["The Times (outlet)"]),
        ("⟨The line was sold in secret⟩, [S AP] [C reported] on Monday.", ["The Associated Press (outlet)"]),
        ("⟨The line was sold in secret⟩, [S The Harbour Courier] [C reported].", ["The Harbour Courier (outlet)"]),
        # books and who wrote them
        (
            "The book “The Table” by Marta Ellingham sells. ⟨Holm made seven calls⟩, [C according to] [S the book].",
            ["The Table by Marta Ellingham (document)"],
        ),
        (
            "Marta Ellingham’s new book The Long Table is out. [S Ellingham] [C writes] that ⟨Holm made seven calls⟩.",
            ["The Long Table by Marta Ellingham (document)"],
        ),
        # a second link: the channel, what is cited
        ("“⟨The line was sold⟩,” [S Edvard Holm] [C told] CNN.", ["CNN (outlet)", "Edvard Holm (person)"]),
        (
            "⟨Holm made seven calls⟩, [S the Times] [C reported], citing a book by Marta Ellingham.",
            ["The Times (outlet)", "book by Marta Ellingham (document)"],
        ),
        (
            "Marta Ellingham’s book The Table sells."
            " According to the book, ⟨Holm rang by night⟩, [S an aide] [C said].",
            ["The Table by Marta Ellingham (document)", "unnamed aide (unnamed)"],
        ),
        # kinds
        (
            "⟨The fire began in the engine room⟩, [C according to] [S the 24-page indictment].",
            ["24-page indictment (document)"],
        ),
        ("⟨The fire began in the engine room⟩, [S two officials] [C said].", ["two unnamed officials (unnamed)"]),
        ("⟨The fire began in the engine room⟩, [S another aide] [C said].", ["another unnamed aide (unnamed)"]),
        # links in a page
        (
            "⟨The ferry lies in the north⟩, [S a report] [C said here].",
            ["The Hill (outlet)"],
        ),
        (
            "⟨The ferry lies in the north⟩, [S Edvard Holm] [C said here].",
            ["The Hill (outlet)", "Edvard Holm (person)"],
        ),
        ("⟨The fire began in the engine room⟩, [S critics] [C said].", ["critics (collective)"]),
        ("⟨The fire began in the engine room⟩, [S the Holm campaign] [C said].", ["Holm campaign (organisation)"]),
        # the name in a long title is the source; in a description of somebody else it is not
        (
            "⟨The fire began in the engine room⟩, [S Secretary of State Edvard Holm] [C said].",
            ["Edvard Holm (person)"],
        ),
        (
            "⟨The line was sold⟩, [S Institute for Ferries Director Ruth Okafor] [C said].",
            ["Ruth Okafor (person)"],
        ),
        ("⟨The line was sold⟩, [S Rep. Carla King] [C said].", ["Carla King (person)"]),
        ("Rep. Carla King left. ⟨The line was sold⟩, [S King] [C said].", ["Carla King (person)"]),
        ("Paul A. Holm is back. ⟨The line was sold⟩, [S Mr. Holm] [C said].", ["Paul A. Holm (person)"]),
        ("⟨The line was sold⟩, [S Mr. Holm’s] [C said].", ["Holm (person)"]),
        ("Edvard Holm left. ⟨The line was sold⟩, [S a Holm spokesman] [C said].", ["unnamed Holm spokesman (unnamed)"]),
        (
            "⟨The line was sold⟩, [S top Holm advisers, including Ruth Okafor,] [C said].",
            ["unnamed top Holm advisers (unnamed)"],
        ),
        ("⟨The line was sold⟩, [S an AP reporter] [C said].", ["unnamed AP reporter (unnamed)"]),
        # descriptions that mean who was named before
        ("Edvard Holm spoke. ⟨The line was sold⟩, [S the tea-loving candidate] [C said].", ["Edvard Holm (person)"]),
        (
            "Ruth Okafor, an attorney for Edvard Holm, left. Then ⟨the line was sold⟩, [S the attorney] [C said].",
            ["Ruth Okafor (person)"],
        ),
        (
            "Edvard Holm met Justice Ruth Okafor, [S who] [C said] ⟨the line was sold⟩.",
            ["Ruth Okafor (person)"],
        ),
        # words that somebody issued are theirs, a report its outlet's; bare reports are nobody's
        ("Edvard Holm left. [S Mr. Holm’s apology] [C noted] ⟨the line was sold⟩.", ["Edvard Holm (person)"]),
        ("⟨The line was sold⟩, [S a letter from Edvard Holm] [C said].", ["Edvard Holm (person)"]),
        ("⟨The line was sold⟩, [S a report in The Hill] [C said].", ["The Hill (outlet)"]),
        (
            "The Harbour Courier reported on ferries. One sank. ⟨The line was sold⟩, [S the report] [C said].",
            ["The Harbour Courier (outlet)"],
        ),
        ("The inspectors wrote a report. ⟨The line was sold⟩, [S the report] [C said].", ["report (document)"]),
        ("⟨The line was sold⟩, [S reports] [C said].", ["unnamed reports (unnamed)"]),
        # a document that an outlet only saw is known through it
        (
            "The Harbour Courier disclosed a report. [S The report, written by officers and seen by the Courier,]"
            " [C says] that ⟨the line was sold⟩.",
            ["The Harbour Courier (outlet)", "report (document)"],
        ),
        (
            "[S A report by officers, which was leaked to The Harbour Courier,] [C says] ⟨the line was sold⟩.",
            ["The Harbour Courier (outlet)", "report by officers (document)"],
        ),
        (
            "⟨The line was sold⟩, [C according to] [S emails obtained by The Harbour Courier].",
            ["The Harbour Courier (outlet)", "emails (document)"],
        ),
        (
            "[S Emails published by The Harbour Courier] [C show] ⟨the line was sold⟩.",
            ["The Harbour Courier (outlet)", "Emails (document)"],
        ),
        (
            "The Harbour Courier disclosed a report. ⟨The line was sold⟩, [S the report] [C said].",
            ["report (document)"],
        ),
        # a stop after an abbreviation ends no sentence and no name
        (
            "Ruth Brandt left. ⟨The line was sold⟩, [S the Times] [C reported], citing Mr. Brandt.",
            ["The Times (outlet)", "Ruth Brandt (person)"],
        ),
        (
            "⟨The line was sold⟩, [S the Times] [C reported], citing U.S. officials. Others were silent.",
            ["The Times (outlet)", "unnamed U.S. officials (unnamed)"],
        ),
        (
            "Edvard Holm and Anders Brandt talked. Mr. Holm met Mr. Brandt. [S He] [C said] ⟨the line was sold⟩.",
            ["Edvard Holm (person)"],
        ),
        (
            "Edvard Holm left. According to Mr. Holm, ⟨the line was sold⟩, [S an aide] [C said].",
            ["Edvard Holm (person)", "unnamed aide (unnamed)"],
        ),
        (
            "The Harbour Courier sent Mr. Holm a report. One sank. ⟨The line was sold⟩, [S the report] [C said].",
            ["The Harbour Courier (outlet)"],
        ),
        (
            "“⟨The line was sold⟩,” [S Ruth Brandt] [C told] Mr. Holm of CNN.",
            ["CNN (outlet)", "Ruth Brandt (person)"],
        ),
        # the paper, the department: what was named last before, not what is named behind
        (
            "The Harbour Courier called. “⟨The line was sold⟩,” [S Ruth Brandt] [C told] the paper."
            " The Elin Gazette slept.",
            ["The Harbour Courier (outlet)", "Ruth Brandt (person)"],
        ),
        (
            "The Elin Gazette slept. After a call from The Harbour Courier, [S Ruth Brandt] [C told] the paper"
            " ⟨the line was sold⟩.",
            ["The Harbour Courier (outlet)", "Ruth Brandt (person)"],
        ),
        (
            "The Harbour Courier called. ⟨The line was sold⟩, [S the paper] [C said]. The Elin Gazette slept.",
            ["The Harbour Courier (outlet)"],
        ),
        (
            "The Harbour Department met the Tax Departments. ⟨The line was sold⟩, [S the department] [C said]."
            " The Tax Department slept.",
            ["Harbour Department (organisation)"],
        ),
        # what is cited must be able to say something
        ("⟨The line was sold⟩, [S Edvard Holm] [C said], citing the economic growth.", ["Edvard Holm (person)"]),
        # nobody is named, or nobody can be told
        ("⟨The fire began in the engine room⟩, it [C was reported].", []),
        ("⟨The fire began in the engine room⟩, [S they] [C said].", []),
    ],
)
def test_chain(text: str, chain: list[str]) -> None:
    assert chain_of(text) == chain
