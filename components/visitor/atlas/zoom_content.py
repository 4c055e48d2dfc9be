"""What each view of the map shows at each zoom, and where the map goes for a stop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2
from typing import Any

from components.visitor.atlas.city_plan import sheet_of
from components.visitor.atlas.clusters import Stack, stacks_by_zoom
from components.visitor.atlas.mercator import to_pixel
from data import Exhibit, Stop, View

ZOOMS = tuple(half / 2 for half in range(4, 31))
"""Every half zoom from 2 to 15: the map rests on no other."""
NEAREST = 10
"""The last zoom the ground itself is drawn for; only a plan leads nearer."""
NEAREST_ON_PLAN = 14.0
STORY_ZOOMS = (5.0, 6.0, 7.0, 8.0)
"""The zooms a story opens with: near enough to stand alone, wide enough to show where in the world it is."""
PLAN_WIDTH = 1000.0
"""Pixels a plan's sheet should be wide when a story on it opens: most of the map beside the panel."""

EVERYONE = "all"


@dataclass(frozen=True, slots=True)
class LifeView:
    """One view (a person's, or everyone's): the stacks of each zoom, by zoom."""

    name: str
    stops: tuple[int, ...]
    stacks: Mapping[float, Sequence[Stack]]


def life_views(exhibit: Exhibit, stops: Sequence[Stop]) -> list[LifeView]:
    """A view for each person, and one for everyone."""
    points = [stop.place.point for stop in stops]
    members = {EVERYONE: tuple(range(len(stops)))}
    for person in exhibit.people:
        members[person.id] = tuple(n for n, stop in enumerate(stops) if stop.person == person.id)
    return [LifeView(name, own, stacks_by_zoom(points, own, ZOOMS)) for name, own in members.items()]


def flights(view: LifeView, exhibit: Exhibit, stops: Sequence[Stop]) -> dict[str, float]:
    """The zoom each stop opens with: the widest at which it shares its stack with fewest others."""
    sheets = [sheet for sheet in map(sheet_of, exhibit.plans) if sheet is not None]
    crowds: dict[float, dict[int, int]] = {zoom: _crowds(view.stacks[zoom]) for zoom in ZOOMS}
    chosen = {}
    for number in view.stops:
        sheet = next((sheet for sheet in sheets if _lies_on(stops[number], sheet)), None)
        zooms = STORY_ZOOMS if sheet is None else _plan_zooms(sheet)
        chosen[stops[number].id] = min((crowds[zoom][number], zoom) for zoom in zooms)[1]
    return chosen


def _crowds(stacks: Sequence[Stack]) -> dict[int, int]:
    return {member: len(stack.members) for stack in stacks for member in stack.members}


def _lies_on(stop: Stop, sheet: View) -> bool:
    latitude, longitude = stop.place.point
    return sheet.south <= latitude <= sheet.north and sheet.west <= longitude <= sheet.east


def _plan_zooms(sheet: View) -> tuple[float, ...]:
    """The zooms a story on a plan may open with: from where the plan fills the map, a little nearer."""
    width = to_pixel(sheet.south, sheet.east)[0] - to_pixel(sheet.south, sheet.west)[0]
    fills = min(round(log2(PLAN_WIDTH / width) * 2) / 2, NEAREST_ON_PLAN)
    return tuple(zoom for zoom in ZOOMS if fills <= zoom <= NEAREST_ON_PLAN)


def bounds(view: LifeView, exhibit: Exhibit, stops: Sequence[Stop]) -> View:
    """What the map shows of a whole life: everywhere the person was; everyone's is the opening view."""
    present = [stops[n].place.point for n in view.stops if stops[n].present]
    if view.name == EVERYONE or not present:
        return exhibit.opening_view
    latitudes, longitudes = zip(*present, strict=True)
    return View(min(latitudes), min(longitudes), max(latitudes), max(longitudes))


def as_data(view: View) -> list[list[float]]:
    """A view as Leaflet's bounds: south-west and north-east corner, latitude first."""
    return [[view.south, view.west], [view.north, view.east]]


def sheets_data(exhibit: Exhibit) -> list[Any]:
    """Where the map may go nearer than the ground is drawn."""
    return [as_data(sheet) for sheet in map(sheet_of, exhibit.plans) if sheet is not None]
