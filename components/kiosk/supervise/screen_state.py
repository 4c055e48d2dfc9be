"""What stands on the screen: the title, the exhibit, or the card that it rests."""

from __future__ import annotations

from logging import Logger
from time import monotonic
from typing import Literal, Protocol

from components.kiosk.supervise.cdp_client import Card, Exhibit, Message, Screen, View
from components.kiosk.supervise.fallback_cards import CardBox
from components.kiosk.supervise.restart_backoff import Limit
from components.kiosk.supervise.watchdog_rules import Beats

Shows = Literal["title", "exhibit", "resting"]


class Speaker(Protocol):
    """The browser, as far as it is spoken to."""

    def say(self, message: Message) -> None: ...

    def fit(self, wide: int, high: int) -> None: ...


class Picture:
    """Chooses the view and hands it to the browser. A page that dies is opened again at once, but not for
    ever: the card stands in for one that dies again and again.

    Once the exhibit is on the screen it stays while the server is begun anew: a visit needs none. Only when
    the server rests does the card come.
    """

    def __init__(self, box: CardBox, address: str, speaker: Speaker, beats: Beats, log: Logger) -> None:
        self._box, self._exhibit, self._speaker = box, Exhibit(address), speaker
        self._beats, self._log = beats, log
        self._limit, self._due, self._beats_felt = Limit(), 0.0, False
        self.screen = self._new_screen()
        self.shows: Shows = "title"

    def _new_screen(self) -> Screen:
        return Screen(self._speaker.say, self._lost, self._speaker.fit)

    def begin(self) -> None:
        """A new browser stands there, with nothing on it."""
        self._due = 0.0
        self.screen = self._new_screen()
        self.screen.begin()
        self._show("title")

    def look(self, server_rests: bool, server_is_ready: bool) -> None:
        """Show what should be shown now, if it is not."""
        if self.screen.view is None:
            return
        if self._box.look() and self.shows != "exhibit":
            self._show(self.shows)
        if server_rests or self._limit.is_resting and monotonic() < self._due:
            wanted: Shows = "resting"
        elif monotonic() < self._due:
            wanted = "title"
        elif server_is_ready:
            wanted = "exhibit"
        else:
            wanted = "title" if self.shows == "resting" else self.shows
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
        return Card(self._box.cards.resting if what == "resting" else self._box.cards.opening)

    def _lost(self, why: str) -> None:
        pause = self._limit.ended(monotonic(), self._beats_felt)
        self._due = monotonic() + pause
        self._log.warning("%s", why)
        self._show("title")  # and from there, when it is due, to the exhibit
