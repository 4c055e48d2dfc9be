"""What a feature of a Linked Places file says and its stops do not: reported by its path and its count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from data.interchange.by_place import PRECISION_OF_CLASS
from data.interchange.named_values import is_empty
from data.interchange.notes import Notes
from data.interchange.sanitize import plain_text
from data.interchange.stop_record import StopRecord
from data.interchange.timespans import edtf_of
from data.interchange.value_reader import is_own_export

READ_ELSEWHERE = (
    *("@id", "type", "bbox", "@context", "names.lang", "links.type", "descriptions.lang", "geometry.type"),
    *("geometry.coordinates", "geometry.geowkt", "geometry.geo_wkt", "geometry.bbox"),
    *("geometry.geometries.type", "geometry.geometries.coordinates", "geometry.geometries.geometries"),
)
"""Paths that are read, or that say nothing without a value beside them; notes tell what a geometry loses."""
FIELDS: Mapping[str, tuple[str, ...]] = {
    "properties.title": ("place_name",),
    "properties.ccodes": ("country",),
    "properties.ccode": ("country",),
    "properties.place_id": ("place_id",),
    "properties.precision": ("precision",),
    "properties.fclasses": ("precision",),
    "names.toponym": ("place_name", "place_name_then"),
    "names.citations.label": ("sources",),
    "names.citations.@id": ("sources",),
    "names.citation.label": ("sources",),
    "names.citation.@id": ("sources",),
    "links.identifier": ("wikidata", "geonames"),
    "descriptions.@id": ("sources",),
    "descriptions.source": ("sources",),
    "depictions.@id": ("picture",),
    "depictions.title": ("picture_alt",),
    "depictions.license": ("picture_licence",),
    "geometry.certainty": ("place_certainty",),
    "geometry.citations.label": ("coordinate_source",),
    "geometry.citation.label": ("coordinate_source",),
    "geometry.geometries.certainty": ("place_certainty",),
    "geometry.geometries.citations.label": ("coordinate_source",),
}
"""Path → the fields of a stop that hold such a value."""
YEARS = ("names.citations.year", "names.citation.year")
MOST_LEVELS = 20


def own_events(feature: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The stops that our own export added to the place."""
    properties = feature.get("properties")
    events = properties.get("events") if isinstance(properties, Mapping) else None
    items = events if isinstance(events, list) else [events]
    return [each for each in items if isinstance(each, Mapping) and is_own_export(each)]


def report_unread(feature: Mapping[str, Any], stops: Sequence[StopRecord], title: str, notes: Notes) -> None:
    """Report every value of the feature that none of its stops holds. `title` is that of the file."""
    own = own_events(feature)
    said = {name: _said(name, stops) for fields in FIELDS.values() for name in fields}
    said["sources"].add(title)
    spans_read: set[str] = set()
    is_first_text = not own
    for path, value in _values(feature):
        if path == "descriptions.value" and is_first_text:
            is_first_text = False
            continue
        if path in READ_ELSEWHERE or (path == "properties.events" and any(value is each for each in own)):
            continue
        if path.endswith("timespans"):
            if own or _is_first_date(value, stops, spans_read):
                continue
        elif path.endswith(("when.certainty", "when.label", "when.periods.name")):
            dates = {each.date_label for each in stops if not each.date}
            if path.endswith("certainty") or plain_text(value) in dates or own:
                continue
        elif path in YEARS:
            if any(plain_text(value) in each for each in said["sources"]):
                continue
        elif any(_forms(path, value) & said[field] for field in FIELDS.get(path, ())):
            continue
        notes.add_left_out("members of places", path)


def _said(field: str, stops: Sequence[StopRecord]) -> set[str]:
    """What the stops say in a field."""
    values: set[str] = set()
    for stop in stops:
        found = getattr(stop, field)
        values |= {*found} if isinstance(found, tuple) else {found, *map(str.strip, found.split(";"))}
    return {each.casefold() for each in values if each}


def _forms(path: str, value: object) -> set[str]:
    """The forms that a value may have in a stop."""
    text = plain_text(value)
    forms = {text, PRECISION_OF_CLASS.get(text, text)}
    if path == "links.identifier":
        forms |= {text.rpartition(":")[2], *text.strip("/").split("/")}
    return {each.casefold() for each in forms}


def _is_first_date(span: object, stops: Sequence[StopRecord], read: set[str]) -> bool:
    """Whether a timespan is the date of the stop, and no other was before."""
    try:
        date = edtf_of(span) if isinstance(span, Mapping) else ""
    except ValueError:
        return True  # a note of its own reports it
    is_date = any(date == stop.date.replace("?", "") for stop in stops) and date not in read
    read.add(date)
    return is_date or not date


def _values(value: object, path: str = "", level: int = 1) -> Iterator[tuple[str, object]]:
    """Every value that says something, by its path without numbers; timespans and events are one value."""
    if is_empty(value):
        return
    if isinstance(value, list) and level < MOST_LEVELS:
        for each in value:
            yield from _values(each, path, level + 1)
    elif isinstance(value, Mapping) and level < MOST_LEVELS and not path.endswith(("timespans", ".events")):
        for name, each in value.items():
            yield from _values(each, f"{path}.{name}" if path else str(name), level + 1)
    else:
        yield path, value
