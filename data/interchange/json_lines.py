"""JSON Lines, GeoJSON text sequences (RFC 8142), and JSON lists: of features of GeoJSON or of Linked Places,
or of objects with named values. A line that is damaged costs one feature.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from data.interchange.file_content import UnreadableError, json_value, text_of
from data.interchange.formats import Format, ImportedStops, is_linked_places, not_written
from data.interchange.geojson import (
    FoundFeature,
    report_coordinate_system,
    stops_of_features,
)
from data.interchange.json_sequence import json_texts
from data.interchange.linked_places_reader import stops_of_places
from data.interchange.named_values import report_members
from data.interchange.notes import Notes

GEOMETRIES = (
    *("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"),
    "GeometryCollection",
)


def read(data: bytes) -> ImportedStops:
    """The stops of every line, in their order. Raises UnreadableError where no line is sound JSON."""
    notes = Notes()
    found = [
        each for where, value in _values(text_of(data), notes) for each in _features(where, value, notes)
    ]
    if is_linked_places(each.feature for each in found):
        records = stops_of_places([(each.where, each.feature) for each in found], "", notes)
    else:
        records = stops_of_features(found, "", notes)
    return ImportedStops("", records, notes.sentences)


def _values(text: str, notes: Notes) -> Iterator[tuple[str, Any]]:
    """Each JSON value with its place in the file; a note tells of each line that is none."""
    try:
        whole = json_value(text)
    except UnreadableError:
        whole = None
    if whole is not None:
        every = whole if isinstance(whole, list) else [whole]
        yield from ((f"feature {number}", each) for number, each in enumerate(every, 1))
        return
    faults: list[UnreadableError] = []
    is_any_sound = False
    for line, each in json_texts(text):
        try:
            yield f"line {line}", json_value(each, line)
            is_any_sound = True
        except UnreadableError as error:
            faults.append(error)
            notes.add("A line is no sound JSON, and is left out", f"line {line}: {each}")
    if not is_any_sound:
        raise (
            faults[0] if faults else UnreadableError("the file is empty; export it again where it came from.")
        )


def _features(where: str, value: Any, notes: Notes) -> Iterator[FoundFeature]:
    """The features of one value: itself, those of a collection, or the named values of any other object."""
    kind = value.get("type") if isinstance(value, Mapping) else None
    if kind == "FeatureCollection" and isinstance(value.get("features"), list):
        report_members(
            value, ("type", "features", "crs", "bbox", "@context"), "members of collections", notes
        )
        report_coordinate_system(value.get("crs"), notes)
        for number, each in enumerate(value["features"], 1):
            yield FoundFeature(f"{where}, feature {number}", each)
    elif kind == "Feature" or not isinstance(value, Mapping):
        yield FoundFeature(where, value)
    elif kind in GEOMETRIES and ("coordinates" in value or "geometries" in value):
        yield FoundFeature(where, {"type": "Feature", "geometry": value, "properties": {}})
    else:
        properties = dict(pair for name, each in value.items() for pair in _plain(str(name), each))
        yield FoundFeature(where, {"type": "Feature", "geometry": None, "properties": properties})


def _plain(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """The texts of a value of JSON-LD, as the API of Omeka S writes each, those in a language under
    `name@de`; any other value unchanged."""
    texts = value if isinstance(value, list) else [value]
    if not texts or not all(isinstance(each, Mapping) and "@value" in each for each in texts):
        yield name, value
        return
    by_name: dict[str, list[Any]] = {}
    for each in texts:
        language = str(each.get("@language") or "")
        by_name.setdefault(f"{name}@{language}" if language else name, []).append(each["@value"])
    yield from ((key, every if len(every) > 1 else every[0]) for key, every in by_name.items())


FORMAT = Format(
    name="json-lines",
    title="JSON Lines, or a JSON list, of features or objects",
    suffix=".jsonl",
    holds=frozenset(),
    write=not_written,
    read=read,
)
