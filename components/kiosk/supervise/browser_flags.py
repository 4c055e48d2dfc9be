"""Chromium's command line in the gallery: one page, full screen, and not a word of its own.

Each flag stands in Chromium 156; an older or a newer one passes over what it does not know. What a visitor
could reach in spite of them is for the browser's policy (see `policy`) and for the page itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from components.kiosk.supervise.display import Display

FULL_SCREEN = ("--kiosk", "--start-fullscreen", "--no-first-run", "--no-default-browser-check")
"""No frame, no tabs, no welcome."""

SILENT = (
    "--noerrdialogs",
    "--disable-infobars",
    "--hide-crash-restore-bubble",  # after a power cut: "Chromium did not shut down correctly"
    "--disable-search-engine-choice-screen",
    "--propagate-iph-for-testing",  # with no names after it: none of the "did you know" bubbles
    "--deny-permission-prompts",
    "--disable-notifications",
    "--disable-prompt-on-repost",
    "--disable-print-preview",
    "--disable-hang-monitor",  # "Page unresponsive": the supervisor sees to that
    "--password-store=basic",  # no desktop keyring that asks for its password
)
"""Everything that would lay a bubble, a bar or a question over the exhibit."""

HANDS = (
    "--touch-events=enabled",
    "--disable-pinch",  # the map has its own; the page stays as large as it is
    "--overscroll-history-navigation=0",  # a swipe from the edge goes nowhere
)
"""What fingers may do."""

AWAKE = (
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    "--autoplay-policy=no-user-gesture-required",  # the exhibit plays by itself
)
"""The page is never put to sleep, whatever the window manager thinks of its window."""

TALKS_TO_NOBODY = (
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--no-proxy-server",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-domain-reliability",
    "--disable-field-trial-config",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-component-extensions-with-background-pages",
    "--disable-breakpad",
    "--metrics-recording-only",
    "--no-pings",
    "--disable-speech-api",
)
"""No name but this machine's is looked up; no updates, reports, experiments or extensions."""

LEFT_OUT = (
    *("Translate", "TranslateUI", "MediaRouter", "OptimizationHints", "AutofillServerCommunication"),
    *("InterestFeedContentSuggestions", "GlobalMediaControls", "HttpsUpgrades", "Prerender2"),
    *("TouchpadOverscrollHistoryNavigation", "OverscrollHistoryNavigation", "PullToRefresh"),
)
"""Features that would offer something, or fetch something."""


def browser_flags(
    profile: Path, display: Display, *, as_root: bool, size: tuple[int, int] | None = None
) -> Sequence[str]:
    """The flags, for a profile that is thrown away and the display that is there; `size` where nobody but the
    browser itself makes its window as large as the screen, in pixels of the page."""
    return (
        *FULL_SCREEN,
        *SILENT,
        *HANDS,
        *AWAKE,
        *TALKS_TO_NOBODY,
        f"--disable-features={','.join(LEFT_OUT)}",
        # Two pipes in place of a port: only the supervisor, which holds their ends, can speak to the browser.
        "--remote-debugging-pipe",
        f"--user-data-dir={profile}",
        f"--disk-cache-dir={profile / 'cache'}",
        f"--disk-cache-size={64 * 1024 * 1024}",
        *_on(display),
        *((f"--window-size={size[0]},{size[1]}", "--window-position=0,0") if size else ()),
        # Chromium's own walls between page and machine stay up; for root it would not start with them.
        *(("--no-sandbox",) if as_root else ()),
        "about:blank",
    )


def _on(display: Display) -> Sequence[str]:
    if display == "headless":
        return ("--headless=new", "--disable-gpu", "--window-size=1920,1080")
    if display == "x11":
        return ("--ozone-platform=x11",)
    return ("--ozone-platform=wayland",)
