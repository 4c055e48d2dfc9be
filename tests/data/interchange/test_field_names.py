"""A name of a field means the same in a table, in GeoJSON and in KML, however it is spelled."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from xml.sax.saxutils import quoteattr

import pytest

from data.interchange import geojson, kml_reader, simple_table
from data.interchange.field_names import (
    USUAL_NAMES,
    compared_name,
    folded_name,
    known_names,
    names_by_field,
)
from data.interchange.formats import guessed_format
from data.interchange.stop_record import StopRecord
from tests.data.interchange.column_headers import HEADERS

VALUES = {
    "title": "A pier",
    "text": "It rained.",
    "date": "1933-09-06",
    "place_name": "Trieste",
    "country": "IT",
    "picture": "pier.jpg",
    "picture_alt": "Boxes on a pier",
    "picture_creator": "Ann B.",
    "sources": "A letter",
    "language": "de",
}
Reader = Callable[[dict[str, str]], StopRecord]
SPELLINGS: list[Callable[[str], str]] = [
    str,
    str.upper,
    str.title,
    lambda name: f" {name.replace('_', ' ')} ",
    lambda name: name.replace("_", "-"),
]


def from_table(named: dict[str, str]) -> StopRecord:
    table = "\n".join("\t".join(row) for row in (named, named.values()))
    return simple_table.read(table.encode()).records[0]


def from_geojson(named: dict[str, str]) -> StopRecord:
    feature = {"type": "Feature", "geometry": None, "properties": named}
    return geojson.read(json.dumps(feature).encode()).records[0]


def from_kml(named: dict[str, str]) -> StopRecord:
    values = (f"<Data name={quoteattr(name)}><value>{each}</value></Data>" for name, each in named.items())
    mark = f"<Placemark><ExtendedData>{''.join(values)}</ExtendedData></Placemark>"
    return kml_reader.read(f"<kml>{mark}</kml>".encode()).records[0]


@pytest.mark.parametrize("read", [from_table, from_geojson, from_kml])
@pytest.mark.parametrize("field", VALUES)
def test_every_usual_name_is_known_to_every_format(read: Reader, field: str) -> None:
    others = {each: VALUES[each] for each in ("title", "picture") if each != field}
    for number, name in enumerate(known_names([field])):
        for spelled in (SPELLINGS[number % len(SPELLINGS)], str):
            found = getattr(read({spelled(name): VALUES[field], **others}), field)
            assert found == ((VALUES[field],) if field == "sources" else VALUES[field]), spelled(name)


@pytest.mark.parametrize("read", [from_table, from_geojson, from_kml])
def test_the_most_likely_of_several_names_counts(read: Reader) -> None:
    found = read({"event": "no", "name": "no", "headline": "yes", "notes": "no", "description": "yes"})
    assert (found.title, found.text) == ("yes", "yes")


def test_accents_make_no_difference() -> None:
    assert folded_name("Légende Image") == folded_name("legende_image") == "legende_image"
    assert names_by_field(["Námè"], ["title"]) == {"title": "Námè"}


def test_a_web_address_is_a_picture_in_a_table_alone() -> None:
    named = {"title": "A", "url": "https://a.example/page"}
    assert from_table(named).picture == "https://a.example/page"
    assert from_geojson(named).picture == ""


def test_no_name_means_two_fields() -> None:
    names = [name for field in USUAL_NAMES for name in set(map(compared_name, known_names([field])))]
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_the_headers_of_programs_and_languages_mean_what_they_say_or_nothing() -> None:
    assert len(HEADERS) > 580
    meant = {header: tuple(names_by_field([header], USUAL_NAMES)) for header, _ in HEADERS}
    assert meant == {header: (field,) if field else () for header, field in HEADERS}


@pytest.mark.parametrize("name", ["Länge", "Breite", "Land", "Zeit", "Place no"])
def test_a_name_with_a_second_meaning_means_no_field(name: str) -> None:
    assert names_by_field([name], USUAL_NAMES) == {}


@pytest.mark.parametrize(
    ("names", "fields"),
    [
        (("Titel", "Jahr", "Ort", "Quelle"), ("title", "date", "place_name", "sources")),
        (("Titre", "Année", "Lieu"), ("title", "date", "place_name")),
        (("Название", "Год", "Место", "Источник"), ("title", "date", "place_name", "sources")),
        (("題名", "年", "場所", "緯度"), ("title", "date", "place_name", "latitude")),
        (("Título", "Año", "Lugar"), ("title", "date", "place_name")),
    ],
)
def test_names_are_known_in_other_languages(names: tuple[str, ...], fields: tuple[str, ...]) -> None:
    assert names_by_field(names, USUAL_NAMES) == dict(zip(fields, names, strict=True))


@pytest.mark.parametrize("header", ["Titre;Année", "Titel;Jahr", "タイトル;年"])
def test_a_table_with_a_title_in_another_language_is_recognised(header: str) -> None:
    table = f"{header}\nA pier;1852".encode()
    assert guessed_format(table) == "simple-table"
    (record,) = simple_table.read(table).records
    assert (record.title, record.date) == ("A pier", "1852")


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Laengengrad", "longitude"),
        ("Geogr_Laenge", "longitude"),
        ("Ueberschrift", "title"),
        ("Erlaeuterung", "text"),
        ("lat,lon", "coordinates"),
        ("Latitude , Longitude", "coordinates"),
        ("Lat; Long", "coordinates"),
    ],
)
def test_letters_of_databases_and_what_stands_between_two_names_make_no_difference(
    name: str, field: str
) -> None:
    assert names_by_field([name], USUAL_NAMES) == {field: name}


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Descriptio", "text"),
        ("BESCHREIBU", "text"),
        ("start_date", "date"),
        ("image_cred", "picture_creator"),
    ],
)
def test_a_name_that_a_shapefile_has_cut_is_known_by_its_beginning(name: str, field: str) -> None:
    assert names_by_field([name], USUAL_NAMES) == {field: name}


@pytest.mark.parametrize("name", ["photograph", "object_loc", "location_n", "alternativ", "descripti"])
def test_a_beginning_that_other_names_have_too_is_not_known(name: str) -> None:
    assert names_by_field([name], USUAL_NAMES) == {}


def test_the_whole_name_goes_before_one_that_is_cut() -> None:
    assert names_by_field(["descriptio", "notes"], ["text"]) == {"text": "notes"}
