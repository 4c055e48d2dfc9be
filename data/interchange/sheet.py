"""One sheet of a workbook: its filled cells as text, and what a table of cells cannot hold of it.

Only filled cells are kept: a sheet may say that it has a million rows, and a cell may stand in the last one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from data.interchange.cell_table import CellRow
from data.interchange.file_content import UnreadableError
from data.interchange.notes import Notes
from data.interchange.workbook_values import CellText
from data.model.limits import MOST_ROWS

MOST_CELLS = 1_000_000
"""Filled cells of a sheet: 20,000 rows of fifty columns."""
MOST_CHARACTERS = 100_000_000
"""Characters of a sheet's cells, as one text may stand in many of them."""
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""The last row and column of a spreadsheet, from 1."""
MERGED = "Cells are merged; what they hold counts for each of their rows"
HIDDEN_ROWS, HIDDEN_COLUMNS = "Hidden rows are read too", "Hidden columns are read too"
ERROR = "A cell holds an error and is read as empty"
NO_RESULT = (
    "A formula has no result in the file and is read as empty; open the workbook in Excel or LibreOffice, "
    "and save it"
)
LINK = "A cell leads to an address besides its text, and the address is left out"
COMMENT = "A comment on a cell is left out"
PICTURES = "Pictures and drawings in a sheet are left out"
FORMAT_WORDS = "The format of a cell adds words to its number, and the number alone is read"


@dataclass(frozen=True, slots=True)
class CellRange:
    """Rows and columns from one to another, both included, from 1."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def name(self) -> str:
        """As a spreadsheet writes it: `A2:B7`."""
        return f"{column_letters(self.left)}{self.top}:{column_letters(self.right)}{self.bottom}"


@dataclass(slots=True)
class Sheet:
    """The filled cells by row and column, from 1; `merged` ranges; hidden rows and columns; faults to tell.

    `put` raises UnreadableError when there are too many cells.
    """

    name: str
    cells: dict[int, dict[int, str]] = field(default_factory=dict)
    merged: list[CellRange] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[range] = field(default_factory=list)
    told: list[tuple[str, str]] = field(default_factory=list)
    count: int = 0
    characters: int = 0

    def put(self, row: int, column: int, text: str, across: int = 1, down: int = 1) -> None:
        """A cell's text, also in the cells to its right and below that repeat it; an empty one is no cell."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if not text.strip():
            return
        self.count += across * down
        self.characters += len(text) * across * down
        is_new = row not in self.cells
        if self.count > MOST_CELLS or self.characters > MOST_CHARACTERS or (is_new and self._is_full(down)):
            raise UnreadableError(
                f"the sheet “{self.name}” has more than {MOST_ROWS:,} rows or {MOST_CELLS:,} cells that are "
                "filled, or too much text for a table; leave in it only what is to be read."
            )
        for each_row in range(row, row + down):
            cells = self.cells.setdefault(each_row, {})
            for each_column in range(column, column + across):
                cells[each_column] = text

    def _is_full(self, more: int) -> bool:
        return len(self.cells) + more > MOST_ROWS

    def put_value(self, row: int, column: int, value: CellText, across: int = 1, down: int = 1) -> None:
        """A cell's value, and what is to be told of it."""
        if value.fault:
            self.tell(value.fault, row, column, value.found)
        self.put(row, column, value.text, across, down)

    def tell(self, fault: str, row: int, column: int, found: str) -> None:
        """A note on a cell: `row 3, column C: …`."""
        self.told.append((fault, f"row {row}, column {column_letters(column)}: {found}"))

    def text(self, row: int, column: int) -> str:
        return self.cells.get(row, {}).get(column, "")

    def fill_merged(self) -> None:
        """Give each row of merged cells what their first row holds.

        Only in rows that hold something else: a table does not grow by them.
        """
        filled = sorted(self.cells)
        for each in self.merged:
            text = self.text(each.top, each.left)
            below = [row for row in filled if each.top < row <= each.bottom] if text else []
            for row in below:
                if not self.text(row, each.left):
                    self.put(row, each.left, text)
            if below:
                self.told.append((MERGED, f"{each.name} (“{text[:40]}”)"))

    def rows(self) -> Iterator[CellRow]:
        """The rows that hold anything, in their order."""
        for number in sorted(self.cells):
            cells = self.cells[number]
            yield CellRow(number, tuple(cells.get(each, "") for each in range(1, max(cells) + 1)))

    def add_notes(self, notes: Notes) -> None:
        """Tell what is not in the rows, or may surprise in them."""
        for fault, where in self.told:
            notes.add(fault, where)
        for number in self.hidden_rows:
            if number in self.cells:
                notes.add(HIDDEN_ROWS, f"row {number}")
        used = {column for cells in self.cells.values() for column in cells}
        for hidden in self.hidden_columns:
            for number in sorted(used.intersection(hidden)):
                notes.add(HIDDEN_COLUMNS, f"column {column_letters(number)}")


def column_letters(number: int) -> str:
    """The name of a column, from 1: `A`, `Z`, `AA`."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
