"""Records, separators and column names of CSV tables."""

from __future__ import annotations

import pytest

from data.model.limits import MOST_LINES_A_CELL
from data.reading.csv_reader import CsvTable, column_name

KNOWN = ["id", "toponym_en", "latitude"]


def read(text: str) -> list[tuple[int, list[str], bool]]:
    table = CsvTable.of(text)
    return [(each.number, list(each.cells), bool(each.fault)) for each in (table.header, *table.records())]


def test_lines_within_quotation_marks_are_one_record() -> None:
    assert read('a,b\n"x\ny",1\nz,2') == [
        (1, ["a", "b"], False),
        (2, ["x\ny", "1"], False),
        (3, ["z", "2"], False),
    ]


@pytest.mark.parametrize("bad", ['"x,1', 'x,"1', '"x"y,1'])
def test_an_open_quotation_mark_costs_its_line_only(bad: str) -> None:
    rows = read(f"a,b\n{bad}\nz,2\nw,3")
    assert [faulty for _, _, faulty in rows] == [False, True, False, False]
    assert rows[3] == (4, ["w", "3"], False)


def test_an_open_quotation_mark_that_a_later_cell_closes_is_recognised() -> None:
    rows = read('a,b\n"x,1\nz,"2,5"\nw,3')
    assert [faulty for _, _, faulty in rows] == [False, True, False, False]


def test_a_quotation_mark_within_an_unquoted_cell_is_text() -> None:
    assert read('a\n5" gun') == [(1, ["a"], False), (2, ['5" gun'], False)]


def test_a_cell_of_too_many_lines_is_an_open_quotation_mark() -> None:
    assert read('"' + "x\n" * MOST_LINES_A_CELL + '"')[0][2]


@pytest.mark.parametrize(
    ("header", "separator"),
    [
        ("id,toponym_en,latitude", ","),
        ("id;toponym_en;latitude", ";"),
        ("id\ttoponym_en\tlatitude", "\t"),
        ('"id";"toponym_en";"latitude";"a, b, c, d, e"', ";"),
        ('id,toponym_en,latitude,"x;y;z;w;v;u"', ","),
        ("ID;Toponym EN;Latitude", ";"),
    ],
)
def test_the_separator_is_the_one_that_gives_known_column_names(header: str, separator: str) -> None:
    assert CsvTable.of(header, KNOWN).separator == separator


@pytest.mark.parametrize(
    "cell", ["toponym_en", "Toponym EN", " TOPONYM-EN ", "\u200btoponym_en", "toponym  en"]
)
def test_a_column_name_is_recognised_in_other_spellings(cell: str) -> None:
    assert column_name(cell) == "toponym_en"
