"""The timeline: its lanes, marks and year labels."""

from __future__ import annotations

from itertools import pairwise

from components.page.page_content import RenderedEdition
from components.visitor.localization import Localization
from components.visitor.timeline.part import MIN_LABEL_DISTANCE, timeline
from data import Exhibit
from tests.components.html_tree import tree
from tests.components.small_exhibit import MOSCOW, exhibit, person, stop


def test_every_life_has_a_lane_and_every_stop_a_mark_in_it(small: Exhibit, english: Localization) -> None:
    root = tree(timeline(small, english).html)
    for life, lane in zip(small.people, root.having("data-lane"), strict=True):
        assert lane.attributes["data-lane"] == life.id
        marks = [mark.attributes["data-stop-mark"] for mark in lane.having("data-stop-mark")]
        assert marks == [each.id for each in life.stops]


def test_a_lane_is_a_slider_with_a_range_and_a_value_text(small: Exhibit, english: Localization) -> None:
    for lane in tree(timeline(small, english).html).having("data-lane"):
        attributes = lane.attributes
        assert attributes["role"] == "slider"
        assert attributes["tabindex"] == "0"
        assert (attributes["aria-valuemin"], attributes["aria-valuemax"]) == ("1", "3")
        assert attributes["aria-label"].endswith(": years")
        assert attributes["aria-valuetext"] == lane.having("data-says")[0].attributes["data-says"]


def test_marks_are_in_the_order_of_time_inside_the_lane(journeys: Exhibit, rendered: RenderedEdition) -> None:
    part = next(part for part in rendered.content.parts["en"] if part.name == "timeline")
    lefts = {
        mark.attributes["data-stop-mark"]: float(
            mark.attributes["style"].removeprefix("left: ").removesuffix("%")
        )
        for mark in tree(part.html).having("data-stop-mark")
    }
    stops = sorted(journeys.stops, key=lambda each: each.date.first)
    assert set(lefts) == {each.id for each in stops}
    assert [lefts[each.id] for each in stops] == sorted(lefts.values())
    assert all(0 <= left <= 100 for left in lefts.values())


def test_year_labels_are_in_order_and_do_not_overlap(rendered_whole: RenderedEdition) -> None:
    part = next(part for part in rendered_whole.content.parts["en"] if part.name == "timeline")
    ticks = tree(part.html).of_class("years__tick")
    years = [int(tick.text) for tick in ticks]
    lefts = [float(tick.attributes["style"].removeprefix("left: ").removesuffix("%")) for tick in ticks]
    assert len(years) >= 5
    assert years == sorted(set(years))
    assert all(two - one >= 100 * MIN_LABEL_DISTANCE - 0.01 for one, two in pairwise(lefts))


def test_a_life_of_one_stop_has_a_lane(english: Localization) -> None:
    single = exhibit(person("Ada", stop("ada", 1, MOSCOW)))
    assert len(tree(timeline(single, english).html).having("data-stop-mark")) == 1
