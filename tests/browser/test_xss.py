"""A whole exhibit of payloads is read, and does nothing."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.conftest import OpenGallery
from tests.browser.visit_page import FULL_HD
from tests.endurance.harm import Harm, look_through, take_stock, watch
from tests.endurance.payloads import PAYLOADS, RUN
from tests.endurance.xss_exhibit import WHOLE, Poison

INSERT = "(html) => document.querySelector('main').insertAdjacentHTML('beforeend', html)"


def test_a_payload_in_every_field_runs_nowhere_and_leads_nowhere(
    browser: Browser, galleries: OpenGallery, tmp_path: Path
) -> None:
    poison = Poison(tmp_path / "poisoned", WHOLE).pour()
    assert len(PAYLOADS) >= 30
    assert poison.count > 2 * len(PAYLOADS)
    gallery = galleries(poison.folder, 0, "--preview", "--as-it-is").wait()
    context = browser.new_context(viewport=FULL_HD, has_touch=True)
    page, harm = context.new_page(), Harm()
    watch(page, harm, gallery.url)
    look_through(page, gallery.url, harm)
    assert RUN in page.title() or "evil" in page.title()
    page.goto(f"{gallery.url}/curator")
    take_stock(page, harm)
    context.close()
    gallery.kill()
    assert (harm.ran, harm.found, harm.went) == (0, [], [])
    assert harm.opened >= 6
    assert harm.tapped >= 25


def test_what_ran_or_led_away_would_be_seen(browser: Browser) -> None:
    page, harm = browser.new_page(), Harm()
    watch(page, harm, "http://127.0.0.1")
    page.route("**/*", lambda route: route.abort("aborted"))  # any other end makes an error's page
    page.set_content("<main data-desk></main>")
    page.evaluate("window.RAN = 0")
    for payload in (each for each in PAYLOADS if "http-equiv" not in each):  # that one leaves at once
        page.evaluate(INSERT, payload)
    page.wait_for_function("window.RAN > 3")
    take_stock(page, harm)
    page.close()
    assert harm.ran > 3
    assert len(harm.found) > 20
    assert len(harm.went) > 3
