"""Read the tables that stops refer to by id: places.csv, sources.csv and pictures.csv."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, TypeVar

from data.model.exhibit import Picture, Place, Source
from data.model.limits import LARGEST_PICTURE, megabytes
from data.model.near_word import near_word
from data.model.problem import WHOLE_FILE, Location, Reference
from data.model.texts import in_fallback_order
from data.reading.read_table import read_table
from data.reading.source_file import SourceFile, SourceFolder
from data.schema.csv_schema import PictureRow, PlaceRow, SourceRow

SIGNATURES = {
    ".png": (b"\x89PNG",),
    ".jpg": (b"\xff\xd8",),
    ".jpeg": (b"\xff\xd8",),
    ".webp": (b"RIFF",),
    ".svg": (b"<",),
}
"""The first bytes of each format, after a byte order mark and blank lines."""
OTHER_FORMATS = {b"GIF8": "GIF", b"8BPS": "Photoshop", b"II*\0": "TIFF", b"MM\0*": "TIFF", b"BM": "BMP"}
"""By the first bytes. Browsers do not show them, or show them badly."""
HEIC = re.compile(rb".{4}ftyp(heic|heix|mif1|msf1|avif)", re.DOTALL)
PUT_BACK = "put the file there under this name, or write its new name"


class HasId(Protocol):
    @property
    def id(self) -> str: ...


Entry = TypeVar("Entry", bound=HasId)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """What stops refer to, by id."""

    places: Mapping[str, Place]
    sources: Mapping[str, Source]
    pictures: Mapping[str, Picture]


def read_gazetteer(folder: SourceFolder, original: str) -> Gazetteer:
    """The three tables of an exhibit's folder; a faulty row is reported and left out.

    `original` is the language the exhibit is written in.
    """
    return Gazetteer(
        places=_read_places(folder, original),
        sources=_read_sources(folder),
        pictures=_read_pictures(folder, original),
    )


def by_id(source: SourceFile, entries: Iterable[tuple[int, Entry]]) -> dict[str, Entry]:
    """Entries (row number, entry) by id, in their order; a second one of an id is reported and left out."""
    first: dict[str, Entry] = {}
    for number, entry in entries:
        if entry.id in first:
            source.problem(
                "id",
                found=entry.id,
                fault="is used twice",
                remedy="give this row an id of its own",
                effect="Only the first row is shown.",
                at=Location.row(number),
            )
        first.setdefault(entry.id, entry)
    return first


def report_unknown(
    source: SourceFile,
    field: str,
    found: str,
    known: Iterable[str],
    table: str,
    *,
    effect: str = "",
    at: Location = WHOLE_FILE,
    missing: Reference | None = None,
    lost: str | None = None,
    word: str = "",
) -> None:
    """Report a reference to an id that `table` does not have. Where one of `known` is the same word but for a
    slip of typing, the remedy proposes it; `with_causes` takes that back where there is another cause.

    `word` is what is compared with them, by default what was found. `missing` is what is referred to, where
    it is no entry of a file named `table`; `lost` as in `SourceFile.problem`.
    """
    near = near_word(word or found, known)
    source.problem(
        field,
        found=found,
        fault=f"is not in {table}",
        remedy=f"write {near}" if near else not_there(table),
        effect=effect,
        at=at,
        lost=lost,
        missing=missing or Reference(table, found),
    )


def not_there(table: str) -> str:
    """The remedy of a reference to an id that a table does not have."""
    return f"add it to {table}, or write an id that is there"


def _read_places(folder: SourceFolder, original: str) -> dict[str, Place]:
    """places.csv; a place within an unknown place is reported, and stands by itself."""
    source = folder.file("places.csv", "The place is not shown.")
    rows = read_table(source, PlaceRow)
    places = by_id(source, [(number, _place(row, original)) for number, row in rows])
    for number, row in rows:
        if row.within and row.within not in places:
            at, effect = Location.row(number, _place(row, original).name), "The place stands by itself."
            report_unknown(source, "within", row.within, places, source.name, effect=effect, at=at)
    return {
        key: replace(place, within=place.within if place.within in places else "")
        for key, place in places.items()
    }


def _place(row: PlaceRow, original: str) -> Place:
    return Place(**{**row.model_dump(), "toponyms": in_fallback_order(row.toponyms, original)})


def _read_sources(folder: SourceFolder) -> dict[str, Source]:
    source = folder.file("sources.csv", "The source is not named.")
    rows = read_table(source, SourceRow)
    return by_id(source, [(number, Source(**row.model_dump())) for number, row in rows])


def _read_pictures(folder: SourceFolder, original: str) -> dict[str, Picture]:
    """pictures.csv, which is optional; a picture whose file cannot be shown is reported and left out."""
    source = folder.file("pictures.csv", "The picture is not shown.")
    if not os.path.lexists(source.path):  # a dangling link is there, and is reported
        return {}
    pictures: list[tuple[int, Picture]] = []
    for number, row in read_table(source, PictureRow):
        if fault := picture_fault(folder.path / "pictures" / row.file):
            at = Location.row(number, row.id)
            source.problem("file", found=row.file, fault=fault[0], remedy=fault[1], at=at, lost=row.id)
        else:
            pictures.append((number, _picture(row, original)))
    return by_id(source, pictures)


def _picture(row: PictureRow, original: str) -> Picture:
    return Picture(**{**row.model_dump(), "alternatives": in_fallback_order(row.alternatives, original)})


def picture_fault(file: Path) -> tuple[str, str] | None:
    """The fault and the remedy of a picture's file; None where its size and first bytes are right.

    `file` is `<exhibit>/pictures/<name>`. A link to a file outside the exhibit is a fault: nothing outside
    the exhibit's folder is ever shown.
    """
    if not os.path.isfile(file):
        return _fault_of_missing_picture(file)
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
    if not head.startswith(SIGNATURES.get(file.suffix.lower(), (b"",))):
        return _fault_of_other_format(file, head)
    return None


def _fault_of_missing_picture(file: Path) -> tuple[str, str]:
    names = [each.name for each in file.parent.iterdir()] if file.parent.is_dir() else []
    if other := next((each for each in names if each != file.name and each.lower() == file.name.lower()), ""):
        return f"is not in pictures/, and {other} is", f"give that file the name {file.name}"
    below = [each.parent.name for each in file.parent.glob(f"*/{file.name}")]
    if len(below) == 1:
        return (
            f"is in pictures/{below[0]}/, and only files in pictures/ are shown",
            "put the file into pictures/",
        )
    return "is not in pictures/", PUT_BACK


def _fault_of_other_format(file: Path, head: bytes) -> tuple[str, str]:
    """The fault and the remedy of a file that is not of the format that its suffix names."""
    fault = f"is no {file.suffix[1:].upper()} picture"
    shown = next((suffix for suffix, marks in SIGNATURES.items() if head.startswith(marks)), "")
    if shown and shown != ".svg":  # any page of the web begins with <
        name = file.with_suffix(shown).name
        return f"{fault} but {shown[1:].upper()}", f"give the file the name {name}, and write it here"
    other = next((name for mark, name in OTHER_FORMATS.items() if head.startswith(mark)), "")
    if HEIC.match(head) or other:
        remedy = "save the picture as JPEG or PNG, and write the name of that file"
        return f"{fault} but {other or 'HEIC or AVIF'}", remedy
    return fault, "put the picture itself there under this name"
