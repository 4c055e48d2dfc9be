"""Near areas: where the map zooms in farther than its ground, and how near a story opens there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from components.visitor.atlas.clusters import TARGET_SIZE
from components.visitor.atlas.near_areas import MAX_GROUND_ZOOM, NEAREST_ZOOM, ZOOMS, all_zooms, near_areas
from components.visitor.atlas.part import atlas
from components.visitor.atlas.zoom_content import (
    EVERYONE,
    STORY_ZOOMS,
    largest_zoom_of_view,
    life_views,
    opening_zooms,
)
from components.visitor.localization import Localization
from data import Exhibit, LocalGround, Point, View, to_pixel
from tests.components.small_exhibit import CHITA, MOSCOW, TOKYO, exhibit, person, place, stop

TOWN: tuple[Point, ...] = ((52.5163, 13.3777), (52.5180, 13.3990), (52.5210, 13.3880), (52.5110, 13.3930))
"""Four places of a town, about a kilometre apart."""


def life(points: Sequence[Point], name: str = "Ada", **more: Any) -> Any:
    stops = (
        stop(name.lower(), number, place(f"{name}{number}", *at), **more)
        for number, at in enumerate(points, 1)
    )
    return person(name, *stops)


def zooms_of(shown: Exhibit, view: str = EVERYONE) -> dict[str, float]:
    """The zoom each story opens with in a view."""
    stops = list(shown.placed_stops)
    areas = near_areas(shown, stops)
    views = {each.name: each for each in life_views(shown, stops, all_zooms(areas))}
    return opening_zooms(views[view], shown, stops, areas)


def are_parted(points: Sequence[Point], zoom: float) -> bool:
    pixels = [to_pixel(*point) for point in points]
    return all(
        max(abs(one[0] - two[0]), abs(one[1] - two[1])) * 2**zoom >= TARGET_SIZE
        for number, one in enumerate(pixels)
        for two in pixels[:number]
    )


def test_a_life_in_one_town_opens_near_enough_to_part_its_stops() -> None:
    shown = exhibit(life(TOWN))
    (area,) = near_areas(shown, list(shown.stops))[:1]
    assert not are_parted(TOWN, MAX_GROUND_ZOOM)
    assert are_parted(TOWN, area.max_zoom)
    assert all(map(area.bounds.contains, TOWN))
    for view in (EVERYONE, "ada"):
        for zoom in zooms_of(shown, view).values():
            assert are_parted(TOWN, zoom)
            assert zoom <= area.max_zoom


def test_the_whole_view_of_a_town_may_be_as_near_as_its_area() -> None:
    shown = exhibit(life(TOWN))
    stops = list(shown.stops)
    areas = near_areas(shown, stops)
    assert {largest_zoom_of_view(view, stops, areas) for view in life_views(shown, stops)} == {
        areas[0].max_zoom
    }


def test_a_wide_life_opens_its_stories_as_before_and_lets_its_town_be_parted() -> None:
    shown = exhibit(life([*TOWN, MOSCOW.point, CHITA.point, TOKYO.point]))
    assert set(zooms_of(shown).values()) <= set(STORY_ZOOMS)
    (area,) = near_areas(shown, list(shown.stops))
    assert are_parted(TOWN, area.max_zoom)
    assert not area.bounds.contains(MOSCOW.point)


def test_two_places_of_a_wide_life_make_no_near_area() -> None:
    shown = exhibit(life([*TOWN[:2], MOSCOW.point, TOKYO.point]))
    assert near_areas(shown, list(shown.stops)) == []
    assert all_zooms([]) == ZOOMS


def test_places_on_a_city_plan_make_no_near_area() -> None:
    ring = [[13.3, 52.4], [13.5, 52.4], [13.5, 52.6], [13.3, 52.6], [13.3, 52.4]]
    sheet = {"properties": {"kind": "sheet"}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    plan = {"name": "Town", "from_zoom": 11, "features": [sheet]}
    shown = exhibit(life(TOWN), plans=(plan,))
    assert near_areas(shown, list(shown.stops)) == []


@pytest.mark.parametrize("metres", [1, 30, 200])
def test_places_that_nothing_parts_do_not_zoom_beyond_the_nearest(metres: float) -> None:
    points = [(52.5 + number * metres / 111_000, 13.4) for number in range(3)]
    areas = near_areas(exhibit(life(points)), list(exhibit(life(points)).stops))
    assert all(area.max_zoom <= NEAREST_ZOOM for area in areas)


def test_stops_of_one_point_make_no_near_area_and_open_as_near_as_the_whole_view() -> None:
    shown = exhibit(life([MOSCOW.point] * 3))
    assert near_areas(shown, list(shown.stops)) == []
    assert set(zooms_of(shown).values()) == {MAX_GROUND_ZOOM}


def test_a_life_of_a_region_opens_no_farther_out_than_its_whole_view() -> None:
    shown = exhibit(life([(52.5, 13.4), (52.4, 13.1), (51.3, 12.4)]))
    assert min(zooms_of(shown).values()) >= 7


@pytest.mark.parametrize(("written", "opens"), [(3.0, 3.0), (12.3, 12.5), (16.0, 16.0)])
def test_the_zoom_in_a_stops_file_decides(written: float, opens: float) -> None:
    shown = exhibit(life([MOSCOW.point, TOKYO.point], zoom=written))
    assert set(zooms_of(shown).values()) == {opens}


def test_a_zoom_beyond_that_of_a_plan_is_that_of_the_plan(english: Localization) -> None:
    ring = [[37, 55], [38, 55], [38, 56], [37, 56], [37, 55]]
    sheet = {"properties": {"kind": "sheet"}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    plan = {"name": "Moscow", "from_zoom": 11, "features": [sheet]}
    shown = exhibit(life([MOSCOW.point, TOKYO.point], zoom=17), plans=(plan,))
    assert sorted(zooms_of(shown).values()) == [14, 17]


def test_the_page_has_content_for_every_zoom_of_a_near_area(english: Localization) -> None:
    close = [(52.5, 13.4), (52.5006, 13.4), (52.5, 13.401)]
    data = atlas(exhibit(life(close)), english, "").data
    largest = max(zoom for _, zoom in data["near_areas"])
    assert largest > max(ZOOMS)
    for view in data["views"].values():
        assert {f"{half / 2:g}" for half in range(4, int(2 * largest) + 1)} <= view["zooms"].keys()
        assert len(view["zooms"][f"{largest:g}"]["markers"]) == 3


def test_only_an_exhibit_with_a_near_area_has_a_scale_bar(english: Localization) -> None:
    assert "atlas__scale" in atlas(exhibit(life(TOWN)), english, "").html
    assert "atlas__scale" not in atlas(exhibit(life([MOSCOW.point, TOKYO.point])), english, "").html


def test_a_view_of_points_has_a_margin_and_is_the_world_without_any() -> None:
    view = View.around(TOWN)
    assert all(map(view.contains, TOWN))
    assert view.north - view.south < 0.02
    assert View.around([]) == View(-60, -180, 75, 180)
    assert View.around([(90, 180)]).north == 90
    assert replace(view, south=view.north).contains((0, 0)) is False


AROUND_TOWN = View(52.4, 13.2, 52.6, 13.6)


def test_the_curators_own_tiles_of_a_town_are_a_near_area_in_which_stories_open() -> None:
    ground = LocalGround("basemap/town.mbtiles", AROUND_TOWN, 10, 15, "")
    shown = exhibit(life([TOWN[0], MOSCOW.point, TOKYO.point]), local_grounds=(ground,))
    (area,) = near_areas(shown, list(shown.stops))
    assert (area.bounds, area.max_zoom) == (AROUND_TOWN, 15)
    first, *others = zooms_of(shown).values()
    assert 11 <= first <= 15
    assert max(others) <= 8


def test_tiles_no_nearer_than_the_worlds_change_no_zoom() -> None:
    ground = LocalGround("basemap/country.pmtiles", AROUND_TOWN, 4, MAX_GROUND_ZOOM, "")
    shown = exhibit(life([TOWN[0], TOKYO.point]), local_grounds=(ground,))
    assert near_areas(shown, list(shown.stops)) == []


def test_the_credit_names_whoever_made_the_curators_tiles(english: Localization) -> None:
    ground = LocalGround("basemap/town.mbtiles", AROUND_TOWN, 12, 15, "<i>Survey</i>, 1887")
    html = atlas(exhibit(life(TOWN), local_grounds=(ground,)), english, "", ("/tiles/a/{z}/{x}/{y}",)).html
    assert "&lt;i&gt;Survey&lt;/i&gt;, 1887" in html
