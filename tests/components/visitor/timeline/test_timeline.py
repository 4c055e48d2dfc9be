"""The timeline: its lanes, marks and year labels."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from components.page.page_content import RenderedEdition, render_page
from components.visitor.atlas.ground_tiles import GroundTiles
from components.visitor.localization import Localization
from components.visitor.timeline.part import timeline
from data import Exhibit, Person, parse_date
from tests.components.html_tree import Element, tree
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
    dated = [pair for person in journeys.people for pair in person.dated_stops]
    stops = [stop.id for stop, _ in sorted(dated, key=lambda pair: pair[1].first)]
    assert set(lefts) == set(stops)
    assert [lefts[stop] for stop in stops] == sorted(lefts.values())
    assert all(0 <= left <= 100 for left in lefts.values())


def test_year_labels_are_in_order(rendered_whole: RenderedEdition) -> None:
    part = next(part for part in rendered_whole.content.parts["en"] if part.name == "timeline")
    years = [int(tick.text) for tick in tree(part.html).of_class("years__tick")]
    assert len(years) >= 5
    assert years == sorted(set(years))


def test_the_chapters_of_a_life_are_named_in_its_lane(small: Exhibit, english: Localization) -> None:
    for lane in tree(timeline(small, english).html).having("data-lane"):
        (band,) = lane.having("data-band")
        assert band.text == "Youth"
        assert {mark.attributes["data-in-band"] for mark in lane.having("data-says")} == {"youth"}


def test_the_stops_of_an_encounter_are_marked_in_both_lanes(small: Exhibit, english: Localization) -> None:
    marks = tree(timeline(small, english).html).having("data-meets")
    assert [mark.attributes["data-stop-mark"] for mark in marks] == ["ada/02-chita", "ben/04-chita"]
    assert {mark.attributes["data-meets"] for mark in marks} == {"same-town"}


def test_there_is_one_thumb_and_each_mark_has_the_year_that_it_shows(
    small: Exhibit, english: Localization
) -> None:
    root = tree(timeline(small, english).html)
    assert len(root.having("data-time-thumb")) == 1
    assert [mark.attributes["data-year"] for mark in root.having("data-stop-mark")][:3] == [
        "1901",
        "1902",
        "1903",
    ]


def test_a_life_of_one_stop_has_a_lane(english: Localization) -> None:
    single = exhibit(person("Ada", stop("ada", 1, MOSCOW)))
    root = tree(timeline(single, english).html)
    assert len(root.having("data-stop-mark")) == 1
    assert len(root.having("data-band")) == 1


def test_a_life_before_christ_has_its_eras_on_the_thumb(english: Localization) -> None:
    caesar = exhibit(person("Ada", stop("ada", 1, MOSCOW, date=parse_date("-0043")), born=None, died=None))
    (mark,) = tree(timeline(caesar, english).html).having("data-stop-mark")
    assert mark.attributes["data-year"] == "44 BC"


def _undated(life: str, *numbers: int, of: int = 3, **more: Any) -> Person:
    """A life of some stops, of which those with these numbers have no date."""
    stops = [stop(life.lower(), n, MOSCOW) for n in range(1, of + 1)]
    return person(
        life, *(replace(each, date=None) if n in numbers else each for n, each in enumerate(stops, 1)), **more
    )


def test_a_stop_without_a_date_has_no_mark_but_is_a_position_of_the_slider(english: Localization) -> None:
    (lane,) = tree(timeline(exhibit(_undated("Ada", 2)), english).html).having("data-lane")
    marks = [mark.attributes["data-stop-mark"] for mark in lane.having("data-stop-mark")]
    assert marks == ["ada/01-moscow", "ada/03-moscow"]
    (undated,) = lane.having("data-undated-stop")
    assert undated.attributes["data-undated-stop"] == "ada/02-moscow"
    assert undated.attributes["data-says"] == "ada 2 at Moscow"
    assert "hidden" in undated.attributes
    assert "style" not in undated.attributes
    assert lane.attributes["aria-valuemax"] == "3"


def test_a_slider_that_begins_without_a_date_announces_the_title_alone(english: Localization) -> None:
    (lane,) = tree(timeline(exhibit(_undated("Ada", 1)), english).html).having("data-lane")
    assert lane.attributes["aria-valuetext"] == "ada 1 at Moscow"


def test_a_life_without_any_date_has_no_lane(english: Localization) -> None:
    both = exhibit(_undated("Ada", 1, 2, 3), _undated("Ben"))
    (lane,) = tree(timeline(both, english).html).having("data-lane")
    assert lane.attributes["data-lane"] == "ben"
    assert render_page(both, GroundTiles(Path("none.pmtiles"))).lanes == 1


def test_an_exhibit_without_any_date_has_no_timeline(english: Localization) -> None:
    without = exhibit(_undated("Ada", 1, 2, 3, born=parse_date("1890")), _undated("Ben", 1, 2, 3))
    assert timeline(without, english).html == ""
    assert render_page(without, GroundTiles(Path("none.pmtiles"))).lanes == 0


@pytest.mark.parametrize(
    ("born", "died", "begins", "ends"),
    [
        ("1880", "1920", "", ""),
        (None, "1920", "ada/01-moscow", ""),
        ("1880", None, "", "ada/03-moscow"),
        (None, None, "ada/01-moscow", "ada/03-moscow"),
    ],
)
def test_the_bar_of_a_life_covers_what_is_known_of_it(
    english: Localization, born: str | None, died: str | None, begins: str, ends: str
) -> None:
    """The scale is from 1880 to 1920; `begins` and `ends` are the marks there, empty for its own ends."""
    life = _undated("Ada", born=born and parse_date(born), died=died and parse_date(died))
    others = [
        person(name, stop(name.lower(), number, MOSCOW)) for name, number in (("Ben", -20), ("Cid", 20))
    ]
    (lane,) = tree(timeline(exhibit(life, *others), english).html).having("data-lane", "ada")
    (bar,) = lane.of_class("lane__life")
    marks = {mark.attributes["data-stop-mark"]: _percent(mark, 0) for mark in lane.having("data-stop-mark")}
    assert _percent(bar, 0) == pytest.approx(marks.get(begins, 0.0), abs=0.01)
    assert _percent(bar, 0) + _percent(bar, 1) == pytest.approx(marks.get(ends, 100.0), abs=0.01)


def _percent(element: Element, index: int) -> float:
    """The number of one declaration of an element's style."""
    return float(element.attributes["style"].split(";")[index].partition(":")[2].strip().removesuffix("%"))
