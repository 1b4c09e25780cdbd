"""One person in two posts of which he can hold but one: chief executive in this report, president in that."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from woozle.compare.candidate import Candidate
from woozle.compare.view import Sentence, Sentences
from woozle.model import Span
from woozle.resolve.names import Mention, mentions, surname

POSTS = {
    "chief executive": r"[Cc]hief [Ee]xecutive(?: [Oo]fficer)?|CEO",
    "president": r"[Pp]resident",
    "director": r"[Dd]irector",
    "chair": r"[Cc]hair(?:man|woman|person)?",
    "treasurer": r"[Tt]reasurer",
    "editor": r"[Ee]ditor[- ]in[- ][Cc]hief",
}
"""The one at the head of a body, by what such posts are called."""
POST = "|".join(f"(?P<p{n}>{words})" for n, words in enumerate(POSTS.values()))
ANY = re.compile(POST)
OTHER = r"(?:[Ff]ormer|[Tt]hen|[Ee]x|[Vv]ice|[Dd]eputy|[Aa]ssistant|[Aa]cting|who|to|of|under|for|and)"
"""Words by which a post is another's, another one, or no longer held."""
LEFT = re.compile(rf"(?:^|(?P<word>[\w-]+)[ -])(?:{POST}),? $")
"""Before a name: "the president, Ilse Marr", "CEO Ilse Marr"."""
RIGHT = re.compile(
    rf", (?:(?!{OTHER}\b)[\w’'&.-]+ ){{0,5}}?(?!{OTHER}\b)(?:{POST})\b(?![’']s| and\b|(?: [a-z]+){{0,2}} [A-Z])"
)
"""After it: "Ilse Marr, the ferry line's executive director"; not "Ilse Marr, adviser to President Holm"."""
REACH = 80


class Held(NamedTuple):
    """A post that a person is said to hold, in a sentence, with the words that say so."""

    post: str
    sentence: Sentence
    span: Span


def post_candidates(story: Sentences) -> Iterator[Candidate]:
    """Whoever has one post in all of one report and another in all of another."""
    held: dict[tuple[str, str], dict[str, list[Held]]] = defaultdict(lambda: defaultdict(list))
    for sentence in story:
        if ANY.search(sentence.text, *sentence.span) is None:
            continue
        for mention in mentions(sentence.text[slice(*sentence.span)]):
            if " " in mention.name and (found := _held(sentence, mention)) is not None:
                person = mention.name.split()[0], surname(mention.name)
                held[person][sentence.article.id].append(found)
    for by_article in held.values():
        for (_, mine), (_, theirs) in itertools.combinations(by_article.items(), 2):
            if len({h.post for h in mine}) == len({h.post for h in theirs}) == 1 and mine[0].post != theirs[0].post:
                one, other = mine[0], theirs[0]
                yield Candidate(
                    "fact", one.sentence, other.sentence, one.span, other.span, "", "middle", {}, twins=True
                )


def _held(sentence: Sentence, mention: Mention) -> Held | None:
    start, end = sentence.span.start + mention.start, sentence.span.start + mention.end
    left = LEFT.search(sentence.text[max(sentence.span.start, start - REACH) : start])
    if left and re.fullmatch(OTHER, left["word"] or ""):
        return None
    if left:
        first = min(left.start(f"p{n}") for n in range(len(POSTS)) if left[f"p{n}"])
        return Held(_post(left), sentence, Span(start - len(left.string) + first, end))
    right = RIGHT.match(sentence.text, end, min(sentence.span.end, end + REACH))
    return Held(_post(right), sentence, Span(start, right.end())) if right else None


def _post(match: re.Match[str]) -> str:
    return next(post for n, post in enumerate(POSTS) if match[f"p{n}"])
