"""Words of an article in the page: short ones, marked ones, dates, and names in a drawing."""

from __future__ import annotations

import pytest
from htpy import p

from woozle.model import Source, Span, Statement
from woozle.render.dates import date_words, day_shown
from woozle.render.picture import LINE, _lines
from woozle.render.summary import chain_words
from woozle.render.words import marked, short, words


@pytest.mark.parametrize(
    ("text", "most", "out"),
    [
        ("He called.", 20, "He called."),
        ("He  called\n twice.", 20, "He called twice."),
        ("He called seven times in 2020.", 20, "He called seven…"),
        ("x" * 50, 10, "x" * 9 + "…"),
        ("", 5, ""),
    ],
)
def test_a_text_is_cut_between_words(text: str, most: int, out: str) -> None:
    assert short(text, most) == out


@pytest.mark.parametrize(
    ("strong", "light", "out"),
    [
        ([], [], "<p>abcdef</p>"),
        ([Span(1, 3)], [], '<p>a<mark class="differs">bc</mark>def</p>'),
        ([Span(1, 3)], [Span(0, 3)], '<p><mark class="reworded">a</mark><mark class="differs">bc</mark>def</p>'),
        ([Span(5, 99)], [], '<p>abcde<mark class="differs">f</mark></p>'),
    ],
)  # fmt: skip
def test_spans_are_marked(strong: list[Span], light: list[Span], out: str) -> None:
    assert str(p[marked("abcdefgh", Span(0, 6), strong, light)]) == out


def test_no_character_is_lost_and_none_turns_the_line() -> None:
    out = str(p[words("a\u202eb<c")])
    assert out == '<p>a<bdi class="control" data-code="U+202E">\u202e</bdi>b&lt;c</p>'


@pytest.mark.parametrize(
    ("iso", "out"),
    [
        ("2031-03-04", "4 March 2031"), ("2031-03", "March 2031"), ("2031", "2031"),
        ("2031-13", "2031-13"), ("soon", "soon"), ("", ""), ("2031-06-01/2031-08-31", "1 June 2031 to 31 August 2031"),
        ("2031-03-04T10:00:00+01:00", "4 March 2031"), ("2031-03-04 10:00", "4 March 2031"),
        ("March 4, 2031", "March 4, 2031"), ("4/3/2031", "4/3/2031"), ("2031-03-04 or 05/06", "2031-03-04 or 05/06"),
    ],
)  # fmt: skip
def test_dates_are_spelled_out(iso: str, out: str) -> None:
    assert date_words(iso) == out


@pytest.mark.parametrize(
    ("published", "out"),
    [
        ("2031-03-04T10:00Z", "2031-03-04"), ("2031-03-04", "2031-03-04"), ("2031-03", "2031-03"),
        ("March 4, 2031", "March 4, 2031"), ("2031-03-04th", "2031-03-04"), ("", ""),
    ],
)  # fmt: skip
def test_of_a_date_the_day_is_taken_and_of_other_words_nothing(published: str, out: str) -> None:
    assert day_shown(published) == out


@pytest.mark.parametrize(
    ("name", "out"),
    [
        ("Ann Lee", ["Ann Lee"]),
        ("The Long Table by Marta Ellingham", ["The Long Table by Marta", "Ellingham"]),
        ("x" * 1000, ["x" * (LINE - 1) + "…"]),
        ("\u202eevil\x00 name", ["evil name"]),
        ("", [""]),
    ],
)
def test_a_name_fits_its_box(name: str, out: list[str]) -> None:
    assert _lines(name) == out


def test_a_long_name_says_that_it_is_cut() -> None:
    lines = _lines("a spokeswoman for the parliamentary committee on the sale of state property")
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(len(line) <= LINE for line in lines)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (Statement("a", 0, 4), "own voice"),
        (Statement("a", 0, 4, copied_from="The Wire"), "own voice, in the words of The Wire"),
        (Statement("a", 0, 4, copied_from="The Wire", retold=True), "own voice, retold from The Wire"),
        (
            Statement("a", 0, 4, (Source("Brandt", "person"),), copied_from="The Wire"),
            "Brandt, in the words of The Wire",
        ),
    ],
)
def test_a_chain_is_told_with_the_report_that_it_is_copied_from(statement: Statement, words: str) -> None:
    assert chain_words(statement) == words
