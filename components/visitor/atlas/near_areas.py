"""Near areas: where the map zooms in farther than the tiles of its ground, though no city plan is there.

A town whose stops are one cluster even at the ground's greatest zoom would hide them for ever. There the map
may be enlarged until they part. The ground fades out, and a scale bar shows the distances (atlas.css). The
curator's own tiles of a town make a near area, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, log2

from components.visitor.atlas.clusters import clusters_by_zoom, point_sites
from data import LARGEST_WORLD_ZOOM, Exhibit, Point, Stop, View, to_pixel

ZOOMS = tuple(half / 2 for half in range(2, 31))
"""Every half zoom from 1 to 15: the map stops at no other. An exhibit with deeper near areas has more."""
MAX_GROUND_ZOOM = LARGEST_WORLD_ZOOM
"""Beyond it the map zooms in only on a city plan and in a near area."""
NEAREST_ZOOM = 17.0
"""About a metre to a pixel at 40 degrees: stops that are nearer to each other than 60 m stay one cluster."""
MANY_PLACES = 3
"""So many places of one cluster make a near area; fewer only where a whole life is there. Two places of a
wide life are reached by the cluster's list, and the map keeps its ground."""
MAP_SIZE = (915.0, 825.0)
"""Pixels: width and height of the room that the card leaves of the map on a screen of 1920 by 1080, without
the padding of the camera."""
LEAST_MARGIN = 0.02
"""Degrees around the places of a near area: some 2 km. Beyond it the map zooms out again."""


@dataclass(frozen=True, slots=True)
class NearArea:
    """A part of the world, and the largest zoom there."""

    bounds: View
    max_zoom: float


def near_areas(exhibit: Exhibit, stops: Sequence[Stop]) -> list[NearArea]:
    """The near areas of an exhibit, larger zooms first. `stops` are all stops that have a place."""
    sheets = exhibit.plan_sheets
    free = [stop for stop in stops if not any(each.contains(stop.place_on_map.point) for each in sheets)]
    grounds = [NearArea(each.bounds, min(each.max_zoom, NEAREST_ZOOM)) for each in exhibit.near_grounds]
    areas = [*_towns(free), *_chosen(free), *grounds]
    return sorted(areas, key=lambda area: area.max_zoom, reverse=True)


def all_zooms(areas: Iterable[NearArea]) -> tuple[float, ...]:
    """ZOOMS, and those beyond it up to the largest zoom of any near area."""
    largest = max((area.max_zoom for area in areas), default=0)
    return (*ZOOMS, *(half / 2 for half in range(31, int(2 * largest) + 1)))


def fitting_zoom(points: Sequence[Point]) -> float:
    """The largest half zoom at which a part of the map shows all points; NEAREST_ZOOM for a single one."""
    xs, ys = zip(*(to_pixel(*point) for point in points), strict=True)
    sizes = ((MAP_SIZE[0], max(xs) - min(xs)), (MAP_SIZE[1], max(ys) - min(ys)))
    fitting = min((log2(room / size) for room, size in sizes if size > 0), default=NEAREST_ZOOM)
    return min(int(2 * fitting) / 2, NEAREST_ZOOM)


def _towns(stops: Sequence[Stop]) -> Iterator[NearArea]:
    """An area for each group of places that are not parted at the largest zoom of the ground."""
    lives = {person: [stop for stop in stops if stop.person == person] for person in _people(stops)}
    for whole_life in (*lives.values(), list(stops)):
        points = _points(whole_life)
        if len(points) > 1 and fitting_zoom(points) >= MAX_GROUND_ZOOM:
            yield from _area(points)
    points = _points(stops)
    clusters = clusters_by_zoom(point_sites(points), range(len(points)), [MAX_GROUND_ZOOM])
    for cluster in clusters[MAX_GROUND_ZOOM]:
        if len(cluster.members) >= MANY_PLACES:
            yield from _area([points[member] for member in cluster.members])


def _chosen(stops: Iterable[Stop]) -> Iterator[NearArea]:
    """An area around each stop for which the curator has chosen a zoom beyond that of the ground."""
    for stop in stops:
        if stop.zoom is not None and stop.zoom > MAX_GROUND_ZOOM:
            yield NearArea(_around([stop.place_on_map.point]), ceil(stop.zoom))


def _people(stops: Iterable[Stop]) -> list[str]:
    return list(dict.fromkeys(stop.person for stop in stops))


def _points(stops: Iterable[Stop]) -> list[Point]:
    """The distinct points of some stops."""
    return list(dict.fromkeys(stop.place_on_map.point for stop in stops))


def _area(points: Sequence[Point]) -> Iterator[NearArea]:
    """The area of some places, if a larger zoom than that of the ground parts more of them: as near as parts
    them all, or as they fill the map."""
    zooms = [half / 2 for half in range(2 * MAX_GROUND_ZOOM, int(2 * NEAREST_ZOOM) + 1)]
    clusters = clusters_by_zoom(point_sites(points), range(len(points)), zooms)
    _, parting = max((len(clusters[zoom]), -zoom) for zoom in zooms)
    if -parting > MAX_GROUND_ZOOM:
        yield NearArea(_around(points), max(ceil(-parting), floor(fitting_zoom(points))))


def _around(points: Sequence[Point]) -> View:
    """The bounds of some points, with as much again on every side."""
    latitudes, longitudes = zip(*points, strict=True)
    high = max(max(latitudes) - min(latitudes), LEAST_MARGIN)
    wide = max(max(longitudes) - min(longitudes), LEAST_MARGIN)
    return View(min(latitudes) - high, min(longitudes) - wide, max(latitudes) + high, max(longitudes) + wide)
