"""The settings: what each of them changes, where they are, and that the next visitor finds none of it."""

from __future__ import annotations

from typing import Any

import pytest

from components.visitor.still_there.part import COUNTDOWN_SECONDS
from data import Exhibit
from tests.browser.page_state import advance_clock, wait_for_screen
from tests.browser.visit_page import FULL_HD, VisitPage

SETTINGS = ("large-text", "contrast", "still", "mirror")
ATTRIBUTES = """(names) => names.filter((name) => document.documentElement.hasAttribute(`data-${name}`))"""
BOXES = """() => {
  const mm = parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--mm"));
  return [...document.querySelectorAll(".settings button")]
    .map((each) => [each, each.getBoundingClientRect()])
    .map(([each, box]) => [each.textContent.trim(), box.width / mm, box.height / mm, box.top, box.bottom]);
}"""
STYLE = "(each, name) => getComputedStyle(each)[name]"


@pytest.fixture
def story(visit: VisitPage, exhibit: Exhibit) -> VisitPage:
    """A visit with an open story."""
    person = exhibit.people[0]
    visit.tap(f'[data-person="{person.id}"]')
    visit.until_shown(person.stops[0].id)
    return visit


def settings_on(visit: VisitPage) -> list[str]:
    return list(visit.page.evaluate(ATTRIBUTES, list(SETTINGS)))


def style(visit: VisitPage, selector: str, name: str) -> Any:
    return visit.find(selector).first.evaluate(STYLE, name)


def test_two_taps_make_the_text_large_and_a_third_makes_it_as_it_was(story: VisitPage) -> None:
    text = "article:not([hidden]) .story__text"
    before = float(style(story, text, "fontSize").removesuffix("px"))
    story.tap("[data-settings]")
    story.tap("[data-large-text]:not(html)")
    assert float(style(story, text, "fontSize").removesuffix("px")) > 1.3 * before
    story.tap("[data-large-text]:not(html)")
    assert float(style(story, text, "fontSize").removesuffix("px")) == before


def test_contrast_is_black_on_white(story: VisitPage) -> None:
    story.tap("[data-settings]")
    story.tap("[data-contrast]:not(html)")
    assert style(story, "article:not([hidden]) .story__text", "color") == "rgb(0, 0, 0)"
    assert style(story, "[data-part=story_panel]", "backgroundColor") == "rgb(255, 255, 255)"


def test_without_motion_nothing_is_animated(story: VisitPage) -> None:
    moving = """() => [...document.querySelectorAll("[data-part] *")].map((each) => getComputedStyle(each))
      .filter((each) => each.animationName !== "none" || parseFloat(each.transitionDuration) > 0).length"""
    assert story.page.evaluate(moving) > 0
    story.tap("[data-settings]")
    story.tap("[data-still]:not(html)")
    assert story.page.evaluate(moving) == 0


def test_for_a_left_hand_the_card_is_at_the_left_and_the_panel_at_the_right(story: VisitPage) -> None:
    def lefts() -> list[float]:
        boxes = [story.find(each).bounding_box() for each in ("[data-part=story_panel]", ".settings")]
        return [box["x"] for box in boxes if box]

    story.tap("[data-settings]")
    card, panel = lefts()
    assert panel < FULL_HD["width"] / 2 < card
    story.tap("[data-mirror]:not(html)")
    card, panel = lefts()
    assert card < FULL_HD["width"] / 2 < panel + 400


def test_every_control_is_20_mm_high_and_wide_and_in_the_lower_half(visit_in_languages: VisitPage) -> None:
    visit_in_languages.tap("[data-settings]")
    boxes = visit_in_languages.page.evaluate(BOXES)
    assert len(boxes) == 3 + len(SETTINGS) + 2
    for name, width, height, top, bottom in boxes:
        assert min(width, height) >= 20, name
        assert top >= FULL_HD["height"] / 2, name
        assert bottom <= FULL_HD["height"], name


def test_the_panel_opens_from_the_choice_of_a_life_too(visit: VisitPage) -> None:
    visit.tap("[data-settings]")
    visit.tap("[data-reset]")
    wait_for_screen(visit, "choose")
    visit.tap(".settings__open")
    visit.tap("[data-contrast]:not(html)")
    visit.tap("[data-close-settings]")
    visit.tap("[data-both]")
    assert settings_on(visit) == ["contrast"], "the choice keeps it"


def test_the_focus_goes_into_the_panel_and_back_to_its_button(visit: VisitPage) -> None:
    keyboard, button = visit.page.keyboard, visit.find(".toolbar [data-settings]")
    button.focus()
    keyboard.press("Enter")
    assert visit.page.evaluate("document.activeElement.closest('.settings') !== null")
    assert button.get_attribute("aria-expanded") == "true"
    keyboard.press("Tab")
    keyboard.press("Space")
    assert settings_on(visit) == ["large-text"]
    keyboard.press("Escape")
    assert button.evaluate("(each) => each === document.activeElement")
    assert visit.find(".settings").is_hidden()


def test_a_new_start_resets_every_setting(story: VisitPage) -> None:
    change_all(story)
    story.tap("[data-reset]")
    assert settings_on(story) == []
    assert story.find(".settings").is_hidden()


def test_the_next_visitor_finds_no_setting_of_the_last(attract_page: VisitPage, exhibit: Exhibit) -> None:
    visit = attract_page.wake()
    change_all(visit)
    advance_clock(visit, exhibit.idle_seconds)
    wait_for_screen(visit, "still-there")
    assert settings_on(visit) == list(SETTINGS), "the question changes nothing"
    advance_clock(visit, COUNTDOWN_SECONDS)
    wait_for_screen(visit, "attract")
    assert settings_on(visit) == []
    visit.wake()
    assert visit.find(".settings").is_hidden()
    assert visit.find(".settings [aria-pressed=true]").count() == 0


def change_all(visit: VisitPage) -> None:
    visit.tap("[data-settings]")
    for each in SETTINGS:
        visit.tap(f"[data-{each}]:not(html)")
    assert settings_on(visit) == list(SETTINGS)
