"""R5: thousands of visits by touch; page, browser and server release everything that they no longer need."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from random import Random

from data import load
from tests.benchmarks.rig import sojourn
from tests.browser.chromium import chromium
from tests.exhibit_folders import SHIPPED

from .figures import Outcome, seed
from .observed_page import ObservedPage, observed_page
from .resource_usage import ResourceGrowth, ResourceUsage
from .visitors import Visitors

GOAL = (
    "≥ 3,000 visits’ taps: server < +20 MB, DOM nodes ±5 % at equal states, heap < +10 MB, open files and"
    " listeners flat, every stop opened"
)
TIMEOUT_EVERY = 10
"""One visit in ten ends by timeout."""


@dataclass(frozen=True, slots=True)
class SoakPlan:
    """`visits` in all, of which the first `warm_up` open each of the 85 stories; stories that each visitor
    chooses; the usage is measured after every so many visits; one visit in `animated_every` has map
    animations.

    The others prefer reduced motion: without a graphics card the animations take most of a visit, and what is
    measured here is resources, not time."""

    visits: int
    warm_up: int
    stories_per_visit: int
    measure_every: int
    animated_every: int


LONG, SHORT = SoakPlan(3_000, 170, 1, 250, 10), SoakPlan(34, 17, 5, 17, 1)


def measure(long: bool) -> Outcome:
    """3,000 visits in the long form; some 500 taps in the short."""
    exhibit, plan = load(SHIPPED).exhibit, LONG if long else SHORT
    assert exhibit is not None
    stops, run_seed = [stop.id for stop in exhibit.stops], seed()
    with (
        chromium() as browser,
        sojourn() as server,
        observed_page(browser, server.url, server.pid) as observed,
    ):
        observed.monitor.forbid_navigation()
        visitors = Visitors(observed.visit.page, observed.touch_screen, stops, Random(run_seed))
        start = time.monotonic()
        usages = _soak(plan, visitors, observed)
        faults = [*observed.monitor.check(), *(f"{stop} did not open" for stop in visitors.unanswered)]
        rate = visitors.taps / (time.monotonic() - start)
    growth = ResourceGrowth(usages[0], usages[-1])
    faults += growth.faults() + [f"{stop} was never open" for stop in stops if stop not in visitors.opened]
    found = (
        f"{visitors.visits:,} visits, {visitors.taps:,} taps, {len(visitors.opened)} of {len(stops)} stops"
        f" opened; {growth}"
    )
    notes = (
        f"seed {run_seed}; {rate:.1f} taps a second; map animations in one of {plan.animated_every} visits",
        *(f"measurement {number}: {each}" for number, each in enumerate(usages)),
        *faults[:20],
    )
    return Outcome("R5", GOAL, found, not faults, notes)


def _soak(plan: SoakPlan, visitors: Visitors, observed: ObservedPage) -> list[ResourceUsage]:
    """The measurements: the first after the warm-up, the last at the end."""
    usages = []
    for number in range(1, plan.visits + 1):
        after = number - plan.warm_up
        measured = after >= 0 and (after % plan.measure_every == 0 or number == plan.visits)
        animated = measured or number % plan.animated_every == 0
        observed.visit.page.emulate_media(reduced_motion="no-preference" if animated else "reduce")
        visitors.visit(stories=plan.stories_per_visit, times_out=number % TIMEOUT_EVERY == 0)
        if measured:
            usages.append(observed.usage_at_start())
            print(f"\n{number:,} visits, {visitors.taps:,} taps: {usages[-1]}", file=sys.stderr, flush=True)
    return usages
