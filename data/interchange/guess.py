"""Which format a file is in, by what is in it: names and suffixes are changed too easily."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from data.interchange.file_content import json_of, text_of
from data.interchange.stop_record import UnreadableError
from data.interchange.xml_document import ZIP

PLACES = {"when", "names", "@id", "links"}
"""Members a feature of the Linked Places Format has beside those of GeoJSON."""
TITLES = {"title", "name", "headline", "chapter"}
"""Columns by one of which a table of a curator's own says what happened."""


def guessed_format(data: bytes) -> str:
    """The name of the format. Raises UnreadableError where the content is of none that is known."""
    if data.startswith(ZIP):
        return _of_zip(data)
    text = text_of(data).lstrip()
    if not text:
        raise UnreadableError("the file is empty; export it again where it came from.")
    if text.startswith("<"):
        return "kml"
    if text.startswith(("{", "[")):
        return _of_json(json_of(data))
    return _of_table(text.split("\n", 1)[0])


def _of_zip(data: bytes) -> str:
    try:
        held = [name.lower() for name in zipfile.ZipFile(io.BytesIO(data)).namelist()]
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise UnreadableError("the zip is damaged; export it again where it came from.") from error
    if any(name.endswith(".kml") for name in held):
        return "kml"
    if any(name.endswith("draft.json") or name.endswith("published.json") for name in held):
        return "storymapjs"
    if any(name.endswith(".csv") for name in held):
        return "tables"
    raise _unknown("a zip without a .kml or a .csv in it")


def _of_json(document: Mapping[str, Any]) -> str:
    if "storymap" in document:
        return "storymapjs"
    if isinstance(document.get("events"), list):
        return "timelinejs"
    features = document.get("features")
    if document.get("type") == "FeatureCollection" and isinstance(features, list):
        members = {name for each in features[:20] if isinstance(each, Mapping) for name in each}
        return "linked-places" if "@context" in document or members & PLACES else "geojson"
    if document.get("type") == "Feature":
        return "geojson"
    raise _unknown(f"JSON with the fields {', '.join(list(document)[:5]) or '(none)'}")


def _of_table(header: str) -> str:
    separator = max("\t,;", key=header.count)
    columns = {column.strip().strip('"').lower() for column in header.split(separator)}
    if {"year", "headline"} <= columns:
        return "timelinejs-csv"
    if {"id", "title"} <= columns and columns & {"title_source", "fclasses", "attestation_year", "geowkt"}:
        return "lp-tsv"
    if columns & TITLES:
        return "simple-table"
    raise _unknown(f"a text that begins “{header[:60]}”")


def _unknown(what: str) -> UnreadableError:
    return UnreadableError(f"this is {what[:200]}, of no format that is known; name it with --format.")
