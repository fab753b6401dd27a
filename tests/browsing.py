"""A page in a real browser: headless Chromium, which lets nothing out."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AXE = ROOT / "build" / "npm" / "node_modules" / "axe-core" / "axe.min.js"
"""What looks for barriers; `.ci/run` fetches it."""


def missing(what: str) -> None:
    """Skip where something is missing; fail there where all is promised."""
    if os.environ.get("SUMMITS_ALL"):
        pytest.fail(f"{what} is missing")
    pytest.skip(f"{what} is not installed; .ci/run brings it")


@contextmanager
def launched() -> Iterator[Browser]:
    """Chromium, while it is needed."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        missing("Chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("Playwright")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


class Seen(NamedTuple):
    """A page that is open, and what it did that it should not."""

    page: Page
    wrong: list[str]
    """What stood in the console, what failed, what was asked of the network."""

    def count(self) -> str:
        """How many meetings fit, as the bar says it."""
        return str(self.page.locator("#_count").evaluate("one => one.value")).split(",")[0]

    def shown(self) -> list[str]:
        """The cards in sight."""
        found: list[str] = self.page.evaluate(
            "CARDS.map(c => c.root).filter(c => c.offsetParent).map(c => c.id)"
        )
        return found

    def go(self, address: str) -> None:
        """Follow an address within the page."""
        self.page.evaluate("address => { location.hash = address }", address)
        self.page.evaluate("() => new Promise(done => setTimeout(done, 50))")

    def until(self, script: str) -> None:
        """Wait until something holds; the page itself forbids to be asked that from within."""
        for _ in range(100):
            if self.page.evaluate(script):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"it never came to {script}")


@contextmanager
def opened(
    browser: Browser, path: Path, address: str = "", *, width: int = 1400, **how: Any
) -> Iterator[Seen]:
    """Open a page; at the end, nothing may have gone wrong in it."""
    context = browser.new_context(viewport={"width": width, "height": 900}, **how)
    page = context.new_page()
    page.set_default_timeout(10_000)
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(f"{said.type}: {said.text}"))
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on("dialog", lambda dialog: (wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda asked: asked.url.startswith(path.as_uri()) or wrong.append(asked.url))
    page.goto(path.as_uri() + address)
    yield Seen(page, wrong)
    context.close()
    assert wrong == []


def barriers(seen: Seen) -> list[str]:
    """What axe-core finds against WCAG 2.2 AA, and against good practice."""
    if not AXE.exists():
        missing("axe-core")
    seen.page.evaluate(AXE.read_text("utf-8"))
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = seen.page.evaluate(
        "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", tags
    )
    return [
        f"{rule['id']}: {node['html'][:120]} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
