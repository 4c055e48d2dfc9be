"""Where in the curator's files a thing stands, found only when there is something to say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from data.model.exhibit import Picture, Place, Stop
from data.model.problem import Advice
from data.reading.line_of import line_of
from data.reading.read_table import read_table
from data.schema.csv_schema import EncounterRow, PictureRow, PlaceRow, SourceRow
from data.schema.field_types import Fields

TABLES: dict[str, type[Fields]] = {
    "places.csv": PlaceRow,
    "pictures.csv": PictureRow,
    "sources.csv": SourceRow,
    "encounters.csv": EncounterRow,
}


@dataclass(frozen=True)
class Whereabouts:
    """An exhibit's folder. `spoilt` names the files that hold a problem: what they say is known in part."""

    folder: Path
    spoilt: frozenset[str] = frozenset()
    _rows: dict[str, dict[str, int]] = field(default_factory=dict)

    def is_spoilt(self, *beginnings: str) -> bool:
        """Whether a file whose name begins so holds a problem."""
        return any(file.startswith(beginnings) for file in self.spoilt)

    def row(self, table: str, key: str) -> int:
        """The row of a table that has this id, as a spreadsheet counts; 0 where there is none."""
        if table not in self._rows:
            read = read_table(self.folder / table, table, TABLES[table], "", [])
            self._rows[table] = {str(getattr(sheet, "id", "")): number for number, sheet in reversed(read)}
        return self._rows[table].get(key, 0)

    def of_row(
        self, table: str, key: str, label: str, field: str, found: str, fault: str, remedy: str, effect: str
    ) -> Advice:
        """Advice on a row; `label` is how a reader knows it."""
        number = self.row(table, key)
        return Advice(table, f"row {number} ({label})", field, short(found), fault, remedy, effect, number)

    def of_place(self, place: Place, field: str, found: str, fault: str, remedy: str, effect: str) -> Advice:
        label = place.toponym("en")
        return self.of_row("places.csv", place.id, label, field, found, fault, remedy, effect)

    def of_picture(
        self, one: Picture, field: str, found: str, fault: str, remedy: str, effect: str
    ) -> Advice:
        return self.of_row("pictures.csv", one.id, one.id, field, found, fault, remedy, effect)

    def of_stop(self, stop: Stop, field: str, found: str, fault: str, remedy: str, effect: str) -> Advice:
        """Advice on a field of a stop's head."""
        return self.of_sheet(f"people/{stop.id}.md", field, found, fault, remedy, effect)

    def of_sheet(self, file: str, field: str, found: str, fault: str, remedy: str, effect: str) -> Advice:
        """Advice on a field of a YAML sheet or a head."""
        line = line_of(self.folder / file, field.split(".")[0], found)
        return Advice(file, f"line {line}", field, short(found), fault, remedy, effect, line)

    def of_words(
        self, file: str, words: str, fault: str, remedy: str, effect: str, *, quoted: bool = True
    ) -> Advice:
        """Advice on a passage of a file, at the line it begins on; `quoted` names it by its first words."""
        line = self._line_of_words(file, words)
        opening = short(" ".join(words.split()[:5])) if quoted else ""
        return Advice(file, f"line {line}", "", opening, fault, remedy, effect, line)

    def _line_of_words(self, file: str, words: str) -> int:
        try:
            text = (self.folder / file).read_text(encoding="utf-8-sig", errors="replace")
        except OSError:
            return 1
        opening = [re.escape(word) for word in words.split()[:3]]
        found = re.search(r"[\s*_\[\]\\]+".join(opening), text) if opening else None
        return text.count("\n", 0, found.start()) + 1 if found is not None else 1


def short(text: str) -> str:
    """A value in one short line."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:57] + "…"
