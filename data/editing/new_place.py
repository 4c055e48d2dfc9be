"""`uv run app.py new place`: a row at the end of places.csv. Every other byte of the table stays as it is."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from data.editing.new_files import chosen_id, one_line, read_whole, refused, replace

TABLE = "places.csv"


def new_place(exhibit: Path, name: str, asked_id: str | None, known: Mapping[str, str]) -> str:
    """Add a place to the gazetteer; returns its id. `known` are further cells by column.

    The row is separated, quoted and ended as the table's header is. Raises RefusedError where nothing could
    be made, OSError where nothing can be written.
    """
    name = one_line("name", name)
    known = {column: one_line(column, cell) for column, cell in known.items()}
    place = chosen_id(name, asked_id, "place")
    text = read_whole(exhibit / TABLE)
    header = text.removeprefix("\ufeff").partition("\n")[0].rstrip("\r")
    separator = max(",;\t", key=header.count)
    columns = [column.strip() for column in next(csv.reader([header], delimiter=separator), [])]
    if "id" not in columns:
        raise refused(TABLE, "", "", "the column id is missing", "put the header back as the first row")
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), columns, delimiter=separator)
    if any((row["id"] or "").strip() == place for row in rows):
        raise refused(TABLE, "id", place, "is used already", "choose another id with --id")
    cells = {"id": place, "toponym_en": name, "precision": "town", "certainty": "less-certain", **known}
    line_break = "\r\n" if "\r\n" in text else "\n"
    row = io.StringIO()
    writer = csv.DictWriter(
        row, columns, extrasaction="ignore", delimiter=separator, lineterminator=line_break
    )
    writer.writerow(cells)
    end = "" if text.endswith("\n") else line_break
    replace(exhibit / TABLE, f"{text}{end}{row.getvalue()}")
    return place
