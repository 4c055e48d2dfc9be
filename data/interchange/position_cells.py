"""The position in one or two cells of a table, in any of the ways in which it is written there.

Decimals, degrees with minutes and seconds, both in one cell, well-known text, GeoJSON, `geo:` addresses, and
the points of ODK and KoBoToolbox. What can be read in two ways is reported, and not read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from data.interchange.field_names import names_by_field
from data.interchange.notes import Notes
from data.interchange.positions import (
    IN_METRES,
    WITHOUT,
    geometry_position,
    position,
    report_height,
    wkt_position,
)
from data.interchange.well_known_text import is_wkt
from data.model.coordinates import (
    AMBIGUOUS_LETTER,
    AmbiguousCoordinatesError,
    normalize,
    parse_degrees,
    parse_point,
    split_numbers,
)
from data.model.exhibit import Point

DECIMAL = re.compile(r"[-+]?\d*[.,]?\d+(?:[eE][-+]?\d+)?")
SIGNED = r"[-+]?\d{1,3}(?:\.\d+)?"
GEO_ADDRESS = re.compile(
    rf"geo:({SIGNED}),({SIGNED})(?:,({SIGNED}|[-+]?\d+(?:\.\d+)?))?(?P<more>[;?].*)?", re.IGNORECASE
)
"""RFC 5870: latitude, longitude, height, parameters."""
OTHER_REFERENCE = re.compile(r";crs=(?!wgs84\b)", re.IGNORECASE)
ODK_POINT = re.compile(rf"({SIGNED}) ({SIGNED}) ([-+]?\d+(?:\.\d+)?) \d+(?:\.\d+)?")
"""Latitude, longitude, height, accuracy."""
METRES = r"[-+]?\d{4,8}(?:\.\d+)?"
GRID = re.compile(
    rf"{METRES}\s*[,;/ ]\s*{METRES}"
    r"|(?:UTM\s*)?\d{1,2}\s*[C-HJ-NP-X]\s*(?:[A-Z]{2}\s*)?\d{3,8}[\d.,; EN]*",
    re.IGNORECASE,
)
"""Two numbers of metres, a position in UTM or MGRS."""
IN_BRACKETS = re.compile(r"\[[^\[\]]*\]")
WORD = re.compile(r"[^\W\d_]{3,}")
NO_NUMBERS = "The coordinates are no numbers; the place is written without"
LONGEST_JSON = 100_000


def position_of_cells(latitude: str, longitude: str, where: str, notes: Notes) -> Point | None:
    """The position of two cells, or of one that holds both; None, with a note, where none is read.

    None without a note where both are empty.
    """
    latitude, longitude = latitude.strip(), longitude.strip()
    if latitude and longitude and not (latitude == longitude and holds_position(latitude)):
        return _position_of_two(latitude, longitude, where, notes)
    alone = latitude or longitude
    return _position_of_one(alone, where, notes) if alone else None


def holds_position(cell: str) -> bool:
    """Whether a cell is meant as a position with both coordinates: one that cannot be read among them."""
    if not any(map(str.isdigit, cell)) and not is_wkt(cell) and "{" not in cell:
        return False  # the quick path: most names of places
    plain = normalize(cell[:LONGEST_JSON])
    if is_wkt(plain) or GEO_ADDRESS.fullmatch(plain) or GRID.fullmatch(plain) or ODK_POINT.fullmatch(plain):
        return True
    if plain.startswith("{"):
        return bool(_json_object(plain))
    try:
        parse_point(cell)
    except AmbiguousCoordinatesError:
        return not WORD.search(plain)
    except ValueError:
        return split_numbers(cell) is not None
    return True


def _position_of_two(latitude: str, longitude: str, where: str, notes: Notes) -> Point | None:
    if DECIMAL.fullmatch(latitude) and DECIMAL.fullmatch(longitude):
        return position(latitude, longitude, where, notes)  # the quick path: most tables
    at = [latitude, longitude]
    for number, hemispheres in enumerate(("NS", "EW")):
        if (degrees := parse_degrees(at[number], hemispheres)) is not None:
            at[number] = str(degrees)
    if all(DECIMAL.fullmatch(cell) for cell in map(normalize, at)):
        return position(at[0], at[1], where, notes)
    shown = f"{where}: “{latitude}”, “{longitude}”"
    if not any(map(str.isalpha, f"{latitude}{longitude}")):
        try:  # degrees and minutes in both, without letters
            return parse_point(f"{latitude}; {longitude}")
        except ValueError:
            pass
    if any(AMBIGUOUS_LETTER.search(normalize(cell)) for cell in at):
        fault = "The letter O is east in some languages and west in others; write E or W"
        notes.add(f"{fault}; {WITHOUT}", shown)
    else:
        notes.add(NO_NUMBERS, shown)
    return None


def _position_of_one(cell: str, where: str, notes: Notes) -> Point | None:
    """The position of a cell that holds both coordinates."""
    plain, shown = normalize(cell), f"{where}: “{cell}”"
    if is_wkt(plain):
        return wkt_position(plain, where, notes)
    if plain.startswith("{"):
        return _position_of_json(plain, where, notes)
    if found := GEO_ADDRESS.fullmatch(plain) or ODK_POINT.fullmatch(plain):
        if OTHER_REFERENCE.search(plain):
            notes.add(f"The reference system is not WGS 84; export the places in WGS 84; {WITHOUT}", shown)
            return None
        report_height([found[3] or 0], where, notes)
        return position(found[1], found[2], where, notes)
    try:
        at = parse_point(cell)
    except AmbiguousCoordinatesError as error:
        notes.add(f"{error}; {WITHOUT}", shown)
    except ValueError:
        if pair := split_numbers(cell):
            return position(*pair, where, notes)
        notes.add(IN_METRES if GRID.fullmatch(plain) else NO_NUMBERS, shown)
    else:
        if IN_BRACKETS.fullmatch(plain):
            fault = "A pair in square brackets is read with the latitude first; look at the map"
            notes.add(fault, shown)
        return at
    return None


def _position_of_json(cell: str, where: str, notes: Notes) -> Point | None:
    """Of a GeoJSON geometry or feature, or of an object with a latitude and a longitude."""
    value = _json_object(cell)
    names = names_by_field(value, ["latitude", "longitude"])
    if len(names) == 2:
        return position(value[names["latitude"]], value[names["longitude"]], where, notes)
    geometry = value.get("geometry") if value.get("type") == "Feature" else value
    if not geometry:
        notes.add(NO_NUMBERS, f"{where}: “{cell}”")
        return None
    return geometry_position(geometry, where, notes)


def _json_object(text: str) -> Mapping[str, object]:
    """The JSON object in a text; empty where it is none."""
    try:
        value = json.loads(text) if len(text) <= LONGEST_JSON else None
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
