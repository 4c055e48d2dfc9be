"""The system's Chromium, headless: how tests, benchmarks and endurance runs start a browser."""

from __future__ import annotations

import shutil

from playwright.sync_api import Browser, Playwright

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
"""Names of the command, in order of preference."""
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium() -> str | None:
    """The path of the command; None where none is installed."""
    return next(filter(None, map(shutil.which, CHROMIUM)), None)


def launch_chromium(playwright: Playwright) -> Browser:
    """A headless Chromium. Raises RuntimeError where none is installed."""
    path = find_chromium()
    if path is None:
        raise RuntimeError(f"no Chromium here: install one of {', '.join(CHROMIUM)}")
    return playwright.chromium.launch(executable_path=path, args=FLAGS)
