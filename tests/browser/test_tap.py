"""Taps on markers and clusters of the map."""

from __future__ import annotations

from data import Exhibit
from tests.browser.visit_page import VisitPage


def test_a_tap_on_a_marker_shows_its_story_and_no_other(visit: VisitPage) -> None:
    visit.until_at_rest()
    mark = visit.single_stop_mark()
    visit.tap_at(mark.x, mark.y)
    visit.until_shown(str(mark.stop))


def test_every_visible_marker_and_cluster_can_be_tapped_at_its_middle(visit: VisitPage) -> None:
    visit.until_at_rest()
    assert len(visit.marks()) > 5
    assert covered_marks(visit) == []


def covered_marks(visit: VisitPage) -> list[str]:
    """The labels of the visible markers whose middle something else covers."""
    return [mark.label for mark in visit.marks() if _mark_at(visit, mark.x, mark.y) != mark.number]


def _mark_at(visit: VisitPage, x: float, y: float) -> int | None:
    found = visit.page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y)?.closest('.marker')?.dataset.mark", [x, y]
    )
    return int(found) if found is not None else None


def test_a_cluster_lists_its_stops_in_chronological_order(visit: VisitPage, exhibit: Exhibit) -> None:
    visit.until_at_rest()
    cluster = max((mark for mark in visit.marks() if mark.stack), key=lambda mark: len(str(mark.stack)))
    visit.tap_at(cluster.x, cluster.y)
    rows = visit.find("[data-stop-link]").filter(visible=True)
    visit.until(lambda: rows.count() == len(str(cluster.stack).split()), "the list has the cluster's stops")

    stops = list(exhibit.stops)
    members = {stops[int(number)].id for number in str(cluster.stack).split()}
    listed = [str(row.get_attribute("data-stop-link")) for row in rows.all()]
    assert set(listed) == members
    for person in {stop.person for stop in stops}:
        own = [each for each in listed if each.startswith(person)]
        assert own == [stop.id for stop in stops if stop.id in own], "each person in their own order"

    rows.last.tap()
    visit.until_shown(listed[-1])
    assert not visit.find("[data-part=stop_list]").is_visible()


def test_the_map_moves_to_the_open_story(visit: VisitPage, exhibit: Exhibit) -> None:
    numbers = {stop.id: str(number) for number, stop in enumerate(exhibit.stops)}
    for person in exhibit.people:
        visit.until_at_rest()
        mark = visit.single_stop_mark(person.id)
        visit.tap_at(mark.x, mark.y)
        visit.until_shown(str(mark.stop))
        visit.until_at_rest()
        opened = [each for each in visit.marks() if each.open]
        assert len(opened) == 1, f"one marker shows where {mark.stop} is"
        members = [opened[0].stop] if opened[0].stop else str(opened[0].stack).split()
        assert {mark.stop, numbers[str(mark.stop)]} & set(members)
