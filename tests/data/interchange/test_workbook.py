"""Workbooks of Excel and LibreOffice are read as tables; what a table cannot hold of them is told."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from data.interchange import sheet as sheet_module
from data.interchange.cell_table import TableOptions
from data.interchange.file_content import UnreadableError
from data.interchange.formats import format_named, guessed_format
from data.interchange.notes import Notes
from data.interchange.sheet import column_letters
from data.interchange.table_rows import table_rows
from data.interchange.tables import COLUMNS
from data.interchange.workbook import COMPOUND_FILE, kind_of_workbook, opened
from data.interchange.zip_container import zip_bytes
from tests.commands import command
from tests.data.interchange.workbook_files import ODS_KIND, Raw, Rows, Value, ods_of, xlsx_of
from tests.random_seeds import few_by_default

run_import = command("import")
Writer = Callable[[dict[str, Rows]], bytes]
each_kind = pytest.mark.parametrize("workbook_of", [xlsx_of, ods_of], ids=["xlsx", "ods"])

TABLE: Rows = [
    ["Title", "Date", "Latitude", "Longitude", "Text", "Own"],
    ["A pier", date(1933, 9, 6), 45.6514, 13.763700000000001, "One,\ntwo  three.", True],
    ["Wien", 1933, 48.2, 16, None, None],
]
AS_READ = [
    (2, {"title": "A pier", "date": "1933-09-06", "latitude": "45.6514", "longitude": "13.7637"}),
    (3, {"title": "Wien", "date": "1933", "latitude": "48.2", "longitude": "16"}),
]
KNOWN = ["title", "date", "latitude", "longitude", "text"]


def rows_of(data: bytes, options: TableOptions | None = None) -> list[tuple[int, dict[str, str]]]:
    """The filled cells of each row."""
    rows = table_rows(data, KNOWN, Notes(), options or TableOptions())[1]
    return [(number, {name: cell for name, cell in cells.items() if cell}) for number, cells in rows]


def notes_of(data: bytes, options: TableOptions | None = None) -> str:
    notes = Notes()
    table_rows(data, KNOWN, notes, options or TableOptions())
    return "\n".join(notes.sentences)


@each_kind
def test_cells_are_read_as_they_are_shown(workbook_of: Writer) -> None:
    rows = rows_of(workbook_of({"Stops": TABLE}))
    assert rows[0][1].pop("text") == "One,\ntwo  three."
    assert rows[0][1].pop("own") == "TRUE"
    assert rows == AS_READ


@each_kind
def test_the_first_sheet_is_read_and_the_others_that_hold_rows_are_named(workbook_of: Writer) -> None:
    data = workbook_of({"Start": [], "Stops": TABLE, "Notes": [["x"]], "Empty": []})
    assert [number for number, _ in rows_of(data)] == [2, 3]
    assert "are not read; name one with --sheet (1): “Notes”." in notes_of(data)
    assert "“Empty”" not in notes_of(data)


@each_kind
@pytest.mark.parametrize("name", ["Two", "two", " Two ", "2"])
def test_a_sheet_is_chosen_by_its_name_or_number(workbook_of: Writer, name: str) -> None:
    data = workbook_of({"One": [["Title", "Date"], ["x", 1]], "Two": TABLE})
    assert len(rows_of(data, TableOptions(sheet=name))) == 2


@each_kind
def test_a_sheet_that_is_not_there_is_answered_with_those_that_are(workbook_of: Writer) -> None:
    with pytest.raises(UnreadableError) as raised:
        rows_of(workbook_of({"Orte": TABLE, "2": TABLE}), TableOptions(sheet="Orrte"))
    assert str(raised.value) == (
        "no sheet is called “Orrte”; did you mean “Orte”? The sheets are 1 “Orte”, 2 “2”."
    )


@pytest.mark.parametrize("workbook_of", [xlsx_of, ods_of])
def test_a_hidden_sheet_is_not_the_first(workbook_of: Callable[..., bytes]) -> None:
    data = workbook_of({"Old": TABLE[:2], "Stops": TABLE}, hidden=["Old"])
    assert len(rows_of(data)) == 2
    assert "The sheet is hidden in the workbook (1): “Old”." in notes_of(data, TableOptions(sheet="Old"))


@each_kind
def test_titles_above_the_header_are_told_and_rows_keep_their_numbers(workbook_of: Writer) -> None:
    above: Rows = [[], ["Journeys of Ada"], [None, "as of May"], []]
    data = workbook_of({"Stops": [*above, *TABLE]})
    assert [number for number, _ in rows_of(data)] == [6, 7]
    assert "row 2: Journeys of Ada; row 3: as of May." in notes_of(data)


@each_kind
def test_one_cell_in_the_last_corner_of_a_sheet_costs_no_memory(workbook_of: Writer) -> None:
    far = Raw('t="inlineStr"><is><t>far</t></is>')
    row = f'<row r="1048576"><c r="XFD1048576" {far.xml}</c></row>'
    data = workbook_of({"Stops": TABLE})
    if workbook_of is xlsx_of:
        data = with_part(data, "xl/worksheets/sheet1.xml", b"</sheetData>", f"{row}</sheetData>".encode())
        assert "row 1048576: “far”" in notes_of(data)
    assert [number for number, _ in rows_of(data)][:2] == [2, 3]


def with_part(data: bytes, path: str, old: bytes, new: bytes) -> bytes:
    """The zip with a text in one of its parts replaced."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert old in files[path]
    return zip_bytes({**files, path: files[path].replace(old, new)})


def test_a_text_repeated_through_a_whole_sheet_is_refused() -> None:
    cell = '<table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
    bomb = with_part(
        ods_of({"Stops": [[Raw(cell)]]}), "content.xml", b"<table:table-row>", b'<table:table-row '
        b'table:number-rows-repeated="1048576">',
    )  # fmt: skip
    with pytest.raises(UnreadableError, match="more than 50,000 rows or 1,000,000 cells"):
        rows_of(bomb)


def test_too_much_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_module, "MOST_CHARACTERS", 50)
    with pytest.raises(UnreadableError, match="too much text"):
        rows_of(xlsx_of({"Stops": TABLE}))


def test_entities_are_not_expanded() -> None:
    laughs = b'<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><worksheet '
    data = with_part(xlsx_of({"Stops": TABLE}), "xl/worksheets/sheet1.xml", b"<worksheet ", laughs)
    data = with_part(data, "xl/worksheets/sheet1.xml", b"A pier", b"A &b; pier")
    try:
        read = str(rows_of(data))
    except UnreadableError as error:
        read = str(error)
    assert "haha" not in read


EXCEL_CELLS: list[tuple[Value, str]] = [
    (Raw('t="e"><v>#N/A</v>'), "A cell holds an error and is read as empty (1): row 2, column B: #N/A."),
    (Raw("><f>1+1</f>"), "A formula has no result in the file"),
    (Raw('s="2"><v>12298</v>'), ""),
    (Raw('s="3"><v>1933</v>'), "row 2, column B: “ca.” beside 1933."),
    (Raw('t="str"><f>A1</f><v>x_x000D_y</v>'), ""),
    (Raw('t="inlineStr"><is><r><t>横</t></r><r><t>浜</t></r><rPh><t>ヨコハマ</t></rPh></is>'), ""),
]


@pytest.mark.parametrize(
    ("cell", "told", "text"),
    [
        (*each, text)
        for each, text in zip(EXCEL_CELLS, ["", "", "1933-09", "1933", "x\ny", "横浜"], strict=True)
    ],
)
def test_cells_of_excel(cell: Value, told: str, text: str) -> None:
    data = xlsx_of({"Stops": [["Title", "Date"], ["A", cell]]}, ["mmm-yy", '"ca. "0'])
    assert rows_of(data)[0][1].get("date", "") == text
    assert told in notes_of(data)
    assert told or not notes_of(data)


ODS_CELL = "<table:table-cell {}</table:table-cell>"


@pytest.mark.parametrize(
    ("cell", "told", "text"),
    [
        ('table:formula="x" office:value-type="string"><text:p>#N/A</text:p>', "column B: #N/A.", ""),
        ('office:value-type="date" office:date-value="1933-09-01"><text:p>Sep 33</text:p>', "", "1933-09"),
        (
            'office:value-type="date" office:date-value="1933-09-01T00:00:00"><text:p>1.9.33 0:00</text:p>',
            "",
            "1933-09-01",
        ),
        (
            'office:value-type="float" office:value="1933"><text:p>ca. 1933</text:p>',
            "adds words to its number, and the number alone is read (1): row 2, column B: “ca. 1933”.",
            "1933",
        ),
        ('office:value-type="time" office:time-value="PT14H30M00S"><text:p>14:30</text:p>', "", "14:30"),
        (
            'office:value-type="string"><office:annotation><text:p>Ask</text:p></office:annotation>'
            "<text:p>a<text:line-break/>b</text:p>",
            "A comment on a cell is left out (1): row 2, column B: “Ask”.",
            "a\nb",
        ),
        (
            'office:value-type="string"><text:p><text:a xlink:href="https://a.example/b">here</text:a></text:p>',
            "row 2, column B: “here” https://a.example/b.",
            "here",
        ),
        ('office:value-type="string"><text:p>x</text:p><draw:frame/>', "Pictures and drawings", "x"),
    ],
)
def test_cells_of_libreoffice(cell: str, told: str, text: str) -> None:
    data = ods_of({"Stops": [["Title", "Date"], ["A", Raw(ODS_CELL.format(cell))]]})
    assert rows_of(data)[0][1].get("date", "") == text
    assert told in notes_of(data)
    assert told or not notes_of(data)


def test_merged_cells_count_for_each_of_their_rows() -> None:
    rows: Rows = [["Title", "Date"], ["A", "1933"], ["B", None], ["C", None], ["D", None]]
    data = xlsx_of({"Stops": rows}, more='<mergeCells><mergeCell ref="B2:B4"/></mergeCells>')
    assert [cells.get("date", "") for _, cells in rows_of(data)] == ["1933", "1933", "1933", ""]
    assert "counts for each of their rows (1): B2:B4 (“1933”)." in notes_of(data)
    merged = '<table:table-cell table:number-rows-spanned="2"><text:p>1933</text:p></table:table-cell>'
    covered = Raw("<table:covered-table-cell/>")
    data = ods_of({"Stops": [["Title", "Date"], ["A", Raw(merged)], ["B", covered]]})
    assert [cells["date"] for _, cells in rows_of(data)] == ["1933", "1933"]


def test_links_comments_pictures_and_hidden_rows_are_told() -> None:
    more = '<hyperlinks><hyperlink ref="A2" r:id="link"/></hyperlinks><drawing r:id="d"/>'
    comment = '<comments><commentList><comment ref="B3"><text><r><t>Ask Ida</t></r></text></comment>'
    data = xlsx_of(
        {"Stops": TABLE},
        more=more,
        hidden_rows=[3],
        relations='Id="link" Type="x/hyperlink" Target="https://a.example/b" TargetMode="External"/>'
        '<Relationship Id="c" Type="x/comments" Target="../comments1.xml"',
        files={"xl/comments1.xml": f"{comment}</commentList></comments>"},
    )
    told = notes_of(data)
    assert "row 2, column A: “A pier” https://a.example/b." in told
    assert "row 3, column B: “Ask Ida”." in told
    assert "Hidden rows are read too (1): row 3." in told
    assert "Pictures and drawings in a sheet are left out (1): sheet “Stops”." in told


@each_kind
def test_the_formats_of_tables_are_recognised_in_a_workbook(workbook_of: Writer) -> None:
    timeline: Rows = [["Year", "Headline"], [1933, "A pier"]]
    gazetteer: Rows = [["id", "title", "title_source"], ["a", "Trieste", "A map"]]
    assert guessed_format(workbook_of({"od1": timeline})) == "timelinejs-csv"
    assert guessed_format(workbook_of({"LP-TSV": gazetteer})) == "lp-tsv"
    assert guessed_format(workbook_of({"Sheet1": [["foo"], ["bar"]]})) == "simple-table"
    stops: Rows = [["id", "title", "place"], ["a", "A pier", "trieste"]]
    places: Rows = [["id", "name", "latitude", "longitude"], ["trieste", "Trieste", 45.65, 13.76]]
    data = workbook_of({"Stops": stops, "places": places, "mine": places})
    assert guessed_format(data) == "tables"
    found = format_named("tables").read(data)
    assert [(each.title, each.place_name, each.latitude) for each in found.records] == [
        ("A pier", "Trieste", 45.65)
    ]
    assert "A sheet is none of an exhibit’s tables, and is not read (1): “mine”." in found.notes
    assert "stops" in COLUMNS


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (zip_bytes({"word/document.xml": b"", "[Content_Types].xml": b""}), "a document of Word"),
        (zip_bytes({"ppt/presentation.xml": b""}), "a presentation of PowerPoint"),
        (zip_bytes({"mimetype": b"application/vnd.oasis.opendocument.text"}), "an OpenDocument text"),
        (zip_bytes({"Index/Document.iwa": b""}), "File → Export To → Excel"),
        (COMPOUND_FILE + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
        (COMPOUND_FILE + "WordDocument".encode("utf-16-le"), "a document of Word"),
        (
            zip_bytes(
                {
                    "mimetype": ODS_KIND,
                    "content.xml": b"x",
                    "META-INF/manifest.xml": b"<m><file-entry><encryption-data/></file-entry></m>",
                }
            ),
            "locked with a password",
        ),
    ],
)
def test_what_is_no_workbook_that_can_be_read_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        opened(data)
    with pytest.raises(UnreadableError, match=reason):
        guessed_format(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<html><table><tr><td>a</td></tr></table></html>", "save it as .xlsx or .ods"),
        (b'<?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:x"/>', "a workbook of Excel 2003"),
        (b'<?xml version="1.0"?><office:document xmlns:office="x"/>', "a flat OpenDocument file"),
    ],
)
def test_what_other_programs_call_a_workbook_is_named(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableError, match=words):
        guessed_format(data)


@each_kind
def test_an_empty_workbook_is_named(workbook_of: Writer) -> None:
    with pytest.raises(UnreadableError, match="the sheet “One” is empty"):
        rows_of(workbook_of({"One": [[]]}))


def test_a_workbook_of_the_old_kind_is_read_apart_and_a_damaged_one_named() -> None:
    data = COMPOUND_FILE + b"\0" * 600
    assert kind_of_workbook(data) == "xls"
    with pytest.raises(UnreadableError, match="damaged"):
        opened(data)


@each_kind
@pytest.mark.parametrize("seed", few_by_default(range(60), 6))
def test_a_damaged_workbook_is_read_or_refused_in_plain_words(workbook_of: Writer, seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(workbook_of({"Stops": TABLE, "More": TABLE}))
    if seed % 2:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = {name: bytearray(archive.read(name)) for name in archive.namelist()}
        inner = files[chance.choice([name for name in files if files[name]])]
        for _ in range(chance.randint(1, 5)):
            inner[chance.randrange(len(inner))] = chance.randrange(256)
        data = bytearray(zip_bytes({name: bytes(each) for name, each in files.items()}))
    else:
        del data[chance.randrange(len(data)) :]
    try:
        rows_of(bytes(data))
        message = "."
    except UnreadableError as error:
        message = str(error)
    assert message.endswith(".")


def test_a_curator_imports_a_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "t.csv").write_bytes(ods_of({"Stops": TABLE, "Other": TABLE}))
    assert run_import([str(tmp_path / "t.csv"), "--to", str(tmp_path / "new"), "--no-ground"]) == 1
    assert "t.csv: One simple table, 2 stops of 1 life." in capsys.readouterr().out
    assert column_letters(703) == "AAA"
    options = ["--to", str(tmp_path / "newer"), "--no-ground", "--sheet", "Third"]
    assert run_import([str(tmp_path / "t.csv"), *options]) == 2
    assert "The sheets are 1 “Stops”, 2 “Other”." in capsys.readouterr().err
    assert not (tmp_path / "newer").exists()
