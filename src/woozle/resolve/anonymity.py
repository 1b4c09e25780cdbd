"""Why a source is not named, where the article says so ("who was not authorised to speak publicly")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from woozle.model import Article, Passage, Statement

REASON = re.compile(
    r"\b(?:who\s+)?(?:(?:spoke|speaking|was granted|were granted|asked for|requested|insisted)\s+)?(?:"
    r"(?:on\s+)?(?:the\s+)?condition of anonymity|anonymity|spoke anonymously"
    r"|(?:(?:was|were|is|are)(?:n’t|n't| not)|not) authori[sz]ed to (?:speak|discuss|comment)"
    r"|ask(?:ed|ing) not to be (?:named|identified|quoted)|declin(?:ed|ing) to be (?:named|identified|quoted)"
    r")\b[^.,;”\"\n]{0,120}",
    re.IGNORECASE,
)


MOSTLY = 0.6
"""Share of a passage that gives such a reason from which on it says nothing else."""


def only_reason(words: str) -> bool:
    """Does a passage only say why somebody is not named? Two reports that do may mean two persons."""
    return sum(len(match.group()) for match in REASON.finditer(words)) >= MOSTLY * len(words)


def why_unnamed(statements: Iterable[Statement], articles: dict[str, Article]) -> Iterator[Passage]:
    """The reasons that stand in a paragraph that credits an unnamed source. statements: those that have it."""
    for statement in statements:
        text = articles[statement.article].text
        places = [statement.start, *(start for start, _ in statement.evidence)]
        begin = text.rfind("\n", 0, min(places)) + 1
        end = text.find("\n", max(places))
        for match in REASON.finditer(text, begin, end if end >= 0 else len(text)):
            yield Passage(statement.article, match.start(), match.end())
