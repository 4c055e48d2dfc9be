"""CSV is parsed as the `csv` module parses it, and a cell is changed without changing another byte."""

from __future__ import annotations

import csv
import io
import random

import pytest

from data.geocoding.csv_cells import parse_rows, with_values


def values(text: str, separator: str = ",") -> list[list[str]]:
    return [[cell.value for cell in row] for row in parse_rows(text, separator)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("a,b", [["a", "b"]]),
        ("a,b\n", [["a", "b"]]),
        ("a,\n,b\n", [["a", ""], ["", "b"]]),
        ('"a,b",c\n', [["a,b", "c"]]),
        ('"a ""b"" c",d\n', [['a "b" c', "d"]]),
        ('"two\nlines",c\nd,e', [["two\nlines", "c"], ["d", "e"]]),
        ('"two\r\nlines",c\r\nd,e\r\n', [["two\r\nlines", "c"], ["d", "e"]]),
        ("a\rb\r", [["a"], ["b"]]),
        ("a,b\n\n\nc\n", [["a", "b"], [""], [""], ["c"]]),
        ('5" pipe,b', [['5" pipe', "b"]]),
        ('"a"b"c,d', [['ab"c', "d"]]),
        ('"left open, and\nso on', [["left open, and\nso on"]]),
        ('"",""', [["", ""]]),
        (",", [["", ""]]),
    ],
)
def test_rows_are_parsed(text: str, expected: list[list[str]]) -> None:
    assert values(text) == expected


def test_random_text_is_parsed_as_the_csv_module_parses_it() -> None:
    generator = random.Random(1872)
    for _ in range(3000):
        text = "".join(generator.choice('ab,;"" \n\n\r\té') for _ in range(generator.randrange(24)))
        normalized = text.replace("\r\n", "\n").replace("\r", "\n")
        for separator in ",;\t":
            expected = list(csv.reader(io.StringIO(normalized), delimiter=separator))
            parsed = [
                [each.replace("\r\n", "\n").replace("\r", "\n") for each in row]
                for row in values(text, separator)
            ]
            assert [[] if row == [""] else row for row in parsed] == [
                [] if row == [""] else row for row in expected
            ], repr(text)


def test_cells_and_the_separators_between_them_are_the_whole_text() -> None:
    text = 'id,"na""me",note\r\n1,"a\r\nb",\r\n\r\n2,c\r\n'
    cells = [cell for row in parse_rows(text, ",") for cell in row]
    separators = [text[one.end : other.start] for one, other in zip(cells, cells[1:], strict=False)]
    assert set(separators) <= {",", "\r\n"}
    assert [text[cell.start : cell.end] for cell in cells][1] == '"na""me"'


@pytest.mark.parametrize(
    ("text", "new", "expected"),
    [
        ("id,lat,note\r\na,,x\r\n", {1: "59.95"}, "id,lat,note\r\na,59.95,x\r\n"),
        ('id,lat,note\na,"",x\n', {1: "59.95"}, 'id,lat,note\na,"59.95",x\n'),
        ("id,lat,note\na\nb,1,y\n", {1: "59.95"}, "id,lat,note\na,59.95\nb,1,y\n"),
        ("id,lat,note\na", {2: "x"}, "id,lat,note\na,,x"),
        ("id,lat,note\na,,", {1: "1", 2: "b, c"}, 'id,lat,note\na,1,"b, c"'),
        ("id,lat,note\na,,\n", {2: 'say "x"'}, 'id,lat,note\na,,"say ""x"""\n'),
        ("id,lat,note\na, ,\n", {1: "1"}, "id,lat,note\na,1,\n"),
        ('id,lat,note\na,,"x\r\ny"\n', {1: "1", 2: "x\r\ny z"}, 'id,lat,note\na,1,"x\r\ny z"\n'),
        ("id,lat,note\na,1,b\n", {}, "id,lat,note\na,1,b\n"),
    ],
)
def test_values_of_a_row_are_changed(text: str, new: dict[int, str], expected: str) -> None:
    row = list(parse_rows(text, ","))[1]
    assert with_values(text, row, new, ",") == expected


def test_a_written_value_is_read_back_and_the_other_rows_are_unchanged() -> None:
    generator = random.Random(1921)
    for _ in range(1000):
        cell = "".join(generator.choice('ab;"\n\r é') for _ in range(generator.randrange(8)))
        text = f'\ufeffid;x;y\r\n"a";;\r\n# {generator.random()};"b;""";\r\n'
        column = generator.randrange(4)
        changed = with_values(text, list(parse_rows(text, ";"))[1], {column: cell}, ";")
        before, after = list(parse_rows(text, ";")), list(parse_rows(changed, ";"))
        assert after[1][column].value == cell
        assert [[each.value for each in row] for row in (after[0], after[2])] == [
            [each.value for each in row] for row in (before[0], before[2])
        ]
        assert changed.startswith('\ufeffid;x;y\r\n"')
        assert changed.endswith(text[text.index("# ") :])
