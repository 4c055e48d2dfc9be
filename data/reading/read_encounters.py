"""Read encounters.csv: where two lives meet, with the translations of each encounter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from data.model.drafts import Draft, row_part
from data.model.exhibit import Encounter, Person, Picture, Stop
from data.model.problem import Location, Problem, Reference
from data.model.stop_ids import NamedStop, StopReferences, without_number
from data.model.texts import EncounterText
from data.reading.read_gazetteer import Gazetteer, by_id, report_unknown
from data.reading.read_table import read_table, report_columns_of_original
from data.reading.row_translations import row_translations
from data.reading.source_file import SourceFile, SourceFolder
from data.reading.stop_files import stop_files
from data.schema.csv_schema import EncounterRow


def read_encounters(
    folder: SourceFolder, gazetteer: Gazetteer, people: Iterable[Person], original: str
) -> tuple[Encounter, ...]:
    """The encounters in the table's order; one with an unknown stop or place is reported and left out.

    One with a stop that is a draft is a draft too: what is wrong with its row is left to do.
    """
    source = folder.file("encounters.csv", "The encounter is not shown.")
    shown = {stop.id: stop for person in people for stop in person.stops}
    stops = StopReferences[NamedStop](shown.get(each.id, each) for each in folder.stop_files)
    encounters: list[tuple[int, Encounter]] = []
    rows = read_table(source, EncounterRow)
    report_columns_of_original(source, EncounterRow, [row for _, row in rows], original)
    for number, row in rows:
        at = Location.row(number, row.title)
        before = len(source.problems)
        ends: list[Stop] = []
        drafts: list[Draft] = []
        for field, reference in (("stop_a", row.stop_a), ("stop_b", row.stop_b)):
            meant = stops.meant(reference)
            found = meant[0] if len(meant) == 1 else None
            draft = None if found is None else folder.draft_of_stop(found)
            if isinstance(found, Stop):
                ends.append(found)
            elif draft is not None and found is not None:
                _report_unwritten(source, field, reference, found, draft, at)
            else:
                _report_unknown_stop(folder, source, field, reference, meant, at)
            drafts += [draft] if draft is not None else []
        if row.place not in gazetteer.places:
            report_unknown(source, "place", row.place, gazetteer.places, "places.csv", at=at)
        elif len(ends) == 2:
            encounter = Encounter(
                id=row.id,
                place=gazetteer.places[row.place],
                stop_a=ends[0],
                stop_b=ends[1],
                language=original,
                title=row.title,
                text=row.text,
                translations=_translations(source, row, at, original),
                question=row.question,
                picture_a=_picture(source, gazetteer, "picture_a", row.picture_a, at),
                picture_b=_picture(source, gazetteer, "picture_b", row.picture_b, at),
            )
            encounters.append((number, encounter))
        if drafts:
            source.draft_rows.append(_waiting(row, at, drafts, source.problems[before:]))
            del source.problems[before:]
    return tuple(by_id(source, encounters).values())


def _report_unknown_stop(
    folder: SourceFolder,
    source: SourceFile,
    field: str,
    found: str,
    meant: Sequence[NamedStop],
    at: Location,
) -> None:
    """Report a stop that an encounter names, and that is not shown: as its name is that of several, for a
    fault of its own, or as no file is there."""
    if len(meant) > 1:
        fault, remedy = "is the name of several stops", f"write {' or '.join(each.id for each in meant)}"
        source.problem(field, found=found, fault=fault, remedy=remedy, at=at)
        return
    files = stop_files(folder.path)
    meant = meant or StopReferences(files).meant(found)
    missing = Reference(meant[0].file if len(meant) == 1 else f"people/{without_number(found)}.md")
    if len(meant) == 1:
        fault, remedy = "is a stop that cannot be shown", f"check {missing.file}, where the fault lies"
        source.problem(field, found=found, fault=fault, remedy=remedy, at=at, missing=missing)
    else:
        ids, word = [each.id for each in files], without_number(found)
        report_unknown(source, field, found, ids, "people/", at=at, missing=missing, word=word)


def _report_unwritten(
    source: SourceFile, field: str, found: str, stop: NamedStop, draft: Draft, at: Location
) -> None:
    """Report a stop of an encounter that is not written yet, and does not say that it is a draft."""
    if draft.file == stop.file and not draft.stated:
        fault, remedy = "is a stop that is not written yet", f"write {stop.file}"
        source.problem(field, found=found, fault=fault, remedy=remedy, at=at)


def _waiting(row: EncounterRow, at: Location, stops: Sequence[Draft], problems: Sequence[Problem]) -> Draft:
    """The draft of an encounter that cannot be shown before these stops."""
    files = tuple(dict.fromkeys(each.file for each in stops))
    return Draft(
        file="encounters.csv",
        where=at.words,
        reason=f"waits for {' and '.join(files)}",
        stated=all(each.stated for each in stops),
        part=row_part("encounters.csv", row.id),
        waits_for=files,
        left_to_do=tuple(problems),
    )


def _translations(
    source: SourceFile, row: EncounterRow, at: Location, original: str
) -> Mapping[str, EncounterText]:
    """A row's translations by language."""
    by_language = {"title": row.titles, "text": row.texts, "question": row.questions}
    texts = row_translations(source, row.id, by_language, ("title", "text"), at, original)
    return {each: EncounterText(each, **text) for each, text in texts.items()}


def _picture(
    source: SourceFile, gazetteer: Gazetteer, field: str, picture: str, at: Location
) -> Picture | None:
    """The picture that a row gives for a stop; None for none, and for an unknown one, which is reported."""
    if picture and picture not in gazetteer.pictures:
        effect = "The stop’s own picture is shown."
        report_unknown(source, field, picture, gazetteer.pictures, "pictures.csv", effect=effect, at=at)
    return gazetteer.pictures.get(picture)
