"""R10: ten thousand gestures of nobody in particular; the exhibit is still an exhibit."""

from __future__ import annotations

import sys
import time
from collections import deque
from dataclasses import dataclass, field
from random import Random

from playwright.sync_api import sync_playwright

from tests.benchmarks.rig import chromium, sojourn
from tests.browser.visit_page import FULL_HD, Visit

from .idle_timeout import fall_quiet, let_time_leap
from .outcome import Outcome
from .page_monitor import NEVER, Witness
from .random_gestures import HABITS
from .seed import seed
from .touch_screen import Glass

LONG, SHORT = 10_000, 500
REMEMBERED = 30
LOOK = 25
"""After so many gestures the witness looks at the page."""
GOAL = f"{LONG:,} gestures: 0 {', '.join(NEVER)}; plays by itself at the end"


@dataclass(slots=True)
class Monkey:
    """What it did last, and what the page did wrong; `gestures` counts what was done."""

    gestures: int = 0
    recent: deque[str] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    before_fault: tuple[str, ...] = ()
    faults: list[str] = field(default_factory=list)

    def play(self, glass: Glass, witness: Witness, chance: Random, count: int) -> None:
        """So many gestures; it goes on after a fault, and remembers what came before the first."""
        habits, weights = list(HABITS), list(HABITS.values())
        for number in range(count):
            self.recent.append(chance.choices(habits, weights)[0](glass, chance))
            self.gestures += 1
            if number % LOOK == LOOK - 1 or number == count - 1:
                self.faults = witness.ask()
                self.before_fault = self.before_fault or (tuple(self.recent) if self.faults else ())
                print(f"\r{self.gestures:,} gestures, {len(self.faults)} faults ", end="", file=sys.stderr)


def measure(long: bool) -> Outcome:
    """10,000 gestures in the long form, 500 in the short; then nobody touches the screen."""
    count, began_with = LONG if long else SHORT, seed()
    monkey, begun = Monkey(), time.monotonic()
    with sync_playwright() as playwright, chromium(playwright) as browser, sojourn() as server:
        context = browser.new_context(viewport=FULL_HD, has_touch=True)
        let_time_leap(context)
        witness = Witness(context)
        Visit(witness.page).enter(server.address)
        witness.arrived()
        monkey.play(Glass(witness.page), witness, Random(began_with), count)
        rate = count / (time.monotonic() - begun)
        end = _end(witness)
    held = not monkey.faults and end == "attract"
    found = f"{monkey.gestures:,} gestures, {len(monkey.faults)} faults, the end: {end}"
    return Outcome("R10", GOAL, found, held, _notes(monkey, witness, began_with, rate))


def _end(witness: Witness) -> str:
    """Which screen there is when nobody has been there for long."""
    try:
        fall_quiet(witness.page)
        witness.ask()
    except Exception as error:  # noqa: BLE001 - what is wrong at the end is a finding, not the end of the run
        return f"{type(error).__name__}: {error}".splitlines()[0]
    return str(witness.page.locator("html").get_attribute("data-screen"))


def _notes(monkey: Monkey, witness: Witness, began_with: int, rate: float) -> tuple[str, ...]:
    counted = [f"{count} {kind}" for kind, count in witness.counts.items()]
    notes = [f"seed {began_with}; {rate:.0f} gestures a second", *counted, *dict.fromkeys(monkey.faults[:20])]
    if monkey.before_fault:
        notes.append(f"the gestures before the first fault: {'; '.join(monkey.before_fault)}")
    return tuple(notes)
