"""The ending of a life: how one comes there, what it shows, and where it leads."""

from __future__ import annotations

from data import Exhibit
from tests.browser.page_state import current_screen, wait_for_screen
from tests.browser.test_choose import visit_state, walk_of
from tests.browser.visit_page import FULL_HD, VisitPage

NEXT = '[data-step="next"]'
FOCUSED = "(element) => element === document.activeElement"
SHOWN = "[data-ending-of]:not([hidden])"
OTHER_LINES = "[data-part=atlas] .is-other-life"
MAIN_CONTROL = 80.6
"""Pixels: 20 mm on the screen of the test exhibits."""
BUTTONS = """() => [...document.querySelectorAll("[data-part=ending] button, .settings__open")]
  .filter((each) => each.checkVisibility()).map((button) => {
    const { left, top, right, bottom } = button.getBoundingClientRect();
    const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return { name: button.ariaLabel ?? button.innerText, left, top, right, bottom,
      free: button.contains(over), cut: button.scrollWidth > button.clientWidth + 1 };
  })"""


def end_walk(visit: VisitPage, exhibit: Exhibit, number: int = 0) -> str:
    """Open the last moment of a life's walk, and go on; returns the stop's id."""
    last = walk_of(exhibit, number)[-1]
    visit_state(visit, f"startWalk({exhibit.people[number].id!r})")
    visit_state(visit, f"openStop({last!r})")
    visit.until_shown(last)
    visit.tap(NEXT)
    wait_for_screen(visit, "ending")
    return last


def test_a_walk_ends_with_the_question_of_its_life_over_the_lines_of_both(
    visit: VisitPage, exhibit: Exhibit
) -> None:
    end_walk(visit, exhibit)
    shown = visit.find(SHOWN)
    assert shown.get_attribute("data-ending-of") == exhibit.people[0].id
    assert shown.evaluate(FOCUSED), "its name is read out"
    assert shown.locator("h1").inner_text() == exhibit.people[0].name, "the journeys ask no question"
    visit.until(lambda: not visit.find(OTHER_LINES).count(), "the map shows the lines of both lives")
    assert not visit.find("[data-part=timeline] [data-lane]").first.is_visible()


def test_every_button_is_large_enough_in_the_lower_half_and_not_covered(
    visit: VisitPage, exhibit: Exhibit
) -> None:
    end_walk(visit, exhibit)
    for width, height in ((1920, 1080), (1080, 1920), (1280, 800)):
        visit.page.set_viewport_size({"width": width, "height": height})
        buttons = visit.page.evaluate(BUTTONS)
        names = [each["name"].splitlines()[0] for each in buttons]
        assert names == [
            *("Previous", "Follow the other life", "All of this life", "Back to the map", "Begin again"),
            "Settings",
        ]
        for box in buttons:
            assert min(box["right"] - box["left"], box["bottom"] - box["top"]) >= MAIN_CONTROL, box
            assert box["top"] >= height / 2
            assert box["left"] >= 0
            assert box["right"] <= width
            assert box["bottom"] <= height
            assert box["free"], box
            assert not box["cut"], box
    visit.page.set_viewport_size(FULL_HD)


def test_the_other_life_is_followed_in_its_walk(visit: VisitPage, exhibit: Exhibit) -> None:
    end_walk(visit, exhibit)
    visit.tap("[data-follow-walk]")
    visit.until_shown(walk_of(exhibit, 1)[0])
    assert visit.find("html").get_attribute("data-walk") == "highlights"


def test_all_of_the_life_is_offered_after_its_walk_and_not_after_the_whole(
    visit: VisitPage, exhibit: Exhibit
) -> None:
    end_walk(visit, exhibit)
    visit.tap("[data-all-of-life]")
    person = exhibit.people[0]
    visit.until_shown(person.stops[0].id)
    visit_state(visit, f"openStop({person.stops[-1].id!r})")
    visit.page.keyboard.press("ArrowRight")
    wait_for_screen(visit, "ending")
    assert not visit.find(f"{SHOWN} [data-all-of-life]").is_visible()


def test_back_and_escape_lead_to_the_story_that_was_open_in_its_walk(
    visit: VisitPage, exhibit: Exhibit
) -> None:
    last = end_walk(visit, exhibit)
    visit.tap("[data-ending-back]")
    visit.until_shown(last)
    assert visit.find("html").get_attribute("data-walk") == "highlights"
    visit.tap(NEXT)
    wait_for_screen(visit, "ending")
    visit.page.keyboard.press("Escape")
    visit.until_shown(last)


def test_in_everyones_view_the_ending_is_of_the_life_and_back_leads_to_everyone(
    visit: VisitPage, exhibit: Exhibit
) -> None:
    last = exhibit.people[1].stops[-1].id
    visit_state(visit, f"openStop({last!r})")
    visit.until_shown(last)
    visit.tap(NEXT)
    wait_for_screen(visit, "ending")
    assert visit.find(SHOWN).get_attribute("data-ending-of") == exhibit.people[1].id
    visit.tap("[data-ending-back]")
    visit.until_shown(last)
    assert visit.find('[data-person="all"]').get_attribute("aria-pressed") == "true"


def test_the_map_and_a_new_beginning_are_one_tap_away(visit: VisitPage, exhibit: Exhibit) -> None:
    end_walk(visit, exhibit)
    visit.tap("[data-back-to-map]")
    wait_for_screen(visit, "explore")
    assert visit.shown() == []
    end_walk(visit, exhibit)
    visit.tap("[data-restart]")
    wait_for_screen(visit, "choose")


def test_it_stays_behind_the_question_whether_anybody_is_there(visit: VisitPage, exhibit: Exhibit) -> None:
    end_walk(visit, exhibit)
    visit_state(visit, "askStillThere()")
    wait_for_screen(visit, "still-there")
    assert visit.find(f"{SHOWN} h1").is_visible()
    visit.until(lambda: not visit.find(OTHER_LINES).count(), "the map shows the lines of both lives")
    visit.tap("[data-still-here]")
    wait_for_screen(visit, "ending")
    assert visit.find(SHOWN).evaluate(FOCUSED)


def test_a_code_that_can_be_scanned_stands_there_and_leads_nowhere_by_touch(
    visit: VisitPage, exhibit: Exhibit
) -> None:
    end_walk(visit, exhibit)
    box = visit.find(f"{SHOWN} [data-code]").bounding_box()
    assert box
    assert box["width"] >= 35 * 4.03
    address = visit.find(f"{SHOWN} [data-take-home]")
    assert address.inner_text() == exhibit.take_home.removeprefix("https://")
    url = visit.page.url
    for element in (visit.find(f"{SHOWN} [data-code]"), address):
        element.tap()
    assert (visit.page.url, current_screen(visit)) == (url, "ending")


def test_after_a_rest_the_years_pass_on_the_map_until_it_is_left(
    animated_visit: VisitPage, exhibit: Exhibit
) -> None:
    visit = animated_visit
    end_walk(visit, exhibit)
    year = visit.find("html[data-year]")
    visit.until(lambda: year.count() == 1, "a year is shown")
    first = year.get_attribute("data-year")
    visit.until(lambda: year.get_attribute("data-year") != first, "it passes")
    assert current_screen(visit) == "ending"
    visit.tap("[data-ending-back]")
    visit.until(lambda: not year.count(), "no year is shown")


def test_another_language_changes_the_ending_while_it_is_open(
    visit_in_languages: VisitPage, exhibit: Exhibit
) -> None:
    visit = visit_in_languages
    end_walk(visit, exhibit)
    visit.tap(".settings__open")
    visit.tap('[data-part=settings] [data-language="ar"]')
    visit.until(
        lambda: visit.find("html").get_attribute("lang") == "ar" and visit.find(SHOWN).count() == 1,
        "the ending is in Arabic",
    )
    assert current_screen(visit) == "ending"
