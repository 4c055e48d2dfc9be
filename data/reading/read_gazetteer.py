"""The tables the stops refer to: places and sources, found by id."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Protocol, TypeVar

from rapidfuzz import fuzz, process

from data.model.exhibit import Picture, Place, Source
from data.model.limits import LARGEST_PICTURE, megabytes
from data.model.problem import Problem
from data.reading.read_table import read_table
from data.schema.csv_schema import PictureRow, PlaceRow, SourceRow

SHORTLIST = 20
"""Ids, of those most alike by a quick count: the careful comparison takes 50 ms for ten thousand."""
LANGUAGES = ("en", "ru", "ja", "de", "fr")


class HasId(Protocol):
    @property
    def id(self) -> str: ...


Entry = TypeVar("Entry", bound=HasId)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """What a stop may refer to, by id."""

    places: Mapping[str, Place]
    sources: Mapping[str, Source]
    pictures: Mapping[str, Picture]


def read_gazetteer(folder: Path, problems: list[Problem]) -> Gazetteer:
    """places.csv and sources.csv of an exhibit's folder; a faulty row is told and left out."""
    places = read_table(folder / "places.csv", "places.csv", PlaceRow, "The place is not shown.", problems)
    sources = read_table(
        folder / "sources.csv", "sources.csv", SourceRow, "The source is not named.", problems
    )
    kept = by_id([(row, _place(sheet)) for row, sheet in places], "places.csv", problems)
    for number, sheet in places:
        if sheet.within and sheet.within not in kept:
            where, effect = f"row {number} ({sheet.toponym_en})", "The place stands by itself."
            problems.append(
                unknown("places.csv", where, "within", sheet.within, kept, "places.csv", effect, number)
            )
    return Gazetteer(
        places={
            key: replace(place, within=place.within if place.within in kept else "")
            for key, place in kept.items()
        },
        sources=by_id(
            [(row, Source(**sheet.model_dump())) for row, sheet in sources], "sources.csv", problems
        ),
        pictures=_read_pictures(folder, problems),
    )


def _read_pictures(folder: Path, problems: list[Problem]) -> dict[str, Picture]:
    """pictures.csv; an exhibit may have none. A picture without its file is told and left out."""
    name, effect = "pictures.csv", "The picture is not shown."
    if not os.path.lexists(folder / name):  # a link that leads nowhere is there, and is told
        return {}
    good: list[tuple[int, Picture]] = []
    for number, row in read_table(folder / name, name, PictureRow, effect, problems):
        if fault := picture_fault(folder / "pictures" / row.file):
            where = f"row {number} ({row.id})"
            problems.append(Problem(name, where, "file", row.file, *fault, effect, number))
        else:
            good.append((number, _picture(row)))
    return by_id(good, name, problems)


def _picture(row: PictureRow) -> Picture:
    alternatives = {language: getattr(row, f"alt_{language}") for language in LANGUAGES}
    rest = row.model_dump(exclude={f"alt_{language}" for language in LANGUAGES})
    return Picture(alternatives={each: alt for each, alt in alternatives.items() if alt}, **rest)


def by_id(
    entries: Iterable[tuple[int, Entry]], name: str, problems: list[Problem], what: str = "id"
) -> dict[str, Entry]:
    """Entries by id; a second entry of the same id is told and left out."""
    kept: dict[str, Entry] = {}
    for number, entry in entries:
        if entry.id in kept:
            remedy, effect = "give this row an id of its own", "Only the first row is shown."
            problems.append(
                Problem(name, f"row {number}", what, entry.id, "is used twice", remedy, effect, number)
            )
        kept.setdefault(entry.id, entry)
    return kept


def unknown(
    file: str, where: str, field: str, found: str, known: Iterable[str], table: str, effect: str, order: int
) -> Problem:
    """The problem of a reference to something that is not there."""
    near = _nearest(found, tuple(known))
    remedy = f"write {near}" if near else f"add it to {table}, or write an id that is there"
    return Problem(file, where, field, found, f"is not in {table}", remedy, effect, order)


@lru_cache(maxsize=256)
def _nearest(found: str, known: tuple[str, ...]) -> str:
    """The id most like the one that was found; empty for none. One slip is often made in a hundred files."""
    likely = [each for each, _, _ in process.extract(found, known, scorer=fuzz.ratio, limit=SHORTLIST)]
    return next(iter(get_close_matches(found, likely, n=1)), "")


def _place(row: PlaceRow) -> Place:
    names = {language: getattr(row, f"toponym_{language}") for language in LANGUAGES}
    rest = row.model_dump(exclude={f"toponym_{language}" for language in LANGUAGES})
    return Place(toponyms={language: name for language, name in names.items() if name}, **rest)


BEGINNINGS = {
    ".png": (b"\x89PNG",),
    ".jpg": (b"\xff\xd8",),
    ".jpeg": (b"\xff\xd8",),
    ".webp": (b"RIFF",),
    ".svg": (b"<",),
}
"""What a file of each kind begins with, byte order mark and blank lines not counted."""
PUT_BACK = "put the file there, or write the name of one that is there"


def picture_fault(file: Path) -> tuple[str, str] | None:
    """What is wrong with a picture's file, and what to do; None where it looks sound.

    The file is given as the exhibit has it, `<exhibit>/pictures/<name>`: what a link leads to outside the
    exhibit is no part of it, and is shown to nobody.
    """
    if not os.path.isfile(file):
        return "is not in pictures/", PUT_BACK
    if not file.resolve().is_relative_to(file.parent.parent.resolve()):
        return "is a link to a file outside the exhibit", "put the file itself there"
    try:
        size = file.stat().st_size
        with file.open("rb") as opened:
            head = opened.read(4096)
    except OSError as error:
        return f"cannot be opened ({error.strerror})", "check its rights"
    if size == 0:
        return "is an empty file", PUT_BACK
    if size > LARGEST_PICTURE:
        fault = f"is {megabytes(size)} large, and at most {megabytes(LARGEST_PICTURE)} are shown"
        return fault, "save it smaller: 2000 pixels are enough for any screen"
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if file.suffix.lower() == ".svg" and head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return None  # an SVG drawing in UTF-16
    if not head.startswith(BEGINNINGS.get(file.suffix.lower(), (b"",))):
        return f"is no {file.suffix[1:].upper()} picture", "save it again as one, or write another name"
    return None
