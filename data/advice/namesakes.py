"""Places far from every town of their name, and far from the town they are said to be in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from geopy.distance import geodesic

from data.advice.file_locations import Whereabouts
from data.advice.towns import Town, towns_named
from data.model.exhibit import Exhibit, Place
from data.model.problem import Advice

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
