"""places.csv is read from the disk, and values are written into one row."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from data import Problem
from data.geocoding.places_file import PlacesFile, PlacesFileError, PlacesFileRow
from data.model.atomic_write import ChangedMeanwhileError
from data.reading.read_table import read_table
from data.reading.source_file import SourceFile
from data.schema.csv_schema import PlaceRow
from tests.data.geocoding.position_spellings import CELLS, POINT, WITH_DECIMAL_COMMA

HEADER = "id,toponym_en,country,latitude,longitude,geonames,note"
AWKWARD = (
    f'{HEADER}\r\n"berlin",Berlin,DE,52.524,13.411,,"Two\r\nlines, ""quoted"""\r\n'
    "\r\nkharkov,Kharkov,UA,,,,x\r\n# a comment,,,,\r\nshort,Short\r\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "places.csv"


def write_and_read(path: Path, text: str, encoding: str = "utf-8", mark: bytes = b"") -> PlacesFile:
    path.write_bytes(mark + text.encode(encoding))
    return PlacesFile.read(path)


def row_of(table: PlacesFile, identifier: str) -> PlacesFileRow:
    return next(row for row in table.rows if row.id == identifier)


def test_rows_without_coordinates_are_numbered_as_in_a_spreadsheet(path: Path) -> None:
    table = write_and_read(path, AWKWARD)
    assert [(row.number, row.id) for row in table.rows_without_coordinates] == [
        (4, "kharkov"),
        (5, "# a comment"),
        (6, "short"),
    ]
    assert row_of(table, "berlin").point == (52.524, 13.411)


def test_only_the_written_cells_change(path: Path) -> None:
    table = write_and_read(path, AWKWARD)
    after = table.write(row_of(table, "kharkov"), {"latitude": "49.98", "longitude": "36.25", "note": "x, y"})
    expected = AWKWARD.replace("UA,,,,x", 'UA,49.98,36.25,,"x, y"').encode()
    assert path.read_bytes() == expected == after.file.content
    assert PlacesFile.read(path).rows == after.rows


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", ["", "\n"])
def test_encoding_byte_order_mark_and_newlines_are_kept(
    path: Path, encoding: str, mark: bytes, ends: str, last: str
) -> None:
    text = f"{HEADER}\nmoscow,Москва 🗺,RU,,,,\nb,B,DE,1,2,,".replace("\n", ends) + last.replace("\n", ends)
    table = write_and_read(path, text, encoding, mark)
    table.write(table.rows_without_coordinates[0], {"latitude": "55.75", "longitude": "37.62"})
    assert path.read_bytes() == mark + text.replace("RU,,,", "RU,55.75,37.62,").encode(encoding)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("id;latitude;longitude\na;52,5;13,4\nb;;", ","),
        ("id;latitude;longitude\nb;;", ","),
        ("id;latitude;longitude\na;52.5;13.4\nb;;", "."),
        ("id\tlatitude\tlongitude\na\t52,5\t13,4\nb\t\t", ","),
        ("id\tlatitude\tlongitude\nb\t\t", "."),
        ("id,latitude,longitude\nb,,", "."),
        ('id,latitude,longitude\na,"52,5","13,4"\nb,,', "."),
    ],
)
def test_degrees_have_the_decimal_mark_of_the_table(path: Path, text: str, mark: str) -> None:
    assert write_and_read(path, text).format_degrees(59.123456789) == f"59{mark}12346"


@pytest.mark.parametrize(
    ("value", "expected"), [(55.0, "55"), (-0.000001, "0"), (-7.5, "-7.5"), (0.1, "0.1")]
)
def test_degrees_have_no_superfluous_digits(path: Path, value: float, expected: str) -> None:
    assert write_and_read(path, f"{HEADER}\n").format_degrees(value) == expected


def test_a_number_may_have_a_decimal_comma(path: Path) -> None:
    assert write_and_read(path, "id;latitude;longitude\na;52,5;13,4").rows[0].point == (52.5, 13.4)


def test_a_short_row_is_extended(path: Path) -> None:
    table = write_and_read(path, AWKWARD)
    table.write(row_of(table, "short"), {"latitude": "1", "longitude": "2"})
    assert path.read_bytes().endswith(b"short,Short,,1,2\r\n")


def test_a_column_that_the_table_lacks_is_ignored(path: Path) -> None:
    table = write_and_read(path, "id,latitude,longitude\na,,\n")
    table.write(
        table.rows_without_coordinates[0],
        {"latitude": "1", "longitude": "2", "coordinate_source": "GEONAMES"},
    )
    assert path.read_bytes() == b"id,latitude,longitude\na,1,2\n"


def test_one_coordinate_is_reported_and_wrong_ones_are_not_missing(path: Path) -> None:
    table = write_and_read(path, f"{HEADER}\na,A,DE,52,,,\nb,B,DE,x,y,,\nc,C,DE,99,0,,\n")
    assert [row.id for row in table.rows_without_coordinates] == ["a"]
    assert table.rows_without_coordinates[0].has_one_coordinate
    assert [row.point for row in table.rows] == [None, None, None]


def by_separator(separator: str) -> list[tuple[str, str, str]]:
    return [(separator, *cells) for cells in (*CELLS, *([WITH_DECIMAL_COMMA] if separator != "," else []))]


@pytest.mark.parametrize(
    ("separator", "latitude", "longitude"), [*by_separator(","), *by_separator(";"), *by_separator("\t")]
)
def test_what_check_accepts_as_a_position_is_located(
    path: Path, separator: str, latitude: str, longitude: str
) -> None:
    header = ("id", "toponym_en", "country", "latitude", "longitude", "precision", "certainty")
    cells = ("a", "A", "RU", latitude, longitude, "town", "certain")
    quoted = separator.join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in cells)
    table, problems = write_and_read(path, f"{separator.join(header)}\n{quoted}\n"), list[Problem]()
    ((_, place),) = read_table(SourceFile(path, path.name, "", problems), PlaceRow)
    assert problems == []
    assert (place.latitude, place.longitude) == pytest.approx(POINT, abs=1e-12)
    assert table.rows[0].point == (place.latitude, place.longitude)
    assert table.rows_without_coordinates == []


@pytest.mark.parametrize(
    "cells", [("59°57′", "30°19′"), ("59.95, 30.32", ""), ("59,95", "30,32"), ("O", "O")]
)
def test_what_check_refuses_as_a_position_is_no_point(path: Path, cells: tuple[str, str]) -> None:
    table = write_and_read(path, f'id,latitude,longitude\na,"{cells[0]}","{cells[1]}"\n')
    assert table.rows[0].point is None


def test_a_change_by_another_program_is_not_overwritten(path: Path) -> None:
    table = write_and_read(path, AWKWARD)
    path.write_bytes(b"changed")
    with pytest.raises(ChangedMeanwhileError):
        table.write(table.rows_without_coordinates[0], {"latitude": "1"})
    assert path.read_bytes() == b"changed"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (None, "cannot be opened"),
        ("id,latitude,longitude\nМ,,\n".encode("cp1251"), "save it again as UTF-8"),
        (b"id,latitude,longitude\na\0,,\n", "put it back"),
        (b"", "has no column id"),
        (b"id,latitude\n", "has no column longitude"),
        (codecs.BOM_UTF16_LE + b"\x00", "UTF-16"),
    ],
)
def test_a_table_that_could_not_be_written_back_is_refused_with_a_reason(
    path: Path, raw: bytes | None, message: str
) -> None:
    if raw is not None:
        path.write_bytes(raw)
    with pytest.raises(PlacesFileError, match=message):
        PlacesFile.read(path)
