"""A cell is found in the text as the `csv` module reads it, and changed without touching another byte."""

from __future__ import annotations

import csv
import io
import random

import pytest

from data.geocoding.cell_spans import rows_of, with_values


def values(text: str, separator: str = ",") -> list[list[str]]:
    return [[cell.value for cell in row] for row in rows_of(text, separator)]


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
def test_rows_are_read(text: str, expected: list[list[str]]) -> None:
    assert values(text) == expected


def test_every_scrap_of_text_is_read_as_the_csv_module_reads_it() -> None:
    dice = random.Random(1872)
    for _ in range(3000):
        text = "".join(dice.choice('ab,;"" \n\n\r\té') for _ in range(dice.randrange(24)))
        plain = text.replace("\r\n", "\n").replace("\r", "\n")
        for separator in ",;\t":
            expected = list(csv.reader(io.StringIO(plain), delimiter=separator))
            ours = [
                [each.replace("\r\n", "\n").replace("\r", "\n") for each in row]
                for row in values(text, separator)
            ]
            assert [[] if row == [""] else row for row in ours] == [
                [] if row == [""] else row for row in expected
            ], repr(text)


def test_spans_and_what_lies_between_them_are_the_whole_text() -> None:
    text = 'id,"na""me",note\r\n1,"a\r\nb",\r\n\r\n2,c\r\n'
    cells = [cell for row in rows_of(text, ",") for cell in row]
    between = [text[one.end : other.start] for one, other in zip(cells, cells[1:], strict=False)]
    assert set(between) <= {",", "\r\n"}
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
def test_some_cells_of_a_row_are_changed(text: str, new: dict[int, str], expected: str) -> None:
    row = list(rows_of(text, ","))[1]
    assert with_values(text, row, new, ",") == expected


def test_what_is_written_reads_back_and_the_other_rows_stay() -> None:
    dice = random.Random(1921)
    for _ in range(1000):
        cell = "".join(dice.choice('ab;"\n\r é') for _ in range(dice.randrange(8)))
        text = f'\ufeffid;x;y\r\n"a";;\r\n# {dice.random()};"b;""";\r\n'
        column = dice.randrange(4)
        changed = with_values(text, list(rows_of(text, ";"))[1], {column: cell}, ";")
        before, after = list(rows_of(text, ";")), list(rows_of(changed, ";"))
        assert after[1][column].value == cell
        assert [[each.value for each in row] for row in (after[0], after[2])] == [
            [each.value for each in row] for row in (before[0], before[2])
        ]
        assert changed.startswith('\ufeffid;x;y\r\n"')
        assert changed.endswith(text[text.index("# ") :])
