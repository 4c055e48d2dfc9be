"""Views of the map, of one life or of everyone's: the clusters at each zoom, and the zooms of the stories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, log2

from components.visitor.atlas.clusters import Cluster, clusters_by_zoom, stop_sites
from components.visitor.atlas.near_areas import MAX_GROUND_ZOOM, ZOOMS, NearArea, fitting_zoom
from data import Exhibit, LocalGround, Point, Stop, View, to_pixel

MAX_PLAN_ZOOM = 14.0
STORY_ZOOMS = (5.0, 6.0, 7.0, 8.0)
"""The zooms a story may open with: near enough to separate its marker, far enough to show the region."""
PLAN_SIZE = (1000.0, 920.0)
"""Pixels: the least width and height of a city plan when a story on it opens: the room beside the card."""
PLAN_TOLERANCE = 0.2
"""Half zooms: a plan that is so little smaller than the room fills it well enough."""

EVERYONE = "all"
"""The name of the view of all lives."""

LeafletBounds = list[list[float]]
"""South-west and north-east corner, latitude first."""


@dataclass(frozen=True, slots=True)
class LifeView:
    """The view of one life, or of everyone's: its stops by number, and its clusters by zoom."""

    name: str
    stops: tuple[int, ...]
    clusters: Mapping[float, Sequence[Cluster]]


def life_views(exhibit: Exhibit, stops: Sequence[Stop], zooms: Sequence[float] = ZOOMS) -> list[LifeView]:
    """A view for everyone, then one for each person. `stops` are all stops that have a place."""
    sites = stop_sites(exhibit, stops)
    members = {EVERYONE: tuple(range(len(stops)))}
    for person in exhibit.people:
        members[person.id] = tuple(n for n, stop in enumerate(stops) if stop.person == person.id)
    return [LifeView(name, own, clusters_by_zoom(sites, own, zooms)) for name, own in members.items()]


def opening_zooms(
    view: LifeView, exhibit: Exhibit, stops: Sequence[Stop], areas: Sequence[NearArea] = ()
) -> dict[str, float]:
    """The zoom each story opens with, by stop id: the one its file names, or else the smallest at which the
    stop's cluster is smallest.

    `areas` are the near areas of the exhibit, larger zooms first.
    """
    sizes = {zoom: _cluster_sizes(clusters) for zoom, clusters in view.clusters.items()}
    whole_lives = {person: _whole_life_zoom(person, stops) for person in {stop.person for stop in stops}}
    opening = {}
    for number in view.stops:
        stop = stops[number]
        point = stop.place_on_map.point
        plan = _plan_at(point, exhibit)
        largest = largest_zoom_at(point, exhibit, areas)
        ground = next((each for each in exhibit.near_grounds if each.bounds.contains(point)), None)
        zooms = (
            _plan_zooms(plan)
            if plan
            else _ground_zooms(ground, largest)
            if ground
            else _story_zooms(whole_lives[stop.person], largest)
        )
        opening[stop.id] = min((sizes[zoom][number], zoom) for zoom in zooms)[1]
        if stop.zoom is not None:
            opening[stop.id] = min(round(2 * stop.zoom) / 2, largest)
    return opening


def largest_zoom_at(point: Point, exhibit: Exhibit, areas: Sequence[NearArea]) -> float:
    """The largest zoom that the map has at a point. `areas` are the near areas, larger zooms first."""
    if _plan_at(point, exhibit):
        return MAX_PLAN_ZOOM
    return next((area.max_zoom for area in areas if area.bounds.contains(point)), MAX_GROUND_ZOOM)


def _plan_at(point: Point, exhibit: Exhibit) -> View | None:
    """The sheet of the city plan at a point."""
    return next((sheet for sheet in exhibit.plan_sheets if sheet.contains(point)), None)


def _whole_life_zoom(person: str, stops: Sequence[Stop]) -> float:
    """The zoom at which the map shows all places of a life."""
    return fitting_zoom([stop.place_on_map.point for stop in stops if stop.person == person])


def _story_zooms(whole_life: float, largest: float) -> tuple[float, ...]:
    """The zooms a story beside every plan may open with.

    The story of a life within one region opens no farther out than the view of all of it, up to the largest
    zoom there.
    """
    if whole_life < STORY_ZOOMS[0]:
        return STORY_ZOOMS
    last = largest if whole_life >= MAX_GROUND_ZOOM else max(STORY_ZOOMS[-1], whole_life)
    last = min(last, largest)
    first = min(whole_life, last)
    return tuple(half / 2 for half in range(int(2 * first), int(2 * last) + 1))


def _cluster_sizes(clusters: Sequence[Cluster]) -> dict[int, int]:
    """The number of stops in each stop's cluster, by the stop's number."""
    return {member: len(cluster.members) for cluster in clusters for member in cluster.members}


def _plan_zooms(bounds: View) -> tuple[float, ...]:
    """The zooms a story on a city plan may open with: from the one at which the plan fills the map."""
    filling = min(ceil(2 * _filling_zoom(bounds) - PLAN_TOLERANCE) / 2, MAX_PLAN_ZOOM)
    return tuple(zoom for zoom in ZOOMS if filling <= zoom <= MAX_PLAN_ZOOM)


def _ground_zooms(ground: LocalGround, largest: float) -> tuple[float, ...]:
    """The zooms a story on the curator's own tiles may open with: from the one at which they fill the map."""
    filling = min(max(round(_filling_zoom(ground.bounds)), ground.min_zoom), ground.max_zoom, int(largest))
    return tuple(half / 2 for half in range(2 * filling, int(2 * largest) + 1))


def _filling_zoom(bounds: View) -> float:
    """The zoom at which a part of the world fills the room beside the card."""
    left, top = to_pixel(bounds.north, bounds.west)
    right, bottom = to_pixel(bounds.south, bounds.east)
    return max(log2(room / size) for room, size in zip(PLAN_SIZE, (right - left, bottom - top), strict=True))


def view_bounds(view: LifeView, exhibit: Exhibit, stops: Sequence[Stop]) -> View:
    """The bounds of all places where the person was; for everyone the exhibit's opening view."""
    present = [stops[n].place_on_map.point for n in view.stops if stops[n].present]
    if view.name == EVERYONE or not present:
        return exhibit.opening_view
    latitudes, longitudes = zip(*present, strict=True)
    return View(min(latitudes), min(longitudes), max(latitudes), max(longitudes))


def as_leaflet_bounds(view: View) -> LeafletBounds:
    return [[view.south, view.west], [view.north, view.east]]


def all_plan_bounds(exhibit: Exhibit) -> list[LeafletBounds]:
    """The bounds of every city plan: there the map may go beyond MAX_GROUND_ZOOM."""
    return [as_leaflet_bounds(sheet) for sheet in exhibit.plan_sheets]


def largest_zoom_of_view(view: LifeView, stops: Sequence[Stop], areas: Sequence[NearArea]) -> float | None:
    """The largest zoom for showing a whole view that lies in one near area; None for any other."""
    points = [stops[number].place_on_map.point for number in view.stops]
    around_all = [each.max_zoom for each in areas if all(map(each.bounds.contains, points))]
    return around_all[0] if points and around_all else None
