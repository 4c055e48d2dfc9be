"""A session of `locate`: for each place without coordinates show the candidates, choose one, write it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.console import Console
from rich.progress import track
from rich.table import Table
from rich.text import Text

from data.geocoding.candidate import SURE, Candidate, nearest_km, sure_candidate
from data.geocoding.places_file import PlacesFile, PlacesFileRow
from data.geocoding.proposer import Proposer
from data.geocoding.toponyms import on_one_line
from data.model.coordinates import AmbiguousCoordinatesError, parse_point
from data.model.exhibit import Point

PROMPT = "Number, coordinates, s to skip, q to stop: "
TABLE_COLUMNS = ("", "Name", "Country", "Latitude, longitude", "To the nearest stop", "Confidence", "Source")
CHOSEN_BY_HAND = "chosen by hand"
ACCEPTED_AS_SURE = "taken by --accept-sure"
CURATOR = "CURATOR"
SOURCE_NAMES = {
    "GEONAMES": "GeoNames",
    "OSM": "OpenStreetMap",
    "EXHIBIT": "another row of this table",
    CURATOR: "coordinates typed by hand",
}
"""What a coordinate_source is called in the note."""


class SessionStopped(Exception):
    """The curator ends the session before its end."""


class LocateSession:
    """Goes through the table once. Each choice is written before the next place is shown."""

    def __init__(
        self,
        console: Console,
        table: PlacesFile,
        proposer: Proposer,
        today: date,
        accept_sure: bool,
        is_interactive: bool,
    ) -> None:
        self.table = table
        self.written = 0
        self._console = console
        self._proposer = proposer
        self._today = today
        self._accept_sure = accept_sure
        self._is_interactive = is_interactive

    def run(self) -> None:
        """Handle every place without coordinates. Raises ChangedMeanwhileError and OSError from writing."""
        numbers = [row.number for row in self.table.rows_without_coordinates]
        bar = Console(stderr=True)
        show_bar = bar.is_terminal and not self._is_interactive
        try:
            for number in track(numbers, "Looking up", console=bar, disable=not show_bar, transient=True):
                # By its number, in the table as it is now: each write moves the cells below it.
                self._locate(next(row for row in self.table.rows if row.number == number))
        except SessionStopped:
            return

    def print_summary(self) -> int:
        """Print what was written and what is left; returns the exit code."""
        left = len(self.table.rows_without_coordinates)
        places = "1 place" if left == 1 else f"{left} places"
        still = f"{places} still without coordinates" if left else "every place has its coordinates"
        self._print(f"\n{self.written} written, {still}.")
        return 1 if left else 0

    def _locate(self, row: PlacesFileRow) -> None:
        candidates = self._proposer.propose(row, self.table.rows)
        self._print(f"\n{row}{_only_one_coordinate(row)}")
        print_candidates(self._console, candidates, self._proposer.near(row, self.table.rows))
        self._print_service_errors()
        sure = sure_candidate(candidates)
        if self._accept_sure and sure is not None and not row.has_one_coordinate:
            self._write(row, sure, ACCEPTED_AS_SURE)
        elif self._is_interactive and (chosen := self._ask(candidates)) is not None:
            self._write(row, chosen, CHOSEN_BY_HAND)

    def _ask(self, candidates: Sequence[Candidate]) -> Candidate | None:
        """The curator's choice; None to leave the place as it is. Raises SessionStopped."""
        while True:
            try:
                answer = self._console.input(PROMPT, markup=False).strip()
            except EOFError:
                raise SessionStopped from None
            if answer.lower() in ("q", "quit"):
                raise SessionStopped
            if answer.lower() in ("s", "skip", ""):
                return None
            if answer.isdecimal() and 1 <= int(answer) <= len(candidates):
                return candidates[int(answer) - 1]
            try:
                return Candidate("", "", parse_point(answer), 0.0, CURATOR)
            except AmbiguousCoordinatesError as error:
                self._print(f"  {error}")
            except ValueError:
                self._print("  Type a number of the list, or two coordinates, latitude first: 59.95 30.32")

    def _write(self, row: PlacesFileRow, chosen: Candidate, how: str) -> None:
        values = values_to_write(self.table, row, chosen, how, self._today)
        self.table = self.table.write(row, values)
        self.written += 1
        self._print(f"  Written: {values['latitude']} {values['longitude']} ({chosen.source}).")
        missing = [key for key in ("precision", "certainty") if not {**row.values, **values}.get(key)]
        if missing:
            self._print(f"  Now write its {' and '.join(missing)} in places.csv.")

    def _print_service_errors(self) -> None:
        while self._proposer.service_errors:
            self._print(f"  {self._proposer.service_errors.pop(0)} The answers from this machine stand.")

    def _print(self, line: str) -> None:
        print_plain(self._console, line)


def values_to_write(
    table: PlacesFile, row: PlacesFileRow, candidate: Candidate, how: str, today: date
) -> dict[str, str]:
    """The new values of a row, by column.

    Always the point, its source, and the note: the old note, then the day, the source and the credit.
    Country, identifier, precision and certainty only where the row has none, and not for typed coordinates.
    """
    credit = f"; {candidate.credit}" if candidate.credit else ""
    source = SOURCE_NAMES.get(candidate.source, candidate.source)
    method = f", {how}" if candidate.source != CURATOR else ""
    note = f"Located {today.isoformat()} from {source}{method}{credit}."
    values = {
        "latitude": table.format_degrees(candidate.point[0]),
        "longitude": table.format_degrees(candidate.point[1]),
        "coordinate_source": candidate.source,
        "note": " ".join(part for part in (row.values.get("note", ""), note) if part),
    }
    if candidate.source != CURATOR:  # only the curator knows what typed coordinates stand for
        certainty = "certain" if candidate.confidence >= SURE else "less-certain"
        optional = {
            "country": candidate.country,
            "geonames": candidate.geonames,
            "precision": candidate.precision,
            "certainty": certainty,
        }
        values |= {key: value for key, value in optional.items() if value and not row.values.get(key)}
    return values


def print_candidates(console: Console, candidates: Sequence[Candidate], near: Sequence[Point]) -> None:
    """Print the candidates of one place, numbered from 1: as a table on a terminal, else as plain lines."""
    rows = [_table_row(number, each, near) for number, each in enumerate(candidates, start=1)]
    if not rows:
        print_plain(console, "  Nothing was found.")
    elif console.is_terminal:
        table = Table(*TABLE_COLUMNS)
        for row in rows:
            table.add_row(*map(Text, row))
        console.print(table)
        for number, each in enumerate(candidates, start=1):
            print_plain(console, f"  {number}: {each.why}")
    else:
        for row, each in zip(rows, candidates, strict=True):
            print_plain(console, "  " + "  ".join(part for part in row if part))
            print_plain(console, f"     {each.why}")
    for credit in dict.fromkeys(each.credit for each in candidates if each.credit):
        print_plain(console, f"  {credit}")


def print_plain(console: Console, line: str) -> None:
    """Print a line unchanged: without rich's markup, colours and line breaks."""
    console.print(line, markup=False, highlight=False, soft_wrap=True)


def _table_row(number: int, candidate: Candidate, near: Sequence[Point]) -> tuple[str, ...]:
    km = nearest_km(candidate.point, near)
    return (
        str(number),
        on_one_line(candidate.name, 60),
        on_one_line(candidate.country, 2),
        f"{candidate.point[0]:.5f}, {candidate.point[1]:.5f}",
        "" if km is None else f"{km:,.0f} km",
        candidate.in_words,
        candidate.source,
    )


def _only_one_coordinate(row: PlacesFileRow) -> str:
    if not row.has_one_coordinate:
        return ""
    present = "latitude" if row.values.get("latitude") else "longitude"
    return f": only its {present} is there; what you choose replaces it"
