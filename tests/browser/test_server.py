"""The local server in a real browser (conftest says which)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TIMEOUT = 60_000
"""Milliseconds; a machine that does much else takes its time."""
EXAMPLES = Path(__file__).parents[2] / "examples" / "seven-calls"
TWO = [str(EXAMPLES / "courier.html"), str(EXAMPLES / "ledger.html")]
NASTY = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
HOSTILE = {
    "id": f"../../{NASTY}",
    "publisher": f"{NASTY}\u202eevil\u202c",
    "title": f"{NASTY} \u202edlrow",
    "byline": "javascript:alert(1)",
    "url": "javascript:document.title='owned'",
    "text": (
        f"The mayor of Elin {NASTY} resigned on Monday, said {NASTY}. “{NASTY} \u202e I am innocent,” he said. "
        "</p></main></body><script>document.title='owned'</script> According to \"><svg onload=owned()>, it met. "
        + "The council of Elin met on Tuesday, and nobody was hurt, the clerk told reporters after the meeting. " * 4
        + "word" * 5_000
        + " was what the clerk said."
    ),
}


LOOSE = """() => {
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (/[\u202a-\u202e\u2066-\u2069]/.test(node.data) && !node.parentElement.closest(".control, option"))
      found.push(node.parentElement.outerHTML.slice(0, 200));
  }
  return found;
}"""
"""The texts of a page whose characters could turn round what stands beside them."""


@pytest.fixture
def said() -> list[str]:
    """What the browser's console said: a script that was refused, a style that is missing, an error."""
    return []


@pytest.fixture
def page(chromium: Browser, said: list[str]) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1100, "height": 800})
    page = context.new_page()
    page.set_default_timeout(TIMEOUT)
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()


def add(page: Page, address: str, files: Any) -> str:
    """Gives files on the first page and waits for the report; the path of its story."""
    page.goto(address)
    page.set_input_files("#files", files)
    page.click("text=Compare")
    page.wait_for_url(re.compile(r"/stories/"))
    return path_of(page)


def follow(page: Page, selector: str) -> None:
    """Clicks what leads to another page and waits for that page: a click alone may return while the old one stands."""
    with page.expect_navigation():
        page.click(selector)


def path_of(page: Page) -> str:
    return re.sub(r"^https?://[^/]+", "", page.url)


def test_add_two_files_correct_a_chain_undo_and_come_back_after_a_restart(
    page: Page, said: list[str], tmp_path: Path
) -> None:
    states: list[str] = []
    with serving(tmp_path) as address:
        page.goto(address)
        page.set_input_files("#files", TWO)
        assert page.locator("#chosen li").count() == 2
        page.expose_function("seen", lambda state: states.append(state))
        page.add_init_script(
            "new MutationObserver(() => { const now = document.querySelector('#stages [aria-current]');"
            " if (now) seen(now.textContent); }).observe(document, {subtree: true, childList: true, attributes: true})"
        )
        page.click("text=Compare")
        page.wait_for_url(re.compile(r"/stories/"))
        assert {"Finding who said what", "Finding what reports share"} & set(states)

        follow(page, ".woozle-bar >> text=Claims")
        follow(page, "ol.claims a >> nth=0")
        claim = page.url
        first = page.locator(".member >> nth=0")
        before = first.locator(".chain").inner_text()
        first.locator("summary").click()
        first.locator("[name=name] >> nth=0").fill("Inspector Hale")
        for field in first.locator("[name=name]").all()[1:]:
            field.fill("")
        follow(page, ".member >> nth=0 >> button")
        assert page.locator(".made").inner_text().startswith("Corrected.")
        assert "Inspector Hale" in first.locator(".chain").inner_text()
        follow(page, ".woozle-bar >> text=Report")
        assert "With 1 correction of yours." in page.locator(".woozle-note").inner_text()
        assert "Inspector Hale" in page.content()

    with serving(tmp_path, port=int(address.rstrip("/").rpartition(":")[2])):
        page.goto(claim)
        assert "Inspector Hale" in first.locator(".chain").inner_text()
        follow(page, ".woozle-bar >> text=Corrections")
        follow(page, "text=Undo")
        assert page.locator(".made").inner_text().startswith("Undone:")
        page.goto(claim)
        assert first.locator(".chain").inner_text() == before
    assert said == []


def test_files_are_dropped_and_too_many_bytes_are_told_of_before_they_are_sent(
    page: Page, said: list[str], tmp_path: Path
) -> None:
    with serving(tmp_path) as address:
        page.goto(address)
        dropped = page.evaluate_handle(
            "() => { const d = new DataTransfer(); d.items.add(new File(['a b'], 'a.txt')); return d }"
        )
        page.dispatch_event(".drop", "dragenter", {"dataTransfer": dropped})
        assert "over" in str(page.locator(".drop").get_attribute("class"))
        page.dispatch_event(".drop", "drop", {"dataTransfer": dropped})
        page.dispatch_event(".drop", "drop", {"dataTransfer": dropped})
        assert page.locator("#chosen li").all_inner_texts() == ["a.txt (0 kB)", "a.txt (0 kB)"]
        page.evaluate(
            "() => { const d = new DataTransfer(); d.items.add(new File([new Uint8Array(51e6)], 'big.txt'));"
            " document.getElementById('files').files = d.files }"
        )
        page.click("text=Compare")
        assert page.locator("#problem").inner_text() == "These files have 51 MB; at most 50 MB can be read at once."
    assert said == []


def test_too_large_an_upload_without_scripts_shows_a_plain_answer(chromium: Browser, tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_bytes(b"x" * 60_000_000)
    (tmp_path / "stories").mkdir()
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.set_default_timeout(TIMEOUT)
    with serving(tmp_path / "stories") as address:
        page.goto(address)
        page.set_input_files("#files", tmp_path / "big.txt")
        page.click("text=Compare")
        page.wait_for_url(re.compile(r"/stories$"))
        assert page.locator("body").inner_text().startswith("That is too much at once: a request may have 50 MB")
    page.context.close()


def test_all_of_it_works_without_scripts(chromium: Browser, tmp_path: Path) -> None:
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.set_default_timeout(TIMEOUT)
    with serving(tmp_path) as address:
        add(page, address, TWO)
        follow(page, ".woozle-bar >> text=Claims")
        follow(page, "ol.claims a >> nth=0")
        page.click("text=Correct on whose word >> nth=0")
        page.fill(".member >> nth=0 >> [name=name] >> nth=0", "Inspector Hale")
        follow(page, "text=Correct the chain >> visible=true")
        follow(page, ".made >> text=Undo")
        assert page.locator(".made").inner_text().startswith("Undone:")
    page.context.close()


def test_a_work_is_cancelled_from_its_page(page: Page, said: list[str], tmp_path: Path) -> None:
    text = "The dam leaks, said Edda Kerr, who runs the water board of Dunmoor. " * 40
    lines = "\n".join(json.dumps({"id": f"a{n}", "text": f"Report {n}. {text}"}) for n in range(80))
    with serving(tmp_path) as address:
        page.goto(address)
        page.set_input_files("#files", [{"name": "many.jsonl", "mimeType": "", "buffer": lines.encode()}])
        page.click("text=Compare")
        page.wait_for_selector("text=of 80")
        page.click("text=Cancel")
        page.wait_for_selector("h1:text('Cancelled')")
        page.goto(address)
        assert "No stories yet." in page.locator("#stories").inner_text()
    assert said == []


def test_a_hostile_article_is_harmless_on_every_page(page: Page, said: list[str], tmp_path: Path) -> None:
    files = [
        {"name": f"{NASTY}{n}.json", "mimeType": "", "buffer": json.dumps(HOSTILE | {"publisher": p}).encode()}
        for n, p in enumerate((HOSTILE["publisher"], "Two <b>"))
    ]
    files.append({"name": f"{NASTY}.txt", "mimeType": "", "buffer": b"word" * 250_000})
    with serving(tmp_path) as address:
        page.goto(address)
        page.set_input_files("#files", files)
        page.click("text=Compare")
        page.wait_for_selector("text=Open the report")
        assert ".txt: has 1,000,000 characters; an article may have 500,000" in page.locator("#refused").inner_text()
        follow(page, "text=Open the report")
        story = path_of(page)
        base = address.rstrip("/") + story
        page.goto(f"{base}/claims")
        claim = page.locator("ol.claims a").first.get_attribute("href")
        assert claim
        page.goto(address.rstrip("/") + claim)
        passage = page.locator(".member a").first.get_attribute("href")
        page.locator(".member summary").first.click()
        page.locator(".member [name=name]").first.fill(NASTY)
        follow(page, ".member button >> nth=0")
        ours = ("/", claim, passage, f"{story}/claims", f"{story}/sources", f"{story}/corrections", "/api")
        for path in (story, f"{story}?reading=machine", *ours):
            page.goto(address.rstrip("/") + str(path))
            assert "owned" not in page.title().replace(NASTY, "")
            assert "\u202e" not in page.title()
            assert page.evaluate(LOOSE) == [], path
            assert page.evaluate("[...document.scripts].filter((s) => s.textContent.includes('owned')).length") == 0
            assert page.locator("img, svg[onload], [onerror], a[href^='javascript:']").count() == 0
            assert path not in ours or page.evaluate("document.documentElement.scrollWidth") <= 1100
        assert list(tmp_path.parent.glob("*.json")) == []
    assert said == []


def test_no_page_is_wider_than_a_phone_and_every_field_has_a_name(chromium: Browser, tmp_path: Path) -> None:
    from woozle.pipeline import trace

    (tmp_path / "calls.json").write_bytes(trace(EXAMPLES).to_json())
    page = chromium.new_context(viewport={"width": 360, "height": 700}, color_scheme="dark").new_page()
    with serving(tmp_path) as address:
        for path in ("", "stories/calls/claims", "stories/calls/claims/c1", "stories/calls/sources", "api"):
            page.goto(address + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
            unnamed = page.evaluate(
                "[...document.querySelectorAll('input:not([type=hidden]), select, textarea')]"
                ".filter((e) => !e.labels.length && !e.ariaLabel).length"
            )
            assert unnamed == 0, path
    page.context.close()


def test_claims_and_stories_are_found_as_one_types_and_without_scripts(
    page: Page, chromium: Browser, said: list[str], tmp_path: Path
) -> None:
    from woozle.pipeline import trace

    (tmp_path / "calls.json").write_bytes(trace(EXAMPLES).to_json())
    (tmp_path / "ferry.json").write_bytes(trace(EXAMPLES.parent / "ferry-fire.json").to_json())
    plain = chromium.new_context(java_script_enabled=False).new_page()
    plain.set_default_timeout(TIMEOUT)
    with serving(tmp_path) as address:
        page.goto(f"{address}stories/calls")
        page.fill("#sought", "harbour courier")
        page.wait_for_selector("#picked >> text=/\\d+ of \\d+ claims: “harbour courier”/")
        live = [c.get_attribute("id") for c in page.locator("details.claim").all() if c.is_visible()]
        plain.goto(f"{address}stories/calls")
        every = plain.locator("details.claim").count()
        plain.fill("#sought", "harbour courier")
        follow(plain, "#search >> text=Show")
        assert "?q=harbour+courier#claims" in plain.url
        assert [c.get_attribute("id") for c in plain.locator("details.claim").all() if c.is_visible()] == live
        assert f"{len(live)} of {every} claims: “harbour courier”" in plain.locator("#picked").inner_text()
        assert 0 < len(live) < every
        page.goto(plain.url)  # as a link that somebody sent
        assert [c.get_attribute("id") for c in page.locator("details.claim").all() if c.is_visible()] == live

        page.goto(f"{address}stories/calls/claims")
        page.fill("[name=q]", "zeppelin")
        page.wait_for_selector("#count:has-text('0 of')")
        assert page.locator("ol.claims").count() == 0
        assert page.url.endswith("?q=zeppelin")
        page.goto(address)
        page.fill("[name=q]", "brannoc")
        page.wait_for_selector("#count:text('1 of 2 stories')")
        assert page.locator(".stories .name").all_inner_texts() == ["ferry-fire"]
        page.fill("[name=q]", "")
        page.fill("[name=until]", "2031-12-31")
        page.wait_for_selector(".stories .name:has-text('seven-calls')")
        assert page.locator(".stories .name").count() == 1
    assert said == []
    plain.context.close()


def test_a_story_is_deleted_after_a_question(page: Page, said: list[str], tmp_path: Path) -> None:
    from woozle.pipeline import trace

    (tmp_path / "calls.json").write_bytes(trace(EXAMPLES).to_json())
    with serving(tmp_path) as address:
        page.goto(f"{address}stories/calls")
        follow(page, ".woozle-bar >> text=Delete")
        follow(page, "text=Keep it")
        assert path_of(page) == "/stories/calls"
        follow(page, ".woozle-bar >> text=Delete")
        follow(page, "text=Delete the story")
        assert page.locator(".made").inner_text() == "The story was deleted."
        assert "No stories yet." in page.locator("#stories").inner_text()
        assert list(tmp_path.iterdir()) == []
        answer = page.goto(f"{address}stories/calls")
        assert answer
        assert answer.status == 404
    assert [line for line in said if "404" not in line] == []


def test_a_form_of_a_claim_that_another_tab_corrected_changes_nothing(page: Page, tmp_path: Path) -> None:
    from woozle.pipeline import trace

    (tmp_path / "calls.json").write_bytes(trace(EXAMPLES).to_json())
    with serving(tmp_path) as address:
        other = page.context.new_page()
        for tab in (page, other):
            tab.goto(f"{address}stories/calls/claims/c1")
            tab.check(".member >> nth=0 >> [form=split]")
        follow(page, "text=Split off the ticked passages")
        assert page.locator(".made").inner_text().startswith("Corrected.")
        follow(other, "text=Split off the ticked passages")
        assert "That does not fit" in other.locator("h1").inner_text()
        follow(other, "text=To the story")
        assert path_of(other) == "/stories/calls"
        page.goto(f"{address}stories/calls/corrections")
        assert page.locator("ol.corrections > li").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_mend_on_any_page(chromium: Browser, tmp_path: Path, scheme: Any) -> None:
    from axe_playwright_python.sync_playwright import Axe

    from woozle.pipeline import trace

    (tmp_path / "calls.json").write_bytes(trace(EXAMPLES).to_json())
    (tmp_path / "six.txt").write_bytes((EXAMPLES / "six.txt").read_bytes())
    page = chromium.new_context(viewport={"width": 1100, "height": 800}, color_scheme=scheme).new_page()
    page.set_default_timeout(TIMEOUT)

    def violations() -> list[tuple[str, str, list[str]]]:
        rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = Axe().run(page, options={"runOnly": rules}).response["violations"]
        return [(page.url, v["id"], [n["html"][:200] for n in v["nodes"]][:3]) for v in found]

    def open_all() -> None:
        page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")

    found = []
    with serving(tmp_path) as address:
        story = f"{address}stories/calls"
        page.goto(f"{story}/claims/c1")
        page.check(".member >> nth=0 >> [form=split]")
        follow(page, "text=Split off the ticked passages")
        found += violations()  # with the note of what was corrected
        page.goto(f"{story}/corrections")
        follow(page, "text=Undo")
        for at in (
            address, f"{address}?q=zeppelin", f"{address}?deleted=1", story, f"{story}?q=seven", f"{story}/claims",
            f"{story}/claims/c1", f"{story}/sources", f"{story}/corrections", f"{story}/delete",
            f"{story}/passage?article=courier&start=40&end=90", f"{address}api", f"{address}nowhere",
        ):  # fmt: skip
            page.goto(at)
            open_all()
            found += violations()
        text = "The dam leaks, said Edda Kerr, who runs the water board of Dunmoor. " * 40
        lines = "\n".join(json.dumps({"id": f"a{n}", "text": f"Report {n}. {text}"}) for n in range(80))
        page.goto(address)
        page.fill("#urls", "http://10.0.0.1/")
        page.set_input_files("#files", [{"name": "many.jsonl", "mimeType": "", "buffer": lines.encode()}])
        page.click("#new >> text=Compare")
        page.wait_for_selector("text=of 80")
        found += violations()
        page.click("text=Cancel")
        page.wait_for_selector("h1:text('Cancelled')")
        found += violations()
    assert found == []
    page.context.close()
