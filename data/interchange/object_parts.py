"""Rows that are parts of other rows: the pages and pictures of a compound object in CollectionBuilder.

A part with a place or a date of its own is a stop, and takes the place of its object where it has none. Any
other part is no stop: it is told with all its cells. An object without a picture takes that of a part.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from data.interchange.field_names import compared_name
from data.interchange.notes import Notes, labelled
from data.interchange.slide import PICTURE_ADDRESS
from data.interchange.table_rows import TableRow, cells_in_words

PARENT_COLUMNS = ("parentid", "parent", "parentobject", "parentidentifier")
ID_COLUMNS = ("objectid", "id", "identifier", "objectnumber", "itemid")
POSITION = ("latitude", "longitude", "coordinates")
MOST_LEVELS = 5
"""Of parts of parts; rows that are parts of one another are stops."""
OF_A_PICTURE = ("picture", "picture_alt", "picture_creator", "picture_licence", "picture_source")
Cells = dict[str, str]


def without_parts(
    rows: Sequence[TableRow], columns: Sequence[str], fields: Mapping[str, Sequence[str]], notes: Notes
) -> list[TableRow]:
    """The rows that are stops, in their order. `columns` are those of the table, `fields` the read ones."""
    parent_rows = dict(_parents(rows, columns))
    if not parent_rows:
        return list(rows)
    cells = {number: dict(each) for number, each in rows}
    parts: dict[int, list[int]] = {}
    for number, parent in parent_rows.items():
        parts.setdefault(parent, []).append(number)
    table = _Parts(cells, fields, notes)
    left_out: set[int] = set()
    for parent, numbers in parts.items():
        left_out |= table.settle(parent, numbers)
    return [(number, cells[number]) for number, _ in rows if number not in left_out]


def _parents(rows: Sequence[TableRow], columns: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The number of each row that names another row as its parent, and of that row."""
    by_name = {compared_name(column): column for column in columns}
    parent_column = next((by_name[each] for each in PARENT_COLUMNS if each in by_name), "")
    if not parent_column:
        return
    named = {number: name for number, cells in rows if (name := cells.get(parent_column, "").strip())}
    for id_column in (by_name[each] for each in ID_COLUMNS if each in by_name):
        ids = {cells.get(id_column, "").strip(): number for number, cells in reversed(rows)}
        found = {number: ids[name] for number, name in named.items() if ids.get(name, number) != number}
        if found:
            for number, parent in found.items():
                top = parent
                for _ in range(MOST_LEVELS):
                    top = found.get(top, top)
                if top not in found:
                    yield number, top
            return


class _Parts:
    """The rows by number, whose cells are filled where a part or its object takes what the other has."""

    def __init__(self, cells: Mapping[int, Cells], fields: Mapping[str, Sequence[str]], notes: Notes) -> None:
        self._cells, self._fields, self._notes = cells, fields, notes

    def settle(self, parent: int, numbers: Sequence[int]) -> set[int]:
        """Fill what is missing; returns the numbers of the parts that are no stops."""
        placed = [number for number in numbers if self._given(number, POSITION)]
        positions = {tuple(self._given(number, POSITION).items()) for number in placed}
        if len(positions) == 1 and not self._given(parent, POSITION):
            fault = "An object without coordinates takes those of its parts"
            self._take(placed[0], parent, (*POSITION, "place_name"), fault)
        left_out: set[int] = set()
        for number in numbers:
            if number in placed:
                continue
            if self._has_own_date(number, parent):
                fault = "A part of an object has no coordinates and takes those of the object"
                self._take(parent, number, (*POSITION, "place_name", "country"), fault)
                continue
            self._leave_out(number, parent)
            left_out.add(number)
        return left_out

    def _leave_out(self, number: int, parent: int) -> None:
        """Tell of a part that is no stop. Its picture is the object's, where that has none."""
        pictures = self._given(number, ("picture",)).values()
        if not self._given(parent, ("picture",)) and any(map(PICTURE_ADDRESS.search, pictures)):
            fault = "An object without a picture takes that of a part"
            self._take(number, parent, OF_A_PICTURE, fault)
        words = cells_in_words(self._cells[number])
        fault = "A part of an object, such as a page, is no stop of its own, and is left out"
        self._notes.add(fault, f"{self._where(number)}, part of {self._where(parent)}: {words}")

    def _has_own_date(self, number: int, parent: int) -> bool:
        own = self._given(number, ("date",))
        return bool(own) and own != self._given(parent, ("date",))

    def _given(self, number: int, fields: Sequence[str]) -> Cells:
        """The filled cells of a row that mean one of these fields, by column."""
        columns = (column for field in fields for column in self._fields.get(field, ()))
        return {column: cell for column in columns if (cell := self._cells[number].get(column, "").strip())}

    def _take(self, giver: int, taker: int, fields: Sequence[str], fault: str) -> None:
        """Fill the fields of a row that are empty in it from another row."""
        taken = {
            column: cell
            for field in fields
            if not self._given(taker, (field,))
            for column, cell in self._given(giver, (field,)).items()
        }
        if taken:
            self._cells[taker].update(taken)
            self._notes.add(fault, f"{self._where(taker)} from {self._where(giver)}")

    def _where(self, number: int) -> str:
        return labelled(f"row {number}", *self._given(number, ("title",)).values())
