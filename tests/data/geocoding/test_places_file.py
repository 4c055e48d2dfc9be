"""places.csv is read as it lies on the disk, and one row is written back."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from data.geocoding.places_file import PlaceLine, PlacesFile, Unreadable
from data.model.atomic_write import ChangedMeanwhileError

HEADER = "id,toponym_en,country,latitude,longitude,geonames,note"
AWKWARD = (
    f'{HEADER}\r\n"berlin",Berlin,DE,52.524,13.411,,"Two\r\nlines, ""quoted"""\r\n'
    "\r\nkharkov,Kharkov,UA,,,,x\r\n# a comment,,,,\r\nshort,Short\r\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "places.csv"


def written(path: Path, text: str, encoding: str = "utf-8", mark: bytes = b"") -> PlacesFile:
    path.write_bytes(mark + text.encode(encoding))
    return PlacesFile.read(path)


def line_of(table: PlacesFile, identifier: str) -> PlaceLine:
    return next(line for line in table.lines if line.id == identifier)


def test_rows_without_a_point_are_found_with_the_number_a_spreadsheet_gives_them(path: Path) -> None:
    table = written(path, AWKWARD)
    assert [(line.number, line.id) for line in table.lacking] == [
        (4, "kharkov"),
        (5, "# a comment"),
        (6, "short"),
    ]
    assert line_of(table, "berlin").point == (52.524, 13.411)


def test_only_the_cells_concerned_change(path: Path) -> None:
    table = written(path, AWKWARD)
    after = table.write(
        line_of(table, "kharkov"), {"latitude": "49.98", "longitude": "36.25", "note": "x, y"}
    )
    expected = AWKWARD.replace("UA,,,,x", 'UA,49.98,36.25,,"x, y"').encode()
    assert path.read_bytes() == expected == after.raw
    assert PlacesFile.read(path).lines == after.lines


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
def test_encoding_mark_and_line_ends_stay(
    path: Path, encoding: str, mark: bytes, ends: str, last: str
) -> None:
    text = f"{HEADER}\nmoscow,Москва 🗺,RU,,,,\nb,B,DE,1,2,,".replace("\n", ends) + last.replace("\n", ends)
    table = written(path, text, encoding, mark)
    table.write(table.lacking[0], {"latitude": "55.75", "longitude": "37.62"})
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
def test_degrees_are_written_as_the_table_writes_them(path: Path, text: str, mark: str) -> None:
    assert written(path, text).degrees(59.123456789) == f"59{mark}12346"


@pytest.mark.parametrize(
    ("value", "expected"), [(55.0, "55"), (-0.000001, "0"), (-7.5, "-7.5"), (0.1, "0.1")]
)
def test_degrees_have_no_more_figures_than_they_need(path: Path, value: float, expected: str) -> None:
    assert written(path, f"{HEADER}\n").degrees(value) == expected


def test_a_decimal_comma_is_a_number(path: Path) -> None:
    assert written(path, "id;latitude;longitude\na;52,5;13,4").lines[0].point == (52.5, 13.4)


def test_a_short_row_is_drawn_out(path: Path) -> None:
    table = written(path, AWKWARD)
    table.write(line_of(table, "short"), {"latitude": "1", "longitude": "2"})
    assert path.read_bytes().endswith(b"short,Short,,1,2\r\n")


def test_a_column_the_table_lacks_is_passed_over(path: Path) -> None:
    table = written(path, "id,latitude,longitude\na,,\n")
    table.write(table.lacking[0], {"latitude": "1", "longitude": "2", "coordinate_source": "GEONAMES"})
    assert path.read_bytes() == b"id,latitude,longitude\na,1,2\n"


def test_half_a_point_is_a_slip_and_a_wrong_one_is_not_lacking(path: Path) -> None:
    table = written(path, f"{HEADER}\na,A,DE,52,,,\nb,B,DE,x,y,,\nc,C,DE,99,0,,\n")
    assert [line.id for line in table.lacking] == ["a"]
    assert table.lacking[0].is_half
    assert [line.point for line in table.lines] == [None, None, None]


def test_a_change_by_another_hand_is_not_written_over(path: Path) -> None:
    table = written(path, AWKWARD)
    path.write_bytes(b"theirs")
    with pytest.raises(ChangedMeanwhileError):
        table.write(table.lacking[0], {"latitude": "1"})
    assert path.read_bytes() == b"theirs"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (None, "cannot be opened"),
        ("id,latitude,longitude\nМ,,\n".encode("cp1251"), "save it again as UTF-8"),
        (b"id,latitude,longitude\na\0,,\n", "put it back"),
        (b"", "has no column id"),
        (b"id,latitude\n", "has no column longitude"),
        (codecs.BOM_UTF16_LE + b"\x00", "UTF-8"),
    ],
)
def test_a_table_that_could_not_be_written_back_is_refused_with_a_reason(
    path: Path, raw: bytes | None, said: str
) -> None:
    if raw is not None:
        path.write_bytes(raw)
    with pytest.raises(Unreadable, match=said):
        PlacesFile.read(path)
