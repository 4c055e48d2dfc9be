"""Files of other programs that are recognised and not read: what they are, and what to do instead.

A remedy is named only where the program has it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from data.interchange.file_content import UnreadableError

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


def other_xml(root: str) -> UnreadableError | None:
    """The refusal of an XML file whose root element has this name; None where nothing is known of such a
    file."""
    found = OTHER_XML.get(root) or OTHER_XML.get(root.lower())
    return _refusal(*found) if found else None


def other_json(document: Any) -> UnreadableError | None:
    """The refusal of a JSON file of a program that is known; None for any other."""
    found = _known_json(document)
    return _refusal(*found) if found else None


def _refusal(what: str, remedy: str) -> UnreadableError:
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
