"""A Leaflet marker that is a piece of our own HTML."""

from __future__ import annotations

import json

from branca.element import MacroElement
from folium.template import Template

from data import Point


def as_script_text(html: str) -> str:
    """HTML as a JavaScript string in which no brace is left.

    Folium renders what a template gave once more as a template: {{ … }} typed by a curator would run.
    """
    return json.dumps(html).replace("<", "\\u003c").replace("{", "\\u007b").replace("}", "\\u007d")


class HtmlMarker(MacroElement):
    """HTML standing at a point of the map, with no behaviour of Leaflet's own: a tap reaches the HTML.

    Parameters
    ----------
    point
        Latitude and longitude in degrees.
    html
        Safe HTML; its middle stands on the point.
    pane
        The map pane it lies in.

    Examples
    --------
    >>> HtmlMarker((52.29, 104.29), "<button>Irkutsk</button>").add_to(map)  # doctest: +SKIP
    """

    # An icon of no size: the HTML centres itself, and Leaflet never builds its default picture marker.
    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.marker({{ this.point | tojson }}, {
            icon: L.divIcon({className: "standing", iconSize: [0, 0], html: {{ this.text }}}),
            interactive: false, keyboard: false, pane: {{ this.pane | tojson }}
        }).addTo({{ this._parent.get_name() }});
        {% endmacro %}
        """
    )

    def __init__(self, point: Point, html: str, pane: str = "markerPane") -> None:
        super().__init__()
        self._name = "HtmlMarker"
        self.point = list(point)
        self.text = as_script_text(html)
        self.pane = pane
