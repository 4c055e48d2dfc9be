"""Positions from files of other programs. Invalid ones are reported in a note, never corrected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import isfinite

from geojson_pydantic.geometries import parse_geometry_obj
from pydantic import ValidationError

from data.interchange.notes import Notes
from data.model.exhibit import Point

NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
WKT_POINT = re.compile(
    rf"\s*(?:SRID=\d+;)?\s*POINT\s*(?:Z|M|ZM)?\s*\(\s*({NUMBER})\s+({NUMBER})[^()]*\)\s*", re.I
)
"""Well-known text (WKT) of one point, longitude first."""


def position(latitude: object, longitude: object, where: str, notes: Notes) -> Point | None:
    """Degrees, latitude first; None, with a note, where either is no number or out of range.

    None without a note where both are empty. Swapped values are reported, not exchanged.
    """
    pair = _degrees(latitude), _degrees(longitude)
    if latitude in (None, "") and longitude in (None, ""):
        return None
    if pair[0] is None or pair[1] is None:
        notes.add("The coordinates are no numbers; the place is written without", where)
        return None
    if abs(pair[0]) <= 90 and abs(pair[1]) <= 180:
        return pair[0], pair[1]
    if abs(pair[0]) <= 180 and abs(pair[1]) <= 90:
        swapped = f"{where}: latitude {pair[0]:g}, longitude {pair[1]:g}"
        notes.add("Latitude and longitude look swapped; the place is written without, type them in", swapped)
    else:
        notes.add("The coordinates are off the globe; the place is written without", where)
    return None


def position_fields(at: Point | None) -> dict[str, float | None]:
    """A position as fields of a StopRecord; both None for no position."""
    latitude, longitude = (None, None) if at is None else at
    return {"latitude": latitude, "longitude": longitude}


def geometry_position(geometry: object, where: str, notes: Notes) -> Point | None:
    """The position of a GeoJSON geometry, latitude first: of a Point, or of the first of several points.

    None for no geometry; None, with a note, for a line or an area: its centre may be far from the place.
    A geometry that has only `geowkt` or `geo_wkt` is read from there.
    """
    if geometry is None or geometry == {}:
        return None
    if isinstance(geometry, Mapping):
        wkt = geometry.get("geowkt") or geometry.get("geo_wkt")
        if wkt and not geometry.get("coordinates") and not geometry.get("geometries"):
            return wkt_position(wkt, where, notes)
        points = [
            pair for each in _simple_geometries(geometry) if (pair := _first_coordinates(each)) is not None
        ]
        if points:
            if len(points) > 1:
                notes.add("Several points are given; the first is taken", where)
            return position(points[0][1], points[0][0], where, notes)
        if _is_valid_geometry(geometry):
            notes.add("A line or an area is no point; the place is written without coordinates", where)
            return None
    notes.add("The geometry cannot be read; the place is written without coordinates", where)
    return None


def wkt_position(text: object, where: str, notes: Notes) -> Point | None:
    """The position of a WKT `POINT (13.76 45.65)`, latitude first; None, with a note, for other text."""
    match = WKT_POINT.fullmatch(text) if isinstance(text, str) and len(text) < 1000 else None
    if match is None:
        notes.add("The WKT is no single POINT; the place is written without coordinates", where)
        return None
    return position(match[2], match[1], where, notes)


def _simple_geometries(geometry: Mapping[str, object], depth: int = 0) -> Iterator[Mapping[str, object]]:
    """The geometry itself, or the members of a GeometryCollection, nested at most five deep."""
    members = geometry.get("geometries")
    if geometry.get("type") != "GeometryCollection" or not isinstance(members, list) or depth > 5:
        yield geometry
        return
    for each in members:
        if isinstance(each, Mapping):
            yield from _simple_geometries(each, depth + 1)


def _first_coordinates(geometry: Mapping[str, object]) -> list[object] | None:
    pair = geometry.get("coordinates")
    if geometry.get("type") == "MultiPoint" and isinstance(pair, list) and pair:
        pair = pair[0]
    elif geometry.get("type") != "Point":
        return None
    return pair if isinstance(pair, list) and len(pair) >= 2 else None


def _is_valid_geometry(geometry: Mapping[str, object]) -> bool:
    try:
        parse_geometry_obj(dict(geometry))
    except (ValidationError, TypeError, ValueError, RecursionError):
        return False
    return True


def _degrees(value: object) -> float | None:
    """A finite number, or a text that is one, with a decimal point or comma; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        number = float(value.strip().replace(",", ".") if isinstance(value, str) else value)
    except (ValueError, OverflowError):
        return None
    return number if isfinite(number) else None
