"""GeoJSON: written files are valid by RFC 7946; files of other programs are read with caution."""

from __future__ import annotations

import json
from typing import Any

import pytest
from geojson_pydantic import FeatureCollection

from data import Exhibit
from data.interchange.file_content import UnreadableError
from data.interchange.formats import ImportedStops
from data.interchange.geojson import read, write
from data.interchange.stop_record import StopRecord, records_of


def collection(*features: Any, **members: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", **members, "features": features}).encode()


def feature(geometry: Any = None, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def point(*coordinates: Any) -> dict[str, Any]:
    return {"type": "Point", "coordinates": list(coordinates)}


def test_what_is_written_is_valid_geojson_without_a_crs(records: tuple[StopRecord, ...]) -> None:
    document = json.loads(write(records, "A title"))
    FeatureCollection[Any].model_validate(document)
    assert "crs" not in document
    assert [each["properties"]["kind"] for each in document["features"][: len(records)]] == ["stop"] * len(
        records
    )


def test_longitude_comes_first(small_exhibit: Exhibit) -> None:
    document = json.loads(write(records_of(small_exhibit), "A title"))
    assert document["features"][0]["geometry"]["coordinates"] == [16.3738, 48.2082]


def test_a_stop_without_coordinates_has_a_null_geometry() -> None:
    document = json.loads(write([StopRecord("ada", "Ada", "ada/01", 1, "Somewhere")], "A title"))
    assert document["features"][0]["geometry"] is None


def test_a_leg_across_180_degrees_is_cut_in_two() -> None:
    stops = [
        StopRecord("ada", "Ada", "ada/01", 1, "Yokohama", latitude=35.0, longitude=140.0),
        StopRecord("ada", "Ada", "ada/02", 2, "San Francisco", latitude=37.0, longitude=-122.0),
    ]
    way = json.loads(write(stops, "A title"))["features"][2]
    west, east = way["geometry"]["coordinates"]
    assert way["geometry"]["type"] == "MultiLineString"
    assert [west[0], west[1][0], east[0][0], east[1]] == [[140.0, 35.0], 180.0, -180.0, [-122.0, 37.0]]
    assert west[1][1] == east[0][1] == pytest.approx(35 + 2 * 40 / 98)


def test_no_leg_leads_to_a_stop_that_the_person_was_absent_from(small_exhibit: Exhibit) -> None:
    document = json.loads(write(records_of(small_exhibit), "A title"))
    ends = [each["properties"]["to"] for each in document["features"] if each["properties"]["kind"] == "leg"]
    assert ends == ["brandt/trieste-1852", "rizzi/vienna-1848", "rizzi/trieste-1852"]


def test_stops_in_another_order_are_sorted_again(small_exhibit: Exhibit) -> None:
    records = records_of(small_exhibit)
    document = json.loads(write(records, "A title"))
    document["features"].reverse()
    back = read(json.dumps(document).encode())
    assert [each.event_id for each in back.records if each.person == "rizzi"] == [
        each.event_id for each in records if each.person == "rizzi"
    ]


@pytest.mark.parametrize(
    ("named", "field", "expected"),
    [
        ({"name": "Pier"}, "title", "Pier"),
        ({"Title": "Pier", "Date": "1852"}, "date", "1852"),
        ({"name": "Pier", "description": "Long ago."}, "text", "Long ago."),
        ({"name": "Pier", "date": "6 September 1933"}, "date", "1933-09-06"),
        ({"name": "Pier", "year": 1852}, "date", "1852"),
        (
            {"name": "Pier", "date": "in her youth"},
            "doubt",
            "The date was given as “in her youth”.",
        ),
        ({}, "title", "Stop 1"),
        ({"name": ["a", "list"], "description": 7}, "title", "Stop 1"),
    ],
)
def test_properties_of_other_programs_are_read_by_their_usual_names(
    named: dict[str, Any], field: str, expected: str
) -> None:
    (record,) = read(collection(feature(point(13.7, 45.6), **named))).records
    assert getattr(record, field) == expected
    assert (record.latitude, record.longitude) == (45.6, 13.7)


def read_geometries(*geometries: Any) -> ImportedStops:
    return read(collection(*(feature(each, name="Pier") for each in geometries)))


@pytest.mark.parametrize(
    ("geometry", "note"),
    [
        (point(45.65, 139.77), "No latitude is beyond 90 degrees"),
        (point(500, 500), "off the globe"),
        (point("x", "y"), "no numbers"),
        (point(10**400, 3), "no numbers"),
        (point(True, 3), "no numbers"),
        (point(1), "cannot be read"),
        ({"type": "Circle"}, "cannot be read"),
        ("POINT (1 2)", "cannot be read"),
        ({"type": "GeometryCollection", "geometries": []}, "no point"),
    ],
)
def test_an_invalid_position_is_reported_and_not_guessed(geometry: Any, note: str) -> None:
    back = read_geometries(geometry)
    assert back.records[0].latitude is None
    assert any(note in line and "feature 1 (Pier)" in line for line in back.notes)


def test_nan_coordinates_are_no_numbers() -> None:
    (record,) = read(collection(feature(point(float("nan"), 4.0), name="Pier"))).records
    assert record.latitude is None


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "MultiPoint", "coordinates": [[13.7, 45.6]]},
        {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [13.7, 45.6]}]},
        point(13.7, 45.6, 120.0),
        point("13,7", "45.6"),
    ],
)
def test_points_are_found_in_other_geometries(geometry: Any) -> None:
    assert read_geometries(geometry).records[0].latitude == 45.6


def test_lines_and_areas_of_other_programs_are_left_out_and_counted() -> None:
    back = read_geometries(
        {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}, {"type": "Polygon", "coordinates": []}
    )
    assert back.records == ()
    assert back.notes == (
        "Lines and areas are no stops, and are left out (2): feature 1 (Pier); feature 2 (Pier).",
        "Left out, as the exhibit has no field for them: properties of lines and areas “name” (2).",
    )


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"{", b"[]", b"null", b'{"type": "FeatureCollection"}', b'{"features": 7}', b"\xff\xfe\x00"),
        *(b"[" * 100_000, b'{"a":' * 100_000, b'{"type": "Topology"}', b"\x00\x01", b"9" * 5000),
        b'{"type": "FeatureCollection", "features": [' + b"9" * 5000 + b"]}",
    ],
)
def test_content_that_is_no_geojson_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"\w"):
        read(data)


def test_a_truncated_file_is_refused_with_its_line(records: tuple[StopRecord, ...]) -> None:
    data = write(records, "A title")
    with pytest.raises(UnreadableError, match=r"line \d+: the JSON breaks off"):
        read(data[: len(data) // 2])


def test_a_file_of_100_mb_is_refused_by_its_size() -> None:
    with pytest.raises(UnreadableError, match="100 MB; at most 50 MB"):
        read(bytes(100_000_000))


def test_a_line_from_one_stop_to_the_next_is_the_course_of_the_way_there() -> None:
    bend = {"type": "LineString", "coordinates": [[10, 45], [10.5, 45.3], [11, 45]]}
    areas = {"type": "MultiLineString", "coordinates": [[[1, 2], [1, 3]]]}
    back = read_geometries(point(10, 45), point(11, 45), bend, areas)
    assert [each.course for each in back.records] == ["", "45 10, 45.3 10.5, 45 11"]
    assert back.notes[0].endswith("(1): feature 3 (Pier): to Pier, 3 points.")
    assert back.notes[1] == "Lines and areas are no stops, and are left out (1): feature 4 (Pier)."


def test_a_leg_is_written_along_its_course_and_cut_at_180() -> None:
    stops = (
        StopRecord("ada", "Ada", "ada/1", 1, "A", latitude=45.0, longitude=170.0),
        StopRecord("ada", "Ada", "ada/2", 2, "B", latitude=45.0, longitude=-170.0, course="46 175, 46 -175"),
    )
    geometry = json.loads(write(stops, "A"))["features"][-1]["geometry"]
    assert geometry["type"] == "MultiLineString"
    assert geometry["coordinates"] == [
        [[170.0, 45.0], [175.0, 46.0], [180.0, 46.0]],
        [[-180.0, 46.0], [-175.0, 46.0], [-170.0, 45.0]],
    ]


@pytest.mark.parametrize("junk", [None, 7, "x", [], {}, {"properties": []}, {"geometry": 3, "properties": 4}])
def test_an_invalid_feature_does_not_affect_the_others(junk: Any) -> None:
    back = read(collection(junk, feature(point(1, 2), name="Pier")))
    assert back.records[-1].title == "Pier"


def test_a_named_coordinate_system_is_reported() -> None:
    assert "coordinate system" in read(collection(crs={"type": "name"})).notes[0]


def test_html_in_a_label_is_converted_to_plain_text() -> None:
    (record,) = read(collection(feature(None, name="<b>Pier</b> <script>x</script>"))).records
    assert "<" not in record.title
    assert record.title.startswith("Pier")


def test_html_in_a_text_is_converted_to_markdown() -> None:
    text = "<p>A <b>pier</b></p><script>alert(1)</script><img src=x onerror=alert(1)>"
    (record,) = read(collection(feature(None, name="Pier", description=text))).records
    assert "pier" in record.text
    assert "<" not in record.text


def notes_of(*features: Any, **members: Any) -> str:
    return "\n".join(read(collection(*features, **members)).notes)


def test_every_property_that_is_not_read_is_named_with_its_count() -> None:
    stops = [
        feature(point(1, 2), name="Pier", architect="N. N.", floors=3),
        feature(point(1, 2), architect="B"),
    ]
    empty = feature(point(1, 2), architect="", floors=None, tags={"a": "<Null>"}, list=[None])
    assert notes_of(*stops, empty) == (
        "Left out, as the exhibit has no field for them: properties “architect” (2), “floors” (1)."
    )


def test_values_of_nested_objects_are_named_by_their_path() -> None:
    notes = notes_of(feature(None, name="Pier", tags={"a": 1, "b": {"c": [1, 2]}}, all=[{"x": 1}, {"x": 2}]))
    assert "“tags.a” (1), “tags.b.c” (2), “all.x” (2)." in notes


def test_members_of_the_file_and_of_features_are_named() -> None:
    one = feature(point(1, 2), name="Pier") | {"style": {"fill": "red"}, "id": 7, "bbox": [1, 2, 1, 2]}
    notes = notes_of(one, generator="overpass", bbox=[0, 0, 1, 1], name="A layer")
    assert "members of the file “generator” (1)." in notes
    assert "members of features “style.fill” (1), “id” (1)." in notes
    assert "bbox" not in notes


def test_an_id_in_words_is_kept_and_a_number_that_only_counts_is_not_told_of() -> None:
    back = read(collection(feature(None, name="A") | {"id": "pier"}, feature(None, name="B") | {"id": 2}))
    assert [each.event_id for each in back.records] == ["pier", "2"]
    assert back.notes == ()


def test_further_points_are_told_with_their_coordinates() -> None:
    back = read_geometries({"type": "MultiPoint", "coordinates": [[13.4, 52.5], [2.35, 48.85], [0, 51]]})
    assert back.records[0].point == (52.5, 13.4)
    assert back.notes == (
        "Several points are given; the first is taken, the others are left out (1): "
        "feature 1 (Pier): 48.85, 2.35; 51, 0.",
    )


def test_a_line_beside_a_point_and_a_height_are_told() -> None:
    line = {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}
    back = read_geometries(
        {"type": "GeometryCollection", "geometries": [line, point(1, 2, 30.5)]}, point(1, 2, 0)
    )
    assert back.notes == (
        "The height of a place is left out (1): feature 1 (Pier): 30.5.",
        "Lines and areas are no stops, and are left out (1): feature 1 (Pier): 1 beside the point.",
    )


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326"])
def test_a_crs_that_is_wgs_84_is_not_told_of(name: str) -> None:
    assert notes_of(feature(point(1, 2), name="A"), crs={"type": "name", "properties": {"name": name}}) == ""


def test_another_crs_is_told_by_its_name() -> None:
    notes = notes_of(feature(point(4468503, 5332021), name="A"), crs={"properties": {"name": "EPSG:31468"}})
    assert notes.startswith(
        "The file’s coordinate system is “EPSG:31468”, and its numbers were read as degrees"
    )
    assert "export it in WGS 84 (EPSG:4326)" in notes


def test_the_texts_of_one_language_are_read_and_those_of_others_told() -> None:
    back = read(
        collection(
            feature(None, title_fr="Quai", title_de="Kai", story_de="Es regnete."),
            feature(None, title_de="Turm", name_id="Menara"),
        )
    )
    assert [(each.title, each.text, each.language) for each in back.records] == [
        ("Kai", "Es regnete.", "de"),
        ("Turm", "", "de"),
    ]
    assert back.notes == (
        "“title_fr” is left out: an imported exhibit has one language (1): feature 1.",
        "Left out, as the exhibit has no field for them: properties “name_id” (1).",
    )


def test_a_translation_that_reads_the_same_is_not_told_of() -> None:
    assert notes_of(feature(None, **{"name": "Berlin", "name:de": "Berlin", "name:en": "berlin"})) == ""


@pytest.mark.parametrize(
    ("named", "date"),
    [
        ({"start_date": "1901", "end_date": "1945"}, "1901/1945"),
        ({"end_date": "1945"}, "../1945"),
        ({"start_date": "1901", "end_date": "1901"}, "1901"),
        ({"start_date": "1901/1902", "end_date": "1945"}, "1901/1902"),
    ],
)
def test_a_date_with_its_end_is_a_span(named: dict[str, str], date: str) -> None:
    assert read(collection(feature(None, name="A", **named))).records[0].date == date


def test_an_end_before_its_date_is_told() -> None:
    notes = notes_of(feature(None, name="A", start_date="1945", end_date="1901"))
    assert (
        notes == "The end of a date does not fit its beginning, and is left out (1): feature 1 (A): “1901”."
    )


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(45.6, 13.7), ("45,6", "13,7"), ("45° 36′ N", "13° 42′ E"), ("45.6°", "13.7°")],
)
def test_a_position_among_the_properties_is_read_where_there_is_no_other(
    latitude: Any, longitude: Any
) -> None:
    back = read(collection(feature(None, name="A", lat=latitude, lon=longitude)))
    assert back.records[0].point == pytest.approx((45.6, 13.7))
    assert back.notes == ()


def test_a_second_position_is_told_where_it_differs() -> None:
    assert notes_of(feature(point(13.70001, 45.6), name="A", lat=45.6, lon="13.7")) == ""
    notes = notes_of(feature(point(13.7, 45.6), name="A", lat=48, lon=13.7))
    assert notes == (
        "“lat” is left out: another value gives the latitude of the stop (1): feature 1 (A): “48”."
    )


def test_a_value_that_its_field_cannot_hold_is_told() -> None:
    notes = notes_of(feature(None, name="A", country="Prussia", certainty="probable", date=["1901"]))
    assert "“country” is left out: its field cannot hold such a value (1): feature 1 (A): “Prussia”." in notes
    assert (
        "“certainty” is left out: its field cannot hold such a value (1): feature 1 (A): “probable”." in notes
    )
    assert "properties “date” (1)." in notes


def test_a_second_name_of_a_field_is_told_and_not_said_to_have_no_field() -> None:
    notes = notes_of(feature(None, title="Pier", name="Molo"))
    assert (
        notes
        == "“name” is left out: another value gives the title of the stop (1): feature 1 (Pier): “Molo”."
    )


def test_each_person_of_another_program_is_a_life() -> None:
    back = read(collection(feature(None, person="Ada", name="A"), feature(None, person="Bo", name="B")))
    assert [(each.person, each.person_name) for each in back.records] == [("ada", "Ada"), ("bo", "Bo")]


def test_the_first_picture_of_a_text_is_the_stop_s_and_links_are_told() -> None:
    html = "<img src='https://a.example/1.jpg'> <a href='https://a.example'>see</a><img src='https://a.example/2.jpg'>"
    back = read(collection(feature(None, name="A", description=html)))
    assert (back.records[0].picture, back.records[0].text) == ("https://a.example/1.jpg", "see")
    assert back.notes == (
        "A link or picture within the text is kept as words alone (2): "
        "feature 1 (A): https://a.example; feature 1 (A): https://a.example/2.jpg.",
    )


def test_a_property_added_to_our_own_export_is_told(records: tuple[StopRecord, ...]) -> None:
    document = json.loads(write(records[:1], "A title"))
    document["features"][0]["properties"]["architect"] = "N. N."
    assert read(json.dumps(document).encode()).notes == (
        "Left out, as the exhibit has no field for them: properties “architect” (1).",
    )


def test_a_value_that_does_not_fit_gives_way_to_the_next_name() -> None:
    back = read(collection(feature(None, title=False, name="Pier")))
    assert back.records[0].title == "Pier"
    assert back.notes == (
        "“title” is left out: its field cannot hold such a value (1): feature 1 (Pier): “False”.",
    )


@pytest.mark.parametrize(
    ("markdown", "story", "told"),
    [
        ("See [the letter](https://a.example).", "See the letter.", "https://a.example"),
        ("See [[https://a.example|the letter]].", "See the letter.", "https://a.example"),
        ("See [[https://a.example]].", "See https://a.example.", "https://a.example"),
        ("*Le Temps*, [Le Temps]{lang=fr}", "*Le Temps*, [Le Temps]{lang=fr}", ""),
        ("A note[^1]\n\n[^1]: here", "A note\\[^1]\n\n\\[^1]: here", ""),
        ("~~no~~ yes", "\\~\\~no\\~\\~ yes", ""),
    ],
)
def test_markdown_that_no_story_shows_becomes_words(markdown: str, story: str, told: str) -> None:
    back = read(collection(feature(None, name="A", description=markdown)))
    assert back.records[0].text == story
    assert [each.rpartition(": ")[2] for each in back.notes] == ([f"{told}."] if told else [])


def test_a_picture_in_markdown_is_the_stop_s() -> None:
    for markdown in ("![A pier](https://a.example/p.jpg)", "A pier {{https://a.example/p.jpg|200}}"):
        (record,) = read(collection(feature(None, name="A", description=markdown))).records
        assert (record.text, record.picture) == ("A pier", "https://a.example/p.jpg")


def test_values_within_an_object_are_known_by_their_path() -> None:
    properties = {"location": {"name": "Café A", "address": "Street 1"}, "Comment": "Here."}
    found = read(collection(feature(point(1, 2), **properties)))
    (stop,) = found.records
    assert (stop.title, stop.place_name, stop.text) == ("Café A", "Café A", "Here.")
    assert "“location.address” (1)" in "\n".join(found.notes)


def test_the_description_of_the_file_is_told_in_its_words() -> None:
    found = read(collection(feature(point(1, 2), name="A"), description="Her life"))
    assert "may become the welcome in exhibit.yaml (1): “Her life”" in found.notes[0]
