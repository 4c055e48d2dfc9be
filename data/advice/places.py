"""Points that fell to the wrong part of the world by a slip of the pen."""

from __future__ import annotations

from collections.abc import Iterator

from data.advice.file_locations import Whereabouts
from data.advice.towns import has_towns, lies_near_a_town
from data.model.exhibit import Exhibit, Place, Point
from data.model.problem import Advice

NOWHERE = 0.01
"""Degrees from 0, 0: the sea off Africa, where an empty cell lands."""
OUTSIDE, INSIDE = 200.0, 150.0
"""Kilometres to the nearest large town of the place's country. No border is drawn: a point far out at sea or
in the wilds is left alone unless the slip, undone, brings it among the country's towns."""


def at_zero(exhibit: Exhibit, whereabouts: Whereabouts) -> Iterator[Advice]:
    """Places at 0, 0."""
    for place in exhibit.places.values():
        if _is_zero(place.point):
            found, fault = f"{place.latitude:g}, {place.longitude:g}", "is a point in the sea off Africa"
            remedy, effect = "write the place’s latitude and longitude", "The place is shown there."
            yield whereabouts.of_place(place, "latitude, longitude", found, fault, remedy, effect)


def swapped(exhibit: Exhibit, whereabouts: Whereabouts) -> Iterator[Advice]:
    """Places far from their country, where another order or a minus sign would bring them into it."""
    for place in exhibit.places.values():
        meant = None if _is_zero(place.point) else _meant(place)
        if meant is not None:
            found = f"{place.latitude:g}, {place.longitude:g}"
            fault = f"is far from {place.country}; {_slip(place, meant)}"
            remedy = f"write latitude {meant[0]:g} and longitude {meant[1]:g}"
            effect = "The place is shown in the wrong part of the world."
            yield whereabouts.of_place(place, "latitude, longitude", found, fault, remedy, effect)


def _is_zero(point: Point) -> bool:
    return max(abs(point[0]), abs(point[1])) <= NOWHERE


def _meant(place: Place) -> Point | None:
    """Where the place lies with its slip undone; None where there is none."""
    latitude, longitude = place.point
    if not has_towns(place.country) or lies_near_a_town(place.point, place.country, OUTSIDE):
        return None
    candidates = [(longitude, latitude), (latitude, -longitude), (-latitude, longitude)]
    possible = (each for each in candidates if abs(each[0]) <= 90)
    return next((each for each in possible if lies_near_a_town(each, place.country, INSIDE)), None)


def _slip(place: Place, meant: Point) -> str:
    if meant == (place.longitude, place.latitude):
        return "latitude and longitude have changed places"
    return "a minus sign is missing, or one too many"
