"""Records, separators, column names and cell positions of CSV tables; a cell is changed and nothing else."""

from __future__ import annotations

import csv
import io
import random

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
    "cell",
    ["toponym_en", "Toponym EN", " TOPONYM-EN ", "\u200btoponym_en", "toponym_en\u200e", "toponym  en"],
)
def test_a_column_name_is_recognised_in_other_spellings(cell: str) -> None:
    assert column_name(cell) == "toponym_en"


def table_of(text: str, separator: str) -> CsvTable:
    """The table in a text, its separator declared as Excel does it."""
    return CsvTable.of(f"sep={separator}\n{text}")


def values(text: str, separator: str = ",") -> list[list[str]]:
    table = table_of(text, separator)
    return [list(record.cells) for record in (table.header, *table.records())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [[""]]),
        ("a,b", [["a", "b"]]),
        ("a,b\n", [["a", "b"], [""]]),
        ("a,\n,b\n", [["a", ""], ["", "b"], [""]]),
        ('"a,b",c\n', [["a,b", "c"], [""]]),
        ('"a ""b"" c",d\n', [['a "b" c', "d"], [""]]),
        ('"two\nlines",c\nd,e', [["two\nlines", "c"], ["d", "e"]]),
        ('"two\r\nlines",c\r\nd,e\r\n', [["two\nlines", "c"], ["d", "e"], [""]]),
        ("a\rb\r", [["a"], ["b"], [""]]),
        ("a,b\n\n\nc\n", [["a", "b"], [""], [""], ["c"], [""]]),
        ('5" pipe,b', [['5" pipe', "b"]]),
        ('"a"b"c,d', [['ab"c', "d"]]),
        ('"left open, and\nso on', [["left open, and"], ["so on"]]),
        ('"",""', [["", ""]]),
        (",", [["", ""]]),
    ],
)
def test_records_are_parsed(text: str, expected: list[list[str]]) -> None:
    assert values(text) == expected


def test_random_text_is_parsed_as_the_csv_module_parses_it() -> None:
    generator = random.Random(1872)
    sound = 0
    for _ in range(3000):
        text = "".join(generator.choice('ab,;"" \n\n\r\té') for _ in range(generator.randrange(24)))
        normalized = text.replace("\r\n", "\n").replace("\r", "\n")
        for separator in ",;\t":
            table = table_of(text, separator)
            records = [table.header, *table.records()]
            lines = io.StringIO(normalized, newline="")
            try:
                expected = list(csv.reader(lines, delimiter=separator, strict=True))
            except csv.Error:
                assert any(record.fault for record in records), repr(text)
                continue
            sound += 1
            assert not any(record.fault for record in records), repr(text)
            parsed = [[] if record.cells == ("",) else list(record.cells) for record in records]
            parsed = parsed if normalized and not normalized.endswith("\n") else parsed[:-1]
            assert parsed == [[] if row == [""] else row for row in expected], repr(text)
    assert sound > 3000


def test_cells_and_the_separators_between_them_are_the_whole_text() -> None:
    text = 'id,"na""me",note\r\n1,"a\r\nb",\r\n\r\n2,c\r\n'
    table = CsvTable.of(text)
    spans = [span for record in (table.header, *table.records()) for span in table.spans(record)]
    separators = [text[one[1] : other[0]] for one, other in zip(spans, spans[1:], strict=False)]
    assert set(separators) <= {",", "\r\n"}
    assert [text[start:end] for start, end in spans][1] == '"na""me"'


@pytest.mark.parametrize(
    ("text", "new", "expected"),
    [
        ("id,lat,note\r\na,,x\r\n", {"lat": "59.95"}, "id,lat,note\r\na,59.95,x\r\n"),
        ('id,lat,note\na,"",x\n', {"lat": "59.95"}, 'id,lat,note\na,"59.95",x\n'),
        ("id,lat,note\na\nb,1,y\n", {"lat": "59.95"}, "id,lat,note\na,59.95\nb,1,y\n"),
        ("id,lat,note\na", {"note": "x"}, "id,lat,note\na,,x"),
        ("id,lat,note\na,,", {"lat": "1", "note": "b, c"}, 'id,lat,note\na,1,"b, c"'),
        ("id,lat,note\na,,\n", {"note": 'say "x"'}, 'id,lat,note\na,,"say ""x"""\n'),
        ("id,lat,note\na, ,\n", {"lat": "1"}, "id,lat,note\na,1,\n"),
        (
            'id,lat,note\na,,"x\r\ny"\n',
            {"lat": "1", "note": "x\r\ny z"},
            'id,lat,note\na,1,"x\r\ny z"\n',
        ),
        ("id,lat,note\na,1,b\n", {}, "id,lat,note\na,1,b\n"),
        ("sep=,\r\nid,lat,lat\r\na,,\r\n", {"lat": "1"}, "sep=,\r\nid,lat,lat\r\na,,1\r\n"),
        ("ID, Lat ,note\na,,\n", {"lat": "1"}, "ID, Lat ,note\na,1,\n"),
        ("id,note\na,\n", {"lat": "1", "note": "x"}, "id,note\na,x\n"),
    ],
)
def test_cells_of_a_record_are_changed(text: str, new: dict[str, str], expected: str) -> None:
    table = CsvTable.of(text)
    assert table.with_cells(next(table.records()), new) == expected


def test_a_written_cell_is_read_back_and_the_other_records_are_unchanged() -> None:
    generator = random.Random(1921)
    for _ in range(1000):
        cell = "".join(generator.choice('ab;"\n\r é') for _ in range(generator.randrange(8)))
        text = f'\ufeffid;x;y;z\r\n"a";;\r\n# {generator.random()};"b;""";\r\n'
        before = CsvTable.of(text)
        column = generator.choice(["id", "x", "y", "z"])
        changed = before.with_cells(next(before.records()), {column: cell})
        first, others = (records := list(CsvTable.of(changed).records()))[0], records[1:]
        assert first.cells[before.column_names.index(column)] == cell.replace("\r\n", "\n").replace(
            "\r", "\n"
        )
        assert [each.cells for each in others] == [each.cells for each in list(before.records())[1:]]
        assert changed.startswith('\ufeffid;x;y;z\r\n"')
        assert changed.endswith(text[text.index("# ") :])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('id,note\r\na,"x\ny"\r\n', "b,\r\n"),
        ("id,note\r\na,x", "\r\nb,\r\n"),
        ("id;note\rx;\r", "b;\r"),
        ("sep=\t\r\nid\tnote", "\r\nb\t\r\n"),
        ("id,note", "\nb,\n"),
        ("Note, ID \n", ",b\n"),
    ],
)
def test_a_row_is_added_with_the_separator_and_line_end_of_the_table(text: str, expected: str) -> None:
    assert CsvTable.of(text).with_row({"id": "b", "gone": "c"}) == text + expected
