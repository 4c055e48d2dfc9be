"""Visitors without a browser: each holds a real session, and speaks with the server as the page does."""

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

APART = 0.1
"""Seconds between two who come in."""
PATIENCE = 60.0
"""Seconds for an answer: a visitor who is kept waiting is seen in the taps, not lost."""


@dataclass
class Crowd:
    """Visitors in a thread of their own. `answers` counts the runs of the script that were answered."""

    address: str
    taps_every: float | None
    """Seconds between two runs of the whole script, as a stock app runs for each tap; None where a tap never
    reaches the server."""
    there: int = 0
    answers: int = 0
    bytes_received: int = 0
    faults: list[str] = field(default_factory=list)

    async def come(self, count: int, leave: asyncio.Event) -> None:
        visits = []
        for _ in range(count):
            visits.append(asyncio.create_task(self._visit(leave)))
            await asyncio.sleep(APART)
        await asyncio.gather(*visits)

    async def _visit(self, leave: asyncio.Event) -> None:
        try:
            async with connect(
                f"ws://{urlsplit(self.address).netloc}/_stcore/stream",
                origin=Origin(self.address),
                subprotocols=[Subprotocol("streamlit")],
                max_size=None,
                open_timeout=PATIENCE,
                ping_timeout=PATIENCE,
                proxy=None,
            ) as line:
                await self._stay(line, leave)
        except Exception as error:
            self.faults.append(repr(error))

    async def _stay(self, line: ClientConnection, leave: asyncio.Event) -> None:
        await line.send(_run(ClientState()))
        tasks = {asyncio.create_task(self._listen(line))}
        if self.taps_every is not None:
            tasks.add(asyncio.create_task(_every(self.taps_every, line, ClientState())))
        gone = asyncio.create_task(leave.wait())
        done, waiting = await asyncio.wait({gone, *tasks}, return_when=asyncio.FIRST_COMPLETED)
        for task in waiting:
            task.cancel()
        ends = await asyncio.gather(*tasks, return_exceptions=True)
        if gone not in done:
            hung_up = RuntimeError("the server hung up")
            raise next((end for end in ends if isinstance(end, Exception)), hung_up)

    async def _listen(self, line: ClientConnection) -> None:
        """Read all that comes; do as told, as the page does: run a fragment every so many seconds."""
        repeating: dict[str, asyncio.Task[None]] = {}
        met = False
        try:
            async for sent in line:
                assert isinstance(sent, bytes)
                self.bytes_received += len(sent)
                message = ForwardMsg.FromString(sent)
                kind = message.WhichOneof("type")
                self.answers += kind == "script_finished"
                if kind == "script_finished" and not met:
                    self.there, met = self.there + 1, True
                if kind == "auto_rerun" and message.auto_rerun.fragment_id not in repeating:
                    told = message.auto_rerun
                    state = ClientState(fragment_id=told.fragment_id, is_auto_rerun=True)
                    repeating[told.fragment_id] = asyncio.create_task(_every(told.interval, line, state))
        finally:
            for task in repeating.values():
                task.cancel()
            await asyncio.gather(*repeating.values(), return_exceptions=True)  # a lost line is told once


async def _every(seconds: float, line: ClientConnection, state: ClientState) -> None:
    while True:
        await asyncio.sleep(seconds)
        await line.send(_run(state))


def _run(state: ClientState) -> bytes:
    sent: bytes = BackMsg(rerun_script=state).SerializeToString()
    return sent


@contextmanager
def crowd(address: str, count: int, taps_every: float | None = None) -> Iterator[Crowd]:
    """So many visitors, until the end of the block; inside it they may still be coming."""
    people, leave = Crowd(address, taps_every), asyncio.Event()
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_until_complete, args=(people.come(count, leave),), daemon=True)
    thread.start()
    try:
        yield people
    finally:
        loop.call_soon_threadsafe(leave.set)
        thread.join(timeout=60)
        loop.close()
