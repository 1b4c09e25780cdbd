"""Articles, stories and JSON Lines: what is taken, and which field or position is named where something is wrong."""

from __future__ import annotations

import json as standard
from hashlib import sha256
from typing import Any

import pytest

from woozle.model import Article
from woozle.read import Refused, json

TEXT = "Two bridges were closed on Tuesday, the county said.\n\nThe river is high, said Lou Finch."
FULL = {
    "id": "b1", "publisher": "The Reed Gazette", "published": "2031-05-06T07:08:09Z", "title": "Bridges closed",
    "byline": "Kim Sallow", "url": "https://reed.example/bridges", "text": TEXT,
}  # fmt: skip


def read(value: Any, name: str = "in/bridges.json") -> tuple[str | None, list[Article | Refused]]:
    """The one batch of this value, or of these bytes or characters as they are."""
    data = value if isinstance(value, str | bytes) else standard.dumps(value)
    ((story, articles),) = json.read(name, data if isinstance(data, bytes) else data.encode())
    return story, list(articles)


def articles(found: list[Article | Refused]) -> list[Article]:
    return [a for a in found if isinstance(a, Article)]


def refusals(found: list[Article | Refused]) -> list[str]:
    return [str(a) for a in found if isinstance(a, Refused)]


def test_all_fields_of_an_article_are_taken() -> None:
    story, (article,) = read(FULL)
    assert story is None
    assert isinstance(article, Article)
    assert {name: getattr(article, name) for name in FULL} == FULL
    assert article.origin == "in/bridges.json"
    assert article.sha256 == sha256(TEXT.encode()).hexdigest()


@pytest.mark.parametrize("extra", [{}, {"title": None, "url": ""}, {"tags": ["river"], "body": {"deep": [[1]]}}])
def test_only_the_text_is_required_and_unknown_fields_are_left_alone(extra: dict[str, Any]) -> None:
    _, (article,) = read({"text": TEXT, **extra})
    assert article == Article("bridges", TEXT, origin="in/bridges.json", sha256=sha256(TEXT.encode()).hexdigest())


@pytest.mark.parametrize(
    ("title", "begins"),
    [("Bridges closed", "Two"), ("BRIDGES CLOSED.", "Two"), ("River high", "Bridges"), (None, "Two")],
)
def test_a_first_paragraph_that_repeats_the_title_is_the_headline(title: str | None, begins: str) -> None:
    _, (article,) = read({"text": f"Bridges closed\n\n{TEXT}", "title": title})
    assert isinstance(article, Article)
    assert article.text[article.title_end :].startswith(begins)


TWO = [{"text": TEXT}, FULL]


@pytest.mark.parametrize(
    ("story", "value"),
    [
        ("bridges", {"story": "bridges", "articles": TWO}),
        (None, TWO),
        (None, "\n".join(map(standard.dumps, TWO))),
        (None, "\r\n".join(map(standard.dumps, TWO)) + "\r\n\r\n"),
    ],
)
def test_a_story_a_list_and_lines_hold_several_articles(story: str | None, value: Any) -> None:
    name, found = read(value)
    assert name == story
    assert [(a.id, a.origin) for a in articles(found)] == [
        ("bridges-1", "in/bridges.json (bridges-1)"),
        ("b1", "in/bridges.json (b1)"),
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (standard.dumps(FULL)[:90], "is not valid JSON: Input data was truncated"),
        (standard.dumps(FULL, indent=1)[:90], "is not valid JSON: Input data was truncated"),
        (standard.dumps(FULL) + "}", "is not valid JSON: JSON is malformed: trailing characters (byte "),
        ('{"text": NaN}', "is not valid JSON: JSON is malformed: invalid character (byte 9)"),
        ('{"text": "a\\ud800b"}', "is not valid JSON: "),
        ("[" * 100_000, "is not valid JSON: it is nested too deeply"),
        ('{"text":' + "[" * 100_000, "is not valid JSON: it is nested too deeply"),
        (b'{"text": "caf\xe9"}', "is not valid UTF-8 (byte 13)"),
        (b'{"text": "\0"}', "is binary, not text"),
        ({}, "is no article or story file: Object missing required field `text`"),
        ({"text": 7}, "is no article or story file: Expected `str`, got `int` - at `$.text`"),
        ({"text": None}, "is no article or story file: Expected `str`, got `null` - at `$.text`"),
        ({"text": TEXT, "id": 7}, "is no article or story file: Expected `str | null`, got `int` - at `$.id`"),
        ({"story": "s", "articles": "x"}, "is no article or story file: Expected `array`, got `str` - at `$.articles`"),
        ({"articles": [FULL]}, "is no article or story file: Object missing required field `story`"),
        ({"story": 1, "articles": [FULL]}, "is no article or story file: Expected `str`, got `int` - at `$.story`"),
        ({"story": "s", "articles": []}, "holds no article"),
        ([], "holds no article"),
        ("42", "is no article or story file: Expected `object`, got `int`"),
        ("null", "is no article or story file: Expected `object`, got `null`"),
        ('"text"', "is no article or story file: Expected `object`, got `str`"),
    ],
)  # fmt: skip
def test_the_field_or_the_position_that_is_wrong_is_named(data: Any, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        read(data)
    assert str(refused.value).startswith(f"in/bridges.json: {reason}")


@pytest.mark.parametrize(
    "value", [[FULL, {"text": 7}, 3, FULL], {"story": "s", "articles": [FULL, {"text": 7}, 3, FULL]}]
)
def test_a_bad_article_spoils_no_other(value: Any) -> None:
    _, found = read(value)
    assert [a.id for a in articles(found)] == ["b1", "b1"]
    assert refusals(found) == [
        "in/bridges.json: article 2 is no article: Expected `str`, got `int` - at `$.text`",
        "in/bridges.json: article 3 is no article: Expected `object`, got `int`",
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "Input data was truncated"),
        (b"an error page", "JSON is malformed: invalid character (byte 0)"),
        (b'{"id": "x"}', "Object missing required field `text`"),
        (b'{"story": "s", "articles": []}', "Object missing required field `text`"),
        (b"[]", "Expected `object`, got `array`"),
        (b'{"text": "\\udfff"}', "JSON is malformed: "),
        (b'{"text": "caf\xe9"}', "'utf-8' codec can't decode byte 0xe9"),
        (b'{"x":' + b"[" * 100_000, "it is nested too deeply"),
    ],
)
@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_bad_line_spoils_no_other(line: bytes, reason: str, at: int) -> None:
    lines = [standard.dumps({"id": "a", "text": TEXT}).encode(), standard.dumps({"id": "b", "text": TEXT}).encode()]
    lines.insert(at - 1, line)
    _, found = read(b"\r\n".join(lines), "in/bridges.jsonl")
    assert [a.id for a in articles(found)] == ["a", "b"]
    (said,) = refusals(found)
    assert said.startswith(f"in/bridges.jsonl: line {at} is no article: {reason}")


def test_only_a_line_feed_ends_a_line() -> None:
    odd = "The river is high.\u2028The bridges are closed.\u0085The county said so."
    _, found = read("\n".join(standard.dumps({"text": text}, ensure_ascii=False) for text in (odd, TEXT)))
    assert [a.text for a in articles(found)] == [odd, TEXT]
