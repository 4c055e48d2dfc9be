"""R5: thousands of visits by touch; nothing is held for longer than it is needed."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from random import Random

import psutil
from playwright.sync_api import sync_playwright

from data import load
from tests.benchmarks.rig import EXHIBIT, chromium, sojourn
from tests.browser.visit_page import FULL_HD, Visit

from .idle_timeout import let_time_leap
from .outcome import Outcome
from .page_monitor import Witness
from .resource_usage import Growth, Standstill, open_anew, read
from .seed import seed
from .touch_screen import Glass
from .visitors import Visitors

GOAL = (
    "≥ 3,000 visits’ taps: server < +20 MB, DOM nodes ±5 % at equal states, heap < +10 MB, open files and"
    " listeners flat, every stop opened"
)
IDLE_EVERY = 10
"""One visit of so many ends because nobody is there any more."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How many visits, of which so many warm everything up, until each of 85 stories was open; how many each
    visitor chooses; after how many visits a standstill is read; and for which of how many the map flies.

    The others asked their browser for less motion: without a graphics card flights take most of a visit, and
    what is measured here is what is held."""

    visits: int
    warm: int
    chosen: int
    every: int
    flying: int


LONG, SHORT = Plan(3_000, 170, 1, 250, 10), Plan(34, 17, 5, 17, 1)


def measure(long: bool) -> Outcome:
    """3,000 visits in the long form; some 500 taps in the short."""
    exhibit, plan = load(EXHIBIT).exhibit, LONG if long else SHORT
    assert exhibit is not None
    stops, began_with = [stop.id for stop in exhibit.stops], seed()
    with sync_playwright() as playwright, chromium(playwright) as browser, sojourn() as server:
        context = browser.new_context(viewport=FULL_HD, has_touch=True)
        let_time_leap(context)
        witness = Witness(context)
        visit, glass = Visit(witness.page).enter(server.address), Glass(witness.page)
        witness.arrived()
        visitors, begun = Visitors(visit.page, glass, stops, Random(began_with)), time.monotonic()
        read_at = _soaked(plan, visitors, visit, glass, psutil.Process(server.pid))
        faults = [*witness.ask(), *(f"{stop} did not open" for stop in visitors.unanswered)]
        rate = visitors.taps / (time.monotonic() - begun)
    growth = Growth(read_at[0], read_at[-1])
    faults += growth.faults() + [f"{stop} was never open" for stop in stops if stop not in visitors.opened]
    found = (
        f"{visitors.visits:,} visits, {visitors.taps:,} taps, {len(visitors.opened)} of {len(stops)} stops"
        f" opened; {growth}"
    )
    trail = [f"standstill {number}: {each}" for number, each in enumerate(read_at)]
    notes = (
        f"seed {began_with}; {rate:.1f} taps a second; the map flew in one of {plan.flying} visits",
        *trail,
        *faults[:20],
    )
    return Outcome("R5", GOAL, found, not faults, notes)


def _soaked(
    plan: Plan, visitors: Visitors, visit: Visit, glass: Glass, server: psutil.Process
) -> list[Standstill]:
    """The standstills, the first after the warm-up, the last at the end."""
    found = []
    for number in range(1, plan.visits + 1):
        after = number - plan.warm
        rests = after >= 0 and (after % plan.every == 0 or number == plan.visits)
        flies = rests or number % plan.flying == 0
        visit.page.emulate_media(reduced_motion="no-preference" if flies else "reduce")
        visitors.come(chosen=plan.chosen, idle=number % IDLE_EVERY == 0)
        if rests:
            open_anew(visit, glass)
            found.append(read(visit, glass, server))
            print(f"\n{number:,} visits, {visitors.taps:,} taps: {found[-1]}", file=sys.stderr, flush=True)
    return found
