"""The map part: the ground, the legs, and a marker for every stop. Only this folder knows Folium."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from hashlib import sha256

from components.visitor.atlas.folium_map import MapTiles, as_module, draw
from components.visitor.atlas.label_placement import (
    PixelBounds,
    label_bounds,
    labelled,
    sign_bounds,
    visible_lettering,
)
from components.visitor.atlas.leaflet import leaflet_css
from components.visitor.atlas.map_cut import map_cut, on_the_map
from components.visitor.atlas.markers import MapMarker, cluster_marker, stop_markers
from components.visitor.atlas.near_areas import MAX_GROUND_ZOOM, NearArea, all_zooms, near_areas
from components.visitor.atlas.zoom_content import (
    EVERYONE,
    LifeView,
    all_plan_bounds,
    as_leaflet_bounds,
    largest_zoom_of_view,
    life_views,
    opening_zooms,
    view_bounds,
)
from components.visitor.localization import Localization
from components.visitor.parts import Part, RenderedPart
from components.visitor.templates import fill
from data import Encounter, Exhibit, Stop

SCALE_METRES = (100, 200, 500, 1000, 2000, 5000, 10_000)
"""The lengths that the scale bar of a near area may have."""
MAX_CACHED_MAPS = 12
"""Two editions of an exhibit in five languages, and a little more."""
_cached_maps: dict[bytes, RenderedPart] = {}


@dataclass(frozen=True, slots=True)
class ZoomContent:
    """What one view shows at one zoom, by number: markers, labelled markers, names of lands and seas."""

    markers: list[int]
    labels: list[int]
    lettering: list[int]


def atlas(
    exhibit: Exhibit, localization: Localization, ground: str, local_tiles: tuple[str, ...] = ()
) -> RenderedPart:
    """The map of an exhibit. `ground` is the tiles' address with {z}, {x} and {y}; "" where there are none;
    `local_tiles` are those of its local grounds, in their order.

    Empty where no stop has a place: list and timeline take the map's room.
    Maps are cached: an edit that changes only texts beside the map must not draw the map again, because the
    curator waits for it.
    """
    if not exhibit.has_places:
        return RenderedPart("atlas", "")
    key = sha256(repr((_drawn_content(exhibit), localization, ground, local_tiles)).encode()).digest()
    if key not in _cached_maps:
        while len(_cached_maps) >= MAX_CACHED_MAPS:
            del _cached_maps[next(iter(_cached_maps))]
        _cached_maps[key] = _atlas(exhibit, localization, ground, local_tiles)
    return _cached_maps[key]


def _drawn_content(exhibit: Exhibit) -> Exhibit:
    """The exhibit without what is only shown beside the map."""

    def without_texts(stop: Stop) -> Stop:
        return replace(stop, story="", doubt="", sources=(), picture=None)

    people = tuple(replace(each, stops=tuple(map(without_texts, each.stops))) for each in exhibit.people)
    encounters = tuple(
        replace(each, text="", stop_a=without_texts(each.stop_a), stop_b=without_texts(each.stop_b))
        for each in exhibit.encounters
    )
    return replace(exhibit, people=people, encounters=encounters, pictures={}, welcome="")


def _atlas(
    exhibit: Exhibit, localization: Localization, ground: str, local_tiles: tuple[str, ...]
) -> RenderedPart:
    cut = map_cut(exhibit.people)
    exhibit = on_the_map(exhibit, cut)
    stops = list(exhibit.placed_stops)
    areas = near_areas(exhibit, stops)
    views = life_views(exhibit, stops, all_zooms(areas))
    markers = stop_markers(exhibit, localization)
    numbers = _add_cluster_markers(markers, views, exhibit, stops, localization)
    contents = {
        view.name: _zoom_contents(view, markers, numbers, exhibit, localization.language) for view in views
    }
    occupied = _occupied_bounds(contents.values(), markers)
    world = draw(exhibit, markers, occupied, MapTiles(ground, local_tiles), localization, cut)
    module = as_module(world)
    address = f"/map/{sha256(module.encode()).hexdigest()[:16]}.js"
    html = fill(
        "visitor/atlas/atlas.html",
        name=localization.text("map_name"),
        words=localization.words,
        has_ground=bool(ground),
        has_near_areas=bool(areas),
        credit=_credit(exhibit, localization, ground),
    )
    data = {
        "views": {
            view.name: {
                "bounds": as_leaflet_bounds(view_bounds(view, exhibit, stops)),
                "max_zoom": largest_zoom_of_view(view, stops, areas),
                "zooms": {f"{zoom:g}": asdict(content) for zoom, content in contents[view.name].items()},
            }
            for view in views
        },
        "stops": _stops_data(exhibit, views, stops, areas),
        "plan_bounds": all_plan_bounds(exhibit),
        "near_areas": [[as_leaflet_bounds(each.bounds), each.max_zoom] for each in areas],
        "scale": [[metres, localization.distance_text(metres / 1000)] for metres in SCALE_METRES],
        "max_ground_zoom": MAX_GROUND_ZOOM,
        "encounters": {one.id: _encounter_data(one) for one in exhibit.encounters},
        "module": address,
        "ground": ground,
        "local_grounds": [
            [address, as_leaflet_bounds(each.bounds), each.min_zoom, each.max_zoom]
            for each, address in zip(exhibit.local_grounds, local_tiles, strict=False)
            if address
        ],
    }
    return RenderedPart("atlas", html, data, {address: module})


def _credit(exhibit: Exhibit, localization: Localization, ground: str) -> str:
    """Who made the ground and the curator's own tiles; empty where nothing says so."""
    world = exhibit.ground.credit(localization.words["credit"]) if ground and exhibit.ground else ""
    return " · ".join(
        dict.fromkeys(filter(None, [world, *(each.attribution for each in exhibit.local_grounds)]))
    )


def _encounter_data(encounter: Encounter) -> dict[str, object]:
    return {"point": list(encounter.place.point), "stops": [stop.id for stop in encounter.stops]}


def _stops_data(
    exhibit: Exhibit, views: list[LifeView], stops: list[Stop], areas: list[NearArea]
) -> dict[str, dict[str, object]]:
    """The point of each stop that has a place and the zooms its story opens with, by stop id, in the
    exhibit's order.

    The first zoom is for the view of everyone, the second for the view of its own life.
    """
    zooms = {view.name: opening_zooms(view, exhibit, stops, areas) for view in views}
    return {
        stop.id: {
            "point": list(stop.place_on_map.point),
            "zooms": [zooms[EVERYONE][stop.id], zooms[stop.person][stop.id]],
        }
        for stop in stops
    }


def _add_cluster_markers(
    markers: list[MapMarker],
    views: list[LifeView],
    exhibit: Exhibit,
    stops: list[Stop],
    localization: Localization,
) -> dict[tuple[int, ...], int]:
    """Append one marker for each cluster of any view and zoom; the number of each marker by its members."""
    numbers: dict[tuple[int, ...], int] = {(number,): number for number in range(len(stops))}
    for view in views:
        for zoom in sorted(view.clusters):
            for cluster in view.clusters[zoom]:
                if cluster.members not in numbers:
                    numbers[cluster.members] = len(markers)
                    markers.append(cluster_marker(cluster, len(markers), exhibit, stops, localization))
    return numbers


def _zoom_contents(
    view: LifeView,
    markers: list[MapMarker],
    numbers: dict[tuple[int, ...], int],
    exhibit: Exhibit,
    language: str,
) -> dict[float, ZoomContent]:
    """For each zoom the markers shown, those with labels, and the lettering."""
    contents = {}
    for zoom in sorted(view.clusters):
        shown = [numbers[cluster.members] for cluster in view.clusters[zoom]]
        labels = sorted(labelled([(number, markers[number]) for number in shown], zoom))
        occupied = [sign_bounds(markers[number], zoom) for number in shown]
        occupied += [label_bounds(markers[number], zoom) for number in labels]
        lettering = list(visible_lettering(exhibit.lettering, zoom, occupied, language))
        contents[zoom] = ZoomContent(shown, labels, lettering)
    return contents


def _occupied_bounds(
    views: Iterable[dict[float, ZoomContent]], markers: list[MapMarker]
) -> dict[float, list[PixelBounds]]:
    """The bounds of markers and labels of all views, at the zooms of city plans."""
    occupied: dict[float, list[PixelBounds]] = {}
    for view in views:
        for zoom, content in view.items():
            if zoom >= MAX_GROUND_ZOOM:
                bounds = occupied.setdefault(zoom, [])
                bounds += [sign_bounds(markers[number], zoom) for number in content.markers]
                bounds += [label_bounds(markers[number], zoom) for number in content.labels]
    return occupied


PART = Part(
    __name__,
    render=lambda context: atlas(context.exhibit, context.localization, context.ground, context.local_tiles),
    order=40,
    styles=(leaflet_css, "visitor/atlas/atlas.css"),
)
