"""The map of an exhibit, drawn with Folium, as an ES module."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, dist, inf, log2
from typing import Any, cast

from branca.element import Element, Figure, Link
from folium import FeatureGroup, Map, PolyLine, TileLayer
from folium.map import CustomPane

from components.visitor.atlas.city_plan import LABEL_PANE, PLAN_PANE, add_plan, plan_labels
from components.visitor.atlas.clusters import city_of
from components.visitor.atlas.graticule import graticule
from components.visitor.atlas.html_markers import HTML_MARKER_CLASS, HtmlMarkers
from components.visitor.atlas.label_placement import OccupiedBounds, lettering_width, name_width
from components.visitor.atlas.leaflet import LEAFLET_SCRIPT
from components.visitor.atlas.leg_curves import LegCurve, encounter_lines, leg_curve
from components.visitor.atlas.map_cut import shifted_view
from components.visitor.atlas.markers import MapMarker
from components.visitor.atlas.near_areas import MAX_GROUND_ZOOM, ZOOMS
from components.visitor.localization import Localization
from components.visitor.templates import fill
from data import USUAL_CUT, Encounter, Exhibit, LocalGround, Person, Stop, legs, to_pixel

MIN_LENGTH_WITH_ARROW = 90.0
"""Pixels: on a shorter curve the direction arrow would hide the curve."""
FOLIUM_NAME = re.compile(r"\b([a-z_]+)_[0-9a-f]{32}\b")
"""Folium names each element at random, anew in each run: the same map would never be the same script."""
LOCAL_PANE, LOCAL_Z_INDEX = "localGround", 220
"""Above the tiles of the world, and below the plans; only a map with such tiles has this pane."""
LARGEST_OFFSET = 3
"""Zooms: how much nearer than the design screen the largest screen shows the map (stage.js)."""
MENTION_DISTANCE = 70.0
"""Pixels: nearer to the open stop's marker than this, a mentioned place would be covered by it."""
COARSE_ZOOM = 3
"""The 64 tiles of the whole world lie below the others, enlarged: a flight is faster than the tiles of the
places that it passes are loaded, and would show a blank map."""
SHARP_TILES = """L.TileLayer.addInitHook(function () {
    const {options} = this;
    if (!L.Browser.retina || options.tileSize !== 256) return;
    Object.assign(options, {
        tileSize: 128, zoomOffset: 1,
        minZoom: Math.max(0, options.minZoom - 1), maxNativeZoom: options.maxNativeZoom - 1
    });
});"""
"""JavaScript. Where a pixel of the page is several of the screen: the tiles of the next zoom, half as large,
as far as there are any. (Leaflet's `detectRetina` requests tiles beyond the largest zoom of the
ground.)"""
PANES = {PLAN_PANE: 250, "lettering": 350, LABEL_PANE: 360, "arrows": 450, "mentions": 460}
"""Leaflet's panes of our own, with their z-index."""


@dataclass(frozen=True, slots=True)
class MapTiles:
    """The addresses of the map's tiles, with {z}, {x} and {y}: of the world's ground, "" where there is none,
    and of the exhibit's local grounds, in their order."""

    ground: str
    local: tuple[str, ...] = ()


def world_map(ground: str, max_zoom: float = max(ZOOMS), cut: float = USUAL_CUT) -> Map:
    """A map of the world with our own ground tiles only; `ground` is their address with {z}, {x} and {y}, or
    "" where there are none: then its meridians and parallels are drawn. `max_zoom` is the map's largest,
    `cut` the longitude at which it begins. The ground repeats to both sides; what is drawn on it does not."""
    # Folium passes `min_zoom` and `max_zoom` to its own tile layer only; these are options of Leaflet's map.
    zoom_options: dict[str, Any] = {"minZoom": int(min(ZOOMS)), "maxZoom": ceil(max_zoom)}
    world = Map(
        location=(45, 70),
        zoom_start=3,
        tiles=None,
        zoom_control=False,
        # Our own corner shows the credit as text: Leaflet's has a link out of the kiosk, and a flag.
        attribution_control=False,
        zoom_snap=0.5,
        # A flick of the map glides: some 0.6 s, and no farther than a screen.
        inertia_deceleration=2400,
        inertia_max_speed=2600,
        ease_linearity=0.25,
        bounce_at_zoom_limits=False,
        # The tiles are on this machine: a fade-in would only cost frames.
        fade_animation=False,
        **zoom_options,
    )
    # Folium would load these from a CDN; the module imports Leaflet from this machine.
    world.default_js, world.default_css = [], []
    for pane, z_index in PANES.items():
        CustomPane(pane, z_index=z_index).add_to(world)
    if ground:
        ground_tiles(ground, max_zoom, COARSE_ZOOM, class_name="coarse-ground").add_to(world)
        ground_tiles(ground, max_zoom).add_to(world)
    else:
        graticule(cut).add_to(world)
    return world


def ground_tiles(
    ground: str, max_zoom: float, native_zoom: int = MAX_GROUND_ZOOM, class_name: str = ""
) -> TileLayer:
    """The ground of the world. Its tiles repeat to both sides, under the same addresses; north and south of
    them the map's background, in the colour of the sea, is seen."""
    return TileLayer(
        tiles=ground,
        attr=" ",
        max_native_zoom=native_zoom,
        class_name=class_name,
        max_zoom=ceil(max_zoom) + LARGEST_OFFSET,
    )


def local_tiles(address: str, ground: LocalGround, max_zoom: float) -> TileLayer:
    """The curator's own tiles of a part of the world, over the ground; enlarged beyond their largest zoom."""
    bounds = shifted_view(ground.bounds, USUAL_CUT)  # Leaflet looks for a tile there, on whichever side it is
    return TileLayer(
        tiles=address,
        attr=" ",
        bounds=[[bounds.south, bounds.west], [bounds.north, bounds.east]],
        min_zoom=ground.min_zoom,
        max_native_zoom=ground.max_zoom,
        max_zoom=ceil(max_zoom) + LARGEST_OFFSET,
        pane=LOCAL_PANE,
    )


def draw(
    exhibit: Exhibit,
    markers: list[MapMarker],
    occupied: Mapping[float, OccupiedBounds],
    tiles: MapTiles,
    localization: Localization,
    cut: float = USUAL_CUT,
) -> Map:
    """The whole map: ground, lettering, city plans, the legs of every life, every marker.

    Every position of the exhibit is already as the map shows it (`on_the_map`); the map begins at `cut`.

    `occupied` holds the bounds of markers and their labels at each zoom of a plan or beyond it.
    """
    max_zoom = max(occupied, default=max(ZOOMS))
    world, html_markers = world_map(tiles.ground, max_zoom, cut), HtmlMarkers()
    if any(tiles.local):
        CustomPane(LOCAL_PANE, z_index=LOCAL_Z_INDEX).add_to(world)
    for local, address in zip(exhibit.local_grounds, tiles.local, strict=False):
        if address:
            local_tiles(address, local, max_zoom).add_to(world)
    for number, letters in enumerate(exhibit.lettering):
        html = fill(
            "visitor/atlas/lettering.html",
            page=localization.language,
            number=number,
            name=letters.name(localization.language),
            kind=letters.kind,
            tilt=letters.tilt,
            width=round(lettering_width(letters, localization.language)),
        )
        html_markers.add_html((letters.latitude, letters.longitude), html, "lettering")
    for plan in exhibit.plans:
        add_plan(world, plan, occupied, localization.language)
    for person in exhibit.people:
        _add_life(world, html_markers, person, cut)
    on_plans = set().union(*(plan_labels(plan, localization.language) for plan in exhibit.plans))
    for stop in exhibit.stops:
        _add_mentions(html_markers, stop, on_plans, localization)
    for encounter in exhibit.encounters:
        _add_encounter(world, html_markers, encounter, cut)
        _add_thread_ends(html_markers, encounter, exhibit, localization)
    for marker in markers:
        html_markers.add_html(marker.point, marker.html)
    html_markers.add_to(world)
    return world


def _add_encounter(world: Map, html_markers: HtmlMarkers, encounter: Encounter, cut: float) -> None:
    """A thread between the two stops, where both have a place, and a star at the encounter's place; both
    hidden until it is opened. Two strokes: its edge, and upon it the thread."""
    one, two = (stop.place and stop.place.point for stop in encounter.stops)
    if one and two and one != two:
        lines, class_name = encounter_lines(one, two, cut), f"encounter-line encounter-line--{encounter.id}"
        for each in (f"{class_name} encounter-line--under", class_name):
            PolyLine(lines, class_name=each, color=None).add_to(world)
    html = fill("visitor/atlas/star.html", encounter=encounter.id)
    html_markers.add_html(encounter.place.point, html, "mentions")


def _add_thread_ends(
    html_markers: HtmlMarkers, encounter: Encounter, exhibit: Exhibit, localization: Localization
) -> None:
    """A dot and the name of its city at each end of the thread, for where the mark of another city stands for
    that of the stop."""
    colours = {person.id: person.colour for person in exhibit.people}
    for stop in encounter.stops:
        if stop.place is None or stop.person not in colours:
            continue
        name = city_of(stop.place, exhibit).toponym(localization.language)
        html = fill(
            "visitor/atlas/thread_end.html",
            page=localization.language,
            encounter=encounter.id,
            stop=stop,
            colour=colours[stop.person],
            name=name,
            width=round(name_width(name.text)),
        )
        html_markers.add_html(stop.place.point, html, "mentions")


def _add_life(world: Map, html_markers: HtmlMarkers, person: Person, cut: float) -> None:
    """The curve and the direction arrow of every leg of a life."""
    group = FeatureGroup(name=person.name).add_to(world)
    for curve in (leg_curve(leg, cut) for leg in legs(person)):
        for class_name in _stroke_classes(person, curve):
            PolyLine(curve.lines, class_name=class_name, color=person.colour, smooth_factor=1.0).add_to(group)
        from_zoom = max(0, ceil(log2(MIN_LENGTH_WITH_ARROW / max(curve.length, 1e-6))))
        html = fill(
            "visitor/atlas/arrow.html",
            person=person.id,
            stop=curve.leg.end.id,
            heading=round(curve.heading, 1),
            colour=person.colour,
            from_zoom=from_zoom,
        )
        html_markers.add_html(curve.arrow, html, "arrows")


def _stroke_classes(person: Person, curve: LegCurve) -> list[str]:
    """The CSS classes of a curve's strokes, lowest first: a double or beaded line needs two strokes."""
    presumed = " leg--presumed" if curve.leg.certainty == "presumed" else ""
    base = f"leg{presumed} leg--{person.line} {life_class(person.id)} {leg_class(curve.leg.end)}"
    return [base] if person.line == "single" else [base, f"{base} leg--over"]


def life_class(person: str) -> str:
    return f"life-{person}"


def leg_class(stop: Stop) -> str:
    """The CSS class of the leg that ends at a stop; `map_visibility.js` selects by it."""
    return "to-" + stop.id.replace("/", "--")


def _add_mentions(
    html_markers: HtmlMarkers, stop: Stop, on_plans: set[str], localization: Localization
) -> None:
    """A dot and a name for each place that a story mentions or its leg passes, clear of the stop's marker.

    A place that a city plan names already (`on_plans`) is not named twice. No way leads to a stop without a
    place, and so through no other.
    """
    places = (*stop.mentions, *(stop.via if stop.place else ()))
    for place in {place.id: place for place in places}.values():
        at = stop.place.point if stop.place else None
        distance = dist(to_pixel(*place.point), to_pixel(*at)) if at else inf
        name = place.toponym(localization.language)
        if distance > 0 and name.text not in on_plans:
            from_zoom = max(0, ceil(log2(MENTION_DISTANCE / distance))) if at else 0
            html = fill(
                "visitor/atlas/mention.html",
                page=localization.language,
                name=name,
                stop=stop.id,
                from_zoom=from_zoom,
                width=round(name_width(name.text)),
            )
            html_markers.add_html(place.point, html, "mentions")


def as_module(world: Map) -> str:
    """The map as an ES module whose `draw()` builds it in the page and returns Leaflet's map.

    Raises ValueError when anything on the map would be fetched from elsewhere: the gallery has no network.
    """
    world.render()
    figure = cast(Figure, world.get_root())
    _refuse_external_urls(world, figure.header)
    script = figure.script.render()
    numbers: dict[str, int] = {}
    script = FOLIUM_NAME.sub(lambda match: f"{match[1]}_{numbers.setdefault(match[0], len(numbers))}", script)
    map_name = f"map_{numbers[world.get_name()]}"
    return (
        f'import * as L from "{LEAFLET_SCRIPT}";\n'
        f'export const container = "{map_name}", leaflet = L;\n'
        f"{HTML_MARKER_CLASS}\n{SHARP_TILES}\n"
        f"export function draw() {{\n{script}\nreturn {map_name};\n}}\n"
    )


def _refuse_external_urls(world: Map, header: Element) -> None:
    links = [getattr(child, "url", "") for child in header._children.values() if isinstance(child, Link)]
    tiles = [child.tiles for child in world._children.values() if isinstance(child, TileLayer)]
    for url in (*links, *tiles):
        if url and (not url.startswith("/") or url.startswith("//")):
            raise ValueError(
                f"the map would fetch {url}, but the gallery has no network; serve it from /leaflet"
            )
