"""Read encounters.csv: where two lives meet, with the translations of each encounter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from data.model.exhibit import Encounter, Person, Stop
from data.model.ids import is_id
from data.model.languages import language_name
from data.model.problem import Problem
from data.model.texts import EncounterText
from data.reading.read_gazetteer import Gazetteer, by_id, unknown
from data.reading.read_table import read_table
from data.reading.read_translations import read_instead
from data.schema.csv_schema import EncounterRow
from data.schema.table_columns import Columns

TABLE = "encounters.csv"


def read_encounters(
    folder: Path, gazetteer: Gazetteer, people: Iterable[Person], original: str, problems: list[Problem]
) -> tuple[Encounter, ...]:
    """The encounters in the table's order; one with an unknown stop or place is reported and left out."""
    effect = "The encounter is not shown."
    stops = {stop.id: stop for person in people for stop in person.stops}
    encounters: list[tuple[int, Encounter]] = []
    rows = read_table(folder / TABLE, TABLE, EncounterRow, effect, problems)
    problems += _columns_of_original([row for _, row in rows], original)
    for number, row in rows:
        where = f"row {number} ({row.title})"
        unknown_stops = [field for field in ("stop_a", "stop_b") if getattr(row, field) not in stops]
        for field in unknown_stops:
            found = getattr(row, field)
            if (folder / f"people/{found}.md").is_file():  # the stop has a fault, reported there
                fault, remedy = (
                    "is a stop that cannot be shown",
                    f"check people/{found}.md, where the fault lies",
                )
                problems.append(Problem(TABLE, where, field, found, fault, remedy, effect, number))
            else:
                # A folder whose name is no id is reported elsewhere, and must not be proposed.
                known = [each.id for each in stops.values() if is_id(each.person)]
                problems.append(unknown(TABLE, where, field, found, known, "people/", effect, number))
        if row.place not in gazetteer.places:
            problems.append(
                unknown(TABLE, where, "place", row.place, gazetteer.places, "places.csv", effect, number)
            )
        elif not unknown_stops:
            ends: tuple[Stop, Stop] = (stops[row.stop_a], stops[row.stop_b])
            place, texts = gazetteer.places[row.place], _texts(row, where, number, original, problems)
            encounters.append((number, Encounter(row.id, place, *ends, original, row.title, row.text, texts)))
    return tuple(by_id(encounters, TABLE, problems).values())


def _columns_of_original(rows: Sequence[EncounterRow], original: str) -> Iterator[Problem]:
    """A problem for each column that would hold translations into the original language."""
    for field, columns in Columns.of(EncounterRow).by_language.items():
        if any(original in getattr(row, field) for row in rows):
            fault = f"is not read: the {language_name(original)} texts stand in {columns.prefix}"
            remedy = "put them there, or delete the column"
            column = columns.column(original)
            yield Problem(TABLE, "row 1", column, "", fault, remedy, "The column is not read.", 1)


def _texts(
    row: EncounterRow, where: str, number: int, original: str, problems: list[Problem]
) -> Mapping[str, EncounterText]:
    """A row's translations by language; one without its title or its text is reported and left out."""
    texts: dict[str, EncounterText] = {}
    for language in (each for each in dict.fromkeys([*row.titles, *row.texts]) if each != original):
        title, text = row.titles.get(language, ""), row.texts.get(language, "")
        if title and text:
            texts[language] = EncounterText(language, title, text)
        else:
            filled, empty = ("title", "text") if title else ("text", "title")
            fault, remedy = f"is empty, {filled}_{language} is not", f"write the {empty}, or empty both"
            field = f"{empty}_{language}"
            problems.append(Problem(TABLE, where, field, "", fault, remedy, read_instead(original), number))
    return texts
