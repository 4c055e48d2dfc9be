"""places.csv as it lies on the disk: which rows lack their coordinates, and how one is written back."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from data.geocoding.cell_spans import Cell, rows_of, with_values
from data.geocoding.toponyms import names_of, shown
from data.model.atomic_write import atomic_replace
from data.model.exhibit import Point

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
NEEDED = ("id", "latitude", "longitude")
WITH_COMMA = re.compile(r"\s*-?\d+,\d+\s*")


class Unreadable(Exception):
    """Why the table cannot be worked on, and what to do, in words."""


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A row of places.csv: its number as a spreadsheet counts it, its filled cells by column."""

    number: int
    values: Mapping[str, str]
    cells: tuple[Cell, ...]

    @property
    def id(self) -> str:
        return self.values.get("id", "")

    @property
    def names(self) -> tuple[str, ...]:
        return names_of(self.values)

    @property
    def is_lacking(self) -> bool:
        """Whether latitude or longitude is empty: then the exhibit cannot show the place."""
        return not (self.values.get("latitude") and self.values.get("longitude"))

    @property
    def is_half(self) -> bool:
        """Whether one of the two is there: a slip of the pen that only a person can judge."""
        return self.is_lacking and bool(self.values.get("latitude") or self.values.get("longitude"))

    @property
    def point(self) -> Point | None:
        """Latitude and longitude in degrees; None where they are lacking, or no numbers within range."""
        try:
            point = (_number(self.values["latitude"]), _number(self.values["longitude"]))
        except (KeyError, ValueError):
            return None
        return point if abs(point[0]) <= 90 and abs(point[1]) <= 180 else None

    def __str__(self) -> str:
        name = next(iter(self.names), self.id)
        return f"row {self.number} ({shown(name, 60)})" if name else f"row {self.number}"


@dataclass(frozen=True)
class PlacesFile:
    """The table as it was read. Frozen: what was written is read anew."""

    path: Path
    raw: bytes
    mark: bytes
    encoding: str
    text: str

    @classmethod
    def read(cls, path: Path) -> PlacesFile:
        """Read the table; raises Unreadable for what the errand could not write back byte for byte."""
        try:
            raw = path.read_bytes()
        except OSError as error:
            raise Unreadable(
                f"{path.name} cannot be opened ({error.strerror}); check it is there."
            ) from error
        mark, encoding = next((each for each in MARKS if raw.startswith(each[0])), (b"", "utf-8"))
        try:
            text = raw[len(mark) :].decode(encoding)
        except UnicodeDecodeError as error:
            raise Unreadable(f"{path.name} is not saved as UTF-8; save it again as UTF-8.") from error
        if "\0" in text or text.encode(encoding) != raw[len(mark) :]:
            raise Unreadable(f"{path.name} is damaged; put it back from your last copy.")
        table = cls(path, raw, mark, encoding, text)
        for column in NEEDED:
            if column not in table.header:
                raise Unreadable(f"{path.name} has no column {column}; add it to the first row.")
        return table

    @cached_property
    def separator(self) -> str:
        """As the exhibit reads the table: whichever of , ; and tab the first row has most of."""
        header = re.split(r"[\r\n]", self.text, maxsplit=1)[0]
        return max(",;\t", key=header.count)

    @cached_property
    def header(self) -> list[str]:
        first = next(rows_of(self.text, self.separator), ())
        return [cell.value.strip() for cell in first]

    @cached_property
    def lines(self) -> list[PlaceLine]:
        """Every row that is not blank, in the file's order."""
        rows = enumerate(rows_of(self.text, self.separator), start=1)
        lines = (PlaceLine(number, self._values(cells), cells) for number, cells in rows if number > 1)
        return [line for line in lines if line.values]

    def _values(self, cells: tuple[Cell, ...]) -> dict[str, str]:
        named = zip(self.header, cells, strict=False)
        return {column: value for column, cell in named if column and (value := cell.value.strip())}

    @property
    def lacking(self) -> list[PlaceLine]:
        return [line for line in self.lines if line.is_lacking]

    @property
    def has_decimal_commas(self) -> bool:
        """Whether numbers are written 59,95: as the table does; where it has none, as `;` lets suppose."""
        if self.separator == ",":
            return False
        numbers = [value for line in self.lines for key in NEEDED[1:] if (value := line.values.get(key, ""))]
        return any(map(WITH_COMMA.fullmatch, numbers)) if numbers else self.separator == ";"

    def write(self, line: PlaceLine, values: Mapping[str, str]) -> PlacesFile:
        """Write some cells of one row, by column; columns the table lacks are passed over.

        Everything else stays byte for byte. Returns the table as it now is. Raises ChangedMeanwhile when it
        is no longer the file that was read, OSError when it cannot be written.
        """
        # The last of two columns with one name: that is the one the exhibit reads.
        columns = {column: number for number, column in enumerate(self.header)}
        numbered = {columns[key]: value for key, value in values.items() if key in columns}
        text = with_values(self.text, line.cells, numbered, self.separator)
        content = self.mark + text.encode(self.encoding)
        atomic_replace(self.path, content, self.raw)
        return PlacesFile(self.path, content, self.mark, self.encoding, text)

    def degrees(self, value: float) -> str:
        """Degrees to five decimals at most (a metre), in the table's own decimal mark."""
        written = f"{value:.5f}".rstrip("0").rstrip(".")
        written = "0" if written == "-0" else written
        return written.replace(".", ",") if self.has_decimal_commas else written


def _number(text: str) -> float:
    return float(text.replace(",", ".") if WITH_COMMA.fullmatch(text) else text)
