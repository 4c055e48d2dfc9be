"""A table as rows of cells, whatever file it comes from: what readers of tables share."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import NamedTuple

from data.interchange.field_names import compared_name
from data.reading.csv_reader import CsvRecord, CsvTable

MOST_ROWS_ABOVE = 20
"""Rows above a header, at most: a title, who made the table, when."""
FEWEST_KNOWN = 2
"""Columns of known names that make a row below the first one the header."""


class CellRow(NamedTuple):
    """A row with its number as the spreadsheet shows it, from 1. Line ends in a cell are LF.

    `fault` says what is wrong with the row, as no cells can be read from it; empty for a sound row.
    """

    number: int
    cells: tuple[str, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class CellTable:
    """A header, and the rows below it, blank ones too, which can be read once.

    `above` are the rows above the header that are not blank: a title of the table and the like.
    """

    header: CellRow
    rows: Iterator[CellRow]
    above: tuple[CellRow, ...] = ()

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
    """The table of a text. `known`: names of columns, which show the separator, and the header.

    A row with a fault in its quotation marks has the fault; where tabs separate and `quotes_are_text`, the
    marks are text, and no row has.
    """
    table, before = CsvTable.of(text, known), 0
    names = set(map(compared_name, known))
    if not _known_columns(table.header.cells, names):
        for record in islice(table.records(), MOST_ROWS_ABOVE):
            below = CsvTable.of(text[record.start :], known)
            if _known_columns(below.header.cells, names) >= FEWEST_KNOWN:
                table, before = below, record.number - 1
                break

    def row(record: CsvRecord) -> CellRow:
        if record.fault and quotes_are_text and table.separator == "\t":
            cells = map(_unquoted, table.text[record.start : record.end].split("\t"))
            return CellRow(before + record.number, tuple(cells))
        return CellRow(before + record.number, record.cells, record.fault)

    rows = chain([row(table.header)], map(row, table.records()))
    skipped = islice(CsvTable.of(text).records(), before - 1) if before else ()
    above = [CsvTable.of(text).header, *skipped] if before else []
    return table_of_rows(rows, known, [CellRow(each.number, each.cells) for each in above])


def table_of_rows(
    rows: Iterable[CellRow], known: Collection[str], above: Sequence[CellRow] = ()
) -> CellTable:
    """The table of these rows: its header is the first row that is not blank.

    Where that has no `known` column, and one of the next rows has several, the header is that row.
    """
    names, left = set(map(compared_name, known)), iter(rows)
    first = list(islice(filter(_is_filled, left), 1 + MOST_ROWS_ABOVE))
    if not first:
        return CellTable(CellRow(1, ()), iter(()), tuple(filter(_is_filled, above)))
    header = 0
    if not _known_columns(first[0].cells, names):
        found = [_known_columns(each.cells, names) >= FEWEST_KNOWN for each in first]
        header = found.index(True) if True in found else 0
    skipped = (*filter(_is_filled, above), *first[:header])
    return CellTable(first[header], chain(first[header + 1 :], left), skipped)


def _is_filled(row: CellRow) -> bool:
    return bool(row.fault) or any(map(str.strip, row.cells))


def _known_columns(cells: Iterable[str], names: Container[str]) -> int:
    return sum(compared_name(cell) in names for cell in cells)


def _unquoted(cell: str) -> str:
    """A cell without the marks around it, which some programs write although the format has none."""
    is_quoted = len(cell) >= 2 and cell[0] == cell[-1] == '"'
    return cell[1:-1].replace('""', '"') if is_quoted else cell
