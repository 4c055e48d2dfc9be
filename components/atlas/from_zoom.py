"""A layer that is on the map only from a certain zoom on."""

from __future__ import annotations

from branca.element import MacroElement
from folium import FeatureGroup
from folium.template import Template


class FromZoom(MacroElement):
    """Put `layer` on its map at `zoom` and above, and take it off below: a city plan is dead weight at 4.

    Parameters
    ----------
    layer
        A group made with `show=False`, already added to the map.
    zoom
        The first zoom at which it is drawn.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        (function (map, layer) {
            const near = () => map.getZoom() >= {{ this.zoom }};
            const follow = () => { if (near()) layer.addTo(map); else layer.remove(); };
            map.on("zoomend", follow);
            follow();
        })({{ this._parent.get_name() }}, {{ this.layer.get_name() }});
        {% endmacro %}
        """
    )

    def __init__(self, layer: FeatureGroup, zoom: int) -> None:
        super().__init__()
        self._name = "FromZoom"
        self.layer = layer
        self.zoom = zoom
