"""What happens to tables in a spreadsheet, in a text editor, and on the way between."""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.data.mutations import TABLES, fine, rows_of, set_cell, told, write_rows

NEEDED_COLUMNS = {
    "places.csv": ["id", "toponym_en", "country", "latitude", "longitude", "precision", "certainty"],
    "sources.csv": ["id", "citation", "kind", "consulted"],
    "pictures.csv": ["id", "file", "alt_en", "creator", "year", "licence", "source"],
    "encounters.csv": ["id", "place", "stop_a", "stop_b", "title", "text"],
}


@fine
def tabs_or_semicolons(folder: Path, chance: Random) -> str:
    file, separator = chance.choice(TABLES), chance.choice(";\t")
    rows = rows_of(folder / file)
    if file == "places.csv":
        rows = [[cell.replace(".", ",") if cell[:2].isdigit() else cell for cell in row] for row in rows]
    write_rows(folder / file, rows, separator)
    text = (folder / file).read_text(encoding="utf-8")
    if chance.random() < 0.5:
        (folder / file).write_text(f"sep={separator}\n{text}", encoding="utf-8")
    return file


@fine
def blank_rows_and_columns(folder: Path, chance: Random) -> str:
    file = chance.choice(TABLES)
    rows = [[*row, "", ""] for row in rows_of(folder / file)]
    for _ in range(chance.randrange(1, 6)):
        rows.insert(
            chance.randrange(1, len(rows) + 1), chance.choice([[], [""] * len(rows[0]), [" ", "\u00a0"]])
        )
    write_rows(folder / file, rows)
    return file


@fine
def degrees_and_minutes(folder: Path, chance: Random) -> str:
    both = chance.choice(["48°12′30″N 16°22′26″E", "48° 12' 30\" N, 16° 22' 26\" E", "N48,2° E16,37°"])
    if chance.random() < 0.5:
        set_cell(
            folder,
            "places.csv",
            "latitude",
            chance.choice(["48°12′N", "N 48,2°", "48.2°", "48.2\u00a0"]),
            chance,
        )
        return "places.csv"
    rows = rows_of(folder / "places.csv")
    at, row = rows[0].index("latitude"), chance.choice(rows[1:])
    row[at], row[at + 1] = chance.choice([(both, ""), ("", both), (both, both)])
    write_rows(folder / "places.csv", rows)
    return "places.csv"


@fine
def unseen_marks(folder: Path, chance: Random) -> str:
    rows = rows_of(folder / "places.csv")
    for _ in range(3):
        row = chance.choice(rows[1:])
        at = rows[0].index(chance.choice(["id", "latitude", "longitude", "country", "precision"]))
        row[at] = chance.choice("\u200b\ufeff\u200e") + row[at] + "\u200b"
    write_rows(folder / "places.csv", rows)
    return "places.csv"


@told
def missing_column(folder: Path, chance: Random) -> str:
    file = chance.choice(TABLES)
    rows = rows_of(folder / file)
    gone = rows[0].index(chance.choice(NEEDED_COLUMNS[file]))
    write_rows(folder / file, [row[:gone] + row[gone + 1 :] for row in rows])
    return file


@told
def column_in_capitals(folder: Path, chance: Random) -> str:
    file = chance.choice(TABLES)
    rows = rows_of(folder / file)
    at = rows[0].index(chance.choice(NEEDED_COLUMNS[file]))
    rows[0][at] = chance.choice([rows[0][at].title(), f" {rows[0][at].upper()} "]).replace("_", " ")
    write_rows(folder / file, rows)
    return file


@told
def ten_thousand_columns(folder: Path, chance: Random) -> str:
    file = chance.choice(TABLES)
    rows = rows_of(folder / file)
    rows[0] += [f"column{number}" for number in range(10_000 + chance.randrange(100))]
    write_rows(folder / file, rows)
    return file


@told
def header_repeated(folder: Path, chance: Random) -> str:
    file = chance.choice(TABLES)
    rows = rows_of(folder / file)
    rows.insert(chance.randrange(1, len(rows) + 1), list(rows[0]))
    write_rows(folder / file, rows)
    return file


@told
def swapped_coordinates(folder: Path, chance: Random) -> str:
    rows = rows_of(folder / "places.csv")
    at, row = rows[0].index("latitude"), chance.choice(rows[1:])
    row[at], row[at + 1] = f"{chance.uniform(91, 179):.4f}", f"{chance.uniform(-80, 80):.4f}"
    write_rows(folder / "places.csv", rows)
    return "places.csv"


@told
def coordinate_out_of_range(folder: Path, chance: Random) -> str:
    field = chance.choice(["latitude", "longitude"])
    value = chance.choice(["482082", "-200.5", "999", "inf", "nan", "1e400", "190°E", "95°30′N", "9" * 5000])
    return set_cell(folder, "places.csv", field, value, chance)


@told
def coordinate_of_another_kind(folder: Path, chance: Random) -> str:
    field = chance.choice(["latitude", "longitude"])
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
    return set_cell(folder, "places.csv", field, chance.choice([*found, "55°W 12°N", "16°22′ O"]), chance)


@told
def spreadsheet_error(folder: Path, chance: Random) -> str:
    file = chance.choice(TABLES)
    value = chance.choice(
        ["#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "Err:502", "########", "1,23E+05"]
    )
    return set_cell(folder, file, chance.choice(NEEDED_COLUMNS[file]), value, chance)


@told
def day_number_for_a_year(folder: Path, chance: Random) -> str:
    return set_cell(folder, "pictures.csv", "year", str(chance.randrange(20_000, 60_000)), chance)


@told
def quotation_mark_left_open(folder: Path, chance: Random) -> str:
    file = chance.choice(TABLES)
    lines = (folder / file).read_text(encoding="utf-8").rstrip("\n").split("\n")
    at = chance.randrange(len(lines))
    cells = lines[at].split(",")
    where = chance.randrange(len(cells))
    cells[where] = '"' + cells[where].strip('"') + "x"
    lines[at] = ",".join(cells)
    (folder / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


@told
def cell_too_many(folder: Path, chance: Random) -> str:
    file = chance.choice(TABLES)
    lines = (folder / file).read_text(encoding="utf-8").rstrip("\n").split("\n")
    lines[chance.randrange(1, len(lines))] += chance.choice([",stray", ",,,x", ",“a, b”"])
    (folder / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


@told
def duplicate_row(folder: Path, chance: Random) -> str:
    file = chance.choice(TABLES)
    rows = rows_of(folder / file)
    write_rows(folder / file, [*rows, chance.choice(rows[1:])])
    return file


@told
def reference_to_nothing(folder: Path, chance: Random) -> str:
    file, column = chance.choice(
        [
            ("encounters.csv", "place"),
            ("encounters.csv", "stop_a"),
            ("places.csv", "within"),
            ("pictures.csv", "file"),
        ]
    )
    return set_cell(
        folder, file, column, chance.choice(["gone/99-gone", "atlantis", "“vienna”", "pier.gif"]), chance
    )


@told
def word_that_is_no_choice(folder: Path, chance: Random) -> str:
    file, column = chance.choice(
        [("places.csv", "precision"), ("sources.csv", "kind"), ("places.csv", "country")]
    )
    return set_cell(
        folder, file, column, chance.choice(["city", "Town ", "?", "“town”", "AUSTRIA", "at1"]), chance
    )
