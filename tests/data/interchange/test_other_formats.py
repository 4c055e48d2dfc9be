"""Files of other programs are named as what they are, with what to do instead."""

from __future__ import annotations

import json
from typing import Any

import pytest

from data.interchange.file_content import UnreadableError
from data.interchange.formats import guessed_format
from data.interchange.other_formats import OTHER_XML


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
