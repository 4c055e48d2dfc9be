"""The watchdog's rules: how long each part has been silent, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Literal

Action = Literal["restart server", "restart browser", "recover page"]
Step = Literal["reload page", "restart browser", "restart server", "restart machine"]

LISTEN_SECONDS = 120.0
"""Time a server has until it listens: on a small computer's first start. Most take 3 to 10 seconds."""
START_SECONDS = 60.0
"""Time a page has until it draws, and a browser until it answers."""
SERVER_SILENCE = 15.0
"""The server reports "ready" every second."""
PAGE_SILENCE = 20.0
"""The page sends a heartbeat every 5 seconds, and may wait 4 for an answer."""
SCRIPT_SILENCE = 20.0
"""The script runs every 2 seconds."""
BROWSER_SILENCE = 20.0
"""The browser is asked for its version every 5 seconds."""


class HeartbeatAges:
    """When each event last happened. `now` gives seconds of a clock that never goes back."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._times: dict[str, float] = {}

    def record(self, event: str) -> None:
        self._times[event] = self._now()

    def forget(self, *events: str) -> None:
        for event in events:
            self._times.pop(event, None)

    def age(self, event: str) -> float | None:
        """Seconds since the event; None if it never happened, or was forgotten."""
        time = self._times.get(event)
        return None if time is None else self._now() - time


@dataclass(frozen=True, slots=True)
class Observations:
    """What the supervisor has observed. All in seconds; None: never, or not since the last start."""

    server_age: float | None = None
    browser_age: float | None = None
    exhibit_age: float | None = None
    """Since the exhibit's page was opened; None while a card is shown."""
    ready: float | None = None
    script: float | None = None
    page: float | None = None
    failed_starts: int = 0
    """How many servers in a row ended before they worked."""
    unanswered: float | None = None
    """Since the question to the browser that it has not answered yet."""


@dataclass(frozen=True, slots=True)
class Decision:
    action: Action
    reason: str


def decide(observed: Observations) -> Decision | None:
    """What to do now, the most certain first; None if all is well, or may still become so. Has no effects."""
    decision = _server(observed) or _browser(observed)
    if decision is None and _can_have_heartbeats(observed):
        decision = _page(observed) or _script(observed)
    return decision


def _can_have_heartbeats(observed: Observations) -> bool:
    return None not in (observed.exhibit_age, observed.ready, observed.server_age)


def _server(observed: Observations) -> Decision | None:
    if observed.server_age is None:
        return None
    # A slow server gets more time at each try: else a machine under load would never come up.
    limit = LISTEN_SECONDS * (1 + min(observed.failed_starts, 3))
    if observed.ready is None:
        silence, is_silent = observed.server_age, observed.server_age > limit
    else:
        silence, is_silent = observed.ready, observed.ready > SERVER_SILENCE
    return (
        Decision("restart server", f"The server has not reported for {silence:.0f} s.") if is_silent else None
    )


def _browser(observed: Observations) -> Decision | None:
    if observed.browser_age is None or observed.unanswered is None:
        return None
    limit = BROWSER_SILENCE if observed.browser_age > START_SECONDS else START_SECONDS
    if observed.unanswered <= limit:
        return None
    return Decision("restart browser", f"The browser has not answered for {observed.unanswered:.0f} s.")


def _page(observed: Observations) -> Decision | None:
    # Also after a restart of the server: until then nothing received the page's heartbeats.
    silence = _silence(observed.page, observed, PAGE_SILENCE)
    return Decision("recover page", f"The page has not reported for {silence:.0f} s.") if silence else None


def _script(observed: Observations) -> Decision | None:
    silence = _silence(observed.script, observed, SCRIPT_SILENCE)
    return (
        Decision("restart server", f"The page’s script has not run for {silence:.0f} s.") if silence else None
    )


def _silence(heartbeat: float | None, observed: Observations, limit: float) -> float | None:
    """For how long a heartbeat has been missing, in seconds; None if it is not missing.

    A heartbeat from before the last start of the server or the page does not count: both get time to start.
    """
    since_start = min(observed.exhibit_age or 0.0, observed.server_age or 0.0)
    if heartbeat is None or heartbeat > since_start:
        return since_start if since_start > START_SECONDS else None
    return heartbeat if heartbeat > limit else None


class Escalation:
    """What is tried, one step after the other, when a page stays silent though its server works.

    From the gentlest step to the strongest; a heartbeat resets it. The machine only where that is allowed.
    """

    def __init__(self, *, may_restart_machine: bool) -> None:
        gentle: Sequence[Step] = ("reload page", "restart browser", "restart server")
        self._steps: Sequence[Step] = (*gentle, *(("restart machine",) if may_restart_machine else ()))
        self._next = 0

    def next_step(self) -> Step:
        """The next step to try; after the last comes the first."""
        step = self._steps[self._next % len(self._steps)]
        self._next += 1
        return step

    def reset(self) -> None:
        self._next = 0
