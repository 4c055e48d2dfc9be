"""R10: a monkey test: ten thousand random gestures; the exhibit still works afterwards."""

from __future__ import annotations

import sys
import time
from collections import deque
from dataclasses import dataclass, field
from random import Random

from tests.benchmarks.rig import sojourn
from tests.browser.chromium import chromium

from .figures import Outcome, seed
from .idle_timeout import let_visit_time_out
from .observed_page import observed_page
from .page_monitor import FAULT_KINDS, PageMonitor
from .random_gestures import GESTURES
from .touch_screen import TouchScreen

LONG, SHORT = 10_000, 500
REMEMBERED = 30
CHECK_EVERY = 25
"""After so many gestures the monitor checks the page."""
GOAL = f"{LONG:,} gestures: 0 {', '.join(FAULT_KINDS)}; plays by itself at the end"


@dataclass(slots=True)
class Monkey:
    """Makes random gestures. `gestures` counts them; `faults` are the page's; `before_fault` describes the
    gestures before the first fault."""

    gestures: int = 0
    recent: deque[str] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    before_fault: tuple[str, ...] = ()
    faults: list[str] = field(default_factory=list)

    def play(self, touch_screen: TouchScreen, monitor: PageMonitor, rng: Random, count: int) -> None:
        """Make so many gestures; continues after a fault."""
        gestures, weights = list(GESTURES), list(GESTURES.values())
        for number in range(count):
            self.recent.append(rng.choices(gestures, weights)[0](touch_screen, rng))
            self.gestures += 1
            if number % CHECK_EVERY == CHECK_EVERY - 1 or number == count - 1:
                self.faults = monitor.check()
                self.before_fault = self.before_fault or (tuple(self.recent) if self.faults else ())
                print(f"\r{self.gestures:,} gestures, {len(self.faults)} faults ", end="", file=sys.stderr)


def measure(long: bool) -> Outcome:
    """10,000 gestures in the long form, 500 in the short; then nobody touches the screen."""
    count, run_seed = LONG if long else SHORT, seed()
    monkey, start = Monkey(), time.monotonic()
    with (
        chromium() as browser,
        sojourn() as server,
        observed_page(browser, server.url, server.pid) as observed,
    ):
        monitor = observed.monitor
        monitor.forbid_navigation()
        monkey.play(observed.touch_screen, monitor, Random(run_seed), count)
        rate = count / (time.monotonic() - start)
        end = _screen_after_timeout(monitor)
    held = not monkey.faults and end == "attract"
    found = f"{monkey.gestures:,} gestures, {len(monkey.faults)} faults, the end: {end}"
    return Outcome("R10", GOAL, found, held, _notes(monkey, monitor, run_seed, rate))


def _screen_after_timeout(monitor: PageMonitor) -> str:
    try:
        let_visit_time_out(monitor.page)
        monitor.check()
    except Exception as error:  # noqa: BLE001 - an error here is a result, and must not end the run
        return f"{type(error).__name__}: {error}".splitlines()[0]
    return str(monitor.page.locator("html").get_attribute("data-screen"))


def _notes(monkey: Monkey, monitor: PageMonitor, run_seed: int, rate: float) -> tuple[str, ...]:
    counts = [f"{count} {kind}" for kind, count in monitor.counts.items()]
    notes = [f"seed {run_seed}; {rate:.0f} gestures a second", *counts, *dict.fromkeys(monkey.faults[:20])]
    if monkey.before_fault:
        notes.append(f"the gestures before the first fault: {'; '.join(monkey.before_fault)}")
    return tuple(notes)
