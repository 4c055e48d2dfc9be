"""Settings of the map: its ground, names written on it, the opening view, the gallery's screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from data.model.longitudes import USUAL_CUT, shifted, widest_gap
from data.model.texts import ShownText, shown_text


@dataclass(frozen=True, slots=True)
class Lettering:
    """A name written on the map itself, such as a sea, from zoom level `from_zoom` to `to_zoom`.

    `names` are by language, never empty, in the order of `in_fallback_order`. `latitude` and `longitude` are
    the middle of the name; `tilt` is in degrees, clockwise.
    """

    id: str
    names: Mapping[str, str]
    latitude: float
    longitude: float
    kind: Literal["sea", "land", "river", "range"]
    from_zoom: int
    to_zoom: int
    tilt: float = 0.0

    def name(self, language: str) -> ShownText:
        """The name in a language, or the one that is shown instead (`shown_text`)."""
        return shown_text(self.names, language)


SHIPPED_SOURCE = "GSHHG"
"""A source of the ground that ships: its name is the same in every language."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The raster tiles under the map. `attribution` is what their file says of who made them, empty where it
    says nothing; `is_shipped`: they are those that ship with Sojourn."""

    attribution: str
    is_shipped: bool

    def credit(self, written: str) -> str:
        """Who made it, for the screen; empty where nothing says so. `written` is the interface string, which
        is about the ground that ships until a curator writes another."""
        return written if self.is_shipped or SHIPPED_SOURCE not in written else self.attribution


LARGEST_WORLD_ZOOM = 10
"""The largest zoom of the world's ground."""


@dataclass(frozen=True, slots=True)
class Screen:
    """The gallery's screen. `pixel_pitch` is in millimetres per CSS pixel (21.5 inch, 1920 wide: 0.248)."""

    pixel_pitch: float = 0.248


@dataclass(frozen=True, slots=True)
class View:
    """A part of the world: its edges in WGS 84 degrees. Where west is greater than east, it crosses 180°."""

    south: float
    west: float
    north: float
    east: float

    def contains(self, point: tuple[float, float]) -> bool:
        """Whether a point, latitude first, lies in the view; its edges belong to it."""
        latitude, longitude = point
        if self.west > self.east and not self.east < longitude < self.west:
            return self.south <= latitude <= self.north
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east

    @classmethod
    def around(cls, points: Sequence[tuple[float, float]], cut: float | None = None) -> View:
        """The view of some points, latitude first, with a twentieth of its size around it; the inhabited
        world without any. It leaves out the widest gap between them, or the meridian `cut`."""
        if not points:
            return cls(south=-60, west=-180, north=75, east=180)
        latitudes = [latitude for latitude, _ in points]
        if cut is None:
            _, cut = widest_gap([(longitude, longitude) for _, longitude in points]) or (0, USUAL_CUT)
        longitudes = [shifted(longitude, cut) for _, longitude in points]
        high = max((max(latitudes) - min(latitudes)) / 20, LEAST_MARGIN)
        wide = max((max(longitudes) - min(longitudes)) / 20, LEAST_MARGIN)
        west, east = min(longitudes) - wide, max(longitudes) + wide
        is_whole_world = east - west >= 360
        return cls(
            south=max(min(latitudes) - high, -90.0),
            west=-180.0 if is_whole_world else shifted(west, USUAL_CUT),
            north=min(max(latitudes) + high, 90.0),
            east=180.0 if is_whole_world else shifted(east, USUAL_CUT),
        )


@dataclass(frozen=True, slots=True)
class LocalGround:
    """The curator's own raster tiles of a part of the world, drawn over the ground. `file` is the path within
    the exhibit; `attribution` as in Ground."""

    file: str
    bounds: View
    min_zoom: int
    max_zoom: int
    attribution: str


LEAST_MARGIN = 0.0005
"""Degrees around the points of a view: some 50 m."""


def sheet_of(plan: Mapping[str, Any]) -> View | None:
    """The part of the world that a city plan covers: its feature of the kind `sheet`. None for a plan without
    one. `plan` is a GeoJSON document, longitude first."""
    for feature in plan["features"]:
        if feature["properties"]["kind"] == "sheet":
            ring = feature["geometry"]["coordinates"][0]
            longitudes, latitudes = [point[0] for point in ring], [point[1] for point in ring]
            return View(min(latitudes), min(longitudes), max(latitudes), max(longitudes))
    return None
