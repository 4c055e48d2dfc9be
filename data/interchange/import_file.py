"""`uv run app.py import`: make a new exhibit from a file of another program, and report what is left to do.

Exit code 0: written without problems; 1: written, but the file was not clear or the exhibit has problems;
2: nothing written but perhaps the report. Pictures are not downloaded: import opens no network connection.
"""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rich.progress import Progress

from data.advice.progress import progress_bars
from data.editing.refusal import RefusedError
from data.editing.shipped_ground import copy_shipped_ground
from data.interchange.cell_table import NO_OPTIONS, TableOptions
from data.interchange.column_mapping import MappingError, column_fields, mapping_file, mapping_text
from data.interchange.file_content import UnreadableError, refuse_if_too_large
from data.interchange.formats import Format, ImportedStops, NoFormatError, format_named, guessed_format
from data.interchange.import_report import NOT_CLEAR, NOTHING_LOST, TO_FILL_IN, ImportReport
from data.interchange.imported_exhibit import FolderInUseError, WritingNotes, write_imported_exhibit
from data.interchange.notes import Note
from data.interchange.zip_container import is_zip
from data.model.atomic_write import create_file
from data.model.counted import counted
from data.model.languages import canonical_language
from data.model.limits import LARGEST_IMPORT, LARGEST_ZIP
from data.reading.load import NOT_READY, load
from data.schema.validation_messages import LOCATE


class ReportError(ValueError):
    """The report cannot be written there. The message says so to the curator."""


def run_import(
    file: Path,
    *,
    to: Path,
    format_name: str | None,
    language: str,
    no_ground: bool,
    report: Path | None = None,
    sheet: str = "",
    encoding: str = "",
    column: Sequence[str] = (),
    columns: Path | None = None,
) -> int:
    """Read the file, write the folder, and print what was changed, guessed, left out and left to fill in.

    Without `format_name` the format is guessed; without `language` it is the one that the file names.
    `report` is the file that gets every note in full. `sheet`, `encoding`, and what the `column`s mean
    (FIELD=COLUMN, or a file of such) are said of a table.
    """
    if language and not canonical_language(language):
        fault = f"“{language}” is no language code; write one such as en, pt-BR or zh-Hant (BCP 47)."
        print(fault, file=sys.stderr)
        return 2
    ground_fault = ""
    try:
        _refuse_report(report, to)
        options = TableOptions(sheet, encoding, column_fields(column, columns))
        with progress_bars() as bars:
            reading = bars.add_task("Reading the file", total=None)
            chosen, stops = _read(file, format_name, options)
            count = len(stops.records)
            bars.update(reading, total=count, completed=count)
            imported = ImportReport(str(file), chosen.title, stops)
            _refuse_columns(options, chosen)
            if stops.records:
                notes = _write(stops, to, file.name, language, bars)
                ground_fault = "" if no_ground else _copy_ground(to)
                checking = bars.add_task("Checking the exhibit", total=count)
                loaded = load(to, lambda: bars.advance(checking))
                imported = replace(
                    imported,
                    exhibit=str(to),
                    changed=notes.changed,
                    to_fill_in=notes.to_fill_in,
                    problems=loaded.problems,
                    can_be_shown=loaded.exhibit is not None,
                )
    except UnreadableError as error:
        print(f"{file}: {error}", file=sys.stderr)
        return 2
    except OSError as error:  # of the file, of the new exhibit, or of what --columns names
        print(f"{error.filename or file}: {error.strerror or error}", file=sys.stderr)
        return 2
    except (NoFormatError, FolderInUseError, ReportError, MappingError) as error:
        print(error, file=sys.stderr)
        return 2
    is_reported = _write_report(imported, report)
    if not stops.records:
        reasons = "".join(f" {note}" for note in stops.notes)
        print(f"{file}: no stop was found in it as {chosen.title}.{reasons}", file=sys.stderr)
        return 2
    _print(imported)
    are_kept = not column or _keep_columns(options, to)
    if ground_fault:
        print(ground_fault, file=sys.stderr)
    if report is None and imported.is_shortened:
        print("Some of these notes are shortened; import again with --report FILE to have all in full.")
    elif report is not None and is_reported:
        print(f"All of this in full: {report}")
    is_faultless = not (imported.not_clear or imported.problems or ground_fault) and is_reported and are_kept
    return 0 if is_faultless else 1


def _refuse_report(report: Path | None, exhibit: Path) -> None:
    """Raise ReportError, before anything is read, where the report would be over a file or in the exhibit."""
    if report is None:
        return
    if report.exists():
        raise ReportError(f"{report} is there already; name a report that is not there yet.")
    if report.resolve().is_relative_to(exhibit.resolve()):
        raise ReportError(f"{report} is within the new exhibit; name a report outside {exhibit}.")
    if not report.resolve().parent.is_dir():
        raise ReportError(
            f"{report}: there is no folder {report.parent}; name a report in one that is there."
        )


def _write_report(imported: ImportReport, report: Path | None) -> bool:
    """Whether the report is written, or none is asked for."""
    try:
        if report is not None:
            create_file(report, imported.text().encode())
    except OSError as error:
        print(f"{report}: {error.strerror}; the report is not written.", file=sys.stderr)
        return False
    return True


def _read(file: Path, name: str | None, options: TableOptions) -> tuple[Format, ImportedStops]:
    """The file's format and its stops. Raises UnreadableError, NoFormatError or OSError."""
    if file.is_dir():
        raise UnreadableError("this is a folder; pack it as a zip and name that.")
    with file.open("rb") as opened:
        packed = is_zip(opened.read(4))
    refuse_if_too_large(file.stat().st_size, LARGEST_ZIP if packed else LARGEST_IMPORT)
    data = file.read_bytes()
    chosen = format_named(name or guessed_format(data, options))
    if options == NO_OPTIONS:
        return chosen, chosen.read(data)
    if chosen.read_table is None:
        raise UnreadableError(
            f"this is {chosen.title}; --sheet, --encoding and --column are for tables: leave them out."
        )
    return chosen, chosen.read_table(data, options)


def _refuse_columns(options: TableOptions, chosen: Format) -> None:
    """Raise MappingError where columns are named for a format that prescribes its own."""
    if options.columns and chosen.name != "simple-table":
        raise MappingError(
            f"{chosen.title} prescribes its columns; leave out --column, or read the file with "
            "--format simple-table."
        )


def _keep_columns(options: TableOptions, exhibit: Path) -> bool:
    """Keep what was said of columns beside the new exhibit. False where it should be, and is not."""
    path = mapping_file(exhibit)
    try:
        create_file(path, mapping_text(options.columns).encode())
    except FileExistsError:
        print(f"{path} is there already; what --column says is not kept.", file=sys.stderr)
        return False
    except OSError as error:
        print(f"{path}: {error.strerror}; what --column says is not kept.", file=sys.stderr)
        return False
    written = shlex.quote(str(path))
    print(f"What --column says is kept in {path}; for the next table of this kind: --columns {written}")
    return True


def _write(stops: ImportedStops, folder: Path, source: str, language: str, bars: Progress) -> WritingNotes:
    task = bars.add_task("Writing the exhibit", total=len(stops.records))
    return write_imported_exhibit(stops, folder, source, language, lambda: bars.advance(task))


def _copy_ground(folder: Path) -> str:
    """Give the new exhibit the ground that ships; returns why it has none, "" where it has."""
    try:
        copy_shipped_ground(folder)
    except (RefusedError, OSError) as error:
        return f"The map has no ground: {error}"
    return ""


def _print(imported: ImportReport) -> None:
    print(f"{imported.file}: {imported.format}, {imported.counted}.")
    _print_notes(f"{NOT_CLEAR}:", imported.not_clear)
    if not imported.not_clear:
        print(NOTHING_LOST)
    _print_notes(f"{TO_FILL_IN}:", imported.to_fill_in)
    count = len(imported.problems)
    to_mend = counted(count, "problem") if count else "nothing"
    written = shlex.quote(imported.exhibit)
    print(f"{imported.exhibit} is written, with {to_mend} to mend: uv run app.py check {written}")
    if not imported.can_be_shown:
        reasons = [each for each in imported.problems if each.consequence == NOT_READY]
        print("It cannot be shown yet.", *reasons, sep="\n- ")
    if any(LOCATE in each.remedy for each in imported.problems):
        print(f"Next: uv run app.py locate {written}")


def _print_notes(heading: str, notes: Sequence[Note]) -> None:
    if notes:
        print(heading, *(f"- {note}" for note in notes), sep="\n")
