"""The system's Chromium, headless: how tests, benchmarks and endurance runs start a browser."""

from __future__ import annotations

from playwright.sync_api import Browser, Playwright

from components.kiosk.supervise.display import find_browser
from tests.endurance.tools import missing

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def launch_chromium(playwright: Playwright) -> Browser:
    """A headless Chromium. Raises RuntimeError where none is installed."""
    path = find_browser()
    if path is None:
        raise RuntimeError(missing(["chromium"]))
    return playwright.chromium.launch(executable_path=path, args=FLAGS)
