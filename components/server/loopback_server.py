"""A second listener at 127.0.0.1, where `--listen` names another address of this machine.

The kiosk's own screen, the staff card and the curator's desk are answered on loopback alone: without it they
would not be reached at all.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import anyio
import uvicorn

from components.page.tcp_no_delay import set_no_delay
from components.server.security.listen_options import LOCALHOST

_bound: list[tuple[uvicorn.Config, Any]] = []
"""The port that this process has taken at 127.0.0.1, with its socket; Streamlit has one server a process."""


def bind_loopback(app: Any, port: int) -> None:
    """Take the port at 127.0.0.1, for `loopback_server`. Raises SystemExit where another program has it, as
    the server itself does."""
    # `lifespan`: the first server starts the app. `log_config`: logging is set up already.
    config = uvicorn.Config(
        app,
        host=LOCALHOST,
        port=port,
        lifespan="off",
        log_config=None,
        access_log=False,
        ws="websockets-sansio",
        ws_per_message_deflate=False,
    )
    _bound.append((config, set_no_delay(config.bind_socket())))


@asynccontextmanager
async def loopback_server() -> AsyncIterator[None]:
    """Answer at 127.0.0.1 too, where its port was taken."""
    if not _bound:
        yield
        return
    config, socket = _bound[-1]
    config.load()
    server = uvicorn.Server(config)
    server.lifespan = config.lifespan_class(config)
    await server.startup([socket])  # not `serve`: the signals are the first server's
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(server.main_loop)
        try:
            yield
        finally:
            server.should_exit = server.force_exit = True
            await server.shutdown([socket])
