"""KML: written files are valid by the schema; other programs' files are read without entities and network."""

from __future__ import annotations

from pathlib import Path

import fastkml
import pytest
from lxml import etree

from data import Exhibit
from data.interchange.file_content import UnreadableError
from data.interchange.formats import ImportedStops
from data.interchange.kml import write
from data.interchange.kml_reader import read
from data.interchange.stop_record import StopRecord, records_of
from data.interchange.zip_container import zip_bytes

SCHEMA = Path(fastkml.__file__).parent / "schema" / "ogckml22.xsd"
POINT = "<Point><coordinates>13.7,45.6,0</coordinates></Point>"


def kml(*marks: str, name: str = "My map", before: str = "") -> bytes:
    body = "".join(f"<Placemark>{mark}</Placemark>" for mark in marks)
    space = 'xmlns="http://www.opengis.net/kml/2.2"'
    return f"{before}<kml {space}><Document><name>{name}</name>{body}</Document></kml>".encode()


def kmz(content: bytes, name: str = "doc.kml") -> bytes:
    return zip_bytes({name: content})


def read_one(mark: str) -> StopRecord:
    return read(kml(mark)).records[0]


def test_what_is_written_is_valid_by_the_schema(records: tuple[StopRecord, ...]) -> None:
    schema = etree.XMLSchema(etree.parse(str(SCHEMA)))
    schema.assertValid(etree.fromstring(write(records, "A title")))


@pytest.mark.parametrize("date", ["", "1871~", "188X", "1852-24", "1917/..", "../1917", "-0320", "nonsense"])
def test_every_kind_of_date_is_valid_by_the_schema(date: str) -> None:
    schema = etree.XMLSchema(etree.parse(str(SCHEMA)))
    record = StopRecord("ada", "Ada", "ada/01", 1, "Somewhere", date=date)
    schema.assertValid(etree.fromstring(write([record], "A title")))


def test_a_placemark_has_what_other_programs_read(small_exhibit: Exhibit) -> None:
    root = etree.fromstring(write(records_of(small_exhibit), "A title"))
    mark = root.findall(".//{*}Placemark")[1]
    assert mark.find("{*}name").text == "Ninety boxes on the pier"
    assert mark.find(".//{*}begin").text == "1852-03"
    assert mark.find(".//{*}coordinates").text == "13.7637,45.6514"
    assert '<span lang="de">Schönbrunn</span>' in mark.find("{*}description").text


def test_a_leg_across_180_degrees_is_two_lines() -> None:
    stops = [
        StopRecord("ada", "Ada", "ada/01", 1, "Yokohama", latitude=35.0, longitude=140.0),
        StopRecord("ada", "Ada", "ada/02", 2, "San Francisco", latitude=37.0, longitude=-122.0),
    ]
    assert len(etree.fromstring(write(stops, "A title")).findall(".//{*}MultiGeometry/{*}LineString")) == 2


def test_a_script_in_a_story_is_escaped_in_the_description() -> None:
    record = StopRecord("ada", "Ada", "ada/01", 1, "<b>", text="<script>alert(1)</script>\x00")
    mark = etree.fromstring(write([record], "A title")).find(".//{*}Placemark")
    assert mark.find("{*}description").text == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"


@pytest.mark.parametrize(
    ("mark", "field", "expected"),
    [
        (f"<name>Pier</name>{POINT}", "title", "Pier"),
        (f"<name>Pier</name>{POINT}", "latitude", 45.6),
        (f"<name>Pier</name>{POINT}", "longitude", 13.7),
        ("<name>Pier</name>", "latitude", None),
        ("<name>Pier</name><Point><coordinates>\n 13.7 , 45.6 \n</coordinates></Point>", "latitude", 45.6),
        ("<name>Pier</name><Point><coordinates>45.6,139.7</coordinates></Point>", "latitude", None),
        ("<name>Pier</name><Point><coordinates>NaN,NaN</coordinates></Point>", "latitude", None),
        ("<name>Pier</name><Point/>", "latitude", None),
        ("<description>Stones.</description>", "text", "Stones."),
        ("<TimeStamp><when>1852-04-18T10:00:00Z</when></TimeStamp>", "date", "1852-04-18"),
        ("<TimeSpan><begin>1840</begin><end>1843</end></TimeSpan>", "date", "1840/1843"),
        ("<TimeSpan><begin>1840</begin></TimeSpan>", "date", "1840/.."),
        ("<TimeSpan><end>1840</end></TimeSpan>", "date", "../1840"),
        ("<TimeStamp><when>soon</when></TimeStamp>", "date", ""),
        ('<ExtendedData><Data name="Date"><value>1852</value></Data></ExtendedData>', "date", "1852"),
        (
            "<ExtendedData><SchemaData><SimpleData name='year'>1852</SimpleData></SchemaData></ExtendedData>",
            "date",
            "1852",
        ),
        (f"<MultiGeometry>{POINT}<LineString/></MultiGeometry>", "latitude", 45.6),
    ],
)
def test_placemarks_of_other_programs_are_read(mark: str, field: str, expected: object) -> None:
    assert getattr(read_one(mark), field) == expected


def test_a_layer_becomes_a_chapter_and_the_map_a_life() -> None:
    folder = f"<Folder><name>Youth</name><Placemark><name>Pier</name>{POINT}</Placemark></Folder>"
    data = f"<kml><Document><name>Ada's map</name>{folder}</Document></kml>".encode()
    (record,) = read(data).records
    assert (record.person_name, record.chapter) == ("Ada's map", "Youth")


@pytest.mark.parametrize(
    "space", ["http://earth.google.com/kml/2.1", "http://www.google.com/kml/ext/2.2", ""]
)
def test_every_version_of_kml_is_read(space: str) -> None:
    data = f'<kml xmlns="{space}"><Placemark><name>Pier</name>{POINT}</Placemark></kml>'.encode()
    assert read(data).records[0].title == "Pier"


def test_html_of_a_description_is_converted_to_markdown() -> None:
    html = "<![CDATA[<!DOCTYPE html><b>Stones</b><br>and lamps<script>alert(1)</script>]]>"
    text = read_one(f"<description>{html}</description>").text
    assert "Stones" in text
    assert "<" not in text


def read_placemarks(*marks: str) -> ImportedStops:
    return read(kml(*marks))


def test_lines_of_other_programs_are_left_out_and_reported() -> None:
    line = "<LineString><coordinates>0,0 1,1</coordinates></LineString>"
    back = read_placemarks(f"<name>A walk</name>{line}", f"<name>Pier</name>{POINT}")
    assert [record.title for record in back.records] == ["Pier"]
    assert "placemark 1 (A walk)" in back.notes[0]


def test_links_to_other_files_are_reported_and_not_followed() -> None:
    link = "<NetworkLink><Link><href>http://x.org/a.kml</href></Link></NetworkLink>"
    back = read(f"<kml><Document>{link}</Document></kml>".encode())
    assert back.notes[0] == "Links to files elsewhere are not followed (1): NetworkLink (http://x.org/a.kml)."
    assert "In My Maps, export the map again without “Keep data up to date" in back.notes[1]
    beside = f"<kml><Document>{link}<Placemark><name>A</name>{POINT}</Placemark></Document></kml>"
    assert len(read(beside.encode()).notes) == 1


ENTITIES = [
    '<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE kml SYSTEM "http://x.org/evil.dtd">',
    '<!DOCTYPE kml [<!ENTITY % p SYSTEM "http://x.org/p"> %p;]>',
    '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    '<?xml version="1.0"?><!-- a --><?b c?>\n<!doctype kml []>',
]


@pytest.mark.parametrize("declared", ENTITIES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_that_declares_entities_is_refused(declared: str, encoding: str) -> None:
    text = kml("<name>&x;</name>", before=declared).decode()
    with pytest.raises(UnreadableError, match="DOCTYPE"):
        read(text.encode(encoding))


def test_an_undeclared_entity_is_refused() -> None:
    with pytest.raises(UnreadableError, match="damaged"):
        read(kml("<name>&x;</name>"))


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"<kml>", b"not xml", b"<gpx></gpx>", b"\x00", b"\xff\xfe<\x00", b"PK\x03\x04 broken"),
        *(b"<a>" * 100_000, kmz(b"<kml/>", "other.txt"), kmz(b"\x80"), kmz(b"<kml/>")[:60]),
    ],
    ids=range(11),
)
def test_content_that_is_no_kml_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"\w"):
        read(data)


def test_a_truncated_file_is_refused_with_its_line(records: tuple[StopRecord, ...]) -> None:
    data = write(records, "A title")
    with pytest.raises(UnreadableError, match=r"line \d+: the XML breaks off"):
        read(data[: len(data) // 2])


@pytest.mark.parametrize("name", ["doc.kml", "files/Map.KML", "../../x.kml"])
def test_a_kmz_is_read_without_unpacking_it(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert read(kmz(kml("<name>Pier</name>"), name)).records[0].title == "Pier"
    assert list(tmp_path.iterdir()) == []


def test_a_zip_bomb_is_refused() -> None:
    packed = kmz(b" " * 60_000_000)
    assert len(packed) < 100_000
    with pytest.raises(UnreadableError, match="at most 50 MB"):
        read(packed)


def test_a_file_of_100_mb_is_refused_by_its_size() -> None:
    with pytest.raises(UnreadableError, match="100 MB"):
        read(bytes(100_000_000))


@pytest.mark.parametrize(
    ("declared", "codec", "name"),
    [
        ("windows-1251", "cp1251", "Пирс"),
        ("ISO-8859-1", "latin-1", "Köln"),
        ("ISO-8859-1", "cp1252", "Café „Größe“"),
        ("Shift_JIS", "shift_jis", "横浜"),
        ("ISO-8859-1", "utf-8", "Köln"),
    ],
)
def test_a_file_is_read_in_the_encoding_that_it_declares_but_utf_8_goes_before(
    declared: str, codec: str, name: str
) -> None:
    text = kml(f"<name>{name}</name>", before=f"<?xml version='1.0' encoding='{declared}'?>")
    assert read(text.decode().encode(codec)).records[0].title == name


@pytest.mark.parametrize("declared", ["", ' encoding="UTF-8"', ' encoding="x-none"', ' encoding="cp037"'])
def test_a_file_in_an_encoding_that_it_does_not_declare_is_refused_with_how_to_save_it(declared: str) -> None:
    text = f'<?xml version="1.0"{declared}?><kml><name>Пирс</name></kml>'
    with pytest.raises(UnreadableError, match="UTF-8"):
        read(text.encode("cp1251"))


def folder(name: str, *marks: str, more: str = "") -> str:
    body = "".join(f"<Placemark>{each}</Placemark>" for each in marks)
    return f"<Folder><name>{name}</name>{more}{body}</Folder>"


def notes_of(body: str) -> str:
    return "\n".join(read(f"<kml><Document><name>M</name>{body}</Document></kml>".encode()).notes)


def data(**values: str) -> str:
    named = "".join(f'<Data name="{name}"><value>{value}</value></Data>' for name, value in values.items())
    return f"<ExtendedData>{named}</ExtendedData>"


def test_data_that_no_field_can_hold_are_named_with_their_count() -> None:
    marks = [f"<name>{name}</name>{data(Architect='N. N.', Material='&lt;Null&gt;')}{POINT}" for name in "AB"]
    assert read_placemarks(*marks).notes == (
        "Left out, as the exhibit has no field for them: data “Architect” (2).",
    )


@pytest.mark.parametrize("hidden", ["<visibility>0</visibility>", "<visibility> 0 </visibility>"])
def test_a_hidden_placemark_and_one_in_a_hidden_folder_are_imported_and_told(hidden: str) -> None:
    inner = folder("Inner", f"<name>C</name>{POINT}")
    body = folder("Layer", f"<name>B</name>{POINT}", more=hidden + inner)
    told = notes_of(f"<Placemark><name>A</name>{hidden}{POINT}</Placemark>{body}")
    assert told == (
        "Hidden in the file, and imported all the same: delete it if visitors shall not see it (3): "
        "placemark 1 (A); placemark 2 (C); placemark 3 (B)."
    )
    assert notes_of(f"<Placemark><name>A</name><visibility>1</visibility>{POINT}</Placemark>") == ""


def test_a_chapter_has_the_names_of_all_folders_and_one_without_stops_is_told() -> None:
    line = "<name>Way</name><LineString/>"
    body = (
        folder("Outer", more=folder("Inner", f"<name>A</name>{POINT}"))
        + folder("Ways", line)
        + folder("Empty")
    )
    back = read(f"<kml><Document><name>M</name>{body}</Document></kml>".encode())
    assert [each.chapter for each in back.records] == ["Outer – Inner"]
    assert "A folder without stops is left out (2): “Ways”; “Empty”." in back.notes


def test_overlays_and_tours_are_told_by_their_names() -> None:
    told = notes_of("<GroundOverlay><name>Plan</name></GroundOverlay><Tour><name>Fly</name></Tour>")
    assert told == "Overlays are left out (1): GroundOverlay (Plan).\nTours are left out (1): Tour (Fly)."


def test_further_points_lines_and_heights_are_told() -> None:
    shapes = "<Point><coordinates>2.35,48.85</coordinates></Point><LineString/>"
    high = "<Point><coordinates>13.7,45.6,120</coordinates></Point>"
    back = read_placemarks(
        f"<name>A</name><MultiGeometry>{POINT}{shapes}</MultiGeometry>", f"<name>B</name>{high}"
    )
    assert back.notes == (
        "Lines and areas are no stops, and are left out (1): placemark 1 (A): 1 beside the point.",
        "Several points are given; the first is taken, the others are left out (1): "
        "placemark 1 (A): 48.85, 2.35.",
        "The height of a place is left out (1): placemark 2 (B): 120.",
    )


def test_what_a_line_says_is_told() -> None:
    told = notes_of(
        folder("Ways", f"<name>Way</name><description>On foot</description>{data(km='3')}<LineString/>")
    )
    assert "data of lines and areas “description” (1), “km” (1)." in told


def test_an_attribute_table_is_read_as_values() -> None:
    table = (
        "<![CDATA[<table><tr><td>Kirche</td></tr><tr><td><table><tr><td>FID</td><td>0</td></tr><tr><td>Photo</td>"
        "<td>&lt;Null&gt;</td></tr><tr><td>Beschreibung</td><td>Aus <b>Holz</b></td></tr></table></td></tr>"
        "</table>]]>"
    )
    back = read_placemarks(f"<name>Kirche</name><description>{table}</description>{POINT}")
    (record,) = back.records
    assert (record.title, record.text, record.picture) == ("Kirche", "Aus **Holz**", "")
    assert back.notes == ("Left out, as the exhibit has no field for them: data “FID” (1).",)


def test_a_table_that_is_to_be_read_stays_in_the_story() -> None:
    table = (
        "<![CDATA[<table><tr><td>1901</td><td>Born</td></tr><tr><td>1950</td><td>Died</td></tr></table>]]>"
    )
    assert read_one(f"<name>A</name><description>{table}</description>").text == "1901 · Born\n\n1950 · Died"


def test_the_name_of_a_placemark_counts_before_data() -> None:
    back = read_placemarks(f"<name>A</name>{data(Title='Bust')}{POINT}")
    assert back.records[0].title == "A"
    assert back.notes == (
        "“Title” is left out: another value gives the title of the stop (1): placemark 1 (A): “Bust”.",
    )


def test_lines_that_repeat_the_data_are_no_story() -> None:
    description = "<![CDATA[<img src='https://a.example/1.jpg'/><br><br>Jahr: 1901<br>Holz: Eiche]]>"
    values = data(Jahr="1901", Holz="Eiche", gx_media_links="https://a.example/1.jpg")
    back = read_placemarks(f"<name>A</name><description>{description}</description>{values}{POINT}")
    (record,) = back.records
    assert (record.text, record.date, record.picture) == ("", "1901", "https://a.example/1.jpg")
    assert back.notes == ("Left out, as the exhibit has no field for them: data “Holz” (1).",)


def test_the_time_of_day_is_told() -> None:
    back = read_placemarks(f"<name>A</name><TimeStamp><when>1933-09-06T12:30:00Z</when></TimeStamp>{POINT}")
    assert (back.records[0].date, back.notes) == (
        "1933-09-06",
        ("The time of day is left out (1): placemark 1 (A): “1933-09-06T12:30:00Z”.",),
    )


def test_the_time_of_a_view_is_not_that_of_the_stop() -> None:
    assert read_one("<LookAt><TimeStamp><when>2020</when></TimeStamp></LookAt>").date == ""


def test_the_other_files_of_a_kmz_are_told_and_icons_are_not() -> None:
    style = "<Style><IconStyle><Icon><href>files/icon.png</href></Icon></IconStyle></Style>"
    main = kml(f"<name>A</name>{style}{POINT}")
    files = {"doc.kml": main, "files/icon.png": b"", "files/plan.jpg": b"", "files/": b"", "second.kml": b""}
    assert read(zip_bytes(files)).notes == (
        "A file in the KMZ is not copied: take it out with a program for zips (1): files/plan.jpg.",
        "The KMZ holds several maps, of which one is read; not read (1): second.kml.",
    )


def test_an_export_that_was_edited_in_another_program_is_told(small_exhibit: Exhibit) -> None:
    exported = write(records_of(small_exhibit)[:2], "A title").decode()
    assert read(exported.encode()).notes == ()
    edited = exported.replace("<name>Ninety boxes on the pier</name>", "<name>A pier</name>", 1)
    (note,) = read(edited.encode()).notes
    assert note.startswith(
        "The name was changed after the export and is left out; the placemark’s data count"
    )
    assert "“A pier”" in note


@pytest.mark.parametrize("coordinates", ["13,7 45,6", "13.7 45.6", "13.7", "13.7,45.6,0 14,46,0", "a,b"])
def test_coordinates_that_are_not_one_point_are_told_and_not_guessed(coordinates: str) -> None:
    back = read_placemarks(f"<name>A</name><Point><coordinates>{coordinates}</coordinates></Point>")
    assert back.records[0].latitude is None
    assert any("The coordinates are no numbers" in note and "placemark 1 (A)" in note for note in back.notes)


def test_descriptions_of_the_map_and_of_a_folder_are_told_in_their_words() -> None:
    told = notes_of(
        "<description>Her &lt;i&gt;life&lt;/i&gt;</description>"
        + folder("Youth", "<name>A</name>", more="<description>Until 1900</description>")
    )
    assert (
        "The map’s description is left out; it may become the welcome in exhibit.yaml (1): “Her life”."
        in told
    )
    assert "The description of a folder is left out (1): “Until 1900” (Youth)." in told


def test_a_prefix_that_is_not_declared_is_no_damage() -> None:
    mark = "<name>A</name><gx:order>1</gx:order><Point xsi:type='p'><coordinates>2,1</coordinates></Point>"
    (stop,) = read(f"<kml xmlns:a='b'><Placemark>{mark}</Placemark></kml>".encode()).records
    assert (stop.title, stop.point) == ("A", (1, 2))
