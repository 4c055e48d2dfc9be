"""Tables as spreadsheets save them: every row is checked, every fault reported with its row."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from data import Problem
from data.model.limits import MOST_COLUMNS, MOST_ROWS
from data.reading.read_table import read_table
from data.reading.source_file import SourceFile
from data.schema.csv_schema import PictureRow, PlaceRow

HEADER = "id,toponym_en,country,latitude,longitude,precision,certainty"
VIENNA = "vienna,Vienna,AT,48.2082,16.3738,town,certain"
DMITROV = 'dmitrov,Dmitrov,RU,"56,34",37.52,town,certain'
EFFECT = "The place is not shown."
Read = Callable[[str], list[tuple[int, PlaceRow]]]


@pytest.fixture
def read(tmp_path: Path, problems: list[Problem]) -> Read:
    """Save a text as places.csv and read it."""

    def save_and_read(text: str) -> list[tuple[int, PlaceRow]]:
        (tmp_path / "places.csv").write_bytes(text.encode())
        return read_table(SourceFile(tmp_path / "places.csv", "places.csv", EFFECT, problems), PlaceRow)

    return save_and_read


def test_a_faulty_latitude_is_reported_with_its_row_and_remedy(read: Read, problems: list[Problem]) -> None:
    rows = read("\n".join([HEADER, *[VIENNA] * 5, DMITROV, VIENNA]))
    assert [number for number, _ in rows] == [2, 3, 4, 5, 6, 8]
    assert [str(problem) for problem in problems] == [
        'places.csv, row 7 (Dmitrov): latitude "56,34" is not a number; write 56.34. The place is not shown.'
    ]


@pytest.mark.parametrize(
    ("separator", "vienna"),
    [
        (",", "vienna,Vienna,AT,48.2082,16.3738,town,certain"),
        (";", "vienna;Vienna;AT;48,2082;16,3738;town;certain"),
        ("\t", "vienna\tVienna\tAT\t48,2082\t16,3738\ttown\tcertain"),
    ],
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_separator_line_end_and_byte_order_mark_is_read(
    separator: str, vienna: str, mark: str, line_end: str, read: Read, problems: list[Problem]
) -> None:
    header = HEADER.replace(",", separator)
    blank = separator * 6
    [(number, row)] = read(mark + line_end.join([header, vienna, blank, "", blank, ""]))
    assert problems == []
    assert (number, row.id, row.latitude, row.longitude) == (2, "vienna", 48.2082, 16.3738)


def test_columns_may_stand_in_any_order_and_optional_ones_may_be_absent(read: Read) -> None:
    [(_, row)] = read(
        "certainty,precision,longitude,latitude,country,toponym_en,id\ncertain,town,1,2,AT,Vienna,vienna"
    )
    assert (row.latitude, row.longitude, row.toponyms) == (2, 1, {"en": "Vienna"})


def test_a_comma_inside_a_quoted_name_is_no_separator(read: Read, problems: list[Problem]) -> None:
    [(_, row)] = read(f'{HEADER}\nquay,"San Carlo, Trieste",IT,45.65,13.76,street,certain')
    assert row.toponyms["en"] == "San Carlo, Trieste"
    assert problems == []


def test_a_missing_column_is_reported_once(read: Read, problems: list[Problem]) -> None:
    assert read("id,toponym_en,country,longitude,precision,certainty\n" + "a,A,AT,1,town,certain\n" * 9) == []
    assert [str(problem) for problem in problems] == [
        "places.csv, row 1: the column latitude is missing; add a column latitude. No row can be read."
    ]


def test_a_misspelt_column_is_recognised(read: Read, problems: list[Problem]) -> None:
    assert read(f"{HEADER.replace('latitude', 'lattitude')}\n{VIENNA}") == []
    (problem,) = problems
    assert problem.remedy == 'rename the column "lattitude" to latitude'


def test_no_column_of_the_table_is_proposed_for_another(read: Read, problems: list[Problem]) -> None:
    read("id,toponym_en,latitude,precision,certainty\n")
    assert [problem.remedy for problem in problems] == ["add a column country", "add a column longitude"]


def test_an_unknown_column_is_reported_and_costs_no_row(read: Read, problems: list[Problem]) -> None:
    assert len(read(f"{HEADER},remark\n{VIENNA},ask Anna\n{VIENNA},\n{VIENNA},asked\n")) == 3
    assert ["remark" in str(problem) for problem in problems] == [True]


def test_a_repeated_column_is_reported(read: Read, problems: list[Problem]) -> None:
    read(f"{HEADER},latitude\n{VIENNA},12\n")
    assert ["latitude" in str(problem) for problem in problems] == [True]


def test_a_cell_beyond_the_last_column_is_reported(read: Read, problems: list[Problem]) -> None:
    read(f"{HEADER}\n{VIENNA},stray\n")
    assert ["stray" in str(problem) for problem in problems] == [True]


def test_every_fault_of_a_row_is_reported(read: Read, problems: list[Problem]) -> None:
    assert read(f"{HEADER}\nvienna,Vienna,Austria,148.2,west,city,sure") == []
    assert [problem.field for problem in problems] == [
        *("country", "latitude", "longitude", "precision", "certainty")
    ]
    assert {problem.where for problem in problems} == {"row 2 (Vienna)"}


@pytest.mark.parametrize("latitude", ["nan", "inf", "-inf", "148.2", "-90.1", "48°12′", "١٢x"])
def test_an_invalid_latitude_is_reported(latitude: str, read: Read, problems: list[Problem]) -> None:
    assert read(f"{HEADER}\nvienna,Vienna,AT,{latitude},16.3738,town,certain") == []
    assert [(problem.field, problem.found) for problem in problems] == [("latitude", latitude)]


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", ",,,,"])
def test_a_table_without_a_header_is_reported_with_its_required_columns(
    text: str, read: Read, problems: list[Problem]
) -> None:
    assert read(text) == []
    assert {problem.remedy for problem in problems} >= {"add a column id", "add a column latitude"}


def test_a_huge_cell_is_one_short_problem(read: Read, problems: list[Problem]) -> None:
    rows = read(f"{HEADER}\n{VIENNA.replace('Vienna', 'V' * 300_000)}\n{VIENNA}")
    assert [number for number, _ in rows] == [3]
    assert [len(str(problem)) < 400 for problem in problems] == [True]


def test_an_open_quotation_mark_costs_its_row_only(read: Read, problems: list[Problem]) -> None:
    rows = read("\n".join([HEADER, VIENNA, VIENNA.replace("Vienna", '"Vienna'), *[VIENNA] * 30]))
    assert [number for number, _ in rows] == [2, *range(4, 34)], "one row is left out, and no other"
    assert {problem.where.split(" (")[0] for problem in problems} == {"row 3"}
    assert all("\n" not in str(problem) and len(str(problem)) < 400 for problem in problems)


def test_merge_markers_are_reported_with_their_line(read: Read, problems: list[Problem]) -> None:
    read(f"{HEADER}\n<<<<<<< HEAD\n{VIENNA}\n=======\n{VIENNA}\n>>>>>>> spring\n")
    assert problems
    assert all("<<<<<<<" in str(problem) and "2" in str(problem) for problem in problems[:1])


WIDE_HEADER = "id,toponym_en,country,latitude,longitude,precision,certainty,geonames,note"


def places(folder: Path, text: str) -> tuple[list[tuple[int, PlaceRow]], list[Problem]]:
    problems: list[Problem] = []
    (folder / "places.csv").write_text(text, encoding="utf-8")
    return read_table(SourceFile(folder / "places.csv", "places.csv", EFFECT, problems), PlaceRow), problems


def row(latitude: str = "48.2", longitude: str = "16.37", geonames: str = "", note: str = "") -> str:
    cells = ["vienna", "Vienna", "AT", latitude, longitude, "town", "certain", geonames, note]
    return ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("first", ["sep={}\n", '"sep={}"\n', "SEP={};;;\n"])
def test_the_separator_line_of_excel_is_no_row(first: str, separator: str, tmp_path: Path) -> None:
    text = f"{WIDE_HEADER}\nvienna,Vienna,AT,48.2,16.37,town,certain,,\n".replace(",", separator)
    read, problems = places(tmp_path, first.format(separator) + text)
    assert [number for number, _ in read] == [2]
    assert problems == []


def test_a_header_in_another_spelling_is_read_and_reported(tmp_path: Path) -> None:
    header = WIDE_HEADER.replace("toponym_en", "Toponym EN").replace("latitude", "Latitude ")
    read, problems = places(tmp_path, f"{header}\n{row()}")
    assert len(read) == 1
    assert [str(each) for each in problems] == [
        'places.csv, row 1: toponym_en "Toponym EN" is not quite the column’s name; write toponym_en. '
        "The column is read as toponym_en.",
        'places.csv, row 1: latitude "Latitude" is not quite the column’s name; write latitude. '
        "The column is read as latitude.",
    ]


def test_a_repeated_header_is_skipped_and_reported(tmp_path: Path) -> None:
    read, problems = places(tmp_path, f"{WIDE_HEADER}\n{row()}\n{WIDE_HEADER}\n{row()}")
    assert [number for number, _ in read] == [2, 4]
    assert [each.where for each in problems] == ["row 3"]


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        *(("59°57′N", "30°19′12″E"), ("59°57′N 30°19′12″E", ""), ("", "59°57′N 30°19′12″E")),
        *(("N 59,95°", "E 30,32°"), ("\u00a059.95", "30.32\u2009"), ("\u200b59.95", "30.32\ufeff")),
    ],
)
def test_a_position_is_read_in_usual_notations(latitude: str, longitude: str, tmp_path: Path) -> None:
    [(_, place)], problems = places(tmp_path, f"{WIDE_HEADER}\n{row(latitude, longitude)}")
    assert (place.latitude, place.longitude) == pytest.approx((59.95, 30.32), abs=1e-12)
    assert problems == []


def test_a_missing_position_is_one_problem(tmp_path: Path) -> None:
    _, problems = places(tmp_path, f"{WIDE_HEADER}\n{row('', '')}")
    assert [(each.field, each.fault) for each in problems] == [("latitude", "and longitude are missing")]


def test_a_typographic_minus_is_a_minus(tmp_path: Path) -> None:
    [(_, place)], _ = places(tmp_path, f"{WIDE_HEADER}\n{row('38.72', '−9.14')}")
    assert place.longitude == -9.14


@pytest.mark.parametrize(
    ("latitude", "fault", "remedy"),
    [
        ("59.95, 30.32", "holds two numbers", "write 59.95 in latitude and 30.32 in longitude"),
        ("48°12′", "does not say which side it is on", "write 48°12′N for north, S for south"),
        ("16°22′E", "is a longitude", "write it as the longitude, and the latitude here"),
        ("“48.2”", "is not a number", "write 48.2"),
        ("12. Mai", "was turned into a date by a spreadsheet", "format the column as text, then write a"),
        ("139.7", "is out of range", "write a number of 90 or less (is it the longitude?)"),
        ("#REF!", "is a spreadsheet’s error, not a value", "write the value itself"),
        ("5,9E+01", "was shortened by a spreadsheet", "format the column as text, then write all its digits"),
    ],
)
def test_the_remedy_of_an_invalid_latitude_says_what_to_write(
    latitude: str, fault: str, remedy: str, tmp_path: Path
) -> None:
    read, [problem] = places(tmp_path, f"{WIDE_HEADER}\n{row(latitude)}")
    assert read == []
    assert (problem.where, problem.field, problem.fault) == ("row 2 (Vienna)", "latitude", fault)
    assert problem.remedy.startswith(remedy)


def test_an_optional_cell_that_a_spreadsheet_changed_counts_as_empty(tmp_path: Path) -> None:
    [(_, place)], [problem] = places(tmp_path, f"{WIDE_HEADER}\n{row(geonames='2,76E+06')}")
    assert (place.geonames, problem.field) == ("", "geonames")
    assert problem.consequence == "The cell counts as empty."


def test_a_serial_date_for_a_year_is_reported_with_its_year(tmp_path: Path) -> None:
    problems: list[Problem] = []
    text = "id,file,alt_en,creator,year,licence,source\npier,pier.svg,A pier,Anna,45000,CC0,drawn\n"
    (tmp_path / "pictures.csv").write_text(text, encoding="utf-8")
    read_table(SourceFile(tmp_path / "pictures.csv", "pictures.csv", "", problems), PictureRow)
    assert [each.remedy for each in problems] == ["write 2023 (it stands for 2023-03-15)"]


def test_a_formula_with_an_apostrophe_is_read_without_it(tmp_path: Path) -> None:
    [(_, place)], problems = places(tmp_path, f"{WIDE_HEADER}\n{row(note=chr(39) + '=1+1')}")
    assert place.note == "=1+1"
    assert problems == []


def test_curly_quotation_marks_around_an_id_are_reported_with_the_id(tmp_path: Path) -> None:
    _, [problem] = places(tmp_path, f"{WIDE_HEADER}\n{row().replace('vienna', '“vienna”')}")
    assert (problem.field, problem.remedy) == ("id", "write vienna")


def test_too_many_rows_are_reported_and_the_first_are_read(tmp_path: Path) -> None:
    blank = "\n" * MOST_ROWS
    read, [problem] = places(tmp_path, f"{WIDE_HEADER}\n{row()}{blank}{row()}")
    assert len(read) == 1
    assert f"more than {MOST_ROWS:,} rows" in problem.fault


def test_too_many_columns_are_one_problem(tmp_path: Path) -> None:
    read, [problem] = places(tmp_path, f"{WIDE_HEADER}{',x' * MOST_COLUMNS}\n{row()}")
    assert read == []
    assert f"at most {MOST_COLUMNS}" in problem.fault


def test_html_is_reported_and_shown_as_typed(tmp_path: Path) -> None:
    text = f"{WIDE_HEADER}\n{row(note='<b>ask</b> Anna').replace('Vienna', '<i>Vienna</i>')}"
    [(_, place)], [problem] = places(tmp_path, text)
    assert (place.toponyms["en"], place.note) == ("<i>Vienna</i>", "<b>ask</b> Anna")
    assert (problem.field, problem.found, problem.fault) == ("toponym_en", "<i>", "holds HTML")


def test_a_column_may_be_in_any_language_and_is_written_as_its_code(
    read: Read, problems: list[Problem]
) -> None:
    header = HEADER.replace("toponym_en", "toponym_zh-Hant,toponym_uk,toponym_qaa")
    [(_, row)] = read(f"{header}\nvienna,維也納,Відень,,AT,48,16,town,certain")
    assert problems == []
    assert row.toponyms == {"zh-Hant": "維也納", "uk": "Відень"}


def test_a_column_whose_ending_is_no_language_is_reported_with_the_rule(
    read: Read, problems: list[Problem]
) -> None:
    header = HEADER.replace("toponym_en", "toponym_en,toponym_short")
    [(_, row)] = read(f"{header}\nvienna,Vienna,V.,AT,48,16,town,certain")
    assert row.toponyms == {"en": "Vienna"}
    assert [str(each) for each in problems] == [
        'places.csv, row 1: "toponym_short" is not a column of this table; write the code of a language '
        "after toponym_ (BCP 47, such as toponym_pt-BR), or delete it. The column is not read."
    ]


def test_a_place_without_a_name_in_any_language_is_reported_in_the_first_of_the_columns(
    read: Read, problems: list[Problem]
) -> None:
    header = HEADER.replace("toponym_en", "toponym_uk,toponym_ru")
    assert read(f"{header}\nvienna,,,AT,48,16,town,certain") == []
    assert [str(each) for each in problems] == [
        "places.csv, row 2 (vienna): toponym_uk is missing; write it: name as a label on the map. "
        "The place is not shown."
    ]


def test_a_table_without_a_column_of_names_is_told_to_add_one(read: Read, problems: list[Problem]) -> None:
    assert read("id,country,latitude,longitude,precision,certainty\na,AT,1,1,town,certain") == []
    assert [str(each) for each in problems] == [
        "places.csv, row 1: the column toponym_en is missing; add a column toponym_en, or one for another "
        "language (BCP 47). No row can be read."
    ]


def test_a_name_that_a_spreadsheet_damaged_costs_the_row_only_where_it_is_the_only_one(
    read: Read, problems: list[Problem]
) -> None:
    header = HEADER.replace("toponym_en", "toponym_en,toponym_de")
    rows = read(f"{header}\na,#REF!,Wien,AT,1,1,town,certain\nb,#REF!,,AT,2,2,town,certain")
    assert [(row.id, row.toponyms) for _, row in rows] == [("a", {"de": "Wien"})]
    assert [each.consequence for each in problems] == ["The cell counts as empty.", "The place is not shown."]


@pytest.mark.parametrize("text", ["V\u202eienna", "V\x07ienna"])
def test_a_name_that_cannot_be_shown_is_reported_in_its_column(
    text: str, read: Read, problems: list[Problem]
) -> None:
    header = HEADER.replace("toponym_en", "toponym_en,toponym_pt_br")
    assert read(f"{header}\nvienna,Vienna,{text},AT,48,16,town,certain") == []
    assert "toponym_pt-BR" in [each.field for each in problems]
