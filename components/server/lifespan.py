"""What the server does as long as it lives: it watches the curator's folder, and says that it is there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import anyio
import psutil

from components.page.supervisor_pipe import is_supervised, tell
from components.server.folder_watch import watching

TELL_SECONDS = 1.0


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[None]:
    """The server's whole life, from just before it listens to its end."""
    async with watching(app), anyio.create_task_group() as tasks:
        if is_supervised():
            tasks.start_soon(notify_ready)
        yield
        tasks.cancel_scope.cancel()


async def notify_ready() -> None:
    """Say "ready" as long as the loop that answers browsers turns; not before it can be reached, for a
    browser sent there too early shows its own words."""
    while not is_listening():
        await anyio.sleep(TELL_SECONDS / 10)
    while True:
        tell("ready")
        await anyio.sleep(TELL_SECONDS)


def is_listening() -> bool:
    """Whether this process has a door open."""
    doors = psutil.Process().net_connections("tcp")
    return any(door.status == psutil.CONN_LISTEN for door in doors)
