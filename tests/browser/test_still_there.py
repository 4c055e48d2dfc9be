"""The "still there?" question: an answer restores the visit unchanged; without one the page is reset."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from components.visitor.still_there.part import COUNTDOWN_SECONDS
from data import Exhibit
from tests.browser.page_state import (
    advance_clock,
    change_page_state,
    current_screen,
    differences,
    page_state,
    wait_for_screen,
)
from tests.browser.visit_page import FOUR_FRAMES, FULL_HD, VisitPage


@pytest.fixture
def changed(attract_page: VisitPage, exhibit: Exhibit) -> VisitPage:
    """A visit in which everything has been changed from the beginning."""
    attract_page.wake()
    person = exhibit.people[1]
    change_page_state(attract_page, person.id, person.stops[6].id)
    return attract_page


def let_idle_time_pass(visit: VisitPage, exhibit: Exhibit) -> None:
    advance_clock(visit, exhibit.idle_seconds)
    wait_for_screen(visit, "still-there")


def test_the_question_is_centred_and_as_large_as_its_content(changed: VisitPage, exhibit: Exhibit) -> None:
    let_idle_time_pass(changed, exhibit)
    at_rest = "card => card.getAnimations().every(each => each.playState == 'finished')"
    changed.until(
        lambda: changed.find("[data-part=still_there] .dialog").evaluate(at_rest),
        "the card's animation has ended",
    )
    box, last = (
        changed.find(f"[data-part=still_there] {each}").bounding_box()
        for each in (".dialog", ".dialog__answers")
    )
    assert box
    assert last
    assert abs(box["x"] + box["width"] / 2 - FULL_HD["width"] / 2) < 2
    assert abs(box["y"] + box["height"] / 2 - FULL_HD["height"] / 2) < 2
    assert box["y"] + box["height"] - (last["y"] + last["height"]) < 80


def test_any_answer_restores_the_same_page_state_and_activates_no_control(
    changed: VisitPage, exhibit: Exhibit
) -> None:
    page, before = changed.page, page_state(changed)
    assert before["details"] == 1
    assert before["list_scrolled"] > 300

    answers: dict[str, Callable[[], None]] = {
        "a touch where Next is": lambda: changed.tap_at(1800, 880),
        "a touch on a row of the list": lambda: changed.tap_at(300, 500),
        "a touch on the toggle": lambda: changed.tap_at(200, 1000),
        "the button": lambda: changed.tap("[data-still-here]"),
        "a key that opens the next story": lambda: page.keyboard.press("ArrowRight"),
        "a key that closes": lambda: page.keyboard.press("Escape"),
        "a key that activates": lambda: page.keyboard.press("Enter"),
        "a mouse": lambda: page.mouse.click(1500, 500, delay=100),
        "a wheel": lambda: page.mouse.wheel(0, 200),
    }
    for name, answer in answers.items():
        let_idle_time_pass(changed, exhibit)
        card = page.get_by_role("alertdialog")
        assert card.is_visible()
        assert "Still reading?" in card.inner_text()
        advance_clock(changed, 2)  # no more: a busy machine needs the others
        changed.until(
            lambda: int(changed.find("[data-left]").inner_text()) <= COUNTDOWN_SECONDS - 2,
            "the seconds are counted",
        )
        answer()
        wait_for_screen(changed, "explore")
        page.evaluate(FOUR_FRAMES)
        page.wait_for_timeout(350)  # a click, or the end of a wheel movement, would arrive this late
        assert differences(before, page_state(changed)) == [], name
        assert not card.is_visible()
    changed.tap("[data-close-list]")
    changed.until(lambda: not page_state(changed)["list"], "the next touch is an ordinary one")


def test_without_an_answer_or_with_begin_again_the_page_is_reset(
    attract_page: VisitPage, exhibit: Exhibit
) -> None:
    attract_page.wake().until_at_rest()
    opening = page_state(attract_page)
    for how in ("only the map was moved", "begin again", "begin again, by keyboard", "nobody answers"):
        if how == "only the map was moved":
            attract_page.tap("[data-zoom=in]")
            attract_page.page.evaluate("document.querySelector('[data-part=story_panel]').scrollTop = 50")
            attract_page.until_at_rest()
        else:
            change_page_state(attract_page, exhibit.people[1].id, exhibit.people[1].stops[6].id)
        assert any(each.startswith("map was") for each in differences(opening, page_state(attract_page)))
        let_idle_time_pass(attract_page, exhibit)
        if how == "nobody answers":
            advance_clock(attract_page, COUNTDOWN_SECONDS)
            wait_for_screen(attract_page, "attract")
            attract_page.wake()
        elif how == "begin again, by keyboard":
            for _ in range(3):  # to the second answer, back to the first, to the second
                attract_page.page.keyboard.press("Tab")
            attract_page.page.keyboard.press("Enter")
        else:
            attract_page.tap("[data-begin-again]")
        if how != "nobody answers":
            wait_for_screen(attract_page, "choose")
            attract_page.tap("[data-both]")
        wait_for_screen(attract_page, "explore")
        attract_page.page.evaluate(FOUR_FRAMES)
        attract_page.until_at_rest()
        found = {**page_state(attract_page), "focus": opening["focus"]}
        assert differences(opening, found) == [], how


def test_only_touch_key_or_playing_sound_postpones_the_question(changed: VisitPage, exhibit: Exhibit) -> None:
    page, half = changed.page, exhibit.idle_seconds / 2 + 1
    changed.tap_at(700, 60)
    advance_clock(changed, half)
    page.mouse.move(300, 300)
    page.mouse.move(600, 500, steps=30)  # a mouse that only moves does not count
    page.evaluate("document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))")
    advance_clock(changed, half)
    wait_for_screen(changed, "still-there")
    page.keyboard.press("Shift")
    wait_for_screen(changed, "explore")
    page.evaluate("""async () => {
      const audio = document.createElement("audio");
      audio.id = "audio";
      audio.srcObject = new AudioContext().createMediaStreamDestination().stream;
      document.body.append(audio);
      await audio.play();
    }""")
    for _ in range(3):
        advance_clock(changed, half)
        page.wait_for_timeout(100)
        assert current_screen(changed) == "explore", "sound is playing"
    page.evaluate("document.getElementById('audio').remove()")
    page.wait_for_timeout(300)
    let_idle_time_pass(changed, exhibit)
    page.keyboard.press("Shift")
    wait_for_screen(changed, "explore")

    before = page_state(changed)
    cdp = page.context.new_cdp_session(page)
    finger = [{"x": 1800, "y": 880, "id": 1}]
    cdp.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": finger})
    let_idle_time_pass(changed, exhibit)  # a finger that rests on the screen does not count
    cdp.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_timeout(300)
    assert differences(before, {**page_state(changed), "focus": before["focus"]}) == [], (
        "and activates nothing"
    )
