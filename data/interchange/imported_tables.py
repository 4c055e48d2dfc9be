"""The tables of a new exhibit, filled as its stops are written: places, sources, pictures to be put in."""

from __future__ import annotations

from data.interchange import defaults as stand_ins
from data.interchange.new_files import table_file
from data.interchange.notes import Notes
from data.interchange.safe_ids import SafeIds
from data.interchange.stop_record import Record
from data.reading.read_gazetteer import LANGUAGES
from data.schema.csv_schema import EncounterRow, PictureRow, PlaceRow, SourceRow


class Tables:
    """Rows, each once, and the ids the stops refer to them by. `source` is cited where a stop cites none."""

    def __init__(self, source: str, language: str, notes: Notes) -> None:
        self._source, self._language, self._notes = source, language, notes
        self._place_ids, self._source_ids, self._picture_ids = SafeIds(), SafeIds(), SafeIds()
        self._places: dict[tuple[object, ...], dict[str, str]] = {}
        self._sources: dict[str, dict[str, str]] = {}
        self._pictures: dict[str, dict[str, str]] = {}

    def place(self, record: Record) -> str:
        """The id of the record's place, whose row is added when it is new."""
        known = (record.place_id, stand_ins.place_name(record), record.latitude, record.longitude)
        if known not in self._places:
            self._places[known] = self._place_row(record)
        return self._places[known]["id"]

    def sources(self, record: Record) -> list[str]:
        """The ids of what the record cites; of the imported file where it cites nothing."""
        if not record.sources:
            self._notes.tell(f"A stop names no source and cites “{self._source}”", record.title)
        cited = dict.fromkeys(record.sources or (self._source,))
        return [self._source_row(citation)["id"] for citation in cited]

    def keep_picture(self, record: Record) -> None:
        """Remember what the file says of a picture: the picture itself is not in it."""
        if record.picture and record.picture not in self._pictures:
            self._notes.tell("A picture is not copied; see pictures-to-add.csv", record.picture[:100])
            self._pictures[record.picture] = {
                "id": self._picture_ids.take(record.picture.rsplit("/", 1)[-1].split(".")[0], "picture"),
                "file": record.picture,
                "alt_en": record.picture_alt,
                "creator": record.picture_creator,
                "licence": record.picture_licence,
                "source": record.picture_source,
            }

    def files(self) -> dict[str, str]:
        """Each table by its file's name. Pictures stand apart until their files are there."""
        files = {
            "places.csv": table_file(PlaceRow, self._places.values()),
            "sources.csv": table_file(SourceRow, self._sources.values()),
            "encounters.csv": table_file(EncounterRow, []),
        }
        if self._pictures:
            files["pictures-to-add.csv"] = table_file(PictureRow, self._pictures.values())
        return files

    def _place_row(self, record: Record) -> dict[str, str]:
        name = stand_ins.place_name(record)[:200]
        if not record.place_name:
            self._notes.tell("A stop names no place; its title stands for one", record.title)
        placed = record.latitude is not None and record.longitude is not None
        if not placed:
            self._notes.tell("A place has no coordinates; “locate” proposes some", name)
        own = f"toponym_{self._language}" if self._language in LANGUAGES else "toponym_en"
        return {
            "id": self._place_ids.take(record.place_id or name.lower(), "place"),
            "toponym_en": name,
            own: name,
            "toponym_then": record.place_name_then[:200],
            "country": stand_ins.country(record, self._notes),
            "latitude": repr(record.latitude) if placed else "",
            "longitude": repr(record.longitude) if placed else "",
            "precision": stand_ins.precision(record, self._notes),
            "certainty": stand_ins.place_certainty(record, self._notes),
            "wikidata": record.wikidata[:200],
            "geonames": record.geonames if record.geonames.isdecimal() else "",
            "coordinate_source": (record.coordinate_source or self._source)[:200] if placed else "",
        }

    def _source_row(self, citation: str) -> dict[str, str]:
        if citation not in self._sources:
            name = "IMPORT" if citation == self._source else citation[:40].lower()
            self._sources[citation] = {
                "id": self._source_ids.take(name, "source"),
                "citation": citation,
                "kind": "general",
                "consulted": "none",
            }
            fault = "A source’s kind and how far it was read are unknown and written as general, none"
            self._notes.tell(fault, citation[:60])
        return self._sources[citation]
