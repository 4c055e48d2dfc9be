"""A table as rows of cells, whatever file it comes from: what readers of tables share."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from data.reading.csv_reader import CsvRecord, CsvTable


class CellRow(NamedTuple):
    """A row with its number as the spreadsheet shows it, from 1. Line ends in a cell are LF.

    `fault` says what is wrong with the row, as no cells can be read from it; empty for a sound row.
    """

    number: int
    cells: tuple[str, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class CellTable:
    """A header, and the rows below it, blank ones too. `rows` can be read once."""

    header: CellRow
    rows: Iterator[CellRow]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns' names as written, without spaces around them, and without empty ones at the end."""
        return names_of(self.header.cells)


@dataclass(frozen=True, slots=True)
class TableOptions:
    """What a curator says of a table where it cannot be seen in the file.

    `sheet`: the name of a workbook's sheet, or its number from 1; empty for the first. `encoding`: the name
    of a text's encoding; empty where it shall be recognised. `columns`: column → field, or empty for a
    column that is left out on purpose.
    """

    sheet: str = ""
    encoding: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)


NO_OPTIONS = TableOptions()


def names_of(cells: Sequence[str]) -> tuple[str, ...]:
    """The cells of a header without spaces around them, and without empty ones at the end."""
    names = [cell.strip() for cell in cells]
    filled = max((number for number, name in enumerate(names, start=1) if name), default=0)
    return tuple(names[:filled])


def csv_cells(text: str, known: Collection[str], quotes_are_text: bool = False) -> CellTable:
    """The table of a text. `known`: names of columns, which show the separator.

    A row with a fault in its quotation marks has the fault; where tabs separate and `quotes_are_text`, the
    marks are text, and no row has.
    """
    table = CsvTable.of(text, known)

    def row(record: CsvRecord) -> CellRow:
        if record.fault and quotes_are_text and table.separator == "\t":
            cells = map(_unquoted, text[record.start : record.end].split("\t"))
            return CellRow(record.number, tuple(cells))
        return CellRow(record.number, record.cells, record.fault)

    header = CellRow(table.header.number, table.header.cells, table.header.fault)
    return CellTable(header, map(row, table.records()))


def _unquoted(cell: str) -> str:
    """A cell without the marks around it, which some programs write although the format has none."""
    is_quoted = len(cell) >= 2 and cell[0] == cell[-1] == '"'
    return cell[1:-1].replace('""', '"') if is_quoted else cell
