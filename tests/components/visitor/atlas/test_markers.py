"""Markers: what they say, and how lives are told apart."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest

from components.visitor.atlas.clusters import Cluster
from components.visitor.atlas.folium_map import draw
from components.visitor.atlas.markers import (
    OUTLINES,
    cluster_label,
    cluster_marker,
    disc_sectors,
    stop_markers,
)
from components.visitor.atlas.part import atlas
from components.visitor.atlas.zoom_content import ZOOMS, life_views, opening_zooms
from components.visitor.localization import Localization
from data import Exhibit
from tests.components.html_tree import Element, tree
from tests.components.small_exhibit import CHITA, MOSCOW, exhibit, person, place, stop, two_lives


def _button(html: str) -> Element:
    (button,) = tree(html).children
    assert button.tag == "button"
    return button


def _shares(button: Element) -> list[str]:
    return [share.attributes["style"] for share in button.of_class("mark__share")]


def test_every_stop_of_the_shipped_exhibit_has_a_button_named_by_its_title(
    shipped: Exhibit, english: Localization
) -> None:
    stops, marks = list(shipped.stops), stop_markers(shipped, english)
    assert len(marks) == len(stops)
    for number, (each, mark) in enumerate(zip(stops, marks, strict=True)):
        button = _button(mark.html).attributes
        assert button["data-stop"] == each.id
        assert button["data-mark"] == str(number)
        assert button["role"] == "button"
        assert button["aria-label"] == each.title
        assert mark.point == each.place.point


def test_a_marker_wears_number_shape_and_colour_of_its_life(english: Localization) -> None:
    marks = stop_markers(two_lives(), english)
    assert "--life: #123456" in _button(marks[0].html).attributes["style"]
    assert "--life: #654321" in _button(marks[3].html).attributes["style"]
    assert 'r="15"' in marks[0].html
    assert 'd="M0-19 19 0 0 19-19 0z"' in marks[3].html
    assert [_button(mark.html).children[0].text for mark in marks] == ["1", "2", "3", "1", "2", "3"]


def test_every_shape_a_curator_may_choose_can_be_drawn(english: Localization) -> None:
    for shape in OUTLINES:
        life = person("Ada", stop("ada", 1, MOSCOW), marker=shape)
        assert f"mark--{shape}" in stop_markers(exhibit(life), english)[0].html


@pytest.mark.parametrize(
    ("more", "look"),
    [
        ({"highlight": True}, "mark--highlight"),
        ({"present": False}, "mark--afar"),
        ({"certainty": "uncertain"}, "mark--vague"),
        ({"place": replace(MOSCOW, certainty="uncertain")}, "mark--vague"),
    ],
)
def test_what_is_special_about_a_stop_can_be_seen(
    english: Localization, more: dict[str, object], look: str
) -> None:
    plain = stop("ada", 1, MOSCOW)
    special = replace(plain, **more)  # type: ignore[arg-type]
    marks = [stop_markers(exhibit(person("Ada", each)), english)[0].html for each in (plain, special)]
    assert [look in html for html in marks] == [False, True]


def test_a_stop_that_meets_another_life_can_be_seen(small: Exhibit, english: Localization) -> None:
    assert ["mark--meets" in mark.html for mark in stop_markers(small, english)] == [
        False,
        True,
        False,
        True,
        False,
        False,
    ]


def test_a_stack_says_where_it_is_and_how_much_it_holds(small: Exhibit, english: Localization) -> None:
    stops = list(small.stops)
    mark = cluster_marker(Cluster((1, 3, 5), (208.7, 85.0)), 6, small, stops, english)
    button = _button(mark.html)
    assert button.attributes["aria-label"] == "Chita: 3 stories, “ada 2 at Chita” to “ben 6 at Chita”"
    assert button.attributes["data-stack"] == "1 3 5"
    assert button.attributes["role"] == "button"
    assert _shares(button) == ["--life: #123456", "--life: #654321"]
    assert "mark--shared" in button.attributes["class"]
    assert button.children[0].text == "3"


def test_a_stack_of_one_life_is_not_shared(small: Exhibit, english: Localization) -> None:
    mark = cluster_marker(Cluster((3, 5), (208.7, 85.0)), 6, small, list(small.stops), english)
    assert "mark--shared" not in mark.html
    assert _shares(_button(mark.html)) == ["--life: #654321"]


def test_a_stack_of_three_lives_shows_all_three(english: Localization) -> None:
    inks = ("#111111", "#222222", "#333333")
    lives = [
        person(name, stop(name.lower(), number, MOSCOW), colour=ink)
        for number, (name, ink) in enumerate(zip(("Ada", "Ben", "Cy"), inks, strict=True), 1)
    ]
    held = exhibit(*lives)
    mark = cluster_marker(Cluster((0, 1, 2), (150.0, 80.0)), 3, held, list(held.stops), english)
    assert _shares(_button(mark.html)) == [f"--life: {ink}" for ink in inks]


@pytest.mark.parametrize("number", [1, 2, 3, 5])
def test_a_stacks_disc_is_shared_out_whole(number: int) -> None:
    paths = disc_sectors(number)
    assert len(set(paths)) == number
    found = [re.findall(r"(-?[\d.]+) (-?[\d.]+)(?=A|z)", path) for path in paths]
    ends = [[(float(x), float(y)) for x, y in each] for each in found]
    if number > 1:
        assert [one[-1] for one in ends] == [two[0] for two in (*ends[1:], ends[0])]


def test_a_stack_of_one_town_bears_the_towns_name(english: Localization) -> None:
    kremlin, arbat = (place(name, 55.75, 37.6, within="moscow") for name in ("Kremlin", "Arbat"))
    stops = [stop("ada", n, at) for n, at in enumerate((kremlin, arbat, CHITA), 1)]
    places = {each.id: each for each in (MOSCOW, CHITA, kremlin, arbat)}
    held = exhibit(person("Ada", *stops), places=places)
    assert cluster_label(stops[:1], held, english) == "Kremlin"
    assert cluster_label(stops[:2], held, english) == "Moscow"
    assert cluster_label(stops, held, english) == "Moscow and 1 more"


def test_no_two_marks_in_one_sight_have_the_same_name(shipped: Exhibit, english: Localization) -> None:
    stops = list(shipped.stops)
    twice: set[str] = set()
    for view in life_views(shipped, stops):
        for zoom in ZOOMS:
            labels = [
                stops[stack.members[0]].title
                if len(stack.members) == 1
                else _button(cluster_marker(stack, 0, shipped, stops, english).html).attributes["aria-label"]
                for stack in view.clusters[zoom]
            ]
            double = [label for label, count in Counter(labels).items() if count > 1]
            twice |= {f"{view.name} at zoom {zoom}: {label}" for label in double}
    assert not twice, sorted(twice)


def test_the_page_is_told_where_every_stop_is_and_how_near_it_opens(
    small: Exhibit, english: Localization
) -> None:
    data = atlas(small, english, "/g/{z}/{x}/{y}.webp").data
    stops = list(small.stops)
    zooms = {view.name: opening_zooms(view, small, stops) for view in life_views(small, stops)}
    assert list(data["stops"]) == [each.id for each in small.stops]
    for each in small.stops:
        assert data["stops"][each.id]["point"] == list(each.place.point)
        assert data["stops"][each.id]["zooms"] == [zooms["all"][each.id], zooms[each.person][each.id]]
    assert set(data["views"]) == {"all", "ada", "ben"}
    assert draw(small, [], {}, "/g/{z}/{x}/{y}.webp", english)
