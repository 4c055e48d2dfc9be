"""Files of other programs are named as what they are, with what to do instead."""

from __future__ import annotations

import json
from typing import Any

import pytest

from data.interchange.file_content import UnreadableError
from data.interchange.formats import guessed_format
from data.interchange.other_formats import OTHER_XML
from data.interchange.zip_container import zip_bytes


@pytest.mark.parametrize(
    ("document", "told"),
    [
        ({"type": "Topology", "objects": {}}, "TopoJSON, which import does not read; export it as GeoJSON"),
        ({"@context": "http://iiif.io/api/presentation/3/context.json", "items": []}, "a IIIF manifest"),
        ({"@context": ["x", "https://iiif.io/api/presentation/2/context.json"]}, "a IIIF manifest"),
        ([{"id": "document", "version": "1.0"}, {"id": "a"}], "CZML, of Cesium"),
        ({"geometryType": "esriGeometryPoint", "features": []}, "f=geojson"),
        ({"operationalLayers": []}, "a web map of ArcGIS"),
        ({"root": "n-1", "nodes": {}, "resources": {}}, "a story of ArcGIS StoryMaps"),
        ({"chapters": [{"location": {"center": [1, 2]}}], "style": "x"}, "Mapbox’s storytelling map"),
        ({"version": 0.6, "generator": "Overpass API", "elements": []}, "OpenStreetMap data"),
        ({"version": 8, "sources": {}, "layers": []}, "the style of a map"),
        ({"type": "Point", "coordinates": [1, 2]}, "a shape of GeoJSON without any name"),
        ({"a": 1}, "JSON with the fields a"),
        ([7], "a JSON list of no features"),
        ([{"a": 1}], "a JSON list of no features"),
    ],
)
def test_json_of_another_kind_is_named(document: Any, told: str) -> None:
    with pytest.raises(UnreadableError, match=told):
        guessed_format(json.dumps(document).encode())


@pytest.mark.parametrize("root", [*OTHER_XML, "HTML"])
def test_xml_of_another_kind_is_named(root: str) -> None:
    with pytest.raises(UnreadableError, match="which import does not read; "):
        guessed_format(f"<!-- <gpx> --><x:{root} xmlns:x='y'/>".encode())


def test_a_web_page_with_its_doctype_is_named() -> None:
    with pytest.raises(UnreadableError, match="a web page"):
        guessed_format(b"<!DOCTYPE html>\n<html><body/></html>")


def test_unknown_xml_is_named_by_its_root() -> None:
    with pytest.raises(UnreadableError, match="XML with the root element <inventory>"):
        guessed_format(b"<?xml version='1.0'?><inventory/>")


@pytest.mark.parametrize(
    ("begin", "told"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF, which import does not read; ask for the table"),
        (b"\xff\xd8\xff\xe1\x00\x10Exif", "a picture, .* new picture FILE"),
        (b"\x89PNG\r\n\x1a\n\x00", "a picture"),
        (b"II*\x00\x08\x00", "a picture"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "a picture"),
        (b"\x00\x00\x00\x18ftypheic\x00", "a picture"),
        (b"\x00\x00\x00\x18ftypisom\x00", "a film or a sound"),
        (b"SQLite format 3\x00\x10", "a database, .* a GeoPackage"),
        (b"\x00\x01\x00\x00Standard ACE DB\x00", "a database, .* export the table as CSV"),
        (b"\x1f\x8b\x08\x00", "an archive that is no zip, .* unpack it"),
        (b"\x0e\x10\x00\x00\x00\x00\x00\x00.FIT", "export it as GPX"),
        (b"\x00\x00\x27\x0a" + bytes(20), "a shapefile, .* export it as GeoJSON"),
        (b"{\\rtf1\\ansi Text}", "a text in RTF"),
    ],
)
def test_a_file_of_another_kind_is_named_by_its_first_bytes(begin: bytes, told: str) -> None:
    with pytest.raises(UnreadableError, match=told):
        guessed_format(begin)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("sites/sites.shp", "sites/sites.dbf"), "a zip with a shapefile, .* as GeoJSON"),
        (("a.gdb/a00000001.gdbtable",), "a zip with a database of ArcGIS"),
        (("__MACOSX/._a.json", "Takeout/Saved Places.json"), "unpack it, .* in it: saved places.json"),
        (("readme.pdf",), "a zip without a .kml or a .csv in it"),
    ],
)
def test_a_zip_of_other_files_is_named_by_what_is_in_it(names: tuple[str, ...], told: str) -> None:
    with pytest.raises(UnreadableError, match=told):
        guessed_format(zip_bytes(dict.fromkeys(names, b"x")))


def test_a_script_whose_values_are_no_json_is_not_called_damaged() -> None:
    with pytest.raises(UnreadableError, match="a script .JavaScript. whose values are no JSON"):
        guessed_format(b"var config = {\n  style: 'x', chapters: []\n};")
