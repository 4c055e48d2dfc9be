"""Imported records as an exhibit can hold them.

A value that an exhibit would not take is written in its way, cut or left out, and a note tells so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from html.entities import html5
from typing import Any, get_args

from data.interchange.country_code import country_code
from data.interchange.licence import licence_name
from data.interchange.notes import Notes
from data.interchange.properties import edtf_fields
from data.interchange.stop_record import StopRecord
from data.model.coordinates import INVISIBLE
from data.model.course import parse_course
from data.model.date_words import read_date
from data.model.exhibit import Certainty, LegCertainty, Precision, Travel
from data.reading.html_check import html_tags
from data.reading.markdown_check import TABLE_ROW, without_emphasis
from data.schema.field_types import UNSHOWABLE

LIMITED_FIELDS = ("person_name", "place_name", "place_name_then", "chapter", "wikidata", "coordinate_source")
LONGEST_TITLE, LONGEST_NAME, LONGEST_CITATION = 80, 200, 2000
"""Characters."""
MARKUP = "A text on one line has no markup; it is written without"
CHARACTER_CODE = re.compile(r"(?<!\\)&#?\w+;")
LINK = re.compile(r"(?<!\\)!?(?<!\\)\[([^\[\]]*)\]\(([^()]*)\)")
AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*|[^<>\s@]+@[^<>\s]+)>")
STRUCK_OUT = re.compile(r"(?<!\\)~~([^~]+)~~")
FOOTNOTE_MARK = re.compile(r"\[\^([^\[\]]+)\]")
CHOICES = {
    "certainty": get_args(Certainty),
    "place_certainty": get_args(Certainty),
    "precision": get_args(Precision),
    "leg": get_args(LegCertainty),
    "travel": get_args(Travel),
}


def cleaned(records: tuple[StopRecord, ...], changes: Notes) -> Iterator[StopRecord]:
    """The records with one-line texts, except the story, and with every date as EDTF or empty."""
    for number, record in enumerate(records, start=1):
        texts: dict[str, Any] = {
            name: without_markup(one_line(getattr(record, name)), keep_emphasis=name == "doubt")
            for name in StopRecord.__slots__
            if isinstance(getattr(record, name), str) and name != "text"
        }
        text = UNSHOWABLE.sub("", record.text) if INVISIBLE.sub("", record.text).strip() else ""
        texts["text"] = _without_links(text)
        texts["title"] = texts["title"] or texts["place_name"] or f"Stop {number}"
        where = texts["title"]
        if texts["text"] != text:
            changes.add("Links, notes and codes of characters in a story are written as words", where)
        for name, line in texts.items():
            if name != "text" and line != (written := one_line(getattr(record, name))) and written:
                changes.add(MARKUP, f"{where}: “{written}”")
        texts["person_name"] = texts["person_name"] or "Imported"
        for name in LIMITED_FIELDS:
            texts[name] = limited(texts[name], LONGEST_NAME, where, changes)
        for name, known in CHOICES.items():
            texts[name] = _one_of(known, name, texts[name], where, changes)
        texts["country"] = _country(texts["country"], where, changes)
        texts["picture_licence"] = _licence(texts["picture_licence"], changes)
        texts["geonames"] = _geonames(texts["geonames"], where, changes)
        texts["course"] = _course(texts["course"], where, changes)
        citations = (
            limited(without_markup(one_line(each)), LONGEST_CITATION, where, changes)
            for each in record.sources
        )
        sources = tuple(filter(None, citations))
        for name in ("date", "old_style"):
            texts |= edtf_fields(name, texts, texts["title"][:60], changes, defines_dates=True)
        if texts["date"] and _says_no_more(texts["date_label"], texts["date"]):
            texts["date_label"] = ""
        yield replace(record, sources=sources, **texts)


def limited(text: str, most: int, where: str, changes: Notes) -> str:
    """The text, cut where the exhibit takes no longer one; a note keeps the whole."""
    if len(text) <= most:
        return text
    changes.add(f"A text of more than {most} characters is cut", f"{where}: “{text}”")
    return text[: most - 1].rstrip() + "…"


def _one_of(known: tuple[str, ...], field: str, written: str, where: str, changes: Notes) -> str:
    """The value in the exhibit's spelling; empty, with a note, where it is none of those known."""
    value = "-".join(written.lower().split())
    if not value or value in known:
        return value
    fault = f"The {field.replace('_', ' ')} is none of {', '.join(known)}, and is left out"
    changes.add(fault, f"{where}: “{written}”")
    return ""


def _country(written: str, where: str, changes: Notes) -> str:
    """The country's code; empty, with a note, where it is no country of today."""
    code = country_code(written)
    if written and not code:
        changes.add(
            "The country is neither a code nor the name of one, and is left out", f"{where}: “{written}”"
        )
    elif code != written:
        changes.add("The country is written as its code", f"“{written}” is {code}")
    return code


def _licence(written: str, changes: Notes) -> str:
    name = licence_name(written)
    if name != written:
        changes.add("The address of a licence is written as its name", f"“{written}” is {name}")
    return name


def _geonames(written: str, where: str, changes: Notes) -> str:
    if not written or written.isdecimal():
        return written
    changes.add("The GeoNames identifier is no number, and is left out", f"{where}: “{written}”")
    return ""


def _course(written: str, where: str, changes: Notes) -> str:
    try:
        parse_course(written)
    except ValueError:
        changes.add("The course of a way cannot be read, and is left out", f"{where}: “{written}”")
        return ""
    return written


def _says_no_more(label: str, date: str) -> bool:
    """Whether the words of a date say no more than the date."""
    reading = read_date(label, defines_dates=True)
    return reading.date == date and reading.in_full


def without_markup(line: str, *, keep_emphasis: bool = False) -> str:
    """A line as it is read, without markup. What would be HTML is written as text."""
    line = TABLE_ROW.sub(lambda row: " · ".join(row[0].strip("| ").split("|")), _without_links(line))
    for tag in reversed(list(html_tags(line))):
        line = f"{line[: tag.start()]}‹{tag[0].strip('<>')}›{line[tag.end() :]}"
    return line if keep_emphasis else without_emphasis(line)


def _without_links(text: str) -> str:
    """A text with characters in place of their codes, and the words and the address of each link."""
    text = CHARACTER_CODE.sub(_character, text)
    text = LINK.sub(lambda link: f"{link[1]} ({link[2]})" if link[1] else link[2], text)
    return FOOTNOTE_MARK.sub(r"(\1)", AUTOLINK.sub(r"\1", STRUCK_OUT.sub(r"\1", text)))


def _character(code: re.Match[str]) -> str:
    """The character of a code; a code that is none unchanged, as in “R&D;”."""
    is_code = code[0][1] == "#" or code[0][1:] in html5
    return unescape(code[0]) if is_code else code[0]


def one_line(text: str) -> str:
    """A text on one line; empty where every character is invisible."""
    return " ".join(UNSHOWABLE.sub("", text).split()) if INVISIBLE.sub("", text).strip() else ""
