"""`uv run app.py import`: make a new exhibit from a file of another program, and report what is left to do.

Exit code 0: written without problems; 1: written, but the file was not clear or the exhibit has problems;
2: nothing written. Pictures are not downloaded: import opens no network connection.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from data.interchange.file_content import UnreadableError, refuse_if_too_large
from data.interchange.formats import Format, ImportedStops, NoFormatError, format_named, guessed_format, names
from data.interchange.imported_exhibit import FolderInUseError, write_imported_exhibit
from data.model.languages import is_language
from data.reading.load import load


def main(arguments: Sequence[str]) -> int:
    """Read the file, write the folder, and print what was changed, guessed, left out and left to fill in."""
    options = _parser().parse_args(arguments)
    if options.language and not is_language(options.language):
        print(f"“{options.language}” is not a language; write two letters such as en.")
        return 2
    try:
        chosen, stops = _read(options.file, options.format)
        notes = _write(stops, options.to, options.file.name, options.language)
    except (UnreadableError, OSError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        print(f"{options.file}: {reason}")
        return 2
    except (NoFormatError, FolderInUseError) as error:
        print(error)
        return 2
    lives = len({record.person for record in stops.records})
    counted = f"{len(stops.records)} stops of {lives} {'life' if lives == 1 else 'lives'}"
    print(f"{options.file}: {chosen.title}, {counted}.")
    _print_notes("The file was not clear:", stops.notes)
    _print_notes("Left for you to fill in:", notes)
    problems = len(load(options.to).problems)
    to_mend = "nothing" if not problems else "1 problem" if problems == 1 else f"{problems} problems"
    print(f"{options.to} is written, with {to_mend} to mend: uv run app.py check {options.to}")
    return 1 if stops.notes or problems else 0


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


def _print_notes(heading: str, notes: Sequence[str]) -> None:
    if notes:
        print(heading, *(f"- {note}" for note in notes), sep="\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="uv run app.py import",
        description="Make a new exhibit of a file of another program; say what is left to do.",
        epilog="Example: uv run app.py import my-map.kmz --to exhibits/my-map",
    )
    parser.add_argument("file", type=Path, help="the file, at most 20 MB")
    parser.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="a folder not there yet")
    parser.add_argument("--format", metavar="NAME", help=f"if the guess is wrong: {', '.join(names())}")
    parser.add_argument("--language", default="", help="of the texts, such as en; else as the file says")
    return parser
