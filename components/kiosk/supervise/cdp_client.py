"""What the browser shows: one page, the one that is wanted, for ever. A conversation over DevTools' pipe.

A page is never mended: a new one is opened beside it, and every other is closed, also one a visitor found a
way to open. `Target.*` is asked of the browser itself; the rest of the page, which a policy may forbid
(`DeveloperToolsAvailability: 2`): then the exhibit is shown all the same, and a card is a blank page.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

LONGEST = 8 * 1024 * 1024
"""Bytes of one message; more is nonsense, and is let go."""

Message = Mapping[str, Any]

BLANK = "about:blank"
UNBEGUN = ("", BLANK)
"""What a page is told to be at before it has gone anywhere: a busy machine tells of "" first."""
PAPER = {"r": 246, "g": 240, "b": 226, "a": 1}
"""What is seen before a page has drawn anything: the exhibit's paper, not white."""

MEASURE = "[screen.width, screen.height, innerWidth, innerHeight]"

Send = Callable[[Message], None]
Answered = Callable[[Message], None]


def frame(message: Message) -> bytes:
    return json.dumps(message).encode() + b"\0"


class Frames:
    """Puts the pieces that come out of a pipe together."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, piece: bytes) -> Iterator[Message]:
        """Every message that is whole now; what is none is passed over."""
        *whole, self._rest = (self._rest + piece).split(b"\0")
        if len(self._rest) > LONGEST:
            self._rest = b""
        for text in whole:
            try:
                message = json.loads(text)
            except ValueError:
                continue
            if isinstance(message, dict):
                yield message


@dataclass(frozen=True, slots=True)
class Exhibit:
    """The exhibit's own page."""

    address: str

    def holds(self, url: str) -> bool:
        """Whether a page at this URL is still the exhibit."""
        own, found = urlsplit(self.address), urlsplit(url)
        return url in UNBEGUN or (found[:2] == own[:2] and found.path in ("", "/"))


@dataclass(frozen=True, slots=True)
class Card:
    """A still page of our own."""

    html: str

    def holds(self, url: str) -> bool:
        return url in UNBEGUN


View = Exhibit | Card


class Screen:
    """`lost` is called with the reason when the page that is wanted is no longer there; `measured` with the
    size of the screen, if the page does not fill it."""

    def __init__(
        self, send: Send, lost: Callable[[str], None], measured: Callable[[int, int], None] | None = None
    ) -> None:
        self._send, self._lost, self._measured = send, lost, measured
        self._number = 0
        self._answers: dict[int, Answered] = {}
        self._pages: set[str] = set()
        self._opening = False
        self.page: str | None = None
        self.view: View | None = None

    def begin(self) -> None:
        self.ask("Target.setDiscoverTargets", discover=True)

    def show(self, view: View) -> None:
        """Open a new page with this view, and close every other once it stands."""
        self.view, self.page, self._opening = view, None, True
        self.ask("Target.createTarget", lambda answer: self._opened(view, answer), url=BLANK)

    def ask(
        self, method: str, then: Answered | None = None, session: str | None = None, **parameters: Any
    ) -> None:
        self._number += 1
        if then:
            self._answers[self._number] = then
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        self._send(message | ({"sessionId": session} if session else {}))

    def hear(self, message: Message) -> None:
        """Take up a message of the browser's."""
        if "id" in message:
            if answered := self._answers.pop(message["id"], None):
                answered(message)
            return
        parameters = message.get("params", {})
        match message.get("method"):
            case "Target.targetCreated" | "Target.targetInfoChanged":
                self._seen(parameters["targetInfo"])
            case "Target.targetDestroyed":
                self._pages.discard(parameters["targetId"])
                self._gone(parameters["targetId"], "The page was closed.")
            case "Target.targetCrashed":
                self._gone(parameters["targetId"], "The page’s process ended.")

    def _opened(self, view: View, answer: Message) -> None:
        page = answer.get("result", {}).get("targetId")
        if view is not self.view:  # another is wanted by now
            self._close_others()
        elif page is None:
            self._lose("The browser opened no page.")
        else:
            self.page, self._opening = page, False
            self._pages.add(page)
            self.ask("Target.attachToTarget", self._when(page, view, self._fill), targetId=page, flatten=True)

    def _when(self, page: str, view: View, then: Callable[[str, View, Message], None]) -> Answered:
        """Go on with an answer if the page it is about is still the one that is wanted."""
        return lambda answer: then(page, view, answer) if (page, view) == (self.page, self.view) else None

    def _fill(self, page: str, view: View, answer: Message) -> None:
        session = answer.get("result", {}).get("sessionId")
        if session is None and isinstance(view, Exhibit):  # forbidden: a page that begins there will do
            self.page, self._opening = None, True
            self.ask("Target.createTarget", lambda found: self._begun(view, found), url=view.address)
            return
        if session is not None:
            self._fill_through(session, page, view)
        self._close_others()

    def _fill_through(self, session: str, page: str, view: View) -> None:
        self.ask("Emulation.setDefaultBackgroundColorOverride", session=session, color=PAPER)
        if self._measured:
            self.ask("Runtime.evaluate", self._sized, session, expression=MEASURE, returnByValue=True)
        if isinstance(view, Card):
            self.ask("Page.setDocumentContent", session=session, frameId=page, html=view.html)
        else:
            self.ask("Page.navigate", self._when(page, view, self._went), session, url=view.address)

    def _sized(self, answer: Message) -> None:
        match answer.get("result", {}).get("result", {}).get("value"):
            case [int(wide), int(high), *inner] if self._measured and inner != [wide, high]:
                self._measured(wide, high)

    def _begun(self, view: View, answer: Message) -> None:
        self.page, self._opening = answer.get("result", {}).get("targetId"), False
        self._close_others()

    def _went(self, page: str, view: View, answer: Message) -> None:
        if error := answer.get("result", {}).get("errorText"):
            self._lose(f"The exhibit’s page could not be opened: {error}.")

    def _seen(self, target: Mapping[str, Any]) -> None:
        page, url = target["targetId"], target.get("url", "")
        if target.get("type") != "page":
            return
        self._pages.add(page)
        if page == self.page and self.view and not self.view.holds(url):
            self._lose(f"The page had gone to {url[:200]!r}.")
        elif page != self.page and self.page is not None:
            self._close_others()

    def _close_others(self) -> None:
        for page in [] if self._opening or self.page is None else self._pages - {self.page}:
            self.ask("Target.closeTarget", targetId=page)

    def _gone(self, page: str, reason: str) -> None:
        if page == self.page:
            self._lose(reason)

    def _lose(self, reason: str) -> None:
        self.page = None
        self._lost(reason)
