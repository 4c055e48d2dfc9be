"""A6: the "still there?" question, ten rounds: answered twice in each, then not answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from data import Exhibit, load
from tests.benchmarks.rig import sojourn
from tests.browser.chromium import chromium
from tests.browser.page_state import (
    advance_clock,
    change_page_state,
    differences,
    page_state,
    wait_for_screen,
)
from tests.browser.visit_page import FULL_HD, VisitPage
from tests.endurance.figures import Outcome
from tests.exhibit_folders import SHIPPED

ROUNDS = 10
COUNTDOWN = 20
"""Seconds."""
GOAL = "asked after the curator's time; any touch or key brings the same back; else all begins again: 10/10"


def measure(long: bool) -> Outcome:
    """Ten rounds. The short form advances the browser's clock; the long form waits."""
    exhibit = load(SHIPPED).exhibit
    assert exhibit is not None
    with chromium() as browser, sojourn() as server:
        page = browser.new_context(viewport=FULL_HD, has_touch=True).new_page()
        if not long:
            page.clock.install()
        visit = VisitPage(page).enter(server.url)
        visit.until_at_rest()
        opening = page_state(visit)
        faults = [list(_faults_of_round(visit, exhibit, opening, number, long)) for number in range(ROUNDS)]
    passed = sum(not each for each in faults)
    notes = tuple(note for each in faults for note in each)
    return Outcome("A6", GOAL, f"{passed}/{ROUNDS}", passed == ROUNDS, notes)


def _faults_of_round(
    visit: VisitPage, exhibit: Exhibit, opening: dict[str, Any], number: int, long: bool
) -> Iterator[str]:
    person = exhibit.people[number % len(exhibit.people)]
    change_page_state(visit, person.id, person.stops[2 + number].id)
    before = page_state(visit)
    for answer in range(2):  # the second question must work like the first
        _wait(visit, exhibit.idle_seconds, long)
        wait_for_screen(visit, "still-there")
        _wait(visit, COUNTDOWN // 2, long)
        _answer(visit, number + answer)
        wait_for_screen(visit, "explore")
        visit.page.wait_for_timeout(300)
        yield from (
            f"round {number + 1}, still here: {each}" for each in differences(before, page_state(visit))
        )
    _wait(visit, exhibit.idle_seconds, long)
    wait_for_screen(visit, "still-there")
    _wait(visit, COUNTDOWN, long)
    wait_for_screen(visit, "attract")
    visit.page.keyboard.press("Shift")
    wait_for_screen(visit, "choose")
    visit.tap("[data-both]")
    wait_for_screen(visit, "explore")
    visit.page.wait_for_timeout(300)
    visit.until_at_rest()
    found = {**page_state(visit), "focus": opening["focus"]}
    yield from (f"round {number + 1}, begun again: {each}" for each in differences(opening, found))


def _wait(visit: VisitPage, seconds: float, long: bool) -> None:
    """Wait, or advance the browser's clock; both take up to a second more."""
    if long:
        visit.page.wait_for_timeout(1000 * seconds)
    else:
        advance_clock(visit, seconds)


def _answer(visit: VisitPage, number: int) -> None:
    """In turn: a touch where a control lies below, a key that would open the next story, the button, a
    mouse."""
    if number % 4 == 0:
        visit.tap_at(1700, 1040)
    elif number % 4 == 1:
        visit.page.keyboard.press("ArrowRight")
    elif number % 4 == 2:
        visit.tap("[data-still-here]")
    else:
        visit.page.mouse.click(1500, 500)
