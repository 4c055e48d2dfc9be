"""Read glossary.csv and whos_who.csv: the words and the people that stories name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from data.model.edtf_date import EdtfDate, parse_date
from data.model.exhibit import GlossaryTerm, Picture, WhosWhoEntry
from data.model.problem import Location, excerpt
from data.model.texts import GlossaryText, WhosWhoText
from data.reading.read_gazetteer import by_id, report_unknown
from data.reading.read_table import read_optional_table
from data.reading.row_translations import row_translations
from data.reading.source_file import SourceFolder
from data.schema.csv_schema import GlossaryRow, WhosWhoRow

FORM_MARK = "|"
"""Parts the forms of an entry as they are written; lines of a cell and an escaped mark part them too."""
SEPARATOR = re.compile(r"\\?\||\n")


def read_glossary(folder: SourceFolder, original: str) -> tuple[GlossaryTerm, ...]:
    """The terms in the table's order; the table is optional."""
    source = folder.file("glossary.csv", "The word is not explained.")
    terms: list[tuple[int, GlossaryTerm]] = []
    for number, row in read_optional_table(source, GlossaryRow, original):
        at = Location.row(number, excerpt(row.term))
        by_language = {"term": row.terms, "also": row.alsos, "sentence": row.sentences}
        texts = row_translations(source, row.id, by_language, ("term", "sentence"), at, original)
        translations = {
            each: GlossaryText(each, text["term"], forms_in(text.get("also", "")), text["sentence"])
            for each, text in texts.items()
        }
        term = GlossaryTerm(row.id, original, row.term, forms_in(row.also), row.sentence, translations)
        terms.append((number, term))
    return tuple(by_id(source, terms).values())


def read_whos_who(
    folder: SourceFolder, pictures: Mapping[str, Picture], original: str
) -> tuple[WhosWhoEntry, ...]:
    """The people in the table's order; the table is optional. An unknown portrait is reported, and the person
    shown without it."""
    source = folder.file("whos_who.csv", "Nothing is said of the person.")
    people: list[tuple[int, WhosWhoEntry]] = []
    for number, row in read_optional_table(source, WhosWhoRow, original):
        at = Location.row(number, excerpt(row.name))
        if row.portrait and row.portrait not in pictures:
            effect = "The person is shown without it."
            report_unknown(source, "portrait", row.portrait, pictures, "pictures.csv", effect=effect, at=at)
        by_language = {"name": row.names, "also": row.alsos, "line": row.lines}
        texts = row_translations(source, row.id, by_language, ("name", "line"), at, original)
        person = WhosWhoEntry(
            id=row.id,
            language=original,
            name=row.name,
            also=forms_in(row.also),
            born=_date(row.born),
            died=_date(row.died),
            line=row.line,
            portrait=pictures.get(row.portrait),
            translations={
                each: WhosWhoText(each, text["name"], forms_in(text.get("also", "")), text["line"])
                for each, text in texts.items()
            },
        )
        people.append((number, person))
    return tuple(by_id(source, people).values())


def forms_in(cell: str) -> tuple[str, ...]:
    """The forms in a cell of the column `also`: `serfs|serfdom` are two, be they below each other, or with a
    backslash before the | as a page of Markdown has it."""
    return tuple(form for form in map(str.strip, SEPARATOR.split(cell)) if form)


def _date(text: str | None) -> EdtfDate | None:
    return None if text is None else parse_date(text)
