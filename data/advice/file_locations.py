"""Advice with its location in the curator's files: the row of a table or the line of a file.

Rows and lines are looked up only when there is advice to give: most exhibits need few of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from data.model.exhibit import Picture, Place, Stop
from data.model.problem import Advice, excerpt
from data.reading.read_table import read_table
from data.reading.read_yaml import line_of
from data.schema.csv_schema import EncounterRow, PictureRow, PlaceRow, SourceRow
from data.schema.table_columns import Row

TABLES: dict[str, type[Row]] = {
    "places.csv": PlaceRow,
    "pictures.csv": PictureRow,
    "sources.csv": SourceRow,
    "encounters.csv": EncounterRow,
}


@dataclass(frozen=True)
class FileLocations:
    """Rows and lines in the files of an exhibit's folder.

    `files_with_problems`: what these files say is only partly known, so nothing can be concluded from what
    seems to be missing in them.
    """

    folder: Path
    files_with_problems: frozenset[str] = frozenset()
    _rows: dict[str, dict[str, int]] = field(default_factory=dict)

    def has_problem(self, *prefixes: str) -> bool:
        """Whether a file whose name starts with one of these prefixes has a problem."""
        return any(file.startswith(prefixes) for file in self.files_with_problems)

    def row_number(self, table: str, key: str) -> int:
        """The row with this id, as a spreadsheet counts (the header is row 1); 0 where there is none."""
        if table not in self._rows:
            rows = read_table(self.folder / table, table, TABLES[table], "", [])
            self._rows[table] = {str(getattr(row, "id", "")): number for number, row in reversed(rows)}
        return self._rows[table].get(key, 0)

    def advice_on_row(
        self, table: str, key: str, label: str, field: str, found: str, fault: str, remedy: str, effect: str
    ) -> Advice:
        """Advice on a row of a table. `label` names the row for the reader, beside its number."""
        number = self.row_number(table, key)
        return Advice(table, f"row {number} ({label})", field, excerpt(found), fault, remedy, effect, number)

    def advice_on_place(
        self, place: Place, field: str, found: str, fault: str, remedy: str, effect: str
    ) -> Advice:
        return self.advice_on_row("places.csv", place.id, place.name, field, found, fault, remedy, effect)

    def advice_on_picture(
        self, picture: Picture, field: str, found: str, fault: str, remedy: str, effect: str
    ) -> Advice:
        key = picture.id
        return self.advice_on_row("pictures.csv", key, key, field, found, fault, remedy, effect)

    def advice_on_stop(
        self, stop: Stop, field: str, found: str, fault: str, remedy: str, effect: str
    ) -> Advice:
        """Advice on a field of a stop's front matter."""
        return self.advice_on_yaml(f"people/{stop.id}.md", field, found, fault, remedy, effect)

    def advice_on_yaml(
        self,
        file: str,
        field: str,
        found: str,
        fault: str,
        remedy: str,
        effect: str,
        *part: str | int,
    ) -> Advice:
        """Advice on a field of a YAML file or of front matter, or on a part of it: `2, "id"`."""
        line = line_of(self.folder / file, field, *part)
        return Advice(file, f"line {line}", field, excerpt(found), fault, remedy, effect, line)

    def advice_on_text(
        self, file: str, text: str, fault: str, remedy: str, effect: str, *, quoted: bool = True
    ) -> Advice:
        """Advice on a passage, at the line where it starts. `quoted`: the advice quotes its first words."""
        line = self._line_of_text(file, text)
        opening = excerpt(" ".join(text.split()[:5])) if quoted else ""
        return Advice(file, f"line {line}", "", opening, fault, remedy, effect, line)

    def _line_of_text(self, file: str, text: str) -> int:
        """The line of the text's first three words, Markdown between them or not; 1 where it is not found."""
        try:
            content = (self.folder / file).read_text(encoding="utf-8-sig", errors="replace")
        except OSError:
            return 1
        opening = [re.escape(word) for word in text.split()[:3]]
        found = re.search(r"[\s*_\[\]\\]+".join(opening), content) if opening else None
        return content.count("\n", 0, found.start()) + 1 if found is not None else 1
