"""`uv run app.py locate`: propose coordinates for the places of an exhibit that lack them.

Exit code: 0 when every place has its coordinates, 1 when some still lack them, 2 when it cannot run.
No backup is made: only rows without coordinates change, their note names the day and the source, and the file
is replaced as a whole or not at all. To undo a choice, empty the cells.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from rich.console import Console

from data.geocoding.answer_cache import AnswerCache, default_folder
from data.geocoding.locate_session import LocateSession
from data.geocoding.nominatim import PUBLIC_SERVER, OnlineNominatim
from data.geocoding.places_file import PlacesFile, PlacesFileError
from data.geocoding.proposer import Proposer, read_lives
from data.geocoding.town_index import TownIndex, read_town_index
from data.model.atomic_write import ChangedMeanwhileError


def run_locate(
    exhibit: Path, *, accept_sure: bool, online: bool, server: str | None, cache: Path | None
) -> int:
    """Propose coordinates, and write those that are chosen; returns the exit code.

    `server` and `cache` count with `online` only. They are the address of a Nominatim, by default the public
    one, and the folder in which its answers are kept.
    """
    console = Console()
    try:
        client = _client(server, cache) if online else None
        table = PlacesFile.read(exhibit / "places.csv")
    except (PlacesFileError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    for record in table.unreadable_rows:
        print(f"places.csv, row {record.number} cannot be read ({record.fault}) and is left as it is.")
    if not table.rows_without_coordinates:
        print(f"Every {'other ' if table.unreadable_rows else ''}place of {exhibit} has its coordinates.")
        return 1 if table.unreadable_rows else 0
    proposer = Proposer(_read_town_index, read_lives(exhibit), client)
    interactive = not accept_sure and sys.stdin.isatty() and console.is_terminal
    session = LocateSession(console, table, proposer, date.today(), accept_sure, interactive)
    try:
        session.run()
    except KeyboardInterrupt:
        print("\nStopped. What was chosen so far is written; the next run goes on from here.")
    except PlacesFileError as error:
        print(error, file=sys.stderr)
        return 2
    except ChangedMeanwhileError:
        message = "places.csv was changed meanwhile; nothing is written over it. Run locate again."
        print(message, file=sys.stderr)
        return 2
    except OSError as error:
        remedy = "close it where it is open, check its rights."
        print(f"places.csv cannot be written ({error.strerror}); {remedy}", file=sys.stderr)
        return 2
    return session.print_summary()


def _client(server: str | None, cache: Path | None) -> OnlineNominatim:
    """The client of the online service. Raises ValueError for an invalid address."""
    return OnlineNominatim(server or PUBLIC_SERVER, AnswerCache(cache or default_folder(), date.today()))


def _read_town_index() -> TownIndex:
    progress = Console(stderr=True)
    if not progress.is_terminal:
        return read_town_index()
    with progress.status("Reading the table of towns …"):
        return read_town_index()
