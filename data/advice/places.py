"""Advice on places: points that are probably wrong, and places that were entered twice."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from geopy.distance import geodesic

from data.advice.file_locations import FileLocations
from data.model.exhibit import Exhibit, Place, Point
from data.model.problem import Advice, first_few
from data.model.toponym_of_time import toponyms_of_unread_time
from data.reading.towns import Town, large_towns, read_towns

ZERO_TOLERANCE_DEGREES = 0.01
"""From 0, 0: the sea off Africa, where empty cells end up."""
FAR_FROM_COUNTRY_KILOMETRES = 200.0
"""From the nearest large town of the place's country. Towns stand in for the border, which is not known here.
Advice is given only where a town of another country is less than half as far, and the corrected point lies
among the country's own towns: an island in the Arctic is left as it is."""
IN_COUNTRY_KILOMETRES = 150.0
"""From the corrected point to the nearest large town, which is one of the country."""
FAR_KILOMETRES = 50.0
"""From a town of the same name, or from the containing place."""
MAX_TOWNS_OF_ONE_NAME = 3
"""More towns of one name in one country prove nothing: the place may be a hamlet that the gazetteer lacks."""
EFFECT = "The place may be shown where it is not."
TABLE = "places.csv"


def stops_without_place(exhibit: Exhibit, _: FileLocations) -> Iterator[Advice]:
    """One advice on all stops that belong to no place."""
    stops = [stop.id for stop in exhibit.stops if stop.place is None]
    if stops:
        count = "1 stop has" if len(stops) == 1 else f"{len(stops)} stops have"
        where = "they are" if len(stops) > 1 else "it is"
        shown = f"{where.capitalize()} in the list and on the timeline, and not on the map."
        yield Advice.on(
            "people/",
            fault=f"{count} no place ({first_few(stops)})",
            remedy="write place: in the head where the story belongs to a place, or leave it out",
            effect=shown if exhibit.has_places else "There is no map: list and timeline take its room.",
        )


def points_at_zero(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Places at 0, 0."""
    for place in exhibit.places.values():
        if _is_zero(place.point):
            fault = "is a point in the sea off Africa"
            remedy, effect = "write the place’s latitude and longitude", "The place is shown there."
            yield _on_point(place, locations, fault=fault, remedy=remedy, effect=effect)


def swapped_coordinates(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Places far from their country that lie in it once the coordinates are swapped or a sign is changed."""
    for place in exhibit.places.values():
        corrected = None if _is_zero(place.point) else _corrected(place)
        if corrected is not None:
            fault = f"is far from {place.country}; {_mistake(place, corrected)}"
            remedy = f"write latitude {corrected[0]:g} and longitude {corrected[1]:g}"
            effect = "The place is shown in the wrong part of the world."
            yield _on_point(place, locations, fault=fault, remedy=remedy, effect=effect)


def far_from_namesakes(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Places over 50 km from every town in their country that has one of their names.

    No advice for a name that the gazetteer does not have, as many historical ones, nor for a common name.
    """
    names_of = {place.id: _names(place) for place in exhibit.places.values() if _is_a_town(place)}
    large = large_towns().by_spelling({name for names in names_of.values() for name in names})
    far = {key: names for key, names in names_of.items() if not _is_near(exhibit.places[key], names, large)}
    names_of_far = {name for names in far.values() for name in names}
    small = read_towns(names=names_of_far).by_spelling(names_of_far) if far else {}
    for key, names in far.items():
        place = exhibit.places[key]
        towns = _namesakes(place, names, small)
        if 0 < len(set(towns)) <= MAX_TOWNS_OF_ONE_NAME and not _is_near(place, names, small):
            yield _namesake_advice(place, towns, locations)


def far_from_containing_place(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Places over 50 km from the place they are within."""
    for place in (each for each in exhibit.places.values() if each.within):
        container = exhibit.places[place.within]
        distance = geodesic(place.point, container.point).kilometers
        if distance > FAR_KILOMETRES and container.precision != "region":
            fault = f"lies {distance:,.0f} km from {container.name}, which it is within"
            remedy = "mend the point, or write another within"
            yield _on_point(place, locations, fault=fault, remedy=remedy, effect=EFFECT)


def duplicate_names(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Places with the name of an earlier place, in the original language."""
    names = ((place.name.casefold(), place) for place in exhibit.places.values())
    for first, place in _duplicates(names):
        fault = f"is also the name of {first.id}"
        remedy = _namesake_remedy(first, place)
        effect = "Visitors take them for one place."
        field, at = f"toponym_{next(iter(place.toponyms))}", locations.place(place)
        yield Advice.on(TABLE, field, found=place.name, fault=fault, remedy=remedy, effect=effect, at=at)


def _namesake_remedy(first: Place, place: Place) -> str:
    """What to do with a second place of one name: use the first, where both are one; else say where it is."""
    if first.country != place.country:
        return "write where it is too, such as its country"
    if geodesic(first.point, place.point).kilometers <= FAR_KILOMETRES:
        return f"if both are one place use the id {first.id}; else write where it is too"
    return "write where it is too, such as its region"


def duplicate_points(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Places at the point of an earlier place."""
    points = ((place.point, place) for place in exhibit.places.values())
    for first, place in _duplicates(points):
        fault = f"is also the point of {first.name} ({first.id})"
        remedy, effect = "use one place, or mend a point", "Two names stand on one point."
        yield _on_point(place, locations, fault=fault, remedy=remedy, effect=effect)


def times_of_names_not_read(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Former names whose years cannot be read: the captions of the year-sweep leave them out."""
    for place in exhibit.places.values():
        if unread := toponyms_of_unread_time(place.toponym_then):
            yield Advice.on(
                TABLE,
                "toponym_then",
                found="; ".join(unread),
                fault="cannot be read as a name and its years",
                remedy="write the name, and after it its years in one pair of brackets: (1914–24), (to 1946) "
                "or (from 1925); or the name alone, which is then that of all years",
                effect="The story shows the name as it is written; the captions of the years do not use it.",
                at=locations.place(place),
            )


def _on_point(place: Place, locations: FileLocations, *, fault: str, remedy: str, effect: str) -> Advice:
    found, at = f"{place.latitude:g}, {place.longitude:g}", locations.place(place)
    fields = "latitude, longitude"
    return Advice.on(TABLE, fields, found=found, fault=fault, remedy=remedy, effect=effect, at=at)


def _is_zero(point: Point) -> bool:
    return max(abs(point[0]), abs(point[1])) <= ZERO_TOLERANCE_DEGREES


def _corrected(place: Place) -> Point | None:
    """The point that was probably meant; None where the point is not far off or no correction helps."""
    (latitude, longitude), towns = place.point, large_towns()
    if place.country not in towns.by_country:
        return None
    if towns.is_near(place.point, place.country, FAR_FROM_COUNTRY_KILOMETRES):
        return None
    candidates = [(longitude, latitude), (latitude, -longitude), (-latitude, longitude)]
    in_country = (
        each
        for each in candidates
        if abs(each[0]) <= 90 and towns.is_in(each, place.country, IN_COUNTRY_KILOMETRES)
    )
    corrected = next(in_country, None)
    if corrected is None or not towns.is_outside(place.point, place.country, FAR_FROM_COUNTRY_KILOMETRES):
        return None
    namesakes = (town for each in towns.by_spelling(_names(place)).values() for town in each)
    is_there = any(geodesic(place.point, town.point).kilometers <= FAR_KILOMETRES for town in namesakes)
    return None if is_there else corrected  # a colony, say, whose country is not that of today


def _mistake(place: Place, corrected: Point) -> str:
    if corrected == (place.longitude, place.latitude):
        return "latitude and longitude have changed places"
    return "a minus sign is missing, or one too many"


def _namesake_advice(place: Place, towns: Sequence[Town], locations: FileLocations) -> Advice:
    nearest = min(towns, key=lambda town: float(geodesic(place.point, town.point).kilometers))
    distance = geodesic(place.point, nearest.point).kilometers
    at = f"{nearest.point[0]:g}, {nearest.point[1]:g}"
    fault = f"lies {distance:,.0f} km from the nearest {nearest.name} in {place.country} ({at})"
    remedy = f"mend the point or the country, or add where it is to the name: {nearest.name}, and its region"
    return _on_point(place, locations, fault=fault, remedy=remedy, effect=EFFECT)


def _is_a_town(place: Place) -> bool:
    return place.precision == "town" and not place.within


def _names(place: Place) -> list[str]:
    """The names to look up in the gazetteer, modern and historical, each cut at a comma or bracket."""
    names = [*place.toponyms.values(), *place.toponym_then.split(";")]
    return list(dict.fromkeys(bare for name in names if (bare := name.split(",")[0].split("(")[0].strip())))


def _namesakes(place: Place, names: Sequence[str], towns: Mapping[str, Sequence[Town]]) -> list[Town]:
    """The towns of the place's country among the towns of these names."""
    return [town for name in names for town in towns[name] if town.country == place.country]


def _is_near(place: Place, names: Sequence[str], towns: Mapping[str, Sequence[Town]]) -> bool:
    namesakes = _namesakes(place, names, towns)
    return any(geodesic(place.point, town.point).kilometers <= FAR_KILOMETRES for town in namesakes)


def _duplicates(entries: Iterable[tuple[Hashable, Place]]) -> Iterator[tuple[Place, Place]]:
    """Each place whose key an earlier place has too: (the earlier place, this place)."""
    first: dict[Hashable, Place] = {}
    for key, place in entries:
        if key in first:
            yield first[key], place
        first.setdefault(key, place)
