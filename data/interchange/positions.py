"""Positions from files of other programs. Invalid ones are reported in a note, never corrected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from math import isfinite

from geojson_pydantic.geometries import parse_geometry_obj
from pydantic import ValidationError

from data.interchange.notes import Notes
from data.interchange.well_known_text import UnreadableWktError, wkt_geometry
from data.model.coordinates import normalize, parse_degrees
from data.model.exhibit import Point

IN_METRES = (
    "The coordinates look like metres of a grid (UTM, Gauss-Krüger or a country’s own), and are no degrees; "
    "export the places in WGS 84; the place is written without"
)
WITHOUT = "the place is written without coordinates"
NAME_OF_WGS_84 = re.compile(r"\b(?:CRS:?84|EPSG:[\d.]*:?4326|WGS[ _]?(?:19)?84)\b", re.IGNORECASE)
LARGEST_SPHERE_METRES = 20_040_000
"""Half the equator: the grids of maps have no larger coordinate."""
MOST_POINTS_SHOWN = 20
SAME_DEGREES = 1e-4
"""About 10 m: of a position that is given twice, one is often rounded."""


def position(latitude: object, longitude: object, where: str, notes: Notes) -> Point | None:
    """Degrees, latitude first; None, with a note, where either is no number or out of range.

    None without a note where both are empty. Nothing is corrected: swapped values are out of range at most.
    """
    if latitude in (None, "") and longitude in (None, ""):
        return None
    pair = _degrees(latitude, "NS"), _degrees(longitude, "EW")
    if pair[0] is None or pair[1] is None:
        shown = f"{where}: “{str(latitude)[:40]}”, “{str(longitude)[:40]}”"
        notes.add("The coordinates are no numbers; the place is written without", shown)
        return None
    if abs(pair[0]) <= 90 and abs(pair[1]) <= 180:
        return pair[0], pair[1]
    shown = f"{where}: latitude {pair[0]:.10g}, longitude {pair[1]:.10g}"
    if abs(pair[0]) <= 180 and abs(pair[1]) <= 180:
        notes.add("No latitude is beyond 90 degrees; the place is written without coordinates", shown)
    elif all(1000 < abs(each) <= LARGEST_SPHERE_METRES for each in (pair[0], pair[1])):
        notes.add(IN_METRES, shown)
    else:
        notes.add("The coordinates are off the globe: no degrees; the place is written without", shown)
    return None


def is_same_degree(value: object, degrees: object) -> bool:
    """Whether a value is this number of degrees, as near as rounding makes it."""
    read, other = _degrees(value, "NSEW"), _degrees(degrees, "NSEW")
    return read is not None and other is not None and abs(read - other) <= SAME_DEGREES


def position_fields(at: Point | None) -> dict[str, float | None]:
    """A position as fields of a StopRecord; both None for no position."""
    latitude, longitude = (None, None) if at is None else at
    return {"latitude": latitude, "longitude": longitude}


def geometry_position(geometry: object, where: str, notes: Notes) -> Point | None:
    """The position of a GeoJSON geometry, latitude first: of a Point, or of the first of several points.

    Notes tell of every other point, line, area and height in it. None for no geometry; None, with a note, for
    a line or an area: its centre may be far from the place. A geometry that has only `geowkt` or `geo_wkt` is
    read from there.
    """
    if geometry is None or geometry == {}:
        return None
    if isinstance(geometry, Mapping):
        wkt = geometry.get("geowkt") or geometry.get("geo_wkt")
        if wkt and not geometry.get("coordinates") and not geometry.get("geometries"):
            return wkt_position(wkt, where, notes)
        parts = list(_simple_geometries(geometry))
        points = [pair for each in parts for pair in _points(each)]
        if points:
            report_further_points([(point[1], point[0]) for point in points], where, notes)
            report_height(points[0][2:], where, notes)
            beside = sum(each.get("type") not in ("Point", "MultiPoint") for each in parts)
            if beside:
                shown = f"{where}: {beside} beside the point"
                notes.add("Lines and areas are no stops, and are left out", shown)
            return position(points[0][1], points[0][0], where, notes)
        if _is_valid_geometry(geometry):
            notes.add("A line or an area is no point; the place is written without coordinates", where)
            return None
    notes.add("The geometry cannot be read; the place is written without coordinates", where)
    return None


def report_further_points(points: Sequence[tuple[object, object]], where: str, notes: Notes) -> None:
    """Report every point but the first, latitude first: a stop has one place."""
    if further := points[1:]:
        shown = "; ".join(f"{str(latitude)[:20]}, {str(longitude)[:20]}" for latitude, longitude in further)
        named = shown if len(further) <= MOST_POINTS_SHOWN else f"{len(further)} points"
        notes.add(
            "Several points are given; the first is taken, the others are left out", f"{where}: {named}"
        )


def report_height(more: Sequence[object], where: str, notes: Notes) -> None:
    """Report a height, the coordinate behind latitude and longitude, unless it is 0: the map has none."""
    if any(_degrees(each, "") for each in more[:1]):
        notes.add("The height of a place is left out", f"{where}: {str(more[0])[:20]}")


def wkt_position(text: object, where: str, notes: Notes) -> Point | None:
    """The position of a WKT `POINT (13.76 45.65)`, latitude first; of several points, of the first.

    None, with a note, for lines and areas, for a text that cannot be read, and where its reference system is
    not WGS 84 with the longitude first.
    """
    try:
        geometry = wkt_geometry(text if isinstance(text, str) else "")
    except UnreadableWktError as error:
        notes.add(f"{error}; {WITHOUT}", f"{where}: “{text}”")
        return None
    return geometry_position(geometry, where, notes)


def _simple_geometries(geometry: Mapping[str, object], depth: int = 0) -> Iterator[Mapping[str, object]]:
    """The geometry itself, or the members of a GeometryCollection, nested at most five deep."""
    members = geometry.get("geometries")
    if geometry.get("type") != "GeometryCollection" or not isinstance(members, list) or depth > 5:
        yield geometry
        return
    for each in members:
        if isinstance(each, Mapping):
            yield from _simple_geometries(each, depth + 1)


def _points(geometry: Mapping[str, object]) -> list[list[object]]:
    """The coordinates of a Point, or of each point of a MultiPoint; none for other geometries."""
    found = geometry.get("coordinates")
    if geometry.get("type") == "Point":
        found = [found]
    elif geometry.get("type") != "MultiPoint" or not isinstance(found, list):
        return []
    return [pair for pair in found if isinstance(pair, list) and len(pair) >= 2]


def _is_valid_geometry(geometry: Mapping[str, object]) -> bool:
    try:
        parse_geometry_obj(dict(geometry))
    except (ValidationError, TypeError, ValueError, RecursionError):
        return False
    return True


def _degrees(value: object, hemispheres: str) -> float | None:
    """A finite number, or a text that is one, with a decimal point or comma, or with degrees and minutes.

    None for anything else. `hemispheres` is "NS" or "EW".
    """
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        number = float(normalize(value).replace(",", ".") if isinstance(value, str) else value)
    except (ValueError, OverflowError):
        return parse_degrees(value, hemispheres) if isinstance(value, str) else None
    return number if isfinite(number) else None
