"""Advice on the ground of the map: there is none, or nobody is credited for it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from math import cos, floor, radians
from pathlib import Path

from geopy.distance import geodesic

from data.advice.file_locations import FileLocations
from data.model.exhibit import Exhibit, Place
from data.model.problem import Advice, first_few
from data.reading.read_ground import GROUND_FILE, NO_GROUND
from data.reading.tile_files import PUT_BACK
from data.schema.json_schema import SHIPPED

TOWN_KM = 5
TOWN_DEGREES = TOWN_KM / 110.5
"""Of latitude: a degree is at least 110.57 km long (WGS 84)."""
MANY_PLACES = 3
"""As many as make the map zoom in farther (components/visitor/atlas/near_areas.py)."""


def missing_ground(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """An exhibit with a map and without a ground. One that cannot be used is a problem already."""
    if exhibit.has_places and not exhibit.has_ground and not locations.has_problem(GROUND_FILE):
        yield missing_ground_advice(locations.folder)


def missing_ground_advice(folder: Path, *, is_last_good: bool = False) -> Advice:
    """What to do about the missing ground: the way depends on what lies in the folder. `is_last_good`: not
    the folder is shown, but an earlier copy of it."""
    if is_last_good and (folder / GROUND_FILE).is_file():
        fault, remedy = "is not in the last good exhibit, which is shown", "mend what the check lists"
        return Advice.on(GROUND_FILE, fault=fault, remedy=remedy, effect=NO_GROUND)
    return Advice.on(GROUND_FILE, fault="there is no such file", remedy=_remedy(folder), effect=NO_GROUND)


def town_without_plan(exhibit: Exhibit, _: FileLocations) -> Iterator[Advice]:
    """Places that only a plain sheet parts: three or more within a few kilometres, or all of an exhibit."""
    free = {stop.place.id: stop.place for stop in exhibit.placed_stops if stop.place}
    for sheet in (*exhibit.plan_sheets, *(each.bounds for each in exhibit.near_grounds)):
        free = {key: place for key, place in free.items() if not sheet.contains(place.point)}
    for town in _near_each_other(list(free.values())):
        if len(town) >= MANY_PLACES or len(town) == len(exhibit.places) > 1:
            names = first_few([place.name for place in town])
            yield Advice.on(
                "plans/",
                fault=f"{len(town)} places lie within {TOWN_KM} km ({names}), and no plan shows them",
                remedy="put a map of the town into basemap/ (.pmtiles or .mbtiles), or leave it so",
                effect="Where the map is near enough to part them, visitors see a plain sheet with a scale.",
            )


def _near_each_other(places: Sequence[Place]) -> Iterator[list[Place]]:
    """The places in groups: each within TOWN_KM of the first of its group; of one point only one."""
    rows: dict[int, dict[str, Place]] = {}
    for place in places:
        rows.setdefault(_row(place), {})[place.id] = place
    order = {place.id: number for number, place in enumerate(places)}
    for first in places:
        if first.id not in rows[_row(first)]:
            continue
        beside = [
            each for row in range(_row(first) - 1, _row(first) + 2) for each in rows.get(row, {}).values()
        ]
        group = sorted((each for each in beside if _is_near(first, each)), key=lambda each: order[each.id])
        for each in group:
            del rows[_row(each)][each.id]
        yield list({each.point: each for each in group}.values())


def _row(place: Place) -> int:
    """Places within TOWN_KM of each other are in the same row of latitude, or in the next one."""
    return floor(place.latitude / TOWN_DEGREES)


def _is_near(one: Place, other: Place) -> bool:
    across = abs((one.longitude - other.longitude + 180) % 360 - 180)
    pole = min(90.0, max(abs(one.latitude), abs(other.latitude)) + TOWN_DEGREES)
    if across * cos(radians(pole)) > TOWN_DEGREES:
        return False  # most are: a geodesic takes a quarter of a millisecond
    return float(geodesic(one.point, other.point).km) <= TOWN_KM


def uncredited_ground(exhibit: Exhibit, _: FileLocations) -> Iterator[Advice]:
    """A ground of the curator's own, of which neither its file nor `words/` says who made it."""
    for language in exhibit.languages if exhibit.ground else ():
        written = exhibit.words[language]["credit"]
        if exhibit.ground and not exhibit.ground.credit(written):
            yield Advice.on(
                f"words/{language}.yaml",
                "credit",
                found=written,
                fault=f"is about the ground that ships, and {GROUND_FILE} is another",
                remedy="write who made it",
                effect="Nobody is credited for it on the screen.",
            )
    for local in exhibit.local_grounds:
        if not local.attribution and not (local.file == GROUND_FILE and exhibit.ground):
            yield Advice.on(
                local.file,
                "attribution",
                fault="is not in the file, or empty",
                remedy="write into it who made it, with the program that made the file",
                effect="Nobody is credited for it on the screen.",
            )


def _remedy(folder: Path) -> str:
    if folder.resolve() == SHIPPED or not (SHIPPED / GROUND_FILE).is_file():
        return PUT_BACK
    return f"for the ground that ships, type: uv run app.py new ground --exhibit {shlex.quote(str(folder))}"
