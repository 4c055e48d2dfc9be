"""S2: curator text never runs. Payloads in every field, everything opened and tapped in a real browser."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import ARGUMENTS, CHROMIUM
from tests.browser.gallery import Gallery, open_gallery
from tests.browser.visit import FULL_HD
from tests.endurance.harm import Harm, look_through, take_stock, watch
from tests.endurance.outcome import Outcome
from tests.endurance.payloads import PAYLOADS
from tests.endurance.poisoned import STRICT, Poison

SECONDS_TO_READ = 60.0


def measure(long: bool) -> Outcome:
    """Long: every payload meets every field, then the fields that take no free words. Short: one turn."""
    turns = [(shift, "") for shift in (range(len(PAYLOADS)) if long else (0,))]
    turns += [(number, name) for number, name in enumerate(sorted(STRICT if long else ()))]
    harm, fields = Harm(), 0
    with tempfile.TemporaryDirectory() as at, sync_playwright() as playwright:
        folder = Path(at) / "poisoned"
        Poison(folder).pour()
        # A preview takes up each edit at once, and its lighter lock hides no dialog.
        gallery = open_gallery(folder, Path(at) / "said.txt", 0, "--preview", "--as-it-is").wait()
        path = next(filter(None, map(shutil.which, CHROMIUM)))
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            page = browser.new_context(viewport=FULL_HD, has_touch=True).new_page()
            watch(page, harm, gallery.url)
            for number, (shift, strict) in enumerate(turns):
                fields = max(fields, _pour(gallery, folder, shift, strict, number))
                if (gallery.health() or {}).get("status") == "ok":
                    look_through(page, gallery.url, harm)
                page.goto(f"{gallery.url}/curator")
                take_stock(page, harm)
        finally:
            browser.close()
            gallery.kill()
    return Outcome(
        "S2",
        "≥ 30 payloads in curator fields: 0 executed, 0 outward links tappable",
        f"{len(PAYLOADS)} payloads, {fields} fields, {len(turns)} exhibits, {harm.opened} stories opened, "
        f"{harm.tapped} controls tapped: {harm.ran} executed, {len(harm.found)} links or handlers, "
        f"{len(harm.went)} requests, dialogs or moves",
        harm.is_none and harm.opened > 0 and len(PAYLOADS) >= 30,
        tuple([*harm.found, *harm.went][:20]),
    )


def _pour(gallery: Gallery, folder: Path, shift: int, strict: str, number: int) -> int:
    """Write another exhibit and wait until the server has read it; returns how many fields were filled."""
    before = (gallery.health() or {}).get("read_at")
    poison = Poison(folder, shift, strict=strict).pour()
    until = time.monotonic() + SECONDS_TO_READ
    while number and (gallery.health() or {}).get("read_at") == before and time.monotonic() < until:
        time.sleep(0.1)
    return poison.count


if __name__ == "__main__":
    print(measure(long=True))
