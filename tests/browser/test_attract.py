"""The attract screen: the exhibit plays by itself while nobody uses it."""

from __future__ import annotations

from components.visitor.attract.part import SLIDE_SECONDS, highlights
from data import Exhibit
from tests.browser.page_state import advance_clock, current_screen, page_state, wait_for_screen
from tests.browser.visit_page import FOUR_FRAMES, FULL_HD, VisitPage

SLIDE = """() => [...document.querySelectorAll("[data-slide]")].filter((slide) => !slide.hidden)
  .map((slide) => slide.dataset.slide)"""
CUT_OR_COVERED = """() => {
  const part = document.querySelector("[data-part=attract]"), before = part.dataset.place;
  const slides = [...part.querySelectorAll("[data-slide]")], shown = slides.filter((each) => !each.hidden);
  const found = [];
  for (const slide of slides) {
    slides.forEach((each) => { each.hidden = each !== slide; });
    for (part.dataset.place of ["0", "1", "2", "3"]) {
      part.style.setProperty("--offset-step", "6");
      const { left, top, right, bottom } = slide.getBoundingClientRect();
      const middle = innerHeight / 2;
      const cut = left < 0 || top < 0 || right > innerWidth || bottom > innerHeight;
      const over = slide.dataset.slide ? top < middle + 55 && bottom > middle - 30 : top < innerHeight * 0.6;
      if (cut || over) found.push([slide.innerText, part.dataset.place, top, bottom]);
    }
  }
  slides.forEach((each) => { each.hidden = !shown.includes(each); });
  part.dataset.place = before;
  return found;
}"""


def test_the_exhibit_opens_with_the_attract_screen_and_the_first_touch_shows_the_whole_view(
    new_page: VisitPage, exhibit: Exhibit
) -> None:
    assert current_screen(new_page) == "attract"
    assert exhibit.title in new_page.screen_text()
    assert "Tap a place" not in new_page.screen_text()
    new_page.until_at_rest()
    mark = new_page.single_stop_mark()
    new_page.tap_at(mark.x, mark.y)
    wait_for_screen(new_page, "explore")
    new_page.page.evaluate(FOUR_FRAMES)
    new_page.page.wait_for_timeout(400)  # a click would arrive this late
    assert new_page.shown() == ["welcome"]
    new_page.until_at_rest()
    people = {str(mark.stop).split("/")[0] for mark in new_page.marks() if mark.stop}
    assert people == {person.id for person in exhibit.people}
    mark = new_page.single_stop_mark()
    new_page.tap_at(mark.x, mark.y)
    new_page.until_shown(str(mark.stop))


def test_it_shows_each_persons_highlights_without_a_server_and_a_touch_continues_from_there(
    attract_page: VisitPage, exhibit: Exhibit
) -> None:
    page = attract_page.page
    page.route("**/*", lambda route: route.abort())
    sequence = [each for person in exhibit.people for each in ["", *(stop.id for stop in highlights(person))]]
    seen, places, count = [], set(), 0
    for number in range(len(sequence) + 3):
        seen += page.evaluate(SLIDE)
        places.add(
            attract_page.find("[data-part=attract]").evaluate(
                "(part) => part.dataset.place + part.style.cssText"
            )
        )
        attract_page.until(
            lambda: attract_page.page.evaluate(SLIDE)[0] in ("", *page_state(attract_page)["story"]),
            "the story is ready",
        )
        if number == 2:
            count = page.evaluate("document.querySelectorAll('[data-part]:not([data-part=atlas]) *').length")
        advance_clock(attract_page, SLIDE_SECONDS)
    assert seen == [*sequence, *sequence[:3]]
    assert len(places) > 6, "the position of the slides changes (burn-in)"
    assert page.evaluate("document.querySelectorAll('[data-part]:not([data-part=atlas]) *').length") == count
    assert len(page.evaluate(SLIDE)) == 1
    attract_page.tap_at(1800, 1040)  # where "Next" will be
    attract_page.until_shown(sequence[3])
    page.wait_for_timeout(400)
    assert (current_screen(attract_page), attract_page.shown()) == ("explore", [sequence[3]])
    attract_page.until_at_rest()
    assert len([mark for mark in attract_page.marks() if mark.open]) == 1
    advance_clock(attract_page, 2 * SLIDE_SECONDS)
    assert attract_page.shown() == [sequence[3]], "the slides have stopped"
    attract_page.tap("[data-step=previous]")
    attract_page.until_shown(
        exhibit.people[0].stops[[s.id for s in exhibit.people[0].stops].index(sequence[3]) - 1].id
    )


def test_no_slide_covers_its_place_on_the_map_or_leaves_the_screen(attract_page: VisitPage) -> None:
    for width, height in ((1920, 1080), (1080, 1920), (1366, 768)):
        attract_page.page.set_viewport_size({"width": width, "height": height})
        assert attract_page.page.evaluate(CUT_OR_COVERED) == []
    attract_page.page.set_viewport_size(FULL_HD)
    animation = "(slide) => getComputedStyle(slide).animationName"
    assert attract_page.find(".slide:not([hidden])").evaluate(animation) == "none"
