"""R8: from a saved file to the screen; half-written files: `uv run python -m tests.benchmarks.edits`.

A copy of the shipped exhibit is open in a browser as a curator's preview. Each edit is saved and timed until
the page shows it. Afterwards files of several kinds are truncated for some seconds, as in the middle of a
save.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import click
from playwright.sync_api import Page

from tests.browser.chromium import chromium
from tests.commands import measurement, start
from tests.endurance.figures import Outcome
from tests.endurance.tools import require
from tests.exhibit_folders import SHIPPED

from .report import Spread, spread
from .rig import sojourn, touch_context

GOAL = 5000.0
"""Milliseconds."""
STORY, STORY_FILE = "sorge/yokohama-1933", "people/sorge/13-yokohama-1933.md"
TIMEOUT_MILLISECONDS = 60_000
TRUNCATED_SECONDS = 4.0
"""A file stays truncated for longer than a good edit takes to the screen."""
TRUNCATED = (
    *("places.csv", "exhibit.yaml", STORY_FILE, "encounters.csv"),
    "people/sorge/person.yaml",
)
IN_PANEL = (
    """([stop, text]) => document.querySelector(`[data-story="${stop}"]`)?.textContent.includes(text)"""
)
ON_MAP = (
    """([stop, text]) => document.querySelector(`.marker[data-stop="${stop}"]`)?.ariaLabel.includes(text)"""
)
SHOWN = """() => document.querySelector("[data-part=story_panel]").innerHTML
  + document.querySelectorAll(".marker").length"""


@dataclass(frozen=True, slots=True)
class EditResults:
    """Milliseconds of edits to the text and to the title of a story; how many of the `cut` truncated files
    were shown."""

    texts: Spread
    titles: Spread
    shown: int
    cut: int

    @property
    def reached(self) -> bool:
        return max(self.texts.p95, self.titles.p95) <= GOAL and self.shown == 0


@measurement("tests.benchmarks.edits", "--edits", "5")
@click.option("--edits", type=int, default=30, help="edits of each kind; default 30")
def main(edits: int) -> None:
    """Measure how long a saved file takes to the screen, and whether a half-written one is shown."""
    require("chromium")
    print(_table(measure_edits(edits)))


def measure(long: bool) -> Outcome:
    """The endurance figure `edits`: 30 edits of each kind in the long form, 5 in the short; the same
    truncated files in both."""
    results = measure_edits(30 if long else 5)
    edits = results.texts.count + results.titles.count
    found = (
        f"{edits} edits, median (p95) {results.texts} ms to the story, {results.titles} ms to the map;"
        f" {results.shown} of {results.cut} half-written files shown"
    )
    goal = "a good edit on the screen ≤ 5 s; a half-written file never shown"
    return Outcome("R8", goal, found, results.reached)


def measure_edits(count: int) -> EditResults:
    """So many edits of each kind in a preview of a copy, then each file of `TRUNCATED`."""
    with (
        tempfile.TemporaryDirectory() as scratch,
        chromium() as browser,
        touch_context(browser, offline=False) as context,
    ):
        folder = Path(shutil.copytree(SHIPPED, f"{scratch}/exhibit"))
        with sojourn(folder, "--preview", SOJOURN_STATE=f"{scratch}/state") as server:
            page = context.new_page()
            page.goto(server.url)
            page.wait_for_selector("[data-part=atlas][data-ready]", timeout=TIMEOUT_MILLISECONDS)
            sentence, title = _first_sentence_and_title((folder / STORY_FILE).read_text(encoding="utf-8"))
            texts = _time_edits(page, folder, IN_PANEL, sentence, count)
            titles = _time_edits(page, folder, ON_MAP, title, count)
            shown = sum(_changes_screen_when_truncated(page, folder, name) for name in TRUNCATED)
    return EditResults(texts, titles, shown, len(TRUNCATED))


def _first_sentence_and_title(story: str) -> tuple[str, str]:
    """What the edits change: read from the file, because the exhibit's texts are written again and again."""
    _, front_matter, body = story.split("---\n", maxsplit=2)
    title = next(line for line in front_matter.splitlines() if line.startswith("title: "))
    return body.strip().partition(". ")[0], title.removeprefix("title: ")


def _time_edits(page: Page, folder: Path, is_shown: str, old: str, count: int) -> Spread:
    """Replace a passage `count` times; milliseconds from the saved file to the page that shows it."""
    file = folder / STORY_FILE
    text = file.read_text(encoding="utf-8")
    assert old in text
    times = []
    for number in range(count):
        new = f"{old} {number}"
        start = time.perf_counter()
        file.write_text(text.replace(old, new), encoding="utf-8")
        page.wait_for_function(is_shown, arg=[STORY, new], timeout=TIMEOUT_MILLISECONDS, polling=20)
        times.append((time.perf_counter() - start) * 1000)
    file.write_text(text, encoding="utf-8")
    # Not only that the last text is gone: it is gone too while the map is replaced.
    is_back = f"([stop, text, old]) => ({is_shown})([stop, old]) && !({is_shown})([stop, text])"
    page.wait_for_function(is_back, arg=[STORY, new, old], timeout=TIMEOUT_MILLISECONDS)
    return spread(times)


def _changes_screen_when_truncated(page: Page, folder: Path, name: str) -> bool:
    _until_unchanged(page)
    whole = (folder / name).read_bytes()
    before = page.evaluate(SHOWN)
    changed = False
    # A fifth of the file: it ends within the front matter of a story, or within a row.
    (folder / name).write_bytes(whole[: len(whole) // 5])
    until = time.monotonic() + TRUNCATED_SECONDS
    while time.monotonic() < until:
        changed |= page.evaluate(SHOWN) != before
        page.wait_for_timeout(100)
    (folder / name).write_bytes(whole)
    return changed


def _until_unchanged(page: Page) -> None:
    """Wait until the edit before is on the whole screen: its parts are replaced one by one."""
    until = time.monotonic() + TIMEOUT_MILLISECONDS / 1000
    before, since = "", time.monotonic()
    while time.monotonic() - since < TRUNCATED_SECONDS:
        assert time.monotonic() < until, "the screen changes though nothing is edited"
        if (now := page.evaluate(SHOWN)) != before:
            before, since = now, time.monotonic()
        page.wait_for_timeout(100)


def _table(results: EditResults) -> str:
    texts, titles, shown = results.texts, results.titles, results.shown
    rows = [
        ("Figure", "Median (p95), ms", "Goal", "Reached"),
        ("---", "---:", "---", "---"),
        (f"A story's text saved → on the screen, {texts.count} edits", texts, "5,000", _reached(texts)),
        (f"A title saved → on the map, {titles.count} edits", titles, "5,000", _reached(titles)),
        (f"Half-written files shown, of {results.cut}", shown, 0, "yes" if shown == 0 else "no"),
    ]
    return "\n".join(f"| {' | '.join(map(str, row))} |" for row in rows)


def _reached(each: Spread) -> str:
    return "yes" if each.p95 <= GOAL else "no"


if __name__ == "__main__":
    start(main)
