"""`uv run app.py import`: a file of another program as the folder of a new exhibit, and what is left to do.

Ends with 0 when the new exhibit is whole, 1 when the file was not clear or the exhibit has problems, 2 when
nothing is written. Pictures are not fetched: nothing here opens the network.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from data.interchange.file_content import refuse_if_too_large
from data.interchange.formats import NoFormatError, format_named, names
from data.interchange.guess import guessed_format
from data.interchange.imported_exhibit import FolderInUseError, into_folder
from data.interchange.stop_record import Format, Read, UnreadableError
from data.model.languages import is_language
from data.reading.load import load


def main(arguments: Sequence[str]) -> int:
    """Read the file, write the folder, print what was changed, guessed, left out and left open."""
    asked = _parser().parse_args(arguments)
    if asked.language and not is_language(asked.language):
        print(f"“{asked.language}” is not a language; write two letters such as en.")
        return 2
    try:
        kind, read = _read(asked.file, asked.format)
        notes = _written(read, asked.to, asked.file.name, asked.language)
    except (UnreadableError, OSError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        print(f"{asked.file}: {reason}")
        return 2
    except (NoFormatError, FolderInUseError) as error:
        print(error)
        return 2
    lives = len({record.person for record in read.records})
    told = f"{len(read.records)} stops of {lives} {'life' if lives == 1 else 'lives'}"
    print(f"{asked.file}: {kind.title}, {told}.")
    _tell("The file was not clear:", read.notes)
    _tell("Left for you to fill in:", notes)
    problems = len(load(asked.to).problems)
    mend = "nothing" if not problems else "1 problem" if problems == 1 else f"{problems} problems"
    print(f"{asked.to} is written, with {mend} to mend: uv run app.py check {asked.to}")
    return 1 if read.notes or problems else 0


def _read(file: Path, name: str | None) -> tuple[Format, Read]:
    """What the file holds. Raises UnreadableError, NoFormatError or OSError, with a reason for each."""
    if file.is_dir():
        raise UnreadableError("this is a folder; pack it as a zip and name that.")
    refuse_if_too_large(file.stat().st_size)
    data = file.read_bytes()
    kind = format_named(name or guessed_format(data))
    read = kind.read(data)
    if not read.records:
        reasons = "".join(f" {note}" for note in read.notes)
        raise UnreadableError(f"no stop was found in it as {kind.title}.{reasons}")
    return kind, read


def _written(read: Read, folder: Path, source: str, language: str) -> tuple[str, ...]:
    """Write the folder, with a bar on a terminal: a thousand stops take some seconds."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Writing the exhibit", total=len(read.records))
        return into_folder(read, folder, source, language, lambda: bar.advance(task))


def _tell(heading: str, notes: Sequence[str]) -> None:
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
