"""Takes the screenshots, so that the same page always gives the same picture."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime

from PIL import Image
from playwright.sync_api import Browser

from data import Exhibit
from tests.browser.visit_page import SECONDS_TO_DRAW, VisitPage
from tests.visit_matrix.profiles import PROFILES, Profile
from tests.visit_matrix.states import STATES, examples, reach

SCREENS = tuple(each.plain() for each in PROFILES if each.name in ("1920x1080", "1080x1920"))
PICTURED = (
    *("attract", "choose", "whole map", "life", "story", "walk", "city fan", "list", "sweep", "meanwhile"),
    *("ending", "sources", "settings", "still there"),
)
CLOCK = datetime(2026, 6, 1, 12, tzinfo=UTC)
STYLE = """
  * { caret-color: transparent !important; }
  [data-left] { visibility: hidden !important; } /* the seconds of a countdown */
"""
SETTLED = """async () => {
  const idle = () => new Promise((done) => requestIdleCallback(done, { timeout: 2000 }));
  const isLoading = () => [...document.images].some((each) => each.checkVisibility() && !each.complete)
    || document.querySelector(".leaflet-tile:not(.leaflet-tile-loaded)");
  for (let time = 0; isLoading() && time < 200; time += 1) await idle();  // the clock stands still
  for (let time = 0; time < 4; time += 1) await idle();
}"""
"""Waits until pictures and tiles are there, and for what the page does when it is idle: it arranges the map's
names then."""
SHRINK = 2
"""A picture is stored at half the screen's size: 28 of them take less than a megabyte, and what has moved by
a pixel still shows as grey. Hashes would take less, and show nobody what has changed."""
QUALITY = 75


def screenshots(browser: Browser, exhibit: Exhibit, url: str) -> Iterator[tuple[str, bytes | str]]:
    """Each picture's name and its bytes (WebP); or why there is none, where a state is not reached."""
    for profile in SCREENS:
        yield from _of_screen(browser, exhibit, url, profile)


def _of_screen(
    browser: Browser, exhibit: Exhibit, url: str, profile: Profile
) -> Iterator[tuple[str, bytes | str]]:
    context = profile.context(browser)
    page = context.new_page()
    page.clock.set_fixed_time(CLOCK)
    visit = VisitPage(page)
    page.goto(url)
    ready = visit.find("[data-part=atlas][data-ready]")
    ready.wait_for(state="attached", timeout=1000 * SECONDS_TO_DRAW)
    visit.find("[data-part=attract][data-ready]").wait_for(state="attached")
    page.evaluate("document.fonts.ready.then(() => null)")
    for state in (each for each in STATES if each.name in PICTURED):
        name = f"{profile.name} {state.name}".replace(" ", "-")
        if reason := reach(page, state, examples(exhibit)):
            yield name, reason
            continue
        page.evaluate(SETTLED)
        taken = page.screenshot(animations="disabled", style=STYLE, timeout=1000 * SECONDS_TO_DRAW)
        yield name, stored(Image.open(io.BytesIO(taken)))
    context.close()


def stored(screenshot: Image.Image) -> bytes:
    """A screenshot as it is kept: smaller, as WebP."""
    size = (screenshot.width // SHRINK, screenshot.height // SHRINK)
    file = io.BytesIO()
    screenshot.convert("RGB").resize(size, Image.Resampling.BOX).save(file, "WEBP", quality=QUALITY, method=6)
    return file.getvalue()
