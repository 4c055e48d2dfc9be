"""The two heartbeats that reach the server: recorded for `/health`, and passed on to the supervisor."""

from __future__ import annotations

from collections.abc import Mapping
from time import monotonic
from typing import Literal

from components.page.supervisor_pipe import notify_supervisor

Heartbeat = Literal["script", "page"]

_last: dict[Heartbeat, float] = {}


def record_heartbeat(kind: Heartbeat) -> None:
    """Record a heartbeat of the page's script, or of a page on this machine's screen."""
    _last[kind] = monotonic()
    notify_supervisor(kind)


def heartbeat_ages() -> Mapping[str, float | None]:
    """Seconds (monotonic clock) since the last heartbeat of each kind; None where there was none yet."""
    now = monotonic()
    kinds: tuple[Heartbeat, ...] = ("page", "script")
    return {kind: round(now - _last[kind], 1) if kind in _last else None for kind in kinds}
