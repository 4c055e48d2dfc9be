"""Markers: their labels, and how the markers of different lives differ."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from components.visitor.atlas.clusters import TARGET_SIZE, Cluster
from components.visitor.atlas.folium_map import MapTiles, draw
from components.visitor.atlas.markers import (
    OUTLINES,
    city_marker,
    disc_sectors,
    encounter_marker,
    sign_radii,
    size_step,
    stop_markers,
    town_marker,
)
from components.visitor.atlas.part import atlas
from components.visitor.atlas.zoom_content import life_views, opening_zooms
from components.visitor.localization import Localization
from data import Exhibit, legs
from tests.components.html_tree import Element, tree
from tests.components.small_exhibit import MOSCOW, exhibit, person, place, stop, two_lives


def _button(html: str) -> Element:
    (button,) = tree(html).children
    assert button.tag == "button"
    return button


def _sector_styles(button: Element) -> list[str]:
    return [sector.attributes["style"] for sector in button.of_class("marker__share")]


def test_every_stop_has_a_button_named_by_its_place_and_its_title(
    journeys: Exhibit, english: Localization
) -> None:
    stops, markers = list(journeys.stops), stop_markers(journeys, english)
    assert len(markers) == len(stops)
    for number, (each, marker) in enumerate(zip(stops, markers, strict=True)):
        button = _button(marker.html).attributes
        assert button["data-stop"] == each.id
        assert button["data-mark"] == str(number)
        assert button["role"] == "button"
        assert button["aria-label"] == f"{each.place_on_map.name}: {each.title}"
        assert marker.point == each.place_on_map.point


def test_a_marker_has_the_number_shape_and_colour_of_its_life(english: Localization) -> None:
    markers = stop_markers(two_lives(), english)
    assert "--life: #123456" in _button(markers[0].html).attributes["style"]
    assert "--life: #654321" in _button(markers[3].html).attributes["style"]
    assert 'r="15"' in markers[0].html
    assert 'd="M0-19 19 0 0 19-19 0z"' in markers[3].html
    assert [_button(marker.html).children[0].text for marker in markers] == ["1", "2", "3", "1", "2", "3"]


def test_every_marker_shape_can_be_drawn(english: Localization) -> None:
    for shape in OUTLINES:
        life = person("Ada", stop("ada", 1, MOSCOW), marker=shape)
        assert f"marker--{shape}" in stop_markers(exhibit(life), english)[0].html


@pytest.mark.parametrize(
    ("more", "class_name"),
    [
        ({"present": False}, "marker--absent"),
        ({"certainty": "uncertain"}, "marker--uncertain"),
        ({"place": replace(MOSCOW, certainty="uncertain")}, "marker--uncertain"),
    ],
)
def test_absent_and_uncertain_stops_look_different(
    english: Localization, more: dict[str, object], class_name: str
) -> None:
    plain = stop("ada", 1, MOSCOW)
    special = replace(plain, **more)  # type: ignore[arg-type]
    markers = [stop_markers(exhibit(person("Ada", each)), english)[0].html for each in (plain, special)]
    assert [class_name in html for html in markers] == [False, True]


def test_a_stop_of_an_encounter_looks_different(small: Exhibit, english: Localization) -> None:
    assert ["marker--star" in marker.html for marker in stop_markers(small, english)] == [
        False,
        True,
        False,
        True,
        False,
        False,
    ]


def test_a_city_bears_its_true_name_and_no_number(small: Exhibit, english: Localization) -> None:
    stops = list(small.stops)
    marker = city_marker(Cluster((1, 3, 5), "chita", (208.7, 85.0)), 6, small, stops, english)
    button = _button(marker.html)
    assert button.attributes["aria-label"] == "Chita: 3 stories, “ada 2 at Chita” to “ben 6 at Chita”"
    assert button.attributes["data-place"] == "chita"
    assert button.attributes["data-members"] == "1 3 5"
    assert button.attributes["role"] == "button"
    assert _sector_styles(button) == ["--life: #123456", "--life: #654321"]
    assert button.text == "Chita"


def test_a_city_that_gathers_others_tells_only_of_its_own_stories(
    small: Exhibit, english: Localization
) -> None:
    stops = list(small.stops)
    marker = city_marker(Cluster((0, 1, 3, 5), "chita", (208.7, 85.0)), 6, small, stops, english, 4.5)
    label = _button(marker.html).attributes["aria-label"]
    assert label == "Chita: 3 stories, “ada 2 at Chita” to “ben 6 at Chita”; 1 more nearby"
    assert _button(marker.html).attributes["data-parting"] == "4.5"
    assert marker.stories == 3


def test_a_city_of_one_life_has_the_shape_of_the_life(small: Exhibit, english: Localization) -> None:
    marker = city_marker(Cluster((3, 5), "chita", (208.7, 85.0)), 6, small, list(small.stops), english)
    assert _sector_styles(_button(marker.html)) == []
    assert OUTLINES["diamond"] in marker.html


def test_a_city_of_three_lives_has_three_sectors(english: Localization) -> None:
    colours = ("#111111", "#222222", "#333333")
    lives = [
        person(name, stop(name.lower(), number, MOSCOW), colour=colour)
        for number, (name, colour) in enumerate(zip(("Ada", "Ben", "Cy"), colours, strict=True), 1)
    ]
    shown = exhibit(*lives)
    cluster = Cluster((0, 1, 2), "moscow", (150.0, 80.0))
    marker = city_marker(cluster, 3, shown, list(shown.stops), english)
    assert _sector_styles(_button(marker.html)) == [f"--life: {colour}" for colour in colours]


def test_the_more_stories_a_city_has_the_larger_is_its_sign() -> None:
    steps = [size_step(stories) for stories in (1, 2, 4, 5, 12, 13, 50)]
    assert steps == [1, 2, 2, 3, 3, 4, 4]
    for radii in sign_radii().values():
        assert radii[:4] == sorted(set(radii[:4]))
        assert 2 * max(radii) < TARGET_SIZE + 8


def test_a_dot_of_a_city_cannot_be_touched(english: Localization) -> None:
    (dot,) = tree(town_marker(MOSCOW, 7, english).html).children
    assert (dot.tag, dot.text, dot.attributes["aria-hidden"]) == ("span", "Moscow", "true")


def test_the_star_of_an_encounter_is_a_button_with_its_title(small: Exhibit, english: Localization) -> None:
    button = _button(encounter_marker(small.encounters[0], 9, english).html)
    assert button.attributes["data-encounter-mark"] == "same-town"
    assert button.attributes["aria-label"] == "One town"


@pytest.mark.parametrize("number", [1, 2, 3, 5])
def test_the_sectors_of_a_cluster_cover_its_whole_disc(number: int) -> None:
    paths = disc_sectors(number)
    assert len(set(paths)) == number
    coordinates = [re.findall(r"(-?[\d.]+) (-?[\d.]+)(?=A|z)", path) for path in paths]
    ends = [[(float(x), float(y)) for x, y in each] for each in coordinates]
    if number > 1:
        assert [one[-1] for one in ends] == [two[0] for two in (*ends[1:], ends[0])]


def test_a_stop_in_a_city_has_the_names_of_its_place_and_of_the_city(english: Localization) -> None:
    hotel = place("Hotel", 55.75, 37.6, within="moscow")
    shown = exhibit(person("Ada", stop("ada", 1, hotel)), places={each.id: each for each in (MOSCOW, hotel)})
    (marker,) = stop_markers(shown, english)
    assert (marker.name, marker.city_name) == ("Hotel", "Moscow")
    button = _button(marker.html)
    assert button.attributes["aria-label"] == "Hotel: ada 1 at Hotel"
    assert button.attributes["data-city-label"] == "Moscow: ada 1 at Hotel"


def test_the_data_of_the_page_has_the_point_opening_zooms_and_leg_of_every_stop(
    small: Exhibit, english: Localization
) -> None:
    data = atlas(small, english, "/g/{z}/{x}/{y}.webp").data
    stops = list(small.stops)
    zooms = {view.name: opening_zooms(view, small, stops) for view in life_views(small, stops)}
    assert list(data["stops"]) == [each.id for each in small.stops]
    for each in small.stops:
        assert data["stops"][each.id]["point"] == list(each.place_on_map.point)
        assert data["stops"][each.id]["zooms"] == [zooms["all"][each.id], zooms[each.person][each.id]]
    lengths = {leg.end.id: english.distance_text(leg.kilometres) for one in small.people for leg in legs(one)}
    assert lengths
    assert {id: each["distance"] for id, each in data["stops"].items() if each["distance"]} == lengths
    assert {each["city"] for each in data["stops"].values()} == set(data["cities"])
    assert set(data["views"]) == {"all", "ada", "ben"}
    assert draw(small, [], {}, MapTiles("/g/{z}/{x}/{y}.webp"), english)
