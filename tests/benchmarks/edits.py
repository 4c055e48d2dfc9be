"""R8: from a saved file to the screen, and half-written files: `uv run python -m tests.benchmarks.edits`.

A curator's preview of a copy of the shipped exhibit, open in a browser. Each edit is saved, and timed until
it is seen; after the edits, files of every kind are cut off in the middle and stand so for a while.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from .report import Spread, spread
from .rig import EXHIBIT, chromium, sojourn, touch_screen

GOAL = 5000.0
"""Milliseconds."""
STORY = "sorge/13-yokohama-1933"
PATIENCE = 60_000
HALF_SECONDS = 4.0
"""A half-written file stands this long: longer than a good edit takes to the screen."""
HALVED = ("places.csv", "exhibit.yaml", f"people/{STORY}.md", "encounters.csv", "people/sorge/person.yaml")
IN_PANEL = (
    """([stop, text]) => document.querySelector(`[data-story="${stop}"]`)?.textContent.includes(text)"""
)
ON_MAP = (
    """([stop, text]) => document.querySelector(`.mark[data-stop="${stop}"]`)?.ariaLabel.includes(text)"""
)
SHOWN = """() => document.querySelector("[data-part=story_panel]").innerHTML
  + document.querySelectorAll(".mark").length"""


@dataclass(frozen=True, slots=True)
class Edits:
    """How long edits took to the screen, and how many half-written files of `cut` were seen there."""

    texts: Spread
    titles: Spread
    shown: int
    cut: int

    @property
    def reached(self) -> bool:
        return max(self.texts.p95, self.titles.p95) <= GOAL and self.shown == 0


def main() -> None:
    """Measure, and print."""
    asked = _parser().parse_args()
    print(_table(measured(asked.edits)))


def measured(count: int) -> Edits:
    """So many edits of each kind in a preview of a copy, then every file of `HALVED` cut off."""
    with (
        tempfile.TemporaryDirectory() as scratch,
        sync_playwright() as playwright,
        chromium(playwright) as browser,
        touch_screen(browser, offline=False) as context,
    ):
        folder = Path(shutil.copytree(EXHIBIT, f"{scratch}/exhibit"))
        with sojourn(folder, "--preview", SOJOURN_STATE=f"{scratch}/state") as server:
            page = context.new_page()
            page.goto(server.address)
            page.wait_for_selector("[data-part=atlas][data-ready]", timeout=PATIENCE)
            texts = _edited(page, folder, IN_PANEL, "for eight years", count)
            titles = _edited(page, folder, ON_MAP, "Ashore at Yokohama", count)
            shown = sum(_half(page, folder, name) for name in HALVED)
    return Edits(texts, titles, shown, len(HALVED))


def _edited(page: Page, folder: Path, sees: str, old: str, count: int) -> Spread:
    """Replace a passage `count` times; milliseconds from the saved file to the page that shows it."""
    file = folder / f"people/{STORY}.md"
    typed = file.read_text(encoding="utf-8")
    assert old in typed
    times = []
    for number in range(count):
        new = f"{old} {number}"
        start = time.perf_counter()
        file.write_text(typed.replace(old, new), encoding="utf-8")
        page.wait_for_function(sees, arg=[STORY, new], timeout=PATIENCE, polling=20)
        times.append((time.perf_counter() - start) * 1000)
    file.write_text(typed, encoding="utf-8")
    page.wait_for_function(f"([stop, text]) => !({sees})([stop, text])", arg=[STORY, new], timeout=PATIENCE)
    return spread(times)


def _half(page: Page, folder: Path, name: str) -> int:
    """1 where a file cut in the middle changed anything on the screen."""
    page.wait_for_timeout(3000)
    whole = (folder / name).read_bytes()
    before = page.evaluate(SHOWN)
    changed = 0
    # Cut as an editor in the middle of saving leaves it: within the head of a story, within a row.
    (folder / name).write_bytes(whole[: len(whole) // 5])
    until = time.monotonic() + HALF_SECONDS
    while time.monotonic() < until:
        changed |= page.evaluate(SHOWN) != before
        page.wait_for_timeout(100)
    (folder / name).write_bytes(whole)
    return int(changed)


def _table(found: Edits) -> str:
    texts, titles, shown = found.texts, found.titles, found.shown
    rows = [
        ("Figure", "Median (p95), ms", "Goal", "Reached"),
        ("---", "---:", "---", "---"),
        (f"A story's text saved → on the screen, {texts.count} edits", texts, "5,000", _reached(texts)),
        (f"A title saved → on the map, {titles.count} edits", titles, "5,000", _reached(titles)),
        (f"Half-written files shown, of {found.cut}", shown, 0, "yes" if shown == 0 else "no"),
    ]
    return "\n".join(f"| {' | '.join(map(str, row))} |" for row in rows)


def _reached(each: Spread) -> str:
    return "yes" if each.p95 <= GOAL else "no"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="uv run python -m tests.benchmarks.edits", description=__doc__)
    parser.add_argument("--edits", type=int, default=30, help="edits of each kind; default 30")
    return parser


if __name__ == "__main__":
    main()
