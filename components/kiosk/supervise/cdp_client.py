"""A client of the Chrome DevTools Protocol (CDP): keeps one page open, the one that is wanted.

A page is never repaired: a new one is opened beside it, and every other is closed, also one that a visitor
found a way to open. `Target.*` commands go to the browser itself; all others to the page, which a policy may
forbid (`DeveloperToolsAvailability: 2`): then the exhibit is shown all the same, and a card is a blank page.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

MAX_MESSAGE_BYTES = 8 * 1024 * 1024
"""A longer message is not the browser's, and is dropped."""

BLANK = "about:blank"
NOT_LOADED = ("", BLANK)
"""URLs of a page that has not gone anywhere yet: on a busy machine the browser reports "" first."""
BACKGROUND = {"r": 246, "g": 240, "b": 226, "a": 1}
"""The colour of a page before it has drawn anything: the exhibit's paper, not white."""

PAGE_CRASHED = "The page’s process ended."
"""The line in the log when the renderer process of the page is gone."""

MEASURE = "[screen.width, screen.height, innerWidth, innerHeight]"

Message = Mapping[str, Any]
Send = Callable[[Message], None]
OnAnswer = Callable[[Message], None]


def encode(message: Message) -> bytes:
    """A message as it goes over the pipe: JSON, ended by a zero byte."""
    return json.dumps(message).encode() + b"\0"


class MessageDecoder:
    """Puts the messages together from the pieces that a pipe delivers."""

    def __init__(self) -> None:
        self._unfinished = b""

    def feed(self, piece: bytes) -> Iterator[Message]:
        """Every message that is complete now; what is no JSON object is skipped."""
        *complete, self._unfinished = (self._unfinished + piece).split(b"\0")
        if len(self._unfinished) > MAX_MESSAGE_BYTES:
            self._unfinished = b""
        for text in complete:
            try:
                message = json.loads(text)
            except ValueError:
                continue
            if isinstance(message, dict):
                yield message


@dataclass(frozen=True, slots=True)
class ExhibitPage:
    """The exhibit's own page."""

    address: str

    def allows(self, url: str) -> bool:
        """Whether a page at this URL is still the exhibit."""
        own, other = urlsplit(self.address), urlsplit(url)
        return url in NOT_LOADED or (other[:2] == own[:2] and other.path in ("", "/"))


@dataclass(frozen=True, slots=True)
class CardPage:
    """A fallback card: a page whose HTML the supervisor sets."""

    html: str

    def allows(self, url: str) -> bool:
        return url in NOT_LOADED


View = ExhibitPage | CardPage


class CdpClient:
    """`on_page_ended` is called with the reason when the wanted page is no longer there; `on_size` with
    width and height of the screen in CSS pixels, if the page does not fill it."""

    def __init__(
        self,
        send: Send,
        on_page_ended: Callable[[str], None],
        on_size: Callable[[int, int], None] | None = None,
    ) -> None:
        self._send, self._on_page_ended, self._on_size = send, on_page_ended, on_size
        self._last_id = 0
        self._waiting: dict[int, OnAnswer] = {}
        self._pages: set[str] = set()
        self._is_opening = False
        self.page: str | None = None
        self.view: View | None = None

    def connect(self) -> None:
        """Have the browser report every page that opens, navigates or closes."""
        self.ask("Target.setDiscoverTargets", discover=True)

    def show(self, view: View) -> None:
        """Open a new page with this view, and close every other once it is open."""
        self.view, self.page, self._is_opening = view, None, True
        self.ask("Target.createTarget", lambda answer: self._opened(view, answer), url=BLANK)

    def ask(
        self, method: str, then: OnAnswer | None = None, session: str | None = None, **parameters: Any
    ) -> None:
        """Send a command; `then` is called with its answer."""
        self._last_id += 1
        if then:
            self._waiting[self._last_id] = then
        message: dict[str, Any] = {"id": self._last_id, "method": method, "params": parameters}
        self._send(message | ({"sessionId": session} if session else {}))

    def handle(self, message: Message) -> None:
        """Handle an answer or an event of the browser."""
        if "id" in message:
            if then := self._waiting.pop(message["id"], None):
                then(message)
            return
        parameters = message.get("params", {})
        match message.get("method"):
            case "Target.targetCreated" | "Target.targetInfoChanged":
                self._page_changed(parameters["targetInfo"])
            case "Target.targetDestroyed":
                self._pages.discard(parameters["targetId"])
                self._page_ended(parameters["targetId"], "The page was closed.")
            case "Target.targetCrashed":
                self._page_ended(parameters["targetId"], PAGE_CRASHED)

    def _opened(self, view: View, answer: Message) -> None:
        page = answer.get("result", {}).get("targetId")
        if view is not self.view:  # another view is wanted by now
            self._close_others()
        elif page is None:
            self._lose("The browser opened no page.")
        else:
            self.page, self._is_opening = page, False
            self._pages.add(page)
            attached = self._if_still_wanted(page, view, self._attached)
            self.ask("Target.attachToTarget", attached, targetId=page, flatten=True)

    def _if_still_wanted(self, page: str, view: View, then: Callable[[str, View, Message], None]) -> OnAnswer:
        """Call `then` with an answer only if the page it is about is still the one that is wanted."""
        return lambda answer: then(page, view, answer) if (page, view) == (self.page, self.view) else None

    def _attached(self, page: str, view: View, answer: Message) -> None:
        session = answer.get("result", {}).get("sessionId")
        if session is None and isinstance(view, ExhibitPage):  # forbidden: open a page at its address instead
            self.page, self._is_opening = None, True
            self.ask("Target.createTarget", self._opened_at_address, url=view.address)
            return
        if session is not None:
            self._load(session, page, view)
        self._close_others()

    def _load(self, session: str, page: str, view: View) -> None:
        """Load the view into an open page."""
        self.ask("Emulation.setDefaultBackgroundColorOverride", session=session, color=BACKGROUND)
        if self._on_size:
            self.ask("Runtime.evaluate", self._measured, session, expression=MEASURE, returnByValue=True)
        if isinstance(view, CardPage):
            self.ask("Page.setDocumentContent", session=session, frameId=page, html=view.html)
        else:
            navigated = self._if_still_wanted(page, view, self._navigated)
            self.ask("Page.navigate", navigated, session, url=view.address)

    def _measured(self, answer: Message) -> None:
        match answer.get("result", {}).get("result", {}).get("value"):
            case [int(width), int(height), *inner] if self._on_size and inner != [width, height]:
                self._on_size(width, height)

    def _opened_at_address(self, answer: Message) -> None:
        self.page, self._is_opening = answer.get("result", {}).get("targetId"), False
        self._close_others()

    def _navigated(self, page: str, view: View, answer: Message) -> None:
        if error := answer.get("result", {}).get("errorText"):
            self._lose(f"The exhibit’s page could not be opened: {error}.")

    def _page_changed(self, target: Mapping[str, Any]) -> None:
        page, url = target["targetId"], target.get("url", "")
        if target.get("type") != "page":
            return
        self._pages.add(page)
        if page == self.page and self.view and not self.view.allows(url):
            self._lose(f"The page navigated to {url[:200]!r}.")
        elif page != self.page and self.page is not None:
            self._close_others()

    def _close_others(self) -> None:
        for page in [] if self._is_opening or self.page is None else self._pages - {self.page}:
            self.ask("Target.closeTarget", targetId=page)

    def _page_ended(self, page: str, reason: str) -> None:
        if page == self.page:
            self._lose(reason)

    def _lose(self, reason: str) -> None:
        self.page = None
        self._on_page_ended(reason)
