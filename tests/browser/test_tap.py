"""Taps on the marks of the map: of a stop, of a city with its chips, of the key."""

from __future__ import annotations

from playwright.sync_api import expect

from data import Exhibit
from tests.browser.visit_page import VisibleMark, VisitPage

CHIPS = ".fan .chip[data-stop]"


def test_a_tap_on_a_marker_shows_its_story_and_no_other(visit: VisitPage) -> None:
    visit.until_at_rest()
    mark = visit.single_stop_mark()
    visit.tap_at(mark.x, mark.y)
    visit.until_shown(str(mark.stop))


def test_every_visible_mark_can_be_tapped_at_its_middle(visit: VisitPage) -> None:
    visit.until_at_rest()
    assert len(visit.marks()) > 5
    assert covered_marks(visit) == []


def covered_marks(visit: VisitPage) -> list[str]:
    """The labels of the visible marks whose middle something else covers."""
    return [mark.label for mark in visit.marks() if _mark_at(visit, mark.x, mark.y) != mark.number]


def _mark_at(visit: VisitPage, x: float, y: float) -> int | None:
    found = visit.page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y)?.closest('.marker')?.dataset.mark", [x, y]
    )
    return int(found) if found is not None else None


def _largest_city(visit: VisitPage) -> VisibleMark:
    visit.until_at_rest()
    return max((mark for mark in visit.marks() if mark.place), key=lambda mark: len(mark.members))


def test_a_city_fans_out_its_stories_in_order_of_time(visit: VisitPage, exhibit: Exhibit) -> None:
    city = _largest_city(visit)
    visit.tap_at(city.x, city.y)
    chips = visit.find(CHIPS)
    expect(chips.first).to_be_visible()
    stops = {stop.id: stop for stop in exhibit.stops}
    listed = [stops[str(chip.get_attribute("data-stop"))] for chip in chips.all()]
    assert 1 <= len(listed) <= 8
    assert {stop.id for stop in listed} <= {list(stops)[number] for number in city.members}
    begins = [stop.date.begins for stop in listed if stop.date]
    assert begins == sorted(begins)
    for chip in chips.all():
        assert stops[str(chip.get_attribute("data-stop"))].title in chip.inner_text()

    chips.last.tap()
    visit.until_shown(listed[-1].id)
    expect(visit.find(".fan")).to_be_hidden()


def test_the_chips_of_a_city_are_on_the_screen_and_none_covers_another_or_the_city(visit: VisitPage) -> None:
    city = _largest_city(visit)
    visit.tap_at(city.x, city.y)
    expect(visit.find(CHIPS).first).to_be_visible()
    boxes = [box for chip in visit.find(".fan .chip").all() if (box := chip.bounding_box())]
    size = visit.page.viewport_size
    assert size
    for number, box in enumerate(boxes):
        assert box["height"] >= 61, "15 mm"
        assert 0 <= box["x"] <= size["width"] - box["width"]
        assert 0 <= box["y"] <= size["height"] - box["height"]
        assert not (
            box["x"] < city.x < box["x"] + box["width"] and box["y"] < city.y < box["y"] + box["height"]
        )
        for other in boxes[:number]:
            across = min(box["x"] + box["width"], other["x"] + other["width"]) - max(box["x"], other["x"])
            down = min(box["y"] + box["height"], other["y"] + other["height"]) - max(box["y"], other["y"])
            assert min(across, down) <= 0


def test_escape_closes_the_chips_and_the_focus_returns_to_the_city(visit: VisitPage) -> None:
    city = _largest_city(visit)
    visit.find(f'button[data-place="{city.place}"]').filter(visible=True).focus()
    visit.page.keyboard.press("Enter")
    expect(visit.find(".fan .chip").first).to_be_focused()
    visit.page.keyboard.press("Escape")
    expect(visit.find(".fan")).to_be_hidden()
    expect(visit.find(f'button[data-place="{city.place}"]').filter(visible=True)).to_be_focused()


def test_a_tap_on_the_map_closes_the_chips(visit: VisitPage) -> None:
    city = _largest_city(visit)
    visit.tap_at(city.x, city.y)
    expect(visit.find(CHIPS).first).to_be_visible()
    visit.tap_at(*_empty_point(visit))
    expect(visit.find(".fan")).to_be_hidden()


def _empty_point(visit: VisitPage) -> tuple[float, float]:
    """A point of the map where nothing else is."""
    found = visit.page.evaluate(
        """() => {
          for (let x = 40; x < innerWidth; x += 60) for (let y = 40; y < innerHeight; y += 60) {
            const found = document.elementFromPoint(x, y);
            if (found?.closest(".atlas__map") && !found.closest("button")) return [x, y];
          }
        }"""
    )
    return (found[0], found[1])


def test_the_last_chip_leads_to_the_cities_nearby_until_they_are_parted(visit: VisitPage) -> None:
    visit.until_at_rest()
    gathering = visit.find(".marker[data-parting]").filter(visible=True)
    assert gathering.count(), "a city stands for others"
    place = gathering.first.get_attribute("data-place")
    members = gathering.first.get_attribute("data-members")
    visit.tap(f'.marker[data-place="{place}"]:not([hidden])')
    visit.tap(".fan [data-nearby]")
    visit.until_at_rest()
    visit.until(
        lambda: members not in [mark.get_attribute("data-members") for mark in gathering.all()],
        "the cities are parted",
    )


def test_a_story_that_was_read_is_paler_in_this_visit(visit: VisitPage) -> None:
    visit.until_at_rest()
    mark = visit.single_stop_mark()
    read = visit.find(".marker.is-read").filter(visible=True)
    assert not read.count(), "what earlier visitors have read is not shown"
    visit.tap_at(mark.x, mark.y)
    visit.until_shown(str(mark.stop))
    visit.until(lambda: read.count() == 1, "the mark is shown as read")
    assert read.get_attribute("data-stop") == mark.stop


def test_the_key_opens_and_closes(visit: VisitPage) -> None:
    visit.tap("[data-map-key]")
    expect(visit.find(".key")).to_be_visible()
    assert visit.find("[data-map-key]").get_attribute("aria-expanded") == "true"
    visit.page.keyboard.press("Escape")
    expect(visit.find(".key")).to_be_hidden()


def test_the_map_moves_to_the_open_story(visit: VisitPage, exhibit: Exhibit) -> None:
    stops = list(exhibit.stops)
    for person in exhibit.people:
        visit.tap("[data-whole]")
        visit.until_at_rest()
        mark = visit.single_stop_mark(person.id)
        visit.tap_at(mark.x, mark.y)
        visit.until_shown(str(mark.stop))
        visit.until_at_rest()
        opened = [each for each in visit.marks() if each.open]
        assert len(opened) == 1, f"one marker shows where {mark.stop} is"
        assert str(mark.stop) in {stops[number].id for number in opened[0].members}
