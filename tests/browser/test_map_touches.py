"""Fingers on the map: it follows those that are on it, whoever else touches the glass."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from components.visitor.atlas.map_cut import map_cut, shown_point
from data import Exhibit
from tests.browser.map_view import begin, change_state, map_zoom, on_screen
from tests.browser.visit_page import VisitPage
from tests.endurance.touch_screen import TouchScreen

Finger = tuple[float, float]
ON_CARD: Finger = (1500, 600)
RESTING_SECONDS = 1.0
FINGERS = """() => {
  const touches = new Map();
  const send = (type, number) => {
    const changed = touches.get(number);
    if (type === "touchend") touches.delete(number);
    changed.target.dispatchEvent(new TouchEvent(type, {
      touches: [...touches.values()], changedTouches: [changed], bubbles: true, cancelable: true,
    }));
  };
  const put = (identifier, target, clientX, clientY, radius) => touches.set(identifier, new Touch({
    identifier, target, clientX, clientY, radiusX: radius, radiusY: radius,
  }));
  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  window.fingers = {
    touches,
    down(number, x, y, radius) {
      put(number, document.elementFromPoint(x, y), x, y, radius);
      send("touchstart", number);
    },
    move(to) {
      for (const [number, x, y] of to) {
        put(number, touches.get(number).target, x, y, touches.get(number).radiusX);
        send("touchmove", number);
      }
    },
    up(number) { send("touchend", number); },
    async drag(number, x, y, toX, toY, rest) {
      this.down(number, x, y, 20);
      for (let step = 1; step <= 10; step += 1) {
        this.move([[number, x + ((toX - x) * step) / 10, y + ((toY - y) * step) / 10]]);
        if (step > 7) await pause(4);
      }
      await pause(rest);
      if (rest) this.move([[number, toX, toY + 1]]);
      this.up(number);
    },
  };
}"""
MOVING = "() => document.querySelector('[data-part=atlas]').classList.contains('is-moving')"
RIPPLES = "() => document.querySelector('.ripple')?.getAnimations().length ?? 0"


class Glass:
    """Fingers by name on the touch screen. The events are made in the page: the
    browser's protocol cannot lift one of several fingers."""

    def __init__(self, visit: VisitPage) -> None:
        self.page = visit.page
        self.page.evaluate(FINGERS)

    def down(self, number: int, at: Finger, radius: float = 20) -> None:
        self.page.evaluate(
            "([number, x, y, radius]) => fingers.down(number, x, y, radius)", [number, *at, radius]
        )

    def move(self, to: dict[int, Finger]) -> None:
        self.page.evaluate("(to) => fingers.move(to)", [[number, *at] for number, at in to.items()])

    def up(self, number: int) -> None:
        self.page.evaluate("(number) => fingers.up(number)", number)

    def drag(self, number: int, start: Finger, end: Finger) -> None:
        """Draw a finger over the glass; it stops before it is lifted, so that the map does not glide."""
        self.page.evaluate("(drag) => fingers.drag(...drag, 150)", [number, *start, *end])

    def flick(self, start: Finger, end: Finger) -> None:
        self.page.evaluate("(drag) => fingers.drag(...drag, 0)", [1, *start, *end])

    def lift_all(self) -> None:
        self.page.evaluate("() => [...fingers.touches.keys()].forEach((number) => fingers.up(number))")


@pytest.fixture
def glass(visit: VisitPage, exhibit: Exhibit) -> Iterator[Glass]:
    """The glass before a story whose card is open."""
    stop = next(stop for stop in exhibit.stops if "irkutsk" in stop.id)
    change_state(visit, "openStop", stop.id)
    found = Glass(visit)
    yield found
    found.lift_all()


def shift(visit: VisitPage, before: Finger) -> Finger:
    """How far the map has moved since a point was at `before`."""
    visit.until_at_rest()
    x, y = on_screen(visit, (52.0, 104.0))
    return (x - before[0], y - before[1])


def test_a_hand_on_the_card_does_not_stop_the_map_from_being_dragged(visit: VisitPage, glass: Glass) -> None:
    before = on_screen(visit, (52.0, 104.0))
    glass.down(1, ON_CARD)
    glass.drag(2, (600, 500), (480, 430))
    assert shift(visit, before) == pytest.approx((-120, -70), abs=8)


def test_a_hand_on_the_card_takes_no_part_in_a_pinch(visit: VisitPage, glass: Glass) -> None:
    zoom = map_zoom(visit)
    glass.down(1, ON_CARD)
    glass.down(2, (450, 450))
    glass.down(3, (550, 450))
    for step in range(1, 11):
        glass.move({2: (450 - 10 * step, 450), 3: (550 + 10 * step, 450)})
    glass.up(2)
    glass.up(3)
    visit.until_at_rest()
    assert map_zoom(visit) - zoom == pytest.approx(1.5, abs=0.5)


@pytest.mark.parametrize("radius", [20, 90])
def test_a_palm_that_rests_on_the_map_spoils_no_drag(visit: VisitPage, glass: Glass, radius: float) -> None:
    before = on_screen(visit, (52.0, 104.0))
    glass.down(1, (200, 800), radius)
    glass.page.wait_for_timeout(1000 * RESTING_SECONDS)
    glass.drag(2, (600, 500), (480, 430))
    assert shift(visit, before) == pytest.approx((-120, -70), abs=8)
    glass.up(1)
    assert shift(visit, before) == pytest.approx((-120, -70), abs=8), "lifting the palm moves nothing"
    glass.drag(2, (480, 430), (600, 500))
    assert shift(visit, before) == pytest.approx((0, 0), abs=12), "the map is not stuck"


def test_a_palm_on_the_map_blocks_no_tap(visit: VisitPage) -> None:
    change_state(visit, "showWholeView")
    mark = visit.single_stop_mark()
    screen = TouchScreen(visit.page)
    screen.tap((1800, 60), (mark.x, mark.y))
    visit.until_shown(str(mark.stop))


def test_a_finger_on_the_map_while_another_holds_the_thumb_logs_no_error(visit: VisitPage) -> None:
    """The browser cancels no move of a finger that it scrolls with, and logs what tries to."""
    change_state(visit, "choosePerson", "all")
    box = visit.find("[data-time-thumb]").bounding_box()
    assert box
    errors: list[str] = []
    visit.page.on("console", lambda each: errors.append(each.text) if each.type == "error" else None)
    screen = TouchScreen(visit.page)
    screen.down((box["x"] + 60, box["y"] + 60))
    screen.move((1200, 1030))
    screen.add((1200, 1030), (600, 400))
    for step in range(1, 6):
        screen.move((1200 - 20 * step, 1030), (600 + 20 * step, 400 + 20 * step))
    screen.up()
    visit.until_at_rest()
    assert errors == []


def test_a_third_finger_ends_no_pinch(visit: VisitPage, glass: Glass) -> None:
    zoom = map_zoom(visit)
    glass.down(1, (450, 450))
    glass.down(2, (550, 450))
    glass.move({1: (430, 450), 2: (570, 450)})
    glass.down(3, (500, 700))
    glass.up(3)
    for step in range(3, 11):
        glass.move({1: (450 - 10 * step, 450), 2: (550 + 10 * step, 450)})
    glass.lift_all()
    visit.until_at_rest()
    assert map_zoom(visit) - zoom == pytest.approx(1.5, abs=0.5)


def test_a_touch_ends_a_flight_where_it_is(animated_visit: VisitPage, exhibit: Exhibit) -> None:
    visit = animated_visit
    change_state(visit, "openStop", next(stop.id for stop in exhibit.stops if "irkutsk" in stop.id))
    end = next(stop for stop in exhibit.stops if "helsinki" in stop.id)
    begin(visit, "openStop", end.id)
    visit.until(lambda: visit.page.evaluate(MOVING), "the map flies")
    visit.tap_at(300, 200)
    visit.until(lambda: not visit.page.evaluate(MOVING), "the flight ends")
    visit.until_at_rest()
    x, y = on_screen(visit, end.place_on_map.point)
    assert abs(x - 510) > 3 or abs(y - 465) > 3, "it did not fly to its end"


def test_the_map_glides_after_a_flick_but_not_where_nothing_may_move(
    animated_visit: VisitPage, exhibit: Exhibit
) -> None:
    visit = animated_visit
    change_state(visit, "openStop", next(stop.id for stop in exhibit.stops if "irkutsk" in stop.id))
    visit.until_at_rest()
    glass = Glass(visit)

    def glides() -> bool:
        """A flick of 100 px. Where the browser is busy between its last moves the map takes it for a drag."""
        x, _ = on_screen(visit, (52.0, 104.0))
        glass.flick((600, 500), (500, 500))
        visit.until_at_rest()
        return on_screen(visit, (52.0, 104.0))[0] - x < -105

    visit.until(glides, "the map glides on")
    visit.page.evaluate("document.documentElement.dataset.still = ''")
    before = on_screen(visit, (52.0, 104.0))
    glass.flick((500, 500), (600, 500))
    visit.until(lambda: abs(on_screen(visit, (52.0, 104.0))[0] - before[0] - 100) < 8, "it stops at once")
    visit.page.evaluate("delete document.documentElement.dataset.still")


def test_the_places_cannot_be_dragged_out_of_the_room(visit: VisitPage, exhibit: Exhibit) -> None:
    change_state(visit, "showWholeView")
    glass = Glass(visit)
    for _ in range(3):
        glass.drag(1, (1800, 100), (100, 100))
    visit.until_at_rest()
    cut = map_cut(exhibit.people)
    shown = [on_screen(visit, shown_point(stop.place_on_map.point, cut))[0] for stop in exhibit.stops]
    assert max(shown) > 30, "the easternmost place is still in sight"


def test_a_touch_on_nothing_is_answered_by_a_ripple(animated_visit: VisitPage) -> None:
    visit = animated_visit
    visit.tap_at(700, 60)
    assert visit.page.evaluate(RIPPLES) == 1
    visit.page.evaluate("document.querySelector('.ripple').getAnimations().forEach((each) => each.finish())")
    visit.page.emulate_media(reduced_motion="reduce")
    visit.tap_at(700, 60)
    assert visit.page.evaluate(RIPPLES) == 0
    assert visit.find(".ripple").count() == 1
