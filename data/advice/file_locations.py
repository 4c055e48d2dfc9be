"""The places in the curator's files that advice is about: the row of a table or the line of a file.

Rows and lines are looked up only when there is advice to give: most exhibits need few of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from data.model.exhibit import Picture, Place
from data.model.problem import Location
from data.model.sound import Sound
from data.reading.read_table import read_table
from data.reading.read_text import read_text
from data.reading.source_file import SourceFile, SourceFolder
from data.schema.csv_schema import TABLES


@dataclass(frozen=True)
class FileLocations:
    """Rows and lines in the files of an exhibit's folder.

    `files_with_problems`: what these files say is only partly known, so nothing can be concluded from what
    seems to be missing in them.
    """

    folder: Path
    files_with_problems: frozenset[str] = frozenset()
    _rows: dict[str, dict[str, int]] = field(default_factory=dict)
    _files: SourceFolder = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_files", SourceFolder(self.folder))

    def has_problem(self, *prefixes: str) -> bool:
        """Whether a file whose name starts with one of these prefixes has a problem."""
        return any(file.startswith(prefixes) for file in self.files_with_problems)

    def row(self, table: str, key: str, label: str) -> Location:
        """The row of a table with this id; row 0 where there is none. `label` names it for the reader."""
        if table not in self._rows:
            rows = read_table(self._files.file(table), TABLES[table])
            self._rows[table] = {str(getattr(row, "id", "")): number for number, row in reversed(rows)}
        return Location.row(self._rows[table].get(key, 0), label)

    def place(self, place: Place) -> Location:
        return self.row("places.csv", place.id, place.name)

    def picture(self, picture: Picture) -> Location:
        return self.row("pictures.csv", picture.id, picture.id)

    def sound(self, sound: Sound) -> Location:
        return self.row("audio.csv", sound.id, sound.id)

    def field(self, file: str, *path: str | int) -> Location:
        """The line of a field of a YAML file or of front matter, such as `"chapters", 2, "id"`."""
        return self._read(file).at(*path)

    def passage(self, file: str, text: str) -> Location:
        """The line of the text's first three words, Markdown between them or not; 1 where it is not found."""
        content = self._read(file).text or ""
        opening = [re.escape(word) for word in text.split()[:3]]
        found = re.search(r"[\s*_\[\]\\]+".join(opening), content) if opening else None
        return Location.line(content.count("\n", 0, found.start()) + 1 if found is not None else 1)

    def _read(self, file: str) -> SourceFile:
        source = self._files.file(file)
        if source.text is None:
            read_text(source)
        return source


def opening_words(text: str) -> str:
    """The first five words of a passage, to quote it."""
    return " ".join(text.split()[:5])
