"""GeoJSON (RFC 7946): a Point for each stop, a LineString for each leg. Longitude comes first.

`properties` carry every field of a record by its own name. Files of other programs are read as far as their
points have a name, a date or a text under a usual name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from data.interchange.file_content import UnreadableError, json_bytes, json_of
from data.interchange.formats import Format, ImportedStops
from data.interchange.leg_geometry import LegGeometry, leg_geometries
from data.interchange.lives import ordered_by_life, with_person_ids
from data.interchange.notes import Notes, labelled
from data.interchange.positions import geometry_position, position_fields
from data.interchange.properties import is_own_export, properties_of, record_from_properties
from data.interchange.sanitize import plain_text
from data.interchange.stop_record import ALL_FIELDS, StopRecord

LINES_AND_AREAS = ("LineString", "MultiLineString", "Polygon", "MultiPolygon")


def write(records: Sequence[StopRecord], title: str) -> bytes:
    """A FeatureCollection in UTF-8: the stops, then the legs between them, cut at 180°."""
    features = [
        *(_stop_feature(record) for record in records),
        *(_leg_feature(each) for each in leg_geometries(records)),
    ]
    document = {"type": "FeatureCollection", "title": title, "features": features}
    return json_bytes(document)


def read(data: bytes) -> ImportedStops:
    """The points of a FeatureCollection, or of a single Feature, as stops. Lines and areas are left out."""
    document, notes = json_of(data), Notes()
    if "crs" in document:
        notes.add("The file names a coordinate system; it was read as WGS 84, which may shift its points")
    title = plain_text(document.get("title")) or plain_text(document.get("name"))
    stops = [each for each in enumerate(features_of(document), 1) if _is_stop(*each, notes)]
    records = [
        _record(feature, order, f"feature {number}", title, notes)
        for order, (number, feature) in enumerate(stops, 1)
    ]
    return ImportedStops(title, ordered_by_life(with_person_ids(records, notes)), notes.sentences)


def features_of(document: Mapping[str, Any]) -> list[Any]:
    """The features of a GeoJSON document. Raises UnreadableError where there is no list of them."""
    if document.get("type") == "Feature":
        return [document]
    features = document.get("features")
    if document.get("type") != "FeatureCollection" or not isinstance(features, list):
        raise UnreadableError("this is no GeoJSON FeatureCollection; export the map’s points as GeoJSON.")
    return features


def _stop_feature(record: StopRecord) -> dict[str, Any]:
    at = record.point
    geometry = {"type": "Point", "coordinates": [at[1], at[0]]} if at is not None else None
    properties = {"kind": "stop", **properties_of(record)}
    return {"type": "Feature", "id": record.event_id, "geometry": geometry, "properties": properties}


def _leg_feature(leg: LegGeometry) -> dict[str, Any]:
    lines = [[[longitude, latitude] for latitude, longitude in each] for each in leg.lines]
    uncut = len(lines) == 1
    geometry = {
        "type": "LineString" if uncut else "MultiLineString",
        "coordinates": lines[0] if uncut else lines,
    }
    certainty = {"leg": leg.end.leg, "travel": leg.end.travel}
    properties = {
        "kind": "leg",
        "person": leg.end.person,
        "from": leg.start.event_id,
        "to": leg.end.event_id,
        **{name: value for name, value in certainty.items() if value},
    }
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _is_stop(number: int, feature: object, notes: Notes) -> bool:
    where = f"feature {number}"
    if not isinstance(feature, Mapping):
        notes.add("What stands among the features is none, and is left out", where)
        return False
    geometry, properties = feature.get("geometry"), feature.get("properties")
    if isinstance(properties, Mapping) and properties.get("kind") == "leg" and "from" in properties:
        return False  # one of our own legs: export draws it again from the stops
    if isinstance(geometry, Mapping) and geometry.get("type") in LINES_AND_AREAS:
        notes.add("Lines and areas are no stops, and are left out", where)
        return False
    return True


def _record(feature: Mapping[str, Any], order: int, where: str, title: str, notes: Notes) -> StopRecord:
    found = feature.get("properties")
    properties = found if isinstance(found, Mapping) else {}
    where = labelled(where, properties.get("title"), properties.get("name"))
    at = geometry_position(feature.get("geometry"), where, notes)
    known: dict[str, Any] = {}
    if not is_own_export(properties):
        name = plain_text(properties.get("person_name")) or title or "Imported"
        known = {"person_name": name, "event_id": plain_text(feature.get("id"))}
    record = record_from_properties(properties, order, where, notes, **known, **position_fields(at))
    is_named = not is_own_export(properties) and plain_text(properties.get("person_name"))
    return replace(record, person="") if is_named else record


FORMAT = Format(
    name="geojson",
    title="GeoJSON (RFC 7946)",
    suffix=".geojson",
    holds=ALL_FIELDS,
    write=write,
    read=read,
    remarks=("Ways are drawn straight from stop to stop; they are not read back, but drawn anew.",),
)
