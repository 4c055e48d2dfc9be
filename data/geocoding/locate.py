"""`uv run app.py locate`: propose coordinates for the places of an exhibit that lack them.

Ends with 0 when every place has its coordinates, 1 when some still lack them, 2 when it cannot run.
No backup is made: a row that had no point gets one, its note says so with the day, and the file is replaced
whole or not at all. To undo it, empty the cells.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from rich.console import Console

from data.advice.check import SHIPPED
from data.geocoding.answer_cache import AnswerCache, usual_folder
from data.geocoding.candidate import LEAD, SURE
from data.geocoding.lives import read_lives
from data.geocoding.locate_session import Round
from data.geocoding.nominatim import PUBLIC_SERVER, OnlineNominatim
from data.geocoding.places_file import PlacesFile, Unreadable
from data.geocoding.proposer import Proposer
from data.geocoding.towns import Towns, read_towns
from data.model.atomic_write import ChangedMeanwhileError


def main(arguments: Sequence[str]) -> int:
    """Go through the places without coordinates; ask, take the sure ones, or only report."""
    asked = _parser().parse_args(arguments)
    console = Console()
    try:
        online = _online(asked)
        table = PlacesFile.read(asked.exhibit / "places.csv")
    except (Unreadable, ValueError) as reason:
        print(reason)
        return 2
    if not table.lacking:
        print("Every place has its coordinates.")
        return 0
    proposer = Proposer(_read_towns, read_lives(asked.exhibit), online)
    going = Round(console, table, proposer, date.today(), asked.accept_sure, _may_ask(asked, console))
    try:
        going.go()
    except KeyboardInterrupt:
        print("\nStopped. What was chosen so far is written; the next run goes on from here.")
    except ChangedMeanwhileError:
        print("places.csv was changed meanwhile; nothing is written over it. Run locate again.")
        return 2
    except OSError as error:
        print(
            f"places.csv cannot be written ({error.strerror}); close it where it is open, check its rights."
        )
        return 2
    return going.closing()


def _may_ask(asked: argparse.Namespace, console: Console) -> bool:
    return not asked.accept_sure and sys.stdin.isatty() and console.is_terminal


def _online(asked: argparse.Namespace) -> OnlineNominatim | None:
    """The service, when it may be asked. Nothing is sent yet; ValueError for an address that is none."""
    if not asked.online:
        return None
    return OnlineNominatim(asked.server, AnswerCache(asked.cache or usual_folder(), date.today()))


def _read_towns() -> Towns:
    waiting = Console(stderr=True)
    if not waiting.is_terminal:
        return read_towns()
    with waiting.status("Reading the table of towns …"):
        return read_towns()


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
        help=f"ask nothing; take what is at least {SURE * 100:.0f} per cent sure, and {LEAD * 100:.0f} more "
        "than any other place",
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
