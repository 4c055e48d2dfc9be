"""TimelineJS as a table: columns by name, title row, eras, and no formulas."""

from __future__ import annotations

import csv
import io

import pytest

from data.interchange.file_content import UnreadableError
from data.interchange.timelinejs_csv import read, write
from tests.data.interchange.odd_records import simple_record

HEADERS = (
    "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,"
    "Media Caption,Media Thumbnail,Alt Text,Type,Group,Background"
)


def cells(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_columns_are_those_of_timelinejs_in_its_order() -> None:
    data = write([simple_record()], "A")
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig").splitlines()[0] == HEADERS


@pytest.mark.parametrize("title", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", '=HYPERLINK("https://evil.example")'])
def test_no_cell_is_a_formula(title: str) -> None:
    data = write([simple_record(title=title, person_name=title, picture=title, picture_alt=title)], title)
    for row in cells(data):
        assert [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert read(data).records[0].title == title


def test_a_negative_year_stays_a_number() -> None:
    assert cells(write([simple_record(date="-0300")], "A"))[1]["Year"] == "-300"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_columns_in_any_order_separator_and_encoding_are_read(separator: str, encoding: str) -> None:
    lines = [["Headline", "GROUP ", "year", "Month"], ["Tōkyō", "Zoë", "1933", "9"], ["", "", "", ""]]
    record = read("\r\n".join(separator.join(each) for each in lines).encode(encoding)).records[0]
    assert (record.title, record.person_name, record.date, record.event_id) == (
        "Tōkyō",
        "Zoë",
        "1933-09",
        "2",
    )


def test_a_title_row_gives_the_title_and_an_era_is_reported() -> None:
    table = "Year,Headline,Type\n,My time,title\n1900,Before the war,era\n1933,A day,\n1934,Again,Title\n"
    found = read(table.encode())
    assert (found.title, [each.title for each in found.records]) == ("My time", ["A day", "Again"])
    assert any("row 3" in note for note in found.notes)


def test_unknown_columns_and_times_of_day_are_reported() -> None:
    found = read(b"Year,Headline,Time,Colour\n1933,A day,09:30,red\n")
    assert any("colour" in note for note in found.notes)
    assert any("time of day" in note for note in found.notes)


def test_a_row_without_a_date_is_kept_and_reported_with_its_number() -> None:
    found = read(b"Year,Headline\n1933,A day\nsoon,Another\n")
    assert [each.date for each in found.records] == ["1933", ""]
    assert any("row 3 (Another)" in note for note in found.notes)


@pytest.mark.parametrize(
    "table", [b"", b"\n\n", b"Name,Date\nx,1\n", b"\x89PNG\r\n\x1a\n\x00", b"Year\n1933", b",,,\n"]
)
def test_content_that_is_no_timeline_is_refused(table: bytes) -> None:
    with pytest.raises(UnreadableError):
        read(table)


@pytest.mark.parametrize(
    ("header", "cells_of_place"),
    [
        ("Latitude,Longitude,Place", "35.45,139.64,Yokohama"),
        ("Lat,Lng,Coordinates,Location", '35.45,139.64,,"Yokohama"'),
        ("Coordinates,Place", '"35.45, 139.64",Yokohama'),
    ],
)
def test_a_table_that_has_places_too_keeps_them(header: str, cells_of_place: str) -> None:
    found = read(f"Year,Month,Headline,{header}\n1933,9,Arrival,{cells_of_place}\n".encode())
    (stop,) = found.records
    assert (stop.date, stop.point, stop.place_name) == ("1933-09", (35.45, 139.64), "Yokohama")
    assert found.notes == ()
