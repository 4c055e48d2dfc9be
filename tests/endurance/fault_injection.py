"""R11: disk full, read-only, clock back and forward: the server starts with each, and runs on when it comes.

Whatever the hardship, a visitor's visit goes as it should, /health answers, no traceback is in the terminal;
and when it is over visits are written again, those of the hard time too, and the last good exhibit is kept.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from data import visits_folder
from data.editions.last_good import LastGood
from data.editions.state_folder import STATE_VARIABLE
from data.visits.visit_log import read_log
from tests.browser.conftest import ARGUMENTS, CHROMIUM
from tests.browser.exhibit_server import Gallery, open_gallery
from tests.browser.visit_page import Visit
from tests.endurance.hardships import Clock, FullDisk, Hardship, ReadOnly, small_disk
from tests.endurance.outcome import Outcome

SMALL = Path(__file__).parents[1] / "exhibits" / "small"
STORY = Path("people/rizzi/03-trieste-1852.md")
TITLE = "The corvette comes home"
PATIENCE = 300.0
"""Seconds: an endurance run may share its machine; what never comes still fails."""
KINDS: tuple[Callable[[Path], Hardship], ...] = (
    FullDisk,
    ReadOnly,
    lambda disk: Clock(disk, -2),
    lambda disk: Clock(disk, 10),
)


def measure(long: bool) -> Outcome:
    """Each hardship at the start, and while the server runs. The long form does it three times over."""
    goal = "disk full, read-only, clock −2 and +10 years, at the start and in the middle: the exhibit runs on"
    notes, faults = [], 0
    path = next(filter(None, map(shutil.which, CHROMIUM)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        for kind in KINDS * (3 if long else 1):
            for at_the_start in (True, False):
                name, found = _through(browser, kind, at_the_start)
                faults += len(found)
                notes.append(f"{name}, {'at the start' if at_the_start else 'while it runs'}: "
                             f"{'; '.join(found) or 'runs on'}")  # fmt: skip
        browser.close()
    return Outcome("R11", goal, f"{len(notes)} hard times, {faults} faults", not faults, tuple(notes))


def _through(browser: Browser, kind: Callable[[Path], Hardship], at_the_start: bool) -> tuple[str, list[str]]:
    """A hard time from its beginning to after its end; what was amiss."""
    with tempfile.TemporaryDirectory() as home, small_disk(Path(home) / "disk") as disk:
        exhibit = Path(shutil.copytree(SMALL, disk / "small"))
        hardship = kind(disk)
        with _surroundings({STATE_VARIABLE: str(disk / "state"), **hardship.environment}):
            (disk / "state").mkdir()
            if at_the_start:
                hardship.begin()
            gallery = open_gallery(exhibit, Path(home) / "terminal.txt")
        os.environ[STATE_VARIABLE], before = str(disk / "state"), os.environ.get(STATE_VARIABLE)
        try:
            if not _until(lambda: gallery.health() is not None):
                return hardship.name, [f"the server did not start: {gallery.said}"]
            return hardship.name, list(_amiss(browser, gallery, hardship, at_the_start))
        finally:
            gallery.kill()
            os.environ.pop(STATE_VARIABLE)
            if before is not None:
                os.environ[STATE_VARIABLE] = before


def _amiss(browser: Browser, gallery: Gallery, hardship: Hardship, at_the_start: bool) -> Iterator[str]:
    yield from _visit(browser, gallery, hardship, "before" if not at_the_start else "in it")
    if not at_the_start:
        hardship.begin()
        yield from _visit(browser, gallery, hardship, "in it")
    if not isinstance(hardship, ReadOnly | FullDisk):
        yield from _edit(gallery, "A title of the hard time", "in it")
    hardship.end()
    yield from _visit(browser, gallery, hardship, "after it")
    done = 2 if at_the_start else 3
    if not _until(lambda: len(read_log(visits_folder(gallery.exhibit)).visits) == done):
        yield f"{len(read_log(visits_folder(gallery.exhibit)).visits)} visits of {done} are in the log"
    yield from _edit(gallery, "A title of better times", "after it")
    if "Traceback" in gallery.said:
        yield "a traceback in the terminal"


def _visit(browser: Browser, gallery: Gallery, hardship: Hardship, when: str) -> Iterator[str]:
    """A visitor comes, opens stories and goes."""
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, has_touch=True)
    try:
        page = context.new_page()
        if isinstance(hardship, Clock) and when == "in it":
            page.clock.set_system_time(datetime.now() + timedelta(days=365.25 * hardship.years))
        visit = Visit(page)
        page.set_default_timeout(1000 * PATIENCE)
        visit.enter(gallery.url)
        visit.tap("[data-step=next]")
        visit.tap("[data-step=next]")
        visit.until(lambda: len(visit.shown()) == 1 and "/" in visit.shown()[0], "a story", PATIENCE)
        visit.page.wait_for_timeout(700)  # seen, and not only glimpsed
        page.goto("about:blank")
        visit.page.wait_for_timeout(1000)  # what it told on leaving has come
    except Exception as error:  # whatever it is, it is a visit spoilt
        yield f"a visit {when} failed: {str(error).splitlines()[0]}"
    finally:
        context.close()
    health = gallery.health()
    if not health or health["status"] != "ok":
        yield f"/health {when} says {health}"


def _edit(gallery: Gallery, title: str, when: str) -> Iterator[str]:
    """A curator's edit is shown, and kept as the last good."""
    story = (SMALL / STORY).read_text(encoding="utf-8")
    before = (gallery.health() or {}).get("edition")
    (gallery.exhibit / STORY).write_text(story.replace(TITLE, title), encoding="utf-8")
    if not _until(lambda: (gallery.health() or {}).get("edition") not in (None, before)):
        yield f"an edit {when} was not taken up"
    copy = LastGood(gallery.exhibit).folder
    if copy is None or title not in (copy / STORY).read_text(encoding="utf-8"):
        yield f"an edit {when} was not kept as the last good"


def _until(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True


@contextmanager
def _surroundings(wishes: Mapping[str, str]) -> Iterator[None]:
    """Environment variables for what is started meanwhile."""
    before = dict(os.environ)
    os.environ.update(wishes)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
