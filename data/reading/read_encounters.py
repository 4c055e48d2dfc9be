"""encounters.csv: where two lives touch, and what is said there in other languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from data.model.exhibit import Encounter, Person, Stop
from data.model.problem import Problem
from data.model.texts import ORIGINAL, EncounterText
from data.reading.read_gazetteer import LANGUAGES, Gazetteer, by_id, unknown
from data.reading.read_table import read_table
from data.reading.read_translations import IN_ENGLISH
from data.schema.csv_schema import EncounterRow

TABLE = "encounters.csv"


def read_encounters(
    folder: Path, gazetteer: Gazetteer, people: Iterable[Person], problems: list[Problem]
) -> tuple[Encounter, ...]:
    """The encounters in the curator's order; one that leads nowhere is told and left out."""
    effect = "The encounter is not shown."
    stops = {stop.id: stop for person in people for stop in person.stops}
    good: list[tuple[int, Encounter]] = []
    for number, row in read_table(folder / TABLE, TABLE, EncounterRow, effect, problems):
        where = f"row {number} ({row.title})"
        lost = [field for field in ("stop_a", "stop_b") if getattr(row, field) not in stops]
        for field in lost:
            found = getattr(row, field)
            if (folder / f"people/{found}.md").is_file():  # its own fault is told where it lies
                fault, remedy = (
                    "is a stop that cannot be shown",
                    f"check people/{found}.md, where the fault lies",
                )
                problems.append(Problem(TABLE, where, field, found, fault, remedy, effect, number))
            else:
                problems.append(unknown(TABLE, where, field, found, stops, "people/", effect, number))
        if row.place not in gazetteer.places:
            problems.append(
                unknown(TABLE, where, "place", row.place, gazetteer.places, "places.csv", effect, number)
            )
        elif not lost:
            ends: tuple[Stop, Stop] = (stops[row.stop_a], stops[row.stop_b])
            place, texts = gazetteer.places[row.place], _texts(row, where, number, problems)
            good.append((number, Encounter(row.id, place, *ends, row.title, row.text, texts)))
    return tuple(by_id(good, TABLE, problems).values())


def _texts(
    row: EncounterRow, where: str, number: int, problems: list[Problem]
) -> Mapping[str, EncounterText]:
    """A row's translations by language; one that is half there is told and left out."""
    texts: dict[str, EncounterText] = {}
    for language in (each for each in LANGUAGES if each != ORIGINAL):
        title, text = getattr(row, f"title_{language}"), getattr(row, f"text_{language}")
        if title and text:
            texts[language] = EncounterText(language, title, text)
        elif title or text:
            given, lacking = ("title", "text") if title else ("text", "title")
            fault, remedy = f"is empty, {given}_{language} is not", f"write the {lacking}, or empty both"
            field = f"{lacking}_{language}"
            problems.append(Problem(TABLE, where, field, "", fault, remedy, IN_ENGLISH, number))
    return texts
