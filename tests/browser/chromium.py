"""The system's Chromium, headless: how tests, benchmarks and endurance runs start a browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, expect, sync_playwright

from components.kiosk.supervise.display import find_browser
from tests.endurance.tools import missing

DISABLED_FEATURES = (
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"),
    *("HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding", "OptimizationHints"),
    *("ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect", "NetworkTimeServiceQuerying"),
    *("AimEnabled", "PreconnectToSearch"),
)
"""The first two are pages of the address bar that each window loads: a third of the work of opening one. The
others are what Playwright disables itself: of two such flags only the last one counts."""
FLAGS = (
    f"--disable-features={','.join(DISABLED_FEATURES)}",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
EXPECT_SECONDS = 30.0
"""How long `expect` waits: Playwright's 5 seconds are too few on a busy machine."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium. Raises RuntimeError where none is installed."""
    path = find_browser()
    if path is None:
        raise RuntimeError(missing(["chromium"]))
    expect.set_options(timeout=1000 * EXPECT_SECONDS)
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=path, args=FLAGS) as browser,
    ):
        yield browser
