"""The map part: the ground, the legs, and a marker for every stop. Only this folder knows Folium."""

from __future__ import annotations

from dataclasses import asdict, replace
from hashlib import sha256

from markupsafe import Markup

from components.visitor.atlas.clusters import city_of
from components.visitor.atlas.fan_chips import fan_chips
from components.visitor.atlas.figures import figures, figures_data
from components.visitor.atlas.folium_map import MapTiles, as_module, draw
from components.visitor.atlas.label_placement import name_width
from components.visitor.atlas.leaflet import leaflet_css
from components.visitor.atlas.map_content import map_content
from components.visitor.atlas.map_cut import map_cut, on_the_map
from components.visitor.atlas.map_key import map_key
from components.visitor.atlas.markers import sign_radii
from components.visitor.atlas.near_areas import MAX_GROUND_ZOOM, NearArea, all_zooms, near_areas
from components.visitor.atlas.plan_shapes import modules_of_map
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
from data import Encounter, Exhibit, Stop, legs, sheet_of

SCALE_METRES = (100, 200, 500, 1000, 2000, 5000, 10_000)
"""The lengths that the scale bar of a near area may have."""
MAX_CACHED_MAPS = 12
"""Two editions of an exhibit in five languages, and a little more."""
_cached_maps: dict[bytes, RenderedPart] = {}


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
    """The exhibit without what is only shown beside the map. The chips of a city show the pictures."""

    def without_texts(stop: Stop) -> Stop:
        return replace(stop, story="", doubt="", sources=())

    people = tuple(replace(each, stops=tuple(map(without_texts, each.stops))) for each in exhibit.people)
    encounters = tuple(
        replace(each, text="", stop_a=without_texts(each.stop_a), stop_b=without_texts(each.stop_b))
        for each in exhibit.encounters
    )
    return replace(exhibit, people=people, encounters=encounters, pictures={}, welcome="")


def _atlas(
    exhibit: Exhibit, localization: Localization, ground: str, local_tiles: tuple[str, ...]
) -> RenderedPart:
    distances = {
        leg.end.id: localization.distance_text(leg.kilometres)
        for person in exhibit.people
        for leg in legs(person)
    }
    cut = map_cut(exhibit.people)
    exhibit = on_the_map(exhibit, cut)
    stops = list(exhibit.placed_stops)
    areas = near_areas(exhibit, stops)
    views = life_views(exhibit, stops, all_zooms(areas))
    content = map_content(exhibit, stops, views, areas, localization)
    tiles = MapTiles(ground, local_tiles)
    world = draw(exhibit, content.markers, content.occupied, tiles, localization, cut)
    modules = modules_of_map(as_module(world))
    html = fill(
        "visitor/atlas/atlas.html",
        name=localization.text("map_name"),
        words=localization.words,
        has_ground=bool(ground),
        has_near_areas=bool(areas),
        credit=_credit(exhibit, localization, ground),
        chips=Markup(fan_chips(exhibit, stops, localization)),
        figures=Markup(figures(exhibit)),
        key=Markup(map_key(exhibit, localization)),
    )
    data = {
        "views": {
            view.name: {
                "bounds": as_leaflet_bounds(view_bounds(view, exhibit, stops)),
                "max_zoom": largest_zoom_of_view(view, stops, areas),
                "zooms": {f"{zoom:g}": asdict(each) for zoom, each in content.views[view.name].items()},
            }
            for view in views
        },
        "stops": _stops_data(exhibit, views, stops, areas, distances),
        "sizes": [marker.size for marker in content.markers],
        "radii": sign_radii(),
        "name_widths": [round(marker.name_width) for marker in content.markers],
        "words": {"nearby": localization.words["fan_nearby"], "all": localization.words["fan_all"]},
        "city_name_widths": {
            number: round(name_width(marker.city_name))
            for number, marker in enumerate(content.markers)
            if marker.city_name
        },
        "cities": _city_names(exhibit, stops, localization),
        "plan_bounds": all_plan_bounds(exhibit),
        "plan_zooms": [plan["from_zoom"] for plan in exhibit.plans if sheet_of(plan)],
        "near_areas": [[as_leaflet_bounds(each.bounds), each.max_zoom] for each in areas],
        "scale": [[metres, localization.distance_text(metres / 1000)] for metres in SCALE_METRES],
        "max_ground_zoom": MAX_GROUND_ZOOM,
        "encounters": {one.id: _encounter_data(one) for one in exhibit.encounters},
        "figures": figures_data(exhibit, cut),
        "module": next(iter(modules)),
        "ground": ground,
        "local_grounds": [
            [address, as_leaflet_bounds(each.bounds), each.min_zoom, each.max_zoom]
            for each, address in zip(exhibit.local_grounds, local_tiles, strict=False)
            if address
        ],
    }
    return RenderedPart("atlas", html, data, modules)


def _credit(exhibit: Exhibit, localization: Localization, ground: str) -> str:
    """Who made the ground and the curator's own tiles; empty where nothing says so."""
    world = exhibit.ground.credit(localization.words["credit"]) if ground and exhibit.ground else ""
    return " · ".join(
        dict.fromkeys(filter(None, [world, *(each.attribution for each in exhibit.local_grounds)]))
    )


def _encounter_data(encounter: Encounter) -> dict[str, object]:
    return {"point": list(encounter.place.point), "stops": [stop.id for stop in encounter.stops]}


def _stops_data(
    exhibit: Exhibit,
    views: list[LifeView],
    stops: list[Stop],
    areas: list[NearArea],
    distances: dict[str, str],
) -> dict[str, dict[str, object]]:
    """The point of each stop that has a place and the zooms its story opens with, by stop id, in the
    exhibit's order.

    The first zoom is for the view of everyone, the second for the view of its own life. `city` is a place id,
    `distance` the length of the leg to the stop, "" where there is none.
    """
    zooms = {view.name: opening_zooms(view, exhibit, stops, areas) for view in views}
    return {
        stop.id: {
            "point": list(stop.place_on_map.point),
            "zooms": [zooms[EVERYONE][stop.id], zooms[stop.person][stop.id]],
            "city": city_of(stop.place_on_map, exhibit).id,
            "distance": distances.get(stop.id, ""),
        }
        for stop in stops
    }


def _city_names(exhibit: Exhibit, stops: list[Stop], localization: Localization) -> dict[str, str]:
    """The name of each city that has stories, by its place id."""
    cities = {city.id: city for city in (city_of(stop.place_on_map, exhibit) for stop in stops)}
    return {key: city.toponym(localization.language).text for key, city in cities.items()}


PART = Part(
    __name__,
    render=lambda context: atlas(context.exhibit, context.localization, context.ground, context.local_tiles),
    order=40,
    styles=(leaflet_css, "visitor/atlas/atlas.css"),
)
