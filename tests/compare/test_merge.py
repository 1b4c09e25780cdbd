"""What is one difference, and what is another, where several reports or several sentences part."""

from __future__ import annotations

import itertools
import time

import pytest

from woozle.compare import differences
from woozle.model import Article, Claim, Difference, Statement


def compared(*reports: list[str]) -> list[Difference]:
    """Reports of the same claims, a sentence each, empty where a report lacks it."""
    articles = [
        Article("abcdef"[n], " ".join(report), published=f"2031-03-05T0{n}:00") for n, report in enumerate(reports)
    ]
    claims = []
    for n, told in enumerate(itertools.zip_longest(*reports, fillvalue="")):
        at = [(a, a.text.find(sentence), len(sentence)) for a, sentence in zip(articles, told, strict=True) if sentence]
        claims.append(Claim(f"c{n}", "fact", "", tuple(Statement(a.id, s, s + size) for a, s, size in at), 2))
    return differences(claims, articles)


@pytest.mark.parametrize(
    ("a", "b", "notes"),
    [
        (
            ["Three people died in the fire on the old ferry.", "Police in Osk arrested three men over the sale."],
            ["Four people died in the fire on the old ferry.", "Police in Osk arrested four men over the sale."],
            ["“Three” in a, “Four” in b", "“three” in a, “four” in b"],
        ),
        (
            ["The ferry sank off Osk on Monday in heavy rain.", "The captain came before a court in Hale on Monday."],
            ["The ferry sank off Osk on Tuesday in heavy rain.", "The captain came before a court in Hale on Tuesday."],
            ["“Monday” in a, “Tuesday” in b"] * 2,
        ),
        (  # who is called otherwise is so throughout
            ["The committee chose Lena Straker to look into it.", "The bank had told Lena Straker of the sale in May."],
            ["The committee chose Piers Annan to look into it.", "The bank had told Piers Annan of the sale in May."],
            ["“Lena Straker” in a, “Piers Annan” in b"],
        ),
        (
            ["Holm may have set fire to the old ferry and reportedly fled to Norway."],
            ["Holm set fire to the old ferry and fled to Norway."],
            ["“may” in a, said without it in b", "“reportedly” in a, said without it in b"],
        ),
    ],
)
def test_the_same_words_in_other_sentences(a: list[str], b: list[str], notes: list[str]) -> None:
    assert [d.note for d in compared(a, b)] == notes


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            [
                "Tom Weller of Osk was killed when the old ferry caught fire in the bay.",
                "Ann Dunmore of Hale was killed when the old ferry caught fire in the bay.",
            ],
            [
                "Tom Weller of Osk was killed after the old ferry caught fire in the bay.",
                "Ann Dunmore of Hale was killed after the old ferry caught fire in the bay.",
            ],
        ),
        (  # word for word in the other report
            ["Ann Dunmore of Hale was killed when the old ferry caught fire in the bay."],
            [
                "Tom Weller of Osk was killed when the old ferry caught fire in the bay.",
                "Ann Dunmore of Hale was killed when the old ferry caught fire in the bay.",
            ],
        ),
        (
            [
                "“I am guilty,” Holm told the court in Osk on Monday.",
                "“I am not guilty,” Weller told the court in Osk.",
            ],
            [
                "“I am not guilty,” Weller told the court in Osk.",
                "“I am guilty,” Holm told the court in Osk on Monday.",
            ],
        ),
    ],
)
def test_sentences_of_one_pattern_have_each_its_own_counterpart(a: list[str], b: list[str]) -> None:
    """Whatever claim they were matched to."""
    articles = [Article(id, " ".join(report)) for id, report in (("a", a), ("b", b))]
    members = [
        Statement(article.id, at, at + len(sentence))
        for article, report in zip(articles, (a, b), strict=True)
        for sentence in report
        for at in [article.text.find(sentence)]
    ]
    assert differences([Claim("c1", "fact", "", tuple(members), 2)], articles) == []


def test_a_name_that_the_other_report_has_in_the_same_role_was_not_replaced() -> None:
    a = ["Tom Weller of Hale was killed when the old ferry caught fire in the bay.", ""]
    b = ["Ann Dunmore of Hale was killed when the old ferry caught fire in the bay."]
    assert [d.note for d in compared(a, b)] == ["“Tom Weller” in a, “Ann Dunmore” in b"]
    articles = [Article("a", a[0]), Article("b", f"{b[0]} It killed Weller, too.")]
    members = (Statement("a", 0, len(a[0])), Statement("b", 0, len(articles[1].text)))
    assert differences([Claim("c1", "fact", "", members, 2)], articles) == []


@pytest.mark.parametrize(
    ("reports", "notes"),
    [
        (
            ["It fined the old ferry line $43,000 over dust.", "It fined the old ferry line $34,000 over dust.", "",
             "It fined the old ferry line $43,000 over the dust.", "It fined the old ferry line $40,000 over dust."],
            ["“$43,000” in a and d, “$34,000” in b, “$40,000” in e"],
        ),
        (  # the hedge of two reports, and what a third says without it
            ["Holm allegedly set fire to the old ferry at noon.", "Holm set fire to the old ferry at noon.",
             "Holm allegedly set fire to the old ferry at noon, too."],
            ["“allegedly” in a, said without it in b"],
        ),
    ],
)  # fmt: skip
def test_several_reports(reports: list[str], notes: list[str]) -> None:
    found = compared(*([r] for r in reports))
    assert [d.note for d in found] == notes
    assert [v.article for v in found[0].values] == [id for id, r in zip("abcdef", reports, strict=False) if r]


def test_unlike_values_are_not_chained() -> None:
    """Who gives another's value elsewhere does not part from it: seventeen are the injured, not the critically hurt."""
    texts = [
        "The explosion killed three. Seventeen were injured.",
        "At least 19 people were injured, six of them critically, according to the hospital.",
        "Sixteen others were still being treated, the hospital said. Two of them were in critical condition.",
        "Three workers were killed and 17 injured in the blast. Five of the injured were in critical condition.",
    ]
    articles = [Article(id, text) for id, text in zip("abcd", texts, strict=True)]
    claims = [Claim("c1", "fact", "", tuple(Statement(a.id, 0, len(a.text)) for a in articles), 4)]
    assert not any("Seventeen" in d.note and "Five" in d.note for d in differences(claims, articles))


def test_time_grows_with_the_number_of_differences() -> None:
    sentences = [f"The bank sold the old boat Al{n} to a man in Osk for ${n + 100}." for n in range(3000)]
    began = time.monotonic()
    assert len(compared(sentences, [s.replace("$", "$1") for s in sentences])) >= len(sentences)
    assert time.monotonic() - began < 20
