"""The file formats of import and export: what a format is, the list of them, and recognising one by content.

A format is one module of this folder that defines `FORMAT`, a `Format`: its name, file suffix, the fields it
can carry, a function that writes records and one that reads a file. To add a format, write that module and
add one line to `MODULES`, and its name to `ONLY_READ` where it is not written; add a rule to `guessed_format`
if `import` shall recognise its files without `--format`.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from data.interchange.cell_table import NO_OPTIONS, CellTable, TableOptions, csv_cells
from data.interchange.field_names import USUAL_NAMES, folded_name, known_names
from data.interchange.file_content import UnreadableError, decoded_text, json_value, text_of, without_jsonp
from data.interchange.json_sequence import SEPARATOR, is_json_lines, is_list_of_stops
from data.interchange.named_values import chosen_names, most_frequent_language
from data.interchange.notes import Note, Notes
from data.interchange.other_formats import AS_TABLE, other_bytes, other_json, other_xml, other_zip, refusal
from data.interchange.query_result import is_query_json
from data.interchange.stop_record import StopRecord
from data.interchange.table_rows import cell_table
from data.interchange.timelinejs_2 import is_before_version_3
from data.interchange.workbook import kind_of_workbook, opened
from data.interchange.zip_container import is_zip, zip_names

MODULES: Mapping[str, str] = {
    "linked-places": "linked_places",
    "lp-tsv": "lp_tsv",
    "geojson": "geojson",
    "json-lines": "json_lines",
    "umap": "umap",
    "kml": "kml",
    "gpx": "gpx",
    "tei": "tei",
    "storymapjs": "storymapjs",
    "timelinejs": "timelinejs",
    "timelinejs-csv": "timelinejs_csv",
    "tables": "tables",
    "simple-table": "simple_table",
}
"""Format name as it is typed → module of this folder. A module is imported when its format is used."""
ONLY_READ = ("json-lines", "umap", "gpx", "tei")
"""Formats that `import` reads and `export` does not write."""

LINKED_PLACES_MEMBERS = {"when", "names", "@id"}
"""Members of a feature in the Linked Places Format that GeoJSON does not have. Its `links` are not among
them: servers of maps give theirs to the features of GeoJSON."""
LINKED_PLACES_CONTEXT = re.compile(r"linked-?(?:places|pasts)", re.IGNORECASE)
TIMELINE_COLUMNS = {"year", "headline"}
"""A table with both of these columns is read as one of TimelineJS."""
OLD_TIMELINE_COLUMNS = {"start_date", "headline"}
"""The same of a table for TimelineJS before version 3."""
LP_TSV_COLUMNS = {"title_source", "fclasses", "attestation_year", "geowkt"}
"""A table with an id, a title and one of these columns is read as LP-TSV."""
NAME_OF_ROOT = re.compile(
    r"\A(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\b[^<>\[]*(?:\[.*?\]\s*)?>)*+<(?:[\w.-]+:)?([\w.-]+)",
    re.DOTALL | re.IGNORECASE,
)
FORMAT_OF_ROOT = {
    "kml": "kml",
    "gpx": "gpx",
    **dict.fromkeys(("TEI", "TEI.2", "teiCorpus", "standOff", "listPlace"), "tei"),
}
"""Local name of the root element of an XML file → the format that reads it."""
TABLE_COLUMNS = {"id", *known_names(USUAL_NAMES), *TIMELINE_COLUMNS, *OLD_TIMELINE_COLUMNS, *LP_TSV_COLUMNS}


@dataclass(frozen=True, slots=True)
class ImportedStops:
    """The stops read from a file. `notes` tell the curator what was changed, guessed or left out.

    `welcome` is what a visitor reads first, as plain text; empty where the file has no such text.
    `columns` tell of a table whose columns are recognised by their names what each was read as.
    """

    title: str
    records: tuple[StopRecord, ...]
    notes: tuple[Note, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    welcome: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """One file format.

    `holds` are the fields of StopRecord that the format can carry; export reports the others as lost.
    `write` takes the records and the exhibit's title, and returns the file's bytes; it is `not_written` for a
    format of ONLY_READ.
    `read` takes the file's bytes; it raises UnreadableError for a file that is not of this format.
    `read_table` does the same for a format of tables, with what the curator says of the table.
    `remarks` are printed after each export. `needs_date`: `write` leaves out the stops without a date;
    `needs_place`: those that belong to no place.
    """

    name: str
    title: str
    suffix: str
    holds: frozenset[str]
    write: Callable[[Sequence[StopRecord], str], bytes]
    read: Callable[[bytes], ImportedStops]
    read_table: Callable[[bytes, TableOptions], ImportedStops] | None = None
    remarks: tuple[str, ...] = ()
    needs_date: bool = False
    needs_place: bool = False


class NoFormatError(ValueError):
    """No format has this name. The message names the formats there are."""


def names() -> tuple[str, ...]:
    """The names of the formats that are read, as they are typed."""
    return tuple(MODULES)


def written_names() -> tuple[str, ...]:
    """The names of the formats that are written too."""
    return tuple(name for name in MODULES if name not in ONLY_READ)


def format_named(name: str) -> Format:
    """The format of this name. Raises NoFormatError with a suggestion where there is none."""
    if name not in MODULES:
        near = get_close_matches(name, MODULES, n=1)
        remedy = f"write {near[0]}" if near else f"write one of {', '.join(MODULES)}"
        raise NoFormatError(f"“{name[:60]}” is not a format; {remedy}.")
    found = importlib.import_module(f"{__package__}.{MODULES[name]}").FORMAT
    assert isinstance(found, Format)
    return found


def not_written(records: Sequence[StopRecord], title: str) -> bytes:
    """In place of a writer, for a format that is only read. Raises NoFormatError."""
    raise NoFormatError(f"This format is only read; write one of {', '.join(written_names())}.")


def guessed_format(data: bytes, options: TableOptions = NO_OPTIONS) -> str:
    """The name of the format, by the file's content: file names and suffixes are changed too easily.

    Raises UnreadableError where the content is of no known format.
    """
    if kind_of_workbook(data):
        return _format_of_workbook(data, options)
    if is_zip(data):
        return _format_of_zip(data)
    if other := other_bytes(data):
        raise other
    decoded = decoded_text(data, options.encoding)
    text = decoded.text.lstrip()
    if decoded.text.removeprefix("\ufeff").startswith(SEPARATOR):
        return "json-lines"
    if not text:
        raise UnreadableError("the file is empty; export it again where it came from.")
    if text.startswith("<"):
        return _format_of_xml(root_name(text))
    script, text = text, without_jsonp(text)
    if text.startswith(("{", "[")):
        return "simple-table" if is_query_json(text) else _format_of_json_text(text, text != script)
    if name := _format_of_table(csv_cells(text, (*TABLE_COLUMNS, *options.columns)), options):
        return name
    if not decoded.certain:
        text_of(data)  # raises: the encoding was recognised by its words, and perhaps wrongly
    header = text.split("\n", 1)[0]
    raise _unknown_format(f"a text that begins “{header[:60]}”")


def _format_of_workbook(data: bytes, options: TableOptions) -> str:
    """The format of the sheet that is read; of the whole workbook where its sheets are our tables."""
    sheets = {name.strip().casefold() for name in opened(data).names}
    if not options.sheet and "stops" in sheets and sheets & {"places", "people"}:
        return "tables"
    table = cell_table(data, (*TABLE_COLUMNS, *options.columns), Notes(), options)
    return _format_of_table(table, options) or "simple-table"


def _format_of_zip(data: bytes) -> str:
    members = [name.lower() for name in zip_names(data)]
    if any(name.endswith(".kml") for name in members):
        return "kml"
    if any(name.endswith("draft.json") or name.endswith("published.json") for name in members):
        return "storymapjs"
    if any(name.endswith(".csv") for name in members):
        return "tables"
    raise other_zip(members) or _unknown_format("a zip without a .kml or a .csv in it")


def root_name(text: str) -> str:
    """The local name of the root element of a text in XML, or in what resembles it; empty for none."""
    found = NAME_OF_ROOT.match(text[:100_000])
    return found[1] if found else ""


def _format_of_xml(root: str) -> str:
    if root in FORMAT_OF_ROOT:
        return FORMAT_OF_ROOT[root]
    raise other_xml(root) or _unknown_format(f"XML with the root element <{root}>")


def _format_of_json_text(text: str, is_of_script: bool) -> str:
    """The format of one JSON value, which may be that of a script, or of several, each on its own line."""
    try:
        document = json_value(text)
    except UnreadableError:
        if is_json_lines(text):
            return "json-lines"
        if is_of_script:
            raise refusal("a script (JavaScript) whose values are no JSON", AS_TABLE) from None
        raise
    if isinstance(document, list):
        if is_list_of_stops(document):
            return "json-lines"
        raise other_json(document) or _unknown_format(
            "a JSON list of no features, and of nothing with a title"
        )
    return _format_of_json(document if isinstance(document, dict) else {})


def _format_of_json(document: Mapping[str, Any]) -> str:
    features = document.get("features")
    if document.get("type") == "FeatureCollection" and isinstance(features, list):
        return "linked-places" if is_linked_places(features[:20], document.get("@context")) else "geojson"
    if document.get("type") == "Feature":
        return "linked-places" if is_linked_places([document], document.get("@context")) else "geojson"
    if "storymap" in document:
        return "storymapjs"
    if document.get("type") == "umap" and isinstance(document.get("layers"), list):
        return "umap"
    if isinstance(document.get("events"), list) or is_before_version_3(document):
        return "timelinejs"
    raise other_json(document) or _unknown_format(
        f"JSON with the fields {', '.join(list(document)[:5]) or '(none)'}"
    )


def is_linked_places(features: Iterable[Any], context: object = None) -> bool:
    """Whether features are of the Linked Places Format, by their members or the `context` of their document:
    one of another name makes them JSON-LD of any kind."""
    objects = [each for each in features if isinstance(each, Mapping)]
    if any(each.keys() & LINKED_PLACES_MEMBERS for each in objects):
        return True
    links = [link for each in objects if isinstance(found := each.get("links"), list) for link in found]
    return bool(LINKED_PLACES_CONTEXT.search(str(context))) or any(
        isinstance(link, Mapping) and "identifier" in link for link in links
    )


def _format_of_table(table: CellTable, options: TableOptions) -> str:
    """The name of the format; empty for a text that is no table.

    A table of no known format is a simple one: its reader says which column it lacks.
    """
    if options.columns:
        return "simple-table"
    columns = set(map(folded_name, table.columns))
    if columns >= TIMELINE_COLUMNS or columns >= OLD_TIMELINE_COLUMNS:
        return "timelinejs-csv"
    if {"id", "title"} <= columns and columns & LP_TSV_COLUMNS:
        return "lp-tsv"
    is_table = len(table.columns) > 1 and any(len(row.cells) == len(table.header.cells) for row in table.rows)
    has_title = chosen_names(table.columns, ["title"], most_frequent_language(table.columns))
    return "simple-table" if has_title or is_table else ""


def _unknown_format(what: str) -> UnreadableError:
    return UnreadableError(f"this is {what[:200]}, of no format that is known; name it with --format.")
