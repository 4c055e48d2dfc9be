"""Geometries in well-known text (WKT) as geometries of GeoJSON.

`POINT (13.4 52.5)`: the longitude comes first. PostGIS writes `SRID=4326;` before it, GeoSPARQL the address
of a reference system; Wikidata writes there a globe that is not the Earth.
"""

from __future__ import annotations

import re
from typing import Any

NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
REFERENCE = r"\s*(?:<(?P<address>[^<>\s]{1,200})>|SRID=(?P<srid>\d{1,9})\s*;)?\s*"
KINDS = r"POINT|LINESTRING|POLYGON|MULTIPOINT|MULTILINESTRING|MULTIPOLYGON|GEOMETRYCOLLECTION"
WKT = re.compile(
    rf"{REFERENCE}(?P<shape>(?P<kind>{KINDS})\s*(?:ZM|Z|M)?\s*(?P<first>\(|EMPTY\b).*)", re.I | re.S
)
WKT_POINT = re.compile(
    rf"{REFERENCE}POINT\s*(?:ZM|Z|M)?\s*\(\s*(?P<x>{NUMBER})\s+(?P<y>{NUMBER})(?P<more>(?:\s+{NUMBER}){{0,2}})\s*\)\s*",
    re.I,
)
LONGEST_PARSED = 10_000
"""Characters. Of a longer text only the kind is read: it is a border, and no place."""
WGS_84 = ("4326", "0")
"""Of PostGIS, whose order is always longitude, latitude; 0 is "not stated"."""
CRS84 = re.compile(r"https?://www\.opengis\.net/def/crs/OGC/(?:1\.3|0)/CRS84")
EPSG_4326 = re.compile(r"https?://www\.opengis\.net/def/crs/EPSG/[\d.]+/4326")
GLOBE = re.compile(r"https?://www\.wikidata\.org/entity/(Q\d+)")
EARTH = "Q2"


class UnreadableWktError(ValueError):
    """A text from which no position is taken; the message is the first half of a sentence for the curator."""


def is_wkt(text: str) -> bool:
    """Whether a text begins as well-known text does: it may still be damaged."""
    return WKT.match(text) is not None


def wkt_geometry(text: str) -> dict[str, Any]:
    """The GeoJSON geometry of a text in WKT. Raises UnreadableWktError.

    >>> wkt_geometry("Point(2.35 48.85)")
    {'type': 'Point', 'coordinates': [2.35, 48.85]}
    """
    found = WKT.fullmatch(text)
    if found is None:
        raise UnreadableWktError("The text is no well-known text (WKT) of a geometry")
    _refuse_other_references(found["address"] or "", found["srid"] or "")
    if point := WKT_POINT.fullmatch(text):
        more = map(float, point["more"].split())
        return {"type": "Point", "coordinates": [float(point["x"]), float(point["y"]), *more]}
    if found["first"] != "(":
        raise UnreadableWktError("The well-known text (WKT) is empty")
    if len(text) > LONGEST_PARSED and "POINT" not in found["kind"].upper():
        raise UnreadableWktError("A line or an area is no point")
    return _parsed(found["shape"])


def _refuse_other_references(address: str, srid: str) -> None:
    globe = GLOBE.fullmatch(address)
    if globe and globe[1] != EARTH:
        raise UnreadableWktError("The point is on another globe than the Earth")
    if EPSG_4326.fullmatch(address):
        raise UnreadableWktError(
            "With this reference system (EPSG 4326) some programs write the latitude first and others the "
            "longitude; write POINT (longitude latitude) without the address before it"
        )
    if (srid and srid not in WGS_84) or (address and not globe and not CRS84.fullmatch(address)):
        raise UnreadableWktError("The reference system is not WGS 84; export the places in WGS 84")


def _parsed(shape: str) -> dict[str, Any]:
    """The geometry of a text that is more than a point. pygeoif takes 0.1 s to load, hence here."""
    from pygeoif import from_wkt
    from pygeoif.exceptions import WKTParserError

    if len(shape) > LONGEST_PARSED:
        raise UnreadableWktError("The well-known text (WKT) is too long to be read")
    try:
        found = from_wkt(shape)
    except (WKTParserError, ValueError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise UnreadableWktError("The well-known text (WKT) cannot be read") from error
    if found is None:
        raise UnreadableWktError("The well-known text (WKT) cannot be read")
    geometry = _with_lists(found.__geo_interface__)
    assert isinstance(geometry, dict)
    return geometry


def _with_lists(value: Any) -> Any:
    """The geometry as JSON has it: lists for tuples, without its `bbox`."""
    if isinstance(value, dict):
        return {name: _with_lists(each) for name, each in value.items() if name != "bbox"}
    return [_with_lists(each) for each in value] if isinstance(value, (list, tuple)) else value
