"""The lines of the ground, gathered from the sources and ready to draw: land, lakes, rivers and hillshade."""

from itertools import chain
from pathlib import Path
from typing import NamedTuple

from data.basemap import hillshade, reservoirs, topojson
from data.basemap.layers import Layer, cut_line
from data.basemap.mercator import Box
from data.basemap.sources import LAND, RIVERS, npm_json, outlines

FINE_COASTS_FROM = 7
FINE_RIVERS_FROM = 5


class Ground(NamedTuple):
    """Everything a tile may show.

    far: for small scales (Natural Earth); near: for large ones (GSHHG). old_sea: land only since the dam of
    1932. broads: the water of rivers wide enough to have two banks; the banks are among the near rivers.
    """

    far_land: Layer
    near_land: Layer
    old_sea: Layer
    lakes: Layer
    broads: Layer
    far_rivers: Layer
    near_rivers: Layer
    shades: list[hillshade.Shade]

    def land(self, zoom: int) -> Layer:
        """The coasts to draw at a zoom level."""
        return self.near_land if zoom >= FINE_COASTS_FROM else self.far_land

    def rivers(self, zoom: int) -> Layer:
        """The rivers to draw at a zoom level."""
        return self.near_rivers if zoom >= FINE_RIVERS_FROM else self.far_rivers

    def cut_to(self, box: Box) -> "Ground":
        """The same with the long fine coasts cut to a box, which makes drawing well inside it quick."""
        return self._replace(near_land=self.near_land.cut_to(box))

    def has_lines(self, zoom: int, box: Box) -> bool:
        """Whether a coast, a lake's shore or a river crosses a box."""
        layers = (self.land(zoom), self.lakes, self.rivers(zoom))
        return any(cut_line(line, box) for layer in layers for line, _ in layer.touching(box))


def gather(cache: Path) -> Ground:
    """Read every source, fetching what the cache folder lacks."""
    polygons = topojson.rings_of(npm_json(LAND, cache), "land")
    rivers = [topojson.soften(line) for line in topojson.lines_of(npm_json(RIVERS, cache), "rivers")]
    shores = list(outlines("gshhs", "f"))
    lakes, flooded = reservoirs.part(shore for shore in shores if shore.level in (2, 3))
    beds = reservoirs.old_beds(rivers, flooded)
    streams = reservoirs.without_banks(line.points for line in outlines("rivers", "f"))
    far_land = ((ring, not hole) for rings in polygons for hole, ring in enumerate(rings))
    near_land = ((shore.points, True) for shore in shores if shore.level == 1)
    return Ground(
        far_land=Layer.of_degrees(far_land),
        near_land=Layer.of_degrees(near_land),
        old_sea=Layer.of_degrees([(reservoirs.ZUIDERZEE, False)]),
        lakes=Layer.of_degrees((lake.points, lake.level == 3) for lake in lakes if not lake.is_river),
        broads=Layer.of_degrees((lake.points, False) for lake in lakes if lake.is_river),
        far_rivers=Layer.of_degrees((river, False) for river in rivers),
        near_rivers=Layer.of_degrees((river, False) for river in chain(streams, beds)),
        shades=hillshade.halvings(hillshade.read_shade(polygons)),
    )
