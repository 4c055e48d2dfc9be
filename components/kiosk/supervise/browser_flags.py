"""Chromium's command line in the gallery: one page, full screen, and no messages of the browser's own.

Each flag is known to Chromium 156; an older or newer one ignores what it does not know. What a visitor could
reach in spite of them is left to the browser's policy (`install/chromium_policy.py`) and to the page itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from components.kiosk.supervise.display import Display

FULL_SCREEN = ("--kiosk", "--start-fullscreen", "--no-first-run", "--no-default-browser-check")
"""No window frame, no tabs, no welcome page."""

NO_MESSAGES = (
    "--noerrdialogs",
    "--disable-infobars",
    "--hide-crash-restore-bubble",  # after a power cut: "Chromium did not shut down correctly"
    "--disable-search-engine-choice-screen",
    "--propagate-iph-for-testing",  # without names after it: no in-product help bubbles
    "--deny-permission-prompts",
    "--disable-notifications",
    "--disable-prompt-on-repost",
    "--disable-print-preview",
    "--disable-hang-monitor",  # "Page unresponsive": the supervisor handles that
    "--password-store=basic",  # else a desktop keyring asks for its password
)
"""No bubble, bar or question over the exhibit."""

TOUCH = (
    "--touch-events=enabled",
    "--disable-pinch",  # the map has its own; the page is not zoomed
    "--overscroll-history-navigation=0",  # a swipe from the edge does not navigate
)
"""What touch may do."""

NO_THROTTLING = (
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    "--autoplay-policy=no-user-gesture-required",  # media of the exhibit plays without a tap
)
"""The page is never suspended, whatever the window manager reports about its window."""

NO_NETWORK = (
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
"""No host name is resolved; no updates, reports, experiments or extensions."""

DISABLED_FEATURES = (
    *("Translate", "TranslateUI", "MediaRouter", "OptimizationHints", "AutofillServerCommunication"),
    *("InterestFeedContentSuggestions", "GlobalMediaControls", "HttpsUpgrades", "Prerender2"),
    *("TouchpadOverscrollHistoryNavigation", "OverscrollHistoryNavigation", "PullToRefresh"),
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),  # pages of the address bar: processes for nothing
)
"""Features that offer something to the visitor, or fetch something."""


def browser_flags(
    profile: Path, display: Display, *, as_root: bool, size: tuple[int, int] | None = None
) -> Sequence[str]:
    """The flags for a temporary profile and a display. `size`: width and height of the window in CSS pixels,
    where no window manager makes it as large as the screen."""
    return (
        *FULL_SCREEN,
        *NO_MESSAGES,
        *TOUCH,
        *NO_THROTTLING,
        *NO_NETWORK,
        f"--disable-features={','.join(DISABLED_FEATURES)}",
        # Two pipes instead of a port: only the supervisor, which has their other ends, can use them.
        "--remote-debugging-pipe",
        f"--user-data-dir={profile}",
        f"--disk-cache-dir={profile / 'cache'}",
        f"--disk-cache-size={64 * 1024 * 1024}",
        *_display_flags(display),
        *((f"--window-size={size[0]},{size[1]}", "--window-position=0,0") if size else ()),
        # Chromium's own sandbox stays on; as root Chromium does not start with it.
        *(("--no-sandbox",) if as_root else ()),
        "about:blank",
    )


def _display_flags(display: Display) -> Sequence[str]:
    if display == "headless":
        return ("--headless=new", "--disable-gpu", "--window-size=1920,1080")
    if display == "x11":
        return ("--ozone-platform=x11",)
    return ("--ozone-platform=wayland",)
