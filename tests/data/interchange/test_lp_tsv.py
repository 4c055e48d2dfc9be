"""LP-TSV: a table of places whose columns are found by name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data import Exhibit
from data.interchange.file_content import UnreadableError
from data.interchange.lp_tsv import COLUMNS, FORMAT, read, write
from data.interchange.stop_record import StopRecord, records_of


def table(records: tuple[StopRecord, ...]) -> list[dict[str, str]]:
    header, *rows = write(records, "Two roads").decode().splitlines()
    return [dict(zip(header.split("\t"), row.split("\t"), strict=True)) for row in rows]


def read_row(separator: str = "\t", **cells: str) -> StopRecord:
    row = {"id": "abydos", "title": "Abydos", **cells}
    text = f"{separator.join(row)}\n{separator.join(row.values())}\n"
    return read(text.encode()).records[0]


def test_every_field_that_the_format_holds_is_restored(records: tuple[StopRecord, ...]) -> None:
    back = {record.place_id: record for record in read(write(records, "A title")).records}
    assert back.keys() == {record.place_id for record in records}
    for record in records:
        for name in FORMAT.holds:
            assert getattr(back[record.place_id], name) == getattr(record, name), (record.event_id, name)


def test_required_columns_are_filled(records: tuple[StopRecord, ...]) -> None:
    rows = table(records)
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert list(row) == list(COLUMNS)
        assert row["id"]
        assert row["title"]
        assert row["title_source"]
        assert row["fclasses"]
        assert row["start"] or row["attestation_year"]


def test_a_row_has_the_cells_of_the_format(small_exhibit: Exhibit) -> None:
    quay = next(row for row in table(records_of(small_exhibit)) if row["id"] == "trieste-quay")
    assert quay["title"] == "San Carlo pier, Trieste"
    assert (quay["start"], quay["end"]) == ("1852-03", "1852-05")
    assert quay["variants"] == "Molo San Carlo@und"
    assert (quay["lat"], quay["lon"], quay["ccodes"], quay["fclasses"]) == ("45.6514", "13.7637", "IT", "R")
    assert quay["description"] == (
        "Clara Brandt, 1852-21: Ninety boxes on the pier; Matteo Rizzi, 1852-04-18: The corvette comes home"
    )


def test_tabs_and_line_ends_in_a_text_do_not_break_the_table() -> None:
    record = StopRecord("ada", "Ada", "ada/01", 1, "A\tB\nC", place_id="x", place_name='A "b";\tc\r\nd')
    (row,) = table((record,))
    assert row["title"] == 'A "b"; c d'
    assert row["description"] == "Ada: A B C"


@pytest.mark.parametrize("date", ["-0319", "0000", "-0043-03"])
def test_years_before_our_era_are_counted_without_a_year_0(date: str) -> None:
    record = StopRecord("ada", "Ada", "ada/01", 1, "Ides", place_id="rome", place_name="Rome", date=date)
    (row,) = table((record,))
    assert row["start"] == {"-0319": "-320", "0000": "-1", "-0043-03": "-44-03"}[date]
    assert read(write([record], "A title")).records[0].date == date


@pytest.mark.parametrize(
    ("cells", "field", "expected"),
    [
        ({"start": "1832"}, "date", "1832/.."),
        ({"start": "1832", "end": "1832"}, "date", "1832"),
        ({"end": "1832"}, "date", "../1832"),
        ({"start": "1832", "end": "1840-05"}, "date", "1832/1840-05"),
        ({"attestation_year": "1832"}, "date", ""),
        ({"start": "spring"}, "date", ""),
        ({"lon": "26.4", "lat": "40.2"}, "latitude", 40.2),
        ({"lon": "1", "lat": "2", "geowkt": "POINT(26.4 40.2)"}, "longitude", 26.4),
        ({"geowkt": "POINT Z (26.4 40.2 7)"}, "latitude", 40.2),
        ({"lon": "26.4", "lat": "40.2", "geowkt": "POLYGON ((0 0, 1 0, 1 1, 0 0))"}, "latitude", 40.2),
        ({"geowkt": "POLYGON ((0 0, 1 0, 1 1, 0 0))"}, "latitude", None),
        ({"lat": "140.2", "lon": "26.4"}, "latitude", None),
        ({"fclasses": "S;P"}, "precision", "building"),
        ({"fclasses": "H"}, "precision", "region"),
        ({"aat_types": "300008375"}, "precision", ""),
        ({"matches": "tgn:1;wd:Q5684;gn:7"}, "wikidata", "Q5684"),
        ({"ccodes": "tr;gr"}, "country", "TR"),
        ({"variants": "Abido@it;Abydus@und"}, "place_name_then", "Abydus"),
        ({"title_source": "Ptolemy", "title_uri": "http://x.org"}, "sources", ("Ptolemy http://x.org",)),
        ({"description": "A town."}, "text", "A town."),
        ({"Unknown column": "x"}, "title", "Abydos"),
        ({"title": '"Abydos, ""old"""'}, "title", 'Abydos, "old"'),
        ({"title": 'A "quoted'}, "title", 'A "quoted'),
        ({"title": '"Abydos" and Troy'}, "title", '"Abydos" and Troy'),
        ({"title": '"Abydos'}, "title", '"Abydos'),
    ],
)
def test_tables_of_other_programs_are_read_by_their_column_names(
    cells: dict[str, str], field: str, expected: object
) -> None:
    assert getattr(read_row(**cells), field) == expected


@pytest.mark.parametrize("separator", [",", ";"])
def test_a_table_saved_by_a_spreadsheet_is_read(separator: str) -> None:
    assert read_row(separator, lat="40.2", lon="26.4").latitude == 40.2


def test_a_table_with_a_byte_order_mark_and_windows_line_ends_is_read() -> None:
    assert read("\ufeffID\tTitle\r\n1\tAbydos\r\n\r\n".encode()).records[0].place_name == "Abydos"


def test_rows_without_a_title_are_left_out_and_reported() -> None:
    back = read(b"id\ttitle\n1\t\n2\tAbydos\n")
    assert [record.place_id for record in back.records] == ["2"]
    assert "without a title" in back.notes[0]


@pytest.mark.parametrize("data", [b"", b"title\nAbydos\n", b"a,b\n1,2\n", b"\x00\x01", b"\xff", b"{}"])
def test_content_that_is_no_lp_tsv_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"\w"):
        read(data)


def test_a_table_of_100_mb_is_refused_by_its_size() -> None:
    with pytest.raises(UnreadableError, match="100 MB"):
        read(bytes(100_000_000))


def test_no_cell_is_a_formula_and_the_name_is_restored(records: tuple[StopRecord, ...]) -> None:
    named = replace(records[0], place_name='=HYPERLINK("x")', place_id="x")
    written = write([named], "Any")
    assert b"\t'=HYPERLINK" in written
    assert read(written).records[0].place_name == '=HYPERLINK("x")'
