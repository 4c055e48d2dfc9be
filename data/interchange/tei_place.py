"""One `place` of TEI P5 as stops; what its elements and attributes say otherwise is reported by its path."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from data.interchange.country_code import country_code
from data.interchange.licence import licence_name
from data.interchange.named_values import is_empty
from data.interchange.notes import Notes, labelled
from data.interchange.positions import position, position_fields, report_height
from data.interchange.properties import FileOfValues, record_from_properties
from data.interchange.sanitize import plain_text
from data.interchange.stop_record import StopRecord
from data.interchange.timespans import edtf_of, unsaid_limits
from data.interchange.value_reader import ValueReader
from data.interchange.xml_elements import children, tag_of, text_in
from data.model.coordinates import parse_point
from data.model.exhibit import Point
from data.model.languages import canonical_language

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
ID = "{http://www.w3.org/XML/1998/namespace}id"
NAMES = ("placeName", "geogName", "name", "settlement", "district", "region", "bloc", "country", "head")
"""Elements that name a place, the most likely first."""
PREFERRED = ("reg", "main", "preferred", "pref", "standard", "normalized", "norm")
"""Types of the name that an edition calls a place by."""
TEXTS = ("desc", "note", "p", "ab")
BEFORE_IN_TYPE = re.compile(r"^.*[#:/]")
PRECISION_OF_TYPE = {
    **dict.fromkeys(("building", "church", "house", "castle", "monastery", "abbey", "site"), "building"),
    **dict.fromkeys(("street", "square", "road"), "street"),
    **dict.fromkeys(("settlement", "town", "city", "village", "hamlet", "municipality"), "town"),
    **dict.fromkeys(("region", "country", "district", "province", "state", "river", "lake", "sea"), "region"),
    **dict.fromkeys(("mountain", "mountains", "island", "landscape", "waters", "bloc", "county"), "region"),
}
CERTAINTY = {"high": "certain", "medium": "less-certain", "low": "uncertain"}
WIKIDATA = re.compile(r"(?:https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/|wd:)(Q\d+)/?", re.ASCII)
GEONAMES = re.compile(r"(?:https?://(?:www\.|sws\.)?geonames\.org/|gn:|geonames:)(\d+)(?:/.*)?", re.ASCII)
IDENTIFIERS = (
    ("wikidata", WIKIDATA, ("wikidata", "wd", "wikidata-id"), re.compile(r"(Q\d+)", re.ASCII)),
    ("geonames", GEONAMES, ("geonames", "gn", "geonames-id"), re.compile(r"(\d+)", re.ASCII)),
)
"""Field, its identifiers with an address or a prefix, the types of an `idno` that holds one without."""
OWNERS = ("place", "event")
DATES = ("when", "notBefore", "notAfter", "from", "to")
SUFFIXES = ("", "-iso")
"""Of the attributes of dates: those of XML Schema, and of ISO 8601."""
SEPARATORS = re.compile(r"[,;]?\s+|;|(?<=\d)\s*,\s*(?=[-+]?\d+\.)|(?<=\.\d)\s*,\s*")
STYLES = {"italic": "em", "i": "em", "it": "em", "italics": "em", "bold": "strong", "b": "strong"}
NOT_TOLD = (LANGUAGE, ID, "rend", "rendition", "style")
"""Attributes that say nothing of a stop."""


def language_of(element: Any) -> str:
    """The language of an element's text (BCP 47), its own or that of what it is in; empty for none."""
    for each in (element, *element.iterancestors()):
        if written := each.get(LANGUAGE):
            return canonical_language(written)
    return ""


class TeiPlace:
    """One place. `where` is its place in the file; of several texts those in `language` are read.

    Every element and attribute that is read is remembered; `stops` reports the others.
    """

    def __init__(self, place: Any, where: str, language: str, notes: Notes) -> None:
        self._place, self._language, self._notes = place, language, notes
        self._read: set[tuple[Any, str]] = set()
        self._name = self._name_of_place()
        self._where = labelled(where, self._name)

    def stops(self, first: int, chapter: str, life: str) -> list[StopRecord]:
        """The stops of this place, without those of places within it; `first` is the order of the first."""
        events = [each for tag in ("event", "listEvent") for each in children(self._place, tag)]
        events = [each for found in events for each in _events(found)]
        place, own = self._place_fields(), self._own_fields()
        records = []
        if own["text"] or not events:
            values = {**place, **own, "event_id": self._attribute(self._place, ID), "chapter": chapter}
            records.append(self._record(values, first, self._where, life))
        for number, event in enumerate(events, 1):
            where = f"{self._where}, event {number}"
            values = {**place, **self._event_fields(event, where), "chapter": chapter}
            records.append(self._record(values, first + len(records), where, life))
        self._report_unread()
        return records

    def _record(self, values: Mapping[str, Any], order: int, where: str, life: str) -> StopRecord:
        file = FileOfValues("elements of places", "", life)
        known = {name: value for name, value in values.items() if not is_empty(value)}
        return record_from_properties([], order, where, self._notes, file, **known)

    def _name_of_place(self) -> str:
        """The name of the preferred type, else the first in the language that is read, else the first."""
        names = [each for tag in NAMES for each in children(self._place, tag) if text_in(each)]
        names = [each for each in names if tag_of(each) == tag_of(names[0])] if names else []
        preferred = [each for each in names if each.get("type", "").lower() in PREFERRED]
        same = [each for each in names if self._language and language_of(each) == self._language]
        chosen = next((each for each in (*preferred, *same, *names)), None)
        if chosen is None:
            return ""
        if chosen in preferred:
            self._attribute(chosen, "type")
        return self._text(chosen)

    def _place_fields(self) -> dict[str, Any]:
        """What is the same for every stop there."""
        locations = [each for each in children(self._place, "location") if _first(each, "geo") is not None]
        location = locations[0] if locations else None
        certainty = self._attribute(location, "cert") if location is not None else ""
        kind = BEFORE_IN_TYPE.sub("", self._place.get("type", "")).lower()
        if kind in PRECISION_OF_TYPE:
            self._attribute(self._place, "type")
        return {
            "place_id": self._attribute(self._place, ID),
            "place_name": self._name,
            "country": self._country(),
            **position_fields(self._position(location)),
            "place_certainty": CERTAINTY.get(certainty, certainty),
            "precision": PRECISION_OF_TYPE.get(kind, ""),
            **self._identifiers(),
            "sources": tuple(filter(None, map(self._text, self._bibliography(self._place)))),
        }

    def _own_fields(self) -> dict[str, Any]:
        """What the place says of itself: its text, its date, its picture."""
        location = next((each for each in children(self._place, "location") if any(_dates(each))), None)
        dated = [self._place, *([] if location is None else [location])]
        return {
            **self._text_fields(self._place, self._where),
            **self._date([*dated, *children(self._place, "date")], self._where),
            **self._picture(self._place),
        }

    def _event_fields(self, event: Any, where: str) -> dict[str, Any]:
        """What an event says: its label is the title, or else its heading, or what its text begins with."""
        label = next((each for tag in ("label", "head", "eventName") for each in children(event, tag)), None)
        texts = self._text_fields(event, where)
        title = self._text(label) if label is not None else _beginning(plain_text(texts["text"]))
        sources = tuple(filter(None, map(self._text, self._bibliography(event))))
        return {
            **texts,
            "title": title or self._name,
            "event_id": self._attribute(event, ID),
            **self._date([event, *children(event, "date")], where),
            **self._picture(event),
            **({"sources": sources} if sources else {}),
        }

    def _text_fields(self, element: Any, where: str) -> dict[str, str]:
        """The descriptions in one language, as paragraphs, and that language."""
        texts = [each for each in children(element, *TEXTS) if text_in(each)]
        same = [each for each in texts if language_of(each) in (self._language, "")] or texts[:1]
        html = "".join(f"<p>{self._html(each)}</p>" for each in same)
        reader = ValueReader(where, self._notes)
        text, pictures = reader.story(html)
        picture = reader.picture_of_text(pictures, {})
        language = language_of(same[0]) if same else self._language
        return {"text": text, "language": language, **picture}

    def _date(self, elements: list[Any], where: str) -> dict[str, str]:
        """The date of the first of these elements that has one."""
        for element in elements:
            dates = dict(_dates(element))
            if not dates:
                continue
            start = {"in": dates.get("when") or dates.get("from"), "earliest": dates.get("notBefore")}
            end: dict[str, str | None] = {"in": dates.get("to")}
            if "from" in dates and "to" not in dates:
                end = {"earliest": dates["from"]}
            span = {"start": {**start, "latest": dates.get("notAfter")}, "end": end}
            shown = f"{where}: {'; '.join(f'{name} {value}' for name, value in dates.items())}"
            for name in element.attrib:
                self._attribute(element, name) if name.partition("-")[0] in DATES else ""
            try:
                date = edtf_of(span)
            except ValueError:
                self._notes.add("A date cannot be read, and is left out", shown)
                continue
            if unsaid_limits(span) or {"notBefore", "notAfter"} & dates.keys():
                fault = "A date between two limits is written as a span: see that it is what is meant"
                self._notes.add(fault, f"{shown}, written as {date}")
            certainty = self._attribute(element, "cert")
            if tag_of(element) == "date":
                self._text(element)
            return {"date": date, "certainty": CERTAINTY.get(certainty, certainty)}
        return {}

    def _picture(self, element: Any) -> dict[str, str]:
        """The first picture, with its description and its licence."""
        graphic = next(
            (each for each in element.iter("{*}graphic") if _nearest(each, OWNERS) is element), None
        )
        if graphic is None:
            return {}
        figure = _nearest(graphic, ("figure", *OWNERS))
        alternative, licence = _first(figure, "figDesc"), _first(figure, "licence")
        if tag_of(figure) != "figure":
            alternative = licence = None
        target = self._attribute(licence, "target") if licence is not None else ""
        return {
            "picture": self._attribute(graphic, "url"),
            "picture_alt": self._text(alternative) if alternative is not None else "",
            "picture_licence": licence_name(target),
        }

    def _country(self) -> str:
        """The country, of the place itself or of its location, by its code or its name."""
        found = [each for each in self._place.iter("{*}country") if _nearest(each, ("place",)) is self._place]
        for each in found:
            for name in ("key", "ref"):
                if code := country_code(each.get(name, "")):
                    self._attribute(each, name)
                    if country_code(text_in(each)) == code:
                        self._text(each)
                    return code
            if code := country_code(text_in(each)):
                self._text(each)
                return code
        return ""

    def _position(self, location: Any) -> Point | None:
        """The position in `geo`, latitude first; None, with a note, for a line or an area."""
        found = [each for each in self._place.iter("{*}geo") if _nearest(each, ("place",)) is self._place]
        geo = next((each for each in found if location is None or location in each.iterancestors()), None)
        if geo is None:
            return None
        text = self._text(geo)
        numbers = [each for each in SEPARATORS.split(text) if each]
        if len(numbers) > 3:
            try:
                return parse_point(text)
            except ValueError:
                fault = "A line or an area is no point; the place is written without coordinates"
                self._notes.add(fault, f"{self._where}: {text}")
                return None
        report_height(numbers[2:], self._where, self._notes)
        latitude, longitude = (*numbers, "", "")[:2]
        return position(latitude, longitude, self._where, self._notes)

    def _identifiers(self) -> dict[str, str]:
        """The identifiers in `idno` and in the addresses that names refer to."""
        found: dict[str, str] = {}
        for each in children(self._place, "idno"):
            kind, text = each.get("type", "").lower(), text_in(each)
            for field, pattern, kinds, bare in IDENTIFIERS:
                match = pattern.fullmatch(text) or (bare.fullmatch(text) if kind in kinds else None)
                if match and field not in found:
                    found[field] = match[1]
                    self._text(each)
                    self._attribute(each, "type")
        for each in (self._place, *children(self._place, *NAMES)):
            for name in ("ref", "key", "sameAs", "corresp"):
                for field, pattern, _, _ in IDENTIFIERS:
                    match = pattern.fullmatch(each.get(name, "").strip())
                    if match and found.setdefault(field, match[1]) == match[1]:
                        self._attribute(each, name)
        return found

    def _bibliography(self, element: Any) -> Iterator[Any]:
        """The sources of an element, each an element of its own."""
        for each in children(element, "bibl", "biblStruct", "listBibl"):
            inner = list(children(each, "bibl", "biblStruct")) if tag_of(each) == "listBibl" else [each]
            yield from inner

    def _text(self, element: Any) -> str:
        """The text of an element, which is read with that."""
        self._read |= {(each, "") for each in element.iter() if isinstance(each.tag, str)}
        return plain_text(text_in(element))

    def _attribute(self, element: Any, name: str) -> str:
        """An attribute of an element, which is read with that; empty where it has none."""
        self._read.add((element, name))
        return plain_text(element.get(name, ""))

    def _html(self, element: Any) -> str:
        """The content of an element as HTML: paragraphs, breaks, emphasis, languages, links, pictures."""
        self._read.add((element, ""))
        parts = [escape(element.text or "")]
        for child in children(element):
            inner = self._html(child)
            tag, style = tag_of(child), STYLES.get(child.get("rend", "").lower(), "")
            target = child.get("target", "") if tag in ("ref", "ptr") else ""
            if tag in ("p", "ab", "item", "head"):
                inner = f"<p>{inner}</p>"
            elif tag == "lb":
                inner = "<br>"
            elif style or tag in ("emph", "title"):
                inner = f"<{style or 'em'}>{inner}</{style or 'em'}>"
            elif tag == "foreign" and child.get(LANGUAGE):
                inner = f'<span lang="{escape(child.get(LANGUAGE))}">{inner}</span>'
            elif target:
                self._attribute(child, "target")
                inner = f'<a href="{escape(target)}">{inner}</a>'
            elif tag == "graphic" and child.get("url"):
                self._attribute(child, "url")
                inner = f'<img src="{escape(child.get("url"))}">'
            parts += [inner, escape(child.tail or "")]
        return "".join(parts)

    def _report_unread(self) -> None:
        """Report every text and attribute that was not read, by its path."""
        if self._place.get(ID) and any(tag_of(each) == "place" for each in self._place.iterancestors()):
            self._notes.add("A place within another is a place of its own", self._where)
        self._report_unread_of(self._place, "")

    def _report_unread_of(self, element: Any, path: str) -> None:
        for name, value in element.attrib.items():
            if (element, name) not in self._read and name not in NOT_TOLD and value.strip():
                self._notes.add_left_out("elements of places", f"{path}.{_local(name)}".lstrip("."))
        if (element, "") not in self._read:
            texts = (element.text or "", *(child.tail or "" for child in element))
            if any(map(str.strip, texts)):
                words = " ".join(" ".join(texts).split())
                fault = "A text of a place is left out, as the exhibit has no field for it"
                self._notes.add(f"{fault}: {path or 'place'}", f"{self._where}: “{words}”")
        for child in children(element):
            if tag_of(child) not in ("place", "listPlace"):
                self._report_unread_of(child, f"{path}.{tag_of(child)}".lstrip("."))


def _events(element: Any) -> Iterator[Any]:
    """The events of a `listEvent`, or the event itself with those within it."""
    if tag_of(element) == "event":
        yield element
    for each in children(element, "event", "listEvent"):
        yield from _events(each)


def _dates(element: Any) -> Iterator[tuple[str, str]]:
    """The dates in an element's attributes."""
    for name in DATES:
        found = (element.get(f"{name}{suffix}", "").strip() for suffix in SUFFIXES)
        if value := next(filter(None, found), ""):
            yield name, value


def _first(element: Any, tag: str) -> Any:
    """The first element of this name within another; None for none."""
    return next(element.iter(f"{{*}}{tag}"), None)


def _nearest(element: Any, tags: tuple[str, ...]) -> Any:
    return next((each for each in element.iterancestors() if tag_of(each) in tags), None)


def _beginning(text: str) -> str:
    """What a text begins with, as a title: its first sentence, cut after a whole word."""
    sentence = re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0].rstrip(".")
    return sentence if len(sentence) <= 70 else f"{sentence[:70].rpartition(' ')[0]}…"


def _local(name: str) -> str:
    return name.rpartition("}")[2]
