"""GeoJSON (RFC 7946): a Point for each stop, a line for each way. Here alone longitude comes first.

Every field of a record is in a stop's `properties`, by its own name. Files of others are read as far as their
points have a name, a date or a text under a usual name.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from data.interchange.file_content import json_of
from data.interchange.leg_geometry import Way, point, ways
from data.interchange.notes import Notes
from data.interchange.positions import geometry_position
from data.interchange.properties import in_order, is_ours, properties_of, record_of
from data.interchange.sanitize import line
from data.interchange.stop_record import ALL_FIELDS, Format, Read, Record, UnreadableError

LINES = ("LineString", "MultiLineString", "Polygon", "MultiPolygon")


def write(records: Sequence[Record], title: str) -> bytes:
    """A FeatureCollection in UTF-8: the stops, then the ways between them, cut at 180°."""
    features = [*(_stop(record) for record in records), *(_way(each) for each in ways(records))]
    document = {"type": "FeatureCollection", "title": title, "features": features}
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False).encode()


def read(data: bytes) -> Read:
    """The points of a FeatureCollection, or of a single Feature, as stops. Lines and areas are left out."""
    document, notes = json_of(data), Notes()
    if "crs" in document:
        notes.tell("The file names a coordinate system; it was read as WGS 84, which may shift its points")
    title = line(document.get("title")) or line(document.get("name"))
    kept = [each for each in enumerate(features_of(document), 1) if _is_stop(*each, notes)]
    records = [
        _record(feature, order, f"feature {number}", title, notes)
        for order, (number, feature) in enumerate(kept, 1)
    ]
    return Read(title, in_order(records), notes.lines)


def features_of(document: Mapping[str, Any]) -> list[Any]:
    """The features of a GeoJSON document. Raises UnreadableError where there is no list of them."""
    if document.get("type") == "Feature":
        return [document]
    features = document.get("features")
    if document.get("type") != "FeatureCollection" or not isinstance(features, list):
        raise UnreadableError("this is no GeoJSON FeatureCollection; export the map’s points as GeoJSON.")
    return features


def labelled(where: str, *names: object) -> str:
    """`feature 3 (Trieste)`: where something is, by the first name it has."""
    name = next((text for each in names if (text := line(each))), "")
    return f"{where} ({name[:40]})" if name else where


def _stop(record: Record) -> dict[str, Any]:
    at = point(record)
    geometry = {"type": "Point", "coordinates": [at[1], at[0]]} if at is not None else None
    properties = {"kind": "stop", **properties_of(record)}
    return {"type": "Feature", "id": record.event_id, "geometry": geometry, "properties": properties}


def _way(way: Way) -> dict[str, Any]:
    lines = [[[longitude, latitude] for latitude, longitude in each] for each in way.lines]
    whole = len(lines) == 1
    geometry = {
        "type": "LineString" if whole else "MultiLineString",
        "coordinates": lines[0] if whole else lines,
    }
    told = {"leg": way.end.leg, "travel": way.end.travel}
    properties = {
        "kind": "leg",
        "person": way.end.person,
        "from": way.start.event_id,
        "to": way.end.event_id,
        **{name: value for name, value in told.items() if value},
    }
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _is_stop(number: int, feature: object, notes: Notes) -> bool:
    where = f"feature {number}"
    if not isinstance(feature, Mapping):
        notes.tell("What stands among the features is none, and is left out", where)
        return False
    geometry, properties = feature.get("geometry"), feature.get("properties")
    if isinstance(properties, Mapping) and properties.get("kind") == "leg" and "from" in properties:
        return False  # drawn anew from the stops
    if isinstance(geometry, Mapping) and geometry.get("type") in LINES:
        notes.tell("Lines and areas are no stops, and are left out", where)
        return False
    return True


def _record(feature: Mapping[str, Any], order: int, where: str, title: str, notes: Notes) -> Record:
    found = feature.get("properties")
    properties = found if isinstance(found, Mapping) else {}
    where = labelled(where, properties.get("title"), properties.get("name"))
    at = geometry_position(feature.get("geometry"), where, notes)
    known: dict[str, Any] = {}
    if not is_ours(properties):
        name = line(properties.get("person_name")) or title or "Imported"
        known = {"person_name": name, "event_id": line(feature.get("id"))}
    if at is not None:
        known |= {"latitude": at[0], "longitude": at[1]}
    return record_of(properties, order, where, notes, **known)


FORMAT = Format(
    name="geojson",
    title="GeoJSON (RFC 7946)",
    suffix=".geojson",
    holds=ALL_FIELDS,
    write=write,
    read=read,
    remarks=("Ways are drawn straight from stop to stop; they are not read back, but drawn anew.",),
)
