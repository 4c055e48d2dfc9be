"""R11: disk full, file system read-only, clock changed, before the server starts or while it runs.

During each fault a visit works, /health answers and no traceback is printed. After it visits are written
again, those made during the fault too, and the last good exhibit is still kept. The faults are real: disks
are mounted, and libfaketime sets the clock.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

from playwright.sync_api import Browser

from data import visits_folder
from data.editions.last_good import LastGood
from data.editions.state_folder import STATE_VARIABLE
from data.visits.visit_log import read_log
from tests.browser.chromium import chromium
from tests.browser.exhibit_server import ExhibitServer, start_server
from tests.browser.visit_page import VisitPage
from tests.endurance.figures import Outcome
from tests.endurance.tools import find_faketime
from tests.exhibit_folders import SMALL, copy_small

STORY = Path("people/rizzi/03-trieste-1852.md")
TITLE = "The corvette comes home"
TIMEOUT_SECONDS = 300.0
"""An endurance run may share its machine; what never happens still fails."""
DISK_SIZE = "12m"
"""Enough for some copies of the small exhibit and a log; quickly filled."""


class FullDiskFault:
    """No further byte can be written to the disk."""

    name = "disk full"
    environment: Mapping[str, str] = {}

    def __init__(self, disk: Path) -> None:
        self._filler = disk / "filler"

    def begin(self) -> None:
        with suppress(OSError), self._filler.open("ab", buffering=0) as file:
            while True:
                file.write(b"\0" * 4096)
        if os.statvfs(self._filler.parent).f_bavail:
            raise RuntimeError("the disk is not full")

    def end(self) -> None:
        self._filler.unlink()


class ReadOnlyFault:
    """Exhibit and state can be read, but not written."""

    name = "exhibit and state read-only"
    environment: Mapping[str, str] = {}

    def __init__(self, disk: Path) -> None:
        self._disk = disk

    def begin(self) -> None:
        self._remount("ro")

    def end(self) -> None:
        self._remount("rw")

    def _remount(self, mode: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{mode}", str(self._disk)], check=True)


class ClockFault:
    """The wall clock shows another year; the monotonic clock stays right, as with any kernel."""

    def __init__(self, disk: Path, years: int) -> None:
        self.name = f"clock {'back' if years < 0 else 'forward'} {abs(years)} years"
        self.years = years
        self._file = disk.parent / f"clock{years}"
        self._set_offset("+0")

    @property
    def environment(self) -> Mapping[str, str]:
        return {
            "LD_PRELOAD": str(find_faketime()),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_CACHE_DURATION": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }

    def begin(self) -> None:
        self._set_offset(f"{self.years:+}y")

    def end(self) -> None:
        self._set_offset("+0")

    def _set_offset(self, offset: str) -> None:
        temporary = self._file.with_suffix(".new")
        temporary.write_text(f"{offset}\n", encoding="utf-8")
        os.replace(temporary, self._file)


Fault = FullDiskFault | ReadOnlyFault | ClockFault
KINDS: tuple[Callable[[Path], Fault], ...] = (
    FullDiskFault,
    ReadOnlyFault,
    lambda disk: ClockFault(disk, -2),
    lambda disk: ClockFault(disk, 10),
)


def measure(long: bool) -> Outcome:
    """Each fault before the start, and while the server runs. The long form repeats this three times."""
    goal = "disk full, read-only, clock −2 and +10 years, at the start and in the middle: the exhibit runs on"
    notes, failures = [], 0
    with chromium() as browser:
        for kind in KINDS * (3 if long else 1):
            for at_the_start in (True, False):
                name, found = _inject(browser, kind, at_the_start)
                failures += len(found)
                moment = "at the start" if at_the_start else "while it runs"
                notes.append(f"{name}, {moment}: {'; '.join(found) or 'runs on'}")
    return Outcome(
        "R11", goal, f"{len(notes)} faults injected, {failures} failures", not failures, tuple(notes)
    )


def _inject(browser: Browser, kind: Callable[[Path], Fault], at_the_start: bool) -> tuple[str, list[str]]:
    """One fault, from before its beginning to after its end: its name, and what went wrong."""
    with tempfile.TemporaryDirectory() as home, small_disk(Path(home) / "disk") as disk:
        exhibit = copy_small(disk)
        fault = kind(disk)
        with _environment({STATE_VARIABLE: str(disk / "state"), **fault.environment}):
            (disk / "state").mkdir()
            if at_the_start:
                fault.begin()
            server = start_server(exhibit, Path(home) / "output.txt")
        os.environ[STATE_VARIABLE], before = str(disk / "state"), os.environ.get(STATE_VARIABLE)
        try:
            if not _wait_until(lambda: server.health() is not None):
                return fault.name, [f"the server did not start: {server.output}"]
            return fault.name, list(_failures(browser, server, fault, at_the_start))
        finally:
            server.kill()
            os.environ.pop(STATE_VARIABLE)
            if before is not None:
                os.environ[STATE_VARIABLE] = before


def _failures(browser: Browser, server: ExhibitServer, fault: Fault, at_the_start: bool) -> Iterator[str]:
    yield from _visit(browser, server, fault, "before" if not at_the_start else "in it")
    if not at_the_start:
        fault.begin()
        yield from _visit(browser, server, fault, "in it")
    if not isinstance(fault, ReadOnlyFault | FullDiskFault):
        yield from _edit(server, "A title during the fault", "in it")
    fault.end()
    yield from _visit(browser, server, fault, "after it")
    done = 2 if at_the_start else 3
    if not _wait_until(lambda: len(read_log(visits_folder(server.exhibit)).visits) == done):
        yield f"{len(read_log(visits_folder(server.exhibit)).visits)} visits of {done} are in the log"
    yield from _edit(server, "A title after the fault", "after it")
    if "Traceback" in server.output:
        yield "a traceback in the terminal"


def _visit(browser: Browser, server: ExhibitServer, fault: Fault, when: str) -> Iterator[str]:
    """A visitor arrives, opens stories and leaves; what went wrong."""
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, has_touch=True)
    try:
        page = context.new_page()
        if isinstance(fault, ClockFault) and when == "in it":
            page.clock.set_system_time(datetime.now() + timedelta(days=365.25 * fault.years))
        visit = VisitPage(page)
        page.set_default_timeout(1000 * TIMEOUT_SECONDS)
        visit.enter(server.url)
        visit.open_first_story()
        visit.tap("[data-step=next]")
        visit.until(lambda: len(visit.shown()) == 1 and "/" in visit.shown()[0], "a story", TIMEOUT_SECONDS)
        visit.page.wait_for_timeout(700)  # long enough to count as read
        page.goto("about:blank")
        visit.page.wait_for_timeout(1000)  # the visit record, sent on leaving, has arrived
    except Exception as error:  # any error at all is a failed visit
        yield f"a visit {when} failed: {str(error).splitlines()[0]}"
    finally:
        context.close()
    health = server.health()
    if not health or health["status"] != "ok":
        yield f"/health {when} says {health}"


def _edit(server: ExhibitServer, title: str, when: str) -> Iterator[str]:
    """A curator's edit is shown, and kept as the last good edition; what went wrong."""
    story = (SMALL / STORY).read_text(encoding="utf-8")
    before = (server.health() or {}).get("edition")
    (server.exhibit / STORY).write_text(story.replace(TITLE, title), encoding="utf-8")
    if not _wait_until(lambda: (server.health() or {}).get("edition") not in (None, before)):
        yield f"an edit {when} was not taken up"
    copy = LastGood(server.exhibit).folder
    if copy is None or title not in (copy / STORY).read_text(encoding="utf-8"):
        yield f"an edit {when} was not kept as the last good"


def _wait_until(condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + TIMEOUT_SECONDS
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True


@contextmanager
def small_disk(at: Path) -> Iterator[Path]:
    """A separate small disk in memory (tmpfs)."""
    at.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK_SIZE}", "none", str(at)], check=True)
    try:
        yield at
    finally:
        subprocess.run(["umount", "--lazy", str(at)], check=True)


@contextmanager
def _environment(variables: Mapping[str, str]) -> Iterator[None]:
    """Environment variables for the processes that are started meanwhile."""
    before = dict(os.environ)
    os.environ.update(variables)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
