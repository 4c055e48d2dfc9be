"""Read TopoJSON into rings and lines in degrees that can be drawn on a map cut at 180 degrees.

A ring that crosses the date line is unwrapped: its longitudes go on past 180 without a jump. It is then drawn
three times, 360 degrees apart, and the map's edge cuts it.
"""

from typing import Any

import numpy as np

from data.basemap.tile_geometry import Points

SOUTH_POLE = -90.0


def unwrap(points: Points) -> Points:
    """Points (longitude, latitude, degrees) whose longitudes never jump by more than 180."""
    offsets = -360 * np.rint(np.diff(points[:, 0]) / 360)
    return np.column_stack((points[:, 0] + np.concatenate(([0.0], np.cumsum(offsets))), points[:, 1]))


def close_at_pole(ring: Points) -> Points:
    """Close an unwrapped ring that goes once round the globe (Antarctica) along the South Pole.

    A ring that ends where it began is returned unchanged.
    """
    if abs(ring[-1, 0] - ring[0, 0]) < 180:
        return ring
    along_pole = np.array([[ring[-1, 0], SOUTH_POLE], [ring[0, 0], SOUTH_POLE], ring[0]])
    return np.concatenate((ring, along_pole))


def _arcs_of(topology: dict[str, Any]) -> list[Points]:
    """Every arc of a quantized TopoJSON in degrees; its points are delta-encoded, scaled and shifted."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    return [np.cumsum(np.array(arc, dtype=np.float64), axis=0) * scale + shift for arc in topology["arcs"]]


def _join(numbers: list[int], arcs: list[Points]) -> Points:
    """One line from arc numbers; ~n means arc n backwards, and each arc begins where the last one ended."""
    parts = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])


def rings_of(topology: dict[str, Any], name: str) -> list[list[Points]]:
    """The polygons of a TopoJSON object: each a list of unwrapped rings, the shore first, then its holes."""
    arcs = _arcs_of(topology)
    polygons: list[list[list[int]]] = []
    for geometry in topology["objects"][name]["geometries"]:
        polygons += geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [[close_at_pole(unwrap(_join(ring, arcs))) for ring in polygon] for polygon in polygons]


def lines_of(topology: dict[str, Any], name: str) -> list[Points]:
    """The lines of a TopoJSON object, unwrapped."""
    arcs = _arcs_of(topology)
    lines: list[list[int]] = []
    for geometry in topology["objects"][name]["geometries"]:
        lines += geometry["arcs"] if geometry["type"] == "MultiLineString" else [geometry["arcs"]]
    return [unwrap(_join(line, arcs)) for line in lines]


def smoothed(line: Points, iterations: int = 2) -> Points:
    """A line with its corners cut (Chaikin, 1974): points on a coarse grid no longer look like steps."""
    for _ in range(iterations):
        near, far = line[:-1] * 0.75 + line[1:] * 0.25, line[:-1] * 0.25 + line[1:] * 0.75
        cut = np.stack((near, far), axis=1).reshape(-1, 2)
        line = np.concatenate((line[:1], cut, line[-1:]))
    return line
