"""What a visitor taps in Sojourn, as timed taps: marker, next, row, chip, person, encounter and more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from itertools import cycle
from typing import Any

from playwright.sync_api import BrowserContext, Page

from data import Exhibit
from tests.endurance.touch_screen import TouchScreen

from .timed_tap import (
    Expected,
    NothingToTapError,
    Point,
    TapTiming,
    drag,
    reachable,
    tap,
    timed_tap,
    wait_until_still,
)

MOVING = ".leaflet-map-pane, [data-mark]:not([hidden]), [data-part=stop_list], [data-part=story_panel]"
"""The elements that move after a tap."""
PRELOAD_MILLISECONDS = 240_000
MARKER = "[data-part=atlas] [data-mark][data-stop]"
CITY = "[data-part=atlas] button[data-place]"
LIFE = "button[data-person]:not([data-person=all])"
CHIP = "[data-part=atlas] [data-stop]:not([data-mark])"
BOTH_LIVES = "[data-part=choose] [data-both], [data-part=choose] [data-person=all]"
IN_SIGHT = """selector => {
  const each = document.querySelector(selector);
  each?.scrollIntoView({ block: "center" });
  return Boolean(each);
}"""
THUMB = """() => {
  const box = document.querySelector("[data-time-thumb]")?.getBoundingClientRect();
  return box?.width ? { x: box.x + box.width / 2, y: box.y + box.height / 2, room: innerWidth } : null;
}"""
MOST_TRIES = 4


class SojournTaps:
    """One page of Sojourn in a visit. Each method does one timed tap, on what was tapped least so far; it
    raises NothingToTapError where the page has nothing to tap."""

    def __init__(self, page: Page, exhibit: Exhibit) -> None:
        self.page = page
        self._tapped: Counter[str] = Counter()
        self._people = cycle([person.id for person in exhibit.people])
        self._has_languages = len(exhibit.languages) > 1
        self._languages = cycle([*exhibit.languages[1:], exhibit.languages[0]])
        self._encounters = cycle([(each.id, each.stops[0].id) for each in exhibit.encounters] or [("", "")])
        self._forward = cycle((True, False))
        self._the_end = {exhibit.words[language]["the_end"] for language in exhibit.languages}

    @property
    def actions(self) -> Mapping[str, Callable[[], TapTiming]]:
        """Each in a visit, at rest: while other pages were tapped, this one may have asked whether anybody is
        there, which takes the next tap, or have ended the visit; and its map stood still in the middle of a
        flight, as a page in the background draws no frames."""
        actions = {
            "marker": self.marker,
            "next": self.next,
            "row": self.row,
            "chip": self.chip,
            "person": self.person,
            "encounter": self.encounter,
            "language": self.language,
            "thumb": self.thumb,
        }
        return {name: partial(self._in_visit, action) for name, action in actions.items()}

    def _in_visit(self, action: Callable[[], TapTiming]) -> TapTiming:
        self.page.bring_to_front()
        self._rest()
        screen = self.page.locator("html").get_attribute("data-screen")
        if screen == "still-there":
            self._tap_and_rest("[data-still-here]")
        elif screen in ("attract", "choose"):
            begin_visit(self.page)
        return action()

    def marker(self) -> TapTiming:
        """A marker of one story. Where a finger reaches none, the map is moved to one first."""
        self._close_panels()
        for way in ("[data-step=next]", "[data-step=next]", "[data-whole]", LIFE, "[data-step=next]", None):
            found = self._least_tapped(MARKER, "stop")
            if found:
                return self._timed(found, {"seen": [_story(found["stop"])]})
            if way:
                self._tap_and_rest(way)
        raise NothingToTapError("no marker of a story can be touched")

    def next(self) -> TapTiming:
        self._close_panels()
        for _ in range(MOST_TRIES):
            found = reachable(self.page, "[data-step=next]")
            if found and self.page.locator("[data-step=next]").inner_text().strip() not in self._the_end:
                return self._timed(found[0], {"seen": [], "changes": "article[data-story]"})
            self._open_story()
        raise NothingToTapError("no story has a next one")

    def row(self) -> TapTiming:
        """A row of the list of all stories."""
        self._open_list()
        found = self._least_tapped("[data-part=stop_list] [data-stop-link]", "stopLink")
        if found is None:
            raise NothingToTapError("the list of all stories has no row that can be touched")
        return self._timed(found, {"seen": [_story(found["stopLink"])]})

    def chip(self) -> TapTiming:
        """A story of a city that was tapped before."""
        self._close_panels()
        for _ in range(MOST_TRIES):
            city = self._least_tapped(CITY, "place")
            if city is None:
                if not self._tap_and_rest("[data-whole]"):
                    break
                continue
            self._tapped[city["place"]] += 1
            self.page.touchscreen.tap(city["x"], city["y"])
            self._rest()
            chip = self._least_tapped(CHIP, "stop")
            if chip:
                return self._timed(chip, {"seen": [_story(chip["stop"])]})
        raise NothingToTapError("no city (button[data-place]) opens chips ([data-stop])")

    def person(self) -> TapTiming:
        """The next life, until its button is pressed."""
        self._close_panels()
        person = next(self._people)
        pressed = f'button[data-person="{person}"][aria-pressed="true"]'
        if self.page.locator(pressed).count():
            person = next(self._people)
            pressed = f'button[data-person="{person}"][aria-pressed="true"]'
        found = reachable(self.page, f'button[data-person="{person}"]')
        if not found:
            raise NothingToTapError(f"no button of {person}")
        return self._timed(found[0], {"seen": [pressed]})

    def encounter(self) -> TapTiming:
        """An encounter: one whose button can be touched, or that of a story which takes part in it."""
        for way in (self._close_panels, self._show_whole_map, self._open_story_of_encounter):
            way()
            found = self._least_tapped("button[data-encounter-link]", "encounterLink")
            if found:
                expected = f'article[data-encounter="{found["encounterLink"]}"]'
                if not self.page.locator(expected).filter(visible=True).count():
                    return self._timed(found, {"seen": [expected]})
        raise NothingToTapError("no button of an encounter, nor beside a story that takes part in one")

    def language(self) -> TapTiming:
        if not self._has_languages:
            raise NothingToTapError("the exhibit is shown in one language only")
        language = next(self._languages)
        button = f'button[data-language="{language}"]'
        if not reachable(self.page, button):
            self._tap_and_rest("[data-settings]")
        found = reachable(self.page, button)
        if not found:
            raise NothingToTapError(f"no button of the language {language}")
        return self._timed(found[0], {"seen": [f'html[lang="{language}"]']})

    def thumb(self) -> TapTiming:
        """The thumb is dragged through the years, and released: only the release is timed."""
        self._close_panels()
        touch_screen = self.sweep(20)
        self.page.evaluate("stopwatch.arm({ seen: [], changes: 'article[data-story]' })")
        touch_screen.up()
        painted = self.page.evaluate("async () => (await window.tapTiming).painted")
        self._rest()
        touch_screen.session.detach()
        return TapTiming(painted, self.page.evaluate("stopwatch.nextPaint()"))

    def sweep(self, moves: int) -> TouchScreen:
        """Drag the thumb through the years, there and, the next time, back; the finger stays on the glass."""
        found = self.page.evaluate(THUMB)
        if found is None:
            raise NothingToTapError("no thumb")
        self.page.bring_to_front()
        end = found["room"] * (0.9 if next(self._forward) else 0.3)
        touch_screen = drag(self.page, (found["x"], found["y"]), (end, found["y"]), moves)
        if not self.page.locator("html[data-year]").count():
            touch_screen.up()
            raise NothingToTapError("the thumb sweeps no year (html[data-year])")
        return touch_screen

    def _least_tapped(self, selector: str, attribute: str) -> dict[str, Any] | None:
        """Of all that can be touched; not what stands for the story that is open."""
        shown = self.page.evaluate("""() => [...document.querySelectorAll("article[data-story]")]
          .filter((each) => each.checkVisibility()).map((each) => each.dataset.story)""")
        found = [each for each in reachable(self.page, selector) if each.get(attribute) not in shown]
        return min(found, key=lambda each: self._tapped[each[attribute]], default=None)

    def _timed(self, at: Point, expected: Expected) -> TapTiming:
        self._tapped.update([str(at.get("stop") or at.get("stopLink") or at.get("encounterLink") or "")])
        return timed_tap(self.page, at, expected, MOVING)

    def _close_panels(self) -> None:
        for panel in ("[data-close-list]", "[data-close-settings]", "[data-back-to-map]"):
            self._tap_and_rest(panel)

    def _show_whole_map(self) -> None:
        self._tap_and_rest("[data-whole]")

    def _open_story_of_encounter(self) -> None:
        encounter, stop = next(self._encounters)
        self._open_list()
        row = f'[data-part=stop_list] [data-stop-link="{stop}"]'
        if self.page.evaluate(IN_SIGHT, row):
            self._tap_and_rest(row)
        self.page.evaluate(IN_SIGHT, f'{_story(stop)} [data-encounter-link="{encounter}"]')

    def _open_story(self) -> None:
        self._open_list()
        found = self._least_tapped("[data-part=stop_list] [data-stop-link]", "stopLink")
        if found:
            self.page.touchscreen.tap(found["x"], found["y"])
            self._rest()

    def _open_list(self) -> None:
        self._tap_and_rest("[data-close-settings]")
        if not reachable(self.page, "[data-part=stop_list] [data-stop-link]"):
            self._tap_and_rest("[data-list]")

    def _tap_and_rest(self, selector: str) -> bool:
        tapped = tap(self.page, selector)
        if tapped:
            self._rest()
        return tapped

    def _rest(self) -> None:
        wait_until_still(self.page, MOVING)


def _story(stop: str) -> str:
    return f'article[data-story="{stop}"]'


def open_exhibit(context: BrowserContext, address: str) -> Page:
    """Open Sojourn's page and begin a visit with both lives; all is drawn, at rest and preloaded."""
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("[data-part=atlas][data-warm]", timeout=PRELOAD_MILLISECONDS, state="attached")
    page.wait_for_selector("html[data-screen=attract]", state="attached")
    begin_visit(page)
    return page


def begin_visit(page: Page) -> None:
    """From the attract screen, or the choice, to a visit with both lives, at rest."""
    if page.locator("html[data-screen=attract]").count():
        page.touchscreen.tap(3, 540)
    page.wait_for_selector("html:not([data-screen=attract])", state="attached")
    if page.locator("html[data-screen=choose]").count():
        page.wait_for_function("selector => stopwatch.reachable(selector).length", arg=BOTH_LIVES)
        tap(page, BOTH_LIVES)
    page.wait_for_selector("html[data-screen=explore]", state="attached")
    tap(page, "[data-person=all]")
    wait_until_still(page, MOVING)
