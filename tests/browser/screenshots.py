"""Makes the pictures in docs/screenshots from the example story: python -m tests.browser.screenshots"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.browser.chromium import FLAGS, chromium_path

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


DATED = ".text a.said:has-text('in the spring of 2029')"
TAKEN = (
    (picture, 1180, 1000, "light"), (claim, 1180, 1000, "light"), (omissions, 1180, 1000, "light"),
    (reading, 1180, 800, "light"), (picked, 1180, 1000, "dark"), (telephone, 360, 740, "light"),
)  # fmt: skip
"""What is done, and the width and height of the window and its colours; each picture is called what is done."""


def main() -> None:
    from PIL import Image
    from playwright.sync_api import sync_playwright

    path = chromium_path()
    if not path:
        sys.exit("no chromium: apt-get install chromium, or name one in WOOZLE_CHROMIUM")
    SHOTS.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as driver:
        page = Path(folder, "story.html")
        page.write_text(render_page(woozle.trace(ROOT / "examples" / "seven-calls")), "utf8")
        browser = driver.chromium.launch(executable_path=path, args=FLAGS)
        for act, width, height, scheme in TAKEN:
            tab = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
            tab.goto(page.as_uri())
            act(tab)
            shot = Image.open(io.BytesIO(tab.screenshot())).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
            shot.save(SHOTS / f"{act.__name__}.png", optimize=True)
            tab.close()
        browser.close()


if __name__ == "__main__":
    main()
