"""The layers of the base map, read from the sources and ready to draw: land, lakes, rivers, hillshade."""

from itertools import chain
from pathlib import Path
from typing import NamedTuple

from data.basemap import reservoirs, topojson
from data.basemap.hillshade import Shade, half_sizes, read_hillshade
from data.basemap.layers import Layer, cut_line
from data.basemap.sources import LAND, RIVERS, gshhg_lines, npm_json
from data.basemap.tile_geometry import Box

FINE_COASTS_FROM = 7
FINE_RIVERS_FROM = 5


class GroundLayers(NamedTuple):
    """Everything a tile may show.

    coarse: for small scales (Natural Earth); fine: for large scales (GSHHG). zuiderzee: the sea inside the
    Netherlands before the dam of 1932. wide_rivers: the water between two banks; the banks themselves are
    among the fine rivers. hillshade: the shading at full size, half the size, and so on.
    """

    coarse_land: Layer
    fine_land: Layer
    zuiderzee: Layer
    lakes: Layer
    wide_rivers: Layer
    coarse_rivers: Layer
    fine_rivers: Layer
    hillshade: list[Shade]

    def land(self, zoom: int) -> Layer:
        """The land to draw at a zoom level."""
        return self.fine_land if zoom >= FINE_COASTS_FROM else self.coarse_land

    def rivers(self, zoom: int) -> Layer:
        """The rivers to draw at a zoom level."""
        return self.fine_rivers if zoom >= FINE_RIVERS_FROM else self.coarse_rivers

    def cut_to(self, box: Box) -> "GroundLayers":
        """The same layers with the fine land cut to a box: drawing well inside the box is then quick."""
        return self._replace(fine_land=self.fine_land.cut_to(box))

    def has_lines(self, zoom: int, box: Box) -> bool:
        """Whether a coast, a lake's shore or a river crosses a box."""
        layers = (self.land(zoom), self.lakes, self.rivers(zoom))
        return any(cut_line(line, box) for layer in layers for line, _ in layer.touching(box))


def read_ground_layers(cache: Path) -> GroundLayers:
    """Read every source; npm packages that the cache folder lacks are fetched."""
    polygons = topojson.rings_of(npm_json(LAND, cache), "land")
    coarse_rivers = [topojson.smoothed(line) for line in topojson.lines_of(npm_json(RIVERS, cache), "rivers")]
    shores = list(gshhg_lines("gshhs", "f"))
    lakes, reservoir_rings = reservoirs.split_reservoirs(shore for shore in shores if shore.level in (2, 3))
    beds = reservoirs.flooded_river_beds(coarse_rivers, reservoir_rings)
    fine_rivers = reservoirs.without_reservoir_banks(line.points for line in gshhg_lines("rivers", "f"))
    coarse_land = ((ring, not hole) for rings in polygons for hole, ring in enumerate(rings))
    fine_land = ((shore.points, True) for shore in shores if shore.level == 1)
    return GroundLayers(
        coarse_land=Layer.of_degrees(coarse_land),
        fine_land=Layer.of_degrees(fine_land),
        zuiderzee=Layer.of_degrees([(reservoirs.ZUIDERZEE, False)]),
        lakes=Layer.of_degrees((lake.points, lake.level == 3) for lake in lakes if not lake.is_river),
        wide_rivers=Layer.of_degrees((lake.points, False) for lake in lakes if lake.is_river),
        coarse_rivers=Layer.of_degrees((river, False) for river in coarse_rivers),
        fine_rivers=Layer.of_degrees((river, False) for river in chain(fine_rivers, beds)),
        hillshade=half_sizes(read_hillshade(polygons)),
    )
