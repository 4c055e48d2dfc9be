"""What a feature of a Linked Places file says and its stops do not: reported by its path and its count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from data.interchange.by_place import PRECISION_OF_CLASS
from data.interchange.named_values import counted_values, is_empty
from data.interchange.notes import Notes
from data.interchange.sanitize import plain_text
from data.interchange.stop_record import StopRecord
from data.interchange.timespans import edtf_of
from data.interchange.value_reader import is_own_export

READ_ELSEWHERE = (
    *("@id", "type", "bbox", "@context", "names.lang", "links.type", "descriptions.lang", "geometry.type"),
    *("geometry.coordinates", "geometry.geowkt", "geometry.geo_wkt", "geometry.bbox"),
    *("geometry.geometries.geowkt", "geometry.geometries.geo_wkt", "geometry.geometries.bbox"),
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
    "links.identifier": ("wikidata", "geonames"),
    "descriptions.@id": ("sources",),
    "descriptions.source": ("sources",),
    "depictions.@id": ("picture",),
    "depictions.title": ("picture_alt",),
    "depictions.license": ("picture_licence",),
    "geometry.citations.label": ("coordinate_source",),
    "geometry.citation.label": ("coordinate_source",),
    "geometry.geometries.citations.label": ("coordinate_source",),
    "geometry.geometries.citation.label": ("coordinate_source",),
}
"""Path → the fields of a stop that hold such a value."""
OF_CITATIONS = tuple(
    f"names.{member}.{name}" for member in ("citations", "citation") for name in ("label", "year", "@id")
)
"""Paths of what a source of a stop says in one text."""
LIMITS = ("in", "earliest", "latest")
MOST_LEVELS = 20


def own_events(feature: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The stops that our own export added to the place."""
    properties = feature.get("properties")
    events = properties.get("events") if isinstance(properties, Mapping) else None
    items = events if isinstance(events, list) else [events]
    return [each for each in items if isinstance(each, Mapping) and is_own_export(each)]


@dataclass(frozen=True, slots=True)
class ChosenParts:
    """The parts of a feature that are read, where it has several, and the date in EDTF that they give.

    `span` is the timespan of `when` that gives the date. Parts are those of the file themselves: what is read
    is known by identity.
    """

    geometry: Mapping[str, Any]
    description: Mapping[str, Any]
    when: Mapping[str, Any] = field(default_factory=dict)
    span: object = None
    date: str = ""


def as_timespan(span: object) -> Mapping[str, Any]:
    """A timespan as an object; a text or a number, as in some files, is its start."""
    return span if isinstance(span, Mapping) else {"start": span}


def report_unread(
    feature: Mapping[str, Any],
    stops: Sequence[StopRecord],
    title: str,
    chosen: ChosenParts,
    notes: Notes,
) -> None:
    """Report every value of the feature that none of its stops holds. `title` is that of the file."""
    own = own_events(feature)
    said = {name: _said(name, stops) for fields in FIELDS.values() for name in fields}
    said["sources"].add(title.casefold())
    for path, value, holder in _values(feature, feature):
        if path in READ_ELSEWHERE or (path == "properties.events" and any(value is each for each in own)):
            continue
        if path == "descriptions.value":
            if holder is chosen.description and not own:
                continue
        elif _is_of_when(path):
            if path.endswith(".timespans") and isinstance(value, Mapping) and not own:
                _report_rest_of_span(value, path, value is chosen.span, notes)
            is_written_by_us = bool(own) and path.startswith("when.")
            if is_written_by_us or _is_said_date(path, value, holder, chosen, stops):
                continue
        elif path.endswith("certainty") and path.startswith("geometry."):
            if holder is chosen.geometry:
                continue
        elif path in OF_CITATIONS:
            if any(plain_text(value).casefold() in each for each in said["sources"]):
                continue
        elif any(_forms(path, value) & said[field] for field in FIELDS.get(path, ())):
            continue
        notes.add_left_out("members of places", path)


def _is_date(span: object) -> bool:
    """Whether a timespan can be read; a note of its own reports one that cannot."""
    try:
        edtf_of(as_timespan(span))
    except ValueError:
        return False
    return True


def _report_rest_of_span(span: Mapping[str, Any], path: str, is_chosen: bool, notes: Notes) -> None:
    """Report what a timespan says besides its limits; the certainty of the one that is read is read too."""
    rest = {name: value for name, value in span.items() if name not in ("start", "end")}
    for end in ("start", "end"):
        if isinstance(limits := span.get(end), Mapping):
            rest |= {f"{end}.{name}": value for name, value in limits.items() if name not in LIMITS}
    if is_chosen:
        rest.pop("certainty", None)
    for name, value in rest.items():
        for each, count in counted_values(f"{path}.{name}", value):
            notes.add_left_out("members of places", each, count)


def _is_of_when(path: str) -> bool:
    return path == "when" or path.startswith("when.") or ".when." in path


def _is_said_date(
    path: str, value: object, holder: object, chosen: ChosenParts, stops: Sequence[StopRecord]
) -> bool:
    """Whether a value of a `when` is in the date of the stop, or in its words where it has no date."""
    if path.endswith(".timespans"):
        return value is chosen.span or not _is_date(value)
    if path.endswith("certainty"):
        return holder is chosen.when and not as_timespan(chosen.span).get("certainty")
    labels = {each.date_label for each in stops if not each.date}
    return path.endswith((".label", ".periods.name")) and plain_text(value) in labels


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


def _values(
    value: object, holder: object, path: str = "", level: int = 1
) -> Iterator[tuple[str, object, object]]:
    """Every value that says something, by its path without numbers, with the object that holds it.

    Timespans and events are one value each.
    """
    if is_empty(value):
        return
    if isinstance(value, list) and level < MOST_LEVELS:
        for each in value:
            yield from _values(each, holder, path, level + 1)
    elif isinstance(value, Mapping) and level < MOST_LEVELS and not path.endswith((".timespans", ".events")):
        for name, each in value.items():
            yield from _values(each, value, f"{path}.{name}" if path else str(name), level + 1)
    else:
        yield path, value, holder
