"""Somebody may be there: the page asks, and forgets nothing, or everything."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from components.visitor.still_there.part import COUNTDOWN_SECONDS
from data import Exhibit
from tests.browser.page_state import busy_with, differences, screen_of, standing, turn_on, until_screen
from tests.browser.visit_page import FOUR_FRAMES, FULL_HD, Visit


@pytest.fixture
def busy(alone: Visit, exhibit: Exhibit) -> Visit:
    """A visitor in the middle of a story."""
    alone.wake()
    life = exhibit.people[1]
    busy_with(alone, life.id, life.stops[6].id)
    return alone


def grow_quiet(visit: Visit, exhibit: Exhibit) -> None:
    turn_on(visit, exhibit.idle_seconds)
    until_screen(visit, "still-there")


def test_the_question_stands_in_the_middle_no_larger_than_what_it_says(busy: Visit, exhibit: Exhibit) -> None:
    grow_quiet(busy, exhibit)
    risen = "card => card.getAnimations().every(each => each.playState == 'finished')"
    busy.until(lambda: busy.find("[data-part=still_there] .card").evaluate(risen), "the card has risen")
    box, last = (
        busy.find(f"[data-part=still_there] {each}").bounding_box() for each in (".card", ".card__answers")
    )
    assert box
    assert last
    assert abs(box["x"] + box["width"] / 2 - FULL_HD["width"] / 2) < 2
    assert abs(box["y"] + box["height"] / 2 - FULL_HD["height"] / 2) < 2
    assert box["y"] + box["height"] - (last["y"] + last["height"]) < 80


def test_any_answer_brings_the_very_same_back_and_presses_nothing(busy: Visit, exhibit: Exhibit) -> None:
    page, before = busy.page, standing(busy)
    assert before["details"] == 1
    assert before["list_scrolled"] > 300

    answers: dict[str, Callable[[], None]] = {
        "a touch where Next lies": lambda: busy.tap_at(1800, 1040),
        "a touch on a row of the list": lambda: busy.tap_at(1600, 500),
        "a touch on the toggle": lambda: busy.tap_at(200, 850),
        "the button": lambda: busy.tap("[data-still-here]"),
        "a key that steps": lambda: page.keyboard.press("ArrowRight"),
        "a key that closes": lambda: page.keyboard.press("Escape"),
        "a key that presses": lambda: page.keyboard.press("Enter"),
        "a mouse": lambda: page.mouse.click(1500, 500, delay=100),
        "a wheel": lambda: page.mouse.wheel(0, 200),
    }
    for name, answer in answers.items():
        grow_quiet(busy, exhibit)
        card = page.get_by_role("alertdialog")
        assert card.is_visible()
        assert "Still reading?" in card.inner_text()
        turn_on(busy, COUNTDOWN_SECONDS - 3)
        busy.until(lambda: busy.find("[data-left]").inner_text() in ("2", "3"), "the seconds are counted")
        answer()
        until_screen(busy, "explore")
        page.evaluate(FOUR_FRAMES)
        page.wait_for_timeout(350)  # a click, or a wheel that runs out, would come late
        assert differences(before, standing(busy)) == [], name
        assert not card.is_visible()
    busy.tap("[data-close-list]")
    busy.until(lambda: not standing(busy)["list"], "the next touch is an ordinary one")


def test_otherwise_everything_begins_again(alone: Visit, exhibit: Exhibit) -> None:
    alone.wake().until_at_rest()
    opening = standing(alone)
    for how in ("only the map was moved", "begin again", "begin again, by keyboard", "nobody answers"):
        if how == "only the map was moved":
            alone.tap("[data-zoom=in]")
            alone.page.evaluate("document.querySelector('[data-part=story_panel]').scrollTop = 50")
            alone.until_at_rest()
        else:
            busy_with(alone, exhibit.people[1].id, exhibit.people[1].stops[6].id)
        assert any(each.startswith("map was") for each in differences(opening, standing(alone)))
        grow_quiet(alone, exhibit)
        if how == "nobody answers":
            turn_on(alone, COUNTDOWN_SECONDS)
            until_screen(alone, "attract")
            alone.wake()
        elif how == "begin again, by keyboard":
            for _ in range(3):  # there, back to the first answer, and there
                alone.page.keyboard.press("Tab")
            alone.page.keyboard.press("Enter")
        else:
            alone.tap("[data-begin-again]")
        until_screen(alone, "explore")
        alone.page.evaluate(FOUR_FRAMES)
        alone.until_at_rest()
        found = {**standing(alone), "focus": opening["focus"]}
        assert differences(opening, found) == [], how


def test_only_a_hand_or_a_key_or_a_voice_keeps_the_visit(busy: Visit, exhibit: Exhibit) -> None:
    page, half = busy.page, exhibit.idle_seconds / 2 + 1
    busy.tap_at(700, 60)
    turn_on(busy, half)
    page.mouse.move(300, 300)
    page.mouse.move(600, 500, steps=30)  # hovering: nobody
    page.evaluate("document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))")
    turn_on(busy, half)
    until_screen(busy, "still-there")
    page.keyboard.press("Shift")
    until_screen(busy, "explore")
    page.evaluate("""async () => {
      const voice = document.createElement("audio");
      voice.id = "voice";
      voice.srcObject = new AudioContext().createMediaStreamDestination().stream;
      document.body.append(voice);
      await voice.play();
    }""")
    for _ in range(3):
        turn_on(busy, half)
        page.wait_for_timeout(100)
        assert screen_of(busy) == "explore", "somebody listens"
    page.evaluate("document.getElementById('voice').remove()")
    page.wait_for_timeout(300)
    grow_quiet(busy, exhibit)
    page.keyboard.press("Shift")
    until_screen(busy, "explore")

    before = standing(busy)
    wire = page.context.new_cdp_session(page)
    finger = [{"x": 1800, "y": 1040, "id": 1}]
    wire.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": finger})
    grow_quiet(busy, exhibit)  # a hand that rests on the glass is nobody's
    wire.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_timeout(300)
    assert differences(before, {**standing(busy), "focus": before["focus"]}) == [], "and presses nothing"
