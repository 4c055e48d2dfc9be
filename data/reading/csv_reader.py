"""The one reader of CSV tables, as spreadsheets and text editors save them: separator, header, records.

Every cell's position in the text is known: one cell can be replaced, or a row added, and every other
character stays as it is. The csv module cannot say where a cell stands, and would read to the end of the file
after a quotation mark that is left open. Here that costs its own line: reading goes on with the next one.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from data.model.coordinates import INVISIBLE
from data.model.limits import LARGEST_FILE, MOST_LINES_A_CELL

csv.field_size_limit(LARGEST_FILE)  # a huge cell is reported as too long, like any other long cell

SEPARATORS = ",;\t|"
QUOTE = '"'
LINE_END = re.compile(r"\r\n|\r|\n")
LINE = re.compile(r"[^\r\n]*")
LINES_OF_A_CELL = re.compile(rf"(?:[^\r\n]*(?:\r\n|\r|\n)){{0,{MOST_LINES_A_CELL - 1}}}[^\r\n]*")
SEPARATOR_LINE = re.compile(
    r"\ufeff*\s*\"?sep=(?P<separator>[,;\t|])\"?[ ,;\t|]*(?P<line_end>\r\n|\r|\n)", re.IGNORECASE
)
"""Excel's own first line, which declares the separator and is no row."""
DECIMAL_COMMA = re.compile(r"\s*[-−]?\d+,\d+\s*")
UNCLOSED_CELL = re.compile(r'"[^"]*+(?:""[^"]*+)*+')
"""A quoted cell up to its closing mark, or to the end of the text where that is missing."""
CELL = {
    each: re.compile(rf'{UNCLOSED_CELL.pattern}"(?=[{each}\r\n]|\Z)|(?:[^"{each}\r\n][^{each}\r\n]*)?')
    for each in SEPARATORS
}
"""By separator. Matches nothing at a quotation mark that does not enclose its whole cell: that is a fault."""


class CsvRecord(NamedTuple):
    """A record with its row number as a spreadsheet counts it (the header is 1).

    `start` and `end` are its offsets in the text, without its line end. Line ends in a cell are LF. `fault`
    says what is wrong with its quotation marks; empty for a sound record.
    """

    number: int
    cells: tuple[str, ...]
    start: int
    end: int
    fault: str = ""


@dataclass(frozen=True)
class CsvTable:
    """A table as text. `header` is its first record; the line in which Excel declares a separator is none."""

    text: str
    separator: str
    header: CsvRecord

    @classmethod
    def of(cls, text: str, known: Container[str] = ()) -> CsvTable:
        """The table in a text with any line ends. `known`: names of columns, which show the separator."""
        if declared := SEPARATOR_LINE.match(text):
            separator = declared["separator"]
            return cls(text, separator, _record(text, declared.end(), 1, separator))
        headers = {each: _record(text, 0, 1, each) for each in SEPARATORS}

        def known_columns(separator: str) -> tuple[int, int]:
            cells = headers[separator].cells
            return sum(column_name(cell) in known for cell in cells), len(cells)

        separator = max(SEPARATORS, key=known_columns)
        return cls(text, separator, headers[separator])

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns' names as written, without spaces around them, and without empty ones at the end."""
        names = [cell.strip() for cell in self.header.cells]
        filled = max((number for number, name in enumerate(names, start=1) if name), default=0)
        return tuple(names[:filled])

    @cached_property
    def column_names(self) -> tuple[str, ...]:
        """`columns` in the model's spelling."""
        return tuple(map(column_name, self.columns))

    @cached_property
    def line_end(self) -> str:
        """What ends a row: CRLF, CR or LF; LF where the table is a single line."""
        if found := LINE_END.match(self.text, self.header.end):
            return found[0]
        declared = SEPARATOR_LINE.match(self.text)
        return declared["line_end"] if declared else "\n"

    def records(self) -> Iterator[CsvRecord]:
        """Every record below the header, blank ones too. Reading goes on after a faulty line."""
        record, text = self.header, self.text
        while (start := _next_line(text, record.end)) is not None:
            record = _record(text, start, record.number + 1, self.separator)
            yield record

    def by_column(self, record: CsvRecord) -> dict[str, str]:
        """The filled cells of a record by column name, without spaces around them.

        Of two columns with one name, the last filled cell counts.
        """
        named = zip(self.column_names, record.cells, strict=False)
        return {
            column: value
            for column, cell in named
            if column and (value := cell.replace("\ufeff", "").strip())
        }

    def number(self, cell: str) -> str:
        """The cell with a decimal point where `;` or a tab separates and it is a number with a comma."""
        has_comma = self.separator != "," and DECIMAL_COMMA.fullmatch(cell)
        return cell.replace(",", ".") if has_comma else cell

    def decimal_mark(self, columns: Collection[str]) -> str:
        """The mark of the numbers in some columns, by name; where there is no number, that of the separator.

        Where commas separate, only a point is read.
        """
        if self.separator == ",":
            return "."
        rows = (self.by_column(record) for record in self.records() if not record.fault)
        numbers = [row[column] for row in rows for column in columns if column in row]
        has_commas = any(map(DECIMAL_COMMA.fullmatch, numbers)) if numbers else self.separator == ";"
        return "," if has_commas else "."

    def spans(self, record: CsvRecord) -> tuple[tuple[int, int], ...]:
        """The offsets of each cell of a sound record, quotation marks included; the second is exclusive."""
        return tuple(_spans(self.text, record.start, record.end, self.separator)[0])

    def with_cells(self, record: CsvRecord, cells: Mapping[str, str]) -> str:
        """The text with new cells in a sound record, by column name.

        Columns that the table lacks are ignored; of two with one name, the last is written. A record that is
        too short is extended with separators. Nothing else changes.
        """
        numbers = self._by_column_number(cells)
        text, spans = self.text, self.spans(record)
        missing = range(len(spans), max(numbers, default=-1) + 1)
        tail = "".join(self.separator + self._quoted(numbers.get(number, "")) for number in missing)
        text = text[: record.end] + tail + text[record.end :]
        for number in sorted((each for each in numbers if each < len(spans)), reverse=True):
            start, end = spans[number]
            cell = self._quoted(numbers[number], always=text.startswith(QUOTE, start))
            text = text[:start] + cell + text[end:]
        return text

    def with_row(self, cells: Mapping[str, str]) -> str:
        """The text with a row at its end, its cells by column name, as in `with_cells`."""
        numbers = self._by_column_number(cells)
        row = (self._quoted(numbers.get(number, "")) for number in range(len(self.header.cells)))
        before = "" if self.text.endswith(("\r", "\n")) else self.line_end
        return f"{self.text}{before}{self.separator.join(row)}{self.line_end}"

    def with_column(self, name: str, behind: int) -> str:
        """The text with an empty column behind the one of this number, from 0. Nothing else changes.

        Rows that end before that column stay as they are. Every record must be sound.
        """
        text = self.text
        for record in reversed([self.header, *self.records()]):
            spans = self.spans(record)
            if behind < len(spans) and (record.end > record.start or record is self.header):
                cell = self._quoted(name) if record is self.header else ""
                at = spans[behind][1]
                text = f"{text[:at]}{self.separator}{cell}{text[at:]}"
        return text

    def _by_column_number(self, cells: Mapping[str, str]) -> dict[int, str]:
        numbers = {column: number for number, column in enumerate(self.column_names)}
        return {numbers[column]: cell for column, cell in cells.items() if column in numbers}

    def _quoted(self, cell: str, always: bool = False) -> str:
        """A cell as it is written: in quotation marks where it needs them, or `always`."""
        needed = cell != cell.strip() or any(each in cell for each in (self.separator, QUOTE, "\r", "\n"))
        return QUOTE + cell.replace(QUOTE, QUOTE * 2) + QUOTE if always or needed else cell


def column_name(cell: str) -> str:
    """A column's name in the model's spelling: `Toponym EN ` and `toponym-en` are `toponym_en`."""
    return "_".join(INVISIBLE.sub("", cell).replace("-", " ").replace("_", " ").lower().split())


def _next_line(text: str, end: int) -> int | None:
    """The start of the line behind a line's end; None behind the last line."""
    if end == len(text):
        return None
    return end + (2 if text.startswith("\r\n", end) else 1)


def _record(text: str, start: int, number: int, separator: str) -> CsvRecord:
    """The record that begins at a line."""
    line = LINE.match(text, start)
    assert line is not None  # it matches an empty text too
    end = line.end()
    if QUOTE not in line[0]:  # the quick path: most lines have no quotation mark
        return CsvRecord(number, tuple(line[0].split(separator)), start, end)
    try:  # the csv module is many times as fast as `_spans`, and strict in the same way
        cells = next(csv.reader([line[0]], delimiter=separator, strict=True), [])
        return CsvRecord(number, tuple(cells), start, end)
    except csv.Error:
        return _long_or_faulty_record(text, start, end, number, separator)


def _long_or_faulty_record(text: str, start: int, end: int, number: int, separator: str) -> CsvRecord:
    """The record that begins at a line and is not a sound one of this line alone."""
    fault = "a quotation mark stands in the middle of a text"
    spans, stop = _spans(text, start, end, separator)
    if stop != end and UNCLOSED_CELL.fullmatch(text, stop, end):
        fault = "a quotation mark is left open"
        lines = LINES_OF_A_CELL.match(text, start)
        spans, stop = _spans(text, start, lines.end() if lines else end, separator)
    if stop == len(text) or text[stop] in "\r\n":
        return CsvRecord(number, tuple(_value(text[first:last]) for first, last in spans), start, stop)
    cells = next(csv.reader([text[start:end]], delimiter=separator), [])
    return CsvRecord(number, tuple(cells), start, end, fault)


def _spans(text: str, start: int, end: int, separator: str) -> tuple[list[tuple[int, int]], int]:
    """The offsets of the cells of a record that ends at `end` or before, and where it ends.

    The second is a line end for a sound record, else the faulty quotation mark.
    """
    spans, cell = list[tuple[int, int]](), CELL[separator]
    while found := cell.match(text, start, end):
        spans.append(found.span())
        start = found.end()
        if not text.startswith(separator, start, end):
            break
        start += 1
    return spans, start


def _value(cell: str) -> str:
    """A cell's text without the marks around it, line ends as LF."""
    value = cell[1:-1].replace(QUOTE * 2, QUOTE) if cell.startswith(QUOTE) else cell
    return value.replace("\r\n", "\n").replace("\r", "\n")
