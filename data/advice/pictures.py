"""Advice on pictures: missing ones, alternative texts, creators and licences, and too large files."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from PIL import Image, UnidentifiedImageError

from data.advice.file_locations import FileLocations
from data.model.exhibit import Exhibit, Person, Picture
from data.model.problem import Advice, first_few
from data.reading.prose import WITHOUT_SPACES

TABLE = "pictures.csv"
SHORTEST, SHORTEST_WITHOUT_SPACES = 15, 7
"""Characters of an alternative text; Chinese and Japanese need half as many."""
FEWEST_STOPS = 5
"""A person with fewer stops is still being written, and the pictures are still to come."""
LONGEST_SIDE, LARGEST_FILE = 4000, 3_000_000
"""Pixels and bytes. A screen shows no more pixels, and every visitor waits while the file loads."""
LICENCE_IN_WORDS = re.compile(
    r"\bcc\b|\bcc0\b|\bcc[- ]by|creative commons|public domain|domaine public|gemeinfrei"
    r"|общественное достояние"
    r"|パブリックドメイン|©|copyright|rights reserved|permission|courtesy|licen[cs]ed (by|from)",
    re.IGNORECASE,
)
UNNAMED = re.compile(r"(?i)\W*(unknown|n/?a|none|tb[dc]|todo|nn|xxx*|\?*|-*)\W*")


def missing_pictures(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """People with a highlight, or with over three quarters of the stops, without a picture; none where a
    problem may be the reason."""
    for person in exhibit.people:
        if locations.has_problem("pictures.csv", f"people/{person.id}/"):
            continue
        fault = _missing_pictures_fault(person) if len(person.stops) >= FEWEST_STOPS else ""
        if fault:
            file, remedy = f"people/{person.id}/person.yaml", "write picture: and an id of pictures.csv there"
            effect = "Their panels hold only text."
            yield Advice.on(file, fault=fault, remedy=remedy, effect=effect)


def _missing_pictures_fault(person: Person) -> str:
    without = [stop for stop in person.stops if stop.picture is None]
    highlights = [stop.id.split("/")[1] for stop in without if stop.highlight]
    if highlights:
        count = sum(stop.highlight for stop in person.stops)
        return f"{len(highlights)} of {count} highlights have no picture: {first_few(highlights, 5)}"
    few = 4 * (len(person.stops) - len(without)) < len(person.stops)
    return f"{len(without)} of {len(person.stops)} stops have no picture" if few else ""


def alternative_texts(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Alternative texts that are too short, or repeat the file name, the id or the title of a stop."""
    titles = {
        (stop.picture.id, _comparable(stop.title)) for stop in exhibit.stops if stop.picture is not None
    }
    for picture in exhibit.pictures.values():
        for language, text in picture.alternatives.items():
            least = SHORTEST_WITHOUT_SPACES if WITHOUT_SPACES.search(text) else SHORTEST
            if _comparable(text) in (
                _comparable(picture.file),
                _comparable(picture.file.rsplit(".", 1)[0]),
                _comparable(picture.id),
            ):
                fault = "only repeats the file’s name"
            elif (picture.id, _comparable(text)) in titles:
                fault = "only repeats the stop’s title"
            elif len(text) < least:
                fault = "says hardly anything"
            else:
                continue
            remedy = "say in a sentence what is seen"
            effect = "A blind visitor learns nothing of the picture."
            at = locations.picture(picture)
            yield Advice.on(
                TABLE, f"alt_{language}", found=text, fault=fault, remedy=remedy, effect=effect, at=at
            )


def _comparable(text: str) -> str:
    """A text without case, punctuation and underscores."""
    return re.sub(r"[\W_]+", " ", text).strip().casefold()


def credits(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Pictures without the name of a creator, or with a licence that is not known."""
    effect = "The museum may not be allowed to show it."
    for picture in exhibit.pictures.values():
        if UNNAMED.fullmatch(picture.creator):
            remedy = "write who made it, or what is known: Unknown photographer, about 1930"
            fault, at = "names nobody", locations.picture(picture)
            yield Advice.on(
                TABLE, "creator", found=picture.creator, fault=fault, remedy=remedy, effect=effect, at=at
            )
        if not is_a_licence(picture.licence):
            fault, remedy = "is not a licence we know", "write it like CC0-1.0, CC-BY-4.0 or public domain"
            at = locations.picture(picture)
            yield Advice.on(
                TABLE, "licence", found=picture.licence, fault=fault, remedy=remedy, effect=effect, at=at
            )


def is_a_licence(text: str) -> bool:
    """Whether it is an SPDX licence expression, or names a licence or a permission in words."""
    if LICENCE_IN_WORDS.search(text):
        return True
    try:
        return bool(canonicalize_license_expression(text.strip()))
    except InvalidLicenseExpression:
        return False


def large_files(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Picture files that are too large for a screen, or cannot be read as a picture."""
    for picture in exhibit.pictures.values():
        fault = _file_fault(picture, locations)
        if fault:
            remedy, effect = "save it again at 2000 pixels or less", "It comes late, or not at all."
            at = locations.picture(picture)
            yield Advice.on(
                TABLE, "file", found=picture.file, fault=fault, remedy=remedy, effect=effect, at=at
            )


def _file_fault(picture: Picture, locations: FileLocations) -> str:
    path = locations.folder / "pictures" / picture.file
    try:
        size = path.stat().st_size
        side = 0 if path.suffix == ".svg" else _longest_side(picture, locations)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        return "cannot be read as a picture"
    if size > LARGEST_FILE:
        return f"has {size / 1_000_000:.1f} MB"
    return f"is {side:,} pixels long" if side > LONGEST_SIDE else ""


def _longest_side(picture: Picture, locations: FileLocations) -> int:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of very large pictures; the advice reports them
        with Image.open(locations.folder / "pictures" / picture.file) as image:
            return max(image.size)
