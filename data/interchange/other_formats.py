"""Files of other programs that are recognised and not read: what they are, and what to do instead.

A remedy is named only where the program has it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from data.interchange.file_content import UnreadableError

IMPORTED = (
    *(".geojson", ".json", ".jsonl", ".ndjson", ".geojsonl", ".gpx", ".umap", ".xml", ".tsv", ".txt"),
    *(".xlsx", ".xls", ".ods", ".kmz", ".zip"),
)
"""Endings of files that are imported when they stand alone, and not within a zip."""
AS_TABLE = "write its stops into a table with the columns title, text, date, latitude, longitude"
OTHER_XML: Mapping[str, tuple[str, str]] = {
    "html": (
        "a web page",
        "download the file itself, with the button of the page; a table that is called .xls and is a page: "
        "open it in Excel or LibreOffice, and save it as .xlsx or .ods",
    ),
    "table": ("a table of a web page", "open it in Excel or LibreOffice, and save it as .xlsx or .ods"),
    "Workbook": ("a workbook of Excel 2003 in XML", "open it in Excel or LibreOffice, and save it as .xlsx"),
    "document": ("a flat OpenDocument file", "open it in LibreOffice, and save it as .ods"),
    "osm": ("OpenStreetMap data", "export it as GeoJSON, as overpass turbo and JOSM do"),
    "rss": ("a news feed", AS_TABLE),
    "feed": ("a news feed", AS_TABLE),
    "svg": ("a drawing (SVG)", "export the places as KML or GeoJSON"),
    "TrainingCenterDatabase": ("a record of Garmin Training Center (TCX)", "export it as GPX"),
    "FeatureCollection": ("GML", "export it as GeoJSON, as QGIS does"),
    "GPKG": ("a GeoPackage", "export it as GeoJSON, as QGIS does"),
    "qgis": ("a project of QGIS, which only names its layers", "export each layer as GeoJSON"),
    "RDF": ("RDF", AS_TABLE),
    "ead": ("a finding aid (EAD)", AS_TABLE),
    "lido": ("LIDO", AS_TABLE),
    "lidoWrap": ("LIDO", AS_TABLE),
    "mets": ("METS", AS_TABLE),
}
"""Local name of the root element → what such a file is, and what to do."""


A_PICTURE = (
    "a picture",
    "copy a photograph into the exhibit with: uv run app.py new picture FILE --exhibit FOLDER",
)
AN_ARCHIVE = ("an archive that is no zip", "unpack it, and import the file in it")
A_DATABASE = (
    "a database",
    "export the table as CSV, or its places as GeoJSON, as QGIS does with a GeoPackage",
)
OTHER_BYTES: Sequence[tuple[re.Pattern[bytes], tuple[str, str]]] = (
    (re.compile(rb"%PDF-"), ("a PDF", "ask for the table or the map that it was made of")),
    (
        re.compile(
            rb"\xff\xd8\xff|\x89PNG\r|GIF8[79]a|II\*\x00|MM\x00\*|RIFF.{4}WEBP|BM.{4}\x00{4}", re.DOTALL
        ),
        A_PICTURE,
    ),
    (re.compile(rb".{4}ftyp(?:heic|heix|hevc|mif1|msf1|avif|avis)", re.DOTALL), A_PICTURE),
    (re.compile(rb".{4}ftyp", re.DOTALL), ("a film or a sound", AS_TABLE)),
    (re.compile(rb"SQLite format 3\x00|\x00\x01\x00\x00Standard (?:Jet|ACE) DB"), A_DATABASE),
    (re.compile(rb"\x1f\x8b|7z\xbc\xaf|Rar!\x1a|BZh\d|\xfd7zXZ"), AN_ARCHIVE),
    (re.compile(rb".{8}\.FIT", re.DOTALL), ("a record of a Garmin device (FIT)", "export it as GPX")),
    (re.compile(rb"\x00\x00\x27\x0a\x00{20}"), ("a shapefile", "open it in QGIS, and export it as GeoJSON")),
    (re.compile(rb"\{\\rtf"), ("a text in RTF", "copy its table into a spreadsheet, and import that")),
)
"""How a file begins → what it is, and what to do."""


def other_bytes(data: bytes) -> UnreadableError | None:
    """The refusal of a file of a kind that is known by its first bytes; None for any other."""
    found = next((each for begin, each in OTHER_BYTES if begin.match(data[:64])), None)
    return refusal(*found) if found else None


def other_zip(names: Sequence[str]) -> UnreadableError | None:
    """The refusal of a zip by the names of its files, in small letters; None where none tells anything."""
    paths = [name for name in names if not name.startswith("__macosx/") and not name.endswith("/")]
    if any(name.endswith(".shp") for name in paths):
        return refusal("a zip with a shapefile", "open it in QGIS, and export it as GeoJSON")
    if any(".gdb/" in name for name in names):
        return refusal("a zip with a database of ArcGIS", "open it in QGIS, and export it as GeoJSON")
    if within := [name for name in paths if name.endswith(IMPORTED)]:
        return refusal("a zip", f"unpack it, and import the file in it: {within[0].split('/')[-1][:80]}")
    return None


def other_xml(root: str) -> UnreadableError | None:
    """The refusal of an XML file whose root element has this name; None where nothing is known of such a
    file."""
    found = OTHER_XML.get(root) or OTHER_XML.get(root.lower())
    return refusal(*found) if found else None


def other_json(document: Any) -> UnreadableError | None:
    """The refusal of a JSON file of a program that is known; None for any other."""
    found = _known_json(document)
    return refusal(*found) if found else None


def refusal(what: str, remedy: str) -> UnreadableError:
    """The error for a file that is known, and not read: what it is, and what to do."""
    return UnreadableError(f"this is {what}, which import does not read; {remedy}.")


def _known_json(document: Any) -> tuple[str, str] | None:
    if isinstance(document, list):
        first = document[0] if document and isinstance(document[0], Mapping) else {}
        is_czml = first.get("id") == "document" and "version" in first
        return ("CZML, of Cesium", "export it as KML or GeoJSON where it came from") if is_czml else None
    if document.get("type") == "Topology":
        return "TopoJSON", "export it as GeoJSON, as mapshaper does"
    if _is_iiif(document):
        return "a IIIF manifest, which lists the pictures of an object", AS_TABLE
    if str(document.get("geometryType", "")).startswith("esriGeometry"):
        return "JSON of ArcGIS (Esri)", "export it as GeoJSON; in the address of a layer, that is f=geojson"
    if "operationalLayers" in document:
        return "a web map of ArcGIS, which only names its layers", "export each layer as GeoJSON"
    if {"root", "nodes"} <= document.keys():
        return "a story of ArcGIS StoryMaps", AS_TABLE
    if isinstance(document.get("chapters"), list):
        return "perhaps a configuration of Mapbox’s storytelling map", AS_TABLE
    if "elements" in document and ("osm3s" in document or "generator" in document):
        return "OpenStreetMap data", "export it as GeoJSON, as overpass turbo does"
    if document.get("version") == 8 and {"sources", "layers"} <= document.keys():
        return "the style of a map (Mapbox, MapLibre), which holds no places", "export the places as GeoJSON"
    if "coordinates" in document or "geometries" in document:
        return "a shape of GeoJSON without any name", "export the places as features, with their names"
    return None


def _is_iiif(document: Mapping[str, Any]) -> bool:
    context = document.get("@context")
    contexts = context if isinstance(context, list) else [context]
    return any("iiif.io/api/presentation" in str(each) for each in contexts)
