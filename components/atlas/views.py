"""What each view of the map shows at each zoom, and where the map goes for a stop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from components.atlas.plan import sheet_of
from components.atlas.stacks import Stack, stacks_by_zoom
from data import Exhibit, Stop, View

ZOOMS = tuple(half / 2 for half in range(4, 31))
"""Every half zoom from 2 to 15: the map rests on no other."""
NEAREST = 10
"""The last zoom the ground itself is drawn for; only a plan leads nearer."""
STORY_ZOOMS = (5.0, 6.0, 7.0, 8.0)
"""The zooms a story opens with: near enough to stand alone, wide enough to show where in the world it is."""
PLAN_ZOOMS = (*STORY_ZOOMS, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0)
"""The same where a plan lets the map go nearer."""

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
        on_plan = _on_a_sheet(stops[number], sheets)
        zooms = PLAN_ZOOMS if on_plan else STORY_ZOOMS
        chosen[stops[number].id] = min(zooms, key=lambda zoom, n=number: (crowds[zoom][n], zoom))
    return chosen


def _crowds(stacks: Sequence[Stack]) -> dict[int, int]:
    return {member: len(stack.members) for stack in stacks for member in stack.members}


def _on_a_sheet(stop: Stop, sheets: Sequence[View]) -> bool:
    latitude, longitude = stop.place.point
    return any(s.south <= latitude <= s.north and s.west <= longitude <= s.east for s in sheets)


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
