"""Visitors without a browser: each holds a real Streamlit session and sends what the page would send."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

SECONDS_BETWEEN_ARRIVALS = 0.1
TIMEOUT_SECONDS = 60.0
"""For an answer: a visitor who waits long shows in the timed taps, and is not disconnected."""


@dataclass
class WebSocketVisitors:
    """Visitors in one thread. `connected` counts those whose first script run has finished, `script_runs` all
    finished runs, `faults` describes each failed connection."""

    address: str
    taps_every: float | None
    """Seconds between two runs of the whole script, as the stock app has for each tap; None where taps do not
    reach the server."""
    connected: int = 0
    script_runs: int = 0
    bytes_received: int = 0
    faults: list[str] = field(default_factory=list)

    async def visit_all(self, count: int, leave: asyncio.Event) -> None:
        visits = []
        for _ in range(count):
            visits.append(asyncio.create_task(self._visit(leave)))
            await asyncio.sleep(SECONDS_BETWEEN_ARRIVALS)
        await asyncio.gather(*visits)

    async def _visit(self, leave: asyncio.Event) -> None:
        try:
            async with connect(
                f"ws://{urlsplit(self.address).netloc}/_stcore/stream",
                origin=Origin(self.address),
                subprotocols=[Subprotocol("streamlit")],
                max_size=None,
                open_timeout=TIMEOUT_SECONDS,
                ping_timeout=TIMEOUT_SECONDS,
                proxy=None,
            ) as connection:
                await self._stay(connection, leave)
        except Exception as error:
            self.faults.append(repr(error))

    async def _stay(self, connection: ClientConnection, leave: asyncio.Event) -> None:
        await connection.send(_rerun_message(ClientState()))
        tasks = {asyncio.create_task(self._receive(connection))}
        if self.taps_every is not None:
            tasks.add(asyncio.create_task(_rerun_every(self.taps_every, connection, ClientState())))
        left = asyncio.create_task(leave.wait())
        done, waiting = await asyncio.wait({left, *tasks}, return_when=asyncio.FIRST_COMPLETED)
        for task in waiting:
            task.cancel()
        ends = await asyncio.gather(*tasks, return_exceptions=True)
        if left not in done:
            closed = RuntimeError("the server closed the connection")
            raise next((end for end in ends if isinstance(end, Exception)), closed)

    async def _receive(self, connection: ClientConnection) -> None:
        """Read every message and, as the page does, rerun the fragments that the server wants repeated."""
        repeating: dict[str, asyncio.Task[None]] = {}
        is_connected = False
        try:
            async for data in connection:
                assert isinstance(data, bytes)
                self.bytes_received += len(data)
                message = ForwardMsg.FromString(data)
                kind = message.WhichOneof("type")
                self.script_runs += kind == "script_finished"
                if kind == "script_finished" and not is_connected:
                    self.connected, is_connected = self.connected + 1, True
                if kind == "auto_rerun" and message.auto_rerun.fragment_id not in repeating:
                    rerun = message.auto_rerun
                    state = ClientState(fragment_id=rerun.fragment_id, is_auto_rerun=True)
                    repeat = _rerun_every(rerun.interval, connection, state)
                    repeating[rerun.fragment_id] = asyncio.create_task(repeat)
        finally:
            for task in repeating.values():
                task.cancel()
            # Their errors repeat the one of this connection.
            await asyncio.gather(*repeating.values(), return_exceptions=True)


async def _rerun_every(seconds: float, connection: ClientConnection, state: ClientState) -> None:
    while True:
        await asyncio.sleep(seconds)
        await connection.send(_rerun_message(state))


def _rerun_message(state: ClientState) -> bytes:
    message: bytes = BackMsg(rerun_script=state).SerializeToString()
    return message


@contextmanager
def websocket_visitors(
    address: str, count: int, taps_every: float | None = None
) -> Iterator[WebSocketVisitors]:
    """So many visitors until the end of the block; at its beginning they may still be connecting."""
    visitors, leave = WebSocketVisitors(address, taps_every), asyncio.Event()
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_until_complete, args=(visitors.visit_all(count, leave),), daemon=True)
    thread.start()
    try:
        yield visitors
    finally:
        loop.call_soon_threadsafe(leave.set)
        thread.join(timeout=60)
        loop.close()
