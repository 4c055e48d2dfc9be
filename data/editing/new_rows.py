"""`uv run app.py new source` and `new encounter`: a row at the end of a table, every other byte unchanged."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from data.editing.move_stop import find_stop
from data.editing.new_files import choose_id, one_line
from data.editing.refusal import refused
from data.editing.table_edit import append_row, open_table, rows_of
from data.model.ids import UniqueIds
from data.model.near_word import near_word
from data.reading.read_yaml import rough_fields
from data.reading.stop_files import stops_with_former_ids

SOURCES, ENCOUNTERS, PLACES = "sources.csv", "encounters.csv", "places.csv"
YEAR = re.compile(r"(?<!\d)(1\d\d\d|20\d\d)(?!\d)")


def new_source(exhibit: Path, citation: str, requested_id: str | None, cells: Mapping[str, str]) -> str:
    """Add a row to sources.csv; returns the source's id. `cells` are its other cells by column.

    The id is made of the author's name and the year. Raises RefusedError where an argument or the table does
    not allow it, OSError where the table cannot be read or written.
    """
    citation = one_line("citation", citation)
    table = open_table(exhibit, SOURCES)
    rows = rows_of(table)
    for row in rows:
        if row.get("citation", "").casefold() == citation.casefold():
            fault, remedy = "is there already", f"use its id, {row.get('id', '')}"
            raise refused(SOURCES, "", citation, fault, remedy)
    taken = [row.get("id", "") for row in rows]
    if requested_id is not None:
        source = _free_id(SOURCES, choose_id(citation, requested_id, "source"), taken)
    else:
        source = UniqueIds(taken).unique(choose_id(_author_and_year(citation), None, "source"))
    append_row(table, {"id": source, "citation": citation, **cells})
    return source


def new_encounter(
    exhibit: Path, stops: tuple[str, str], title: str, cells: Mapping[str, str], requested_id: str | None
) -> str:
    """Add a row to encounters.csv for two stops of two lives; returns the encounter's id.

    `cells` may hold the text and the place; without a place it is the one that both stops have. Raises as
    `new_source`.
    """
    title = one_line("title", title)
    known = stops_with_former_ids(exhibit)
    found = [find_stop(each, known, field) for each, field in zip(stops, ("stop_a", "stop_b"), strict=True)]
    people = [each.id.partition("/")[0] for each in found]
    if people[0] == people[1]:
        fault, remedy = "is of the same life", "write a stop of another life"
        raise refused("new encounter", "stop_b", stops[1], fault, remedy)
    table = open_table(exhibit, ENCOUNTERS)
    taken = [row.get("id", "") for row in rows_of(table)]
    encounter = _free_id(ENCOUNTERS, choose_id(title, requested_id, "encounter"), taken)
    places = [str(rough_fields(exhibit / each.file).get("place") or "") for each in found]
    place = _place(exhibit, cells.get("place", ""), places)
    ids = {"stop_a": found[0].id, "stop_b": found[1].id}
    text = {"text": one_line("--text", cells["text"])} if cells.get("text") else {}
    append_row(table, {"id": encounter, "place": place, **ids, "title": title, **text})
    return encounter


def _author_and_year(citation: str) -> str:
    """What a source is called: `Owen Matthews, An Impeccable Spy, 2019` is `Matthews 2019`."""
    author = citation.partition(",")[0].split()[-1:]
    return " ".join([*author, *YEAR.findall(citation)[-1:]])


def _place(exhibit: Path, chosen: str, of_stops: list[str]) -> str:
    """The place where the encounter stands on the map."""
    known = [row.get("id", "") for row in rows_of(open_table(exhibit, PLACES))]
    if not chosen and of_stops[0] == of_stops[1] and of_stops[0] in known:
        return of_stops[0]
    if not chosen:
        proposed = " or ".join(dict.fromkeys(each for each in of_stops if each in known))
        remedy = f"add --place with {proposed or 'an id of places.csv'}"
        raise refused("new encounter", "--place", "", "is missing: the stops are at two places", remedy)
    if chosen not in known:
        near = near_word(chosen, known)
        remedy = f"write {near}" if near else "write an id that is there, or make the place first"
        raise refused("new encounter", "--place", chosen, f"is not in {PLACES}", remedy)
    return chosen


def _free_id(table: str, wanted: str, taken: list[str]) -> str:
    if wanted.lower() in (each.lower() for each in taken):
        raise refused(table, "id", wanted, "is there already", "choose another one with --id")
    return wanted
