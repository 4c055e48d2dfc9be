"""What a format holds is restored, field by field, when a file that we wrote is read again."""

from __future__ import annotations

import pytest

from data.interchange.formats import format_named, written_names
from data.interchange.stop_record import StopRecord
from tests.data.interchange.odd_records import changed_fields, odd_records

A_STOP_EACH = [name for name in written_names() if name != "lp-tsv"]
"""The formats that hold stops; LP-TSV has a row for each place, and tests of its own."""
WITH_TITLE = [name for name in A_STOP_EACH if name != "simple-table"]
FOR_ODD_STOPS = ["geojson", "kml", "storymapjs", "timelinejs", "timelinejs-csv", "tables", "simple-table"]
"""Linked Places makes one place of equal ones."""


@pytest.mark.parametrize("name", A_STOP_EACH)
def test_every_field_is_restored(name: str, records: tuple[StopRecord, ...]) -> None:
    assert changed_fields(records, format_named(name)) == []


@pytest.mark.parametrize("name", FOR_ODD_STOPS)
def test_every_field_of_odd_stops_is_restored(name: str) -> None:
    assert changed_fields(odd_records(), format_named(name)) == []


@pytest.mark.parametrize("name", WITH_TITLE)
def test_the_title_is_restored_and_our_own_file_is_read_without_notes(
    name: str, records: tuple[StopRecord, ...]
) -> None:
    chosen = format_named(name)
    back = chosen.read(chosen.write(records, "Два пути & “more”"))
    assert (back.title, back.notes, len(back.records)) == ("Два пути & “more”", (), len(records))
