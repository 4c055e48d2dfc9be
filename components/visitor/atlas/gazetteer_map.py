"""The curator's map: every place of the gazetteer, and how certain its position is."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from components.visitor.atlas.folium_map import as_module, world_map
from components.visitor.atlas.html_markers import HtmlMarkers
from components.visitor.templates import fill
from data import Place


def places_map(places: Sequence[Place], ground: str) -> tuple[str, str]:
    """The map's address and its ES module.

    `draw()` in the module builds the map; `bounds` are its corners, south-west first, latitude first.
    `ground` is the tiles' address with {z}, {x} and {y}.
    """
    world, markers = world_map(ground), HtmlMarkers()
    markers.add_to(world)
    for place in places:
        html = fill(
            "visitor/atlas/place.html",
            name=place.name,
            certainty=place.certainty,
            precision=place.precision,
            source=place.coordinate_source,
        )
        markers.add_html(place.point, html)
    points = [place.point for place in places] or [(30.0, 0.0), (60.0, 60.0)]
    south, north = min(lat for lat, _ in points), max(lat for lat, _ in points)
    west, east = min(lng for _, lng in points), max(lng for _, lng in points)
    module = as_module(world) + f"export const bounds = [[{south}, {west}], [{north}, {east}]];\n"
    return f"/curator/places-{sha256(module.encode()).hexdigest()[:16]}.js", module
