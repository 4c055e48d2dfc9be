"""Read encounters.csv: where two lives meet, with the translations of each encounter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from data.model.exhibit import Encounter, Person, Stop
from data.model.ids import is_id
from data.model.languages import TABLE_LANGUAGES
from data.model.problem import Problem
from data.model.texts import ORIGINAL, EncounterText
from data.reading.read_gazetteer import Gazetteer, by_id, unknown
from data.reading.read_table import read_table
from data.reading.read_translations import IN_ENGLISH
from data.schema.csv_schema import EncounterRow

TABLE = "encounters.csv"


def read_encounters(
    folder: Path, gazetteer: Gazetteer, people: Iterable[Person], problems: list[Problem]
) -> tuple[Encounter, ...]:
    """The encounters in the table's order; one with an unknown stop or place is reported and left out."""
    effect = "The encounter is not shown."
    stops = {stop.id: stop for person in people for stop in person.stops}
    encounters: list[tuple[int, Encounter]] = []
    for number, row in read_table(folder / TABLE, TABLE, EncounterRow, effect, problems):
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
            place, texts = gazetteer.places[row.place], _texts(row, where, number, problems)
            encounters.append((number, Encounter(row.id, place, *ends, row.title, row.text, texts)))
    return tuple(by_id(encounters, TABLE, problems).values())


def _texts(
    row: EncounterRow, where: str, number: int, problems: list[Problem]
) -> Mapping[str, EncounterText]:
    """A row's translations by language; one without its title or its text is reported and left out."""
    texts: dict[str, EncounterText] = {}
    for language in (each for each in TABLE_LANGUAGES if each != ORIGINAL):
        title, text = getattr(row, f"title_{language}"), getattr(row, f"text_{language}")
        if title and text:
            texts[language] = EncounterText(language, title, text)
        elif title or text:
            filled, empty = ("title", "text") if title else ("text", "title")
            fault, remedy = f"is empty, {filled}_{language} is not", f"write the {empty}, or empty both"
            field = f"{empty}_{language}"
            problems.append(Problem(TABLE, where, field, "", fault, remedy, IN_ENGLISH, number))
    return texts
