"""Pieces of our own HTML standing at points of the map."""

from __future__ import annotations

import json

from branca.element import MacroElement
from folium.template import Template

from data import Point

PIECE = "const Piece = L.Marker.extend({_updateZIndex() {}});"
"""Leaflet's marker lays itself before those north of it, anew at each frame; no piece here covers another."""


def as_script_text(html: str) -> str:
    """HTML as a JavaScript string in which no brace is left.

    Folium renders what a template gave once more as a template: {{ … }} typed by a curator would run.
    """
    return json.dumps(html).replace("<", "\\u003c").replace("{", "\\u007b").replace("}", "\\u007d")


class Standing(MacroElement):
    """HTML standing on a map or a group, with no behaviour of Leaflet's own: a tap reaches the HTML.

    All pieces are one element of Folium's, drawn by one loop: an element for each would be a template for
    each, and take half a second to write.

    Examples
    --------
    >>> standing = Standing()
    >>> standing.put((52.29, 104.29), "<button>Irkutsk</button>")
    >>> standing.add_to(map)  # doctest: +SKIP
    """

    # An icon of no size: the HTML centres itself, and Leaflet never builds its default picture marker.
    _template = Template(
        """
        {% macro script(this, kwargs) %}
        for (const [point, html, pane] of [{{ this.pieces | join(",\n") }}]) {
            new Piece(point, {
                icon: L.divIcon({className: "standing", iconSize: [0, 0], html}),
                interactive: false, keyboard: false, autoPanOnFocus: false, pane
            }).addTo({{ this._parent.get_name() }});
        }
        {% endmacro %}
        """
    )

    def __init__(self) -> None:
        super().__init__()
        self._name = "Standing"
        self.pieces: list[str] = []

    def put(self, point: Point, html: str, pane: str = "markerPane") -> None:
        """Put safe HTML on the map: its middle stands on the point, in degrees, latitude first."""
        latitude, longitude = point
        self.pieces.append(f"[[{latitude}, {longitude}], {as_script_text(html)}, {json.dumps(pane)}]")
