"""What stands on the screen: bare paper, the title, the exhibit, or the card that it rests."""

from __future__ import annotations

from collections.abc import Callable
from logging import Logger
from pathlib import Path
from time import monotonic
from typing import Literal

from components.kiosk.beats import Beats
from components.kiosk.framing import Message
from components.kiosk.limit import Limit
from components.kiosk.screen import Card, Exhibit, Screen, View
from components.kiosk.still_card import PAPER_CARD, Cards, cards

Shows = Literal["paper", "title", "exhibit", "resting"]


class Picture:
    """Chooses the view and hands it to the browser. A page that dies is opened again at once, but not for
    ever: the card stands in for one that dies again and again.

    Once the exhibit is on the screen it stays while the server is begun anew: a visit needs none. Only when
    the server rests does the card come.
    """

    def __init__(
        self, exhibit: Path, address: str, say: Callable[[Message], None], beats: Beats, log: Logger
    ) -> None:
        self._folder, self._exhibit, self._say = exhibit, Exhibit(address), say
        self._beats, self._log = beats, log
        self._cards: Cards | None = None
        self._limit, self._due, self._beats_felt = Limit(), 0.0, False
        self.screen = self._new_screen()
        self.shows: Shows = "paper"

    def _new_screen(self) -> Screen:
        return Screen(self._say, self._lost)

    def begin(self) -> None:
        """A new browser stands there, with nothing on it."""
        self._due = 0.0
        self.screen = self._new_screen()
        self.screen.begin()
        self._show("paper" if self._cards is None else "title")

    def look(self, server_rests: bool, server_is_ready: bool) -> None:
        """Show what should be shown now, if it is not."""
        if self.screen.view is None:
            return
        if self._cards is None:
            self._cards = cards(self._folder)
        if server_rests or self._limit.is_resting and monotonic() < self._due:
            wanted: Shows = "resting"
        elif monotonic() < self._due:
            wanted = "title"
        elif server_is_ready:
            wanted = "exhibit"
        else:
            wanted = "title" if self.shows == "paper" else self.shows
        if wanted != self.shows:
            self._show(wanted)

    def again(self) -> None:
        """The exhibit's page is opened anew, from the server that is there."""
        self._show("title")

    def well(self) -> None:
        """The page beats."""
        self._beats_felt = True
        self._limit.well()

    def _show(self, what: Shows) -> None:
        self.shows = what
        self._beats.forget("shown")
        if what == "exhibit":
            self._beats.hear("shown")
            self._beats_felt = False
        self.screen.show(self._view(what))
        self._log.info("On the screen: %s.", what)

    def _view(self, what: Shows) -> View:
        if what == "exhibit":
            return self._exhibit
        if self._cards is None or what == "paper":
            return Card(PAPER_CARD)
        return Card(self._cards.resting if what == "resting" else self._cards.opening)

    def _lost(self, why: str) -> None:
        pause = self._limit.ended(monotonic(), self._beats_felt)
        self._due = monotonic() + pause
        self._log.warning("%s", why)
        self._show("title")  # and from there, when it is due, to the exhibit
