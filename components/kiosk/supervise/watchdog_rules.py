"""What is to be done, by what has been heard and for how long nothing was. Pure: no clock, no process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Literal

Deed = Literal["restart server", "restart browser", "mend page"]

LISTEN_SECONDS = 120.0
"""A server may take as long until it listens, on a small computer's first morning; most take 3 to 10."""
START_SECONDS = 60.0
"""A page may take as long until it draws, a browser until it answers."""
SERVER_SILENCE = 15.0
"""The server says "ready" every second."""
PAGE_SILENCE = 20.0
"""The page beats every 5 seconds, and may wait 4 for an answer."""
SCRIPT_SILENCE = 20.0
"""The script runs every 2 seconds."""
BROWSER_SILENCE = 20.0
"""The browser is asked every 5 seconds whether it hears."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What the supervisor knows. All in seconds; None: never, or not since the thing was begun."""

    server_age: float | None = None
    browser_age: float | None = None
    exhibit_age: float | None = None
    """Since the exhibit's page was opened; None while a card is shown."""
    ready: float | None = None
    script: float | None = None
    page: float | None = None
    vain_starts: int = 0
    """How many servers in a row ended before they did what they should."""
    unanswered: float | None = None
    """Since the browser was asked what it has not answered yet."""


@dataclass(frozen=True, slots=True)
class Judgement:
    deed: Deed
    why: str


def judge(seen: Sight) -> Judgement | None:
    """What is to be done now, the most certain first; None if all is well, or still may become so."""
    return _server(seen) or _browser(seen) or (_page(seen) or _script(seen) if _may_beat(seen) else None)


def _may_beat(seen: Sight) -> bool:
    return seen.exhibit_age is not None and seen.ready is not None and seen.server_age is not None


def _server(seen: Sight) -> Judgement | None:
    if seen.server_age is None:
        return None
    # What is slow is given more time at each try: else a machine under strain would never come up.
    patience = LISTEN_SECONDS * (1 + min(seen.vain_starts, 3))
    silent = seen.server_age > patience if seen.ready is None else seen.ready > SERVER_SILENCE
    quiet = seen.server_age if seen.ready is None else seen.ready
    return Judgement("restart server", f"The server has said nothing for {quiet:.0f} s.") if silent else None


def _browser(seen: Sight) -> Judgement | None:
    if seen.browser_age is None or seen.unanswered is None:
        return None
    patience = BROWSER_SILENCE if seen.browser_age > START_SECONDS else START_SECONDS
    if seen.unanswered <= patience:
        return None
    return Judgement("restart browser", f"The browser has not answered for {seen.unanswered:.0f} s.")


def _page(seen: Sight) -> Judgement | None:
    # After a new beginning of the server too: until then nobody took the page's beats.
    quiet = _quiet(seen.page, seen, PAGE_SILENCE)
    return Judgement("mend page", f"The page has not beaten for {quiet:.0f} s.") if quiet else None


def _script(seen: Sight) -> Judgement | None:
    quiet = _quiet(seen.script, seen, SCRIPT_SILENCE)
    return Judgement("restart server", f"The page’s script has not run for {quiet:.0f} s.") if quiet else None


def _quiet(beat: float | None, seen: Sight, silence: float) -> float | None:
    """For how long a heart has been too quiet; None if it has not. A beat that was felt before the server or
    the page began is none: both are given time to begin."""
    begun = min(seen.exhibit_age or 0.0, seen.server_age or 0.0)
    if beat is None or beat > begun:
        return begun if begun > START_SECONDS else None
    return beat if beat > silence else None


Rung = Literal["show it again", "restart browser", "restart server", "restart machine"]


class Ladder:
    """Climbs from the gentlest to the strongest; a beat brings it down. The machine only where allowed."""

    def __init__(self, *, may_restart_machine: bool) -> None:
        gentle: Sequence[Rung] = ("show it again", "restart browser", "restart server")
        self._rungs: Sequence[Rung] = (*gentle, *(("restart machine",) if may_restart_machine else ()))
        self._next = 0

    def climb(self) -> Rung:
        """The next thing to try; after the last it begins again."""
        rung = self._rungs[self._next % len(self._rungs)]
        self._next += 1
        return rung

    def come_down(self) -> None:
        self._next = 0


class Beats:
    """Names and moments. `now` gives seconds that only ever grow."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._heard: dict[str, float] = {}

    def hear(self, name: str) -> None:
        self._heard[name] = self._now()

    def forget(self, *names: str) -> None:
        for name in names:
            self._heard.pop(name, None)

    def age(self, name: str) -> float | None:
        """Seconds since; None if it was never heard, or forgotten."""
        heard = self._heard.get(name)
        return None if heard is None else self._now() - heard
