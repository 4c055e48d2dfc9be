"""Plain tables: every field is restored, no cell is a formula, equal records give equal bytes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import fields, replace

import pytest

from data import Exhibit
from data.interchange.exhibit_tables import write_exhibit
from data.interchange.file_content import UnreadableError
from data.interchange.notes import Notes
from data.interchange.stop_record import ALL_FIELDS, StopRecord, records_of
from data.interchange.tables import COLUMNS, FORMAT, read, tables_of, write
from data.interchange.zip_container import zip_bytes
from tests.data.interchange.odd_records import changed_fields, odd_records, simple_record


def full_records() -> list[StopRecord]:
    """Odd stops with every field filled, sharing and not sharing places, pictures and sources."""
    return [
        replace(
            record,
            chapter=("", "At sea", "At home")[n % 3],
            old_style="1933-08-24",
            place_id=("", "tokyo", "tokyo", "a~2")[n % 4],
            place_name_then="Эдо",
            country="JP",
            precision="town",
            place_certainty=("certain", "uncertain")[n % 2],
            wikidata="Q1490",
            geonames="1850147",
            coordinate_source="GEO; “x”",
            picture_licence="CC0-1.0",
            picture_source="=drawn",
            sources=(("A; b, “c”", "Д"), ("Д",), ())[n % 3],
            certainty="less-certain",
            doubt="One *says*\n\nso.",
            leg="presumed",
            travel="ship",
            highlight=n % 2 == 0,
            present=n % 3 == 0,
            language=("en", "zh-Hant")[n % 2],
        )
        for n, record in enumerate(odd_records())
    ]


def files(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_field_of_every_record_is_restored() -> None:
    assert FORMAT.holds == ALL_FIELDS
    assert changed_fields(full_records(), FORMAT) == []


@pytest.mark.parametrize("title", ["Two lives", "", "=1+1", 'A;b,"c"\nd'])
def test_the_title_is_restored_without_notes(title: str) -> None:
    back = read(write(full_records(), title))
    assert (back.title, back.notes) == (title, ())


def test_a_whole_exhibit_is_restored_from_its_records_and_from_its_tables(whole: Exhibit) -> None:
    assert read(write(records_of(whole), "x")).records == records_of(whole)
    back = read(write_exhibit(whole))
    assert (back.records, back.title) == (records_of(whole), whole.title)
    assert back.notes
    assert all("left out" in note.lower() for note in back.notes)


def test_the_tables_of_an_exhibit_hold_what_records_do_not_have(whole: Exhibit) -> None:
    rows = tables_of(write_exhibit(whole), Notes())
    tables = {name: [cells for _, cells in numbered] for name, numbered in rows.items()}
    assert [each["introduction"] for each in tables["people"]] == [each.introduction for each in whole.people]
    for language in {each for place in whole.places.values() for each in place.toponyms}:
        assert [each[f"toponym_{language}"] for each in tables["places"]] == [
            each.toponyms.get(language, "") for each in whole.places.values()
        ]
    assert [each["note"] for each in tables["places"]] == [each.note for each in whole.places.values()]
    assert [each["text"] for each in tables["encounters"]] == [each.text for each in whole.encounters]
    assert [each["via"] for each in tables["stops"]] == [";".join(v.id for v in s.via) for s in whole.stops]
    assert [each["year"] for each in tables["pictures"]] == [each.year for each in whole.pictures.values()]
    assert [each["idle_seconds"] for each in tables["exhibit"]] == ["60"]
    assert len(tables["chapters"]) == sum(len(person.chapters) for person in whole.people)


def test_every_field_of_a_record_has_its_column() -> None:
    columns = {column for table in COLUMNS.values() for column in table}
    assert {"id", "person", "order", "title", "text", "highlight", "present"} <= columns
    assert {each.name for each in fields(StopRecord)} == ALL_FIELDS | {"has_place"}


def test_the_same_records_give_the_same_bytes() -> None:
    assert write(full_records(), "A") == write(full_records(), "A")


def test_a_place_or_source_of_several_stops_is_one_row() -> None:
    stops = [
        simple_record(event_id=f"ada/{n}", place_id="tokyo", place_name="Tokyo", sources=("A book",))
        for n in range(3)
    ]
    tables = tables_of(write(stops, "A"), Notes())
    assert [len(tables[name]) for name in ("people", "places", "sources", "stops")] == [1, 1, 1, 3]


def test_every_table_is_marked_as_utf8_and_holds_no_formula() -> None:
    for name, data in files(write(full_records(), "=1+1")).items():
        assert data.startswith(b"\xef\xbb\xbf"), name
        assert b",=" not in data
        assert b"\n=" not in data


def test_tables_saved_again_by_a_european_spreadsheet_are_read() -> None:
    tables = {
        "stops.csv": "id;person;title;date;place;highlight\nada/01;ada;A day;25.12.1905;tokyo;TRUE\n".encode(
            "utf-16"
        ),
        "places.csv": b"id;name;latitude;longitude\ntokyo;Tokyo;35,68;139,65\n",
    }
    found = read(zip_bytes(tables))
    record = found.records[0]
    assert (record.date, record.latitude, record.longitude, record.highlight) == (
        "1905-12-25",
        35.68,
        139.65,
        True,
    )
    assert any("way of writing" in note for note in found.notes)


def test_a_date_with_two_meanings_is_reported_and_not_guessed() -> None:
    found = read(zip_bytes({"stops.csv": b"id,title,date\nada/01,A day,03/04/1905\n"}))
    assert found.records[0].date == ""
    assert "stops.csv, row 2 (A day)" in found.notes[0]


def test_an_unknown_id_is_reported_with_its_row() -> None:
    found = read(zip_bytes({"stops.csv": b"id,title,person,place,chapter\nx,A day,ada,tokyo,sea\n"}))
    assert [note.split(" (1)")[0] for note in found.notes] == [
        "tokyo is not in places.csv",
        "ada is not in people.csv",
        "sea is not in chapters.csv",
    ]
    assert found.records[0].person == "ada"


@pytest.mark.parametrize(
    "data", [b"", b"id,title\n", zip_bytes({}), zip_bytes({"stops.csv": b""}), b"PK\x03\x04rest"]
)
def test_content_that_is_no_zip_of_tables_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        read(data)
