"""The attract screen: the exhibit plays by itself while nobody uses it."""

from __future__ import annotations

from components.visitor.attract.part import SLIDE_SECONDS, SWEEP_SECONDS, highlights
from data import Exhibit
from tests.browser.page_state import advance_clock, current_screen, wait_for_screen
from tests.browser.test_year_sweep import figures
from tests.browser.visit_page import FULL_HD, VisitPage

STILL_SECONDS = 60
"""As in attract.js: without motion only the position changes, and so seldom."""
SLIDE = """() => [...document.querySelectorAll(".poster")].filter((slide) => !slide.hidden)
  .map((slide) => slide.dataset.slide ?? "sweep")"""
POSITION = """() => document.documentElement.dataset.posterPlace
  + document.querySelector("[data-part=attract]").style.cssText"""
ELEMENTS = "document.querySelectorAll('[data-part]:not([data-part=atlas]) *').length"
CUT_OR_OVERLAPPING = """() => {
  const part = document.querySelector("[data-part=attract]"), root = document.documentElement.dataset;
  const slides = [...part.querySelectorAll(".poster")], shown = slides.filter((each) => !each.hidden);
  const before = root.posterPlace, invitation = part.querySelector("[data-begin]"), found = [];
  const box = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.getBoundingClientRect();
  };
  for (const slide of slides) {
    slides.forEach((each) => { each.hidden = each !== slide; });
    for (root.posterPlace of ["0", "1", "2", "3"]) {
      part.style.setProperty("--offset-step", "6");
      const sheet = slide.querySelector(".poster__text").getBoundingClientRect(), touch = box(invitation);
      const texts = [...slide.querySelectorAll(".poster__text > :is(p, h1, h2)")].map(box);
      const inside = ({ left, top, right, bottom }) => left >= 0 && right <= innerWidth
        && top >= sheet.top && bottom <= sheet.bottom + 1;
      const overlaps = (text) =>
        text.right > touch.left && text.bottom > touch.top && text.top < touch.bottom;
      const isGood = [...texts, touch].every(inside) && !texts.some(overlaps);
      if (!isGood) found.push([slide.innerText, root.posterPlace]);
    }
  }
  slides.forEach((each) => { each.hidden = !shown.includes(each); });
  root.posterPlace = before;
  return found;
}"""


def test_the_exhibit_opens_with_the_attract_screen_and_the_first_touch_does_nothing_but_wake_it(
    new_page: VisitPage, exhibit: Exhibit
) -> None:
    assert current_screen(new_page) == "attract"
    assert exhibit.title in new_page.screen_text()
    new_page.tap_at(300, 900)  # where the choice will have a button
    wait_for_screen(new_page, "choose")
    new_page.page.wait_for_timeout(400)  # a click would arrive this late
    assert current_screen(new_page) == "choose"
    new_page.tap("[data-both]")
    wait_for_screen(new_page, "explore")
    assert new_page.shown() == []


def test_it_shows_each_persons_highlights_without_a_server_until_somebody_touches_it(
    attract_page: VisitPage, exhibit: Exhibit
) -> None:
    page = attract_page.page
    attract_page.set_motion("no-preference")
    page.route("**/*", lambda route: route.abort())
    slides = [["", *(stop.id for stop in highlights(person)), "sweep"] for person in exhibit.people]
    sequence = [slide for life in slides for slide in life]
    seen, places, count = [], set(), 0
    for number in range(len(sequence) + 3):
        seen += page.evaluate(SLIDE)
        places.add(page.evaluate(POSITION))
        if number == len(slides[0]) + 1:  # the year of the sweep has its digits
            count = page.evaluate(ELEMENTS)
        advance_clock(attract_page, SWEEP_SECONDS if seen[-1] == "sweep" else SLIDE_SECONDS)
    assert seen == [*sequence, *sequence[:3]]
    assert len(places) > 6, "the position of the posters changes (burn-in)"
    assert page.evaluate(ELEMENTS) == count
    assert len(page.evaluate(SLIDE)) == 1
    attract_page.touch_attract_screen()
    assert current_screen(attract_page) == "choose"
    advance_clock(attract_page, 2 * SLIDE_SECONDS)
    assert page.evaluate(SLIDE) == [sequence[3]], "the posters have stopped"


def test_in_the_slide_of_the_years_the_year_turns_and_the_figures_walk(attract_page: VisitPage) -> None:
    page = attract_page.page
    attract_page.set_motion("no-preference")
    for _ in range(30):
        if page.evaluate(SLIDE) == ["sweep"]:
            break
        advance_clock(attract_page, SLIDE_SECONDS)
    attract_page.until(lambda: len(figures(attract_page)) == 2, "both figures are on the map")
    page.wait_for_timeout(1000)  # the year of the last play is gone
    years, places = [], []
    for _ in range(3):
        years.append(int(page.evaluate("document.documentElement.dataset.year")))
        places.append(str(figures(attract_page)))
        page.wait_for_timeout(1500)
    assert years == sorted(set(years)), "the year turns"
    assert len(set(places)) > 1, "the figures walk"
    attract_page.tap_at(960, 500)
    wait_for_screen(attract_page, "choose")
    attract_page.until(lambda: figures(attract_page) == {}, "a touch ends it")


def test_with_reduced_motion_the_title_stays_and_is_only_moved_once_a_minute(attract_page: VisitPage) -> None:
    page = attract_page.page
    animations = "(print) => getComputedStyle(print).animationName"
    assert attract_page.find(".poster:not([hidden]) .poster__text > *").first.evaluate(animations) == "none"
    before = page.evaluate(POSITION)
    advance_clock(attract_page, STILL_SECONDS - 10)  # the clock has run since the title came
    assert (page.evaluate(SLIDE), page.evaluate(POSITION)) == ([""], before)
    advance_clock(attract_page, 10)
    assert page.evaluate(SLIDE) == [""]
    assert page.evaluate(POSITION) != before, "the picture would burn in"


def test_the_words_of_every_slide_are_on_their_sheet_and_clear_of_the_invitation(
    attract_page: VisitPage,
) -> None:
    for width, height in ((1920, 1080), (1080, 1920), (1280, 800), (390, 844), (844, 390)):
        attract_page.page.set_viewport_size({"width": width, "height": height})
        assert attract_page.page.evaluate(CUT_OR_OVERLAPPING) == [], (width, height)
    attract_page.page.set_viewport_size(FULL_HD)


def test_enter_on_the_invitation_begins_and_the_keys_go_on_in_the_choice(attract_page: VisitPage) -> None:
    attract_page.find("[data-begin]").focus()
    attract_page.page.keyboard.press("Enter")
    wait_for_screen(attract_page, "choose")
    attract_page.page.keyboard.press("ArrowRight")
    focused = "(button) => button === document.activeElement"
    assert attract_page.find("button[data-walk]").first.evaluate(focused)
