"""Results of the Wikidata Query Service: which of their columns are of the item, its label and its place.

They come as CSV, as TSV, whose cells may be RDF terms (`"Rome"@en`, `<http://…>`), and as JSON, either of
SPARQL or a plain list of objects. An item that has several values of one property fills several rows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from data.interchange.field_names import compared_name, every_name_by_field, folded_name, names_by_field
from data.interchange.file_content import UnreadableError, text_of
from data.interchange.notes import Notes, labelled
from data.interchange.table_rows import TableRow
from data.model.languages import canonical_language

ENTITY = re.compile(r"(?:https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/|wd:)(?P<id>Q[1-9]\d*)")
BARE_ENTITY = re.compile(r"Q[1-9]\d*")
UNKNOWN = re.compile(r"_:\w+|t\d+|https?://(?:www\.)?wikidata\.org/\.well-known/genid/\w+")
"""A value that is there and not known."""
TERM = re.compile(
    r"<(?P<address>[^<>\s]*)>"
    r"|\"(?P<text>(?:[^\"\\]|\\.)*)\"(?:@(?P<language>[A-Za-z-]+)|\^\^(?:<[^<>\s]*>|\w+:\w+))?",
    re.S,
)
"""A value as RDF writes it in TSV."""
ESCAPES = {r"\n": "\n", r"\r": "", r"\t": " ", r"\"": '"', r"\\": "\\"}
COMMONS_FILE = re.compile(r"https?://commons\.wikimedia\.org/wiki/Special:FilePath/(?P<name>[^?#]+)")
MOST_ROWS_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class QueryColumns:
    """What the columns of a query result mean.

    `item` is the column of the items that are stops, `place` that of their places, or empty. `taken` are the
    folded names of the columns of items and labels.
    """

    item: str
    place: str
    fields: dict[str, list[str]]
    taken: set[str]


@dataclass(frozen=True, slots=True)
class JsonTable:
    """A table in JSON: its columns, its rows numbered from 1, and the language of most of its texts."""

    columns: list[str]
    rows: list[TableRow] = field(default_factory=list)
    language: str = ""


def is_query_json(text: str) -> bool:
    """Whether a text is a result of SPARQL in JSON, or a list of objects with items of Wikidata."""
    if '"bindings"' not in text and "wikidata.org/entity/Q" not in text:
        return False  # the quick path: most JSON is of another kind
    try:
        return _records(json.loads(text)) is not None
    except (ValueError, RecursionError):
        return False


def _records(document: Any) -> list[Any] | None:
    """The rows of a result in JSON; None for another document."""
    if isinstance(document, list):
        first = document[0] if document and isinstance(document[0], dict) else {}
        return document if any(ENTITY.fullmatch(cell) for _, cell in _cells(first)) else None
    results = document.get("results") if isinstance(document, dict) else None
    records = results.get("bindings") if isinstance(results, dict) else None
    return records if isinstance(records, list) else None


def is_json(data: bytes) -> bool:
    """Whether a file begins as JSON does."""
    return data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"{", b"["))


def json_table(data: bytes) -> JsonTable:
    """The table of a result in JSON. Raises UnreadableError for another document."""
    try:
        records = _records(json.loads(text_of(data), parse_constant=lambda _: None))
    except (ValueError, RecursionError) as error:
        raise UnreadableError(
            "the JSON breaks off or is damaged; export it again where it came from."
        ) from error
    if not records:
        raise UnreadableError("the JSON is no result of a query, or one without rows; run the query again.")
    rows: list[TableRow] = []
    languages: list[str] = []
    for number, record in enumerate(records, start=1):
        cells = dict(_cells(record)) if isinstance(record, dict) else {"": str(record)}
        languages += _languages(record)
        if any(cells.values()):
            rows.append((number, cells))
    columns = list(dict.fromkeys(column for _, cells in rows for column in cells))
    return JsonTable(columns, rows, max(set(languages), key=languages.count, default=""))


def _cells(record: Mapping[str, Any], before: str = "", depth: int = 4) -> Iterator[tuple[str, str]]:
    """The values of an object by their names in lower case; those of nested objects by their path."""
    for name, value in record.items():
        path = f"{before}{name}".lower()
        if isinstance(value, dict) and isinstance(value.get("type"), str) and "value" in value:
            yield path, "" if value["type"] == "bnode" else str(value["value"])
        elif isinstance(value, dict) and depth and value.get("type") is None:
            yield from _cells(value, f"{path}.", depth - 1)
        elif isinstance(value, list) and all(isinstance(each, (str, int, float)) for each in value):
            yield path, " | ".join(map(str, value))
        elif isinstance(value, (dict, list)):
            yield path, json.dumps(value, ensure_ascii=False)
        else:
            yield path, "" if value is None else str(value)


def _languages(record: object) -> list[str]:
    values = record.values() if isinstance(record, dict) else ()
    tags = (each.get("xml:lang") for each in values if isinstance(each, dict))
    return [code for tag in tags if isinstance(tag, str) and (code := canonical_language(tag))]


def is_sparql_tsv(data: bytes) -> bool:
    """Whether a table has variables of SPARQL in its first line: `?item`, separated by tabs."""
    return data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"?")


def without_terms(rows: Sequence[TableRow]) -> tuple[list[TableRow], str]:
    """The rows of a TSV of SPARQL, each RDF term as its value, and the language of most texts."""
    languages: list[str] = []

    def value(cell: str) -> str:
        found = TERM.fullmatch(cell.strip())
        if found is None:
            return cell
        if found["language"] and (code := canonical_language(found["language"])):
            languages.append(code)
        text = found["address"] if found["text"] is None else found["text"]
        return re.sub(r"\\.", lambda escape: ESCAPES.get(escape[0], escape[0]), text)

    plain = [
        (number, {column.removeprefix("?"): value(cell) for column, cell in cells.items()})
        for number, cells in rows
    ]
    return plain, max(set(languages), key=languages.count, default="")


def query_columns(
    columns: Sequence[str], rows: Sequence[TableRow], fields: Sequence[str]
) -> QueryColumns | None:
    """What the columns of a query result mean; None for a table without a column of Wikidata's items."""
    entities = [column for column in columns if _is_of_entities(column, columns, rows)]
    if not entities:
        return None
    labels = {column: _with_ending(column, "label", columns) for column in entities}
    item = _item_column(entities, labels)
    others = [column for column in entities if column != item]
    place = next((each for each in others if names_by_field([each], ["place_name"])), "")
    taken = {*entities, *filter(None, labels.values())}
    found = every_name_by_field([column for column in columns if column not in taken], fields)
    for column in others:
        for meant in names_by_field([column], fields):
            if labels[column] and meant != "title":
                found[meant] = [labels[column], *found.get(meant, [])]
    title = labels[item] or (labels.get(place, "") if not found.get("title") else "")
    found["title"] = [*filter(None, [title]), *found.get("title", [])] or [item]
    if description := _with_ending(item, "description", columns):
        found["text"] = [description, *found.get("text", [])]
    return QueryColumns(item, place, found, set(map(folded_name, taken)))


def _is_of_entities(column: str, columns: Sequence[str], rows: Sequence[TableRow]) -> bool:
    cells = [cell for _, row in rows[:MOST_ROWS_LOOKED_AT] if (cell := row.get(column, "").strip())]
    known = [cell for cell in cells if not UNKNOWN.fullmatch(cell)]
    has_label = bool(_with_ending(column, "label", columns))
    return bool(known) and all(
        ENTITY.fullmatch(cell) or (has_label and BARE_ENTITY.fullmatch(cell)) for cell in known
    )


def _with_ending(column: str, ending: str, columns: Sequence[str]) -> str:
    """The column that the query service adds beside another: `itemLabel` beside `item`."""
    wanted = compared_name(column) + ending
    return next((each for each in columns if compared_name(each) == wanted), "")


def _item_column(entities: Sequence[str], labels: Mapping[str, str]) -> str:
    """The column of what is told: the first; where that is of persons, the next one with labels."""
    first, *others = entities
    if names_by_field([first], ["person_name"]):
        places = (each for each in others if labels[each] and not names_by_field([each], ["country"]))
        return next(places, first)
    return first


def entity_id(cell: str) -> str:
    """`Q220` of the address of an item, or of the identifier alone; empty for anything else."""
    found = ENTITY.fullmatch(cell.strip())
    return found["id"] if found else cell.strip() if BARE_ENTITY.fullmatch(cell.strip()) else ""


def file_page(address: str) -> str:
    """The page of a file in Wikimedia Commons, which names maker and licence; empty for another address."""
    found = COMMONS_FILE.fullmatch(address)
    return f"https://commons.wikimedia.org/wiki/File:{found['name'].replace(' ', '_')}" if found else ""


def without_unknown(rows: Sequence[TableRow], notes: Notes) -> list[TableRow]:
    """The rows without the marks of values that are not known; a note tells how many."""
    kept: list[TableRow] = []
    for number, cells in rows:
        unknown = [column for column, cell in cells.items() if UNKNOWN.fullmatch(cell.strip())]
        for column in unknown:
            notes.add("Wikidata has a value that is not known, and it is left out", f"row {number}: {column}")
        kept.append((number, {**cells, **dict.fromkeys(unknown, "")}))
    return kept


def one_row_an_item(rows: Sequence[TableRow], meaning: QueryColumns, notes: Notes) -> list[TableRow]:
    """The first row of each item at each place, its empty cells filled from its other rows.

    A note tells of every value of the other rows that differs.
    """
    first: dict[tuple[str, ...], tuple[int, dict[str, str]]] = {}
    lives = [column for column in meaning.fields.get("person_name", ())]
    for number, cells in rows:
        key = tuple(cells.get(column, "") for column in (meaning.item, meaning.place, *lives))
        if not cells.get(meaning.item, "").strip():
            key = (str(number),)
        if key not in first:
            first[key] = (number, dict(cells))
            continue
        kept, row = first[key]
        title = row.get(meaning.fields["title"][0], "")
        for column, cell in cells.items():
            if not row.get(column, "").strip():
                row[column] = cell
            elif cell.strip() and cell != row[column]:
                fault = "An item fills several rows and is one stop: what its further rows say is left out"
                notes.add(fault, f"{labelled(f'row {number}', title)}: {column} “{unquote(cell)}”")
    return list(first.values())
