"""Nobody is there: the exhibit plays by itself."""

from __future__ import annotations

from components.visitor.attract.part import SLIDE_SECONDS, highlights
from data import Exhibit
from tests.browser.page_state import screen_of, standing, turn_on, until_screen
from tests.browser.visit_page import FOUR_FRAMES, Visit

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
