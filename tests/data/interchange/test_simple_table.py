"""A curator's own table: columns recognised by name; ambiguous dates are not guessed."""

from __future__ import annotations

import pytest

from data.interchange.file_content import UnreadableError
from data.interchange.formats import ImportedStops, guessed_format
from data.interchange.simple_table import read


def table(*lines: str) -> ImportedStops:
    return read("\n".join(lines).encode())


def test_the_chapters_of_a_story_map_are_read() -> None:
    found = table(
        "Chapter,Media Link,Media Credit,Media Credit Link,Description,Zoom,Marker,Latitude,Longitude",
        'The pier,media/pier.jpg,Ann B.,https://a.example,"Boats, <em>many</em> boats.",12,1,45.65,13.77',
    )
    record = found.records[0]
    assert (record.title, record.text, record.picture) == (
        "The pier",
        "Boats, *many* boats.",
        "media/pier.jpg",
    )
    assert (record.latitude, record.longitude, record.picture_creator) == (45.65, 13.77, "Ann B.")
    assert any("zoom" in note and "marker" in note for note in found.notes)


def test_a_timemapper_table_is_read() -> None:
    found = table(
        "Title;Start;End;Description;Place;Location;Source",
        'Arrival;1933-09-06;;She lands.;Yokohama;"35.44, 139.64";A letter',
        "Stay;1933;1935;;Tokyo;;",
    )
    first, second = found.records
    assert (first.date, first.place_name, first.sources) == ("1933-09-06", "Yokohama", ("A letter",))
    assert (second.date, second.latitude) == ("1933/1935", None)


def test_a_map_tour_is_read() -> None:
    record = table(
        "name,caption,pic_url,thumb_url,icon_color,lat,long", "A,B,https://a.example/c.jpg,,R,1.5,2.5"
    ).records[0]
    assert (record.title, record.text, record.picture) == ("A", "B", "https://a.example/c.jpg")
    assert (record.latitude, record.longitude) == (1.5, 2.5)


@pytest.mark.parametrize(
    ("title", "latitude", "longitude"),
    [
        ("Headline", "LAT", "Lng"),
        ("name", "Latitude", "Longitude"),
        ("TITLE", "y", "x"),
        ("Event", "lat", "lon"),
    ],
)
def test_columns_are_recognised_by_their_usual_names(title: str, latitude: str, longitude: str) -> None:
    record = table(f"{latitude},{longitude},{title}", "-16.8,180,Taveuni").records[0]
    assert (record.title, record.latitude, record.longitude) == ("Taveuni", -16.8, 180.0)


@pytest.mark.parametrize("date", ["03/04/1905", "3-4-1905"])
def test_a_date_with_two_meanings_is_reported_with_its_row_and_not_guessed(date: str) -> None:
    found = table("title,date", f"A day,{date}")
    assert (found.records[0].date, found.records[0].date_label) == ("", date)
    assert found.notes == (
        "The date can be read in more than one way; write the one that is meant (1): "
        f"row 2 (A day): “{date}”, 1905-04-03 (3 April 1905) or 1905-03-04 (4 March 1905).",
    )


@pytest.mark.parametrize(
    ("date", "edtf"),
    [
        ("25/12/1905", "1905-12-25"),
        ("c. 1905", "1905~"),
        ("6 September 1933", "1933-09-06"),
        ("1905?", "1905?"),
    ],
)
def test_a_date_with_one_meaning_is_read(date: str, edtf: str) -> None:
    assert table("title,date", f"A day,{date}").records[0].date == edtf


def test_a_column_of_persons_separates_lives() -> None:
    found = table("title,person", "A,Ada B.", "B,Bo", "C,Ada B.")
    assert [(each.person, each.order) for each in found.records] == [("ada-b", 1), ("bo", 1), ("ada-b", 2)]


def test_a_decimal_comma_is_a_number() -> None:
    record = table("title;lat;lon", "A;56,34;37,52").records[0]
    assert (record.latitude, record.longitude) == (56.34, 37.52)


def test_swapped_latitude_and_longitude_are_reported_and_not_exchanged() -> None:
    found = table("title,lat,lon", "Tokyo,139.65,35.68")
    assert found.records[0].latitude is None
    assert "beyond 90 degrees" in found.notes[0]
    assert "latitude 139.65, longitude 35.68" in found.notes[0]


def test_a_table_without_titles_is_refused_with_what_to_type() -> None:
    with pytest.raises(UnreadableError, match="or call it title, headline"):
        table("foo,bar", "1,2")


def test_a_row_with_an_open_quotation_mark_costs_itself_alone_and_is_reported() -> None:
    found = table("title,date", "A,1900", '"B,1901', "C,1902", 'D "x",1903', '"E" x,1904')
    assert [record.title for record in found.records] == ["A", "C", 'D "x"']
    assert found.notes == (
        "A row cannot be read and is left out (2): row 3: a quotation mark is left open; "
        "row 6: a quotation mark stands in the middle of a text.",
    )


def test_a_header_with_an_open_quotation_mark_is_refused() -> None:
    with pytest.raises(UnreadableError, match="row 1: a quotation mark is left open"):
        table('title,"date', "A,1900")


@pytest.mark.parametrize("name", ["Start-Date", "START_DATE", " start  date ", "\u200bstart date"])
def test_a_column_is_known_in_any_spelling(name: str) -> None:
    found = table(f"Title,{name},{name.upper()}", "A,,1900")
    assert [record.date for record in found.records] == ["1900"]
    assert found.notes == ()


@pytest.mark.parametrize(
    ("text", "codec", "note"),
    [
        ("Дмитров", "cp1251", "The file is not saved as UTF-8 and is read as Windows-1251"),
        ("Zürich", "cp1252", "The file is not saved as UTF-8 and is read as Windows-1252"),
        (
            "5 €",
            "cp1252",
            "The file is not saved as UTF-8 and is read as Windows-1252; “€” may as well be “Ђ” "
            "(Windows-1251)",
        ),
    ],
)
def test_an_old_encoding_is_read_and_reported(text: str, codec: str, note: str) -> None:
    found = read(f"title;date\r\n{text};1900\r\n".encode(codec))
    assert [record.title for record in found.records] == [text]
    assert found.notes == (f"{note}; if letters are wrong, name the right one with --encoding.",)


def test_a_table_of_collectionbuilder_is_read_and_the_columns_left_out_are_named() -> None:
    found = table(
        "objectid,title,subject,latitude,longitude,date,identifier,object_location,image_alt_text,"
        "rightsstatement,empty",
        "1,A,x,52.5,13.4,1900,i1,/objects/a.jpg,A brick house,http://rightsstatements.org/vocab/NoC-US/1.0/,",
        "2,B,x,52.5,13.4,1900,,/objects/b.pdf,,,",
    )
    record = found.records[0]
    assert (record.picture, record.picture_alt) == ("/objects/a.jpg", "A brick house")
    assert record.picture_licence == "http://rightsstatements.org/vocab/NoC-US/1.0/"
    assert found.notes[-1] == (
        "Left out, as the exhibit has no field for them: "
        "columns “objectid” (2), “subject” (2), “identifier” (1)."
    )
    assert found.columns["object_location"] == "picture"


def test_the_picture_is_the_column_with_the_address_of_one() -> None:
    found = table("title,object_location,image_small,url", "A,/a.pdf,/a_sm.jpg,https://a.example/page")
    assert found.records[0].picture == "/a_sm.jpg"
    assert [note.places for note in found.notes] == [
        ("row 2 (A): “/a.pdf”",),
        ("row 2 (A): “https://a.example/page”",),
    ]


def test_of_two_columns_for_one_field_the_values_that_differ_are_reported() -> None:
    found = table("title,name,description,notes", "A,A,One,Two", ",B,,Three")
    assert [(each.title, each.text) for each in found.records] == [("A", "One"), ("B", "Three")]
    assert found.notes == (
        "Several columns are read as stories: “description” is taken, and “notes” left out (1): "
        "row 2 (A): “Two”.",
    )


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("lat,lon", '"52°30\'N","13°24\'E"'),
        ("lat;lon", "52,5;13,4"),
        ("lat,lon", '52.5° N,"13.4° E"'),
        ("location,lon", '"52.5, 13.4",'),
        ("location,lon", "N 52.5 E 13.4,"),
        ("location,lon", "Point(13.4 52.5),"),
        ("lat,lon", '"52.5, 13.4",'),
    ],
)
def test_coordinates_are_read_in_every_notation(header: str, cells: str) -> None:
    separator = ";" if ";" in header else ","
    record = table(f"title{separator}{header}", f"A{separator}{cells}").records[0]
    assert (record.latitude, record.longitude, record.place_name) == (52.5, 13.4, "")


def test_coordinates_that_are_none_are_reported_as_they_stand() -> None:
    found = table("title,lat,lon", "A,north,13.4")
    assert found.records[0].latitude is None
    assert "“north”, “13.4”" in found.notes[0]


def test_what_is_no_stop_is_not_read_as_one_in_silence() -> None:
    found = table("title,date", "A,1900", "title,date", ",1901", "Total,2", ",,beyond")
    assert [each.title for each in found.records] == ["A", "Row 4", "Total"]
    notes = "\n".join(found.notes)
    for told in (
        "A row repeats the columns’ names, and is left out (1): row 3.",
        "A row has no title, and is called by its number (1): row 4.",
        "A row may be a sum and no stop: look at it (1): row 5 (Total).",
        "A row has more cells than the table has columns; they are left out (1): row 6: “beyond”.",
    ):
        assert told in notes


def test_a_table_of_which_everything_is_read_has_no_notes() -> None:
    assert table("title,lat,lon,date,country,lang", "A,52.5,13.4,1900,DE,German").notes == ()


def test_a_table_of_omeka_s_is_read_with_several_values_in_a_cell() -> None:
    found = table(
        "o:id,dcterms:title,dcterms:description,dcterms:date ^^literal,dcterms:spatial,dcterms:rights,"
        "dcterms:source,dcterms:language,mapping:lat,mapping:lng",
        "7,A | B,One | Two,1900,Rome | Roma,http://rightsstatements.org/vocab/InC/1.0/ In Copyright,S | T,"
        '"ger; fre",1,2.5',
    )
    record = found.records[0]
    assert (record.title, record.text, record.date) == ("A", "One\n\nTwo", "1900")
    assert (record.place_name, record.sources, record.language) == ("Rome", ("S", "T"), "de")
    assert (record.latitude, record.longitude) == (1.0, 2.5)
    assert found.notes == (
        "A cell holds several titles; the first is taken, the others are left out (1): row 2: “B”.",
        "A cell holds several languages; the first is taken, the others are left out (1): row 2 (A): “fre”.",
        "A cell holds several names of places; the first is taken, the others are left out (1): "
        "row 2 (A): “Roma”.",
        "Left out, as the exhibit has no field for them: columns “o:id” (1).",
    )


def test_a_table_of_omeka_classic_is_read() -> None:
    found = table(
        "Dublin Core:Title,Dublin Core:Coverage,Dublin Core:Rights,geolocation:latitude,"
        "geolocation:longitude,file",
        'Pier,"45.65, 13.77",https://creativecommons.org/licenses/by/4.0/,45.65,13.77,https://a.example/p.jpg',
    )
    record = found.records[0]
    assert (record.title, record.latitude, record.place_name) == ("Pier", 45.65, "")
    assert record.picture == "https://a.example/p.jpg"
    assert [note.heading for note in found.notes] == [
        "“file” may mean something else, and is read as pictures: look at it"
    ]


def test_of_columns_in_several_languages_those_of_one_are_read() -> None:
    found = table("title_de,title_en,description_de,lat,lon", "Haus,House,Ein Haus,1.5,2.5")
    record = found.records[0]
    assert (record.title, record.text, record.language) == ("Haus", "Ein Haus", "de")
    assert found.notes == ("Left out, as an imported exhibit has one language: columns “title_en” (1).",)


@pytest.mark.parametrize(
    ("cell", "picture", "left_out"),
    [
        ("a.jpg; b.jpg", "a.jpg", "b.jpg"),
        (
            "https://a.example/a.jpg,https://a.example/b.jpg",
            "https://a.example/a.jpg",
            "https://a.example/b.jpg",
        ),
        ("a b.jpg (https://v5.example/x/y)", "a b.jpg", "a b.jpg (https://v5.example/x/y)"),
        ("letter.pdf | a.png", "a.png", "letter.pdf"),
        ("Old pier, 1905.jpg", "Old pier, 1905.jpg", ""),
    ],
)
def test_of_several_pictures_in_a_cell_one_is_taken(cell: str, picture: str, left_out: str) -> None:
    found = table("title,image", f'A,"{cell}"')
    assert found.records[0].picture == picture
    assert [place for note in found.notes for place in note.places] == (
        [f"row 2 (A): {left_out}"] if left_out else []
    )


@pytest.mark.parametrize(
    ("cell", "code", "told"),
    [
        *(("eng", "en", ""), ("ger", "de", ""), ("fra", "fr", ""), ("rus", "ru", ""), ("jpn", "ja", "")),
        *(("tedesco", "de", ""), ("http://id.loc.gov/vocabulary/iso639-2/ger", "de", "")),
        *(
            ("zxx", "", "says “none”"),
            ("Elvish", "", "neither a code"),
            ("de; Elvish", "de", "neither a code"),
        ),
    ],
)
def test_languages_are_read_by_the_codes_of_libraries(cell: str, code: str, told: str) -> None:
    found = table("title,language", f"A,{cell}")
    assert found.records[0].language == code
    assert told in " ".join(found.notes)
    assert bool(told) == bool(found.notes)


def test_identifiers_are_read_from_their_addresses() -> None:
    record = table(
        "title,wikidata,geonames",
        "A,https://www.wikidata.org/wiki/Q220,https://www.geonames.org/3169070/rome.html",
    ).records[0]
    assert (record.wikidata, record.geonames) == ("Q220", "3169070")


def test_what_a_column_was_read_as_is_told_of_each() -> None:
    found = table("WKT,name,Notizen,x", '"POINT (13.4 52.5)",A,b,c')
    assert found.columns == {"wkt": "coordinates", "name": "title", "x": "longitude"}


def test_a_row_above_names_of_a_vocabulary_is_no_header() -> None:
    lines = ["My list,,", "dcterms:title,dcterms:date,dcterms:spatial", "A,1900,Rome"]
    found = table(*lines)
    assert guessed_format("\n".join(lines).encode()) == "simple-table"
    assert [(each.title, each.date, each.place_name) for each in found.records] == [("A", "1900", "Rome")]
    assert found.notes == ("A row above the columns’ names is left out (1): row 1: My list.",)


@pytest.mark.parametrize("name", ["lon,lat", "Long / Lat", "lng_lat", "Longitude; Latitude", "x,y"])
@pytest.mark.parametrize(
    "cell", ["13.377, 52.516", "13,377 52,516", "Point(13.377 52.516)", "52.516 N, 13.377 E"]
)
def test_a_column_that_says_so_is_read_with_the_longitude_first(name: str, cell: str) -> None:
    assert read(f'title\t"{name}"\nA\t"{cell}"\n'.encode()).records[0].point == (52.516, 13.377)


@pytest.mark.parametrize("header", ["name;lat,lon", "name;Latitude, Longitude", "name\tlat, lng"])
def test_a_comma_between_latitude_and_longitude_separates_no_columns(header: str) -> None:
    separator = header[4]
    assert read(f"{header}\nA{separator}52.516, 13.377\n".encode()).records[0].point == (52.516, 13.377)


def test_strokes_may_separate_the_columns() -> None:
    (stop,) = read(b"title|lat|lon|text\nA|52.5|13.4|One, two; three\n").records
    assert (stop.title, stop.point, stop.text) == ("A", (52.5, 13.4), "One, two; three")
