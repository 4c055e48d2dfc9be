"""places.csv on the disk: find the rows without coordinates, and write values into one row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import Path

from pydantic import ValidationError

from data.geocoding.toponyms import names_of, on_one_line
from data.model.exhibit import UNKNOWN_COUNTRY, Point
from data.model.limits import MOST_ROWS
from data.reading.csv_cell import unescape_formula
from data.reading.csv_file import CsvFile, CsvFileError
from data.reading.csv_reader import CsvRecord
from data.schema.csv_schema import LocatedRow, PlaceRow
from data.schema.field_types import Latitude, Longitude
from data.schema.table_columns import Columns

REQUIRED_COLUMNS = ("id", "latitude", "longitude")
DEGREES = ("latitude", "longitude")


class PlacesFileError(Exception):
    """Why the file cannot be used, and what to do, in words for the curator."""


@dataclass(frozen=True, slots=True)
class PlacesFileRow:
    """A row of places.csv: its number as a spreadsheet counts it, and its non-empty values by column.

    A country that is unknown (`ZZ`) is none.
    """

    number: int
    values: Mapping[str, str]
    record: CsvRecord

    @property
    def id(self) -> str:
        return self.values.get("id", "")

    @property
    def names(self) -> tuple[str, ...]:
        return names_of(self.values)

    @property
    def lacks_coordinates(self) -> bool:
        """Whether latitude or longitude is empty and the other does not hold both: the exhibit then cannot
        show the place."""
        return not all(self.values.get(column) for column in DEGREES) and self.point is None

    @property
    def has_one_coordinate(self) -> bool:
        """Whether only one of the two is empty: a mistake that only a person can correct."""
        return self.lacks_coordinates and bool(self.values.get("latitude") or self.values.get("longitude"))

    @property
    def point(self) -> Point | None:
        """Latitude and longitude in degrees, as the exhibit reads them; None where it cannot."""
        return _point(self.values.get("latitude", ""), self.values.get("longitude", ""))

    def __str__(self) -> str:
        name = next(iter(self.names), self.id)
        return f"row {self.number} ({on_one_line(name, 60)})" if name else f"row {self.number}"


@dataclass(frozen=True)
class PlacesFile:
    """The file as it was read. Immutable: `write` returns a new one."""

    file: CsvFile

    @classmethod
    def read(cls, path: Path) -> PlacesFile:
        """Read the file; raises PlacesFileError for a file that could not be written back byte for byte."""
        try:
            file = CsvFile.read(path, Columns.of(PlaceRow))
        except OSError as error:
            raise PlacesFileError(
                f"{path.name} cannot be opened ({error.strerror}); check it is there."
            ) from error
        except CsvFileError as error:
            raise PlacesFileError(str(error)) from error
        for column in REQUIRED_COLUMNS:
            if column not in file.table.column_names:
                raise PlacesFileError(f"{path.name} has no column {column}; add it to the first row.")
        return cls(file)

    @cached_property
    def rows(self) -> list[PlacesFileRow]:
        """Every row below the header that is not blank, in the file's order.

        A row with a fault in its quotation marks is left out, as in the exhibit.
        """
        table = self.file.table
        sound = (record for record in islice(table.records(), MOST_ROWS) if not record.fault)
        rows = (PlacesFileRow(record.number, self._values(record), record) for record in sound)
        return [row for row in rows if row.values]

    def _values(self, record: CsvRecord) -> dict[str, str]:
        """The filled cells by column; degrees as the exhibit reads the cells, with a decimal point."""
        table = self.file.table
        values = table.by_column(record)
        degrees = {column: unescape_formula(values[column]) for column in DEGREES if column in values}
        if values.get("country", "").upper() == UNKNOWN_COUNTRY:
            del values["country"]
        return values | {column: table.number(cell) for column, cell in degrees.items()}

    @cached_property
    def unreadable_rows(self) -> list[CsvRecord]:
        """The rows with a fault in their quotation marks, which are none of `rows`."""
        return [record for record in islice(self.file.table.records(), MOST_ROWS) if record.fault]

    @property
    def rows_without_coordinates(self) -> list[PlacesFileRow]:
        return [row for row in self.rows if row.lacks_coordinates]

    def write(self, row: PlacesFileRow, values: Mapping[str, str]) -> PlacesFile:
        """Write values into one row, by column; columns that the table lacks are ignored.

        Everything else stays byte for byte. Returns the file as it now is. Raises ChangedMeanwhileError when
        it is no longer the file that was read, PlacesFileError for a letter that its encoding lacks, OSError
        when it cannot be written.
        """
        try:
            return PlacesFile(self.file.replace_cells(row.record, values))
        except CsvFileError as error:
            raise PlacesFileError(str(error)) from error

    def format_degrees(self, value: float) -> str:
        """Degrees with at most five decimals (about a metre) and the table's own decimal mark."""
        number = f"{value:.5f}".rstrip("0").rstrip(".")
        number = "0" if number == "-0" else number
        return number.replace(".", self.file.table.decimal_mark(DEGREES))


class PositionCells(LocatedRow):
    """The two cells of a row that hold its position."""

    latitude: Latitude
    longitude: Longitude


@lru_cache(maxsize=MOST_ROWS)
def _point(latitude: str, longitude: str) -> Point | None:
    """The position in two cells, in degrees, by the same rules as in `check`; None where there is none."""
    cells = {column: cell for column, cell in zip(DEGREES, (latitude, longitude), strict=True) if cell}
    try:
        position = PositionCells.model_validate(cells)
    except ValidationError:
        return None
    return (position.latitude, position.longitude)
