"""Read the tables that stops refer to by id: places.csv, sources.csv, pictures.csv and audio.csv."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from data.model.exhibit import Picture, Place, Source
from data.model.ids import is_id
from data.model.near_word import near_word
from data.model.problem import WHOLE_FILE, Location, Reference
from data.model.sound import Sound
from data.model.texts import in_fallback_order
from data.reading.media_file import MediaFileError, file_names
from data.reading.picture_file import FOLDER as PICTURES
from data.reading.picture_file import PictureFile, read_picture_file
from data.reading.read_sounds import TABLE as SOUNDS
from data.reading.read_sounds import read_sounds
from data.reading.read_table import read_table
from data.reading.read_text import is_there
from data.reading.source_file import SourceFile, SourceFolder
from data.schema.csv_schema import PictureRow, PlaceRow, SourceRow


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
    sounds: Mapping[str, Sound]


def read_gazetteer(folder: SourceFolder, original: str) -> Gazetteer:
    """The four tables of an exhibit's folder; a faulty row is reported and left out.

    `original` is the language the exhibit is written in.
    """
    return Gazetteer(
        places=_read_places(folder, original),
        sources=_read_sources(folder),
        pictures=_read_pictures(folder, original),
        sounds=by_id(folder.file(SOUNDS), read_sounds(folder, original)),
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
    known = tuple(known)
    stem = found.rpartition(".")[0]
    near = stem if stem in known else near_word(word or found, known)
    source.problem(
        field,
        found=found,
        fault=f"is not in {table}",
        remedy=f"write {near}" if near else not_there(table, found),
        effect=effect,
        at=at,
        lost=lost,
        missing=missing or Reference(table, found),
    )


def not_there(table: str, found: str) -> str:
    """The remedy of a reference to an id that a table does not have, and that perhaps can be none."""
    may_be_added = is_id(found) or not table.endswith(".csv")
    return f"add it to {table}, or write an id that is there" if may_be_added else "give an id that is there"


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
    if not is_there(source.path):
        return {}
    files = folder.path / PICTURES
    names = file_names(files)
    pictures: list[tuple[int, Picture]] = []
    for number, row in read_table(source, PictureRow):
        try:
            pictures.append((number, _picture(row, read_picture_file(files, row.file, names), original)))
        except MediaFileError as error:
            at = Location.row(number, row.id)
            source.problem("file", found=row.file, fault=error.fault, remedy=error.remedy, at=at, lost=row.id)
    return by_id(source, pictures)


def _picture(row: PictureRow, file: PictureFile, original: str) -> Picture:
    fields = {
        "file": file.name,
        "width": file.size.width,
        "height": file.size.height,
        "alternatives": in_fallback_order(row.alternatives, original),
    }
    return Picture(**{**row.model_dump(), **fields})
