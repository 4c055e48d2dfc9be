"""The tables of an imported exhibit: places, sources, and pictures to add."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from data.interchange import defaults
from data.interchange.notes import Notes
from data.interchange.stop_record import PLACE_FIELDS, StopRecord
from data.model.ids import UniqueIds
from data.reading.csv_writer import csv_bytes
from data.schema.csv_schema import EncounterRow, PictureRow, PlaceRow, SourceRow
from data.schema.table_columns import Columns, Row

PLACE_COLUMNS = {
    "toponym_then": "place_name_then",
    "country": "country",
    "precision": "precision",
    "certainty": "place_certainty",
    "wikidata": "wikidata",
    "geonames": "geonames",
    "coordinate_source": "coordinate_source",
}
PICTURE_COLUMNS = {
    "creator": "picture_creator",
    "licence": "picture_licence",
    "source": "picture_source",
}
"""Column → field of StopRecord."""


def told_of_place(record: StopRecord) -> bool:
    """Whether the record tells which place it belongs to, and not only how sure or how exact its point is."""
    kinds = ("precision", "place_certainty", "coordinate_source")
    return any(getattr(record, each) not in ("", None) for each in PLACE_FIELDS if each not in kinds)


class ImportedTables:
    """Rows of places, sources and pictures, added while the stops are written; equal rows are added once.

    `source` is cited by stops that cite nothing. `changes` are notes on values of the records that no row
    holds, `notes` those on values that the records do not give.
    """

    def __init__(self, source: str, language: str, changes: Notes, notes: Notes) -> None:
        self._source, self._language, self._changes, self._notes = source, language, changes, notes
        self._place_ids, self._source_ids, self._picture_ids = UniqueIds(), UniqueIds(), UniqueIds()
        self._places: dict[tuple[object, ...], dict[str, str]] = {}
        self._sources: dict[str, dict[str, str]] = {}
        self._pictures: dict[str, dict[str, str]] = {}

    def place_id(self, record: StopRecord) -> str:
        """The id of the record's place; empty where it has none. Adds its row when the place is new."""
        if not record.has_place:
            self._tell_no_place(record)
            return ""
        key = (record.place_id, defaults.place_name(record), record.latitude, record.longitude)
        if key not in self._places:
            self._places[key] = self._place_row(record)
        else:
            given = {column: getattr(record, field) for column, field in PLACE_COLUMNS.items()}
            self._tell_differences("place", self._places[key], given, record)
        return self._places[key]["id"]

    def source_ids(self, record: StopRecord) -> list[str]:
        """The ids of the sources that the record cites, or of the imported file where it cites none."""
        if not record.sources:
            self._notes.add(f"A stop names no source and cites “{self._source}”", record.title)
        citations = dict.fromkeys(record.sources or (self._source,))
        return [self._source_row(citation)["id"] for citation in citations]

    def add_picture(self, record: StopRecord) -> None:
        """Add a row for the record's picture. The curator copies the picture: an imported file holds none."""
        columns = {f"alt_{self._language}": "picture_alt", **PICTURE_COLUMNS}
        given = {column: getattr(record, field) for column, field in columns.items()}
        if not record.picture:
            for text in filter(None, given.values()):
                self._changes.add(
                    "What tells of a picture has no picture, and is left out", f"{record.title}: “{text}”"
                )
        elif record.picture in self._pictures:
            self._tell_differences("picture", self._pictures[record.picture], given, record)
        else:
            self._notes.add("A picture is not copied; see pictures-to-add.csv", record.picture)
            stem = record.picture.rsplit("/", 1)[-1].split(".")[0]
            self._pictures[record.picture] = {
                "id": self._picture_ids.unique(stem, "picture"),
                "file": record.picture,
                **given,
            }

    def _tell_no_place(self, record: StopRecord) -> None:
        self._notes.add(
            "A stop has no place: it is in the list and on the timeline, not on the map", record.title
        )
        for field in PLACE_FIELDS:
            if (value := getattr(record, field)) not in ("", None):
                fault = "What tells of a place has no place, and is left out"
                self._changes.add(fault, f"{record.title}: {field.replace('_', ' ')} “{value}”")

    def _tell_differences(
        self, kind: str, row: Mapping[str, str], given: Mapping[str, str], record: StopRecord
    ) -> None:
        """Report what a later stop says of the same place or picture, and the row does not."""
        for column, value in given.items():
            if value and value != row[column]:
                fault = f"Stops of one {kind} say different things of it; the first counts"
                self._changes.add(fault, f"{record.title}: {column} “{value}” is left out")

    def files(self) -> dict[str, bytes]:
        """Each table by its file name. Pictures are in a table of their own until their files are added."""
        files = {
            "places.csv": self._table(PlaceRow, self._places.values()),
            "sources.csv": self._table(SourceRow, self._sources.values()),
            "encounters.csv": self._table(EncounterRow, []),
        }
        if self._pictures:
            files["pictures-to-add.csv"] = self._table(PictureRow, self._pictures.values())
        return files

    def _place_row(self, record: StopRecord) -> dict[str, str]:
        name = defaults.place_name(record)
        if not record.place_name:
            self._notes.add("A stop names no place; its title stands for one", record.title)
        placed = record.latitude is not None and record.longitude is not None
        if not placed:
            self._notes.add("A place has no coordinates; “locate” proposes some", name)
            if record.coordinate_source:
                fault = "The source of coordinates has none, and is left out"
                self._changes.add(fault, f"{name}: “{record.coordinate_source}”")
        place_id = self._place_ids.unique(record.place_id or name.lower(), "place")
        if record.place_id:
            self._changes.add_changed_id(record.place_id, place_id)
        return {
            "id": place_id,
            f"toponym_{self._language}": name,
            "toponym_then": record.place_name_then,
            "country": defaults.country(record, self._notes),
            "latitude": repr(record.latitude) if placed else "",
            "longitude": repr(record.longitude) if placed else "",
            "precision": defaults.precision(record, self._notes),
            "certainty": defaults.place_certainty(record, self._notes),
            "wikidata": record.wikidata,
            "geonames": record.geonames,
            "coordinate_source": (record.coordinate_source or self._source) if placed else "",
        }

    def _source_row(self, citation: str) -> dict[str, str]:
        if citation not in self._sources:
            name = "IMPORT" if citation == self._source else citation[:40].lower()
            self._sources[citation] = {
                "id": self._source_ids.unique(name, "source"),
                "citation": citation,
                "kind": "general",
                "consulted": "none",
            }
            fault = "A source’s kind and how far it was read are unknown and written as general, none"
            self._notes.add(fault, citation)
        return self._sources[citation]

    def _table(self, row: type[Row], rows: Iterable[Mapping[str, str]]) -> bytes:
        return csv_bytes(Columns.of(row).header(self._language), rows)
