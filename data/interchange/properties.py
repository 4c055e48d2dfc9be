"""Stop records as named values (properties), for formats that allow any: GeoJSON, KML, Linked Places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from data.interchange.notes import Notes
from data.interchange.stop_record import FIELD_TYPES, StopRecord
from data.interchange.typed_dates import date_fields
from data.interchange.value_reader import POSITION, ValueReader, is_own_export
from data.model.edtf_date import is_edtf

DEFAULTS = {each.name: each.default for each in fields(StopRecord)}
"""The fields' default values; `person` to `title` have none (dataclasses.MISSING)."""


def properties_of(record: StopRecord, leave_out: frozenset[str] = POSITION) -> dict[str, Any]:
    """The fields that differ from their default, by their names in StopRecord; the language always."""
    values = {name: getattr(record, name) for name in FIELD_TYPES if name not in leave_out}
    filled = {name: value for name, value in values.items() if value != DEFAULTS[name] or name == "language"}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in filled.items()}


@dataclass(frozen=True, slots=True)
class FileOfValues:
    """What is the same for every stop of a file: what the values are called in it, in the plural; the
    language in which texts are read, where there are several; the life of stops that name none."""

    kind: str = "properties"
    language: str = ""
    life: str = ""


def record_from_properties(
    properties: Mapping[str, Any] | Sequence[tuple[str, Any]],
    number: int,
    where: str,
    notes: Notes,
    file: FileOfValues = FileOfValues(),
    /,
    **known: Any,
) -> StopRecord:
    """The record of named values that Sojourn or another program wrote.

    `properties` are names with their values, the most important first where there are several of one field.
    `known` are fields that the caller has read elsewhere in the file; they replace the named values.
    Every value that is not in the record is reported in a note, by its name. A date that is not EDTF is
    converted where its meaning is clear, otherwise kept in `doubt`; both are reported. `number` is the order
    and id if none is given.
    """
    reader = ValueReader(where, notes, file.kind, file.language)
    known = {name: value for name, value in known.items() if value not in ("", None, ())}
    own = isinstance(properties, Mapping) and is_own_export(properties)
    if isinstance(properties, Mapping) and own:
        values = reader.own(properties)
    else:
        pairs = properties.items() if isinstance(properties, Mapping) else properties
        values = reader.by_usual_names(pairs, known)
        if "date_label" in values and "date" in {**values, **known}:
            notes.add("The words for a date are left out beside it", f"{where}: “{values['date_label']}”")
    values.update(known)
    for name in ("date", "end", "old_style"):
        values.update(edtf_fields(name, values, where, notes, defines_dates=own or name in known))
    values.update(_date_with_end(values, where, notes))
    values.setdefault("order", number)
    values.setdefault("title", values.get("place_name") or f"Stop {number}")
    values.setdefault("event_id", f"{number}")
    values.setdefault("person", "" if "person_name" in values else "imported")
    values.setdefault("person_name", file.life or values["person"])
    return StopRecord(**values)


def _date_with_end(values: dict[str, Any], where: str, notes: Notes) -> dict[str, str]:
    """The date until the `end` that is given beside it; takes the end out of the values."""
    date, end = values.get("date", ""), values.pop("end", "")
    if not end or end == date:
        return {}
    span = f"{date or '..'}/{end}"
    if "/" not in f"{date}{end}" and is_edtf(span):
        return {"date": span}
    notes.add("The end of a date does not fit its beginning, and is left out", f"{where}: “{end}”")
    return {}


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
