"""A CSV text as its records. A quotation mark left open costs its own line, never the rest of the table."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data.model.limits import LARGEST_FILE, MOST_LINES_A_CELL

csv.field_size_limit(LARGEST_FILE)  # a huge cell is told as too long, like any other


@dataclass(frozen=True, slots=True)
class CsvRecord:
    """A row as a spreadsheet counts it (the header is 1), or what is wrong with its quotation marks."""

    number: int
    cells: tuple[str, ...]
    fault: str = ""


def records(text: str, separator: str) -> Iterator[CsvRecord]:
    """Every record, blank ones too. After a faulty line reading goes on with the next."""
    lines = text.split("\n")
    at = number = 0
    while at < len(lines):
        number += 1
        cells, taken, fault = _record(lines, at, separator)
        yield CsvRecord(number, tuple(cells), fault)
        at += taken


def _record(lines: Sequence[str], at: int, separator: str) -> tuple[list[str], int, str]:
    """The record that begins at a line: its cells, how many lines it takes, what is wrong with it."""
    if '"' not in lines[at]:  # most lines: ten thousand of them are to be read while a visitor waits
        return lines[at].split(separator), 1, ""
    taken, opened, fault = 1, lines[at], "a quotation mark is left open"
    while True:
        try:
            return next(csv.reader([opened], delimiter=separator, strict=True), []), taken, ""
        except csv.Error as error:
            if "unexpected end" not in str(error):
                fault = "a quotation mark stands in the middle of a text" if taken == 1 else fault
                break
        if taken >= MOST_LINES_A_CELL or at + taken >= len(lines):
            break
        opened += "\n" + lines[at + taken]
        taken += 1
    cells = next(csv.reader([lines[at]], delimiter=separator), [])
    return cells, 1, fault


def separator_of(header: str, known: Sequence[str]) -> str:
    """The separator that makes most known names of a header: a comma in a quoted name is none."""

    def names(separator: str) -> tuple[int, int]:
        cells = next(csv.reader([header], delimiter=separator), [])
        return sum(column_name(cell) in known for cell in cells), len(cells)

    return max(",;\t", key=names)


def column_name(cell: str) -> str:
    """A column's name as the sheets write it: `Toponym EN ` and `toponym-en` are `toponym_en`."""
    return "_".join(cell.replace("\u200b", "").replace("-", " ").replace("_", " ").lower().split())
