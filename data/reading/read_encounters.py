"""Read encounters.csv: where two lives meet, with the translations of each encounter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from data.model.drafts import Draft, encounter_part
from data.model.exhibit import Encounter, Person, Stop
from data.model.languages import language_name
from data.model.problem import Location, Problem, Reference
from data.model.texts import EncounterText
from data.reading.folder_files import story_files
from data.reading.read_gazetteer import Gazetteer, by_id, report_unknown
from data.reading.read_table import HEADER_ROW, read_table
from data.reading.read_translations import read_instead
from data.reading.source_file import SourceFile, SourceFolder
from data.schema.csv_schema import EncounterRow
from data.schema.field_types import STOP_ID_PATTERN
from data.schema.table_columns import Columns


def read_encounters(
    folder: SourceFolder, gazetteer: Gazetteer, people: Iterable[Person], original: str
) -> tuple[Encounter, ...]:
    """The encounters in the table's order; one with an unknown stop or place is reported and left out.

    One with a stop that is a draft is a draft too: what is wrong with its row is left to do.
    """
    source = folder.file("encounters.csv", "The encounter is not shown.")
    stops = {stop.id: stop for person in people for stop in person.stops}
    encounters: list[tuple[int, Encounter]] = []
    rows = read_table(source, EncounterRow)
    _report_columns_of_original(source, [row for _, row in rows], original)
    for number, row in rows:
        at = Location.row(number, row.title)
        before = len(source.problems)
        drafts = [each for stop in (row.stop_a, row.stop_b) if (each := folder.draft_of_stop(stop))]
        unknown_stops = [field for field in ("stop_a", "stop_b") if getattr(row, field) not in stops]
        for field in unknown_stops:
            if not folder.draft_of_stop(getattr(row, field)):
                _report_unknown_stop(folder, source, field, getattr(row, field), at)
        if row.place not in gazetteer.places:
            report_unknown(source, "place", row.place, gazetteer.places, "places.csv", at=at)
        elif not unknown_stops:
            ends: tuple[Stop, Stop] = (stops[row.stop_a], stops[row.stop_b])
            place, texts = gazetteer.places[row.place], _texts(source, row, at, original)
            encounters.append((number, Encounter(row.id, place, *ends, original, row.title, row.text, texts)))
        if drafts:
            _report_unwritten(source, row, at, drafts)
            source.draft_rows.append(_waiting(row, at, drafts, source.problems[before:]))
            del source.problems[before:]
    return tuple(by_id(source, encounters).values())


def _report_unknown_stop(
    folder: SourceFolder, source: SourceFile, field: str, found: str, at: Location
) -> None:
    """Report a stop that an encounter names, and that is not shown: for a fault of its own, or as no file is
    there."""
    missing = Reference(f"people/{found}.md")
    if (folder.path / missing.file).is_file():
        fault, remedy = "is a stop that cannot be shown", f"check {missing.file}, where the fault lies"
        source.problem(field, found=found, fault=fault, remedy=remedy, at=at, missing=missing)
    else:
        known = [f"{path.parent.name}/{path.stem}" for path in story_files(folder.path)]
        ids = [each for each in known if re.fullmatch(STOP_ID_PATTERN, each)]
        report_unknown(source, field, found, ids, "people/", at=at, missing=missing)


def _report_unwritten(source: SourceFile, row: EncounterRow, at: Location, stops: Sequence[Draft]) -> None:
    """Report each stop of an encounter that is not written yet, and does not say that it is a draft."""
    for field, stop in (("stop_a", row.stop_a), ("stop_b", row.stop_b)):
        file = f"people/{stop}.md"
        if any(each.file == file and not each.stated for each in stops):
            fault, remedy = "is a stop that is not written yet", f"write {file}"
            source.problem(field, found=stop, fault=fault, remedy=remedy, at=at)


def _waiting(row: EncounterRow, at: Location, stops: Sequence[Draft], problems: Sequence[Problem]) -> Draft:
    """The draft of an encounter that cannot be shown before these stops."""
    files = tuple(dict.fromkeys(each.file for each in stops))
    return Draft(
        file="encounters.csv",
        where=at.words,
        reason=f"waits for {' and '.join(files)}",
        stated=all(each.stated for each in stops),
        part=encounter_part(row.id),
        waits_for=files,
        left_to_do=tuple(problems),
    )


def _report_columns_of_original(source: SourceFile, rows: Sequence[EncounterRow], original: str) -> None:
    """Report each column that would hold translations into the original language."""
    for field, columns in Columns.of(EncounterRow).by_language.items():
        if any(original in getattr(row, field) for row in rows):
            source.problem(
                columns.column(original),
                fault=f"is not read: the {language_name(original)} texts stand in {columns.prefix}",
                remedy="put them there, or delete the column",
                effect="The column is not read.",
                at=HEADER_ROW,
            )


def _texts(source: SourceFile, row: EncounterRow, at: Location, original: str) -> Mapping[str, EncounterText]:
    """A row's translations by language; one without its title or its text is a draft, and left out."""
    texts: dict[str, EncounterText] = {}
    for language in (each for each in dict.fromkeys([*row.titles, *row.texts]) if each != original):
        title, text = row.titles.get(language, ""), row.texts.get(language, "")
        if title and text:
            texts[language] = EncounterText(language, title, text)
        else:
            filled, empty = ("title", "text") if title else ("text", "title")
            fault, remedy = f"is empty, {filled}_{language} is not", f"write the {empty}, or empty both"
            field = f"{empty}_{language}"
            effect = read_instead(original)
            problem = Problem.on(source.name, field, fault=fault, remedy=remedy, effect=effect, at=at)
            draft = Draft(
                file=source.name,
                where=at.words,
                reason=f"is not finished in {language_name(language)}",
                stated=False,
                part=encounter_part(row.id, language),
                left_to_do=(problem,),
            )
            source.draft_rows.append(draft)
    return texts
