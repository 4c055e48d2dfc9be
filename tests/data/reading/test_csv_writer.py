"""Every table that Sojourn writes opens in a spreadsheet, holds no formula, and is read back unchanged."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.reading.csv_cell import unescape_formula
from data.reading.csv_reader import CsvTable
from data.reading.csv_writer import csv_bytes

ROOT = Path(__file__).parents[3]


def test_a_table_begins_with_a_byte_order_mark_and_its_rows_end_with_lf() -> None:
    assert csv_bytes(["id", "title"], [{"title": "A day", "id": "a"}, {"id": "b", "other": 1}]) == (
        b"\xef\xbb\xbfid,title\na,A day\nb,\n"
    )


def test_numbers_booleans_and_nothing_have_one_spelling() -> None:
    row = {"a": True, "b": None, "c": -0.5, "d": 7, "e": "-5"}
    assert csv_bytes("abcde", [row]).splitlines()[1] == b"true,,-0.5,7,-5"


@pytest.mark.parametrize(
    "text", ['a "b", c', "one\ntwo", "one\r\ntwo", "one\rtwo", "=1+1", "'=1", " x ", "日本"]
)
def test_a_cell_is_read_back_as_it_was_written(text: str) -> None:
    table = CsvTable.of(csv_bytes(["a", "b"], [{"a": text, "b": "end"}]).decode("utf-8-sig"))
    record, _ = table.records()  # the second is the empty text behind the last line end
    cell, end = record.cells
    assert unescape_formula(cell) == text.replace("\r\n", "\n").replace("\r", "\n")
    assert (end, cell.startswith("=")) == ("end", False)


def test_no_other_module_writes_a_table() -> None:
    files = [file for folder in ("data", "components") for file in (ROOT / folder).rglob("*.py")]
    writers = ("csv.writer", "csv.DictWriter")
    found = [file.name for file in files if any(each in file.read_text(encoding="utf-8") for each in writers)]
    assert found == ["csv_writer.py"]
