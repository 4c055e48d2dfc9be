"""Mutations of tables: by spreadsheets, by text editors, by conversion."""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.data.mutations import TABLES, harmless, reported, rows_of, set_cell, write_rows

REQUIRED_COLUMNS = {
    "places.csv": ["id", "toponym_en", "country", "latitude", "longitude", "precision", "certainty"],
    "sources.csv": ["id", "citation", "kind", "consulted"],
    "pictures.csv": ["id", "file", "alt_en", "creator", "year", "licence", "source"],
    "encounters.csv": ["id", "place", "stop_a", "stop_b", "title", "text"],
}


@harmless
def tabs_or_semicolons(folder: Path, random: Random) -> str:
    file, separator = random.choice(TABLES), random.choice(";\t")
    rows = rows_of(folder / file)
    if file == "places.csv":
        rows = [[cell.replace(".", ",") if cell[:2].isdigit() else cell for cell in row] for row in rows]
    write_rows(folder / file, rows, separator)
    text = (folder / file).read_text(encoding="utf-8")
    if random.random() < 0.5:
        (folder / file).write_text(f"sep={separator}\n{text}", encoding="utf-8")
    return file


@harmless
def blank_rows_and_columns(folder: Path, random: Random) -> str:
    file = random.choice(TABLES)
    rows = [[*row, "", ""] for row in rows_of(folder / file)]
    for _ in range(random.randrange(1, 6)):
        rows.insert(
            random.randrange(1, len(rows) + 1), random.choice([[], [""] * len(rows[0]), [" ", "\u00a0"]])
        )
    write_rows(folder / file, rows)
    return file


@harmless
def degrees_and_minutes(folder: Path, random: Random) -> str:
    both = random.choice(["48°12′30″N 16°22′26″E", "48° 12' 30\" N, 16° 22' 26\" E", "N48,2° E16,37°"])
    if random.random() < 0.5:
        set_cell(
            folder,
            "places.csv",
            "latitude",
            random.choice(["48°12′N", "N 48,2°", "48.2°", "48.2\u00a0"]),
            random,
        )
        return "places.csv"
    rows = rows_of(folder / "places.csv")
    at, row = rows[0].index("latitude"), random.choice(rows[1:])
    row[at], row[at + 1] = random.choice([(both, ""), ("", both), (both, both)])
    write_rows(folder / "places.csv", rows)
    return "places.csv"


@harmless
def invisible_characters(folder: Path, random: Random) -> str:
    rows = rows_of(folder / "places.csv")
    for _ in range(3):
        row = random.choice(rows[1:])
        at = rows[0].index(random.choice(["id", "latitude", "longitude", "country", "precision"]))
        row[at] = random.choice("\u200b\ufeff\u200e") + row[at] + "\u200b"
    write_rows(folder / "places.csv", rows)
    return "places.csv"


@reported
def missing_column(folder: Path, random: Random) -> str:
    file = random.choice(TABLES)
    rows = rows_of(folder / file)
    required = [each for each in REQUIRED_COLUMNS[file] if not each.endswith("_en")]  # another one will do
    gone = rows[0].index(random.choice(required))
    write_rows(folder / file, [row[:gone] + row[gone + 1 :] for row in rows])
    return file


@reported
def column_in_capitals(folder: Path, random: Random) -> str:
    file = random.choice(TABLES)
    rows = rows_of(folder / file)
    at = rows[0].index(random.choice(REQUIRED_COLUMNS[file]))
    rows[0][at] = random.choice([rows[0][at].title(), f" {rows[0][at].upper()} "]).replace("_", " ")
    write_rows(folder / file, rows)
    return file


@reported
def ten_thousand_columns(folder: Path, random: Random) -> str:
    file = random.choice(TABLES)
    rows = rows_of(folder / file)
    rows[0] += [f"column{number}" for number in range(10_000 + random.randrange(100))]
    write_rows(folder / file, rows)
    return file


@reported
def header_repeated(folder: Path, random: Random) -> str:
    file = random.choice(TABLES)
    rows = rows_of(folder / file)
    rows.insert(random.randrange(1, len(rows) + 1), list(rows[0]))
    write_rows(folder / file, rows)
    return file


@reported
def swapped_coordinates(folder: Path, random: Random) -> str:
    rows = rows_of(folder / "places.csv")
    at, row = rows[0].index("latitude"), random.choice(rows[1:])
    row[at], row[at + 1] = f"{random.uniform(91, 179):.4f}", f"{random.uniform(-80, 80):.4f}"
    write_rows(folder / "places.csv", rows)
    return "places.csv"


@reported
def coordinate_out_of_range(folder: Path, random: Random) -> str:
    field = random.choice(["latitude", "longitude"])
    value = random.choice(["482082", "-200.5", "999", "inf", "nan", "1e400", "190°E", "95°30′N", "9" * 5000])
    return set_cell(folder, "places.csv", field, value, random)


@reported
def coordinate_of_another_kind(folder: Path, random: Random) -> str:
    field = random.choice(["latitude", "longitude"])
    found = [
        "59.95, 30.32",
        "59,95; 30,32",
        "48°12′",
        "north",
        "12. Mai",
        "2024-05-12",
        "48,2.1",
        "“48.2",
        "٤٨",
    ]
    return set_cell(folder, "places.csv", field, random.choice([*found, "55°W 12°N", "16°22′ O"]), random)


@reported
def spreadsheet_error(folder: Path, random: Random) -> str:
    file = random.choice(TABLES)
    value = random.choice(
        ["#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "Err:502", "########", "1,23E+05"]
    )
    return set_cell(folder, file, random.choice(REQUIRED_COLUMNS[file]), value, random)


@reported
def day_number_for_a_year(folder: Path, random: Random) -> str:
    return set_cell(folder, "pictures.csv", "year", str(random.randrange(20_000, 60_000)), random)


@reported
def quotation_mark_left_open(folder: Path, random: Random) -> str:
    file = random.choice(TABLES)
    lines = (folder / file).read_text(encoding="utf-8").rstrip("\n").split("\n")
    at = random.randrange(len(lines))
    cells = lines[at].split(",")
    where = random.randrange(len(cells))
    cells[where] = '"' + cells[where].strip('"') + "x"
    lines[at] = ",".join(cells)
    (folder / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


@reported
def cell_too_many(folder: Path, random: Random) -> str:
    file = random.choice(TABLES)
    lines = (folder / file).read_text(encoding="utf-8").rstrip("\n").split("\n")
    lines[random.randrange(1, len(lines))] += random.choice([",stray", ",,,x", ",“a, b”"])
    (folder / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


@reported
def duplicate_row(folder: Path, random: Random) -> str:
    file = random.choice(TABLES)
    rows = rows_of(folder / file)
    write_rows(folder / file, [*rows, random.choice(rows[1:])])
    return file


@reported
def reference_to_nothing(folder: Path, random: Random) -> str:
    file, column = random.choice(
        [
            ("encounters.csv", "place"),
            ("encounters.csv", "stop_a"),
            ("places.csv", "within"),
            ("pictures.csv", "file"),
        ]
    )
    return set_cell(
        folder, file, column, random.choice(["gone/gone", "atlantis", "“vienna”", "pier.gif"]), random
    )


@reported
def unknown_choice(folder: Path, random: Random) -> str:
    file, column = random.choice(
        [("places.csv", "precision"), ("sources.csv", "kind"), ("places.csv", "country")]
    )
    return set_cell(
        folder, file, column, random.choice(["city", "Town ", "?", "“town”", "AUSTRIA", "at1"]), random
    )
