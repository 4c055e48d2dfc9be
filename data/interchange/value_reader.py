"""Read the named values of one stop as fields of a record, and report by its name each that is not read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any, get_args

from data.interchange.attribute_table import attribute_tables
from data.interchange.country_code import country_code
from data.interchange.field_names import compared_name, known_names, names_by_field
from data.interchange.foreign_markdown import line_without_marks, without_links
from data.interchange.html_text import converted_html, plain_text_of_html
from data.interchange.named_values import (
    MOST_LEVELS,
    chosen_names,
    counted_values,
    is_empty,
    name_and_language,
)
from data.interchange.notes import Notes
from data.interchange.position_cells import position_of_cells
from data.interchange.positions import is_same_degree, position
from data.interchange.sanitize import ENTITY, holds_html, markdown_text, plain_text, shown_text
from data.interchange.stop_record import ALL_FIELDS, FIELD_TYPES
from data.model.exhibit import Certainty, LegCertainty, Precision
from data.model.languages import canonical_language

POSITION = frozenset({"latitude", "longitude"})
READ_FIELDS = (*(field for field in FIELD_TYPES if field not in {*POSITION, "person", "course"}), "end")
"""Fields that are read from values of other programs. Their `person` is a name, and no id; a
`course` of theirs is that of a ship, in degrees, or of studies."""
OWN_NAMES = ALL_FIELDS | {"kind"}
GEONAMES = re.compile(r"(?:https?://(?:www|sws)\.geonames\.org/)?(\d+)(?:/.*)?", re.ASCII)
EMBEDDED_PICTURE = re.compile(r"<img\b[^<>]*\bsrc=[\"']?data:", re.IGNORECASE)
NOT_IN_STORIES = "A link or picture within the text is kept as words alone"


def is_own_export(properties: Mapping[str, Any]) -> bool:
    """Whether these values were written by `properties_of`, not by another program."""
    return {"event_id", "person", "title"} <= properties.keys()


@dataclass(frozen=True, slots=True)
class ValueReader:
    """Reads the values of one stop.

    `where` is its place in the file. `kind` is what the values are called there, in the plural. Of texts in
    several languages those in `language` are read.
    """

    where: str
    notes: Notes
    kind: str = "properties"
    language: str = ""

    def own(self, properties: Mapping[str, Any]) -> dict[str, Any]:
        """The fields that our own export wrote; its texts are Markdown, and no HTML."""
        filled = {str(name): value for name, value in properties.items() if not is_empty(value)}
        names = [field for field in FIELD_TYPES if field in filled and field not in POSITION]
        values = {field: _own_value(field, filled[field]) for field in names}
        self._report_left_out((name, value) for name, value in filled.items() if name not in OWN_NAMES)
        return {field: value for field, value in values.items() if value not in (None, "")}

    def by_usual_names(self, pairs: Iterable[tuple[str, Any]], known: Mapping[str, Any]) -> dict[str, Any]:
        """The fields that values of another program mean, by their usual names. `known` has other fields."""
        pairs = self._with_attribute_tables(list(_without_objects(pairs)))
        first = {name: value for name, value in reversed(pairs)}
        chosen = chosen_names([name for name, _ in pairs], READ_FIELDS, self.language)
        chosen = {field: name for field, name in chosen.items() if field not in known}
        values: dict[str, Any] = {}
        pictures: tuple[str, ...] = ()
        unfit: set[str] = set()
        for field in list(chosen):
            while name := chosen[field]:
                every = [value for each, value in pairs if each == name]
                if field == "text":
                    value, pictures = self.story(every[0])
                else:
                    value = self._value(field, every if field == "sources" and len(every) > 1 else every[0])
                if value not in (None, ""):
                    values[field] = value
                    break
                self._report_unfit(name, every[0])
                unfit.add(name)
                others = [each for each in first if each not in unfit]
                chosen[field] = names_by_field(others, [field]).get(field, "")
        shown_first = next((field for field in ("text", "title", "place_name") if field in values), "")
        if code := name_and_language(chosen.get(shown_first, ""))[1]:
            values.setdefault("language", code)
        values |= self.picture_of_text(pictures, {**values, **known})
        at, names_of_position = self._position(first, known)
        values |= at
        read = {*chosen.values(), *unfit, *names_of_position}
        self._report_unread(_without_read(pairs, read, chosen.get("sources", "")), {**values, **known})
        return values

    def _report_unfit(self, name: str, value: object) -> None:
        if isinstance(value, (list, Mapping)):
            self._report_left_out([(name, value)])
            return
        fault = f"“{name}” is left out: its field cannot hold such a value"
        self.notes.add(fault, f"{self.where}: “{shown_text(value) or value}”")

    def _with_attribute_tables(self, pairs: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
        """The values that say something; behind them those of the attribute tables within them."""
        in_tables: list[tuple[str, Any]] = []
        headings: list[str] = []
        for number, (name, value) in enumerate(pairs):
            if isinstance(value, str) and (tables := attribute_tables(value)) is not None:
                pairs[number] = (name, tables.rest if plain_text_of_html(tables.rest) else "")
                in_tables += tables.values
                headings += tables.headings
        if in_tables:
            every = (*pairs, *in_tables)
            titles = {plain_text_of_html(shown_text(value)) for name, value in every if _means_title(name)}
            pairs = [
                # ArcGIS repeats the title above its table.
                (
                    name,
                    value
                    if _means_title(name) or plain_text_of_html(shown_text(value)) not in titles
                    else "",
                )
                for name, value in pairs
            ]
            for heading in headings:
                if heading not in titles:
                    fault = "The heading of a table of values is left out"
                    self.notes.add(fault, f"{self.where}: “{heading}”")
        return [(name, value) for name, value in (*pairs, *in_tables) if not is_empty(value)]

    def _value(self, field: str, value: object) -> Any:
        """A value in the type of its field; None where its field cannot hold it."""
        if field == "doubt":
            return markdown_text(value) or None
        if field == "picture" and isinstance(value, str):
            return self._picture(value) or None
        if field != "end" and FIELD_TYPES[field] is not str:
            return _typed(field, value)
        text = self._line(value)
        return (FROM_TEXT[field](text) if field in FROM_TEXT else text) or None

    def _picture(self, value: str) -> str:
        """The address of a picture, or of the first of several; a note reports the others."""
        found = converted_html(value) if holds_html(value) else None
        addresses = list(found.pictures or found.addresses) if found else []
        if not addresses and all(each.startswith("http") for each in value.split()):
            addresses = value.split()
        for address in addresses[1:]:
            self.notes.add("A stop has one picture; another is left out", f"{self.where}: {address}")
        return addresses[0] if addresses else self._line(value)

    def story(self, value: object) -> tuple[str, tuple[str, ...]]:
        """A text, in HTML or Markdown, as stories show it, and the addresses of its pictures.

        Notes report what else is lost of it.
        """
        text = shown_text(value).strip()
        if not holds_html(text):
            plain = without_links(text)
            self._report_links(plain.links)
            return plain.text, plain.pictures
        converted = converted_html(text)
        self._report_links(each for each in converted.addresses if each not in converted.pictures)
        if converted.cut:
            fault = "The text is longer than any visitor reads; only its beginning is kept"
            self.notes.add(fault, self.where)
        for _ in EMBEDDED_PICTURE.finditer(text):
            self.notes.add("A picture that is part of the text’s own HTML is left out", self.where)
        return converted.markdown.strip(), converted.pictures

    def _report_links(self, addresses: Iterable[str]) -> None:
        for address in addresses:
            self.notes.add(NOT_IN_STORIES, f"{self.where}: {address}")

    def picture_of_text(self, pictures: Sequence[str], values: Mapping[str, Any]) -> dict[str, str]:
        """The first picture within a text, where the stop has no other; a note reports the others."""
        taken = {} if "picture" in values or not pictures else {"picture": pictures[0]}
        kept = (taken.get("picture"), values.get("picture"))
        self._report_links(each for each in pictures if each not in kept)
        return taken

    def _line(self, value: object) -> str:
        """One line of plain text, of text, HTML or Markdown."""
        found = line_without_marks(ENTITY.sub(lambda entity: unescape(entity[0]), plain_text(value)))
        self._report_links((*found.links, *found.pictures))
        return found.text

    def _position(
        self, first: Mapping[str, Any], known: Mapping[str, Any]
    ) -> tuple[dict[str, float], set[str]]:
        """The position that is given by values, where the stop has no other, and the names of one value that
        holds both, or of two within an object: `location.lat`."""
        if known.keys() & POSITION:
            return {}, set()
        names, read = names_by_field(first, POSITION), set[str]()
        if names.keys() != POSITION:
            within = {name.rpartition(".")[2]: name for name in first if "." in name}
            names = {field: within[name] for field, name in names_by_field(within, POSITION).items()}
            read = set(names.values())
        if names.keys() == POSITION:
            at = position(first[names["latitude"]], first[names["longitude"]], self.where, self.notes)
        else:
            both = names_by_field(first, ["coordinates"]).get("coordinates", "")
            if not isinstance(first.get(both), str):
                return {}, set()
            at, read = position_of_cells(first[both], "", self.where, self.notes), {both}
        return ({}, set()) if at is None else ({"latitude": at[0], "longitude": at[1]}, read)

    def _report_unread(self, unread: Iterable[tuple[str, Any]], record: Mapping[str, Any]) -> None:
        """Report each value that was not read, unless the record says the same."""
        for name, value in unread:
            base, language = name_and_language(name)
            fields = [field for field in record if compared_name(base) in COMPARED_NAMES.get(field, ())]
            if any(_says_the_same(field, value, record[field]) for field in fields):
                continue
            if isinstance(value, (list, Mapping)):
                self._report_left_out([(name, value)])
            elif fields and language:
                fault = f"“{name}” is left out: an imported exhibit has one language"
                self.notes.add(fault, self.where)
            elif fields:
                field = fields[0].replace("_", " ")
                fault = f"“{name}” is left out: another value gives the {field} of the stop"
                self.notes.add(fault, f"{self.where}: “{plain_text_of_html(shown_text(value))}”")
            else:
                self._report_left_out([(name, value)])

    def _report_left_out(self, values: Iterable[tuple[str, Any]]) -> None:
        for name, value in values:
            for path, count in counted_values(name, value):
                self.notes.add_left_out(self.kind, path, count)


def _without_objects(pairs: Iterable[tuple[str, Any]], level: int = 1) -> Iterator[tuple[str, Any]]:
    """The values, those of an object by their path: `location.name`."""
    for name, value in pairs:
        if isinstance(value, Mapping) and level < MOST_LEVELS:
            yield from _without_objects(((f"{name}.{key}", each) for key, each in value.items()), level + 1)
        else:
            yield str(name), value


def _without_read(pairs: Iterable[tuple[str, Any]], read: set[str], sources: str) -> list[tuple[str, Any]]:
    """The values that were not read: of equal names the first one was, and of `sources` every one."""
    unread: list[tuple[str, Any]] = []
    met: set[str] = set()
    for name, value in pairs:
        if name not in read or (name in met and name != sources):
            unread.append((name, value))
        met.add(name)
    return unread


def _own_value(field: str, value: object) -> Any:
    if field == "text":
        return shown_text(value)
    if field == "doubt":
        return markdown_text(value)
    return plain_text(value) if FIELD_TYPES[field] is str else _typed(field, value)


def _typed(field: str, value: object) -> Any:
    """A value of a field that is no text; None where it is of another type."""
    if FIELD_TYPES[field] is bool:
        return {"true": True, "false": False}.get(str(value).lower())
    if FIELD_TYPES[field] is int:
        written = str(value) if isinstance(value, (str, int)) else ""
        return int(written) if re.fullmatch(r"[1-9]\d{0,5}", written, re.ASCII) else None
    items = value if isinstance(value, list) else [value]
    return tuple(text for each in items if (text := plain_text(each))) or None


def _geonames_id(text: str) -> str:
    found = GEONAMES.fullmatch(text)
    return found[1] if found else ""


def _one_of(allowed: Iterable[str]) -> Callable[[str], str]:
    return lambda text: text if text in allowed else ""


def _means_title(name: str) -> bool:
    return compared_name(name) in COMPARED_NAMES["title"]


def _says_the_same(field: str, value: object, other: object) -> bool:
    if field in POSITION:
        return is_same_degree(value, other)
    return plain_text(value).casefold() == plain_text(other).casefold()


FROM_TEXT: Mapping[str, Callable[[str], str]] = {
    "certainty": _one_of(get_args(Certainty)),
    "place_certainty": _one_of(get_args(Certainty)),
    "precision": _one_of(get_args(Precision)),
    "leg": _one_of(get_args(LegCertainty)),
    "country": country_code,
    "language": canonical_language,
    "geonames": _geonames_id,
}
"""Field → what makes its value of a text; empty where the field cannot hold that."""
COMPARED_NAMES = {
    field: {compared_name(each) for each in known_names([field])} for field in (*FIELD_TYPES, "end")
}
