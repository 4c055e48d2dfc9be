"""A curator's own table of places or events, whose columns are recognised by their usual names.

Tables of Hands-On Data Visualization story maps, TimeMapper, Esri's classic Map Tour, Omeka and
CollectionBuilder are read too, and results of the Wikidata Query Service, also in JSON.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from data.interchange.cell_table import NO_OPTIONS, TableOptions
from data.interchange.column_mapping import ASKED_FOR, columns_left_out, mapped_columns, no_titles
from data.interchange.doubtful_columns import add_dates, add_doubtful_columns
from data.interchange.field_names import every_name_by_field, folded_name, known_names, names_by_field
from data.interchange.file_content import UnreadableError
from data.interchange.formats import Format, ImportedStops
from data.interchange.lives import numbered_by_life, with_person_ids
from data.interchange.named_values import (
    FIELDS_IN_LANGUAGES,
    chosen_names,
    most_frequent_language,
    name_and_language,
)
from data.interchange.notes import Notes
from data.interchange.object_parts import without_parts
from data.interchange.query_result import (
    is_json,
    is_sparql_tsv,
    json_table,
    one_row_an_item,
    query_columns,
    without_terms,
    without_unknown,
)
from data.interchange.row_reader import (
    ColumnMeaning,
    RowReader,
    with_latitude_first,
    with_letters_for_east,
)
from data.interchange.stop_record import StopRecord
from data.interchange.table_rows import TableRow, add_unread_columns, table_rows
from data.model.date_words import date_in_words, read_date
from data.reading.csv_writer import csv_bytes
from data.reading.story_markdown import story_html

FIELDS = (
    *("title", "text", "date", "end", "place_name", "latitude", "longitude", "coordinates", "person_name"),
    *(
        "picture",
        "picture_alt",
        "picture_creator",
        "picture_licence",
        "picture_source",
        "web_address",
        "sources",
    ),
    *("language", "country", "place_name_then", "precision", "place_certainty", "wikidata", "geonames"),
    *("coordinate_source", "certainty", "doubt", "leg", "travel"),
)
"""The fields that a column may hold."""
EXPORTED_COLUMNS = {
    "title": "title",
    "text": "description",
    "date": "date",
    "place_name": "place",
    "latitude": "latitude",
    "longitude": "longitude",
    "person_name": "person",
    "picture": "media link",
    "picture_alt": "alt",
    "picture_creator": "media credit",
    "language": "language",
    "country": "country",
}
"""Field → its column in a table that is written: the names that most story maps know."""


def write(records: Sequence[StopRecord], title: str) -> bytes:
    """One row for each stop, in columns that most story maps know. The exhibit's title is not written."""
    rows = [
        {column: getattr(record, field) for field, column in EXPORTED_COLUMNS.items()}
        | {EXPORTED_COLUMNS["text"]: story_html(record.text).strip()}
        | {EXPORTED_COLUMNS["date"]: _date_text(record.date)}
        for record in records
    ]
    return csv_bytes(list(EXPORTED_COLUMNS.values()), rows)


def _date_text(edtf: str) -> str:
    """EDTF; in words where it could be read as something else: 1901-02 may be two years."""
    return edtf if read_date(edtf).date == edtf else date_in_words(edtf)


def read(data: bytes, options: TableOptions = NO_OPTIONS) -> ImportedStops:
    """Each row as a stop. Raises UnreadableError where there is no column of titles."""
    notes = Notes()
    columns, rows, language = _rows(data, options, notes)
    on_purpose = columns_left_out(columns, options.columns)
    query = query_columns(columns, rows, FIELDS)
    guessed = query.fields if query else every_name_by_field(columns, FIELDS)
    found = mapped_columns(columns, options.columns, guessed)
    said = set(map(folded_name, options.columns)) | (query.taken if query else set())
    free = [column for column in columns if folded_name(column) not in said]
    add_doubtful_columns(found, free, rows, notes)
    meaning = _with_languages(ColumnMeaning(found, language), free)
    if query:
        rows = without_unknown(rows, notes)
        add_dates(found, free, rows, notes)
        meaning = replace(meaning, fields=found, item=query.item, place=query.place)
        rows = one_row_an_item(rows, query, notes)
    if "title" not in meaning.fields:
        raise UnreadableError(no_titles(columns, meaning.fields))
    fields = {column: field for field, likely in meaning.fields.items() for column in likely}
    for column in filter(None, (meaning.item, meaning.place)):
        fields.setdefault(column, "wikidata")
    _add_unread(rows, {*fields, *on_purpose}, notes)
    for column in on_purpose:
        notes.add_left_out("columns", column, sum(bool(cells.get(column)) for _, cells in rows), ASKED_FOR)
    rows = without_parts(rows, columns, meaning.fields, notes)
    rows = with_latitude_first(with_letters_for_east(rows, meaning.fields, notes), meaning.fields)
    stops = [StopRecord(**RowReader(cells, meaning, number, notes).fields()) for number, cells in rows]
    records = numbered_by_life(with_person_ids(stops, notes))
    return ImportedStops("", records, notes.sentences, fields)


def _rows(data: bytes, options: TableOptions, notes: Notes) -> tuple[list[str], list[TableRow], str]:
    """The columns, the rows, and the language that the file states for its texts, or an empty one."""
    if is_json(data):
        table = json_table(data)
        return table.columns, table.rows, table.language
    is_tsv = is_sparql_tsv(data)
    columns, rows = table_rows(
        data, [*known_names(FIELDS), *options.columns], notes, options, quotes_are_text=is_tsv
    )
    if not is_tsv:
        return columns, rows, ""
    rows, language = without_terms(rows)
    return [column.removeprefix("?") for column in columns], rows, language


def _with_languages(meaning: ColumnMeaning, columns: Sequence[str]) -> ColumnMeaning:
    """The meaning with columns in one language, such as title_de, for the fields that have no other."""
    language = most_frequent_language(columns)
    if not language:
        return meaning
    chosen = chosen_names(columns, FIELDS_IN_LANGUAGES, language)
    missing = {field: [name] for field, name in chosen.items() if field not in meaning.fields}
    fields = {**meaning.fields, **missing}
    return replace(meaning, fields=fields, language=meaning.language or (language if missing else ""))


def _add_unread(rows: Sequence[TableRow], read: Collection[str], notes: Notes) -> None:
    """Report the columns that are not read, those in other languages apart."""
    told = set(read)
    columns = {column for _, cells in rows for column in cells if column not in told}
    other_languages = {
        column
        for column in columns
        if name_and_language(column)[1]
        and names_by_field([name_and_language(column)[0]], FIELDS_IN_LANGUAGES)
    }
    add_unread_columns(rows, {*told, *other_languages}, notes)
    fault = "Left out, as an imported exhibit has one language"
    add_unread_columns(rows, {*told, *(columns - other_languages)}, notes, fault=fault)


FORMAT = Format(
    name="simple-table",
    title="One simple table",
    suffix=".csv",
    holds=frozenset({"order", *EXPORTED_COLUMNS}),
    write=write,
    read=read,
    read_table=read,
    remarks=("One row a stop. Columns are known by their names; a date such as 03/04/1905 is not guessed.",),
)
