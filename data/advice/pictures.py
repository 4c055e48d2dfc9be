"""Advice on pictures: missing ones, alternative texts, creators and licences, and their files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from data.advice.file_locations import FileLocations
from data.model.exhibit import Exhibit, Person, Picture
from data.model.problem import Advice, Location, first_few
from data.model.sound import Sound
from data.reading.media_file import quoted_name
from data.reading.picture_file import FOLDER, SCREEN_VERSION
from data.reading.picture_format import (
    HEAD,
    DamagedPictureError,
    PictureSize,
    decode,
    exif_of,
    format_of,
    opened,
    size_of,
)
from data.reading.prose import WITHOUT_SPACES

if TYPE_CHECKING:
    from PIL.Image import Image

Entry = TypeVar("Entry", Picture, Sound)
TABLE = "pictures.csv"
SHORTEST, SHORTEST_WITHOUT_SPACES = 15, 7
"""Characters of an alternative text; Chinese and Japanese need half as many."""
FEWEST_STOPS = 5
"""A person with fewer stops is still being written, and the pictures are still to come."""
LONGEST_SIDE, LARGEST_FILE = 4000, 3_000_000
"""Pixels and bytes. Chromium showed a photograph of 2,000 pixels after 80 ms, one of 4,000 after 750 ms."""
SHORTEST_SIDE = 500
"""Pixels. The story panel of a screen of 1920 pixels is 600 pixels wide."""
GPS = 0x8825
"""The EXIF field of the position."""
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
        yield from credit_advice(TABLE, picture, locations.picture, effect)


def credit_advice(
    table: str, entry: Entry, location: Callable[[Entry], Location], effect: str
) -> Iterator[Advice]:
    """Advice on the creator and the licence of a row."""
    if UNNAMED.fullmatch(entry.creator):
        remedy = "write who made it, or what is known: Unknown photographer, about 1930"
        yield Advice.on(
            table,
            "creator",
            found=entry.creator,
            fault="names nobody",
            remedy=remedy,
            effect=effect,
            at=location(entry),
        )
    if not is_a_licence(entry.licence):
        fault, remedy = "is not a licence we know", "write it like CC0-1.0, CC-BY-4.0 or public domain"
        at = location(entry)
        yield Advice.on(
            table, "licence", found=entry.licence, fault=fault, remedy=remedy, effect=effect, at=at
        )


def is_a_licence(text: str) -> bool:
    """Whether it is an SPDX licence expression, or names a licence or a permission in words."""
    if LICENCE_IN_WORDS.search(text):
        return True
    try:
        return bool(canonicalize_license_expression(text.strip()))
    except InvalidLicenseExpression:
        return False


def picture_files(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Files that are damaged within, too large or too small for a screen, that move, are in the colours of a
    printing press, or tell where they were taken."""
    for picture in exhibit.pictures.values():
        path = locations.folder / FOLDER / picture.file
        try:
            state = path.stat()
            found = _findings(path, state.st_size, state.st_mtime_ns)
        except OSError:
            continue  # gone since it was read
        for finding in found:
            at, remedy = locations.picture(picture), finding.remedy or _screen_version(picture.file)
            yield Advice.on(
                TABLE,
                "file",
                found=picture.file,
                fault=finding.fault,
                remedy=remedy,
                effect=finding.effect,
                at=at,
            )


@dataclass(frozen=True, slots=True)
class _Finding:
    """What could be better in a picture's file. Without a `remedy`, the screen's version is."""

    fault: str
    effect: str
    remedy: str = ""


@lru_cache(maxsize=2000)
def _findings(path: Path, size: int, _: int) -> tuple[_Finding, ...]:
    """What is found in a file of this size in bytes and this modification time. The desk asks after each
    edit, and to read a large photograph whole takes a tenth of a second."""
    head = path.read_bytes()[:HEAD]
    name = format_of(head)
    if name == "SVG":
        return tuple(_of_bytes(size))
    try:
        pixels = size_of(path, name)
        if name != "WebP":  # its decoder finds no damage but a missing end, which was looked for
            decode(path, name, pixels)
        with path.open("rb") as file, opened(file, name) as image:
            return (*_of_bytes(size), *_of_pixels(pixels), *_of_content(image))
    except (DamagedPictureError, KeyError):
        remedy = "copy it once more from where it came from"
        return (_Finding("is damaged", "A part of it, or all, is not shown.", remedy),)


def _of_bytes(size: int) -> Iterator[_Finding]:
    if size > LARGEST_FILE:
        yield _Finding(f"has {size / 1_000_000:.1f} MB", "It comes late, or not at all.")


def _of_pixels(size: PictureSize) -> Iterator[_Finding]:
    side = max(size.width, size.height)
    if side > LONGEST_SIDE:
        yield _Finding(f"is {side:,} pixels long", "It comes late: a screen shows no more than 2,000.")
    if side < SHORTEST_SIDE:
        remedy = "use a larger scan, if there is one"
        yield _Finding(f"is only {side} pixels long", "It is small, or blurred.", remedy)


def _of_content(image: Image) -> Iterator[_Finding]:
    if getattr(image, "n_frames", 1) > 1 and image.format != "MPO":  # of which browsers show the first alone
        yield _Finding("moves", "It draws the eye away from the text, and never rests.")
    if image.mode == "CMYK":
        yield _Finding(
            "is in the colours of a printing press (CMYK)", "Browsers may show its colours wrongly."
        )
    if GPS in exif_of(image):
        yield _Finding("says where it was taken (GPS)", "Whoever saves the picture can read it.")


def _screen_version(file: str) -> str:
    return SCREEN_VERSION.format(quoted_name(file))
