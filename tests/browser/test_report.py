"""What a reader does with the report, in a real browser."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from msgspec.structs import replace
from tests.browser.conftest import Open
from tests.render.stories import three_reports

from woozle.model import Story
from woozle.render.find import found
from woozle.render.network import network
from woozle.render.picture import edge_words
from woozle.render.summary import to_check
from woozle.render.view import View

BOOK = "The Long Table by Marta Ellingham"
CLAIMS = "#claims details.claim"


def visible_claims(tab: Any) -> list[str]:
    return [claim.get_attribute("id") for claim in tab.locator(CLAIMS).all() if claim.is_visible()]


def claims_through(story: Story, name: str) -> set[str]:
    return {c.id for c in story.shared_claims if any(s.name == name for m in c.members for s in m.chain)}


def test_it_opens_whole_and_quietly(open_story: Open, calls: Story) -> None:
    tab = open_story(calls)
    assert tab.title() == "seven-calls · Woozle"
    assert len(visible_claims(tab)) == len(calls.shared_claims)
    assert tab.locator("svg .node.first").text_content().startswith(BOOK)
    assert tab.said == []


def test_a_source_of_the_picture_picks_out_its_claims(open_story: Open, calls: Story) -> None:
    tab = open_story(calls)
    tab.locator("svg .node.first").click()
    through = claims_through(calls, BOOK)
    assert set(visible_claims(tab)) == through
    assert f"{len(through)} of {len(calls.shared_claims)} claims: {BOOK}" in tab.locator("#picked").text_content()
    tab.locator("#picked").get_by_role("button", name="Show all").click()
    assert len(visible_claims(tab)) == len(calls.shared_claims)


def test_a_line_of_the_picture_picks_out_its_claims(open_story: Open, calls: Story) -> None:
    view = View(calls)
    edge = network(view, view.to_check).edges[0]
    tab = open_story(calls)
    tab.locator(".edge", has=tab.locator("title", has_text=edge_words(edge))).locator(".reach").dispatch_event("click")
    assert set(visible_claims(tab)) == set(edge.claims)


def test_all_of_it_works_from_the_keyboard(open_story: Open, calls: Story) -> None:
    tab = open_story(calls)
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the claims"
    tab.locator("svg .node.first").focus()
    tab.keyboard.press("Enter")
    assert set(visible_claims(tab)) == claims_through(calls, BOOK)
    tab.keyboard.press("Escape")
    assert len(visible_claims(tab)) == len(calls.shared_claims)
    tab.locator(f"{CLAIMS} > summary").first.focus()
    tab.keyboard.press("Enter")
    assert tab.locator(f"{CLAIMS} .why").first.is_visible()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_function("document.activeElement.matches('.text a.said')")
    assert tab.locator("#beside").is_visible()
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "beside"
    tab.keyboard.press("Escape")
    assert tab.evaluate("document.activeElement.matches('.text a.said')")
    assert not tab.locator("#beside").is_visible()


def test_a_claim_opens_to_its_passages_side_by_side(open_story: Open, calls: Story) -> None:
    tab = open_story(calls)
    claim = tab.locator(CLAIMS).first
    claim.locator("summary").click()
    boxes = [passage.bounding_box() for passage in claim.locator(".by").all()]
    assert len(boxes) == len({m.article for m in to_check(calls)[0].members})
    assert len({box["y"] for box in boxes}) == 1
    assert len({box["x"] for box in boxes}) == len(boxes)
    assert f"Every path passes {BOOK}" in claim.locator(".why").inner_text()


def test_buttons_pick_out_claims(open_story: Open, calls: Story) -> None:
    tab = open_story(calls)
    tab.get_by_role("button", name="One route").click()
    assert set(visible_claims(tab)) == {c.id for c in calls.shared_claims if c.routes == 1}
    tab.get_by_role("button", name="Open all").click()
    assert tab.locator(".why").first.is_visible()


def seek(tab: Any, words: str) -> list[str]:
    tab.get_by_role("searchbox").fill(words)
    tab.wait_for_timeout(400)  # it waits for the end of a word
    return visible_claims(tab)


SOUGHT = ("seven", "SEVEN  calls", "harbour courier", "ellingham", "zeppelin", "c1", "’s", "séven", "x" * 300, "")


def test_claims_are_found_by_words_as_on_a_server(open_story: Open, calls: Story) -> None:
    tab, view = open_story(calls), View(calls)
    for words in SOUGHT:
        found_there = [c.id for c in view.to_check if found(view, c, words)]
        assert seek(tab, words) == found_there, words
        told = f"{len(found_there)} of {len(view.to_check)} claims: “{words[:200]}”" if words else ""
        assert tab.locator("#picked").text_content().removesuffix(" Show all") == " ".join(told.split(" ")), words
    assert 0 < len(seek(tab, "harbour courier")) < len(view.to_check)
    assert tab.evaluate("CSS.highlights.get('sought').size") > 0


def test_letters_that_have_no_capital_of_their_own_are_found_in_other_spellings(open_story: Open, calls: Story) -> None:
    first, *rest = calls.claims
    street = replace(calls, claims=(replace(first, text="Frau Müller lives in Große Straße"), *rest))
    tab, view = open_story(street), View(street)
    for words in ("strasse", "muller GROSSE", "straße"):
        assert seek(tab, words) == [c.id for c in view.to_check if found(view, c, words)] == [first.id], words


def test_words_buttons_and_the_picture_pick_out_together_and_go_together(open_story: Open, calls: Story) -> None:
    tab, view = open_story(calls), View(calls)
    every = len(view.to_check)
    tab.locator("svg .node.first").click()
    tab.get_by_role("button", name="One route").click()
    left = seek(tab, "seven")
    through = claims_through(calls, BOOK)
    assert left == [c.id for c in view.to_check if c.id in through and c.routes == 1 and found(view, c, "seven")]
    assert f"{len(left)} of {every} claims: One route · {BOOK} · “seven”" in tab.locator("#picked").text_content()
    tab.get_by_role("searchbox").press("Escape")
    assert tab.get_by_role("searchbox").input_value() == ""
    assert set(visible_claims(tab)) == {i for i in through if view.claims[i].routes == 1}
    tab.keyboard.press("Escape")
    assert len(visible_claims(tab)) == every
    seek(tab, "seven")
    tab.get_by_role("button", name="Show all").click()
    assert len(visible_claims(tab)) == every
    assert tab.evaluate("document.activeElement.id") == "sought"
    hidden = next(c.id for c in view.to_check if not found(view, c, "harbour courier"))
    seek(tab, "harbour courier")
    tab.evaluate(f"location.hash = '{hidden}'")
    tab.wait_for_function(f"document.getElementById('{hidden}').open")
    assert tab.get_by_role("searchbox").input_value() == ""


def test_a_passage_leads_to_the_report_and_shows_its_counterparts(open_story: Open, calls: Story) -> None:
    first = to_check(calls)[0]
    tab = open_story(calls)
    claim = tab.locator(CLAIMS).first
    claim.locator("summary").click()
    claim.locator(".where", has_text="The Northern Ledger").first.click()
    here = tab.locator(".text .here")
    here.wait_for()
    assert here.text_content() == calls.text(next(m for m in first.members if m.article == "ledger"))
    box = here.bounding_box()
    assert 0 < box["y"] < 900
    beside = tab.locator("#beside")
    assert {"The Harbour Courier", "The Valley Observer"} <= set(beside.locator(".where bdi").all_text_contents())
    beside.get_by_role("link", name="Open the claim").first.click()
    assert tab.url.endswith(f"#{first.id}")
    assert claim.locator("summary").bounding_box()["y"] < 300


def test_pointing_at_a_passage_shows_its_counterparts(open_story: Open, calls: Story) -> None:
    tab = open_story(calls)
    tab.locator(".text a.said.shared").nth(3).hover()
    assert tab.locator("#beside").is_visible()
    assert tab.locator("#beside blockquote").count() > 0


def test_a_link_to_a_claim_that_is_filtered_away_shows_it(open_story: Open, calls: Story) -> None:
    tab = open_story(calls)
    tab.get_by_role("button", name="One route").click()
    hidden = next(c.id for c in calls.shared_claims if c.routes > 1)
    tab.evaluate(f"location.hash = '{hidden}'")
    tab.wait_for_function(f"document.getElementById('{hidden}').open")
    assert hidden in visible_claims(tab)


@pytest.mark.parametrize("script", [True, False])
def test_it_prints_whole(open_story: Open, calls: Story, script: bool) -> None:
    from pypdf import PdfReader

    tab = open_story(calls, java_script_enabled=script)
    reader = PdfReader(io.BytesIO(tab.pdf(format="A4")))
    text = "".join("".join(page.extract_text().split()) for page in reader.pages)
    assert len(reader.pages) < 20
    for claim in calls.shared_claims:
        for member in claim.members:
            assert "".join(calls.text(member).split())[:60] in text
    assert text.count("Why1route") == sum(c.routes == 1 for c in calls.shared_claims)
    assert re.search(r"claims,\d+rests?onitalone", text), "the picture is not on paper"
    assert "Showall" not in text
    assert "Openall" not in text


def test_without_script_it_is_all_there_and_its_links_lead_on(open_story: Open, calls: Story) -> None:
    tab = open_story(calls, java_script_enabled=False)
    claim = tab.locator(CLAIMS).first
    claim.locator("summary").click()
    assert claim.locator(".why").is_visible()
    claim.locator(".where", has_text="The Northern Ledger").first.click()
    target = tab.locator(tab.url[tab.url.index("#") :])
    assert 0 <= target.bounding_box()["y"] < 900
    tab.locator(".text a.said.shared").first.click()
    assert "#c" in tab.url
    tab.locator("svg .node.first").click()
    assert tab.locator(".source-entry:target").text_content().startswith(BOOK)
    assert not tab.locator(".toolbar").is_visible()
    assert not tab.locator("#search").is_visible()
    assert tab.said == []


@pytest.mark.parametrize(("example", "scheme", "width"), [
    (True, "light", 360), (True, "dark", 1280), (False, "dark", 360), (False, "light", 1280),
])  # fmt: skip
def test_axe_finds_nothing_to_mend(open_story: Open, calls: Story, example: bool, scheme: str, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    story = calls if example else three_reports()
    tab = open_story(story, color_scheme=scheme, viewport={"width": width, "height": 900})
    tab.locator("#open-all").click()
    tab.locator(".as-table summary").click()
    tab.locator("svg .node").first.click()
    tab.locator(".text a.said.shared").first.focus()
    seek(tab, "the")
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(tab, options={"runOnly": rules}).response["violations"]
    assert [(v["id"], [n["html"][:200] for n in v["nodes"]][:3]) for v in found] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_telephone_shows_it_without_scrolling_sideways(open_story: Open, calls: Story, scheme: str) -> None:
    tab = open_story(calls, color_scheme=scheme, viewport={"width": 360, "height": 740})
    tab.locator("#open-all").click()
    tab.locator(".as-table summary").click()
    assert tab.evaluate("document.documentElement.scrollWidth") == 360
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == (
        "rgb(255, 255, 255)" if scheme == "light" else "rgb(22, 21, 19)"
    )


def test_what_is_undetermined_or_inferred_looks_so(open_story: Open) -> None:
    tab = open_story(three_reports())
    dashes = "e => getComputedStyle(e).strokeDasharray"
    assert tab.locator(".edge.credited .line").first.evaluate(dashes) == "none"
    assert tab.locator(".edge.inferred .line").first.evaluate(dashes) != "none"
    assert tab.locator(".edge.undetermined .line").first.evaluate(dashes) != "none"
    lines = "e => getComputedStyle(e).textDecorationStyle"
    assert tab.locator(".text .undetermined").first.evaluate(lines) == "dotted"
    assert tab.locator(".text .copied").first.evaluate(lines) == "wavy"
