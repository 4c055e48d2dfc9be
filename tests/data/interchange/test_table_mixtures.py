"""A table with headers of any language, in any order, separator and notation, is read as it is meant."""

from __future__ import annotations

import csv
import io
import random

import pytest

from data.interchange.formats import guessed_format
from data.interchange.simple_table import read
from tests.data.interchange.column_headers import COORDINATES, DUBLIN_CORE, LANGUAGES, MUSEUM, OMEKA_S
from tests.data.interchange.spelled_positions import any_position, spelled
from tests.random_seeds import few_by_default

WORDS = ["Pier", "Öl & Gas", "Вокзал", "港", 'the "Rose"', "a; b, c", "Ōsaka", "O"]
VALUES = {
    "title": WORDS,
    "text": ["It rained.", "Es regnete; den ganzen Tag.", "雨だった。"],
    "date": ["1905", "1905-04-03", "1905/1907"],
    "place_name": ["Rome", "Санкт-Петербург", "東京", "Bad Homburg v. d. Höhe"],
    "picture": ["a.jpg", "https://a.example/b.png"],
    "picture_alt": ["A brick house"],
    "picture_creator": ["Ann B."],
    "language": ["de", "ja"],
}
SOURCES = [OMEKA_S, DUBLIN_CORE, MUSEUM, *LANGUAGES.values()]


def header_of(field: str, choose: random.Random) -> str:
    """A header of one program or language for a field; of any where its language has none."""
    every = [header for each in (*SOURCES, COORDINATES) for header, meant in each.items() if meant == field]
    return choose.choice(every)


@pytest.mark.parametrize("seed", few_by_default(range(60)))
def test_any_mixture(seed: int) -> None:
    choose = random.Random(seed)
    fields = ["title", *choose.sample([each for each in VALUES if each != "title"], choose.randint(0, 5))]
    headers = {field: header_of(field, choose) for field in fields}
    in_one = choose.random() < 0.5
    place = [header_of(each, choose) for each in (["coordinates"] if in_one else ["latitude", "longitude"])]
    unread = choose.choice(["Inventarnummer", "o:id", "Размеры", "編集者"])
    columns = [*headers.values(), *place, unread]
    order = choose.sample(columns, len(columns))
    expected, rows = [], []
    for number in range(choose.randint(1, 6)):
        values = {field: choose.choice(VALUES[field]) for field in fields}
        at = any_position(choose)
        cells = spelled(at, choose)
        while bool(cells[1]) == in_one:
            cells = spelled(at, choose)
        row = {headers[field]: value for field, value in values.items()}
        row |= dict(zip(place, cells, strict=False)) | {unread: f"n{number}"}
        rows.append([row[column] for column in order])
        expected.append({**values, "latitude": at[0], "longitude": at[1]})
    text = io.StringIO()
    csv.writer(text, delimiter=choose.choice(",;\t")).writerows([order, *rows])
    data = text.getvalue().encode(choose.choice(["utf-8", "utf-8-sig", "utf-16"]))
    assert guessed_format(data) == "simple-table"
    found = read(data)
    for record, values_of_row in zip(found.records, expected, strict=True):
        given = {field: getattr(record, field) for field in values_of_row}
        given |= {field: round(given[field], 7) for field in ("latitude", "longitude")}
        assert given == values_of_row, order
    (note,) = [each for each in found.notes if not each.startswith("The address may be of no picture")]
    assert note.endswith(f"“{unread.lower()}” ({len(rows)}).")
