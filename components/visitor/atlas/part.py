"""The map: the ground, the ways, and a mark for every stop. Only this room knows Folium."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from hashlib import sha256

from components.visitor.atlas.folium_map import as_module, draw
from components.visitor.atlas.label_placement import Box, mark_box, name_box, named, written
from components.visitor.atlas.leaflet import leaflet_css
from components.visitor.atlas.markers import Mark, stack_mark, stop_marks
from components.visitor.atlas.zoom_content import (
    EVERYONE,
    NEAREST,
    ZOOMS,
    LifeView,
    as_data,
    bounds,
    flights,
    life_views,
    sheets_data,
)
from components.visitor.localization import Localization
from components.visitor.parts import Part, RenderedPart
from components.visitor.templates import fill
from data import Encounter, Exhibit, Stop

KEPT_DRAWINGS = 12
"""Two editions of an exhibit in five languages, and a little more."""
_drawn: dict[bytes, RenderedPart] = {}


@dataclass(frozen=True, slots=True)
class Shown:
    """What one view shows at one zoom, by number: marks, those named, and names of seas and lands."""

    marks: list[int]
    names: list[int]
    letters: list[int]


def atlas(exhibit: Exhibit, localization: Localization, ground: str) -> RenderedPart:
    """Draw an exhibit's map; give it as it was drawn where only a text beside it has changed: a curator at
    work waits for this. `ground` is the tiles' address with {z}, {x} and {y}."""
    key = sha256(repr((_on_the_map(exhibit), localization, ground)).encode()).digest()
    if key not in _drawn:
        while len(_drawn) >= KEPT_DRAWINGS:
            del _drawn[next(iter(_drawn))]
        _drawn[key] = _atlas(exhibit, localization, ground)
    return _drawn[key]


def _on_the_map(exhibit: Exhibit) -> Exhibit:
    """The exhibit without what is only read beside the map."""

    def bare(stop: Stop) -> Stop:
        return replace(stop, story="", doubt="", sources=(), picture=None)

    people = tuple(replace(each, stops=tuple(map(bare, each.stops))) for each in exhibit.people)
    encounters = tuple(
        replace(each, text="", stop_a=bare(each.stop_a), stop_b=bare(each.stop_b))
        for each in exhibit.encounters
    )
    return replace(exhibit, people=people, encounters=encounters, pictures={}, welcome="")


def _atlas(exhibit: Exhibit, localization: Localization, ground: str) -> RenderedPart:
    stops = list(exhibit.stops)
    views = life_views(exhibit, stops)
    marks = stop_marks(exhibit, localization)
    numbers = _add_stacks(marks, views, exhibit, stops, localization)
    zooms = {view.name: _zooms(view, marks, numbers, exhibit, localization.language) for view in views}
    module = as_module(draw(exhibit, marks, _taken(zooms.values(), marks), ground, localization))
    address = f"/map/{sha256(module.encode()).hexdigest()[:16]}.js"
    html = fill("visitor/atlas/atlas.html", name=localization.text("map_name"), words=localization.words)
    data = {
        "views": {
            view.name: {
                "bounds": as_data(bounds(view, exhibit, stops)),
                "zooms": {f"{zoom:g}": asdict(shown) for zoom, shown in zooms[view.name].items()},
            }
            for view in views
        },
        "stops": _stops_data(exhibit, views, stops),
        "sheets": sheets_data(exhibit),
        "nearest": NEAREST,
        "encounters": {one.id: _encounter_data(one) for one in exhibit.encounters},
        "module": address,
        "ground": ground,
    }
    return RenderedPart("atlas", html, data, {address: module})


def _encounter_data(encounter: Encounter) -> dict[str, object]:
    return {"at": list(encounter.place.point), "stops": [stop.id for stop in encounter.stops]}


def _stops_data(exhibit: Exhibit, views: list[LifeView], stops: list[Stop]) -> dict[str, dict[str, object]]:
    """By id, in the exhibit's order: where a stop is, and the zooms its story opens with, first where
    everyone's stops are shown, then where those of its own life are."""
    zooms = {view.name: flights(view, exhibit, stops) for view in views}
    return {
        stop.id: {
            "at": list(stop.place.point),
            "zooms": [zooms[EVERYONE][stop.id], zooms[stop.person][stop.id]],
        }
        for stop in stops
    }


def _add_stacks(
    marks: list[Mark], views: list[LifeView], exhibit: Exhibit, stops: list[Stop], localization: Localization
) -> dict[tuple[int, ...], int]:
    """Give every stack of any view and zoom one mark; returns each stack's mark by its members."""
    numbers: dict[tuple[int, ...], int] = {(number,): number for number in range(len(stops))}
    for view in views:
        for zoom in ZOOMS:
            for stack in view.stacks[zoom]:
                if stack.members not in numbers:
                    numbers[stack.members] = len(marks)
                    marks.append(stack_mark(stack, len(marks), exhibit, stops, localization))
    return numbers


def _zooms(
    view: LifeView, marks: list[Mark], numbers: dict[tuple[int, ...], int], exhibit: Exhibit, language: str
) -> dict[float, Shown]:
    """For each zoom the marks shown, those whose names are written, and the map's own names."""
    found = {}
    for zoom in ZOOMS:
        shown = [numbers[stack.members] for stack in view.stacks[zoom]]
        names = sorted(named([(number, marks[number]) for number in shown], zoom))
        room = [mark_box(marks[number], zoom) for number in shown]
        room += [name_box(marks[number], zoom) for number in names]
        found[zoom] = Shown(shown, names, list(written(exhibit.lettering, zoom, room, language)))
    return found


def _taken(zooms: Iterable[dict[float, Shown]], marks: list[Mark]) -> dict[float, list[Box]]:
    """The room marks and names take at the zooms of plans, in any view."""
    taken: dict[float, list[Box]] = {zoom: [] for zoom in ZOOMS if zoom >= NEAREST}
    for view in zooms:
        for zoom, boxes in taken.items():
            boxes += [mark_box(marks[number], zoom) for number in view[zoom].marks]
            boxes += [name_box(marks[number], zoom) for number in view[zoom].names]
    return taken


PART = Part(
    __name__,
    render=lambda context: atlas(context.exhibit, context.localization, context.ground),
    order=40,
    styles=(leaflet_css, "visitor/atlas/atlas.css"),
)
