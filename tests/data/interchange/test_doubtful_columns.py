"""A name with two meanings is read where the cells fit, and that is told; otherwise it is left out."""

from __future__ import annotations

import pytest

from data.interchange.cell_table import TableOptions
from data.interchange.country_code import country_code
from data.interchange.formats import ImportedStops
from data.interchange.simple_table import read


def table(*lines: str) -> ImportedStops:
    return read("\n".join(lines).encode())


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Titel;Breite;Länge", "A;52,5;13,4"),
        ("Titel;Länge;Breite", "A;13.4;52.5"),
        ("Titel;Breite;Länge", "A;52°30′N;13°24′E"),
        ("Titel;Breedte;Lengte", "A;52,5;13,4"),
        ("Tytuł;Szerokość;Długość", "A;52,5;13,4"),
        ("Name;N;E", "A;52.5;13.4"),
    ],
)
def test_degrees_are_read_and_told(header: str, cells: str) -> None:
    found = table(header, cells)
    assert (found.records[0].latitude, found.records[0].longitude) == (52.5, 13.4)
    assert "are read as latitude and longitude, and not as sizes: look at the map" in found.notes[0]


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Titel;Breite;Länge;Höhe", "A;52,5;13,4;3"),
        ("Titel;Breite;Länge", "A;52,5 cm;13,4 cm"),
        ("Titel;Breite;Länge", "A;120,5;30,2"),
        ("Titel;Breite;Länge", "A;30;20"),
        ("Titel;Breite;Länge;Latitude;Longitude", "A;52,5;13,4;1,5;2,5"),
    ],
)
def test_sizes_are_left_out_and_named(header: str, cells: str) -> None:
    found = table(header, cells)
    assert found.records[0].latitude in (None, 1.5)
    assert any("“breite” (1), “länge” (1)" in note for note in found.notes)


@pytest.mark.parametrize(
    ("header", "cells", "field", "value"),
    [
        ("Titel;Land", "A;Deutschland", "country", "Deutschland"),
        ("Titel;Zeit", "A;Mai 1905", "date", "1905-05"),
        ("Titolo;Data", "A;1905", "date", "1905"),
        ("Titel;von;bis", "A;1905;1907", "date", "1905/1907"),
        ("Name;File", "A;https://a.example/b.jpg", "picture", "https://a.example/b.jpg"),
    ],
)
def test_what_fits_is_read_and_told(header: str, cells: str, field: str, value: str) -> None:
    found = table(header, cells)
    assert getattr(found.records[0], field) == value
    assert "may mean something else, and is read as" in found.notes[0]


def test_a_column_of_unknown_name_whose_every_cell_is_a_position_is_read_and_told() -> None:
    found = table("name,wo", 'A,"52.516, 13.377"', "B,POINT (2.35 48.85)", "C,")
    assert [each.latitude for each in found.records] == [52.516, 48.85, None]
    assert found.notes == ("“wo” holds positions, and is read as coordinates: look at the map.",)
    assert table("name,wo", 'A,"52.516, 13.377"', "B,Rome").records[0].latitude is None
    assert table("name,score", "A,4/5", 'B,"12, 45"').records[0].latitude is None


def test_columns_that_the_curator_names_are_not_guessed_again() -> None:
    said = TableOptions(columns={"Breite": "text", "Land": ""})
    found = read("Titel;Breite;Länge;Land\nA;52,5;13,4;Deutschland".encode(), said)
    record = found.records[0]
    assert (record.text, record.latitude, record.country) == ("52,5", None, "")
    assert [note for note in found.notes if "read as" in note] == []


@pytest.mark.parametrize(
    ("header", "cells", "name"),
    [
        ("Titel;Land", "A;Acker und Wiese", "land"),
        ("Titel;von;bis", "A;Berlin;Rom", "von"),
        ("Title;Data", "A;52 kB", "data"),
        ("Name;File", "A;letter.pdf", "file"),
        ("Title;To", "A;1905", "to"),
    ],
)
def test_what_does_not_fit_is_left_out_and_named(header: str, cells: str, name: str) -> None:
    found = table(header, cells)
    assert any(f"“{name}” (1)" in note for note in found.notes)


def test_whole_numbers_of_x_and_y_may_be_points_of_a_picture() -> None:
    assert "though all are whole numbers: look at the map" in " ".join(
        table("name,x,y", "A,12,34", "B,2,5").notes
    )
    assert table("name,x,y", "A,12.5,34", "B,2,5").notes == ()


def test_the_letter_o_is_read_where_other_rows_show_which_it_is() -> None:
    found = table("name,lat,lon", "A,48°12′ N,16°22′ O", "B,48°12′ N,6°22′ W")
    assert found.records[0].longitude == pytest.approx(16 + 22 / 60)
    assert "The letter O is read as E, as other rows have W" in found.notes[0]
    found = table("name,location", 'A,"48°12′ N, 16°22′ O"', 'B,"48°12′ N, 6°22′ E"')
    assert found.records[0].longitude == pytest.approx(-16 - 22 / 60)
    found = table("name,lat,lon", "A,48°12′ N,16°22′ O")
    assert (found.records[0].latitude, "letter O is east" in found.notes[0]) == (None, True)


def test_a_column_of_countries_may_name_a_state_of_its_time() -> None:
    rows = ("A;Großbritannien", "B;Preußen", "C;Niederlande")
    found = table("Titel;Land", *rows)
    assert [each.country for each in found.records] == ["Großbritannien", "Preußen", "Niederlande"]
    assert "“land” may mean something else, and is read as countries: look at it" in found.notes[0]
    assert [each.country for each in table("Titel;Land", "A;Wiese", "B;Acker", "C;Niederlande").records] == [
        *("", "", "")
    ]


@pytest.mark.parametrize("name", ["Großbritannien", "England", "Grande-Bretagne", "GROSSBRITANNIEN"])
def test_daily_names_of_a_country_are_understood(name: str) -> None:
    assert country_code(name) == "GB"
