"""Rows of a places.csv, made of what a test says of them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from data.geocoding.places_file import PlaceLine, PlacesFile

COLUMNS = (
    *("id", "toponym_en", "toponym_ru", "toponym_then", "within", "country", "latitude", "longitude"),
    *("precision", "certainty", "geonames", "coordinate_source", "note"),
)


def table_of(path: Path, *rows: dict[str, str]) -> PlacesFile:
    """A table with these rows, on the disk."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
    return PlacesFile.read(path)


def place(name: str, point: tuple[float, float] | None = None, **more: str) -> dict[str, str]:
    """A row named so, in Germany, with its point or without."""
    degrees = {} if point is None else {"latitude": str(point[0]), "longitude": str(point[1])}
    return {"id": name.lower().replace(" ", "-"), "toponym_en": name, "country": "DE", **degrees, **more}


def lines_of(path: Path, *rows: dict[str, str]) -> list[PlaceLine]:
    return table_of(path, *rows).lines
