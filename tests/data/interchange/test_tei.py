"""TEI P5: places and their events as stops; coordinates have the latitude first."""

from __future__ import annotations

import pytest

from data.interchange.file_content import UnreadableError
from data.interchange.formats import ImportedStops
from data.interchange.stop_record import StopRecord
from data.interchange.tei import read


def read_places(places: str, header: str = "") -> ImportedStops:
    head = f"<teiHeader>{header}</teiHeader>" if header else ""
    return read(f"<TEI>{head}<standOff><listPlace>{places}</listPlace></standOff></TEI>".encode())


def read_one(inner: str, attributes: str = "") -> StopRecord:
    (record,) = read_places(f"<place {attributes}><placeName>Pier</placeName>{inner}</place>").records
    return record


def geo(text: str) -> StopRecord:
    return read_one(f"<location><geo>{text}</geo></location>")


@pytest.mark.parametrize(
    "text",
    [
        "45.6 13.7",
        "45.6, 13.7",
        "45.6,13.7",
        " 45.6\n 13.7 ",
        "45,6 13,7",
        "45,6, 13,7",
        "45.6; 13.7",
        "45.6 13.7 120",
    ],
)
def test_coordinates_have_the_latitude_first(text: str) -> None:
    assert geo(text).point == (45.6, 13.7)


@pytest.mark.parametrize("text", ["", "here", "45.6 13.7 45.7 13.8", "99 13.7", "45.6"])
def test_what_is_no_point_leaves_the_place_without_coordinates(text: str) -> None:
    assert geo(text).point is None


@pytest.mark.parametrize(
    ("inner", "field", "expected"),
    [
        ("<desc>A <hi rend='italic'>pier</hi>.</desc><note>Rain.</note>", "text", "A *pier*.\n\nRain."),
        ("<desc><p>One.</p><p>Two.</p></desc>", "text", "One.\n\nTwo."),
        ("<desc xml:lang='fr'>Un quai.</desc>", "language", "fr"),
        ("<country key='IT'>Italy</country>", "country", "IT"),
        ("<location><country>Italien</country></location>", "country", "IT"),
        ("<idno type='wikidata'>Q546</idno>", "wikidata", "Q546"),
        ("<idno type='URI'>https://www.wikidata.org/entity/Q546</idno>", "wikidata", "Q546"),
        ("<idno type='GEONAMES'>3165185</idno>", "geonames", "3165185"),
        ("<idno>https://www.geonames.org/3165185/trieste.html</idno>", "geonames", "3165185"),
        ("<placeName ref='https://sws.geonames.org/3165185/'>Molo</placeName>", "geonames", "3165185"),
        ("<bibl>A map, 1900</bibl>", "sources", ("A map, 1900",)),
        ("<figure><graphic url='a.jpg'/><figDesc>A pier</figDesc></figure>", "picture_alt", "A pier"),
        ("<location cert='low'><geo>45.6 13.7</geo></location>", "place_certainty", "uncertain"),
        ("<location when='1901'/>", "date", "1901"),
        ("<date when='1901-02'>February</date>", "date", "1901-02"),
    ],
)
def test_an_element_gives_a_field(inner: str, field: str, expected: object) -> None:
    assert getattr(read_one(inner), field) == expected


@pytest.mark.parametrize(
    ("attributes", "field", "expected"),
    [
        ("when='1901'", "date", "1901"),
        ("from='1880' to='1890'", "date", "1880/1890"),
        ("from='1880'", "date", "1880/.."),
        ("to='1880'", "date", "../1880"),
        ("notBefore='1880' notAfter='1889'", "date", "188X"),
        ("notBefore='1883' notAfter='1887'", "date", "1883/1887"),
        ("when-iso='1901-02-03'", "date", "1901-02-03"),
        ("when='--02-03'", "date", ""),
        ("type='city'", "precision", "town"),
        ("type='#building'", "precision", "building"),
        ("xml:id='pier'", "place_id", "pier"),
        ("xml:id='pier'", "event_id", "pier"),
    ],
)
def test_an_attribute_gives_a_field(attributes: str, field: str, expected: str) -> None:
    assert getattr(read_one("", attributes), field) == expected


def test_a_date_between_two_limits_is_told() -> None:
    notes = read_places("<place notBefore='1883' notAfter='1887'/>").notes
    assert "notBefore 1883; notAfter 1887, written as 1883/1887" in "\n".join(notes)


def test_an_event_is_a_stop_at_its_place() -> None:
    events = (
        "<event xml:id='e' when='1901'><label>It rains</label><desc>All day.</desc></event>"
        "<listEvent><event when='1902'><p>The pier breaks. Nobody is hurt.</p></event></listEvent>"
    )
    at = "<location><geo>45.6 13.7</geo></location>"
    records = read_places(f"<place><placeName>Pier</placeName>{at}{events}</place>").records
    assert [(each.title, each.date, each.place_name, each.point) for each in records] == [
        ("It rains", "1901", "Pier", (45.6, 13.7)),
        ("The pier breaks", "1902", "Pier", (45.6, 13.7)),
    ]
    assert [each.event_id for each in records] == ["e", "2"]


def test_a_place_with_events_and_a_text_is_a_stop_too() -> None:
    event = "<event><label>It rains</label></event>"
    records = read_places(f"<place><placeName>Pier</placeName><desc>A pier.</desc>{event}</place>").records
    assert [each.title for each in records] == ["Pier", "It rains"]


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        ("<placeName>Triest</placeName><placeName type='reg'>Trieste</placeName>", "Trieste"),
        ("<placeName xml:lang='de'>Triest</placeName><placeName xml:lang='it'>Trieste</placeName>", "Triest"),
        (
            "<placeName xml:lang='de'>Triest</placeName><placeName xml:lang='it'>Trieste</placeName>"
            "<desc xml:lang='it'>Porto.</desc>",
            "Trieste",
        ),
        ("<geogName>Karst</geogName>", "Karst"),
        ("<settlement>Trieste</settlement><country>Italy</country>", "Trieste"),
    ],
)
def test_the_name_is_the_preferred_one_or_that_in_the_language_of_the_texts(names: str, chosen: str) -> None:
    (record,) = read_places(f"<place>{names}</place>").records
    assert record.place_name == chosen


def test_a_place_within_another_is_a_place_of_its_own() -> None:
    inner = "<place xml:id='b'><placeName>Pier</placeName></place>"
    back = read_places(f"<place><placeName>Trieste</placeName>{inner}</place>")
    assert [each.title for each in back.records] == ["Trieste", "Pier"]


def test_the_heads_of_lists_are_chapters_and_the_title_that_of_the_file() -> None:
    header = "<fileDesc><titleStmt><title>Letters</title></titleStmt></fileDesc>"
    back = read_places("<head>Ports</head><place><placeName>Pier</placeName></place>", header)
    assert (back.title, back.records[0].chapter, back.records[0].person_name) == (
        "Letters",
        "Ports",
        "Letters",
    )


def test_an_id_that_occurs_twice_costs_nothing() -> None:
    assert len(read_places("<place xml:id='a'/><place xml:id='a'/>").records) == 2


def test_other_lists_the_header_and_another_system_of_coordinates_are_told() -> None:
    header = (
        "<encodingDesc><geoDecl datum='OSGB36'/></encodingDesc><listPerson><person/><person/></listPerson>"
    )
    notes = "\n".join(read_places("<place/>", header).notes)
    assert "“OSGB36”" in notes
    assert "listPerson (2)" in notes
    assert "its header and its texts are left out" in notes


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<TEI><text><placeName>Pier</placeName></text></TEI>", "has no place in a listPlace"),
        (b"<TEI><place></TEI>", "the XML breaks off or is damaged"),
        (b"<gpx/>", "this is no tei file but <gpx>; write --format gpx"),
        (b"<!DOCTYPE TEI SYSTEM 'tei.dtd'><TEI><place/></TEI>", "declares a DOCTYPE"),
    ],
)
def test_what_has_no_place_is_refused_with_a_reason(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        read(data)
