"""The format of a file is recognised by its content."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from data.interchange import formats
from data.interchange.file_content import UnreadableError
from data.interchange.formats import MODULES, format_named, guessed_format, names
from data.interchange.zip_container import zip_bytes

ROOT = Path(formats.__file__).parents[2]


def zip_with(*names: str) -> bytes:
    return zip_bytes(dict.fromkeys(names, b"x"))


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b'<?xml version="1.0"?><kml/>', "kml"),
        ("\ufeff  <kml/>".encode(), "kml"),
        ("<kml/>".encode("utf-16"), "kml"),
        (zip_with("doc.kml"), "kml"),
        (zip_with("a/places.csv"), "tables"),
        (zip_with("metadata.json", "draft.json", "draft.html"), "storymapjs"),
        (b'{"type": "FeatureCollection", "features": []}', "geojson"),
        (b'{"type": "Feature"}', "geojson"),
        (b'{"type": "Feature", "when": {}}', "linked-places"),
        (b'{"type": "Feature"}\n{"type": "Feature"}\n', "json-lines"),
        (b'\x1e{"type": "Feature"}\n', "json-lines"),
        (b'[{"type": "Feature"}]', "json-lines"),
        (b'{"type": "umap", "layers": []}', "umap"),
        (b'<?xml version="1.0"?><!-- <kml> --><gpx version="1.1"/>', "gpx"),
        (b'<x:gpx xmlns:x="y"/>', "gpx"),
        (b"<TEI/>", "tei"),
        (b"<listPlace/>", "tei"),
        (b'<!DOCTYPE kml SYSTEM "a.dtd" [<!ENTITY a "b">]>\n<kml/>', "kml"),
        (
            b'{"type": "FeatureCollection", "@context": "linkedplaces-v1.1.jsonld", "features": []}',
            "linked-places",
        ),
        (b'{"type": "FeatureCollection", "@context": "x/geojson-context.jsonld", "features": []}', "geojson"),
        (b'{"type": "FeatureCollection", "events": [], "storymap": 1, "features": []}', "geojson"),
        (b'{"type": "Feature", "links": [{"rel": "self", "href": "x"}]}', "geojson"),
        (b'{"type": "Feature", "links": [{"type": "closeMatch", "identifier": "wd:Q1"}]}', "linked-places"),
        (b'{"type": "FeatureCollection", "features": [{"when": {}}]}', "linked-places"),
        (b'{"storymap": {"slides": []}}', "storymapjs"),
        (b'{"events": []}', "timelinejs"),
        (b"Year,Month,Headline\n", "timelinejs-csv"),
        (b"id\ttitle\ttitle_source\n", "lp-tsv"),
        (b'"id";"title";"fclasses"\n', "lp-tsv"),
    ],
)
def test_the_format_is_recognised_by_the_content(data: bytes, name: str) -> None:
    assert guessed_format(data) == name
    assert name in MODULES


@pytest.mark.parametrize(
    "data",
    [b"", b" \n", b"Dear diary", b"[]", b"{}", b"7", zip_with("a.txt"), zip_with(), b"PK\x03\x04", b"\x00"],
)
def test_unknown_content_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"\w"):
        guessed_format(data)


def test_malformed_features_do_not_make_a_linked_places_file() -> None:
    document = {"type": "FeatureCollection", "features": [None, 7, {"properties": {"when": "1852"}}]}
    assert guessed_format(json.dumps(document).encode()) == "geojson"


def test_every_module_that_defines_a_format_is_listed_under_the_name_of_the_format() -> None:
    folder = Path(formats.__file__).parent
    modules = {path.stem for path in folder.glob("*.py") if "\nFORMAT = Format(" in path.read_text("utf-8")}
    assert set(MODULES.values()) == modules
    assert [format_named(name).name for name in names()] == list(names())


def test_a_format_without_a_writer_is_one_of_those_that_are_only_read() -> None:
    unwritten = [name for name in names() if format_named(name).write is formats.not_written]
    assert unwritten == list(formats.ONLY_READ)
    assert {*formats.ONLY_READ, *formats.written_names()} == {*names()}


def test_libraries_of_single_formats_are_loaded_with_their_formats_alone() -> None:
    heavy = "{'python_calamine', 'pygeoif', 'pillow_heif'}"
    code = (
        "import sys, components.command_line.commands, components.page.page_content;"
        "assert 'lxml' not in sys.modules; import data.interchange.import_file;"
        f"print(sorted({heavy} & set(sys.modules)))"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ended.stdout == "[]\n"
