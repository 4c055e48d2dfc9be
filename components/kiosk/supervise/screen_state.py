"""What is on the screen: the title card, the exhibit, or the card that says that it is paused."""

from __future__ import annotations

from logging import Logger
from time import monotonic
from typing import Literal, Protocol

from components.kiosk.supervise.cdp_client import CardPage, CdpClient, ExhibitPage, Message, View
from components.kiosk.supervise.fallback_cards import FallbackCards
from components.kiosk.supervise.restart_backoff import RestartBackoff
from components.kiosk.supervise.watchdog_rules import HeartbeatAges

Shown = Literal["title", "exhibit", "resting"]


class BrowserConnection(Protocol):
    """What this module needs of the browser's process."""

    def send(self, message: Message) -> None: ...

    def fit_screen(self, width: int, height: int) -> None: ...


class ScreenState:
    """Chooses the view and has the browser show it. A page that ends is opened again at once, but not without
    limit: if it ends again and again, the resting card is shown.

    Once the exhibit is on the screen it stays while the server restarts: a visit needs no server. The resting
    card comes only when the server is paused after repeated failures.
    """

    def __init__(
        self,
        cards: FallbackCards,
        address: str,
        browser: BrowserConnection,
        ages: HeartbeatAges,
        log: Logger,
    ) -> None:
        self._cards, self._exhibit, self._browser = cards, ExhibitPage(address), browser
        self._ages, self._log = ages, log
        self._backoff, self._open_at, self._had_heartbeat = RestartBackoff(), 0.0, False
        self.client = self._new_client()
        self.shown: Shown = "title"

    def _new_client(self) -> CdpClient:
        return CdpClient(self._browser.send, self._page_ended, self._browser.fit_screen)

    def browser_started(self) -> None:
        """A new browser runs, with nothing on it."""
        self._open_at = 0.0
        self.client = self._new_client()
        self.client.connect()
        self._show("title")

    def update(self, server_is_paused: bool, server_is_ready: bool) -> None:
        """Show what should be shown now, if it is not."""
        if self.client.view is None:
            return
        if self._cards.update() and self.shown != "exhibit":
            self._show(self.shown)
        if server_is_paused or self._backoff.is_paused and monotonic() < self._open_at:
            wanted: Shown = "resting"
        elif monotonic() < self._open_at:
            wanted = "title"
        elif server_is_ready:
            wanted = "exhibit"
        else:
            wanted = "title" if self.shown == "resting" else self.shown
        if wanted != self.shown:
            self._show(wanted)

    def reopen(self) -> None:
        """Have the exhibit's page opened anew."""
        self._show("title")

    def page_works(self) -> None:
        """The page sent a heartbeat."""
        self._had_heartbeat = True
        self._backoff.succeeded()

    def _show(self, what: Shown) -> None:
        self.shown = what
        self._ages.forget("exhibit opened")
        if what == "exhibit":
            self._ages.record("exhibit opened")
            self._had_heartbeat = False
        self.client.show(self._view(what))
        self._log.info("On the screen: %s.", what)

    def _view(self, what: Shown) -> View:
        if what == "exhibit":
            return self._exhibit
        return CardPage(self._cards.cards.resting if what == "resting" else self._cards.cards.opening)

    def _page_ended(self, reason: str) -> None:
        pause = self._backoff.ended(monotonic(), self._had_heartbeat)
        self._open_at = monotonic() + pause
        self._log.warning("%s", reason)
        self._show("title")  # `update` shows the exhibit when the pause is over
