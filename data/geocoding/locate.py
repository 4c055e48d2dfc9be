"""`uv run app.py locate`: propose coordinates for the places of an exhibit that lack them.

Exit code: 0 when every place has its coordinates, 1 when some still lack them, 2 when it cannot run.
No backup is made: only rows without coordinates change, their note names the day and the source, and the file
is replaced as a whole or not at all. To undo a choice, empty the cells.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from rich.console import Console

from data.advice.check import SHIPPED
from data.geocoding.answer_cache import AnswerCache, default_folder
from data.geocoding.candidate import MIN_LEAD, SURE
from data.geocoding.locate_session import LocateSession
from data.geocoding.nominatim import PUBLIC_SERVER, OnlineNominatim
from data.geocoding.places_file import PlacesFile, PlacesFileError
from data.geocoding.proposer import Proposer, read_lives
from data.geocoding.town_index import TownIndex, read_town_index
from data.model.atomic_write import ChangedMeanwhileError


def main(arguments: Sequence[str]) -> int:
    """Run the command; returns the exit code."""
    options = _parser().parse_args(arguments)
    console = Console()
    try:
        online = _online(options)
        table = PlacesFile.read(options.exhibit / "places.csv")
    except (PlacesFileError, ValueError) as error:
        print(error)
        return 2
    for record in table.unreadable_rows:
        print(f"places.csv, row {record.number} cannot be read ({record.fault}) and is left as it is.")
    if not table.rows_without_coordinates:
        print(f"Every {'other ' if table.unreadable_rows else ''}place has its coordinates.")
        return 1 if table.unreadable_rows else 0
    proposer = Proposer(_read_town_index, read_lives(options.exhibit), online)
    interactive = _is_interactive(options, console)
    session = LocateSession(console, table, proposer, date.today(), options.accept_sure, interactive)
    try:
        session.run()
    except KeyboardInterrupt:
        print("\nStopped. What was chosen so far is written; the next run goes on from here.")
    except PlacesFileError as error:
        print(error)
        return 2
    except ChangedMeanwhileError:
        print("places.csv was changed meanwhile; nothing is written over it. Run locate again.")
        return 2
    except OSError as error:
        print(
            f"places.csv cannot be written ({error.strerror}); close it where it is open, check its rights."
        )
        return 2
    return session.print_summary()


def _is_interactive(options: argparse.Namespace, console: Console) -> bool:
    return not options.accept_sure and sys.stdin.isatty() and console.is_terminal


def _online(options: argparse.Namespace) -> OnlineNominatim | None:
    """The client of the online service, None without --online. Raises ValueError for an invalid address."""
    if not options.online:
        return None
    return OnlineNominatim(options.server, AnswerCache(options.cache or default_folder(), date.today()))


def _read_town_index() -> TownIndex:
    progress = Console(stderr=True)
    if not progress.is_terminal:
        return read_town_index()
    with progress.status("Reading the table of towns …"):
        return read_town_index()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="uv run app.py locate",
        description="Propose coordinates for the places of places.csv that lack them. You choose by number, "
        "type coordinates of your own (59°57′N 30°19′E, 59.95 30.32), s to skip or q to stop. Each choice is "
        "written at once, and nothing else in the file is touched. Names are looked up in the exhibit and in "
        "a table of towns on this machine; the network is used with --online only.",
        epilog="Example: uv run app.py locate data/exhibit --accept-sure",
    )
    parser.add_argument("exhibit", nargs="?", type=Path, default=SHIPPED, help="the exhibit's folder")
    parser.add_argument(
        "--accept-sure",
        action="store_true",
        help=f"ask nothing; take what is at least {SURE * 100:.0f} per cent sure, and {MIN_LEAD * 100:.0f} "
        "more than any other place",
    )
    parser.add_argument(
        "--online", action="store_true", help="also ask OpenStreetMap (Nominatim), once a second at most"
    )
    parser.add_argument(
        "--server", default=PUBLIC_SERVER, help="with --online: a Nominatim of your own (%(default)s)"
    )
    parser.add_argument("--cache", type=Path, help="with --online: where answers are kept")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
