"""Nobody is there: the exhibit plays by itself. Somebody may be: it asks, and forgets nothing or all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext

from components.attract import SLIDE_SECONDS, highlights
from components.still_there import COUNTDOWN_SECONDS
from data import Exhibit
from tests.browser.gallery import Gallery
from tests.browser.standing import busy_with, differences, screen_of, standing, until_screen
from tests.browser.visit import FOUR_FRAMES, Visit

SLIDE = """() => [...document.querySelectorAll("[data-slide]")].filter((slide) => !slide.hidden)
  .map((slide) => slide.dataset.slide)"""
COVERS = """() => {
  const room = document.querySelector("[data-part=attract]"), before = room.dataset.place;
  const slides = [...room.querySelectorAll("[data-slide]")], shown = slides.filter((each) => !each.hidden);
  const found = [];
  for (const slide of slides) {
    slides.forEach((each) => { each.hidden = each !== slide; });
    for (room.dataset.place of ["0", "1", "2", "3"]) {
      room.style.setProperty("--stray", "6");
      const { left, top, right, bottom } = slide.getBoundingClientRect();
      const middle = innerHeight / 2;
      const cut = left < 0 || top < 0 || right > innerWidth || bottom > innerHeight;
      const over = slide.dataset.slide ? top < middle + 55 && bottom > middle - 30 : top < innerHeight * 0.6;
      if (cut || over) found.push([slide.innerText, room.dataset.place, top, bottom]);
    }
  }
  slides.forEach((each) => { each.hidden = !shown.includes(each); });
  room.dataset.place = before;
  return found;
}"""


@pytest.fixture
def alone(screen: BrowserContext, gallery: Gallery) -> Iterator[Visit]:
    """The exhibit as it plays in an empty room, the browser's clock in the test's hand."""
    page = screen.new_page()
    page.clock.install()
    yield Visit(page).arrive(gallery.url)
    page.close()


@pytest.fixture
def busy(alone: Visit, exhibit: Exhibit) -> Visit:
    """A visitor in the middle of a story."""
    alone.tap_at(2, 2)
    until_screen(alone, "explore")
    life = exhibit.people[1]
    busy_with(alone, life.id, life.stops[6].id)
    return alone


def turn_on(visit: Visit, seconds: float) -> None:
    visit.page.clock.fast_forward(round(1000 * seconds))


def grow_quiet(visit: Visit, exhibit: Exhibit) -> None:
    turn_on(visit, exhibit.idle_seconds)
    until_screen(visit, "still-there")


def test_a_gallery_opens_playing_and_the_first_touch_gives_the_whole_view(
    alone: Visit, exhibit: Exhibit
) -> None:
    assert screen_of(alone) == "attract"
    assert exhibit.title in alone.screen_text()
    assert "Tap a place" not in alone.screen_text()
    alone.until_at_rest()
    mark = alone.lone_mark()
    alone.tap_at(mark.x, mark.y)
    until_screen(alone, "explore")
    alone.page.evaluate(FOUR_FRAMES)
    alone.page.wait_for_timeout(400)  # a click would come late
    assert alone.shown() == ["welcome"]
    alone.until_at_rest()
    lives = {str(mark.stop).split("/")[0] for mark in alone.marks() if mark.stop}
    assert lives == {person.id for person in exhibit.people}
    mark = alone.lone_mark()
    alone.tap_at(mark.x, mark.y)
    alone.until_shown(str(mark.stop))


def test_it_walks_each_lifes_highlights_without_server_and_a_touch_goes_on_from_there(
    alone: Visit, exhibit: Exhibit
) -> None:
    page = alone.page
    page.emulate_media(reduced_motion="reduce")
    page.route("**/*", lambda route: route.abort())
    lap = [each for person in exhibit.people for each in ["", *(stop.id for stop in highlights(person))]]
    seen, places, count = [], set(), 0
    for number in range(len(lap) + 3):
        seen += page.evaluate(SLIDE)
        places.add(
            alone.find("[data-part=attract]").evaluate("(room) => room.dataset.place + room.style.cssText")
        )
        alone.until(
            lambda: alone.page.evaluate(SLIDE)[0] in ("", *standing(alone)["story"]), "the story is ready"
        )
        if number == 2:
            count = page.evaluate("document.querySelectorAll('[data-part]:not([data-part=atlas]) *').length")
        turn_on(alone, SLIDE_SECONDS)
    assert seen == [*lap, *lap[:3]]
    assert len(places) > 6, "nothing stands still for months"
    assert page.evaluate("document.querySelectorAll('[data-part]:not([data-part=atlas]) *').length") == count
    assert len(page.evaluate(SLIDE)) == 1
    alone.tap_at(1800, 1040)  # where "Next" will be
    alone.until_shown(lap[3])
    page.wait_for_timeout(400)
    assert (screen_of(alone), alone.shown()) == ("explore", [lap[3]])
    alone.until_at_rest()
    assert len([mark for mark in alone.marks() if mark.open]) == 1
    turn_on(alone, 2 * SLIDE_SECONDS)
    assert alone.shown() == [lap[3]], "the walk is over"
    alone.tap("[data-step=previous]")
    alone.until_shown(exhibit.people[0].stops[[s.id for s in exhibit.people[0].stops].index(lap[3]) - 1].id)


def test_no_title_hides_what_it_tells_of(alone: Visit) -> None:
    alone.page.emulate_media(reduced_motion="reduce")
    for width, height in ((1920, 1080), (1080, 1920), (1366, 768)):
        alone.page.set_viewport_size({"width": width, "height": height})
        assert alone.page.evaluate(COVERS) == []
    moves = "(slide) => getComputedStyle(slide).animationName"
    assert alone.find(".slide:not([hidden])").evaluate(moves) == "none"


def test_any_answer_brings_the_very_same_back_and_presses_nothing(busy: Visit, exhibit: Exhibit) -> None:
    page, before = busy.page, standing(busy)
    assert before["details"] == 1
    assert before["list_scrolled"] > 300

    def long_press() -> None:
        page.mouse.move(1500, 500)
        page.mouse.down()
        page.wait_for_timeout(100)
        page.mouse.up()

    answers = {
        "a touch where Next lies": lambda: busy.tap_at(1800, 1040),
        "a touch on a row of the list": lambda: busy.tap_at(1600, 500),
        "a touch on the toggle": lambda: busy.tap_at(200, 850),
        "the button": lambda: busy.tap("[data-still-here]"),
        "a key that steps": lambda: page.keyboard.press("ArrowRight"),
        "a key that closes": lambda: page.keyboard.press("Escape"),
        "a key that presses": lambda: page.keyboard.press("Enter"),
        "a mouse": long_press,
        "a wheel": lambda: page.mouse.wheel(0, 200),
    }
    for name, answer in answers.items():
        grow_quiet(busy, exhibit)
        card = page.get_by_role("alertdialog")
        assert card.is_visible()
        assert "Still reading?" in card.inner_text()
        turn_on(busy, COUNTDOWN_SECONDS - 3)
        busy.until(lambda: busy.find("[data-left]").inner_text() in ("2", "3"), "the seconds are counted")
        answer()  # type: ignore[no-untyped-call]
        until_screen(busy, "explore")
        page.evaluate(FOUR_FRAMES)
        page.wait_for_timeout(350)  # a click, or a wheel that runs out, would come late
        assert differences(before, standing(busy)) == [], name
        assert not card.is_visible()
    busy.tap("[data-close-list]")
    busy.until(lambda: not standing(busy)["list"], "the next touch is an ordinary one")


def test_otherwise_everything_begins_again(alone: Visit, exhibit: Exhibit) -> None:
    alone.tap_at(2, 2)
    until_screen(alone, "explore")
    alone.page.evaluate(FOUR_FRAMES)
    alone.until_at_rest()
    opening = standing(alone)
    for how in ("only the map was moved", "begin again", "nobody answers"):
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
            alone.tap_at(1800, 1040)
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
