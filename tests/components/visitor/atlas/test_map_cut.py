"""The map's cut: no way of a life leads over it, and everything drawn is shifted to it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from components.visitor.atlas.leg_curves import leg_curve
from components.visitor.atlas.map_cut import EDGE_LATITUDE, map_cut, on_the_map, shifted_view, shown_point
from components.visitor.atlas.part import atlas
from components.visitor.localization import Localization
from data import Exhibit, Lettering, LocalGround, Point, View, legs
from tests.components.small_exhibit import exhibit, person, place, stop

SAN_FRANCISCO, TOKYO, SYDNEY, HONOLULU = (37.77, -122.42), (35.68, 139.69), (-33.87, 151.21), (21.31, -157.86)
BERLIN, LONDON, FIJI, TONGA = (52.52, 13.4), (51.5, -0.12), (-17.7, 178.0), (-21.1, -175.2)
PACIFIC = (SAN_FRANCISCO, TOKYO, SYDNEY)
ROUND_THE_WORLD: tuple[Point, ...] = tuple((10.0, float(lon)) for lon in (0, 90, 170, -100, -10, 0))
PLAN = {
    "name": "Honolulu",
    "from_zoom": 11,
    "features": [
        {
            "type": "Feature",
            "properties": {"kind": "sheet"},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[-158, 21], [-157, 21], [-157, 22], [-158, 22], [-158, 21]]],
            },
        }
    ],
}


def life(*points: Point, **more: Any) -> Any:
    return person("Ada", *(stop("ada", n, place(f"P{n}", *at), **more) for n, at in enumerate(points, 1)))


def longitudes(shown: Exhibit) -> list[float]:
    return [each.place_on_map.longitude for each in shown.placed_stops]


@pytest.mark.parametrize(
    "points",
    [PACIFIC, (FIJI, TONGA), (TOKYO, SAN_FRANCISCO, LONDON), (FIJI, TONGA, SYDNEY, HONOLULU)],
)
def test_a_life_on_both_sides_of_180_is_in_one_piece(points: Sequence[Point]) -> None:
    cut = map_cut([life(*points)])
    shown = on_the_map(exhibit(life(*points)), cut)
    curves = [leg_curve(leg, cut) for leg in legs(shown.people[0])]
    assert curves
    for curve in curves:
        assert len(curve.lines) == 1, "no way is cut"
    for one, two in pairwise(longitudes(shown)):
        assert abs(one - two) < 180, "each way is the shorter one round the globe"


def test_a_life_away_from_180_keeps_the_usual_cut() -> None:
    assert map_cut([life(BERLIN, TOKYO)]) == -180
    assert map_cut([life(LONDON)]) == -180
    assert map_cut([]) == -180
    nowhere = replace(stop("ada", 1, place("London", *LONDON)), place=None)
    assert map_cut([person("Ada", nowhere)]) == -180


def test_a_life_round_the_world_is_cut_once_between_two_stops() -> None:
    cut = map_cut([life(*ROUND_THE_WORLD)])
    shown = on_the_map(exhibit(life(*ROUND_THE_WORLD)), cut)
    lines = [len(leg_curve(leg, cut).lines) for leg in legs(shown.people[0])]
    assert sorted(lines) == [1, 1, 1, 1, 2]


def test_the_lives_of_all_people_decide_together() -> None:
    other = person("Bo", stop("bo", 1, place("London", *LONDON)))
    cut = map_cut([life(*PACIFIC), other])
    shown = on_the_map(exhibit(life(*PACIFIC), other), cut)
    assert max(longitudes(shown)) - min(longitudes(shown)) < 250


def test_everything_that_is_drawn_is_shifted_together() -> None:
    letters = Lettering("hawaii", {"en": "Hawaii"}, 20.0, -156.0, "land", 3, 9)
    ground = LocalGround("basemap/oahu.mbtiles", View(21, -158.3, 21.8, -157.6), 8, 14, "")
    whole = replace(
        exhibit(life(*PACIFIC, HONOLULU, mentions=(place("Maui", 20.8, -156.3),))),
        lettering=(letters,),
        local_grounds=(ground,),
        plans=(PLAN,),
        opening_view=View(-40, 130, 45, -110),
    )
    shown = on_the_map(whole, map_cut(whole.people))
    assert longitudes(shown) == pytest.approx([237.58, 139.69, 151.21, 202.14])
    (stop_shown, *_) = shown.placed_stops
    assert stop_shown.mentions[0].longitude == pytest.approx(203.7)
    assert shown.lettering[0].longitude == 204
    assert shown.local_grounds[0].bounds.contains((21.5, 202.14))
    assert shown.plan_sheets == (View(21, 202, 22, 203),)
    assert shown.opening_view == View(-40, 130, 45, 250)
    assert longitudes(whole) == [point[1] for point in (*PACIFIC, HONOLULU)], (
        "the exhibit itself is unchanged"
    )


def test_the_whole_view_is_that_of_all_stops_where_none_was_chosen() -> None:
    points = (SAN_FRANCISCO, TOKYO)
    whole = replace(exhibit(life(*points)), opening_view=View.around(points))
    view = on_the_map(whole, map_cut(whole.people)).opening_view
    assert view.west < view.east
    assert 130 < view.west < 139.69
    assert 237.58 < view.east < 250


def test_a_view_that_crosses_180_becomes_one_piece() -> None:
    assert shifted_view(View(0, 170, 10, -170), 0) == View(0, 170, 10, 190)
    assert shifted_view(View(0, 170, 10, -170), -180) == View(0, -190, 10, -170)
    assert shifted_view(View(-90, -180, 90, 180), -180) == View(-84, -180, 84, 180)


@pytest.mark.parametrize("latitude", [86.0, 90.0, -87.5, -90.0])
def test_a_place_beyond_the_edge_is_shown_at_it(latitude: float) -> None:
    shown, longitude = shown_point((latitude, 20.0))
    assert (abs(shown), longitude) == (EDGE_LATITUDE, 20.0)
    assert (shown > 0) is (latitude > 0)
    assert shown_point((78.2, 15.6)) == (78.2, 15.6)


@pytest.mark.parametrize(
    ("latitude", "note", "pole"),
    [(86.2, "86.2° N", "north"), (90.0, "90° N", "north"), (-86.0, "86° S", "south")],
)
def test_a_marker_at_the_edge_says_its_latitude_and_points_to_the_pole(
    latitude: float, note: str, pole: str, english: Localization
) -> None:
    part = atlas(exhibit(life((latitude, 20.0), (78.2, 15.6))), english, "")
    (module,) = part.modules.values()
    assert json.dumps(f"P1, {note}")[1:-1] in module
    assert module.count(f"marker__pole--{pole}") == 1, "the other stop has no arrow"
    assert abs(part.data["stops"]["ada/01-p1"]["point"][0]) == EDGE_LATITUDE
