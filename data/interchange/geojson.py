"""GeoJSON (RFC 7946): a Point for each stop, a LineString for each leg. Longitude comes first.

`properties` carry every field of a record by its own name. Files of other programs are read as far as their
points have a name, a date or a text under a usual name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from data.interchange.courses import Line, with_courses
from data.interchange.file_content import UnreadableError, json_bytes, json_of
from data.interchange.formats import Format, ImportedStops
from data.interchange.leg_geometry import LegGeometry, leg_geometries
from data.interchange.lives import ordered_by_life, with_person_ids
from data.interchange.named_values import is_empty, most_frequent_language, report_members
from data.interchange.notes import MAP_DESCRIPTION, Notes, labelled
from data.interchange.positions import NAME_OF_WGS_84, geometry_position, position, position_fields
from data.interchange.properties import FileOfValues, properties_of, record_from_properties
from data.interchange.sanitize import plain_text
from data.interchange.stop_record import ALL_FIELDS, StopRecord
from data.interchange.value_reader import is_own_export
from data.model.exhibit import Point

LINES_AND_AREAS = ("LineString", "MultiLineString", "Polygon", "MultiPolygon")
COLLECTION_MEMBERS = ("type", "features", "title", "name", "description", "crs", "bbox")
FEATURE_MEMBERS = ("type", "geometry", "properties", "id", "bbox", "crs")
GEOMETRY_MEMBERS = ("type", "coordinates", "geometries", "bbox", "crs")
"""Members that are read, or that say nothing of a stop; every other one is reported."""


def write(records: Sequence[StopRecord], title: str) -> bytes:
    """A FeatureCollection in UTF-8: the stops, then the legs between them, cut at 180°."""
    features = [
        *(_stop_feature(record) for record in records),
        *(_leg_feature(each) for each in leg_geometries(records)),
    ]
    document = {"type": "FeatureCollection", "title": title, "features": features}
    return json_bytes(document)


def read(data: bytes) -> ImportedStops:
    """The points of a FeatureCollection, or of a single Feature, as stops. Areas are left out; a line
    from one stop to the next is the course of the way there."""
    document, notes = json_of(data), Notes()
    features = features_of(document)
    report_coordinate_system(document.get("crs"), notes)
    is_collection = document.get("type") != "Feature"
    title = plain_text(document.get("title")) or plain_text(document.get("name"))
    if is_collection:
        report_members(document, COLLECTION_MEMBERS, "members of the file", notes)
        if description := plain_text(document.get("description")):
            notes.add(MAP_DESCRIPTION, f"“{description}”")
    found = [FoundFeature(f"feature {number}", each) for number, each in enumerate(features, 1)]
    return ImportedStops(title, stops_of_features(found, title, notes), notes.sentences)


@dataclass(frozen=True, slots=True)
class FoundFeature:
    """A feature, or what stands in its place, and where: `feature 3`.

    `known` are fields of its stop that its properties do not give, such as the chapter.
    """

    where: str
    feature: Any
    known: Mapping[str, str] = field(default_factory=dict)

    @property
    def properties(self) -> Mapping[str, Any]:
        """The properties; empty where there are none, or no object."""
        found = self.feature.get("properties") if isinstance(self.feature, Mapping) else None
        return found if isinstance(found, Mapping) else {}

    @property
    def label(self) -> str:
        """Its place in the file, with its name."""
        return labelled(self.where, self.properties.get("title"), self.properties.get("name"))


def stops_of_features(features: Sequence[FoundFeature], title: str, notes: Notes) -> tuple[StopRecord, ...]:
    """The stops of the features, life after life. `title` is the file's."""
    names = [name for each in features for name in each.properties]
    file = FileOfValues("properties", most_frequent_language(names), title or "Imported")
    stops = [each for each in features if _is_stop(each, notes)]
    records = [_record(each, order, file, notes) for order, each in enumerate(stops, 1)]
    ordered = ordered_by_life(with_person_ids(records, notes))
    lines = [Line(each.label, line) for each in features if (line := _line(each))]
    placed, unused = with_courses(ordered, lines, notes)
    left_out = {each.where for each in unused}
    for each in features:
        if _is_shape(each) and (each.label in left_out or not _line(each)):
            notes.add("Lines and areas are no stops, and are left out", each.label)
    return placed


def _is_shape(found: FoundFeature) -> bool:
    """Whether a feature is a line or an area, and none of our own legs: export draws these from the stops."""
    geometry = found.feature.get("geometry") if isinstance(found.feature, Mapping) else None
    is_leg = found.properties.get("kind") == "leg" and "from" in found.properties
    return isinstance(geometry, Mapping) and geometry.get("type") in LINES_AND_AREAS and not is_leg


def _line(found: FoundFeature) -> tuple[Point, ...]:
    """The points of a line, latitude first, its parts joined; empty for areas and for other features."""
    if not _is_shape(found) or found.feature["geometry"]["type"] not in ("LineString", "MultiLineString"):
        return ()
    geometry = found.feature["geometry"]
    coordinates = geometry.get("coordinates")
    lines = [coordinates] if geometry["type"] == "LineString" else coordinates
    every = (line for line in lines if isinstance(line, list)) if isinstance(lines, list) else ()
    pairs = (pair for line in every for pair in line if isinstance(pair, list) and len(pair) >= 2)
    points = (position(pair[1], pair[0], "", Notes()) for pair in pairs)
    return tuple(each for each in points if each is not None)


def report_coordinate_system(crs: object, notes: Notes) -> None:
    """Report a coordinate system other than WGS 84, which the format does not allow; some programs name that
    one too."""
    if is_empty(crs):
        return
    properties = crs.get("properties") if isinstance(crs, Mapping) else None
    name = plain_text(properties.get("name")) if isinstance(properties, Mapping) else ""
    if not NAME_OF_WGS_84.search(name):
        named = f"“{name}”" if name else "another"
        notes.add(
            f"The file’s coordinate system is {named}, and its numbers were read as degrees of WGS 84; "
            "export it in WGS 84 (EPSG:4326)"
        )


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


def _is_stop(found: FoundFeature, notes: Notes) -> bool:
    if not isinstance(found.feature, Mapping):
        notes.add("What stands among the features is none, and is left out", found.where)
        return False
    if found.properties.get("kind") == "leg" and "from" in found.properties:
        return False  # one of our own legs: export draws it again from the stops
    if _is_shape(found):
        report_members(found.properties, (), "properties of lines and areas", notes)
        return False
    return True


def _record(found: FoundFeature, order: int, file: FileOfValues, notes: Notes) -> StopRecord:
    feature, properties, where = found.feature, found.properties, found.label
    geometry = feature.get("geometry")
    if not properties and not is_empty(feature.get("properties")):
        notes.add("The properties are no object with values by name, and are left out", where)
    report_members(feature, FEATURE_MEMBERS, "members of features", notes)
    if isinstance(geometry, Mapping):
        report_members(geometry, GEOMETRY_MEMBERS, "members of geometries", notes)
    at = geometry_position(geometry, where, notes)
    known = {} if is_own_export(properties) else {"event_id": _id(found, notes), **found.known}
    return record_from_properties(properties, order, where, notes, file, **known, **position_fields(at))


def _id(found: FoundFeature, notes: Notes) -> str:
    """The feature's id; empty for a number, which other programs only count with."""
    written = plain_text(found.feature.get("id"))
    if written.isdecimal() and written != found.where.rpartition(" ")[2]:
        notes.add_left_out("members of features", "id")
    return "" if written.isdecimal() else written


FORMAT = Format(
    name="geojson",
    title="GeoJSON (RFC 7946)",
    suffix=".geojson",
    holds=ALL_FIELDS,
    write=write,
    read=read,
    remarks=("Ways are drawn along their course, else straight from stop to stop; reading draws them anew.",),
)
