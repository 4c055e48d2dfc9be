"""Views of the map, of one life or of everyone's: the clusters at each zoom, and the zooms of the stories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2

from components.visitor.atlas.city_plan import plan_bounds
from components.visitor.atlas.clusters import Cluster, clusters_by_zoom
from data import Exhibit, Stop, View, to_pixel

ZOOMS = tuple(half / 2 for half in range(4, 31))
"""Every half zoom from 2 to 15: the map never stops at any other."""
MAX_GROUND_ZOOM = 10
"""The largest zoom of the ground tiles; the map zooms in further only where there is a city plan."""
MAX_PLAN_ZOOM = 14.0
STORY_ZOOMS = (5.0, 6.0, 7.0, 8.0)
"""The zooms a story may open with: near enough to separate its marker, far enough to show the region."""
PLAN_WIDTH = 1000.0
"""Pixels: the width of a city plan when a story on it opens; most of the map beside the panel."""

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


def life_views(exhibit: Exhibit, stops: Sequence[Stop]) -> list[LifeView]:
    """A view for everyone, then one for each person. `stops` are all stops that have a place."""
    points = [stop.place_on_map.point for stop in stops]
    members = {EVERYONE: tuple(range(len(stops)))}
    for person in exhibit.people:
        members[person.id] = tuple(n for n, stop in enumerate(stops) if stop.person == person.id)
    return [LifeView(name, own, clusters_by_zoom(points, own, ZOOMS)) for name, own in members.items()]


def opening_zooms(view: LifeView, exhibit: Exhibit, stops: Sequence[Stop]) -> dict[str, float]:
    """The zoom each story opens with, by stop id: the smallest at which the stop's cluster is smallest."""
    plans = [bounds for bounds in map(plan_bounds, exhibit.plans) if bounds is not None]
    sizes: dict[float, dict[int, int]] = {zoom: _cluster_sizes(view.clusters[zoom]) for zoom in ZOOMS}
    chosen = {}
    for number in view.stops:
        plan = next((bounds for bounds in plans if _is_within(stops[number], bounds)), None)
        zooms = STORY_ZOOMS if plan is None else _plan_zooms(plan)
        chosen[stops[number].id] = min((sizes[zoom][number], zoom) for zoom in zooms)[1]
    return chosen


def _cluster_sizes(clusters: Sequence[Cluster]) -> dict[int, int]:
    """The number of stops in each stop's cluster, by the stop's number."""
    return {member: len(cluster.members) for cluster in clusters for member in cluster.members}


def _is_within(stop: Stop, bounds: View) -> bool:
    latitude, longitude = stop.place_on_map.point
    return bounds.south <= latitude <= bounds.north and bounds.west <= longitude <= bounds.east


def _plan_zooms(bounds: View) -> tuple[float, ...]:
    """The zooms a story on a city plan may open with: from the one at which the plan fills the map."""
    width = to_pixel(bounds.south, bounds.east)[0] - to_pixel(bounds.south, bounds.west)[0]
    filling = min(round(log2(PLAN_WIDTH / width) * 2) / 2, MAX_PLAN_ZOOM)
    return tuple(zoom for zoom in ZOOMS if filling <= zoom <= MAX_PLAN_ZOOM)


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
    return [as_leaflet_bounds(bounds) for bounds in map(plan_bounds, exhibit.plans) if bounds is not None]
