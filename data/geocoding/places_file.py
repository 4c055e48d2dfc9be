"""places.csv on the disk: find the rows without coordinates, and write values into one row."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from data.geocoding.coordinate_input import checked_point
from data.geocoding.csv_cells import Cell, parse_rows, with_values
from data.geocoding.toponyms import names_of, on_one_line
from data.model.atomic_write import atomic_write
from data.model.exhibit import Point

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
REQUIRED_COLUMNS = ("id", "latitude", "longitude")
DECIMAL_COMMA = re.compile(r"\s*-?\d+,\d+\s*")


class PlacesFileError(Exception):
    """Why the file cannot be used, and what to do, in words for the curator."""


@dataclass(frozen=True, slots=True)
class PlacesFileRow:
    """A row of places.csv: its number as a spreadsheet counts it, and its non-empty values by column."""

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
    def lacks_coordinates(self) -> bool:
        """Whether latitude or longitude is empty: the exhibit then cannot show the place."""
        return not (self.values.get("latitude") and self.values.get("longitude"))

    @property
    def has_one_coordinate(self) -> bool:
        """Whether only one of the two is empty: a mistake that only a person can correct."""
        return self.lacks_coordinates and bool(self.values.get("latitude") or self.values.get("longitude"))

    @property
    def point(self) -> Point | None:
        """Latitude and longitude in degrees; None where they are missing, not numbers or out of range."""
        try:
            return checked_point(_number(self.values["latitude"]), _number(self.values["longitude"]))
        except (KeyError, ValueError):
            return None

    def __str__(self) -> str:
        name = next(iter(self.names), self.id)
        return f"row {self.number} ({on_one_line(name, 60)})" if name else f"row {self.number}"


@dataclass(frozen=True)
class PlacesFile:
    """The file as it was read. Immutable: `write` returns a new one."""

    path: Path
    raw: bytes
    byte_order_mark: bytes
    encoding: str
    text: str

    @classmethod
    def read(cls, path: Path) -> PlacesFile:
        """Read the file; raises PlacesFileError for a file that could not be written back byte for byte."""
        try:
            raw = path.read_bytes()
        except OSError as error:
            raise PlacesFileError(
                f"{path.name} cannot be opened ({error.strerror}); check it is there."
            ) from error
        mark, encoding = next((each for each in BYTE_ORDER_MARKS if raw.startswith(each[0])), (b"", "utf-8"))
        try:
            text = raw[len(mark) :].decode(encoding)
        except UnicodeDecodeError as error:
            raise PlacesFileError(f"{path.name} is not saved as UTF-8; save it again as UTF-8.") from error
        if "\0" in text or text.encode(encoding) != raw[len(mark) :]:
            raise PlacesFileError(f"{path.name} is damaged; put it back from your last copy.")
        file = cls(path, raw, mark, encoding, text)
        for column in REQUIRED_COLUMNS:
            if column not in file.header:
                raise PlacesFileError(f"{path.name} has no column {column}; add it to the first row.")
        return file

    @cached_property
    def separator(self) -> str:
        """The most frequent of , ; and tab in the first row, as the exhibit reads the table."""
        header = re.split(r"[\r\n]", self.text, maxsplit=1)[0]
        return max(",;\t", key=header.count)

    @cached_property
    def header(self) -> list[str]:
        first = next(parse_rows(self.text, self.separator), ())
        return [cell.value.strip() for cell in first]

    @cached_property
    def rows(self) -> list[PlacesFileRow]:
        """Every row below the header that is not blank, in the file's order."""
        numbered = enumerate(parse_rows(self.text, self.separator), start=1)
        rows = (PlacesFileRow(number, self._values(cells), cells) for number, cells in numbered if number > 1)
        return [row for row in rows if row.values]

    def _values(self, cells: tuple[Cell, ...]) -> dict[str, str]:
        named = zip(self.header, cells, strict=False)
        return {column: value for column, cell in named if column and (value := cell.value.strip())}

    @property
    def rows_without_coordinates(self) -> list[PlacesFileRow]:
        return [row for row in self.rows if row.lacks_coordinates]

    @property
    def has_decimal_commas(self) -> bool:
        """Whether the table writes 59,95 for 59.95; without any number, whether its separator is `;`."""
        if self.separator == ",":
            return False
        columns = ("latitude", "longitude")
        numbers = [value for row in self.rows for column in columns if (value := row.values.get(column, ""))]
        return any(map(DECIMAL_COMMA.fullmatch, numbers)) if numbers else self.separator == ";"

    def write(self, row: PlacesFileRow, values: Mapping[str, str]) -> PlacesFile:
        """Write values into one row, by column; columns that the table lacks are ignored.

        Everything else stays byte for byte. Returns the file as it now is. Raises ChangedMeanwhileError when
        it is no longer the file that was read, OSError when it cannot be written.
        """
        # Of two columns with one name the exhibit reads the last one.
        columns = {column: index for index, column in enumerate(self.header)}
        by_index = {columns[column]: value for column, value in values.items() if column in columns}
        text = with_values(self.text, row.cells, by_index, self.separator)
        content = self.byte_order_mark + text.encode(self.encoding)
        atomic_write(self.path, content, read=self.raw)
        return PlacesFile(self.path, content, self.byte_order_mark, self.encoding, text)

    def format_degrees(self, value: float) -> str:
        """Degrees with at most five decimals (about a metre) and the table's own decimal mark."""
        number = f"{value:.5f}".rstrip("0").rstrip(".")
        number = "0" if number == "-0" else number
        return number.replace(".", ",") if self.has_decimal_commas else number


def _number(text: str) -> float:
    return float(text.replace(",", ".") if DECIMAL_COMMA.fullmatch(text) else text)
