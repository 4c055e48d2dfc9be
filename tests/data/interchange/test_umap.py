"""uMap: every layer a chapter; its texts, its hidden layers, and what stands elsewhere."""

from __future__ import annotations

import json
from typing import Any

import pytest

from data.interchange.file_content import UnreadableError
from data.interchange.formats import ImportedStops
from data.interchange.umap import read
from tests.data.interchange.marked_files import LINE, collection, feature, point
from tests.data.interchange.marked_maps import umap


def read_map(*layers: Any, **properties: Any) -> ImportedStops:
    return read(json.dumps(umap(*layers, **properties)).encode())


def layer(*features: Any, member: str = "_umap_options", **options: Any) -> dict[str, Any]:
    return collection(*features, **{member: options})


def text_of(description: str) -> ImportedStops:
    return read_map(layer(feature(point(), name="A", description=description)))


@pytest.mark.parametrize("member", ["_umap_options", "_storage", "_storage_options", "properties"])
def test_every_layer_is_a_chapter_and_the_map_s_name_the_title(member: str) -> None:
    back = read_map(
        layer(feature(point(), name="A"), member=member, name="Sea"),
        layer(feature(point(), name="B"), member=member, name="Land"),
        name="Two lives",
    )
    assert [(each.title, each.chapter) for each in back.records] == [("A", "Sea"), ("B", "Land")]
    assert (back.title, back.records[0].person_name, back.notes) == ("Two lives", "Two lives", ())


def test_a_hidden_layer_is_imported_and_told() -> None:
    back = read_map(layer(feature(point(), name="A"), name="Sea", displayOnLoad=False))
    assert len(back.records) == 1
    (note,) = back.notes
    assert note.startswith("Hidden in the file, and imported all the same")
    assert note.endswith("(1): layer 1 (Sea).")


def test_data_that_stand_elsewhere_are_told_with_their_address() -> None:
    back = read_map(layer(name="Sea", remoteData={"url": "https://a.example/d", "format": "geojson"}))
    assert back.records == ()
    assert "are not downloaded: save what the address gives" in back.notes[0]
    assert "layer 1 (Sea): https://a.example/d." in back.notes[0]


@pytest.mark.parametrize(
    ("markup", "story"),
    [
        ("plain", "plain"),
        ("*it* and **bold**", "*it* and **bold**"),
        ("# Head\nText", "Head\n\nText"),
        ("one\ntwo", "one\\\ntwo"),
        ("one\n\ntwo", "one\n\ntwo"),
        ("* one\n* two", "• one\n\n• two"),
        ("[[https://a.example|see]] this", "see this"),
        ("[[https://a.example]]", "https://a.example"),
        ("5 < 6 & 7", "5 < 6 & 7"),
    ],
)
def test_uMap_s_markup_becomes_that_of_stories(markup: str, story: str) -> None:
    assert text_of(markup).records[0].text == story


def test_a_picture_of_a_text_is_the_stop_s_and_a_page_within_it_is_told() -> None:
    back = text_of("See {{https://a.example/p.jpg|200}} {{{https://f.example|300}}} [[https://a.example|it]]")
    assert back.records[0].picture == "https://a.example/p.jpg"
    assert (
        "A page that is shown within a text is left out (1): layer 1, feature 1: https://f.example."
        in back.notes
    )
    assert "is kept as words alone (1): layer 1, feature 1 (A): https://a.example." in back.notes[1]


def test_the_map_s_texts_are_told_and_its_settings_are_not() -> None:
    back = read_map(description="Welcome", licence="ODbL", zoomControl=True, tilelayer={"name": "OSM"})
    assert back.notes == (
        "The map’s description is left out; it may become the welcome in exhibit.yaml (1): “Welcome”.",
        "Left out, as the exhibit has no field for them: values of the map “licence” (1).",
    )


def test_lines_and_areas_are_left_out_and_told() -> None:
    notes = read_map(layer(feature(LINE, name="Way"), name="Sea")).notes
    assert notes[0] == "Lines and areas are no stops, and are left out (1): layer 1 (Sea), feature 1 (Way)."


@pytest.mark.parametrize("data", [b'{"type": "umap"}', b'{"type": "umap", "layers": {}}', b"[]", b"{}"])
def test_what_is_no_map_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"\w"):
        read(data)


@pytest.mark.parametrize(
    "junk", [None, 7, "x", [], {}, {"features": 3}, {"features": [None]}, {"_umap_options": 4}]
)
def test_a_layer_that_is_none_does_not_affect_the_others(junk: Any) -> None:
    assert read_map(junk, layer(feature(point(), name="A"))).records[-1].title == "A"
