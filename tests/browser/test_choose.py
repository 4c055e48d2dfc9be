"""The choice of a life, with which a visit begins: by touch, by keys, and of up to twenty lives."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from components.page.assets import asset_address
from data import Exhibit
from tests.browser.conftest import StartServer
from tests.browser.page_state import current_screen, differences, page_state, wait_for_screen
from tests.browser.visit_page import FOUR_FRAMES, FULL_HD, VisitPage
from tests.exhibit_folders import copy_journeys
from tests.random_seeds import few_by_default

NEXT = '[data-step="next"]'
FOCUSED = "(button) => button === document.activeElement"
BUTTONS = """() => [...document.querySelectorAll("[data-part=choose] button")].map((button) => {
  const { left, top, right, bottom } = button.getBoundingClientRect();
  return { left, top, right, bottom, cut: button.scrollWidth > button.clientWidth + 1 };
})"""
BEGIN_AGAIN_AND_CHOOSE = """async (visitState) => {
  const { reset, choosePerson, EVERYONE } = await import(visitState);
  const timer = () => new Promise((done) => setTimeout(done));
  reset();
  await timer();
  await timer(); // the map has moved for the choice, of which it has not heard yet: that takes two frames
  choosePerson(EVERYONE);
}"""
MAIN_CONTROL = 80.6
"""Pixels: 20 mm on the screen of the test exhibits."""


def with_lives(parent: Path, number: int) -> Path:
    """A copy of the journeys with so many lives: the first one, again and again under other names."""
    folder = copy_journeys(parent)
    people = ["holm", "orlin"]
    for each in range(len(people), number):
        copy = Path(shutil.copytree(folder / "people" / "holm", folder / "people" / f"life-{each}"))
        person = copy / "person.yaml"
        text = person.read_text(encoding="utf-8").replace("Agnes Holm", f"Life-{each} Holm")
        person.write_text(text.replace("short_name: Holm", f"short_name: Life-{each}"), encoding="utf-8")
        people.append(copy.name)
    file = folder / "exhibit.yaml"
    text = re.sub(r"people: \[.*\]", f"people: [{', '.join(people)}]", file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")
    return folder


def visit_state(visit: VisitPage, call: str) -> None:
    """Call a function of the visit's state, as other parts do."""
    script = asset_address("visitor/browser/visit_state.js")
    visit.page.evaluate(f"async (state) => (await import(state)).{call}", script)


def walk_of(exhibit: Exhibit, number: int) -> list[str]:
    return [stop.id for stop in exhibit.people[number].stops if stop.highlight]


def test_a_walk_leads_through_the_highlights_and_then_to_the_ending(
    choice: VisitPage, exhibit: Exhibit
) -> None:
    walk = walk_of(exhibit, 0)
    choice.tap(f'[data-walk="{exhibit.people[0].id}"]')
    for number, stop in enumerate(walk, 1):
        choice.until_shown(stop)
        dots = choice.find("[data-walk-dots]:visible")
        assert dots.get_attribute("aria-label") == f"{number} of {len(walk)}"
        assert dots.locator(".is-read").count() == number
        choice.tap(NEXT)
    wait_for_screen(choice, "ending")
    assert not choice.find("[data-walk-dots]:visible").count(), "the walk has been left"


def test_the_whole_life_is_a_button_of_its_own(choice: VisitPage, exhibit: Exhibit) -> None:
    two = exhibit.people[1]
    choice.tap(f'[data-whole-life="{two.id}"]')
    choice.until_shown(two.stops[0].id)
    choice.tap(NEXT)
    choice.until_shown(two.stops[1].id)


def test_arrow_keys_move_between_the_choices_and_enter_takes_one(choice: VisitPage, exhibit: Exhibit) -> None:
    one, two = exhibit.people
    keys = choice.page.keyboard
    for key, button in (
        ("ArrowDown", f'[data-walk="{one.id}"]'),
        ("ArrowDown", f'[data-whole-life="{one.id}"]'),
        ("ArrowRight", "[data-both]"),
        ("ArrowRight", f'[data-whole-life="{two.id}"]'),
        ("ArrowUp", f'[data-walk="{two.id}"]'),
    ):
        keys.press(key)
        assert choice.find(button).evaluate(FOCUSED), f"{key} leads to {button}"
    assert current_screen(choice) == "choose"
    keys.press("Enter")
    first = walk_of(exhibit, 1)[0]
    choice.until_shown(first)
    story = choice.find(f'[data-story="{first}"]')
    choice.until(lambda: story.evaluate(FOCUSED), "the story has the focus")


def test_the_map_between_the_sheets_takes_neither_touch_nor_focus(choice: VisitPage) -> None:
    for y in range(250, 800, 60):
        choice.tap_at(960, y)
    assert (current_screen(choice), choice.shown()) == ("choose", [])
    parts = set()
    for _ in range(8):
        choice.page.keyboard.press("Tab")
        parts.add(choice.page.evaluate("document.activeElement.closest('[data-part]')?.dataset.part"))
    assert "choose" in parts
    assert "atlas" not in parts


def test_the_choice_stays_behind_the_question_whether_anybody_is_there(choice: VisitPage) -> None:
    visit_state(choice, "askStillThere()")
    wait_for_screen(choice, "still-there")
    assert choice.find("[data-both]").is_visible()
    assert not choice.find("[data-part=timeline] [data-lane]").first.is_visible()
    choice.tap("[data-still-here]")
    wait_for_screen(choice, "choose")


def test_a_visit_that_begins_again_begins_with_the_choice(visit: VisitPage) -> None:
    visit_state(visit, "reset()")
    wait_for_screen(visit, "choose")
    assert visit.find("[data-both]").is_visible()


def test_a_choice_made_before_the_map_has_followed_a_new_beginning_is_shown_in_its_own_room(
    visit: VisitPage,
) -> None:
    visit.until_at_rest()
    opening = page_state(visit)
    visit.page.evaluate(BEGIN_AGAIN_AND_CHOOSE, asset_address("visitor/browser/visit_state.js"))
    visit.page.evaluate(FOUR_FRAMES)
    visit.until_at_rest()
    assert differences({"map": opening["map"]}, page_state(visit)) == []


@pytest.mark.parametrize("number", few_by_default([7, 20, 3]))
def test_all_lives_are_on_the_screen_and_large_enough(
    number: int, tmp_path: Path, serve: StartServer, screen: BrowserContext
) -> None:
    page = screen.new_page()
    page.emulate_media(reduced_motion="reduce")
    visit = VisitPage(page).load(serve(with_lives(tmp_path, number)).wait().url).touch_attract_screen()
    for width, height in ((1920, 1080), (1080, 1920)):
        page.set_viewport_size({"width": width, "height": height})
        buttons = page.evaluate(BUTTONS)
        assert len(buttons) == number * (2 if number <= 8 else 1) + 1
        for box in buttons:
            assert box["left"] >= 0
            assert box["right"] <= width
            assert box["top"] >= 0
            assert box["bottom"] <= height
            assert min(box["right"] - box["left"], box["bottom"] - box["top"]) >= MAIN_CONTROL
            assert not box["cut"]
            assert width > height or (box["top"] + box["bottom"]) / 2 > height / 2, "in the lower half"
    page.set_viewport_size(FULL_HD)
    last = visit.find("button[data-walk]").last
    life = last.get_attribute("data-walk")
    visit.tap(f'[data-walk="{life}"]')
    visit.until(lambda: visit.shown()[:1] and visit.shown()[0].startswith(f"{life}/"), "its walk begins")
    page.close()
