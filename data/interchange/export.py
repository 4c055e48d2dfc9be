"""`uv run app.py export`: write the exhibit's stops as a file of another format, and report what is lost.

Exit code 0: written; 1: written, but the exhibit has problems and parts may be missing; 2: nothing written.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from data.interchange.exhibit_tables import write_exhibit
from data.interchange.field_names import FIELD_LABELS
from data.interchange.formats import Format, NoFormatError, format_named, written_names
from data.interchange.stop_record import ALL_FIELDS, StopRecord, records_of
from data.model.atomic_write import create_file
from data.model.counted import counted
from data.model.exhibit import Exhibit
from data.model.languages import canonical_language
from data.model.look import Look
from data.reading.load import Loaded, load

TABLES = "tables"
"""The format that also writes what belongs to no single stop."""


def run_export(
    format: str | None, *, exhibit: Path, language: str, to: Path | None, list_formats: bool
) -> int:
    """Write the exhibit and print the report; or print the formats, and nothing else."""
    if list_formats:
        print("\n".join(map(_list_entry, written_names())))
        return 0
    try:
        chosen = format_named(format or "")
        shown, language, loaded = _load(exhibit, language)
        file = to or Path(f"{exhibit.resolve().name}{chosen.suffix}")
        _write(shown, chosen, language, file)
    except (NoFormatError, CannotExportError) as error:
        print(error, file=sys.stderr)
        return 2
    _report(shown, chosen, language, file)
    if drafts := len(loaded.drafts):
        print("1 draft is left out." if drafts == 1 else f"{drafts} drafts are left out.")
    if problems := len(loaded.problems):
        command = f"uv run app.py check {exhibit}"
        print(f"The exhibit has {counted(problems, 'problem')}; what they concern may be missing: {command}")
    return 1 if problems else 0


class CannotExportError(ValueError):
    """Nothing can be written. The message says why and what to do."""


def _load(folder: Path, language: str) -> tuple[Exhibit, str, Loaded]:
    """The exhibit without drafts, the language to write, and all that was found. Raises CannotExportError
    where the exhibit cannot be shown or does not have the language; empty means the original one."""
    if not folder.is_dir():
        raise CannotExportError(f"{folder}: there is no such folder; name the one that holds exhibit.yaml.")
    loaded = load(folder)
    if loaded.exhibit is None:
        raise CannotExportError(f"{folder}: nothing can be shown; see uv run app.py check {folder}")
    known = dict.fromkeys([loaded.exhibit.language, *loaded.exhibit.languages])
    chosen = canonical_language(language) if language else loaded.exhibit.language
    if chosen not in known:
        raise CannotExportError(f"“{language}” is not a language of the exhibit; write {' or '.join(known)}.")
    return loaded.exhibit, chosen, loaded


def _write(exhibit: Exhibit, chosen: Format, language: str, file: Path) -> None:
    content = (
        write_exhibit(exhibit, language)
        if chosen.name == TABLES
        else chosen.write(records_of(exhibit, language), exhibit.title)
    )
    try:
        create_file(file, content)
    except FileExistsError as error:
        raise CannotExportError(f"{file} is there already; name another with --to, or delete it.") from error
    except OSError as error:
        reason = f"cannot be written ({error.strerror}); name another file with --to."
        raise CannotExportError(f"{file} {reason}") from error


def _report(exhibit: Exhibit, chosen: Format, language: str, file: Path) -> None:
    every, lives = records_of(exhibit, language), len(exhibit.people)
    dated = [each for each in every if each.date or not chosen.needs_date]
    records = [each for each in dated if each.has_place or not chosen.needs_place]
    counted = f"{len(records)} stops of {lives} {'life' if lives == 1 else 'lives'}"
    print(f"{file}: {counted} as {chosen.title}.")
    if left_out := [each.title for each in every if each not in dated]:
        print(f"{chosen.title} has no place for a stop without a date: {'; '.join(left_out)}.")
    if left_out := [each.title for each in dated if each not in records]:
        print(f"{chosen.title} tells of places, and cannot hold a stop without one: {'; '.join(left_out)}.")
    print(
        *_lost_with_stops(records, chosen),
        _lost_with_exhibit(exhibit, tables=chosen.name == TABLES),
        sep="\n",
    )


def _list_entry(name: str) -> str:
    chosen = format_named(name)
    return f"{name:16}{chosen.title} ({chosen.suffix})"


def _lost_with_stops(records: Sequence[StopRecord], chosen: Format) -> tuple[str, ...]:
    """A sentence on the fields that the format cannot carry, if there are any, and the format's remarks."""
    lost = [f"{FIELD_LABELS[name]} ({_stops(count)})" for name, count in lost_fields(records, chosen).items()]
    absent = sum(1 for record in records if not record.present)
    if "present" not in chosen.holds and absent:
        lost.append(f"that a life was told from afar ({_stops(absent)})")
    lines = [f"{chosen.title} cannot hold: {'; '.join(lost)}."] if lost else []
    return (*lines, *chosen.remarks)


def lost_fields(records: Sequence[StopRecord], chosen: Format) -> dict[str, int]:
    """Each field that the format cannot carry → how many records have a value in it."""
    counts = {
        name: sum(1 for each in records if getattr(each, name) not in ("", None, (), False))
        for name in sorted(ALL_FIELDS - chosen.holds - {"order", "present"})
    }
    return {name: count for name, count in counts.items() if count}


def _lost_with_exhibit(exhibit: Exhibit, *, tables: bool = False) -> str:
    """A sentence on what is lost because it belongs to no single stop; `tables` hold most of it."""
    lost = [*([] if tables else _only_in_tables(exhibit)), *_in_no_table(exhibit)]
    counted = [f"{count} {one if count == 1 else many}" for count, one, many in lost if count]
    last = "the words of the interface" if tables else "the looks and introductions of the lives"
    beginning = "These tables do not hold" if tables else "No format but tables holds"
    return f"{beginning}: {'; '.join([*counted, last])}."


def _only_in_tables(exhibit: Exhibit) -> Iterator[tuple[int, str, str]]:
    stops = list(exhibit.stops)
    unused = exhibit.places.keys() - {stop.place.id for stop in stops if stop.place}
    passed, mentioned = (sum(len(getattr(stop, name)) for stop in stops) for name in ("via", "mentions"))
    yield len(exhibit.encounters), "encounter", "encounters"
    yield len(exhibit.world), "event of the world", "events of the world"
    yield len(exhibit.glossary), "word of the glossary", "words of the glossary"
    yield len(exhibit.whos_who), "person of the who’s who", "people of the who’s who"
    yield passed, "place passed on the way (via)", "places passed on the way (via)"
    yield mentioned, "mention of a place", "mentions of places"
    yield len(unused), "place without a stop", "places without a stop"


def _in_no_table(exhibit: Exhibit) -> Iterator[tuple[int, str, str]]:
    stops = list(exhibit.stops)
    questions = [each.closing_question for each in exhibit.people]
    questions += [chapter.question for each in exhibit.people for chapter in each.chapters]
    yield sum(1 for stop in stops if stop.quotation), "quotation", "quotations"
    yield sum(1 for stop in stops if stop.legend_or_fact), "legend beside a fact", "legends beside facts"
    yield sum(map(bool, questions)), "question to visitors", "questions to visitors"
    yield sum(len(each.portraits.all) for each in exhibit.people), "portrait", "portraits"
    yield len(exhibit.pictures), "picture file", "picture files"
    yield len(exhibit.sounds), "sound", "sounds"
    yield len(exhibit.lettering), "name on the map", "names on the map"
    yield len(exhibit.plans), "plan", "plans"
    yield int(exhibit.look != Look()), "look of the museum", ""


def _stops(count: int) -> str:
    return "1 stop" if count == 1 else f"{count} stops"
