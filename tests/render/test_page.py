"""The page: whole, self-contained, every link leads to its passage, nothing from an article is markup."""

from __future__ import annotations

import re

import lxml.html
import pytest

from woozle.model import Article, Claim, Difference, Omission, Passage, Source, Statement, Story
from woozle.render.page import render_page

HOSTILE = "<script>alert(1)</script> <img src=x onerror=alert(1)> \"'&amp; javascript:alert(1) \u202e"


def small_story(words: str = "It rained all night.") -> Story:
    """Two articles that share one claim on one book, and differ; `words` stand wherever a text may."""
    book = Source(f"The Book {words}", "document")
    articles = tuple(Article(id=f"{n} {words}", text=words, publisher=f"{n} {words}", url=words) for n in "ab")
    members = tuple(Statement(a.id, 0, len(words), (book,), "reports") for a in articles)
    values = tuple(Passage(a.id, 0, len(words)) for a in articles)
    return Story(
        story=words,
        articles=articles,
        claims=(Claim("c1", "fact", words, members, 1, (book.name,), ((articles[0].publisher or "", book.name),)),),
        differences=(Difference("c1", "name", values, words),),
        omissions=(Omission("c1", articles[0].id, "denial", (words,)),),
    )


def test_every_link_leads_to_an_element() -> None:
    page = lxml.html.fromstring(render_page(small_story()))
    ids = {e.get("id") for e in page.iter() if e.get("id")}
    links = {e.get("href") for e in page.iter("a")}
    assert links
    assert {link[1:] for link in links} <= ids
    assert not [name for name in ids if " " in name]


def test_text_from_articles_is_never_markup() -> None:
    text = render_page(small_story(HOSTILE))
    page = lxml.html.fromstring(text)
    assert not list(page.iter("script", "img", "iframe", "object"))
    assert not [e for e in page.iter() for name in e.attrib if name.startswith("on")]
    assert not [e for e in page.iter("a") if not e.get("href", "").startswith("#")]
    assert "javascript:alert" in page.text_content()


def test_the_page_needs_nothing_from_outside() -> None:
    text = render_page(small_story())
    assert text.startswith("<!doctype html>")
    policy = lxml.html.fromstring(text).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]
    assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//", text)


@pytest.mark.parametrize(
    "words", ["1 route, all through The Book", "leaves out the denial", "The Book It rained all night.: 1 of the"]
)
def test_what_an_editor_wants_first_is_there(words: str) -> None:
    page = lxml.html.fromstring(render_page(small_story()))
    shown = " ".join(page.text_content().split())
    assert words in shown


def test_an_article_is_shown_whole() -> None:
    text = "First.\n\nIt rained all night.\n  Odd   spaces\tstay.\n"
    story = Story("s", (Article(id="a", text=text),), claims=(Claim("c1", "fact", "x", (Statement("a", 8, 28),), 1),))
    page = lxml.html.fromstring(render_page(story))
    (shown,) = page.find_class("text")
    assert shown.text_content() == text
