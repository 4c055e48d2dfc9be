"""`uv run app.py export`: the exhibit's stops as a file other programs read, and what that file cannot hold.

Ends with 0 when it is written, 1 when the exhibit has problems and some of it is missing, 2 when nothing is.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from data.advice.check import SHIPPED
from data.interchange.exhibit_tables import write_exhibit
from data.interchange.formats import NoFormatError, format_named, names
from data.interchange.from_exhibit import records_of
from data.interchange.losses import beyond, losses
from data.interchange.stop_record import Format
from data.model.exhibit import Exhibit
from data.reading.load import load

TABLES = "tables"


def main(arguments: Sequence[str]) -> int:
    """Write the exhibit that was named (the shipped one by default) and print the report."""
    asked = _parser().parse_args(arguments)
    if asked.list:
        print("\n".join(map(_listed, names())))
        return 0
    try:
        kind = format_named(asked.format or "")
        exhibit, problems = _exhibit(asked.exhibit, asked.language)
        file = asked.to or Path(f"{asked.exhibit.resolve().name}{kind.suffix}")
        _write(exhibit, kind, asked.language, file)
    except (NoFormatError, CannotExportError) as error:
        print(error)
        return 2
    _report(exhibit, kind, asked.language, file)
    if problems:
        count = "1 problem" if problems == 1 else f"{problems} problems"
        print(
            f"The exhibit has {count}; what they concern may be missing: uv run app.py check {asked.exhibit}"
        )
    return 1 if problems else 0


class CannotExportError(ValueError):
    """Nothing can be written. The message says why and what to do."""


def _exhibit(folder: Path, language: str) -> tuple[Exhibit, int]:
    if not folder.is_dir():
        raise CannotExportError(f"{folder}: there is no such folder; name the one that holds exhibit.yaml.")
    loaded = load(folder)
    if loaded.exhibit is None:
        raise CannotExportError(f"{folder}: nothing can be shown; see uv run app.py check {folder}")
    known = loaded.exhibit.languages
    if language not in known:
        raise CannotExportError(f"“{language}” is not a language of the exhibit; write {' or '.join(known)}.")
    return loaded.exhibit, len(loaded.problems)


def _write(exhibit: Exhibit, kind: Format, language: str, file: Path) -> None:
    whole = kind.name == TABLES  # its other tables hold what is of no one stop
    content = (
        write_exhibit(exhibit, language)
        if whole
        else kind.write(records_of(exhibit, language), exhibit.title)
    )
    try:
        with file.open("xb") as new:  # never over a file that is there
            new.write(content)
    except FileExistsError as error:
        raise CannotExportError(f"{file} is there already; name another with --to, or delete it.") from error
    except OSError as error:
        reason = f"cannot be written ({error.strerror}); name another file with --to."
        raise CannotExportError(f"{file} {reason}") from error


def _report(exhibit: Exhibit, kind: Format, language: str, file: Path) -> None:
    records, lives = records_of(exhibit, language), len(exhibit.people)
    told = f"{len(records)} stops of {lives} {'life' if lives == 1 else 'lives'}"
    print(f"{file}: {told} as {kind.title}.")
    print(*losses(records, kind), beyond(exhibit, tables=kind.name == TABLES), sep="\n")


def _listed(name: str) -> str:
    kind = format_named(name)
    return f"{name:16}{kind.title} ({kind.suffix})"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="uv run app.py export",
        description="Write the exhibit’s stops as a file other programs read; say what it cannot hold.",
        epilog="Example: uv run app.py export geojson --to lives.geojson",
    )
    parser.add_argument("format", nargs="?", help=f"one of {', '.join(names())}")
    parser.add_argument("--exhibit", type=Path, default=SHIPPED, help="the exhibit’s folder")
    parser.add_argument("--language", default="en", help="the language of the texts, such as en")
    parser.add_argument("--to", type=Path, metavar="FILE", help="the new file; by default the exhibit’s name")
    parser.add_argument("--list", action="store_true", help="the formats, and nothing else")
    return parser
