"""`uv run app.py import`: make a new exhibit from a file of another program, and report what is left to do.

Exit code 0: written without problems; 1: written, but the file was not clear or the exhibit has problems;
2: nothing written. Pictures are not downloaded: import opens no network connection.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from data.editing.new_files import RefusedError
from data.editing.shipped_ground import copy_shipped_ground
from data.interchange.file_content import UnreadableError, refuse_if_too_large
from data.interchange.formats import Format, ImportedStops, NoFormatError, format_named, guessed_format
from data.interchange.imported_exhibit import FolderInUseError, write_imported_exhibit
from data.model.languages import canonical_language
from data.reading.load import load


def run_import(file: Path, *, to: Path, format_name: str | None, language: str, no_ground: bool) -> int:
    """Read the file, write the folder, and print what was changed, guessed, left out and left to fill in.

    Without `format_name` the format is guessed; without `language` it is the one that the file names.
    """
    if language and not canonical_language(language):
        fault = f"“{language}” is no language code; write one such as en, pt-BR or zh-Hant (BCP 47)."
        print(fault, file=sys.stderr)
        return 2
    try:
        chosen, stops = _read(file, format_name)
        notes = _write(stops, to, file.name, language)
    except (UnreadableError, OSError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        print(f"{file}: {reason}", file=sys.stderr)
        return 2
    except (NoFormatError, FolderInUseError) as error:
        print(error, file=sys.stderr)
        return 2
    lives = len({record.person for record in stops.records})
    counted = f"{len(stops.records)} stops of {lives} {'life' if lives == 1 else 'lives'}"
    print(f"{file}: {chosen.title}, {counted}.")
    _print_notes("The file was not clear:", stops.notes)
    _print_notes("Left for you to fill in:", notes)
    ground_fault = "" if no_ground else _copy_ground(to)
    if ground_fault:
        print(ground_fault, file=sys.stderr)
    problems = len(load(to).problems)
    to_mend = "nothing" if not problems else "1 problem" if problems == 1 else f"{problems} problems"
    print(f"{to} is written, with {to_mend} to mend: uv run app.py check {to}")
    return 1 if stops.notes or problems or ground_fault else 0


def _read(file: Path, name: str | None) -> tuple[Format, ImportedStops]:
    """The file's format and its stops. Raises UnreadableError, NoFormatError or OSError."""
    if file.is_dir():
        raise UnreadableError("this is a folder; pack it as a zip and name that.")
    refuse_if_too_large(file.stat().st_size)
    data = file.read_bytes()
    chosen = format_named(name or guessed_format(data))
    stops = chosen.read(data)
    if not stops.records:
        reasons = "".join(f" {note}" for note in stops.notes)
        raise UnreadableError(f"no stop was found in it as {chosen.title}.{reasons}")
    return chosen, stops


def _write(stops: ImportedStops, folder: Path, source: str, language: str) -> tuple[str, ...]:
    """Write the folder, with a progress bar on a terminal: a thousand stops take some seconds."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Writing the exhibit", total=len(stops.records))
        return write_imported_exhibit(stops, folder, source, language, lambda: bar.advance(task))


def _copy_ground(folder: Path) -> str:
    """Give the new exhibit the ground that ships; returns why it has none, "" where it has."""
    try:
        copy_shipped_ground(folder)
    except (RefusedError, OSError) as error:
        return f"The map has no ground: {error}"
    return ""


def _print_notes(heading: str, notes: Sequence[str]) -> None:
    if notes:
        print(heading, *(f"- {note}" for note in notes), sep="\n")
