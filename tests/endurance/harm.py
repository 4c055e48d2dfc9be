"""Everything of an exhibit is opened and tapped, and what it did besides being read is counted."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Page, expect

PATIENCE = 60_000
CONTROLS = "button, summary, a, area, [role=button], [role=slider], [onclick], input"
TAPPED = f"""async () => {{
  const seen = new Set();
  const rest = () => new Promise((done) => setTimeout(done, 0));
  // The map follows a tap only when the story is painted: what it opens is not there at once.
  const followed = async () => {{
    for (let frame = 0; frame < 4; frame += 1) await new Promise((done) => requestAnimationFrame(done));
    await new Promise((done) => setTimeout(done, 300));
  }};
  let shown = 0;
  // What a tap opens holds more to tap: until nothing new comes.
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
      await rest();
    }}
    await followed();
  }}
  for (const stop of document.querySelectorAll("[data-stop-link]")) {{
    stop.click();
    await rest();
    const story = document.querySelector(`[data-story="${{stop.dataset.stopLink}}"]`);
    if (story?.checkVisibility()) shown += 1;
    for (const below of story?.querySelectorAll("*") ?? []) {{
      below.dispatchEvent(new PointerEvent("pointerdown", {{ bubbles: true }}));
    }}
    story?.querySelector("[data-sources]")?.click();
    for (const touch of story?.querySelectorAll("[data-encounter-link]") ?? []) {{
      touch.click();
      await rest();
    }}
  }}
  return [seen.size, shown];
}}"""
FOUND = """() => {
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
class Harm:
    """What was seen to happen. `opened` and `tapped` say that something was looked at at all."""

    ran: int = 0
    opened: int = 0
    tapped: int = 0
    found: list[str] = field(default_factory=list)
    went: list[str] = field(default_factory=list)

    @property
    def is_none(self) -> bool:
        return not (self.ran or self.found or self.went)


def watch(page: Page, harm: Harm, url: str) -> None:
    """Note dialogs, windows, downloads, requests and moves of the page from now on."""

    def note(kind: str, where: str) -> None:
        if not where.startswith((url, "about:blank", "blob:", "data:image")):
            harm.went.append(f"{kind} {where[:90]}")

    page.add_init_script("window.RAN = 0")
    page.on("dialog", lambda dialog: note("dialog", dialog.message))
    page.on("popup", lambda other: note("window", f"window {other.url}"))
    page.on("download", lambda file: note("download", f"file {file.url}"))
    page.on("request", lambda asked: note("request", asked.url))
    page.on("framenavigated", lambda frame: note("page", frame.url))
    page.on("pageerror", lambda error: note("error", str(error)))


def look_through(page: Page, url: str, harm: Harm) -> None:
    """Open the exhibit, then everything in it."""
    page.goto(url)
    expect(page.locator("[data-part=atlas][data-ready]")).to_be_visible(timeout=PATIENCE)
    for control in ("[data-step=next]", "[data-person=all]", "[data-lane]", "[data-stop-link]"):
        expect(page.locator(control).first).to_be_attached()
    tapped, opened = page.evaluate(TAPPED)
    harm.tapped += tapped
    harm.opened += opened
    take_stock(page, harm)


def take_stock(page: Page, harm: Harm) -> None:
    ran, found = page.evaluate(FOUND)
    harm.ran += ran
    harm.found += found
