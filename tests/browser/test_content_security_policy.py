"""The Content Security Policy in a real browser: the page works under it, and everything foreign is blocked.

test_offline.py checks that a whole visit causes no violation.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.exhibit_server import ExhibitServer
from tests.browser.visit_page import VisitPage

COLLECT = """
// The lockdown script's control of forms and navigation is removed: the policy must work without it.
window.submit = HTMLFormElement.prototype.submit;
Object.defineProperty(window, "navigation", { value: undefined });
window.violations = [];
addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.effectiveDirective} ${event.blockedURI.slice(0, 99)} ${event.sourceFile}`));
"""
BLOCKED = {
    "an inline script": ("script-src-elem", "document.head.append(script('window.ran = true'))"),
    "a script from elsewhere": ("script-src-elem", "document.head.append(from('http://127.0.0.1:9/x.js'))"),
    "an inline handler": ("script-src-attr", "body(`<img src=x onerror='window.ran = true'>`)"),
    "a javascript: address": ("script-src-elem", "location.assign('javascript:window.ran = true')"),
    "eval": ("script-src", "attempt(() => (0, eval)('window.ran = true'))"),
    "the Function constructor": ("script-src", "attempt(() => Function('window.ran = true')())"),
    "a timer with a string": ("script-src", "setTimeout('window.ran = true')"),
    "a frame": ("frame-src", "body(`<iframe src='/health'></iframe>`)"),
    "a plug-in": ("object-src", "body(`<object data='/favicon.png'></object>`)"),
    "a form sent elsewhere": ("form-action", "send('http://127.0.0.1:9/')"),
    "another base address": ("base-uri", "document.head.append(base('http://127.0.0.1:9/'))"),
    "a request elsewhere": ("connect-src", "fetch('http://127.0.0.1:9/').catch(() => {})"),
    "a websocket elsewhere": ("connect-src", "attempt(() => new WebSocket('ws://127.0.0.1:9/'))"),
    "a picture from elsewhere": ("img-src", "body(`<img src='http://127.0.0.1:9/x.png'>`)"),
    "a style sheet from elsewhere": (
        "style-src-elem",
        "document.head.append(styleSheet('http://127.0.0.1:9/x.css'))",
    ),
    "a worker from a data: address": ("worker-src", "attempt(() => new Worker('data:text/javascript,1'))"),
}
HELPERS = """
const make = (tag, more) => Object.assign(document.createElement(tag), more);
const script = (source) => make("script", { textContent: source });
const from = (src) => make("script", { src });
const base = (href) => make("base", { href });
const styleSheet = (href) => make("link", { rel: "stylesheet", href });
const body = (html) => document.body.insertAdjacentHTML("beforeend", html);
const send = (action) => {
  const form = make("form", { action, method: "post" });
  document.body.append(form);
  window.submit.call(form);
};
const attempt = (action) => { try { action(); } catch {} };
"""


@pytest.fixture
def page(screen: BrowserContext) -> Iterator[Page]:
    page = screen.new_page()
    page.add_init_script(COLLECT)
    yield page
    page.close()


def violations(page: Page) -> list[str]:
    return list(page.evaluate("window.violations"))


def test_the_page_works_under_the_policy_and_everything_foreign_is_blocked(
    page: Page, server: ExhibitServer
) -> None:
    visit = VisitPage(page).enter(server.url)
    assert violations(page) == [], "neither our code nor Streamlit’s violates the policy"
    for name, (directive, action) in BLOCKED.items():
        # In a timer: code that DevTools evaluates directly is exempt from the policy.
        page.evaluate(
            f"() => {{ window.violations.length = 0; setTimeout(() => {{ {HELPERS} {action}; }}); }}"
        )
        visit.until(lambda: violations(page), f"{name} is blocked")
        assert violations(page)[0].startswith(directive), (name, violations(page))
        assert not page.evaluate("window.ran === true"), name
    assert page.url.startswith(server.url)
