"""The year-sweep: figures, captions and the whole map, by drag, by keys and by the play button."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from components.page.assets import asset_address
from data import Exhibit
from tests.browser.conftest import StartServer
from tests.browser.finger import Finger
from tests.browser.map_view import room
from tests.browser.page_state import wait_for_screen
from tests.browser.test_choose import visit_state, with_lives
from tests.browser.visit_page import FOUR_FRAMES, FULL_HD, VisitPage

THUMB = "[data-time-thumb]"
PLAY = "[data-play]"
CAPTIONS = """() => [...document.querySelectorAll("[data-caption]")].filter((each) => each.checkVisibility())
  .map((each) => [".sweep__who", ".sweep__where"].map((part) => each.querySelector(part).textContent))"""
FIGURES = """() => Object.fromEntries([...document.querySelectorAll("[data-figure]")].map((each) => {
  const { x, y, width, height } = each.getBoundingClientRect();
  const pointer = each.classList.contains("is-beyond") ? each.style.getPropertyValue("--bearing") : "";
  const { state, figure } = each.dataset;
  return [figure, { state, x: x + width / 2, y: y + height / 2, width, pointer }];
}))"""
MILLIMETRE = "parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'))"
BOXES = """() => [".sweep", ".timeline", "[data-play]"]
  .map((each) => document.querySelector(each).getBoundingClientRect())
  .map(({ left, top, right, bottom }) => ({ left, top, right, bottom }))"""


SWEEP = """async ([state, moment, at]) => {
  (await import(state)).startSweep();
  (await import(moment)).setMoment(at);
}"""


def sweep_to(visit: VisitPage, moment: float) -> None:
    """Sweep to a moment, a decimal year."""
    scripts = [asset_address(f"visitor/browser/{name}.js") for name in ("visit_state", "moment")]
    visit.page.evaluate(SWEEP, [*scripts, moment])
    visit.until(lambda: _year(visit) == int(moment), f"it is {moment}")
    visit.page.evaluate(FOUR_FRAMES)


def _year(visit: VisitPage) -> int:
    visit.until(lambda: visit.find("html[data-year]").count(), "time is swept")
    visit.page.evaluate(FOUR_FRAMES)
    return int(str(visit.find("html").get_attribute("data-year")))


def _is_year(visit: VisitPage, year: int) -> bool:
    return _year(visit) == year


def captions(visit: VisitPage) -> list[str]:
    return [", ".join(each) for each in visit.page.evaluate(CAPTIONS)]


def figures(visit: VisitPage) -> dict[str, Any]:
    return dict(visit.page.evaluate(FIGURES))


def test_every_caption_says_where_a_person_was_at_what_age_and_the_thumb_says_the_same(
    visit: VisitPage,
) -> None:
    sweep_to(visit, 1873.5)
    assert captions(visit) == ["Holm, 27, Tokyo", "Orlin, 21, Kazan"]
    expect(visit.find(THUMB)).to_have_attribute("aria-valuetext", "1873 · Holm, 27, Tokyo · Orlin, 21, Kazan")
    expect(visit.find(THUMB)).to_have_attribute("aria-valuenow", "1873")
    assert visit.find(".sweep__year").inner_text().replace("\n", "") == "1873"


def test_the_keys_of_the_thumb_go_by_years_and_enter_opens_the_nearest_story(
    visit: VisitPage, exhibit: Exhibit
) -> None:
    visit.find(THUMB).focus()
    keys = visit.page.keyboard
    for key, year in (
        *(("End", 1927), ("Home", 1846), ("PageUp", 1856), ("ArrowRight", 1857)),
        *(("PageUp", 1867), ("PageDown", 1857), ("ArrowUp", 1858), ("ArrowDown", 1857)),
        *(("PageUp", 1867), ("PageUp", 1877), ("PageUp", 1887), ("ArrowLeft", 1886)),
    ):
        keys.press(key)
        visit.until(partial(_is_year, visit, year), f"{key} leads to {year}")
    assert visit.shown() == []
    keys.press("Enter")
    visit.until_shown("orlin/geneva-1885")
    keys.press("ArrowRight")
    visit.until(lambda: not visit.shown(), "the sweep closes the story")
    assert _year(visit) == 1885, "the first key shows the year of the story"
    keys.press("Escape")
    visit.until(lambda: not visit.find("html[data-sweeping]").count(), "the sweep has ended")
    assert visit.shown() == []


def test_figures_stand_where_the_lives_are_and_are_not_seen_before_birth(
    visit: VisitPage, exhibit: Exhibit
) -> None:
    mm = float(visit.page.evaluate(MILLIMETRE))
    sweep_to(visit, 1848.5)
    seen = figures(visit)
    assert seen["orlin"]["state"] == "away"
    sweep_to(visit, 1873.5)
    seen = figures(visit)
    assert {each["state"] for each in seen.values()} <= {"at", "walk"}
    assert seen["holm"]["x"] > seen["orlin"]["x"], "Tokyo is east of Kazan"
    assert min(each["width"] for each in seen.values()) >= 15 * mm


def test_a_figure_outside_the_map_waits_at_its_edge_and_points_to_where_the_life_is(visit: VisitPage) -> None:
    """Holm crosses the Pacific, of which the opening view shows the west."""
    sweep_to(visit, 1877.6)
    left, top, right, bottom = room(visit)
    holm, orlin = (figures(visit)[each] for each in ("holm", "orlin"))
    assert right - 1.2 * holm["width"] < holm["x"] + holm["width"] / 2 < right
    assert top < holm["y"] < bottom
    assert holm["pointer"] in ("0deg", "1deg", "-1deg")
    assert left < orlin["x"] < right - 3 * orlin["width"]
    assert orlin["pointer"] == ""
    sweep_to(visit, 1873.5)
    assert figures(visit)["holm"]["pointer"] == ""


def test_two_lives_in_one_city_stand_side_by_side(visit: VisitPage) -> None:
    mm = float(visit.page.evaluate(MILLIMETRE))
    sweep_to(visit, 1871.03)
    assert captions(visit) == ["Holm, 24, Kazan", "Orlin, 19, Kazan"]
    visit.page.wait_for_timeout(300)  # they step aside
    holm, orlin = figures(visit).values()
    assert abs(holm["x"] - orlin["x"]) > 15 * mm
    assert abs(holm["y"] - orlin["y"]) < 2


def test_a_sweep_from_a_city_plan_shows_the_whole_map(visit: VisitPage, exhibit: Exhibit) -> None:
    plan = next(stop for stop in exhibit.stops if stop.id.startswith("holm/moscow"))
    visit.tap("[data-list]")
    visit.tap(f'[data-stop-link="{plan.id}"]')
    visit.until_shown(plan.id)
    visit.until_at_rest()
    lane = visit.find('[data-lane="holm"]').bounding_box()
    assert lane
    y = lane["y"] + lane["height"] / 2
    with Finger(visit) as finger:
        for step in range(4):
            finger.move(lane["x"] + lane["width"] * (0.3 + step / 20), y)
        visit.until(lambda: len([each for each in visit.marks() if each]) > 5, "the whole map is shown")
        assert visit.find("[data-part=atlas].is-fading").count() == 0
    visit.until(lambda: len(visit.shown()) == 1, "release opens a story")


def test_playing_moves_time_until_the_visitor_takes_over(animated_visit: VisitPage) -> None:
    visit = animated_visit
    visit.tap(PLAY)
    expect(visit.find(PLAY)).to_have_attribute("aria-label", "Pause")
    begins = _year(visit)
    visit.until(lambda: _year(visit) > begins + 2, "time goes on")
    visit.tap(PLAY)
    expect(visit.find(PLAY)).to_have_attribute("aria-label", "Play the years")
    rests = _year(visit)
    visit.page.wait_for_timeout(300)
    assert _year(visit) == rests
    visit.tap(PLAY)
    visit.until(lambda: _year(visit) > rests, "it goes on from there")
    visit.tap_at(1890, 500)  # the ocean
    visit.until(lambda: not visit.find(".is-playing").count(), "a touch of the map stops it")
    assert visit.find("html[data-sweeping]").count() == 1


def test_with_reduced_motion_playing_goes_in_steps(visit: VisitPage) -> None:
    visit.tap(PLAY)
    years = [_year(visit)]
    for _ in range(2):
        visit.until(lambda: _year(visit) > years[-1], "the next step")
        years.append(_year(visit))
    assert all(2 <= later - year <= 12 for year, later in pairwise(years))


def test_a_sweep_comes_back_after_the_question_whether_anybody_is_there(visit: VisitPage) -> None:
    sweep_to(visit, 1880.5)
    visit_state(visit, "askStillThere()")
    wait_for_screen(visit, "still-there")
    visit.tap("[data-still-here]")
    wait_for_screen(visit, "explore")
    assert _year(visit) == 1880
    assert len(captions(visit)) == 2
    visit_state(visit, "endVisit()")
    wait_for_screen(visit, "attract")
    assert visit.find("html[data-sweeping], html[data-year]").count() == 0
    assert not visit.find(".sweep").is_visible()


def test_a_sweep_goes_on_in_another_language(visit_in_languages: VisitPage) -> None:
    visit = visit_in_languages
    sweep_to(visit, 1873.5)
    english = captions(visit)
    visit.tap("[data-settings]")
    visit.tap('[data-language="ru"]')
    visit.until(lambda: captions(visit) and captions(visit) != english, "the captions are Russian")
    assert _year(visit) == 1873
    visit.until(lambda: len(figures(visit)) == 2, "the figures are on the new map")
    visit.page.evaluate(FOUR_FRAMES)
    assert "Токио" in captions(visit)[0]


def test_only_the_chosen_life_is_swept(visit: VisitPage, exhibit: Exhibit) -> None:
    visit.tap(f'[data-person="{exhibit.people[1].id}"]')
    sweep_to(visit, 1889.5)
    assert [each.partition(",")[0] for each in captions(visit)] == ["Orlin"]
    assert figures(visit)["holm"]["state"] == "away"


@pytest.fixture
def of_twenty(tmp_path: Path, serve: StartServer, screen: BrowserContext) -> Iterator[VisitPage]:
    page = screen.new_page()
    page.emulate_media(reduced_motion="reduce")
    yield VisitPage(page).enter(serve(with_lives(tmp_path, 20)).wait().url)
    page.close()


def test_of_many_lives_those_are_told_that_are_alive_and_all_have_room(of_twenty: VisitPage) -> None:
    visit = of_twenty
    sweep_to(visit, 1848.5)
    assert len(captions(visit)) == 19
    sweep_to(visit, 1873.5)
    assert len(captions(visit)) == 20
    for width, height in ((1920, 1080), (1080, 1920), (1280, 800), (390, 844)):
        visit.page.set_viewport_size({"width": width, "height": height})
        visit.page.evaluate(FOUR_FRAMES)
        sweep, timeline, play = visit.page.evaluate(BOXES)
        assert sweep["bottom"] <= timeline["top"] + 1 or sweep["top"] >= timeline["bottom"]
        assert min(play["right"] - play["left"], play["bottom"] - play["top"]) >= 44
        assert play["left"] >= 0
        assert play["bottom"] <= height
        rows = visit.find("[data-caption]").evaluate_all(
            "(all) => all.map((each) => each.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom])"
        )
        assert all(sweep["top"] <= top and bottom <= sweep["bottom"] for top, bottom in rows if bottom > top)
    visit.page.set_viewport_size(FULL_HD)
