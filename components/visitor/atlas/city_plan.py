"""A hand-drawn plan of a city or a valley, laid over the ground as a sheet of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from branca.element import MacroElement
from folium import FeatureGroup, Map
from folium.template import Template

from components.visitor.atlas.html_markers import Standing
from components.visitor.atlas.label_placement import Box, free_from
from components.visitor.templates import fill
from data import Point, View

PLAN_PANE, NAME_PANE = "plan", "planNames"
LETTERS_WIDE = {1: 1.25, 2: 0.92, 3: 0.76}
"""A letter's width by the size of a name, as a part of that of a stop's name."""
LAYERS = (
    (("sheet",), False),
    (("built",), False),
    (("green",), False),
    (("water",), False),
    (("river",), True),
    (("relief", "rail"), False),
    (("street",), True),
    (("wall", "building"), False),
)
"""The kinds a plan is drawn in, undermost first, and whether a kind has an edge of its own."""


class PlanDrawing(MacroElement):
    """A plan's lines and areas, made when first on the map; how each kind looks is said in atlas.css.

    Parameters
    ----------
    features
        GeoJSON features with `kind` in their properties; longitude first, as GeoJSON has it.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.geoJSON(null, {
            pane: "plan", interactive: false,
            style: (feature) => ({className: "plan plan--" + feature.properties.look})
        }).addTo({{ this._parent.get_name() }});
        {{ this._parent.get_name() }}.once("add", () => {
            {{ this.get_name() }}.addData({{ this.features | tojson }});
        });
        {% endmacro %}
        """
    )

    def __init__(self, features: list[dict[str, Any]]) -> None:
        super().__init__()
        self._name = "PlanDrawing"
        self.features = {"type": "FeatureCollection", "features": features}


class FromZoom(MacroElement):
    """Put `layer` on its map at `zoom` and above, and take it off below: a city plan is dead weight at 4,
    and in another city.

    Parameters
    ----------
    layer
        A group made with `show=False`, already added to the map.
    zoom
        The first zoom at which it is drawn.
    within
        The part of the world it covers: drawn where that is in sight, or nearly. None: everywhere.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        (function (map, layer, within) {
            const near = () => map.getZoom() >= {{ this.zoom }}
                && (!within || map.getBounds().pad(0.5).intersects(within));
            const follow = () => { if (near()) layer.addTo(map); else layer.remove(); };
            map.on("moveend", follow);
            follow();
        })({{ this._parent.get_name() }}, {{ this.layer.get_name() }}, {{ this.within | tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, layer: FeatureGroup, zoom: int, within: View | None = None) -> None:
        super().__init__()
        self._name = "FromZoom"
        self.layer = layer
        self.zoom = zoom
        self.within = within and ((within.south, within.west), (within.north, within.east))


def add_plan(
    world: Map, plan: Mapping[str, Any], taken: Mapping[float, Sequence[Box]], language: str
) -> None:
    """Draw one plan on the map, from its own `from_zoom` on: areas and lines, then the names with room.

    `taken` is the room that marks and their names need at each zoom.
    """
    group = FeatureGroup(name=plan["name"], show=False)
    group.add_to(world)
    features = list(plan["features"])
    drawn = [feature for feature in features if feature["properties"]["kind"] != "label"]
    PlanDrawing([_with_look(feature, twice) for feature, twice in _in_layers(drawn)]).add_to(group)
    names = Standing()
    for feature in features:
        if feature["properties"]["kind"] == "label":
            _add_name(names, feature, taken, language)
    names.add_to(group)
    FromZoom(group, plan["from_zoom"], sheet_of(plan)).add_to(world)


def names_on(plan: Mapping[str, Any], language: str) -> set[str]:
    """The names written on a plan."""
    labels = (each["properties"] for each in plan["features"] if each["properties"]["kind"] == "label")
    return {_name(properties, language) for properties in labels}


def _name(properties: Mapping[str, Any], language: str) -> str:
    return str(properties.get(f"name_{language}") or properties.get("name_en", ""))


def sheet_of(plan: Mapping[str, Any]) -> View | None:
    """The part of the world a plan covers; None for a plan without a sheet."""
    for feature in plan["features"]:
        if feature["properties"]["kind"] == "sheet":
            ring = feature["geometry"]["coordinates"][0]
            longitudes, latitudes = [point[0] for point in ring], [point[1] for point in ring]
            return View(min(latitudes), min(longitudes), max(latitudes), max(longitudes))
    return None


def _in_layers(features: list[dict[str, Any]]) -> list[tuple[dict[str, Any], bool]]:
    """Features from the paper up. Of rivers and streets all edges come first, so that crossings stay open."""
    layers: list[tuple[dict[str, Any], bool]] = []
    for kinds, has_edge in LAYERS:
        held = [feature for feature in features if feature["properties"]["kind"] in kinds]
        # Lesser streets run under the main ones.
        held.sort(key=lambda feature: -int(feature["properties"].get("rank", 0)) if has_edge else 0)
        layers += [(feature, True) for feature in held] if has_edge else []
        layers += [(feature, False) for feature in held]
    return layers


def _with_look(feature: dict[str, Any], edge: bool) -> dict[str, Any]:
    properties = feature["properties"]
    look = properties["kind"]
    if look == "street":
        look = f"street{'-edge' if edge else ''} plan--street-{properties.get('rank', 2)}"
    if look == "river":
        look = f"river{'-edge' if edge else ''} plan--wide-{_width_step(properties.get('width_m', 40))}"
    return {"type": "Feature", "properties": {"look": look}, "geometry": feature["geometry"]}


def _width_step(metres: float) -> int:
    """A river's width as one of the widths atlas.css knows, in metres."""
    return min((10, 20, 40, 80, 160, 320), key=lambda step: abs(step - metres))


def _point(feature: Mapping[str, Any]) -> Point:
    longitude, latitude = cast(list[float], feature["geometry"]["coordinates"])[:2]
    return (latitude, longitude)


def _add_name(
    names: Standing, feature: Mapping[str, Any], taken: Mapping[float, Sequence[Box]], language: str
) -> None:
    properties = feature["properties"]
    name, size = (
        properties.get(f"name_{language}") or properties.get("name_en", ""),
        properties.get("size", 2),
    )
    from_zoom = free_from(_point(feature), len(name) * LETTERS_WIDE.get(size, 1), taken)
    if from_zoom is not None:
        html = fill(
            "visitor/atlas/plan_name.html",
            name=name,
            size=size,
            angle=properties.get("angle", 0),
            from_zoom=from_zoom,
        )
        names.put(_point(feature), html, NAME_PANE)
