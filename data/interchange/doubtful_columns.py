"""Columns whose names have a second meaning: read where the cells fit the field, and always told.

Every cell must fit; of countries most, as tables name states of their time too (“Preußen”).

“Breite” and “Länge” are latitude and longitude, or the size of an object; “Land” is a country, or ground.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from data.interchange.country_code import country_code
from data.interchange.field_names import FIELD_LABELS, compared_name
from data.interchange.likely_names import likely_field
from data.interchange.notes import Notes
from data.interchange.position_cells import position_of_cells
from data.interchange.slide import PICTURE_ADDRESS
from data.interchange.table_rows import TableRow
from data.interchange.typed_dates import MIDNIGHT
from data.interchange.well_known_text import is_wkt
from data.model.date_words import read_date

LIKELY_FIELDS = (
    *("title", "text", "date", "end", "place_name", "latitude", "longitude", "coordinates", "person_name"),
    *("country", "picture", "picture_alt", "picture_creator", "picture_licence", "picture_source", "sources"),
    "language",
)
"""Fields that a name of several words may mean."""
PAIRS = (
    ("breite", "länge"),
    ("breite", "laenge"),
    ("breedte", "lengte"),
    ("szerokość", "długość"),
    ("n", "e"),
    ("n", "o"),
)
"""Latitude and longitude, or width and length, or directions."""
EXACT = re.compile(r"geo:|[°NSEWОO]|\d[.,]\d{3,}\D+\d+[.,]\d{3,}")
"""Letters of directions, or three decimals in each of two numbers."""
SIZES = (
    *(
        "höhe",
        "hoehe",
        "tiefe",
        "gewicht",
        "durchmesser",
        "maße",
        "masse",
        "abmessungen",
        "material",
        "hoogte",
        "diepte",
        "diameter",
    ),
    *("afmetingen", "height", "depth", "dimensions", "weight", "wysokość", "głębokość", "wymiary"),
)
"""Columns beside which the others are sizes too."""
NAMES: Mapping[str, tuple[str, ...]] = {
    "date": ("zeit", "von", "from", "data", "vom"),
    "end": ("bis", "ende", "to", "until", "till", "fin", "fine", "fim", "einde", "tot", "koniec", "do"),
    "country": ("land", "staat", "nation"),
    "picture": (
        *(
            "file",
            "files",
            "filename",
            "file_url",
            "thumb_url",
            "attachment",
            "attachments",
            "datei",
            "dateiname",
        ),
        *("anhang", "anhänge", "fichier", "fichiers", "archivo", "bestand", "файл", "ファイル名"),
    ),
}
"""Field → names that may mean it."""
FITS: Mapping[str, Callable[[str], bool]] = {
    "date": lambda cell: bool(read_date(cell).meanings),
    "end": lambda cell: bool(read_date(cell).meanings),
    "country": lambda cell: bool(country_code(cell)),
    "picture": lambda cell: any(map(PICTURE_ADDRESS.search, re.split(r"[\s,;|()]+", cell))),
}


def add_doubtful_columns(
    found: dict[str, list[str]], columns: Sequence[str], rows: Sequence[TableRow], notes: Notes
) -> None:
    """Add to `found`, columns by field, those of the doubtful ones whose cells fit; each is told."""
    _add_likely(found, columns, notes)
    by_name = {compared_name(column): column for column in columns}
    if not found.keys() & {"latitude", "longitude", "coordinates"}:
        _add_pair(found, by_name, rows, notes)
    if not found.keys() & {"latitude", "longitude", "coordinates"}:
        _add_positions(found, columns, rows, notes)
    _tell_whole_numbers(found, rows, notes)
    for field, names in NAMES.items():
        if field in found or (field == "end" and "date" not in found):
            continue
        likely = [by_name[each] for each in map(compared_name, names) if each in by_name]
        fits = _fit_mostly if field == "country" else _fits
        fitting = [column for column in likely if fits(_cells(column, rows), FITS[field])]
        if fitting:
            found[field] = fitting
            quoted = " and ".join(f"“{column}”" for column in fitting)
            notes.add(f"{quoted} may mean something else, and is read as {FIELD_LABELS[field]}: look at it")


def _add_likely(found: dict[str, list[str]], columns: Sequence[str], notes: Notes) -> None:
    """Add columns whose names have several words, for fields that have no other."""
    read = {column for likely in found.values() for column in likely}
    likely: dict[str, list[str]] = {}
    for column in columns:
        field = likely_field(column, LIKELY_FIELDS) if column not in read else ""
        if field and field not in found:
            likely.setdefault(field, []).append(column)
    for field, names in likely.items():
        found[field] = names
        quoted = " and ".join(f"“{column}”" for column in names)
        notes.add(f"{quoted} may mean something else, and is read as {FIELD_LABELS[field]}: look at it")


def _add_pair(
    found: dict[str, list[str]], by_name: Mapping[str, str], rows: Sequence[TableRow], notes: Notes
) -> None:
    if any(compared_name(each) in by_name for each in SIZES):
        return
    for pair in PAIRS:
        first, second = (by_name.get(compared_name(each), "") for each in pair)
        if first and second and _are_degrees(first, second, rows):
            found["latitude"], found["longitude"] = [first], [second]
            fault = f"“{first}” and “{second}” are read as latitude and longitude, and not as sizes"
            notes.add(f"{fault}: look at the map")
            return


def _add_positions(
    found: dict[str, list[str]], columns: Sequence[str], rows: Sequence[TableRow], notes: Notes
) -> None:
    """Add a column of unknown name whose every cell is a position."""
    read = {column for likely in found.values() for column in likely}
    for column in columns:
        if column not in read and _fits(_cells(column, rows), _is_exact_position):
            found["coordinates"] = [column]
            notes.add(f"“{column}” holds positions, and is read as coordinates: look at the map")
            return


def _is_exact_position(cell: str) -> bool:
    """Whether a cell is a position and hardly anything else: “4/5” and “12, 45” may be pages."""
    is_exact = is_wkt(cell) or EXACT.search(cell) is not None
    return is_exact and position_of_cells(cell, "", "", Notes()) is not None


def add_dates(
    found: dict[str, list[str]], columns: Sequence[str], rows: Sequence[TableRow], notes: Notes
) -> None:
    """Add a column of unknown name whose every cell is a date of a database; for results of a query."""
    read = {column for likely in found.values() for column in likely}
    for column in columns if "date" not in found else ():
        if column not in read and _fits(_cells(column, rows), lambda cell: bool(MIDNIGHT.fullmatch(cell))):
            found["date"] = [column]
            notes.add(f"“{column}” holds dates, and is read as the date of the stop: look at it")
            return


def _are_degrees(first: str, second: str, rows: Sequence[TableRow]) -> bool:
    """Whether each row has two coordinates or none, and one of them is more exact than a whole number."""
    pairs = [(cells.get(first, "").strip(), cells.get(second, "").strip()) for _, cells in rows]
    filled = [pair for pair in pairs if any(pair)]
    read = (position_of_cells(*pair, "", Notes()) is not None for pair in filled)
    return any(not cell.isdecimal() for pair in filled for cell in pair) and all(read)


def _tell_whole_numbers(found: Mapping[str, Sequence[str]], rows: Sequence[TableRow], notes: Notes) -> None:
    """Tell of “x” and “y” that may be points of a picture."""
    pair = found.get("longitude", [""])[0], found.get("latitude", [""])[0]
    if tuple(map(compared_name, pair)) != ("x", "y"):
        return
    cells = [*_cells(pair[0], rows), *_cells(pair[1], rows)]
    if len(cells) > 2 and all(cell.lstrip("+-").isdecimal() for cell in cells):
        fault = "“x” and “y” are read as longitude and latitude, though all are whole numbers"
        notes.add(f"{fault}: look at the map")


def _cells(column: str, rows: Sequence[TableRow]) -> list[str]:
    """The filled cells of a column."""
    return [cell for _, cells in rows if (cell := cells.get(column, "").strip())]


def _fits(cells: Sequence[str], fits: Callable[[str], bool]) -> bool:
    return bool(cells) and all(map(fits, cells))


def _fit_mostly(cells: Sequence[str], fits: Callable[[str], bool]) -> bool:
    return 2 * sum(map(fits, cells)) > len(cells)
