"""One round through the places that lack their coordinates: show, ask or take, write, go on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.console import Console
from rich.progress import track

from data.geocoding.candidate import Candidate, sure_one
from data.geocoding.coordinates import typed_point
from data.geocoding.places_file import PlaceLine, PlacesFile
from data.geocoding.proposer import Proposer
from data.geocoding.row_to_write import BY_HAND, BY_ITSELF, OF_THE_CURATOR, values_to_write
from data.geocoding.show import say, show_candidates

QUESTION = "Number, coordinates, s to skip, q to stop: "


class Stop(Exception):
    """The curator has had enough for now."""


class Round:
    """Goes through the table once. Every choice is on the disk before the next place is shown."""

    def __init__(
        self,
        console: Console,
        table: PlacesFile,
        proposer: Proposer,
        today: date,
        takes_sure: bool,
        may_ask: bool,
    ) -> None:
        self.table = table
        self.written = 0
        self._console = console
        self._proposer = proposer
        self._today = today
        self._takes_sure = takes_sure
        self._may_ask = may_ask

    def go(self) -> None:
        """Show every place that lacks its coordinates. Raises ChangedMeanwhile and OSError from writing."""
        numbers = [line.number for line in self.table.lacking]
        bar = Console(stderr=True)
        waiting = bar.is_terminal and not self._may_ask
        try:
            for number in track(numbers, "Looking up", console=bar, disable=not waiting, transient=True):
                # By its number, in the table as it now is: each choice moved what stands below it.
                self._place(next(line for line in self.table.lines if line.number == number))
        except Stop:
            return

    def _place(self, line: PlaceLine) -> None:
        candidates = self._proposer.propose(line, self.table.lines)
        self._say(f"\n{line}{_half(line)}")
        show_candidates(self._console, candidates, self._proposer.near(line, self.table.lines))
        self._tell_refusals()
        sure = sure_one(candidates)
        if self._takes_sure and sure is not None and not line.is_half:
            self._write(line, sure, BY_ITSELF)
        elif self._may_ask and (chosen := self._ask(candidates)) is not None:
            self._write(line, chosen, BY_HAND)

    def _ask(self, candidates: Sequence[Candidate]) -> Candidate | None:
        """What the curator chose; None to leave the place as it is. Raises Stop."""
        while True:
            try:
                answer = self._console.input(QUESTION, markup=False).strip()
            except EOFError:
                raise Stop from None
            if answer.lower() in ("q", "quit"):
                raise Stop
            if answer.lower() in ("s", "skip", ""):
                return None
            if answer.isdecimal() and 1 <= int(answer) <= len(candidates):
                return candidates[int(answer) - 1]
            try:
                return Candidate("", "", typed_point(answer), 0.0, OF_THE_CURATOR)
            except ValueError:
                self._say("  Type a number of the list, or two coordinates, latitude first: 59.95 30.32")

    def _write(self, line: PlaceLine, chosen: Candidate, how: str) -> None:
        values = values_to_write(self.table, line, chosen, how, self._today)
        self.table = self.table.write(line, values)
        self.written += 1
        self._say(f"  Written: {values['latitude']} {values['longitude']} ({chosen.source}).")
        lost = [key for key in ("precision", "certainty") if not {**line.values, **values}.get(key)]
        if lost:
            self._say(f"  Now write its {' and '.join(lost)} in places.csv.")

    def _tell_refusals(self) -> None:
        while self._proposer.told:
            self._say(f"  {self._proposer.told.pop(0)} The answers from this machine stand.")

    def closing(self) -> int:
        """Say what was done and what is left; returns the exit code."""
        left = len(self.table.lacking)
        places = "1 place" if left == 1 else f"{left} places"
        still = f"{places} still without coordinates" if left else "every place has its coordinates"
        self._say(f"\n{self.written} written, {still}.")
        return 1 if left else 0

    def _say(self, line: str) -> None:
        say(self._console, line)


def _half(line: PlaceLine) -> str:
    if not line.is_half:
        return ""
    there = "latitude" if line.values.get("latitude") else "longitude"
    return f": only its {there} is there; what you choose replaces it"
