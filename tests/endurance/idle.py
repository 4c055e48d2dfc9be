"""A6: the question to a quiet visitor, ten times answered and ten times not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import sync_playwright

from data import Exhibit, load
from tests.benchmarks.rig import EXHIBIT, chromium, sojourn
from tests.browser.page_state import busy_with, differences, standing, turn_on, until_screen
from tests.browser.visit_page import FULL_HD, Visit
from tests.endurance.outcome import Outcome

ROUNDS = 10
COUNTDOWN = 20
GOAL = "asked after the curator's time; any touch or key brings the same back; else all begins again: 10/10"


def measure(long: bool) -> Outcome:
    """Ten rounds. In the short form the browser's clock is turned on; in the long form it is waited for."""
    exhibit = load(EXHIBIT).exhibit
    assert exhibit is not None
    with sync_playwright() as playwright, chromium(playwright) as browser, sojourn() as server:
        page = browser.new_context(viewport=FULL_HD, has_touch=True).new_page()
        if not long:
            page.clock.install()
        visit = Visit(page).enter(server.address)
        visit.until_at_rest()
        opening = standing(visit)
        faults = [list(_round(visit, exhibit, opening, number, long)) for number in range(ROUNDS)]
    right = sum(not each for each in faults)
    notes = tuple(note for each in faults for note in each)
    return Outcome("A6", GOAL, f"{right}/{ROUNDS}", right == ROUNDS, notes)


def _round(visit: Visit, exhibit: Exhibit, opening: dict[str, Any], number: int, long: bool) -> Iterator[str]:
    """What was not as it should be in one round."""
    life = exhibit.people[number % len(exhibit.people)]
    busy_with(visit, life.id, life.stops[2 + number].id)
    before = standing(visit)
    for answer in range(2):  # however often it is asked
        _wait(visit, exhibit.idle_seconds, long)
        until_screen(visit, "still-there")
        _wait(visit, COUNTDOWN // 2, long)
        _answer(visit, number + answer)
        until_screen(visit, "explore")
        visit.page.wait_for_timeout(300)
        yield from (
            f"round {number + 1}, still here: {each}" for each in differences(before, standing(visit))
        )
    _wait(visit, exhibit.idle_seconds, long)
    until_screen(visit, "still-there")
    _wait(visit, COUNTDOWN, long)
    until_screen(visit, "attract")
    visit.page.keyboard.press("Shift")
    until_screen(visit, "explore")
    visit.page.wait_for_timeout(300)
    visit.until_at_rest()
    found = {**standing(visit), "focus": opening["focus"]}
    yield from (f"round {number + 1}, begun again: {each}" for each in differences(opening, found))


def _wait(visit: Visit, seconds: float, long: bool) -> None:
    """Wait, or turn the browser's clock on; something less than a second more than asked."""
    if long:
        visit.page.wait_for_timeout(1000 * seconds)
    else:
        turn_on(visit, seconds)


def _answer(visit: Visit, number: int) -> None:
    """A touch where something lies below, a key that would step on, the button, a mouse."""
    if number % 4 == 0:
        visit.tap_at(1700, 1040)
    elif number % 4 == 1:
        visit.page.keyboard.press("ArrowRight")
    elif number % 4 == 2:
        visit.tap("[data-still-here]")
    else:
        visit.page.mouse.click(1500, 500)
