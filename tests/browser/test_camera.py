"""What moves while the map flies: a kiosk's processor is a small one."""

from __future__ import annotations

from data import Exhibit
from tests.browser.visit_page import Visit

WATCH = """() => {
  window.moved = { seen: 0, unseen: 0 };
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      if (!target.classList.contains("standing")) continue;
      moved[target.firstElementChild.checkVisibility() ? "seen" : "unseen"] += 1;
    }
  }).observe(document.querySelector(".leaflet-map-pane"), { subtree: true, attributeFilter: ["style"] });
}"""
BOXES = """() => {
  const boxes = [...document.querySelectorAll(".standing")].filter((each) => each.checkVisibility());
  return [boxes.length, boxes.filter((each) => each.firstElementChild.checkVisibility()).length];
}"""
"""How many pieces on the map have a box, and how many of those are seen."""
PLACES = """() => [...document.querySelectorAll(".mark[data-stop]:not([hidden])")].map((mark) => {
  const box = mark.getBoundingClientRect();
  return [mark.dataset.stop, box.x + box.width / 2, box.y + box.height / 2];
})"""


def test_only_what_is_seen_moves_with_the_map(visit: Visit, exhibit: Exhibit) -> None:
    life = exhibit.people[0]
    visit.tap(f'[data-person="{life.id}"]')
    visit.until_shown(life.stops[0].id)
    visit.until_at_rest()
    visit.page.evaluate(WATCH)
    visit.tap('[data-step="next"]')
    visit.until_shown(life.stops[1].id)
    visit.until_at_rest()
    moved = visit.page.evaluate("moved")
    assert moved["seen"] > 0
    # What the new zoom no longer shows had made its last move in that frame.
    assert moved["unseen"] < 0.1 * moved["seen"], moved


def test_what_is_not_seen_is_no_box_for_the_browser_to_visit(visit: Visit, exhibit: Exhibit) -> None:
    visit.tap(f'[data-person="{exhibit.people[0].id}"]')
    visit.until_at_rest()
    boxes, seen = visit.page.evaluate(BOXES)
    assert boxes == seen > 20
    assert visit.find(".standing").count() > 5 * boxes


def test_what_comes_into_sight_stands_where_it_belongs(visit: Visit, exhibit: Exhibit) -> None:
    """East is right and north is up, for every mark that rested while the map moved."""
    life = exhibit.people[1]
    visit.tap(f'[data-person="{life.id}"]')
    for stop in life.stops[1:6]:
        visit.tap('[data-step="next"]')
        visit.until_shown(stop.id)
    visit.until_at_rest()
    points = {stop.id: stop.place.point for stop in exhibit.stops}
    shown = [(points[stop], x, y) for stop, x, y in visit.page.evaluate(PLACES)]
    assert len(shown) > 5
    for (latitude, longitude), x, y in shown:
        for (other_latitude, other_longitude), other_x, other_y in shown:
            assert (longitude - other_longitude) * (x - other_x) >= 0
            assert (latitude - other_latitude) * (y - other_y) <= 0


ENDS_WHILE_TURNING = """() => {
  const room = document.querySelector("[data-part=atlas]");
  window.ended = 0;
  new MutationObserver(() => {
    if (!room.classList.contains("is-turning") || window.ended) return;
    window.ended += 1;
    room.querySelector(".atlas__map").style.right = "2px"; // of another size, it moves and comes to its end
  }).observe(room, { attributes: true, attributeFilter: ["class"] });
}"""


def test_a_movement_that_ends_while_the_page_turns_leaves_the_next_its_plan(
    visit: Visit, exhibit: Exhibit
) -> None:
    tokyo = next(stop for stop in exhibit.people[0].stops if "tokyo" in stop.id)
    visit.until_at_rest()
    visit.page.evaluate(ENDS_WHILE_TURNING)
    visit.tap("[data-list]")
    visit.tap(f'[data-stop-link="{tokyo.id}"]')
    visit.until_shown(tokyo.id)
    visit.until(lambda: visit.find(".plan--sheet").count(), "a plan is drawn")
    assert visit.page.evaluate("window.ended") == 1


def test_in_one_city_the_plans_of_the_others_are_not_drawn(visit: Visit, exhibit: Exhibit) -> None:
    tokyo = next(stop for stop in exhibit.people[0].stops if "tokyo" in stop.id)
    visit.tap(f'[data-person="{exhibit.people[0].id}"]')
    visit.tap("[data-list]")
    visit.tap(f'[data-stop-link="{tokyo.id}"]')
    visit.until_shown(tokyo.id)
    visit.until(lambda: visit.find(".plan--sheet").count(), "a plan is drawn")
    visit.until_at_rest()
    assert visit.find(".plan--sheet").count() == 1
