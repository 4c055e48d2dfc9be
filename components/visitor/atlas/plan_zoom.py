"""A layer that is on the map only from a certain zoom on, and near what it shows."""

from __future__ import annotations

from branca.element import MacroElement
from folium import FeatureGroup
from folium.template import Template

from data import View


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
