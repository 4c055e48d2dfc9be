"""The server's ASGI lifespan: starts the folder watch and the garbage collection's thread, and notifies the
supervisor."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Event
from typing import Any

import anyio
import psutil

from components.page.open_exhibit import get_exhibit
from components.page.supervisor_pipe import is_supervised, notify_supervisor
from components.server.folder_watch import start_folder_watch
from components.server.gc_tuning import start_gc_tuning
from components.server.loopback_server import loopback_server

READY_SECONDS = 1.0
"""Between two `ready` messages."""


@asynccontextmanager
async def lifespan(_: Any) -> AsyncIterator[None]:
    """From just before the server listens until it stops."""
    open_exhibit, stop = get_exhibit(), Event()
    start_gc_tuning(stop)
    start_folder_watch(open_exhibit, stop)
    try:
        async with loopback_server(), anyio.create_task_group() as tasks:
            if is_supervised():
                tasks.start_soon(notify_ready)
            yield
            tasks.cancel_scope.cancel()
    finally:
        stop.set()


async def notify_ready() -> None:
    """Send `ready` to the supervisor every second, as long as the event loop runs.

    It starts when the server listens: a browser that is sent there earlier shows its own error page.
    """
    while not is_listening():
        await anyio.sleep(READY_SECONDS / 10)
    while True:
        notify_supervisor("ready")
        await anyio.sleep(READY_SECONDS)


def is_listening() -> bool:
    """Whether this process listens on a TCP port."""
    connections = psutil.Process().net_connections("tcp")
    return any(connection.status == psutil.CONN_LISTEN for connection in connections)
