"""The map itself, drawn with Folium."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import ceil, dist, log2
from typing import Any, cast

from branca.element import Element, Figure, Link
from folium import FeatureGroup, Map, PolyLine, TileLayer
from folium.map import CustomPane

from components.visitor.atlas.city_plan import NAME_PANE, PLAN_PANE, add_plan, names_on
from components.visitor.atlas.html_markers import PIECE, Standing
from components.visitor.atlas.label_placement import Box
from components.visitor.atlas.leaflet import LEAFLET_SCRIPT
from components.visitor.atlas.leg_curves import Way, thread, way
from components.visitor.atlas.markers import Mark
from components.visitor.atlas.mercator import to_pixel
from components.visitor.atlas.zoom_content import NEAREST, ZOOMS
from components.visitor.localization import Localization
from components.visitor.templates import fill
from data import Encounter, Exhibit, Person, Stop, legs

SHORTEST_WITH_ARROW = 90.0
"""Pixels: below this a sign of direction would hide the way it stands on."""
NAME = re.compile(r"\b([a-z_]+)_[0-9a-f]{32}\b")
"""What Folium calls each thing it draws: anew at every drawing, so that no two scripts would be the same."""
CLEAR_OF_MARK = 70.0
"""Pixels: nearer to the open stop's mark than this, a named place would be covered by it."""
PANES = {PLAN_PANE: 250, "lettering": 350, NAME_PANE: 360, "arrows": 450, "mentions": 460}


def world_map(ground: str) -> Map:
    """An empty map of the world on our own ground; `ground` is the tiles' address with {z}, {x} and {y}."""
    # Folium keeps `min_zoom` and `max_zoom` for tiles of its own; Leaflet's map is asked by its own names.
    limits: dict[str, Any] = {"minZoom": int(min(ZOOMS)), "maxZoom": int(max(ZOOMS))}
    world = Map(
        location=(45, 70),
        zoom_start=3,
        tiles=None,
        zoom_control=False,
        max_bounds=True,
        min_lat=-58,
        max_lat=84,
        # Credit stands in our own corner as text: Leaflet's is a link off the kiosk, with a flag.
        attribution_control=False,
        zoom_snap=0.5,
        max_bounds_viscosity=1.0,
        bounce_at_zoom_limits=False,
        # The tiles are on this machine: faded in, frame by frame, they would only keep the map busy.
        fade_animation=False,
        **limits,
    )
    # Folium would fetch these from the network; the page loads Leaflet itself, from this machine.
    world.default_js, world.default_css = [], []
    # The sheet ends at 180°: beyond it there is only the sea's colour, which is the map's background.
    tiles = TileLayer(
        tiles=ground,
        attr=" ",
        no_wrap=True,
        bounds=[[-85.06, -180], [85.06, 180]],  # else Leaflet asks for tiles beyond the sheet all the same
        max_native_zoom=NEAREST,
        max_zoom=int(max(ZOOMS)),
    )
    tiles.add_to(world)
    for pane, height in PANES.items():
        CustomPane(pane, z_index=height).add_to(world)
    return world


def draw(
    exhibit: Exhibit,
    marks: list[Mark],
    taken: Mapping[float, Sequence[Box]],
    ground: str,
    localization: Localization,
) -> Map:
    """The whole map: ground, lettering, plans, every life's ways, every mark.

    `taken` is the room that marks and their names need at each zoom of a plan.
    """
    world, standing = world_map(ground), Standing()
    for number, letters in enumerate(exhibit.lettering):
        html = fill(
            "visitor/atlas/lettering.html",
            number=number,
            name=letters.name(localization.language),
            kind=letters.kind,
            tilt=letters.tilt,
        )
        standing.put((letters.latitude, letters.longitude), html, "lettering")
    for plan in exhibit.plans:
        add_plan(world, plan, taken, localization.language)
    for person in exhibit.people:
        _add_life(world, standing, person)
    lettered = set().union(*(names_on(plan, localization.language) for plan in exhibit.plans))
    for stop in exhibit.stops:
        _add_mentions(standing, stop, lettered, localization)
    for encounter in exhibit.encounters:
        _add_encounter(world, standing, encounter)
    for mark in marks:
        standing.put(mark.point, mark.html)
    standing.add_to(world)
    return world


def _add_encounter(world: Map, standing: Standing, encounter: Encounter) -> None:
    """A thread between the two stops, and a star where the encounter hangs; both wait to be shown."""
    ends = [stop.place.point for stop in encounter.stops]
    if ends[0] != ends[1]:
        PolyLine(thread(*ends), class_name=f"thread thread--{encounter.id}", color=None).add_to(world)
    html = fill("visitor/atlas/star.html", encounter=encounter.id)
    standing.put(encounter.place.point, html, "mentions")


def _add_life(world: Map, standing: Standing, person: Person) -> None:
    group = FeatureGroup(name=person.name).add_to(world)
    for each in map(way, legs(person)):
        for look in _looks(person, each):
            PolyLine(each.lines, class_name=look, color=person.colour, smooth_factor=1.0).add_to(group)
        from_zoom = max(0, ceil(log2(SHORTEST_WITH_ARROW / max(each.length, 1e-6))))
        html = fill(
            "visitor/atlas/arrow.html",
            person=person.id,
            stop=each.leg.end.id,
            heading=round(each.heading, 1),
            colour=person.colour,
            from_zoom=from_zoom,
        )
        standing.put(each.arrow, html, "arrows")


def _looks(person: Person, each: Way) -> list[str]:
    """The classes of a way's strokes, undermost first: a double or beaded line needs two."""
    presumed = " way--presumed" if each.leg.certainty == "presumed" else ""
    base = f"way{presumed} way--{person.line} {life_class(person.id)} {way_class(each.leg.end)}"
    return [base] if person.line == "single" else [base, f"{base} way--over"]


def life_class(person: str) -> str:
    return f"life-{person}"


def way_class(stop: Stop) -> str:
    """The class of the way that leads to a stop; `sheet.js` looks for it."""
    return "to-" + stop.id.replace("/", "--")


def _add_mentions(standing: Standing, stop: Stop, lettered: set[str], localization: Localization) -> None:
    """A dot and a name for each place a story names or its way led through, clear of the stop's own mark.

    A place that a plan names already (`lettered`) is not named twice.
    """
    for place in {place.id: place for place in (*stop.mentions, *stop.via)}.values():
        apart = dist(to_pixel(*place.point), to_pixel(*stop.place.point))
        name = place.toponym(localization.language)
        if apart > 0 and name not in lettered:
            from_zoom = max(0, ceil(log2(CLEAR_OF_MARK / apart)))
            html = fill("visitor/atlas/mention.html", name=name, stop=stop.id, from_zoom=from_zoom)
            standing.put(place.point, html, "mentions")


def as_module(world: Map) -> str:
    """The map as an ES module whose `draw()` builds it in the page and returns Leaflet's map.

    Raises ValueError when anything on the map would be fetched from elsewhere: the gallery has no network.
    """
    world.render()
    figure = cast(Figure, world.get_root())
    _refuse_strangers(world, figure.header)
    script = figure.script.render()
    numbers: dict[str, int] = {}
    script = NAME.sub(lambda name: f"{name[1]}_{numbers.setdefault(name[0], len(numbers))}", script)
    map_name = f"map_{numbers[world.get_name()]}"
    return (
        f'import * as L from "{LEAFLET_SCRIPT}";\n'
        f'export const container = "{map_name}", leaflet = L;\n'
        f"{PIECE}\n"
        f"export function draw() {{\n{script}\nreturn {map_name};\n}}\n"
    )


def _refuse_strangers(world: Map, header: Element) -> None:
    links = [getattr(child, "url", "") for child in header._children.values() if isinstance(child, Link)]
    tiles = [child.tiles for child in world._children.values() if isinstance(child, TileLayer)]
    for url in (*links, *tiles):
        if url and (not url.startswith("/") or url.startswith("//")):
            raise ValueError(
                f"the map would fetch {url}, but the gallery has no network; serve it from /leaflet"
            )
