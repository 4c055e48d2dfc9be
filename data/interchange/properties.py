"""A record as plain named values, for formats with room for any: GeoJSON, KML, the Linked Places Format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any, get_type_hints

from data.interchange.notes import Notes
from data.interchange.sanitize import line, prose
from data.interchange.stop_record import Record
from data.model.edtf_date import parse_date
from data.schema.validation_messages import suggested_date

MARKDOWN = frozenset({"text", "doubt"})
HINTS = get_type_hints(Record)
POSITION = frozenset({"latitude", "longitude"})
DEFAULTS = {each.name: each.default for each in fields(Record)}
"""What a field holds where nothing is said; `person` to `title` have none."""

GUESSED = {
    "title": ("title", "name", "headline", "label"),
    "text": ("text", "description", "desc", "story", "body", "popup", "notes"),
    "date": ("date", "when", "start_date", "start", "year", "time"),
    "date_label": ("date_label", "display_date"),
    "place_name": ("place_name", "place", "location", "address", "city"),
    "country": ("country", "ccode", "country_code"),
    "picture": ("picture", "image", "photo", "media", "image_url", "gx_media_links"),
    "picture_alt": ("picture_alt", "alt", "alt_text", "image_alt"),
    "picture_creator": ("picture_creator", "credit", "image_credit"),
    "picture_licence": ("picture_licence", "licence", "license"),
    "sources": ("sources", "source", "citation"),
    "language": ("language", "lang"),
}
"""What others call the fields of a record, in the order they are looked for."""


def properties_of(record: Record, leave_out: frozenset[str] = POSITION) -> dict[str, Any]:
    """The fields that say something, by their names in Record; the language always."""
    values = {name: getattr(record, name) for name in HINTS if name not in leave_out}
    told = {name: value for name, value in values.items() if value != DEFAULTS[name] or name == "language"}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in told.items()}


def is_ours(properties: Mapping[str, Any]) -> bool:
    """Whether these values were written by `properties_of`."""
    return {"event_id", "person", "title"} <= properties.keys()


def record_of(properties: Mapping[str, Any], number: int, where: str, notes: Notes, **known: Any) -> Record:
    """The record of named values, ours or another program's; `known` are fields read elsewhere in the file.

    A value of the wrong kind counts as not written. A date that is no EDTF is turned where its meaning is
    clear, and otherwise kept in `doubt`; either is told.
    """
    found = properties if is_ours(properties) else _guessed(properties)
    values = {name: _value(name, found[name]) for name in HINTS if name in found and name not in POSITION}
    values = {name: value for name, value in values.items() if value is not None}
    values.update({name: value for name, value in known.items() if value not in ("", None, ())})
    for name in ("date", "old_style"):
        values.update(dated(name, values, where, notes))
    values.setdefault("order", number)
    values.setdefault("title", values.get("place_name") or f"Stop {number}")
    values.setdefault("event_id", f"{number}")
    values.setdefault("person", "imported")
    values.setdefault("person_name", values["person"])
    return Record(**values)


def in_order(records: Iterable[Record]) -> tuple[Record, ...]:
    """Life after life, each in its own order and numbered from 1, whatever order the file had."""
    lives: dict[str, list[Record]] = {}
    for record in records:
        lives.setdefault(record.person, []).append(record)
    return tuple(
        replace(record, order=number)
        for life in lives.values()
        for number, record in enumerate(sorted(life, key=lambda each: each.order), start=1)
    )


def dated(name: str, values: Mapping[str, Any], where: str, notes: Notes) -> dict[str, str]:
    """The field `name` as EDTF, and where it is none, what becomes of it: turned, or moved into `doubt`."""
    found = str(values.get(name, ""))
    if not found or is_edtf(found):
        return {}
    turned = suggested_date(found).split(" (")[0] if len(found) < 60 else ""
    if turned and is_edtf(turned):
        notes.tell("A date was turned into the exhibit’s way of writing", f"{where}: “{found}” is {turned}")
        return {name: turned}
    short = found if len(found) < 60 else found[:57] + "…"
    notes.tell("A date cannot be read and is kept as a doubt", f"{where}: “{short}”")
    doubt = f"{values.get('doubt', '')} The date was given as “{short}”.".strip()
    return {name: "", "doubt": doubt}


def is_edtf(text: str) -> bool:
    try:
        parse_date(text)
    except ValueError:
        return False
    return text != "../.."  # at any time: no date at all


def _guessed(properties: Mapping[str, Any]) -> dict[str, Any]:
    lower = {str(name).strip().lower(): value for name, value in properties.items()}
    named = {
        field: next((lower[name] for name in names if lower.get(name) not in (None, "", [], {})), None)
        for field, names in GUESSED.items()
    }
    exact = {name: lower[name] for name in HINTS if name in lower}
    return {name: value for name, value in {**named, **exact}.items() if value is not None}


def _value(name: str, value: object) -> Any:
    """A value as its field wants it; None where it is of another kind."""
    if HINTS[name] is bool:
        return {"true": True, "false": False}.get(str(value).lower())
    if HINTS[name] == tuple[str, ...]:
        listed = value if isinstance(value, list) else [value]
        return tuple(text for each in listed if (text := line(each)))
    if HINTS[name] is int:
        written = str(value) if isinstance(value, (str, int)) else ""
        return int(written) if re.fullmatch(r"[1-9]\d{0,5}", written, re.ASCII) else None
    text = prose(value) if name in MARKDOWN else line(value)
    return text or None
