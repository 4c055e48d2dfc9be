"""No name on the map overlaps a sign or another name, and the greatest cities are named first."""

from __future__ import annotations

from itertools import combinations

import pytest

from components.page.page_content import RenderedEdition
from components.visitor.atlas.label_placement import (
    SIDES,
    OccupiedBounds,
    PixelBounds,
    Sign,
    first_free_zoom,
    name_width,
    overlap,
    placed_names,
)
from components.visitor.atlas.map_content import MapContent, map_content
from components.visitor.atlas.map_cut import map_cut, on_the_map
from components.visitor.atlas.near_areas import ZOOMS
from components.visitor.atlas.zoom_content import EVERYONE, life_views
from components.visitor.localization import Localization
from components.visitor.text_width import SEMIBOLD, text_width
from data import ENGLISH
from data.model.mercator import to_pixel


@pytest.fixture(scope="module")
def content(rendered_whole: RenderedEdition) -> MapContent:
    exhibit = rendered_whole.loaded.exhibit
    assert exhibit is not None
    shown = on_the_map(exhibit, map_cut(exhibit.people))
    stops = list(shown.placed_stops)
    return map_content(shown, stops, life_views(shown, stops), [], Localization("en", ENGLISH))


def _signs(content: MapContent, view: str, zoom: float) -> dict[int, Sign]:
    signs = {}
    in_cities = content.views[view][zoom].in_cities
    for number in content.views[view][zoom].markers:
        marker = content.markers[number]
        x, y = (value * 2**zoom for value in to_pixel(*marker.point))
        width = name_width(marker.city_name) if number in in_cities else marker.name_width
        signs[number] = Sign(number, (x, y), marker.radius(view != EVERYONE), width)
    return signs


def test_no_name_overlaps_a_sign_or_another_name(content: MapContent) -> None:
    for view, by_zoom in content.views.items():
        for zoom, shown in by_zoom.items():
            signs = _signs(content, view, zoom)
            bounds = [
                signs[number].name_bounds(sides[0])
                for number, sides in zip(shown.names, shown.sides, strict=True)
            ]
            for name in bounds:
                assert not any(_clearly_overlap(name, sign.bounds) for sign in signs.values()), (view, zoom)
            assert not any(_clearly_overlap(*pair) for pair in combinations(bounds, 2)), (view, zoom)


def _clearly_overlap(one: PixelBounds, two: PixelBounds) -> bool:
    """By more than rounding."""
    return overlap((one[0] + 0.01, one[1] + 0.01, one[2] - 0.01, one[3] - 0.01), two)


def test_the_other_sides_of_a_name_are_free_too(content: MapContent) -> None:
    for zoom, shown in content.views[EVERYONE].items():
        signs = _signs(content, EVERYONE, zoom)
        first = {number: sides[0] for number, sides in zip(shown.names, shown.sides, strict=True)}
        names = [signs[number].name_bounds(side) for number, side in first.items()]
        for number, sides in zip(shown.names, shown.sides, strict=True):
            own = signs[number].name_bounds(first[number])
            for side in sides[1:]:
                bounds = signs[number].name_bounds(side)
                assert not any(name != own and _clearly_overlap(bounds, name) for name in names), zoom


def test_every_view_has_some_names(content: MapContent) -> None:
    for view, by_zoom in content.views.items():
        for zoom, shown in by_zoom.items():
            assert shown.names or len(shown.markers) <= 1, (view, zoom)


def test_no_name_stands_twice_within_a_screen(content: MapContent) -> None:
    for view, by_zoom in content.views.items():
        for zoom, shown in by_zoom.items():
            if zoom > 4:  # nearer, the world is larger than a screen
                continue
            names = [
                content.markers[number].city_name
                if number in shown.in_cities
                else content.markers[number].name
                for number in shown.names
            ]
            assert len(names) == len(set(names)), (view, zoom)


def test_the_greatest_city_is_named_first(content: MapContent) -> None:
    for by_zoom in content.views.values():
        for shown in by_zoom.values():
            cities = [content.markers[number] for number in shown.names]
            stories = [marker.stories for marker in cities if marker.kind == "city"]
            assert stories == sorted(stories, reverse=True)


def test_a_name_that_has_no_room_at_one_side_stands_at_another() -> None:
    sign = Sign(0, (100.0, 100.0), 10.0, 60.0)
    for side in SIDES[:4]:
        others = OccupiedBounds(sign.name_bounds(each) for each in SIDES if each != side)
        alone = [sides for _, sides in placed_names([sign], others)]
        assert all(sides[0] == side for sides in alone)
    blocked = OccupiedBounds(sign.name_bounds(side) for side in SIDES)
    assert list(placed_names([sign], blocked)) == []


@pytest.mark.parametrize("side", SIDES)
def test_a_name_never_stands_on_its_own_sign(side: str) -> None:
    sign = Sign(0, (100.0, 100.0), 10.0, 60.0)
    assert not overlap(sign.name_bounds(side), sign.bounds)


@pytest.mark.parametrize("name", ["Saint Petersburg", "Санкт-Петербург", "東京", "Αθήνα", "القاهرة"])
def test_a_name_of_any_script_has_a_width(name: str) -> None:
    assert 0.4 * len(name) < text_width(name, SEMIBOLD) < 1.1 * len(name)


def test_a_plans_label_is_shown_from_the_first_zoom_at_which_it_stays_free() -> None:
    def around(zoom: float) -> OccupiedBounds:
        x, y = (value * 2**zoom for value in to_pixel(50, 50))
        return OccupiedBounds([(x - 10, y - 10, x + 10, y + 10)])

    free = OccupiedBounds()
    assert first_free_zoom((50, 50), 50, {11: free, 12: around(12), 13: free, 14: free}) == 13
    assert first_free_zoom((50, 50), 50, {12: free, 13: free, 14: free}) == 12
    assert first_free_zoom((50, 50), 50, {13: free, 14: around(14)}) is None


@pytest.mark.parametrize(
    ("other", "overlaps"),
    [((5, 5, 15, 15), True), ((10, 0, 20, 10), False), ((0, 10, 10, 20), False), ((2, 2, 3, 3), True)],
)
def test_bounds_that_only_share_an_edge_do_not_overlap(other: PixelBounds, overlaps: bool) -> None:
    assert overlap((0, 0, 10, 10), other) is overlaps
    assert overlap(other, (0, 0, 10, 10)) is overlaps
    assert OccupiedBounds([(0, 0, 10, 10)]).overlap(other) is overlaps


def test_cities_that_a_greater_one_stands_for_are_dots_at_their_true_places(content: MapContent) -> None:
    towns = {
        number
        for shown in content.views[EVERYONE].values()
        for number in shown.markers
        if content.markers[number].kind == "town"
    }
    assert towns
    assert max(ZOOMS) in content.views[EVERYONE]
