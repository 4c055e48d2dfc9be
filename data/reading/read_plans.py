"""Read the hand-drawn plans of cities: GeoJSON files, each feature checked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from data.model.languages import canonical_language
from data.model.limits import LARGEST_PLAN
from data.model.problem import Location
from data.model.texts import in_fallback_order
from data.reading.folder_files import matching_entries
from data.reading.read_text import read_text
from data.reading.source_file import SourceFile, SourceFolder

GEOMETRIES = {
    "sheet": ("Polygon",),
    "water": ("Polygon", "MultiPolygon"),
    "green": ("Polygon", "MultiPolygon"),
    "built": ("Polygon", "MultiPolygon"),
    "building": ("Polygon", "MultiPolygon"),
    "river": ("LineString", "MultiLineString"),
    "wall": ("LineString", "MultiLineString"),
    "rail": ("LineString", "MultiLineString"),
    "street": ("LineString", "MultiLineString"),
    "relief": ("LineString", "MultiLineString"),
    "label": ("Point",),
}
"""The kinds of feature of a plan, each with its allowed geometry types."""

DEFAULT_ZOOM = 11

LIST_DEPTH = {"Point": 0, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
"""How many lists enclose the positions of a geometry (RFC 7946)."""

NUMBER_BOUNDS = {"rank": (1, 2), "size": (1, 3), "width_m": (0, 5000), "angle": (-360, 360)}
"""The optional numbers of a feature, with their bounds."""


def read_plans(folder: SourceFolder, original: str) -> tuple[Mapping[str, Any], ...]:
    """The plans of plans/ in the order of their file names: name, from_zoom, features.

    A feature that is a label has `names` in its properties: by language, in the order of `in_fallback_order`.
    `original` is the language the exhibit is written in. A faulty feature, or a file that cannot be read, is
    reported and left out.
    """
    names = [path.name for path in matching_entries(folder.path / "plans", "*.geojson")]
    files = (folder.file(f"plans/{name}", "The plan is not shown.") for name in names)
    plans = (_read_plan(file, original) for file in files)
    return tuple(plan for plan in plans if plan is not None)


def _read_plan(source: SourceFile, original: str) -> Mapping[str, Any] | None:
    text = read_text(source, LARGEST_PLAN)
    if text is None:
        return None
    try:
        plan = json.loads(text)
    except (ValueError, RecursionError) as error:
        fault, remedy = "the text is no GeoJSON that can be read", "save it again from the drawing program"
        source.problem(fault=fault, remedy=remedy, at=Location.line(getattr(error, "lineno", 1)))
        return None
    if not isinstance(plan, dict) or not isinstance(plan.get("features"), list):
        fault, remedy = "the list of features is missing", "save it as a GeoJSON FeatureCollection"
        source.problem("features", fault=fault, remedy=remedy, at=Location.line(1))
        return None
    features = []
    for number, feature in enumerate(plan["features"], start=1):
        faults = list(_faults(feature))
        features += [] if faults else [_with_names(feature, original)]
        for field, found, fault, remedy in faults:
            at, effect = Location(f"feature {number}", number), "It is not drawn."
            source.problem(field, found=found, fault=fault, remedy=remedy, effect=effect, at=at)
    return {
        "name": str(plan.get("name", source.path.stem)),
        "from_zoom": _from_zoom(source, plan),
        "features": features,
    }


def _with_names(feature: Mapping[str, Any], original: str) -> Mapping[str, Any]:
    properties = feature["properties"]
    if properties["kind"] != "label":
        return feature
    names = in_fallback_order(_names(properties), original)
    return {**feature, "properties": {**properties, "names": names}}


def _names(properties: Mapping[str, Any]) -> dict[str, str]:
    """A label's names by language: its properties `name_<language>`."""
    codes = {
        key: canonical_language(key.removeprefix("name_")) for key in properties if key.startswith("name_")
    }
    texts = {code: properties[key] for key, code in codes.items() if code}
    return {code: text for code, text in texts.items() if isinstance(text, str) and text}


def _from_zoom(source: SourceFile, plan: Mapping[str, Any]) -> int:
    """The lowest zoom at which a plan is drawn; the default where none, or an invalid one, is written."""
    zoom = plan.get("from_zoom", DEFAULT_ZOOM)
    if isinstance(zoom, int) and not isinstance(zoom, bool) and 8 <= zoom <= 14:
        return zoom
    fault, remedy = "is no zoom of a plan", "write a whole number from 8 to 14"
    effect = f"The plan is drawn from zoom {DEFAULT_ZOOM}."
    at = Location.line(1)
    source.problem("from_zoom", found=zoom, fault=fault, remedy=remedy, effect=effect, at=at)
    return DEFAULT_ZOOM


def _faults(feature: object) -> Iterator[tuple[str, str, str, str]]:
    """The faults of a feature: the field, the value found, the fault, the remedy."""
    properties = feature.get("properties") if isinstance(feature, dict) else None
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    if not isinstance(properties, dict) or not isinstance(geometry, dict):
        yield "", "", "it is no feature with properties and a geometry", "draw it again or delete it"
        return
    kind, form = str(properties.get("kind", "")), str(geometry.get("type", ""))
    if kind not in GEOMETRIES:
        yield "kind", kind, "is not a kind of a plan", f"write one of {', '.join(GEOMETRIES)}"
    elif form not in GEOMETRIES[kind]:
        yield "geometry", form, f"cannot be a {kind}", f"draw it as {' or '.join(GEOMETRIES[kind])}"
    elif not _are_positions(geometry.get("coordinates"), LIST_DEPTH[form]):
        yield "coordinates", "", "are no list of longitudes and latitudes", "draw it again or delete it"
    if kind == "label" and not _names(properties):
        yield "name_en", "", "is missing", "write the name the label says"
    for field, (low, high) in NUMBER_BOUNDS.items():
        value = properties.get(field, low)
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            yield field, str(value), "is out of range", f"write a number from {low} to {high}"


def _are_positions(coordinates: object, depth: int) -> bool:
    """Whether these are GeoJSON positions, longitude first, in `depth` lists; an empty list has none."""
    if not isinstance(coordinates, list) or not coordinates:
        return False
    if depth > 0:
        return all(_are_positions(each, depth - 1) for each in coordinates)
    return (
        len(coordinates) >= 2
        and type(coordinates[0]) in (int, float)  # isinstance(True, int) is true
        and type(coordinates[1]) in (int, float)
        and -180 <= coordinates[0] <= 180
        and -90 <= coordinates[1] <= 90
    )
