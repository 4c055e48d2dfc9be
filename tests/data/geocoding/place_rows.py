"""Make places.csv files for tests."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from data.geocoding.places_file import PlacesFile, PlacesFileRow

COLUMNS = (
    *("id", "toponym_en", "toponym_ru", "toponym_then", "within", "country", "latitude", "longitude"),
    *("precision", "certainty", "geonames", "coordinate_source", "note"),
)


def places_file(path: Path, *rows: dict[str, str]) -> PlacesFile:
    """Write a places.csv with these rows and read it."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
    return PlacesFile.read(path)


def place(name: str, point: tuple[float, float] | None = None, **more: str) -> dict[str, str]:
    """A row for a place in Germany, with or without coordinates."""
    degrees = {} if point is None else {"latitude": str(point[0]), "longitude": str(point[1])}
    return {"id": name.lower().replace(" ", "-"), "toponym_en": name, "country": "DE", **degrees, **more}


def place_rows(path: Path, *rows: dict[str, str]) -> list[PlacesFileRow]:
    return places_file(path, *rows).rows
