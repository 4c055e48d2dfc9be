"""Map animations move only visible markers (a kiosk's processor is slow), and end in the right place."""

from __future__ import annotations

from data import Exhibit
from tests.browser.map_view import map_zoom
from tests.browser.visit_page import VisitPage

COUNT_MOVES = """() => {
  window.moved = { visible: 0, hidden: new Map() };
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      if (!target.classList.contains("html-marker")) continue;
      if (target.firstElementChild.checkVisibility()) moved.visible += 1;
      else moved.hidden.set(target, (moved.hidden.get(target) ?? 0) + 1);
    }
  }).observe(document.querySelector(".leaflet-map-pane"), { subtree: true, attributeFilter: ["style"] });
}"""
BOXES = """() => {
  const boxes = [...document.querySelectorAll(".html-marker")].filter((each) => each.checkVisibility());
  return [boxes.length, boxes.filter((each) => each.firstElementChild.checkVisibility()).length];
}"""
"""How many markers on the map have a layout box, and how many of those are visible."""
POSITIONS = """() => [...document.querySelectorAll(".marker[data-stop]")].flatMap((mark) => {
  if (!mark.checkVisibility()) return [];
  const box = mark.getBoundingClientRect();
  return [[mark.dataset.stop, box.x + box.width / 2, box.y + box.height / 2]];
})"""

LINES = """() => {
  const { e: x, f: y, a: scale } = new DOMMatrix(
    document.querySelector(".leaflet-overlay-pane .leaflet-zoom-animated").style.transform);
  return [x, y, scale];
}"""
"""Where the lines of the map stand, in pixels of its element, and how much they are enlarged."""

WATCH_PLAN = """() => {
  const [atlas, pane] = ["[data-part=atlas]", ".leaflet-plan-pane"]
    .map((each) => document.querySelector(each));
  window.planSeen = [];
  const look = () => {
    if (atlas.classList.contains("is-near-plan")) {
      const isDrawn = (path) => path.getAttribute("d")?.length > 4;
      const drawn = [...pane.querySelectorAll("path")].filter(isDrawn);
      const ground = document.querySelector(".coarse-ground .leaflet-tile-container");
      const { a: scale } = new DOMMatrix(getComputedStyle(ground).transform);
      planSeen.push([drawn.length, Number(getComputedStyle(pane).opacity), Math.log2(scale)]);
    }
    requestAnimationFrame(look);
  };
  look();
}"""
"""In every frame in which a far flight is near a plan: how many lines are drawn, how visible, and how much
the ground is enlarged, in zooms."""


def test_only_visible_markers_move_with_the_map(animated_visit: VisitPage, exhibit: Exhibit) -> None:
    person = exhibit.people[0]
    animated_visit.tap(f'[data-person="{person.id}"]')
    animated_visit.until_shown(person.stops[0].id)
    animated_visit.until_at_rest()
    animated_visit.page.evaluate(COUNT_MOVES)
    animated_visit.tap('[data-step="next"]')
    animated_visit.until_shown(person.stops[1].id)
    animated_visit.until_at_rest()
    visible, hidden = animated_visit.page.evaluate("[moved.visible, [...moved.hidden.values()]]")
    assert visible > 0
    # Markers that the new zoom level hides may move once more in that frame.
    assert max(hidden, default=0) <= 1


def test_hidden_markers_have_no_layout_box(animated_visit: VisitPage, exhibit: Exhibit) -> None:
    animated_visit.tap(f'[data-person="{exhibit.people[0].id}"]')
    animated_visit.until_at_rest()
    boxes, visible = animated_visit.page.evaluate(BOXES)
    assert boxes == visible > 8
    assert animated_visit.find(".html-marker").count() > 2 * boxes


def test_markers_far_outside_the_view_are_not_laid_out(animated_visit: VisitPage, exhibit: Exhibit) -> None:
    tokyo = next(stop for stop in exhibit.people[0].stops if "tokyo" in stop.id)
    animated_visit.tap("[data-list]")
    animated_visit.tap(f'[data-stop-link="{tokyo.id}"]')
    animated_visit.until_shown(tokyo.id)
    animated_visit.until_at_rest()
    shown = animated_visit.page.evaluate(POSITIONS)
    assert tokyo.id in [stop for stop, _, _ in shown]
    assert all(-500 < x < 2420 and -500 < y < 1580 for _, x, y in shown), shown


def test_markers_that_become_visible_are_at_the_right_position(
    animated_visit: VisitPage, exhibit: Exhibit
) -> None:
    """East is right and north is up, also for markers that were hidden while the map moved."""
    person = exhibit.people[1]
    animated_visit.tap(f'[data-person="{person.id}"]')
    for stop in person.stops[1:6]:
        animated_visit.tap('[data-step="next"]')
        animated_visit.until_shown(stop.id)
    animated_visit.until_at_rest()
    points = {stop.id: stop.place_on_map.point for stop in exhibit.stops}
    shown = [(points[stop], x, y) for stop, x, y in animated_visit.page.evaluate(POSITIONS)]
    assert len(shown) > 5
    for (latitude, longitude), x, y in shown:
        for (other_latitude, other_longitude), other_x, other_y in shown:
            assert (longitude - other_longitude) * (x - other_x) >= 0
            assert (latitude - other_latitude) * (y - other_y) <= 0


MOVE_ENDS_IN_FLIGHT = """() => {
  const part = document.querySelector("[data-part=atlas]");
  window.ended = 0;
  new MutationObserver(() => {
    if (!part.classList.contains("is-far") || window.ended) return;
    window.ended += 1;
    part.querySelector(".atlas__map").style.right = "2px"; // a new size: Leaflet fires move and moveend
  }).observe(part, { attributes: true, attributeFilter: ["class"] });
}"""


def test_a_map_movement_that_ends_during_a_flight_does_not_remove_the_city_plan(
    animated_visit: VisitPage, exhibit: Exhibit
) -> None:
    tokyo = next(stop for stop in exhibit.people[0].stops if "tokyo" in stop.id)
    animated_visit.until_at_rest()
    animated_visit.page.evaluate(MOVE_ENDS_IN_FLIGHT)
    animated_visit.tap("[data-list]")
    animated_visit.tap(f'[data-stop-link="{tokyo.id}"]')
    animated_visit.until_shown(tokyo.id)
    animated_visit.until(lambda: animated_visit.find(".plan--sheet").count(), "a plan is drawn")
    assert animated_visit.page.evaluate("window.ended") == 1
    animated_visit.page.evaluate("document.querySelector('.atlas__map').style.right = ''")


def test_only_the_city_plan_in_view_is_drawn(animated_visit: VisitPage, exhibit: Exhibit) -> None:
    tokyo = next(stop for stop in exhibit.people[0].stops if "tokyo" in stop.id)
    animated_visit.tap(f'[data-person="{exhibit.people[0].id}"]')
    animated_visit.tap("[data-list]")
    animated_visit.tap(f'[data-stop-link="{tokyo.id}"]')
    animated_visit.until_shown(tokyo.id)
    animated_visit.until(lambda: animated_visit.find(".plan--sheet").count(), "a plan is drawn")
    animated_visit.until_at_rest()
    assert animated_visit.find(".plan--sheet").count() == 1


def test_lines_lie_on_whole_pixels_in_a_view_that_was_set_at_once(visit: VisitPage, exhibit: Exhibit) -> None:
    """Their points are rounded to pixels of the map: at a fraction, they would lie beside their places."""
    for person in exhibit.people:
        visit.tap(f'[data-person="{person.id}"]')
        visit.until_at_rest()
        x, y, scale = visit.page.evaluate(LINES)
        assert (x % 1, y % 1, scale) == (0, 0, 1), person.id


def test_a_flight_draws_the_plan_that_it_leads_to_before_its_end_and_the_one_it_leaves_until_it_is_far(
    animated_visit: VisitPage, exhibit: Exhibit
) -> None:
    """Beneath it the ground is enlarged, of one colour: without the plan the map would look empty."""
    on_plan = next(
        stop
        for stop in exhibit.placed_stops
        if any(sheet.contains(stop.place_on_map.point) for sheet in exhibit.plan_sheets)
    )
    animated_visit.tap("[data-list]")
    animated_visit.until_at_rest()
    animated_visit.page.evaluate(WATCH_PLAN)
    animated_visit.tap(f'[data-stop-link="{on_plan.id}"]')
    animated_visit.until_shown(on_plan.id)
    animated_visit.until_at_rest()
    coming = animated_visit.page.evaluate("window.planSeen.splice(0)")
    zoom = map_zoom(animated_visit)
    animated_visit.tap("[data-whole]")
    animated_visit.until(lambda: map_zoom(animated_visit) < zoom - 3, "the map flies")
    animated_visit.until_at_rest()
    leaving = animated_visit.page.evaluate("window.planSeen")
    for seen in (coming, leaving):
        assert seen, "the plan was there in the flight"
        assert all(drawn > 0 for drawn, _, _ in seen), seen
    assert coming[-1][1] > 0.5, "it could be seen"
    assert min(opacity for _, opacity, _ in leaving) > 0.5, "it could be seen as it shrinks"
    shrunk = max(zoom for _, _, zoom in leaving) - min(zoom for _, _, zoom in leaving)
    assert 1 < shrunk < 7, "for three zooms, and what a busy machine does in a frame"
