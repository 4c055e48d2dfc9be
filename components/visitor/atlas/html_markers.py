"""HTML of our own at points of the map: Leaflet markers that hold a DivIcon and have no behaviour."""

from __future__ import annotations

import json

from branca.element import MacroElement
from folium.template import Template

from data import Point

HTML_MARKER_CLASS = "const HtmlMarker = L.Marker.extend({_updateZIndex() {}});"
"""JavaScript. `L.Marker` sets its z-index by latitude at each frame; these never overlap, so need none."""


def as_js_string(html: str) -> str:
    """HTML as a JavaScript string literal without any brace.

    Folium renders the output of a template as a template again: {{ … }} typed by a curator would run.
    """
    return json.dumps(html).replace("<", "\\u003c").replace("{", "\\u007b").replace("}", "\\u007d")


class HtmlMarkers(MacroElement):
    """HTML markers of a map or a group. Leaflet does not listen to them: a tap reaches the HTML itself.

    All markers are one Folium element, added by one loop: one element for each would render one template for
    each, which takes half a second.

    Examples
    --------
    >>> markers = HtmlMarkers()
    >>> markers.add_html((52.29, 104.29), "<button>Irkutsk</button>")
    >>> markers.add_to(map)  # doctest: +SKIP
    """

    # The icon has no size: CSS centres the HTML on the point. Leaflet's default icon, an image, is not built.
    _template = Template(
        """
        {% macro script(this, kwargs) %}
        for (const [point, html, pane] of [{{ this.markers | join(",\n") }}]) {
            new HtmlMarker(point, {
                icon: L.divIcon({className: "html-marker", iconSize: [0, 0], html}),
                interactive: false, keyboard: false, autoPanOnFocus: false, pane
            }).addTo({{ this._parent.get_name() }});
        }
        {% endmacro %}
        """
    )

    def __init__(self) -> None:
        super().__init__()
        self._name = "HtmlMarkers"
        self.markers: list[str] = []

    def add_html(self, point: Point, html: str, pane: str = "markerPane") -> None:
        """Add one marker. `point`: its centre in degrees, latitude first; `html`: already escaped."""
        latitude, longitude = point
        self.markers.append(f"[[{latitude}, {longitude}], {as_js_string(html)}, {json.dumps(pane)}]")
