"""Pictures that are missing, unsaid in words, without a maker or a licence, or too large for the screen."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from PIL import Image, UnidentifiedImageError

from data.advice.file_locations import Whereabouts
from data.model.exhibit import Exhibit, Person, Picture
from data.model.problem import Advice
from data.reading.prose import WITHOUT_SPACES

SHORTEST, SHORTEST_WITHOUT_SPACES = 15, 7
"""Characters of an alternative text; Chinese and Japanese say as much in half."""
A_LIFE = 5
"""Stops. With fewer a life is only begun, and its pictures are still to come."""
LONGEST_SIDE, LARGEST = 4000, 3_000_000
"""Pixels and bytes: a gallery's screen shows no more, and every visit waits for it."""
IN_WORDS = re.compile(
    r"\bcc\b|\bcc0\b|\bcc[- ]by|creative commons|public domain|domaine public|gemeinfrei"
    r"|общественное достояние"
    r"|パブリックドメイン|©|copyright|rights reserved|permission|courtesy|licen[cs]ed (by|from)",
    re.IGNORECASE,
)
NOBODY = re.compile(r"(?i)\W*(unknown|n/?a|none|tb[dc]|todo|nn|xxx*|\?*|-*)\W*")


def missing(exhibit: Exhibit, whereabouts: Whereabouts) -> Iterator[Advice]:
    """One line for each life whose great moments lack pictures, or that has nearly none."""
    for person in exhibit.people:
        fault = _missing_of(person) if len(person.stops) >= A_LIFE else ""
        if fault:
            file, remedy = f"people/{person.id}/person.yaml", "write picture: and an id of pictures.csv there"
            yield Advice(file, "", "", "", fault, remedy, "Their panels hold only text.")


def _missing_of(person: Person) -> str:
    bare = [stop for stop in person.stops if stop.picture is None]
    great = [stop.id.split("/")[1] for stop in bare if stop.highlight]
    if great:
        count = sum(stop.highlight for stop in person.stops)
        more = f" and {len(great) - 5} more" if len(great) > 5 else ""
        return f"{len(great)} of {count} highlights have no picture: {', '.join(great[:5])}{more}"
    few = 4 * (len(person.stops) - len(bare)) < len(person.stops)
    return f"{len(bare)} of {len(person.stops)} stops have no picture" if few else ""


def alternative_text(exhibit: Exhibit, whereabouts: Whereabouts) -> Iterator[Advice]:
    """Alternative texts that are too short, or repeat the file's name, the id or the title of a stop."""
    titles = {(stop.picture.id, _bare(stop.title)) for stop in exhibit.stops if stop.picture is not None}
    for picture in exhibit.pictures.values():
        for language, text in picture.alternatives.items():
            least = SHORTEST_WITHOUT_SPACES if WITHOUT_SPACES.search(text) else SHORTEST
            if _bare(text) in (_bare(picture.file), _bare(picture.file.rsplit(".", 1)[0]), _bare(picture.id)):
                fault = "only repeats the file’s name"
            elif (picture.id, _bare(text)) in titles:
                fault = "only repeats the stop’s title"
            elif len(text) < least:
                fault = "says hardly anything"
            else:
                continue
            remedy, effect = (
                "say in a sentence what is seen",
                "A blind visitor learns nothing of the picture.",
            )
            yield whereabouts.of_picture(picture, f"alt_{language}", text, fault, remedy, effect)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().casefold()


def credit(exhibit: Exhibit, whereabouts: Whereabouts) -> Iterator[Advice]:
    """Pictures whose maker is not named, or whose licence is no licence."""
    effect = "The museum may not be allowed to show it."
    for picture in exhibit.pictures.values():
        if NOBODY.fullmatch(picture.creator):
            remedy = "write who made it, or what is known: Unknown photographer, about 1930"
            yield whereabouts.of_picture(picture, "creator", picture.creator, "names nobody", remedy, effect)
        if not is_a_licence(picture.licence):
            fault, remedy = "is not a licence we know", "write it like CC0-1.0, CC-BY-4.0 or public domain"
            yield whereabouts.of_picture(picture, "licence", picture.licence, fault, remedy, effect)


def is_a_licence(text: str) -> bool:
    """Whether it is an SPDX expression, or says in words what may be done (by permission of …)."""
    if IN_WORDS.search(text):
        return True
    try:
        return bool(canonicalize_license_expression(text.strip()))
    except InvalidLicenseExpression:
        return False


def too_large(exhibit: Exhibit, whereabouts: Whereabouts) -> Iterator[Advice]:
    """Picture files too large for a screen, or that are no picture."""
    for picture in exhibit.pictures.values():
        fault = _fault_of_file(picture, whereabouts)
        if fault:
            remedy, effect = "save it again at 2000 pixels or less", "It comes late, or not at all."
            yield whereabouts.of_picture(picture, "file", picture.file, fault, remedy, effect)


def _fault_of_file(picture: Picture, whereabouts: Whereabouts) -> str:
    path = whereabouts.folder / "pictures" / picture.file
    try:
        size = path.stat().st_size
        side = 0 if path.suffix == ".svg" else _longest_side(picture, whereabouts)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        return "cannot be read as a picture"
    if size > LARGEST:
        return f"has {size / 1_000_000:.1f} MB"
    return f"is {side:,} pixels long" if side > LONGEST_SIDE else ""


def _longest_side(picture: Picture, whereabouts: Whereabouts) -> int:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's own word on very large pictures
        with Image.open(whereabouts.folder / "pictures" / picture.file) as image:
            return max(image.size)
