"""A real browser for the tests of the page: Debian's chromium, driven by playwright; without them these tests skip."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.browser.chromium import FLAGS, chromium_path

import woozle
from woozle.model import Story
from woozle.render.page import render_page

PATIENCE = 120_000
"""Milliseconds that a tab is waited for, so that a busy machine fails no test."""
Open = Callable[..., Any]
"""Opens a story in a tab; keywords are those of playwright's `new_context`."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="no playwright: pip install 'woozle[browser]'")
    path = chromium_path()
    if not path:
        pytest.skip("no chromium: apt-get install chromium, or name one in WOOZLE_CHROMIUM")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_story(chromium: Any, tmp_path: Path) -> Iterator[Open]:
    """A function that opens a story's report. The tab's `said` collects what the browser complains of or fetches;
    `seconds` is the processor time that opening took, which a busy machine does not make longer."""
    contexts = []
    processes = chromium.new_browser_cdp_session()

    def spent() -> dict[int, float]:
        found = processes.send("SystemInfo.getProcessInfo")["processInfo"]
        return {process["id"]: process["cpuTime"] for process in found if process["type"] == "renderer"}

    def opened(story: Story, **options: Any) -> Any:
        path = tmp_path / f"{len(contexts)}.html"
        path.write_bytes(render_page(story).encode("utf8", "replace"))
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}} | options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        tab = context.new_page()
        tab.said = []
        tab.on("console", lambda message: tab.said.append(message.text))
        tab.on("pageerror", lambda error: tab.said.append(str(error)))
        tab.on("dialog", lambda dialog: (tab.said.append(dialog.message), dialog.dismiss()))
        tab.on("request", lambda request: request.url.startswith(path.as_uri()) or tab.said.append(request.url))
        before = spent()
        tab.goto(path.as_uri())
        tab.seconds = sum(seconds - before.get(id, 0) for id, seconds in spent().items())
        return tab

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def calls(examples: Path) -> Story:
    """The example story of seven calls that go back to one book."""
    return woozle.trace(examples / "seven-calls")
