"""Stop records as named values (properties), for formats that allow any: GeoJSON, KML, Linked Places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, get_type_hints

from data.interchange.field_names import names_by_field
from data.interchange.notes import Notes
from data.interchange.sanitize import markdown_text, plain_text
from data.interchange.stop_record import StopRecord
from data.interchange.typed_dates import date_fields

MARKDOWN_FIELDS = frozenset({"text", "doubt"})
FIELD_TYPES = get_type_hints(StopRecord)
POSITION = frozenset({"latitude", "longitude"})
DEFAULTS = {each.name: each.default for each in fields(StopRecord)}
"""The fields' default values; `person` to `title` have none (dataclasses.MISSING)."""

PROPERTY_FIELDS = FIELD_TYPES.keys() - POSITION - {"person_name"}
"""Fields that are read from named values: a position and a life stand elsewhere in these formats."""


def properties_of(record: StopRecord, leave_out: frozenset[str] = POSITION) -> dict[str, Any]:
    """The fields that differ from their default, by their names in StopRecord; the language always."""
    values = {name: getattr(record, name) for name in FIELD_TYPES if name not in leave_out}
    filled = {name: value for name, value in values.items() if value != DEFAULTS[name] or name == "language"}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in filled.items()}


def is_own_export(properties: Mapping[str, Any]) -> bool:
    """Whether these values were written by `properties_of`, not by another program."""
    return {"event_id", "person", "title"} <= properties.keys()


def record_from_properties(
    properties: Mapping[str, Any], number: int, where: str, notes: Notes, **known: Any
) -> StopRecord:
    """The record of named values that Sojourn or another program wrote.

    `known` are fields that the caller has read elsewhere in the file; they replace the named values.
    A value of the wrong type is ignored. A date that is not EDTF is converted where its meaning is clear,
    otherwise kept in `doubt`; both are reported in a note. `number` is the order and id if none is given.
    """
    named = properties if is_own_export(properties) else _by_usual_names(properties)
    names = [name for name in FIELD_TYPES if name in named and name not in POSITION]
    values = {name: value for name in names if (value := _value(name, named[name])) is not None}
    values.update({name: value for name, value in known.items() if value not in ("", None, ())})
    for name in ("date", "old_style"):
        defined = is_own_export(properties)
        values.update(edtf_fields(name, values, where, notes, defines_dates=defined))
    values.setdefault("order", number)
    values.setdefault("title", values.get("place_name") or f"Stop {number}")
    values.setdefault("event_id", f"{number}")
    values.setdefault("person", "imported")
    values.setdefault("person_name", values["person"])
    return StopRecord(**values)


def edtf_fields(
    name: str, values: Mapping[str, Any], where: str, notes: Notes, *, defines_dates: bool = False
) -> dict[str, str]:
    """The changes that make the field `name` EDTF: converted, or emptied and its text moved to `doubt`.

    `defines_dates` is as in `read_date`. Empty where the field is EDTF already, or empty. Each change is
    reported in a note, and so is a date with several meanings: none is chosen.
    """
    written = str(values.get(name, ""))
    found = date_fields(written, where, notes, defines_dates=defines_dates)
    changes = {name: found["date"]} if found["date"] != written else {}
    if found["date_label"]:
        given = f"The date was given as “{found['date_label']}”."
        changes["doubt"] = f"{values.get('doubt', '')} {given}".strip()
    elif changes and found["date"]:
        notes.add(
            "A date was turned into the exhibit’s way of writing", f"{where}: “{written}” is {found['date']}"
        )
    return changes


def _by_usual_names(properties: Mapping[str, Any]) -> dict[str, Any]:
    filled = {str(name): value for name, value in properties.items() if value not in (None, "", [], {})}
    return {field: filled[name] for field, name in names_by_field(filled, PROPERTY_FIELDS).items()}


def _value(name: str, value: object) -> Any:
    """A value in the type of its field; None where it is of another type."""
    if FIELD_TYPES[name] is bool:
        return {"true": True, "false": False}.get(str(value).lower())
    if FIELD_TYPES[name] == tuple[str, ...]:
        items = value if isinstance(value, list) else [value]
        return tuple(text for each in items if (text := plain_text(each)))
    if FIELD_TYPES[name] is int:
        written = str(value) if isinstance(value, (str, int)) else ""
        return int(written) if re.fullmatch(r"[1-9]\d{0,5}", written, re.ASCII) else None
    text = markdown_text(value) if name in MARKDOWN_FIELDS else plain_text(value)
    return text or None
