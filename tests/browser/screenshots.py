"""Makes the pictures in docs/screenshots from the example stories: python -m tests.browser.screenshots"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.browser.chromium import FLAGS, chromium_path
from tests.serving import serving

import woozle
from woozle.render.page import render_page

ROOT = Path(__file__).parent.parent.parent
SHOTS = ROOT / "docs" / "screenshots"


COLOURS = 128
"""Of each picture: enough for smooth letters, and a third of the bytes."""


def picture(tab: Any) -> None:
    """As it opens."""


def claim(tab: Any) -> None:
    tab.locator("details.claim", has_text="numbers differ").first.locator("summary").click()
    tab.evaluate("document.getElementById('claims').scrollIntoView()")


def omissions(tab: Any) -> None:
    tab.evaluate("document.getElementById('differences').scrollIntoView()")


def reading(tab: Any) -> None:
    tab.locator(DATED).first.hover()
    tab.evaluate("document.getElementById('articles').scrollIntoView()")


def picked(tab: Any) -> None:
    tab.locator("svg .node.first").click()


def telephone(tab: Any) -> None:
    tab.locator(DATED).first.focus()


def found(tab: Any) -> None:
    tab.locator("#sought").fill("harbour courier")
    tab.locator("#picked", has_text="harbour").wait_for()
    tab.evaluate("document.getElementById('claims').scrollIntoView()")


def server_start(tab: Any) -> None:
    """As it opens."""


def server_claim(tab: Any) -> None:
    tab.goto(f"{tab.url}stories/seven-calls/claims/c1")
    member = tab.locator(".member").first
    member.locator("summary").click()
    member.locator("[name=name]").first.fill("Inspector Hale")
    member.locator("[name=kind]").first.select_option("person")
    member.locator("button").click()
    tab.locator(".made").wait_for()


DATED = ".text a.said:has-text('in the spring of 2029')"
TAKEN = (
    (picture, 1180, 1000, "light"), (claim, 1180, 1000, "light"), (omissions, 1180, 1000, "light"),
    (reading, 1180, 800, "light"), (picked, 1180, 1000, "dark"), (telephone, 360, 740, "light"),
    (found, 1180, 700, "light"),
)  # fmt: skip
"""What is done, and the width and height of the window and its colours; each picture is called what is done."""
SERVED = ((server_start, 1180, 1250, "light"), (server_claim, 1180, 1000, "light"))
"""The same on the server."""


def main() -> None:
    from PIL import Image
    from playwright.sync_api import sync_playwright

    path = chromium_path()
    if not path:
        sys.exit("no chromium: apt-get install chromium, or name one in WOOZLE_CHROMIUM")
    SHOTS.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as driver:
        page, stories = Path(folder, "story.html"), Path(folder, "stories")
        stories.mkdir()
        for name in ("seven-calls", "ferry-fire.json"):
            story = woozle.trace(ROOT / "examples" / name)
            (stories / f"{story.story}.json").write_bytes(story.to_json())
            if name == "seven-calls":
                page.write_text(render_page(story), "utf8")
        with serving(stories) as address:
            browser = driver.chromium.launch(executable_path=path, args=FLAGS)
            for where, pictures in ((page.as_uri(), TAKEN), (address, SERVED)):
                for act, width, height, scheme in pictures:
                    tab = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
                    tab.goto(where)
                    act(tab)
                    shot = Image.open(io.BytesIO(tab.screenshot())).convert("RGB")
                    shot = shot.quantize(COLOURS, dither=Image.Dither.NONE)
                    shot.save(SHOTS / f"{act.__name__.replace('_', '-')}.png", optimize=True)
                    tab.close()
            browser.close()


if __name__ == "__main__":
    main()
