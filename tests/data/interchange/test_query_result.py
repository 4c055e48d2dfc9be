"""Results of the Wikidata Query Service are read in every form in which the service gives them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from data.interchange.cell_table import TableOptions
from data.interchange.file_content import UnreadableError
from data.interchange.formats import ImportedStops, guessed_format
from data.interchange.simple_table import read

Q = "http://www.wikidata.org/entity/"
FILE = "http://commons.wikimedia.org/wiki/Special:FilePath/Old%20pier.jpg"
ROW = {
    "item": f"{Q}Q5",
    "itemLabel": "Alter Hafen",
    "itemDescription": "Hafen",
    "coord": "Point(13.76 45.65)",
    "inception": "1852-03-14T00:00:00Z",
    "image": FILE,
}


def stops(data: str) -> ImportedStops:
    assert guessed_format(data.encode()) == "simple-table"
    return read(data.encode())


def table(*rows: dict[str, str]) -> str:
    return "\n".join(",".join(each) for each in (rows[0], *(row.values() for row in rows)))


def as_tsv_of_sparql(row: dict[str, str]) -> str:
    terms = [f"<{value}>" if value.startswith("http") else f'"{value}"@de' for value in row.values()]
    terms[3] = f'"{row["coord"]}"^^<http://www.opengis.net/ont/geosparql#wktLiteral>'
    terms[4] = f'"{row["inception"]}"^^xsd:dateTime'
    return "\t".join(f"?{name}" for name in row) + "\n" + "\t".join(terms) + "\n"


def as_sparql_json(*rows: dict[str, str]) -> str:
    def term(value: str) -> dict[str, Any]:
        return (
            {"type": "uri", "value": value}
            if value.startswith("http")
            else {"type": "literal", "xml:lang": "de", "value": value}
        )

    bindings = [{name: term(value) for name, value in row.items()} for row in rows]
    return json.dumps({"head": {"vars": list(rows[0])}, "results": {"bindings": bindings}})


FORMS = {
    "CSV": table(ROW),
    "TSV": table(ROW).replace(",", "\t"),
    "TSV of SPARQL": as_tsv_of_sparql(ROW),
    "JSON of SPARQL": as_sparql_json(ROW),
    "JSON": json.dumps([ROW]),
}


@pytest.mark.parametrize("form", FORMS)
def test_an_item_is_a_stop_in_every_form(form: str) -> None:
    found = stops(FORMS[form])
    (record,) = found.records
    assert (record.title, record.text, record.date) == ("Alter Hafen", "Hafen", "1852-03-14")
    assert (record.latitude, record.longitude, record.wikidata) == (45.65, 13.76, "Q5")
    assert (record.picture, record.sources) == (FILE, ("Wikidata, Q5",))
    assert record.picture_source == "https://commons.wikimedia.org/wiki/File:Old%20pier.jpg"
    assert record.language == ("de" if "SPARQL" in form else "")
    assert found.notes == ()
    assert found.columns["item"] == "wikidata"


@pytest.mark.parametrize(
    ("written", "date", "told"),
    [
        ("1852-01-01T00:00:00Z", "1852", "may stand for the whole year"),
        ("1852-05-01T00:00:00Z", "1852-05", "may stand for the whole month"),
        ("1852-05-02T00:00:00Z", "1852-05-02", ""),
        ("-0043-03-15T00:00:00Z", "-0043-03-15", ""),
        ("t1234567", "", "a value that is not known"),
        (f"{Q.replace('entity', '.well-known/genid')}0a1b", "", "a value that is not known"),
    ],
)
def test_no_day_is_claimed_that_is_not_known(written: str, date: str, told: str) -> None:
    found = stops(table({**ROW, "inception": written}))
    assert (found.records[0].date, found.records[0].date_label) == (date, "")
    assert told in " ".join(found.notes)
    assert bool(told) == bool(found.notes)


def test_an_item_of_several_rows_is_one_stop_and_what_differs_is_told() -> None:
    other = {**ROW, "inception": "1853-04-02T00:00:00Z", "image": FILE.replace("pier", "quay")}
    found = stops(table({**ROW, "itemDescription": ""}, ROW, other))
    (record,) = found.records
    assert (record.date, record.text) == ("1852-03-14", "Hafen")
    note = " ".join(place for note in found.notes for place in note.places)
    assert "row 4 (Alter Hafen): inception “1853-04-02T00:00:00Z”" in note
    assert "Old quay.jpg" in note


def test_one_item_at_several_places_is_several_stops() -> None:
    rows = [
        {"event": f"{Q}Q1", "eventLabel": "Tour", "place": f"{Q}{id}", "placeLabel": name, "date": "1900"}
        for id, name in (("Q2", "Rome"), ("Q3", "Paris"))
    ]
    found = stops(table(*rows))
    assert [(each.title, each.place_name, each.wikidata) for each in found.records] == [
        ("Tour", "Rome", "Q2"),
        ("Tour", "Paris", "Q3"),
    ]


def test_persons_beside_places_are_lives() -> None:
    rows = [
        {"person": f"{Q}Q{n}", "personLabel": life, "place": f"{Q}Q9{n}{m}", "placeLabel": f"{life} {m}"}
        for n, life in enumerate(("Ada", "Bo"), start=1)
        for m in (1, 2)
    ]
    found = stops(table(*rows))
    assert [(each.person, each.title, each.order) for each in found.records] == [
        *(("ada", "Ada 1", 1), ("ada", "Ada 2", 2), ("bo", "Bo 1", 1), ("bo", "Bo 2", 2)),
    ]


def test_labels_of_other_items_are_read_or_named() -> None:
    row = {
        **ROW,
        "country": f"{Q}Q38",
        "countryLabel": "Italy",
        "architect": f"{Q}Q7",
        "architectLabel": "Ann",
    }
    found = stops(table(row))
    assert found.records[0].country == "Italy"
    assert found.notes == (
        "Left out, as the exhibit has no field for them: columns “country” (1), “architect” (1), "
        "“architectlabel” (1).",
    )


def test_a_column_of_any_name_is_read_where_all_its_cells_are_dates_or_positions() -> None:
    row = {"item": f"{Q}Q5", "itemLabel": "A", "ort": "Point(13.76 45.65)", "geburt": "1852-03-14T00:00:00Z"}
    found = stops(table({**row, "tod": "1853-03-14T00:00:00Z"}))
    assert (found.records[0].date, found.records[0].latitude) == ("1852-03-14", 45.65)
    assert [note for note in found.notes if "holds" in note] == [
        "“geburt” holds dates, and is read as the date of the stop: look at it."
    ]
    assert "columns “tod” (1)" in found.notes[-1]


def test_columns_that_the_curator_names_are_taken() -> None:
    said = TableOptions(columns={"itemDescription": "title", "image": ""})
    record = read(table(ROW).encode(), said).records[0]
    assert (record.title, record.text, record.picture) == ("Hafen", "", "")


def test_an_item_without_a_label_and_a_point_on_the_moon_are_told() -> None:
    found = stops(table({**ROW, "itemLabel": "Q5", "coord": f"<{Q}Q405> Point(1 2)"}))
    assert found.records[0].latitude is None
    told = " ".join(found.notes)
    assert "has no label in the language of the query" in told
    assert "on another globe than the Earth" in told


@pytest.mark.parametrize(
    "text",
    [
        as_sparql_json(ROW).replace('"bindings"', '"rows"'),
        '{"head": {}, "results": {"bindings": []}}',
        '[{"item": "http://www.wikidata.org/entity/Q5"',
        "[[[[[[",
        '{"results": 1}',
    ],
)
def test_json_that_is_no_result_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError):
        read(text.encode())
