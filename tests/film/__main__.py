"""Film one visit of the shipped exhibit: `uv run python -m tests.film`, which writes `.readme/visit.webp`."""

from __future__ import annotations

from pathlib import Path

import click
from playwright.sync_api import Browser, ViewportSize

from tests.browser.chromium import chromium
from tests.browser.exhibit_server import start_server
from tests.browser.screencast import Screencast
from tests.browser.visit_page import VisitPage
from tests.commands import measurement, start
from tests.endurance.tools import require
from tests.exhibit_folders import ROOT, SHIPPED

from .finger import FilmedFinger, StepNotPossibleError
from .visit_steps import OPENING_SECONDS, STEPS
from .webp import SIZE, FilmTooLargeError, Shot, encode, shots

FILE = ROOT / ".readme" / "visit.webp"
MOST_BYTES = 3_000_000
PRELOADED, PRELOAD_SECONDS = "[data-part=atlas][data-warm]", 240.0
SCREEN: ViewportSize = {"width": 1920, "height": 1080}


@measurement("tests.film", "--until", "sweep")
@click.option(
    "--until",
    type=click.Choice([step.name for step in STEPS]),
    default=STEPS[-1].name,
    help="the last step of the visit; default all",
)
@click.option(
    "--to",
    type=click.Path(dir_okay=False, path_type=Path),
    default=FILE,
    help="the file to write; default .readme/visit.webp",
)
def main(until: str, to: Path) -> int:
    """Film a visit of the shipped exhibit, by touch, as an animated WebP of at most 3 MB."""
    require("chromium")
    try:
        with start_server(SHIPPED) as server, chromium() as browser:
            taken = _take(browser, server.url, until)
        film = encode(taken, MOST_BYTES)
    except (StepNotPossibleError, FilmTooLargeError) as error:
        print(f"No film is written: {error}.")
        return 1
    to.write_bytes(film.webp)
    size = f"{len(film.webp) / 1e6:.2f} MB"
    print(f"{to}: {size}, {film.shots} frames in {film.seconds:.1f} s, quality {film.quality}")
    return 0


def _take(browser: Browser, address: str, until: str) -> list[Shot]:
    page = browser.new_context(viewport=SCREEN, has_touch=True).new_page()
    VisitPage(page).load(address)
    page.wait_for_selector(PRELOADED, state="attached", timeout=1000 * PRELOAD_SECONDS)
    finger = FilmedFinger(page)
    with Screencast(page, width=SIZE[0], quality=95) as cast:
        page.wait_for_timeout(1000 * OPENING_SECONDS)
        for step in STEPS:
            finger.do(step)
            if step.name == until:
                break
        end = page.evaluate("Date.now() / 1000")
    return shots(cast.frames, end)


if __name__ == "__main__":
    start(main)
