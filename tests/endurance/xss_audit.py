"""S2: text from curators never runs as code: an exhibit of XSS payloads in a real browser.

Everything in the page is tapped; counted are what ran, dangerous elements, and requests that left the
page."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.chromium import chromium
from tests.browser.exhibit_server import ExhibitServer, start_server
from tests.browser.visit_page import FULL_HD
from tests.endurance.figures import Outcome
from tests.endurance.xss_exhibit import PAYLOADS, SHIFT_WITHOUT_LOSS, TYPED_FIELDS, XssExhibit

GOAL = "≥ 30 payloads in curator fields: 0 executed, 0 outward links tappable"
TIMEOUT_MILLISECONDS = 60_000
"""For a page to be drawn."""
SECONDS_TO_READ = 60.0
UNAVAILABLE_OR_READY = "[data-part=unavailable], [data-part=atlas][data-ready]"
MAP_PLACEHOLDER = "#desk-map"
CONTROLS = "button, summary, a, area, [role=button], [role=slider], [onclick], input"
OPEN_EVERYTHING = f"""async () => {{
  const seen = new Set();
  const settle = () => new Promise((done) => setTimeout(done, 0));
  // The map updates after the story has been painted: what a tap opens there is not present at once.
  const updated = async () => {{
    for (let frame = 0; frame < 4; frame += 1) await new Promise((done) => requestAnimationFrame(done));
    await new Promise((done) => setTimeout(done, 300));
  }};
  let shown = 0;
  // A tap may show further controls: repeat until there are no new ones.
  for (let turn = 0; turn < 8; turn += 1) {{
    const fresh = [...document.querySelectorAll("[data-part]")]
      .flatMap((part) => [...part.querySelectorAll("{CONTROLS}")])
      .filter((each) => !seen.has(each) && each.checkVisibility() && !each.disabled);
    if (!fresh.length) break;
    for (const each of fresh) {{
      seen.add(each);
      for (const kind of ["mouseover", "mousedown", "mouseup", "click"]) {{
        each.dispatchEvent(new MouseEvent(kind, {{ bubbles: true, cancelable: true }}));
      }}
      await settle();
    }}
    await updated();
  }}
  for (const stop of document.querySelectorAll("[data-stop-link]")) {{
    stop.click();
    await settle();
    const story = document.querySelector(`[data-story="${{stop.dataset.stopLink}}"]`);
    if (story?.checkVisibility()) shown += 1;
    for (const below of story?.querySelectorAll("*") ?? []) {{
      below.dispatchEvent(new PointerEvent("pointerdown", {{ bubbles: true }}));
    }}
    const controls = story?.querySelectorAll("[data-open-overlay], [data-words], [data-sound-play]") ?? [];
    for (const each of controls) {{
      seen.add(each);
      each.click();
      await settle();
      document.querySelector("[data-close-words]")?.click();
      each.closest("[data-overlay]")?.querySelector("[data-close-overlay]")?.click();
    }}
    for (const touch of story?.querySelectorAll("[data-encounter-link]") ?? []) {{
      touch.click();
      await settle();
    }}
  }}
  return [seen.size, shown];
}}"""
DANGEROUS_ELEMENTS = """() => {
  const parts = [...document.querySelectorAll("[data-part], main[data-desk]")];
  const all = [document.documentElement, ...parts.flatMap((part) => [...part.querySelectorAll("*")])];
  const found = [];
  for (const each of all) {
    if (/^(script|iframe|object|embed|form|base|meta|link|style)$/i.test(each.tagName)) {
      found.push(each.outerHTML.slice(0, 90));
    }
    for (const { name, value } of each.attributes) {
      if (name.startsWith("on")) found.push(`${name}=${value.slice(0, 60)}`);
      if (/^(href|src|xlink:href|action|data|srcdoc)$/.test(name) && /evil|script:|^data:text/.test(value)) {
        found.push(`${name}=${value.slice(0, 60)}`);
      }
      if (name === "style" && /evil|expression/.test(value)) found.push(`style=${value.slice(0, 80)}`);
    }
  }
  return [window.RAN ?? 0, found];
}"""


@dataclass
class XssAudit:
    """What happened in the pages. `opened` (stories) and `tapped` (controls) show that the pages were
    used."""

    executed: int = 0
    opened: int = 0
    tapped: int = 0
    elements: list[str] = field(default_factory=list)
    """Dangerous elements and attributes."""
    requests: list[str] = field(default_factory=list)
    """Requests to other hosts, dialogs, windows, downloads, navigations and script errors."""

    @property
    def is_clean(self) -> bool:
        return not (self.executed or self.elements or self.requests)


def observe(page: Page, audit: XssAudit, url: str) -> None:
    """Record dialogs, windows, downloads, requests and navigations of the page from now on."""

    def record(kind: str, address: str) -> None:
        if not address.startswith((url, "about:blank", "blob:", "data:image")):
            audit.requests.append(f"{kind} {address[:90]}")

    page.add_init_script("window.RAN = 0")
    page.on("dialog", lambda dialog: record("dialog", dialog.message))
    page.on("popup", lambda popup: record("window", f"window {popup.url}"))
    page.on("download", lambda file: record("download", f"file {file.url}"))
    page.on("request", lambda request: record("request", request.url))
    page.on("framenavigated", lambda frame: record("page", frame.url))
    page.on("pageerror", lambda error: record("error", str(error)))


def open_everything(page: Page, url: str, audit: XssAudit) -> None:
    """Load the exhibit, tap every control, open every story, then count."""
    page.goto(url)
    expect(page.locator("[data-part=atlas][data-ready]")).to_be_visible(timeout=TIMEOUT_MILLISECONDS)
    for control in ("[data-step=next]", "[data-person=all]", "[data-lane]", "[data-stop-link]"):
        expect(page.locator(control).first).to_be_attached()
    tapped, opened = page.evaluate(OPEN_EVERYTHING)
    audit.tapped += tapped
    audit.opened += opened
    count_effects(page, audit)


def count_effects(page: Page, audit: XssAudit) -> None:
    """Add what ran in the page, and the dangerous elements in it."""
    executed, elements = page.evaluate(DANGEROUS_ELEMENTS)
    audit.executed += executed
    audit.elements += elements


@dataclass
class Coverage:
    """How many exhibits were opened, how many of them could be shown, and the largest number of filled
    fields."""

    exhibits: int = 0
    shown: int = 0
    fields: int = 0
    audit: XssAudit = field(default_factory=XssAudit)

    def __str__(self) -> str:
        return (
            f"{len(PAYLOADS)} payloads, {self.fields} fields, {self.exhibits} exhibits, of which {self.shown}"
            f" could be shown, {self.audit.opened} stories opened, {self.audit.tapped} controls tapped:"
            f" {self.audit.executed} executed, {len(self.audit.elements)} links or handlers,"
            f" {len(self.audit.requests)} requests, dialogs or moves"
        )


def measure(long: bool) -> Outcome:
    """Long: every payload in every free-text field, then the typed fields one by one. Short: one exhibit
    whose payloads cost no stop."""
    exhibits = [(shift, "") for shift in (range(len(PAYLOADS)) if long else (SHIFT_WITHOUT_LOSS,))]
    exhibits += [(number, name) for number, name in enumerate(sorted(TYPED_FIELDS if long else ()))]
    coverage = Coverage()
    with chromium() as browser:
        for shift, typed_field in exhibits:
            context = browser.new_context(viewport=FULL_HD, has_touch=True)
            _audit_exhibit(context.new_page(), coverage, shift, typed_field)
            context.close()
    audit = coverage.audit
    held = audit.is_clean and audit.opened > 0 and len(PAYLOADS) >= 30
    return Outcome("S2", GOAL, str(coverage), held, tuple([*audit.elements, *audit.requests][:20]))


def _audit_exhibit(page: Page, coverage: Coverage, shift: int, typed_field: str) -> None:
    """One exhibit: a visit, the curator's desk, and the desk again after an edit that moves the payloads."""
    with tempfile.TemporaryDirectory() as folder, _serve(Path(folder), shift, typed_field) as server:
        observe(page, coverage.audit, server.url)
        coverage.exhibits += 1
        if (server.health() or {}).get("status") == "ok":
            open_everything(page, server.url, coverage.audit)
            coverage.shown += 1
        else:
            page.goto(server.url)
            expect(page.locator(UNAVAILABLE_OR_READY).first).to_be_visible(timeout=TIMEOUT_MILLISECONDS)
            count_effects(page, coverage.audit)
        _audit_desk(page, server.url, coverage.audit)
        coverage.fields = max(coverage.fields, _edit(server, shift + 1, typed_field))
        _audit_desk(page, server.url, coverage.audit)


def _audit_desk(page: Page, url: str, audit: XssAudit) -> None:
    """The curator's desk, once its map is drawn: a page that is left earlier reports requests as failed."""
    page.goto(f"{url}/curator")
    expect(page.locator(MAP_PLACEHOLDER)).to_have_count(0, timeout=TIMEOUT_MILLISECONDS)
    count_effects(page, audit)


@contextmanager
def _serve(folder: Path, shift: int, typed_field: str) -> Iterator[ExhibitServer]:
    """A server of an XSS exhibit. A preview: its lighter lockdown suppresses no dialog."""
    exhibit = XssExhibit(folder / "xss", shift, typed_field=typed_field).write().folder
    server = start_server(exhibit, folder / "output.txt", 0, "--preview", "--as-it-is").wait()
    try:
        yield server
    finally:
        server.kill()


def _edit(server: ExhibitServer, shift: int, typed_field: str) -> int:
    """Write other payloads and wait until the server has read them; returns how many fields were filled."""
    before = (server.health() or {}).get("read_at")
    exhibit = XssExhibit(server.exhibit, shift, typed_field=typed_field).write()
    until = time.monotonic() + SECONDS_TO_READ
    while (server.health() or {}).get("read_at") == before:
        if time.monotonic() > until:
            raise TimeoutError(f"the edit was not read in {SECONDS_TO_READ:.0f} s")
        time.sleep(0.1)
    return exhibit.count
