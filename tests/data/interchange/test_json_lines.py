"""JSON Lines, text sequences and JSON lists; a line that is damaged costs one feature."""

from __future__ import annotations

import json
from typing import Any

import pytest

from data.interchange.file_content import UnreadableError
from data.interchange.formats import guessed_format
from data.interchange.json_lines import read
from data.interchange.json_sequence import json_texts
from tests.data.interchange.marked_files import collection, feature, place, point

ONE, TWO = (json.dumps(feature(point(), name=name)) for name in ("A", "B"))
PLACE = json.dumps(place(properties={"title": "Abydos"})["features"][0])


def titles(text: str) -> list[str]:
    data = text.encode()
    assert guessed_format(data) == "json-lines"
    return [each.title for each in read(data).records]


@pytest.mark.parametrize(
    "text",
    [
        f"{ONE}\n{TWO}",
        f"{ONE}\r\n{TWO}\r\n",
        f"\ufeff{ONE}\n\n  \n{TWO}\n",
        f"\x1e{ONE}\n\x1e{TWO}\n",
        f"\x1e{json.dumps(json.loads(ONE), indent=1)}\n\x1e{TWO}",
        f"[{ONE}, {TWO}]",
        f"{json.dumps(collection(json.loads(ONE)))}\n{TWO}",
        '[{"name": "A", "lat": 1, "lon": 2}, {"name": "B"}]',
        '{"name": "A", "lat": 1, "lon": 2}\n{"name": "B"}',
    ],
)
def test_every_way_to_write_several_features_is_read(text: str) -> None:
    assert titles(text) == ["A", "B"]


def test_the_values_of_an_object_give_its_position() -> None:
    (record,) = read(b'[{"name": "A", "lat": 45.6, "lon": 13.7, "owner": "N"}]').records
    assert record.point == (45.6, 13.7)


def test_two_places_with_one_id_are_both_kept() -> None:
    lines = [
        PLACE.replace('"geometry"', f'"when": {{"timespans": [{{"start": {{"in": "{year}"}}}}]}}, "geometry"')
        for year in (1680, 1690)
    ]
    records = read("\n".join(lines).encode()).records
    assert [(each.title, each.date) for each in records] == [("Abydos", "1680"), ("Abydos", "1690")]


def test_a_damaged_line_costs_one_feature_and_is_told_by_its_line() -> None:
    back = read(f"{ONE}\n\n{{broken\n{TWO}\n7".encode())
    assert [each.title for each in back.records] == ["A", "B"]
    assert back.notes == (
        "A line is no sound JSON, and is left out (1): line 3: {broken.",
        "What stands among the features is none, and is left out (1): line 5.",
    )


def test_a_note_names_the_line_of_a_feature() -> None:
    text = f"{ONE}\n{json.dumps(feature({'type': 'Point', 'coordinates': ['x', 1]}, name='B'))}"
    assert "line 2 (B)" in read(text.encode()).notes[0]


def test_a_single_object_that_is_damaged_is_no_sequence() -> None:
    pretty = json.dumps(collection(json.loads(ONE)), indent=1)
    with pytest.raises(UnreadableError, match=r"line \d+: the JSON breaks off"):
        guessed_format(pretty[:-20].encode())


@pytest.mark.parametrize("data", [b"", b"x", b"{\n{\n{", b"\x1e", b"[" * 100_000, b"{}\n" * 3 + b"\x00"])
def test_what_has_no_sound_line_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"\w.*\.$"):
        read(data)


@pytest.mark.parametrize(
    "junk", [None, 7, "x", [], {}, {"type": "Point"}, {"type": "FeatureCollection", "features": 3}]
)
def test_a_value_that_is_none_does_not_affect_the_others(junk: Any) -> None:
    assert read(json.dumps([junk, json.loads(ONE)]).encode()).records[-1].title == "A"


def test_lines_are_counted_from_one_with_and_without_separators() -> None:
    assert list(json_texts("1\n\n2")) == [(1, "1"), (3, "2")]
    assert list(json_texts("\x1e1\n\x1e\n2\n\x1e3")) == [(1, "1"), (3, "2"), (4, "3")]


def test_values_as_the_api_of_omeka_s_writes_them_are_read() -> None:
    def texts(*values: str, **more: str) -> list[dict[str, str]]:
        return [{"type": "literal", "@value": each, **more} for each in values]

    item = {
        "@id": "https://a.example/api/items/5",
        "dcterms:title": texts("Old bridge"),
        "dcterms:description": [*texts("A bridge"), *texts("Eine Brücke", **{"@language": "de"})],
        "dcterms:date": texts("1902"),
        "dcterms:source": texts("Letter 1", "Letter 2"),
        "dcterms:subject": texts("bridges"),
    }
    found = read(json.dumps([item]).encode())
    (stop,) = found.records
    assert (stop.title, stop.text, stop.date) == ("Old bridge", "A bridge", "1902")
    assert stop.sources == ("Letter 1", "Letter 2")
    told = "\n".join(found.notes)
    assert [each for each in ("dcterms:subject", "dcterms:description@de", "@id") if each not in told] == []


@pytest.mark.parametrize(
    "place", [{"location": {"lat": 52.6, "lng": 13.5}}, {"coords": "52.6, 13.5"}, {"lat": 52.6, "lon": 13.5}]
)
def test_an_object_says_where_it_is_in_any_usual_way(place: dict[str, Any]) -> None:
    found = read(json.dumps([{"title": "A", **place}]).encode())
    assert (found.records[0].point, found.notes) == ((52.6, 13.5), ())
