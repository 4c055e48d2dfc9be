"""City plans: hand-drawn maps of a city or a valley, drawn over the ground as layers of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, cast

from branca.element import MacroElement
from folium import FeatureGroup, Map
from folium.template import Template

from components.visitor.atlas.html_markers import HtmlMarkers
from components.visitor.atlas.label_placement import MILLIMETRE, OccupiedBounds, first_free_zoom
from components.visitor.templates import fill
from components.visitor.text_width import SEMIBOLD, text_width
from data import Point, View, sheet_of, shown_text

PLAN_PANE, LABEL_PANE = "plan", "planNames"
LABEL_SIZES = {1: 6.6, 2: 5.7, 3: 5.7}
"""Millimetres: the font size of a plan's label by its size, as in atlas.css."""
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
"""The kinds of features in drawing order, lowest first, and whether a kind is drawn with an outline."""
FADED_EDGES = 6
"""Lines of paper drawn over each other along a sheet's edge, each wider than the last: there the plan fades
into the paper beyond it. (A mask would be slow: the browser would apply it again at each frame of a flight.)
"""


class PlanDrawing(MacroElement):
    """A plan's lines and areas. They are built when first on the map; atlas.css styles each kind.

    Parameters
    ----------
    features
        GeoJSON features with `css_class` in their properties; longitude first, as GeoJSON has it.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.geoJSON(null, {
            pane: "plan", interactive: false,
            style: (feature) => ({className: "plan plan--" + feature.properties.css_class})
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


class MinZoomLayer(MacroElement):
    """Add `layer` to the map at `min_zoom` and above, where it is in view; remove it elsewhere.

    A city plan that is not in view would only make the map slow.

    Parameters
    ----------
    layer
        A group made with `show=False`, already added to the map.
    min_zoom
        The smallest zoom at which it is drawn.
    bounds
        The part of the world it covers: drawn where that is in view, or nearly. None: everywhere.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        (function (map, layer, bounds) {
            const isLarge = (zoom) => zoom - (map.options.stageZoomOffset ?? 0) >= {{ this.min_zoom }};
            const isInView = () => isLarge(map.getZoom())
                && (!bounds || map.getBounds().pad(0.5).intersects(bounds));
            const update = () => { if (isInView()) layer.addTo(map); else layer.remove(); };
            map.on("moveend", update);
            map.on("flightnear", ({ centre, zoom }) => {
                if (isLarge(zoom) && bounds && L.latLngBounds(bounds).contains(centre)) layer.addTo(map);
            });
            update();
        })({{ this._parent.get_name() }}, {{ this.layer.get_name() }}, {{ this.bounds | tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, layer: FeatureGroup, min_zoom: int, bounds: View | None = None) -> None:
        super().__init__()
        self._name = "MinZoomLayer"
        self.layer = layer
        self.min_zoom = min_zoom
        self.bounds = bounds and ((bounds.south, bounds.west), (bounds.north, bounds.east))


def add_plan(
    world: Map, plan: Mapping[str, Any], occupied: Mapping[float, OccupiedBounds], language: str
) -> None:
    """Draw one plan on the map, from its own `from_zoom` on: areas and lines, then the labels that fit.

    `occupied` holds the bounds of markers and their labels by zoom.
    """
    group = FeatureGroup(name=plan["name"], show=False)
    group.add_to(world)
    features = list(plan["features"])
    drawn = [feature for feature in features if feature["properties"]["kind"] != "label"]
    shapes = [_with_css_class(feature, outline) for feature, outline in _in_layers(drawn)]
    PlanDrawing([*_joined_lines(shapes), *_faded_edges(drawn)]).add_to(group)
    labels = HtmlMarkers()
    for feature in features:
        if feature["properties"]["kind"] == "label":
            _add_label(labels, feature, occupied, language)
    labels.add_to(group)
    MinZoomLayer(group, plan["from_zoom"], sheet_of(plan)).add_to(world)


def plan_labels(plan: Mapping[str, Any], language: str) -> set[str]:
    """The names that a plan shows, in one language."""
    labels = (each["properties"] for each in plan["features"] if each["properties"]["kind"] == "label")
    return {shown_text(properties["names"], language).text for properties in labels}


def _in_layers(features: list[dict[str, Any]]) -> list[tuple[dict[str, Any], bool]]:
    """Features in drawing order, each with whether it is an outline.

    All outlines of rivers, or of streets, come before their fills, so that no outline crosses a junction.
    """
    layers: list[tuple[dict[str, Any], bool]] = []
    for kinds, has_outline in LAYERS:
        of_kind = [feature for feature in features if feature["properties"]["kind"] in kinds]
        # Minor streets are drawn below major ones.
        of_kind.sort(key=lambda feature: -int(feature["properties"].get("rank", 0)) if has_outline else 0)
        layers += [(feature, True) for feature in of_kind] if has_outline else []
        layers += [(feature, False) for feature in of_kind]
    return layers


def _joined_lines(features: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The features in their order, successive lines of one class as one feature: the browser draws a plan of
    250 elements several times faster than one of 1,000. (Areas stay apart: where two of one element overlap
    there would be a hole.)"""

    def line_class(feature: dict[str, Any]) -> str | None:
        is_line = feature["geometry"]["type"] == "LineString"
        return feature["properties"]["css_class"] if is_line else None

    for css_class, group in groupby(features, line_class):
        if css_class is None:
            yield from group
            continue
        lines = [feature["geometry"]["coordinates"] for feature in group]
        geometry = {"type": "MultiLineString", "coordinates": lines}
        yield {"type": "Feature", "properties": {"css_class": css_class}, "geometry": geometry}


def _faded_edges(features: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    sheets = [feature for feature in features if feature["properties"]["kind"] == "sheet"]
    for number in range(1, FADED_EDGES + 1):
        for sheet in sheets:
            properties = {"css_class": f"edge plan--edge-{number}"}
            yield {"type": "Feature", "properties": properties, "geometry": sheet["geometry"]}


def _with_css_class(feature: dict[str, Any], outline: bool) -> dict[str, Any]:
    """The feature with `css_class` as its one property: it follows `plan plan--` in its class."""
    properties = feature["properties"]
    kind = css_class = properties["kind"]
    edge = "-edge" if outline else ""
    if kind == "street":
        css_class = f"street{edge} plan--street-{properties.get('rank', 2)}"
    if kind == "river":
        css_class = f"river{edge} plan--wide-{_width_step(properties.get('width_m', 40))}"
    return {"type": "Feature", "properties": {"css_class": css_class}, "geometry": feature["geometry"]}


def _width_step(metres: float) -> int:
    """A river's width, rounded to one of the widths in atlas.css, in metres."""
    return min((10, 20, 40, 80, 160, 320), key=lambda step: abs(step - metres))


def _point(feature: Mapping[str, Any]) -> Point:
    """A GeoJSON point, latitude first."""
    longitude, latitude = cast(list[float], feature["geometry"]["coordinates"])[:2]
    return (latitude, longitude)


def _add_label(
    labels: HtmlMarkers,
    feature: Mapping[str, Any],
    occupied: Mapping[float, OccupiedBounds],
    language: str,
) -> None:
    properties = feature["properties"]
    name = shown_text(properties["names"], language)
    size = properties.get("size", 2)
    width = text_width(name.text, SEMIBOLD) * LABEL_SIZES.get(size, 5.7) * MILLIMETRE
    from_zoom = first_free_zoom(_point(feature), width, occupied)
    if from_zoom is not None:
        html = fill(
            "visitor/atlas/plan_name.html",
            page=language,
            name=name,
            size=size,
            angle=properties.get("angle", 0),
            from_zoom=from_zoom,
            width=round(width),
        )
        labels.add_html(_point(feature), html, LABEL_PANE)
