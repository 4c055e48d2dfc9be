"""XSS: an exhibit with a payload in every field is shown, and no payload has an effect."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.conftest import StartServer
from tests.browser.visit_page import FULL_HD
from tests.endurance.xss_audit import XssAudit, count_effects, observe, open_everything
from tests.endurance.xss_exhibit import PAYLOADS, RUN, SHIFT_WITHOUT_LOSS, XssExhibit

INSERT = "(html) => document.querySelector('main').insertAdjacentHTML('beforeend', html)"


def test_a_payload_in_every_field_does_not_run_and_sends_no_request(
    browser: Browser, serve: StartServer, tmp_path: Path
) -> None:
    xss_exhibit = XssExhibit(tmp_path / "xss", SHIFT_WITHOUT_LOSS).write()
    assert len(PAYLOADS) >= 30
    assert xss_exhibit.count > 2 * len(PAYLOADS)
    server = serve(xss_exhibit.folder, 0, "--preview", "--as-it-is").wait()
    context = browser.new_context(viewport=FULL_HD, has_touch=True)
    page, audit = context.new_page(), XssAudit()
    observe(page, audit, server.url)
    open_everything(page, server.url, audit)
    assert RUN in page.title() or "evil" in page.title()
    page.goto(f"{server.url}/curator")
    count_effects(page, audit)
    context.close()
    server.kill()
    assert (audit.executed, audit.elements, audit.requests) == (0, [], [])
    assert audit.opened >= 6
    assert audit.tapped >= 25


def test_the_audit_detects_what_runs_and_what_leaves_the_page(browser: Browser) -> None:
    page, audit = browser.new_page(), XssAudit()
    observe(page, audit, "http://127.0.0.1")
    page.route("**/*", lambda route: route.abort("aborted"))  # any other error code opens an error page
    page.set_content("<main data-desk></main>")
    page.evaluate("window.RAN = 0")
    for payload in (each for each in PAYLOADS if "http-equiv" not in each):  # that one navigates at once
        page.evaluate(INSERT, payload)
    page.wait_for_function("window.RAN > 3")
    count_effects(page, audit)
    page.close()
    assert audit.executed > 3
    assert len(audit.elements) > 20
    assert len(audit.requests) > 3
