"""Read a row of a table whose columns are recognised as the fields of one stop."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from data.interchange.field_names import FIELD_LABELS, LONGITUDE_FIRST, compared_name, has_vocabulary
from data.interchange.language_code import language_code
from data.interchange.notes import Notes, labelled
from data.interchange.position_cells import holds_position, position_of_cells
from data.interchange.positions import position_fields
from data.interchange.query_result import entity_id, file_page
from data.interchange.slide import PICTURE_ADDRESS, plain_line, read_media, story_of
from data.interchange.table_rows import TableRow
from data.interchange.typed_dates import database_date, date_fields
from data.interchange.value_reader import FROM_TEXT
from data.model.coordinates import normalize, split_numbers

PLAIN_FIELDS = (
    *("country", "place_name_then", "precision", "place_certainty"),
    *("coordinate_source", "certainty", "doubt", "leg", "travel", "picture_licence"),
)
"""Fields whose cells are taken as they are: writing the exhibit checks them."""
SUMS = {"total", "sum", "summe", "gesamt", "insgesamt", "total général", "somme", "итого", "всего", "合計"}
"""What the last row of a spreadsheet may begin with."""
SEVERAL = re.compile(r"\s*(?:\|+|\^\^)\s*")
"""Between several values of a cell, as Omeka and its modules write them."""
SEVERAL_LANGUAGES = re.compile(r"\s*[|;,]\s*")
SEVERAL_PICTURES = re.compile(r"\s*[|;]\s*|[,\s]\s*(?=https?://)")
ATTACHMENT = re.compile(r"(?P<name>[^()|;]+) \((?P<address>https?://[^()\s]+)\)")
"""A file of Airtable: its name, and an address that is good for some hours."""
NO_LANGUAGE = ("zxx", "mul", "und", "mis")
HAS_EAST = re.compile(r"[\d°'\"]\s*E\b")
HAS_WEST = re.compile(r"[\d°'\"]\s*W\b")
WITH_LETTER_O = re.compile(r"\d\W*[OoОо]\b")
LETTER_O = re.compile(r"(?<=[\d°'\"])(?P<space>\s*)[OoОо]\b")


@dataclass(frozen=True, slots=True)
class ColumnMeaning:
    """The columns of a table by field, the most likely first.

    `language` is that of the texts, where the file or its columns name one. Of a result of Wikidata, `item`
    is the column of the items that are stops, and `place` that of their places.
    """

    fields: Mapping[str, Sequence[str]]
    language: str = ""
    item: str = ""
    place: str = ""


class RowReader:
    """One row of a table. `where` is its place in the file."""

    def __init__(self, cells: Mapping[str, str], meaning: ColumnMeaning, number: int, notes: Notes) -> None:
        self._cells, self._meaning, self.number, self.notes = cells, meaning, number, notes
        self.where = f"row {number}"

    def fields(self) -> dict[str, Any]:
        """The fields of a StopRecord; notes tell what is doubtful or left out."""
        title = self.plain("title")
        self.where = labelled(self.where, title)
        if not title:
            self.notes.add("A row has no title, and is called by its number", self.where)
        elif title.casefold().rstrip(":.") in SUMS:
            self.notes.add("A row may be a sum and no stop: look at it", self.where)
        elif self._meaning.item and entity_id(title):
            self.notes.add("An item has no label in the language of the query: give it a title", self.where)
        return {
            "event_id": str(self.number),
            "order": self.number,
            "title": title or f"Row {self.number}",
            "text": story_of(self.value("text"), self.where, self.notes),
            "person": "",
            "person_name": self.plain("person_name") or "Imported",
            "language": self._language(),
            "sources": self._sources(),
            **{field: self.plain(field) for field in PLAIN_FIELDS},
            **self._identifiers(),
            **self._dates(),
            **self._place(),
            **self._picture(),
        }

    def filled(self, *fields: str) -> dict[str, str]:
        """Column → cell, of the filled cells that mean one of these fields; the most likely first."""
        columns = [column for field in fields for column in self._meaning.fields.get(field, ())]
        cells = {column: self._cells.get(column, "").strip() for column in columns}
        return {column: cell for column, cell in cells.items() if cell}

    def value(self, field: str) -> str:
        """The cell of the most likely column that is filled; notes report others that differ, and of several
        values in a cell all but the first."""
        if field not in self._meaning.fields:
            return ""
        filled = self.filled(field)
        cell = self.chosen(filled, FIELD_LABELS[field])
        is_text = field in ("title", "text")
        if not cell or (is_text and not has_vocabulary(next(iter(filled)))):
            return cell
        first, *others = SEVERAL.split(cell)
        if field == "text":
            return "\n\n".join([first, *others])
        self._add_others(FIELD_LABELS[field], [each for each in others if each != first])
        return first

    def plain(self, field: str) -> str:
        return self.as_plain(self.value(field))

    def as_plain(self, cell: str) -> str:
        """A cell as one line of plain text; a note reports the links that it loses."""
        return plain_line(cell, self.where, self.notes)

    def chosen(self, cells: Mapping[str, str], label: str, taken: str = "") -> str:
        """The cell of the column `taken`, by default of the first; a note reports what differs in others."""
        taken = taken or next(iter(cells), "")
        for column, cell in cells.items():
            if cell != cells[taken]:
                fault = f"Several columns are read as {label}: “{taken}” is taken, and “{column}” left out"
                self.notes.add(fault, f"{self.where}: “{cell}”")
        return cells.get(taken, "")

    def _add_others(self, label: str, others: Iterable[str]) -> None:
        for other in filter(None, others):
            fault = f"A cell holds several {label}; the first is taken, the others are left out"
            self.notes.add(fault, f"{self.where}: “{other}”")

    def _language(self) -> str:
        """The language's code; empty where none is given, or, with a note, none that is known."""
        filled = self.filled("language")
        written = self.chosen(filled, FIELD_LABELS["language"])
        codes = {part: language_code(part) for part in SEVERAL_LANGUAGES.split(written)}
        known = [part for part, code in codes.items() if code]
        self._add_others("languages", known[1:])
        for part in (part for part, code in codes.items() if part and not code):
            fault = "The language is neither a code nor the name of one, and is left out"
            if part.lower() in NO_LANGUAGE:
                fault = "The language says “none”, “several” or “not known”, and is left out"
            self.notes.add(fault, f"{self.where}: “{part}”")
        return codes[known[0]] if known else self._meaning.language

    def _sources(self) -> tuple[str, ...]:
        parts = [part for cell in self.filled("sources").values() for part in SEVERAL.split(cell)]
        item = entity_id(self._cells.get(self._meaning.item, ""))
        named = [f"Wikidata, {item}"] if item else []
        return tuple(dict.fromkeys(filter(None, [*map(self.as_plain, parts), *named])))

    def _identifiers(self) -> dict[str, str]:
        """Identifiers of the place: in a result of Wikidata the item, where it names no other place."""
        wikidata, geonames = self.plain("wikidata"), self.plain("geonames")
        columns = (self._meaning.place or self._meaning.item,)
        item = next(filter(None, (entity_id(self._cells.get(column, "")) for column in columns)), "")
        return {
            "wikidata": entity_id(wikidata) or wikidata or item,
            "geonames": FROM_TEXT["geonames"](geonames) or geonames,
        }

    def _dates(self) -> dict[str, str]:
        is_of_wikidata = bool(self._meaning.item)
        date, end = (
            database_date(self.value(field), self.where, self.notes, is_of_wikidata=is_of_wikidata)
            for field in ("date", "end")
        )
        return date_fields(date, self.where, self.notes, end=end)

    def _picture(self) -> dict[str, str]:
        """The picture, from the first column with the address of one; from the first one, where none has."""
        cells = self.filled("picture", "web_address")
        first = {column: self._first_picture(cell) for column, cell in cells.items()}
        pictures = [column for column, cell in first.items() if PICTURE_ADDRESS.search(cell)]
        url = self.chosen(first, FIELD_LABELS["picture"], next(iter(pictures), ""))
        media = {"url": url, "alt": self.value("picture_alt"), "credit": self.value("picture_creator")}
        source = self.plain("picture_source") or file_page(url)
        return {**read_media(media, self.where, self.notes), "picture_source": source}

    def _first_picture(self, cell: str) -> str:
        """The first picture of a cell, or its first address where none is; a note reports the others."""
        parts = [cell] if cell.startswith("<") else list(filter(None, SEVERAL_PICTURES.split(cell)))
        for number, part in enumerate(parts):
            if attachment := ATTACHMENT.fullmatch(part):
                self.notes.add(
                    "The address of an attachment is left out, its file is named", f"{self.where}: {part}"
                )
                parts[number] = attachment["name"]
        taken = next(filter(PICTURE_ADDRESS.search, parts), parts[0] if parts else "")
        for other in parts:
            if other != taken:
                self.notes.add("A stop has one picture; another is left out", f"{self.where}: {other}")
        return taken

    def _place(self) -> dict[str, Any]:
        """Name and position. A location that is a pair of coordinates, as in TimeMapper, is no name."""
        latitude, longitude = self.value("latitude"), self.value("longitude")
        pairs, names = self.filled("coordinates"), dict[str, str]()
        for column, cell in self.filled("place_name").items():
            parts = [cell] if holds_position(cell) else SEVERAL.split(cell)
            positions = list(filter(holds_position, parts))
            words = [part for part in parts if part not in positions]
            if positions:
                pairs[column] = positions[0]
            if words:
                names[column] = words[0]
            self._add_others(FIELD_LABELS["place_name"], [*words[1:], *positions[1:]])
        written = next(iter(pairs.values()), "") if not (latitude or longitude) else ""
        at = position_of_cells(written or latitude, longitude, self.where, self.notes)
        for column, cell in pairs.items():
            if cell != written and not self._says_the_same(cell, at):
                fault = f"There are coordinates besides those that are read; “{column}” is left out"
                self.notes.add(fault, f"{self.where}: “{cell}”")
        name = self.as_plain(self.chosen(names, FIELD_LABELS["place_name"]))
        return {"place_name": name, **position_fields(at)}

    def _says_the_same(self, cell: str, at: tuple[float, float] | None) -> bool:
        other = position_of_cells(cell, "", "", Notes())
        return (
            at is not None and other is not None and max(abs(at[0] - other[0]), abs(at[1] - other[1])) < 1e-4
        )


def with_latitude_first(rows: Sequence[TableRow], fields: Mapping[str, Sequence[str]]) -> list[TableRow]:
    """The rows with both numbers exchanged in columns such as “lon, lat”; cells with letters say it
    themselves."""
    first = set(map(compared_name, LONGITUDE_FIRST))
    columns = [each for each in fields.get("coordinates", ()) if compared_name(each) in first]

    def exchanged(row: Mapping[str, str]) -> dict[str, str]:
        pairs = {column: split_numbers(row.get(column, "")) for column in columns}
        return {column: f"{pair[1]}; {pair[0]}" for column, pair in pairs.items() if pair}

    return [(number, {**row, **exchanged(row)}) for number, row in rows] if columns else list(rows)


def with_letters_for_east(
    rows: Sequence[TableRow], fields: Mapping[str, Sequence[str]], notes: Notes
) -> list[TableRow]:
    """The rows with E or W for a letter O, where other rows show which of the two it is; a note tells so.

    East is O in German, and its opposite W; west is O in French and Spanish, and its opposite E.
    """
    columns = [
        column for field in ("longitude", "coordinates", "place_name") for column in fields.get(field, ())
    ]
    cells = [cells.get(column, "") for _, cells in rows for column in columns]
    if not any(map(holds_letter_o, cells)):
        return list(rows)
    has_east, has_west = (
        any(letter.search(normalize(cell)) for cell in cells) for letter in (HAS_EAST, HAS_WEST)
    )
    if has_east == has_west:
        return list(rows)
    letter, other = ("W", "E") if has_east else ("E", "W")
    changed: list[TableRow] = []
    for number, row in rows:
        found = {
            column: LETTER_O.sub(rf"\g<space>{letter}", normalize(row.get(column, "")))
            for column in columns
            if holds_letter_o(row.get(column, ""))
        }
        for column in found:
            fault = f"The letter O is read as {letter}, as other rows have {other}: look at the map"
            notes.add(fault, f"row {number}: “{row[column]}”")
        changed.append((number, {**row, **found}))
    return changed


def holds_letter_o(cell: str) -> bool:
    """Whether a cell is of degrees with the letter O, and no name with one."""
    if not WITH_LETTER_O.search(cell) or re.search(r"[^\W\d_]{2,}", cell):
        return False
    return LETTER_O.search(normalize(cell)) is not None
