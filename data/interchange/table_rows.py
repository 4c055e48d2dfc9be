"""Read tables of other programs, whatever file they come in: rows of cells by column name."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from itertools import zip_longest

from data.interchange.cell_table import NO_OPTIONS, CellTable, TableOptions, csv_cells, table_of_rows
from data.interchange.field_names import folded_name
from data.interchange.file_content import UnreadableError, decoded_text
from data.interchange.notes import NO_FIELD, Notes
from data.interchange.workbook import kind_of_workbook, read_sheet
from data.reading.csv_cell import unescape_formula
from data.reading.csv_reader import column_name
from data.schema.field_types import UNSHOWABLE

ROW_ABOVE = "A row above the columns’ names is left out"
TableRow = tuple[int, dict[str, str]]
"""The row's number in a spreadsheet (the header is row 1), and its cells by column."""


def table_rows(
    data: bytes,
    known: Collection[str],
    notes: Notes,
    options: TableOptions = NO_OPTIONS,
    *,
    file: str = "",
    quotes_are_text: bool = False,
) -> tuple[list[str], list[TableRow]]:
    """The names of the columns, and every row that is not blank.

    A column of `known`, as `folded_name` compares it, has its name there; any other its own in lower
    case. Of two columns with one name, the first cell that is not empty counts. A row with a fault in its
    quotation marks is left out; where tabs separate and `quotes_are_text`, the marks are text. A note reports
    that, a row of the columns' names, and the cells that no column is for.
    `file` is the name of a file in a zip, for the notes. Raises UnreadableError where there is no table.
    """
    table = cell_table(data, known, notes, options, file=file, quotes_are_text=quotes_are_text)
    prefix = f"{file}, " if file else ""
    for above in table.above:
        notes.add(ROW_ABOVE, f"{prefix}row {above.number}: {'; '.join(filter(None, above.cells))}")
    spelling = {folded_name(name): name for name in known}
    columns = [spelling.get(folded_name(each), " ".join(each.lower().split())) for each in table.columns]
    rows: list[TableRow] = []
    for row in table.rows:
        cells, where = row.cells, f"{prefix}row {row.number}"
        if row.fault:
            notes.add("A row cannot be read and is left out", f"{where}: {row.fault}")
            continue
        if len(columns) > 1 and tuple(map(str.strip, cells[: len(columns)])) == table.columns:
            notes.add("A row repeats the columns’ names, and is left out", where)
            continue
        by_column = _cells_by_column(columns, cells, where, notes)
        if any(map(str.strip, by_column.values())):
            rows.append((row.number, by_column))
    return [column for column in columns if column], rows


def cell_table(
    data: bytes,
    known: Collection[str],
    notes: Notes,
    options: TableOptions = NO_OPTIONS,
    *,
    file: str = "",
    quotes_are_text: bool = False,
) -> CellTable:
    """The table in a file: text, or a sheet of a workbook. Raises UnreadableError where there is none."""
    # `file` is one of several tables: then the other sheets are read too.
    if kind_of_workbook(data):
        sheet = read_sheet(data, options, notes, alone=not file)
        table = table_of_rows(sheet.rows(), known)
        if not table.columns:
            raise UnreadableError(f"the sheet “{sheet.name}” is empty; name another one with --sheet.")
        return table
    text = UNSHOWABLE.sub("", _text_of_table(data, notes, options.encoding, file))
    table = csv_cells(text, list(map(column_name, known)), quotes_are_text)
    if table.header.fault:
        raise UnreadableError(
            f"row {table.header.number}: {table.header.fault}; save the table again as CSV."
        )
    if not table.columns:
        raise UnreadableError("row 1 is empty; a table begins with a row of its columns’ names.")
    return table


def add_unread_columns(
    rows: Iterable[TableRow],
    read: Container[str],
    notes: Notes,
    kind: str = "columns",
    fault: str = NO_FIELD,
) -> None:
    """Report the columns that are not `read`, each with the number of its filled cells."""
    for _, cells in rows:
        for column, cell in cells.items():
            if column not in read and cell.strip():
                notes.add_left_out(kind, column, fault=fault)


def cells_in_words(cells: Mapping[str, str], known: Container[str] = ()) -> str:
    """The filled cells of a row besides those in `known` columns: `title: War; year: 1914`."""
    told = {column: cell.strip() for column, cell in cells.items() if column not in known}
    return "; ".join(f"{column}: {cell}" for column, cell in told.items() if cell)


def _text_of_table(data: bytes, notes: Notes, encoding: str, file: str) -> str:
    """The text, with a note where its encoding was recognised by its words."""
    decoded = decoded_text(data, encoding)
    if not decoded.certain:
        guess = (
            f"; “{decoded.word}” may as well be “{decoded.other}” ({decoded.other_name})"
            if decoded.other
            else ""
        )
        remedy = "" if file else "; if letters are wrong, name the right one with --encoding"
        notes.add(f"The file is not saved as UTF-8 and is read as {decoded.name}{guess}{remedy}", file)
    return decoded.text


def _cells_by_column(
    columns: Sequence[str], cells: Sequence[str], where: str, notes: Notes
) -> dict[str, str]:
    """The cells by column. A note reports each cell that has no column of its own."""
    by_column: dict[str, str] = {}
    for number, (column, cell) in enumerate(zip_longest(columns, cells, fillvalue=""), start=1):
        if column and not by_column.get(column, "").strip():
            by_column[column] = unescape_formula(cell)
        elif not cell.strip():
            continue
        elif number > len(columns):
            notes.add(
                "A row has more cells than the table has columns; they are left out", f"{where}: “{cell}”"
            )
        elif not column:
            notes.add(f"Column {number} has no name, and is left out", f"{where}: “{cell}”")
        elif unescape_formula(cell).strip() != by_column[column].strip():
            fault = f"Two columns are called “{column}”; the first cell that is filled counts"
            notes.add(fault, f"{where}: “{cell}” is left out")
    return by_column
