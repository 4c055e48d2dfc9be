"""The map's cut: the meridian at which the map of the world begins and ends, and everything shifted to it.

The ground repeats to the east and the west without end, but what is drawn on it stands there once. A map that
were always cut at 180 degrees would tear a life in the Pacific apart; so it is cut where no way of any life
leads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import pairwise
from typing import Any

from data import (
    USUAL_CUT,
    Encounter,
    Exhibit,
    Interval,
    Lettering,
    LocalGround,
    Person,
    Place,
    Point,
    Stop,
    View,
    legs,
    sheet_of,
    shifted,
    widest_gap,
)

CLEARANCE = 20.0
"""Degrees from every stop at which the usual cut is kept."""
EDGE_LATITUDE = 84.0
"""Degrees north and south: what lies beyond is shown here. The projection ends at 85.05 degrees."""


def shown_point(point: Point, cut: float = USUAL_CUT) -> Point:
    """Where a point, latitude first, is shown: shifted, and within the map's northern and southern edge."""
    latitude, longitude = point
    return (min(max(latitude, -EDGE_LATITUDE), EDGE_LATITUDE), shifted(longitude, cut))


def shifted_view(view: View, cut: float) -> View:
    """A part of the world, in one piece, with its middle shifted. Its west may be greater than its east: then
    180 degrees lies in it. The result has its west below its east, which may be beyond the cut."""
    east = view.east if view.west <= view.east else view.east + 360
    middle = (view.west + east) / 2
    turn = 360 * round((shifted(middle, cut) - middle) / 360)  # exact: what is not shifted stays as it is
    south, north = (min(max(each, -EDGE_LATITUDE), EDGE_LATITUDE) for each in (view.south, view.north))
    return View(south, view.west + turn, north, east + turn)


def map_cut(people: Iterable[Person]) -> float:
    """The cut of the map of some lives, in degrees from -180 up to 180: the middle of the widest gap between
    their stops and ways; the usual one where it lies well within that gap, or where nobody has a place."""
    people = tuple(people)
    stops = [stop.place.longitude for each in people for stop in each.stops if stop.place]
    ways = [way for each in people for leg in legs(each) for way in _intervals(leg.path)]
    gap = widest_gap([*((each, each) for each in stops), *ways]) or widest_gap([(x, x) for x in stops])
    if gap is None:
        return USUAL_CUT
    west, east = gap
    if west + CLEARANCE <= shifted(USUAL_CUT, west) <= east - CLEARANCE:
        return USUAL_CUT
    return shifted(float(round((west + east) / 2)), USUAL_CUT)


def _intervals(path: Sequence[Point]) -> Iterator[Interval]:
    """The longitudes that a way covers, each piece the shorter way round the globe."""
    for (_, one), (_, two) in pairwise(path):
        across = (two - one + 180) % 360 - 180
        yield (one + min(across, 0), one + max(across, 0))


@dataclass(frozen=True, slots=True)
class PlaceAtEdge(Place):
    """A place that is shown at the map's northern or southern edge, because it lies beyond it."""

    true_latitude: float = 0.0


def on_the_map(exhibit: Exhibit, cut: float) -> Exhibit:
    """The exhibit with every position as the map shows it: shifted to the cut, and not beyond its edges.

    Only the map may use it: distances and coordinates in words are those of the exhibit itself.
    """
    positions = (place for stop in exhibit.stops for place in _places(stop))
    if cut == USUAL_CUT and all(abs(place.latitude) <= EDGE_LATITUDE for place in positions):
        return replace(exhibit, opening_view=_opening_view(exhibit, cut))
    return replace(
        exhibit,
        opening_view=_opening_view(exhibit, cut),
        people=tuple(replace(each, stops=_shown_stops(each.stops, cut)) for each in exhibit.people),
        places={name: _shown_place(place, cut) for name, place in exhibit.places.items()},
        encounters=tuple(_shown_encounter(each, cut) for each in exhibit.encounters),
        lettering=tuple(_shown_lettering(each, cut) for each in exhibit.lettering),
        local_grounds=tuple(_shown_ground(each, cut) for each in exhibit.local_grounds),
        plans=tuple(_shown_plan(each, cut) for each in exhibit.plans),
    )


def _opening_view(exhibit: Exhibit, cut: float) -> View:
    """The view that the exhibit opens with, in one piece; that of all its stops where the curator has chosen
    none, or where the cut is in the middle of it."""
    given = shifted_view(exhibit.opening_view, cut)
    points = [stop.place.point for stop in exhibit.placed_stops if stop.place]
    is_chosen = exhibit.opening_view != View.around(points)
    if is_chosen and given.west >= cut and given.east <= cut + 360:
        return given
    return shifted_view(View.around([shown_point(point, cut) for point in points], cut), cut)


def _places(stop: Stop) -> tuple[Place, ...]:
    return (*((stop.place,) if stop.place else ()), *stop.via, *stop.mentions)


def _shown_place(place: Place, cut: float) -> Place:
    latitude, longitude = shown_point(place.point, cut)
    if latitude == place.latitude:
        return replace(place, longitude=longitude)
    values = {each.name: getattr(place, each.name) for each in fields(place)}
    return PlaceAtEdge(
        **(values | {"latitude": latitude, "longitude": longitude, "true_latitude": place.latitude})
    )


def _shown_stop(stop: Stop, cut: float) -> Stop:
    return replace(
        stop,
        place=_shown_place(stop.place, cut) if stop.place else None,
        via=tuple(_shown_place(each, cut) for each in stop.via),
        mentions=tuple(_shown_place(each, cut) for each in stop.mentions),
        course=tuple(shown_point(each, cut) for each in stop.course),
    )


def _shown_stops(stops: Iterable[Stop], cut: float) -> tuple[Stop, ...]:
    return tuple(_shown_stop(stop, cut) for stop in stops)


def _shown_encounter(encounter: Encounter, cut: float) -> Encounter:
    stop_a, stop_b = _shown_stops(encounter.stops, cut)
    return replace(encounter, place=_shown_place(encounter.place, cut), stop_a=stop_a, stop_b=stop_b)


def _shown_lettering(letters: Lettering, cut: float) -> Lettering:
    return replace(letters, longitude=shifted(letters.longitude, cut))


def _shown_ground(ground: LocalGround, cut: float) -> LocalGround:
    return replace(ground, bounds=shifted_view(ground.bounds, cut))


def _shown_plan(plan: Mapping[str, Any], cut: float) -> Mapping[str, Any]:
    """A city plan, moved by whole turns: GeoJSON, longitude first. One without a sheet stays where it is."""
    sheet = sheet_of(plan)
    turn = shifted_view(sheet, cut).west - sheet.west if sheet else 0.0
    return {**plan, "features": [_moved(each, turn) for each in plan["features"]]} if turn else plan


def _moved(feature: Mapping[str, Any], turn: float) -> dict[str, Any]:
    geometry = feature["geometry"]
    return {
        **feature,
        "geometry": {**geometry, "coordinates": _moved_coordinates(geometry["coordinates"], turn)},
    }


def _moved_coordinates(coordinates: Any, turn: float) -> Any:
    if coordinates and isinstance(coordinates[0], int | float):
        return [coordinates[0] + turn, *coordinates[1:]]
    return [_moved_coordinates(each, turn) for each in coordinates]
