from collections.abc import Callable
from pathlib import Path

import pytest

from data import Problem
from data.reading.read_table import read_table
from data.schema.csv_schema import PlaceRow

HEADER = "id,toponym_en,country,latitude,longitude,precision,certainty"
VIENNA = "vienna,Vienna,AT,48.2082,16.3738,town,certain"
DMITROV = 'dmitrov,Dmitrov,RU,"56,34",37.52,town,certain'
Read = Callable[[str], list[tuple[int, PlaceRow]]]


@pytest.fixture
def read(tmp_path: Path, problems: list[Problem]) -> Read:
    """Save a text as places.csv and read it."""

    def save_and_read(text: str) -> list[tuple[int, PlaceRow]]:
        (tmp_path / "places.csv").write_bytes(text.encode())
        lost = "The place is not shown."
        return read_table(tmp_path / "places.csv", "places.csv", PlaceRow, lost, problems)

    return save_and_read


def test_a_bad_latitude_names_its_row_and_what_to_type(read: Read, problems: list[Problem]) -> None:
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
def test_a_table_survives_its_spreadsheet(
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
    assert (row.latitude, row.longitude, row.toponym_ru) == (2, 1, "")


def test_a_comma_inside_a_quoted_name_is_no_separator(read: Read, problems: list[Problem]) -> None:
    [(_, row)] = read(f'{HEADER}\nquay,"San Carlo, Trieste",IT,45.65,13.76,street,certain')
    assert row.toponym_en == "San Carlo, Trieste"
    assert problems == []


def test_a_missing_column_is_told_once_not_once_a_row(read: Read, problems: list[Problem]) -> None:
    assert read("id,toponym_en,country,longitude,precision,certainty\n" + "a,A,AT,1,town,certain\n" * 9) == []
    assert [str(problem) for problem in problems] == [
        "places.csv, row 1: the column latitude is missing; add a column latitude. No row can be read."
    ]


def test_a_misspelt_column_is_recognised(read: Read, problems: list[Problem]) -> None:
    assert read(f"{HEADER.replace('latitude', 'lattitude')}\n{VIENNA}") == []
    (problem,) = problems
    assert problem.remedy == 'rename the column "lattitude" to latitude'


def test_no_column_that_is_needed_is_ever_renamed(read: Read, problems: list[Problem]) -> None:
    read("id,toponym_en,latitude,precision,certainty\n")
    assert [problem.remedy for problem in problems] == ["add a column country", "add a column longitude"]


def test_a_column_of_the_curators_own_costs_no_row(read: Read, problems: list[Problem]) -> None:
    assert len(read(f"{HEADER},remark\n{VIENNA},ask Anna\n{VIENNA},\n{VIENNA},asked\n")) == 3
    assert ["remark" in str(problem) for problem in problems] == [True]


def test_a_column_that_is_there_twice_is_told(read: Read, problems: list[Problem]) -> None:
    read(f"{HEADER},latitude\n{VIENNA},12\n")
    assert ["latitude" in str(problem) for problem in problems] == [True]


def test_a_cell_beyond_the_last_column_is_told(read: Read, problems: list[Problem]) -> None:
    read(f"{HEADER}\n{VIENNA},stray\n")
    assert ["stray" in str(problem) for problem in problems] == [True]


def test_every_fault_of_a_row_is_told_at_once(read: Read, problems: list[Problem]) -> None:
    assert read(f"{HEADER}\nvienna,Vienna,Austria,148.2,west,city,sure") == []
    assert [problem.field for problem in problems] == [
        *("country", "latitude", "longitude", "precision", "certainty")
    ]
    assert {problem.where for problem in problems} == {"row 2 (Vienna)"}


@pytest.mark.parametrize("latitude", ["nan", "inf", "-inf", "148.2", "-90.1", "48°12′", "١٢x"])
def test_what_is_no_latitude_is_no_latitude(latitude: str, read: Read, problems: list[Problem]) -> None:
    assert read(f"{HEADER}\nvienna,Vienna,AT,{latitude},16.3738,town,certain") == []
    assert [(problem.field, problem.found) for problem in problems] == [("latitude", latitude)]


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", ",,,,"])
def test_a_table_without_a_header_says_which_columns_it_needs(
    text: str, read: Read, problems: list[Problem]
) -> None:
    assert read(text) == []
    assert {problem.remedy for problem in problems} >= {"add a column id", "add a column latitude"}


def test_a_huge_cell_is_one_short_problem(read: Read, problems: list[Problem]) -> None:
    rows = read(f"{HEADER}\n{VIENNA.replace('Vienna', 'V' * 300_000)}\n{VIENNA}")
    assert [number for number, _ in rows] == [3]
    assert [len(str(problem)) < 400 for problem in problems] == [True]


def test_a_quotation_mark_left_open_is_told_in_short_lines(read: Read, problems: list[Problem]) -> None:
    rows = read("\n".join([HEADER, VIENNA, VIENNA.replace("Vienna", '"Vienna'), *[VIENNA] * 30]))
    assert [number for number, _ in rows] == [2, *range(4, 34)], "the row is lost, the table is not"
    assert {problem.where.split(" (")[0] for problem in problems} == {"row 3"}
    assert all("\n" not in str(problem) and len(str(problem)) < 400 for problem in problems)


def test_merge_marks_are_told_with_their_line(read: Read, problems: list[Problem]) -> None:
    read(f"{HEADER}\n<<<<<<< HEAD\n{VIENNA}\n=======\n{VIENNA}\n>>>>>>> spring\n")
    assert problems
    assert all("<<<<<<<" in str(problem) and "2" in str(problem) for problem in problems[:1])
