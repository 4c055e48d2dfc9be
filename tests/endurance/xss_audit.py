"""S2: curator text never runs. Payloads in every field, everything opened and tapped in a real browser."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from tests.browser.conftest import ARGUMENTS, CHROMIUM
from tests.browser.exhibit_server import Gallery, open_gallery
from tests.browser.visit_page import FULL_HD
from tests.endurance.harm import Harm, look_through, take_stock, watch
from tests.endurance.outcome import Outcome
from tests.endurance.payloads import PAYLOADS
from tests.endurance.xss_exhibit import STRICT, WHOLE, Poison

GOAL = "≥ 30 payloads in curator fields: 0 executed, 0 outward links tappable"
SECONDS_TO_READ = 60.0
SECONDS_TO_STAND = 60.0
STANDING = "[data-part=unavailable], [data-part=atlas][data-ready]"
MAP_TO_COME = "#desk-map"


@dataclass
class Looked:
    """What was looked at: so many exhibits, of which so many could be shown, and the fields they filled."""

    exhibits: int = 0
    shown: int = 0
    fields: int = 0
    harm: Harm = field(default_factory=Harm)

    def __str__(self) -> str:
        return (
            f"{len(PAYLOADS)} payloads, {self.fields} fields, {self.exhibits} exhibits, of which {self.shown}"
            f" could be shown, {self.harm.opened} stories opened, {self.harm.tapped} controls tapped:"
            f" {self.harm.ran} executed, {len(self.harm.found)} links or handlers,"
            f" {len(self.harm.went)} requests, dialogs or moves"
        )


def measure(long: bool) -> Outcome:
    """Long: every payload meets every field, then the fields that take no free words. Short: one turn that
    costs no stop."""
    turns = [(shift, "") for shift in (range(len(PAYLOADS)) if long else (WHOLE,))]
    turns += [(number, name) for number, name in enumerate(sorted(STRICT if long else ()))]
    looked = Looked()
    with sync_playwright() as playwright:
        path = next(filter(None, map(shutil.which, CHROMIUM)))
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        for shift, strict in turns:
            context = browser.new_context(viewport=FULL_HD, has_touch=True)
            _turn(context.new_page(), looked, shift, strict)
            context.close()
        browser.close()
    harm = looked.harm
    held = harm.is_none and harm.opened > 0 and len(PAYLOADS) >= 30
    return Outcome("S2", GOAL, str(looked), held, tuple([*harm.found, *harm.went][:20]))


def _turn(page: Page, looked: Looked, shift: int, strict: str) -> None:
    """One exhibit as a visitor meets it, at its desk, and at the desk when an edit has made it another."""
    with tempfile.TemporaryDirectory() as at, _shown_as_it_is(Path(at), shift, strict) as gallery:
        watch(page, looked.harm, gallery.url)
        looked.exhibits += 1
        if (gallery.health() or {}).get("status") == "ok":
            look_through(page, gallery.url, looked.harm)
            looked.shown += 1
        else:
            page.goto(gallery.url)
            expect(page.locator(STANDING).first).to_be_visible(timeout=1000 * SECONDS_TO_STAND)
            take_stock(page, looked.harm)
        _look_at_desk(page, gallery.url, looked.harm)
        looked.fields = max(looked.fields, _edit(gallery, shift + 1, strict))
        _look_at_desk(page, gallery.url, looked.harm)


def _look_at_desk(page: Page, url: str, harm: Harm) -> None:
    """The curator's desk, once its map is drawn: left earlier, a page complains of what did not come."""
    page.goto(f"{url}/curator")
    expect(page.locator(MAP_TO_COME)).to_have_count(0, timeout=1000 * SECONDS_TO_STAND)
    take_stock(page, harm)


@contextmanager
def _shown_as_it_is(at: Path, shift: int, strict: str) -> Iterator[Gallery]:
    """A server of a poisoned exhibit; a preview, whose lighter lock hides no dialog."""
    folder = Poison(at / "poisoned", shift, strict=strict).pour().folder
    gallery = open_gallery(folder, at / "said.txt", 0, "--preview", "--as-it-is").wait()
    try:
        yield gallery
    finally:
        gallery.kill()


def _edit(gallery: Gallery, shift: int, strict: str) -> int:
    """Write another exhibit and wait until the server has read it; returns how many fields were filled."""
    before = (gallery.health() or {}).get("read_at")
    poison = Poison(gallery.exhibit, shift, strict=strict).pour()
    until = time.monotonic() + SECONDS_TO_READ
    while (gallery.health() or {}).get("read_at") == before:
        if time.monotonic() > until:
            raise TimeoutError(f"the edit was not read in {SECONDS_TO_READ:.0f} s")
        time.sleep(0.1)
    return poison.count


if __name__ == "__main__":
    print(measure(long=True))
