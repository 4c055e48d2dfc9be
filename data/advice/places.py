"""Points that fell to the wrong part of the world by a slip of the pen."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from geopy.distance import geodesic

from data.advice.file_locations import Whereabouts
from data.advice.towns import Town, has_towns, lies_near_a_town, towns_named
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


FAR = 50.0
"""Kilometres."""
COMMON_NAME = 3
"""A name that more towns of one country bear says nothing: the hamlet that is meant may not be among them."""
EFFECT = "The place may be shown where it is not."


def far_from_namesake(exhibit: Exhibit, whereabouts: Whereabouts) -> Iterator[Advice]:
    """Places over 50 km from every town of one of their names in their country.

    Silent for a name the gazetteer does not know, as historical ones are, and for one that is common.
    """
    named = {place.id: _names(place) for place in exhibit.places.values() if _is_a_town(place)}
    wanted = {name for names in named.values() for name in names}
    large = towns_named(wanted)
    doubted = {key: names for key, names in named.items() if not _is_near(exhibit.places[key], names, large)}
    small = towns_named({name for names in doubted.values() for name in names}, small=True) if doubted else {}
    for key, names in doubted.items():
        place = exhibit.places[key]
        towns = [town for name in names for town in small.get((place.country, name), ())]
        if 0 < len(set(towns)) <= COMMON_NAME and not _is_near(place, names, small):
            yield _advice(place, towns, whereabouts)


def far_from_its_town(exhibit: Exhibit, whereabouts: Whereabouts) -> Iterator[Advice]:
    """Places over 50 km from the place they are within."""
    for place in (each for each in exhibit.places.values() if each.within):
        around = exhibit.places[place.within]
        distance = geodesic(place.point, around.point).kilometers
        if distance > FAR and around.precision != "region":
            fault = f"lies {distance:,.0f} km from {around.toponym('en')}, which it is within"
            remedy, found = (
                "mend the point, or write another within",
                f"{place.latitude:g}, {place.longitude:g}",
            )
            yield whereabouts.of_place(place, "latitude, longitude", found, fault, remedy, EFFECT)


def _advice(place: Place, towns: Sequence[Town], whereabouts: Whereabouts) -> Advice:
    nearest = min(towns, key=lambda town: float(geodesic(place.point, town.point).kilometers))
    distance = geodesic(place.point, nearest.point).kilometers
    at = f"{nearest.point[0]:g}, {nearest.point[1]:g}"
    fault = f"lies {distance:,.0f} km from the nearest {nearest.name} in {place.country} ({at})"
    remedy = "mend the point or the country, or add where it is to the name (Kropotkin, Irkutsk Oblast)"
    found = f"{place.latitude:g}, {place.longitude:g}"
    return whereabouts.of_place(place, "latitude, longitude", found, fault, remedy, EFFECT)


def _is_a_town(place: Place) -> bool:
    return place.precision == "town" and not place.within


def _names(place: Place) -> list[str]:
    """What the gazetteer may call the place: names up to a comma or bracket, and those of the time."""
    names = [*place.toponyms.values(), *place.toponym_then.split(";")]
    return list(dict.fromkeys(bare for name in names if (bare := name.split(",")[0].split("(")[0].strip())))


def _is_near(place: Place, names: Sequence[str], towns: Mapping[tuple[str, str], list[Town]]) -> bool:
    known = (town for name in names for town in towns.get((place.country, name), ()))
    return any(geodesic(place.point, town.point).kilometers <= FAR for town in known)


def same_name(exhibit: Exhibit, whereabouts: Whereabouts) -> Iterator[Advice]:
    """Places of one English name."""
    named = ((place.toponym("en").casefold(), place) for place in exhibit.places.values())
    for first, place in _doubles(named):
        fault = f"is also the name of {first.id}"
        remedy, effect = (
            "write where it is too (Kropotkin, Irkutsk Oblast)",
            "Visitors take them for one place.",
        )
        yield whereabouts.of_place(place, "toponym_en", place.toponym("en"), fault, remedy, effect)


def same_point(exhibit: Exhibit, whereabouts: Whereabouts) -> Iterator[Advice]:
    """Places on one point."""
    points = ((place.point, place) for place in exhibit.places.values())
    for first, place in _doubles(points):
        found = f"{place.latitude:g}, {place.longitude:g}"
        fault = f"is also the point of {first.toponym('en')} ({first.id})"
        remedy, effect = "use one place, or mend a point", "Two names stand on one point."
        yield whereabouts.of_place(place, "latitude, longitude", found, fault, remedy, effect)


def _doubles(entries: Iterable[tuple[Hashable, Place]]) -> Iterator[tuple[Place, Place]]:
    """Every place whose key an earlier one had, with that earlier one."""
    first: dict[Hashable, Place] = {}
    for key, place in entries:
        if key in first:
            yield first[key], place
        first.setdefault(key, place)
