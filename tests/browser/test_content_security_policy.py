"""The policy in a real browser: the page runs under it, and what does not belong there does not.

That a whole visit offends nothing is held beside the clean console (test_offline.py).
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.exhibit_server import Gallery
from tests.browser.visit_page import Visit

COLLECT = """
// The page's own lock is left without its hold on forms and addresses: the policy must do without it.
window.submit = HTMLFormElement.prototype.submit;
Object.defineProperty(window, "navigation", { value: undefined });
window.violations = [];
addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.effectiveDirective} ${event.blockedURI.slice(0, 99)} ${event.sourceFile}`));
"""
REFUSED = {
    "an inline script": ("script-src-elem", "document.head.append(script('window.ran = true'))"),
    "a script from elsewhere": ("script-src-elem", "document.head.append(from('http://127.0.0.1:9/x.js'))"),
    "an inline handler": ("script-src-attr", "body(`<img src=x onerror='window.ran = true'>`)"),
    "an address that is a script": ("script-src-elem", "location.assign('javascript:window.ran = true')"),
    "eval": ("script-src", "attempt(() => (0, eval)('window.ran = true'))"),
    "a function out of words": ("script-src", "attempt(() => Function('window.ran = true')())"),
    "a timer that evaluates": ("script-src", "setTimeout('window.ran = true')"),
    "a frame": ("frame-src", "body(`<iframe src='/health'></iframe>`)"),
    "a plug-in": ("object-src", "body(`<object data='/favicon.png'></object>`)"),
    "a form sent elsewhere": ("form-action", "send('http://127.0.0.1:9/')"),
    "another base": ("base-uri", "document.head.append(base('http://127.0.0.1:9/'))"),
    "a request elsewhere": ("connect-src", "fetch('http://127.0.0.1:9/').catch(() => {})"),
    "a websocket elsewhere": ("connect-src", "attempt(() => new WebSocket('ws://127.0.0.1:9/'))"),
    "a picture from elsewhere": ("img-src", "body(`<img src='http://127.0.0.1:9/x.png'>`)"),
    "a look from elsewhere": ("style-src-elem", "document.head.append(look('http://127.0.0.1:9/x.css'))"),
    "a worker out of words": ("worker-src", "attempt(() => new Worker('data:text/javascript,1'))"),
}
HANDS = """
const make = (tag, more) => Object.assign(document.createElement(tag), more);
const script = (words) => make("script", { textContent: words });
const from = (src) => make("script", { src });
const base = (href) => make("base", { href });
const look = (href) => make("link", { rel: "stylesheet", href });
const body = (html) => document.body.insertAdjacentHTML("beforeend", html);
const send = (action) => {
  const form = make("form", { action, method: "post" });
  document.body.append(form);
  window.submit.call(form);
};
const attempt = (what) => { try { what(); } catch {} };
"""


@pytest.fixture
def page(screen: BrowserContext) -> Iterator[Page]:
    page = screen.new_page()
    page.add_init_script(COLLECT)
    yield page
    page.close()


def violations(page: Page) -> list[str]:
    return list(page.evaluate("window.violations"))


def test_the_page_is_made_under_it_and_what_does_not_belong_is_refused(page: Page, gallery: Gallery) -> None:
    visit = Visit(page).enter(gallery.url)
    assert violations(page) == [], "nothing of ours, and nothing of Streamlit’s, is against it"
    for what, (directive, deed) in REFUSED.items():
        # Later, and not at once: a debugger’s own words may evaluate whatever the policy says.
        page.evaluate(f"() => {{ window.violations.length = 0; setTimeout(() => {{ {HANDS} {deed}; }}); }}")
        visit.until(lambda: violations(page), f"{what} is refused")
        assert violations(page)[0].startswith(directive), (what, violations(page))
        assert not page.evaluate("window.ran === true"), what
    assert page.url.startswith(gallery.url)
