"""Linked Places Format: one feature for each place with every required member; other programs' files."""

from __future__ import annotations

import json
from typing import Any

import pytest
from geojson_pydantic import FeatureCollection

from data import Exhibit
from data.interchange.file_content import UnreadableError
from data.interchange.formats import ImportedStops
from data.interchange.linked_places import CONTEXT, write
from data.interchange.linked_places_reader import read
from data.interchange.stop_record import StopRecord, records_of

Feature = dict[str, Any]


def written(records: tuple[StopRecord, ...]) -> dict[str, Feature]:
    """The features, by the exhibit's id of their place."""
    features = json.loads(write(records, "Two roads"))["features"]
    return {each["properties"]["place_id"]: each for each in features}


def read_one(**members: Any) -> ImportedStops:
    plain = {"type": "Feature", "@id": "http://x.org/1", "properties": {"title": "Abydos"}, "geometry": None}
    document = {"type": "FeatureCollection", "@context": "any", "features": [{**plain, **members}]}
    return read(json.dumps(document).encode())


def test_each_place_is_one_feature(records: tuple[StopRecord, ...]) -> None:
    features = json.loads(write(records, "A title"))["features"]
    assert len(features) == len({record.place_id for record in records})
    assert len({each["@id"] for each in features}) == len(features)


def test_every_required_member_is_there(records: tuple[StopRecord, ...]) -> None:
    document = json.loads(write(records, "A title"))
    FeatureCollection[Any].model_validate(document)
    assert document["@context"] == CONTEXT
    for each in document["features"]:
        assert {"@id", "type", "properties", "when", "names", "geometry"} <= each.keys()
        assert {"title", "fclasses", "ccodes"} <= each["properties"].keys()
        assert each["@id"].startswith("urn:uuid:")
        assert set(each["properties"]["fclasses"]) <= set("AHLPRST")
        assert any(name.get("citations") for name in each["names"])
        assert all("start" in span for span in each["when"]["timespans"])


def test_the_title_is_the_name_of_the_place_and_never_of_a_stop(records: tuple[StopRecord, ...]) -> None:
    names = {record.place_name for record in records}
    titles = {each["properties"]["title"] for each in written(records).values()}
    assert titles == names
    assert not titles & {record.title for record in records}


def test_a_feature_has_the_members_of_the_format(small_exhibit: Exhibit) -> None:
    quay = written(records_of(small_exhibit))["trieste-quay"]
    assert quay["properties"]["events"][0]["title"] == "Ninety boxes on the pier"
    assert "latitude" not in quay["properties"]["events"][0]
    assert quay["properties"]["ccodes"] == ["IT"]
    assert quay["properties"]["fclasses"] == ["R"]
    assert quay["when"]["timespans"] == [
        {"start": {"earliest": "1852-03", "latest": "1852-05"}},
        {"start": {"in": "1852-04-18"}},
    ]
    assert quay["names"][1]["toponym"] == "Molo San Carlo"
    assert quay["geometry"]["coordinates"] == [13.7637, 45.6514]
    assert quay["geometry"]["certainty"] == "less-certain"
    assert quay["geometry"]["citations"] == [{"label": "CURATOR"}]
    assert quay["depictions"] == [
        {
            "@id": "pictures/pier.svg",
            "title": "A stone pier with one lamp and three waves",
            "license": "CC0-1.0",
        }
    ]


def test_about_and_perhaps_become_less_certain_and_identifiers_become_links(small_exhibit: Exhibit) -> None:
    vienna = written(records_of(small_exhibit))["vienna"]
    assert vienna["when"]["certainty"] == "less-certain"
    assert [link["identifier"] for link in vienna["links"]] == ["wd:Q1741", "gn:2761369"]


def test_an_unknown_place_has_a_null_geometry_and_a_cited_name() -> None:
    (feature,) = json.loads(write([StopRecord("ada", "Ada", "ada/01", 1, "Gone")], "A title"))["features"]
    assert feature["geometry"] is None
    assert feature["names"][0]["citations"] == [{"label": "A title"}]
    assert feature["when"]["timespans"] == []


def test_the_address_of_a_place_stays_the_same(small_exhibit: Exhibit) -> None:
    records = records_of(small_exhibit)
    one, two = written(records), written(tuple(reversed(records)))
    assert {key: each["@id"] for key, each in one.items()} == {key: each["@id"] for key, each in two.items()}


@pytest.mark.parametrize(
    ("members", "field", "expected"),
    [
        ({"when": {"timespans": [{"start": "1700"}]}}, "date", "1700"),
        ({"when": {"timespans": [{"start": {"in": "-320"}}]}}, "date", "-0320"),
        ({"when": {"timespans": [{"start": {"in": "1832"}}], "certainty": "uncertain"}}, "date", "1832?"),
        ({"names": [{"toponym": "A", "when": {"timespans": [{"start": {"in": "1832"}}]}}]}, "date", "1832"),
        ({"when": {"periods": [{"name": "Bronze Age", "@id": "p:1"}]}}, "date_label", "Bronze Age"),
        ({"when": {"periods": [{"name": "Bronze Age", "uri": "p:1"}]}}, "date_label", "Bronze Age"),
        ({"when": {"label": "long ago"}}, "date_label", "long ago"),
        ({"geometry": {"type": "Point", "geowkt": "POINT (26.4 40.2)"}}, "latitude", 40.2),
        ({"geometry": {"geo_wkt": "POINT(26.4 40.2)"}}, "longitude", 26.4),
        (
            {"geometry": {"type": "Point", "coordinates": [26.4, 40.2], "certainty": "certain"}},
            "latitude",
            40.2,
        ),
        ({"geometry": None}, "latitude", None),
        ({"properties": {"title": "Abydos"}}, "precision", ""),
        ({"properties": {"title": "Abydos", "fclasses": ["P"]}}, "precision", "town"),
        ({"properties": {"title": "Abydos", "ccodes": ["TR"]}}, "country", "TR"),
        ({"properties": {"title": "Abydos", "ccode": "TR"}}, "country", "TR"),
        ({"links": [{"type": "closeMatch", "identifier": "wd:Q5684"}]}, "wikidata", "Q5684"),
        ({"links": [{"identifier": "https://www.wikidata.org/wiki/Q5684"}]}, "wikidata", "Q5684"),
        ({"links": [{"identifier": "http://www.geonames.org/2657780/"}]}, "geonames", "2657780"),
        ({"names": [{"toponym": "A", "citation": {"label": "Ptolemy"}}]}, "sources", ("Ptolemy",)),
        ({"descriptions": [{"value": "A town.", "lang": "en"}]}, "text", "A town."),
        ({"names": [{"toponym": "A", "citations": [{"label": "Ptolemy"}]}]}, "sources", ("Ptolemy",)),
        ({"depictions": [{"@id": "http://x.org/a.jpg", "license": "CC0"}]}, "picture", "http://x.org/a.jpg"),
        ({}, "event_id", "http://x.org/1"),
        ({}, "title", "Abydos"),
    ],
)
def test_files_of_other_programs_are_read(members: dict[str, Any], field: str, expected: object) -> None:
    assert getattr(read_one(**members).records[0], field) == expected


def test_a_member_of_a_geometry_collection_may_have_its_own_certainty() -> None:
    part = {"type": "Point", "coordinates": [26.4, 40.2], "certainty": "less-certain"}
    (record,) = read_one(geometry={"type": "GeometryCollection", "geometries": [part]}).records
    assert (record.latitude, record.place_certainty) == (40.2, "less-certain")


def test_a_file_of_places_without_events_is_reported() -> None:
    assert "places, not events" in read_one().notes[0]


@pytest.mark.parametrize("junk", [7, "x", [], {}, None, [7], [None], {"start": 7}, [[]]])
@pytest.mark.parametrize(
    "member", ["when", "names", "geometry", "links", "descriptions", "depictions", "properties"]
)
def test_a_member_of_a_wrong_type_does_not_affect_the_others(member: str, junk: object) -> None:
    (record,) = read_one(**{member: junk}).records
    assert record.latitude is None


@pytest.mark.parametrize("data", [b"", b"{}", b'{"type": "FeatureCollection", "features": {}}', b"\x80"])
def test_content_that_is_no_linked_places_file_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"\w"):
        read(data)


def test_an_event_cannot_change_its_place(small_exhibit: Exhibit) -> None:
    document = json.loads(write(records_of(small_exhibit), "Two roads"))
    document["features"][0]["properties"]["events"][0] |= {"latitude": 0, "place_id": "elsewhere"}
    assert read(json.dumps(document).encode()).records[0].place_id == "vienna"


def left_out(**members: Any) -> str:
    notes = read_one(**members).notes
    return "\n".join(each.partition("members of places ")[2] for each in notes if "members of places" in each)


@pytest.mark.parametrize(
    ("members", "told"),
    [
        ({"names": [{"toponym": "Abydos", "lang": "en"}, {"toponym": "Çanakkale"}]}, "“names.toponym” (1)."),
        ({"links": [{"identifier": "wd:Q1"}, {"identifier": "tgn:2"}]}, "“links.identifier” (1)."),
        ({"relations": [{"label": "in Mysia"}]}, "“relations.label” (1)."),
        ({"types": [{"label": "town"}, {"label": "port"}]}, "“types.label” (2)."),
        ({"descriptions": [{"value": "A town."}, {"value": "Ville."}]}, "“descriptions.value” (1)."),
        ({"depictions": [{"@id": "a.jpg"}, {"@id": "b.jpg"}]}, "“depictions.@id” (1)."),
        ({"properties": {"title": "A", "ccodes": ["TR", "GR"]}}, "“properties.ccodes” (1)."),
        ({"when": {"duration": "P5Y"}}, "“when.duration” (1)."),
        ({"when": {"timespans": [{"start": {"in": "1"}}, {"start": {"in": "2"}}]}}, "“when.timespans” (1)."),
        (
            {"when": {"timespans": [{"start": {"in": "1700"}}], "label": "Ottoman"}},
            "“when.label” (1).",
        ),
        ({"note": "seen in 1900"}, "“note” (1)."),
    ],
)
def test_what_no_stop_holds_is_told_by_its_path(members: dict[str, Any], told: str) -> None:
    assert left_out(**members) == told


@pytest.mark.parametrize(
    "members",
    [
        {"when": {"timespans": [{"start": {"in": "1832"}}], "certainty": "uncertain"}},
        {"names": [{"toponym": "Abydos", "citations": [{"label": "A map, 1900", "year": 1900}]}]},
        {"when": {"periods": [{"name": "Bronze Age"}]}},
        {"geometry": {"type": "Point", "coordinates": [26.4, 40.2], "certainty": "certain"}},
    ],
)
def test_what_a_stop_holds_is_not_told(members: dict[str, Any]) -> None:
    assert left_out(**members) == ""


@pytest.mark.parametrize(
    ("members", "field", "expected"),
    [
        ({"when": {"timespans": ["1832"]}}, "date", "1832"),
        ({"when": {"timespans": "1832"}}, "date", "1832"),
        ({"when": {"timespans": [{"start": {"earliest": "1880", "latest": "1889"}}]}}, "date", "188X"),
        (
            {"when": {"timespans": [{"start": {"in": "1832"}}], "certainty": "certain"}},
            "certainty",
            "certain",
        ),
        ({"when": {"timespans": [{"start": "1832", "certainty": "uncertain"}]}}, "certainty", "uncertain"),
        ({"when": {"timespans": [{"start": "1832", "certainty": "uncertain"}]}}, "date", "1832?"),
        ({"when": {"timespans": [{"start": "1832"}], "label": "Ottoman"}}, "date_label", ""),
        ({"links": [{"type": "seeAlso", "identifier": "wd:Q5684"}]}, "wikidata", ""),
        ({"links": [{"type": "exactMatch", "identifier": "wd:Q5684"}]}, "wikidata", "Q5684"),
        (
            {
                "names": [
                    {"toponym": "A", "citations": [{"label": "A map", "year": 1900, "@id": "http://x.org"}]}
                ]
            },
            "sources",
            ("A map, 1900, http://x.org",),
        ),
    ],
)
def test_what_a_part_says_is_read(members: dict[str, Any], field: str, expected: object) -> None:
    assert getattr(read_one(**members).records[0], field) == expected


def test_a_name_that_was_in_use_at_the_date_is_the_name_of_the_time() -> None:
    spans = [("Petrograd", "1914", "1924"), ("Leningrad", "1924", "1991")]
    names = [
        {"toponym": name, "when": {"timespans": [{"start": {"in": start}, "end": {"in": end}}]}}
        for name, start, end in spans
    ]
    (record,) = read_one(names=names, when={"timespans": [{"start": {"in": "1917"}}]}).records
    assert (record.place_name, record.place_name_then, record.date) == ("Abydos", "Petrograd", "1917")


def test_certainty_and_source_are_those_of_the_point_that_is_taken() -> None:
    area = {"type": "Polygon", "coordinates": [], "certainty": "uncertain", "citations": [{"label": "A"}]}
    spot = {"type": "Point", "geowkt": "POINT (26.4 40.2)", "certainty": "certain"}
    back = read_one(geometry={"type": "GeometryCollection", "geometries": [area, spot]})
    (record,) = back.records
    assert (record.point, record.place_certainty, record.coordinate_source) == ((40.2, 26.4), "certain", "")
    assert "“geometry.geometries.certainty” (1), “geometry.geometries.citations.label” (1)." in back.notes[-1]


def test_well_known_text_that_gives_another_place_is_told() -> None:
    notes = read_one(geometry={"type": "Point", "coordinates": [26.4, 40.2], "geowkt": "POINT (1 2)"}).notes
    assert "The well-known text gives another place than the coordinates" in "\n".join(notes)


def test_the_description_is_that_in_the_language_of_most() -> None:
    def place(*languages: str) -> dict[str, Any]:
        texts = [{"value": f"In {each}.", "lang": each} for each in languages]
        return {"type": "Feature", "properties": {"title": "A"}, "descriptions": texts}

    features = [place("fr", "en"), place("en"), place("en", "fr"), place()]
    records = read(json.dumps({"type": "FeatureCollection", "features": features}).encode()).records
    assert [each.text for each in records] == ["In en.", "In en.", "In en.", ""]
    assert {each.language for each in records} == {"en"}


def test_a_date_of_a_name_is_told_to_be_one() -> None:
    notes = read_one(names=[{"toponym": "A", "when": {"timespans": [{"start": "1832"}]}}]).notes
    assert "The date is that of a part of the place (names)" in "\n".join(notes)


def test_a_date_between_two_limits_is_told_with_them() -> None:
    notes = read_one(when={"timespans": [{"start": {"earliest": "1883", "latest": "1887"}}]}).notes
    assert "feature 1 (Abydos): 1883/1887 (start between 1883 and 1887)" in "\n".join(notes)


def test_timespans_that_cannot_be_read_are_told_in_full() -> None:
    notes = read_one(when={"timespans": [{"start": {"in": "soon"}}, {"start": "1832"}, "later"]}).notes
    places = "feature 1 (Abydos): start.in: soon; feature 1 (Abydos): “later”."
    assert f"A timespan cannot be read as a date (2): {places}" in notes


def test_an_uncertain_span_is_uncertain_at_both_ends() -> None:
    span = {"start": {"in": "1832"}, "end": {"in": "1840"}}
    (record,) = read_one(when={"timespans": [span], "certainty": "less-certain"}).records
    assert record.date == "1832?/1840?"


def test_a_name_added_to_our_own_export_is_told(small_exhibit: Exhibit) -> None:
    document = json.loads(write(records_of(small_exhibit), "Two roads"))
    document["features"][0]["names"].append({"toponym": "Vindobona", "lang": "la"})
    assert read(json.dumps(document).encode()).notes == (
        "Left out, as the exhibit has no field for them: members of places “names.toponym” (1).",
    )
