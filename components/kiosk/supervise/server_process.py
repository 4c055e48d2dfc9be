"""The server's process, the pipe on which it reports, and the spare server that stands by."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from logging import Logger
from pathlib import Path

from components.kiosk.supervise.managed_process import ManagedProcess
from components.kiosk.supervise.process import PROJECT_FOLDER, kill, start_process
from components.page.supervisor_pipe import PIPE_VARIABLE, START_PIPE_VARIABLE

MAX_MESSAGE_BYTES = 64


def server_command(exhibit: Path, port: int, options: Sequence[str] = ()) -> Sequence[str]:
    """The command that starts the server: with this Python, and without opening a browser."""
    return (sys.executable, "app.py", str(exhibit), "--no-browser", "--port", str(port), *options)


@dataclass(frozen=True, slots=True)
class StartedServer:
    """A server's process, the pipe to read its messages from, and the pipe to activate a spare; -1 if none.

    Each process has pipes of its own, so that no message of an earlier one is taken for one of this.
    """

    process: subprocess.Popen[bytes]
    pipe: int
    activation_pipe: int = -1

    def activate(self) -> bool:
        """Let a waiting server begin to serve. If its process has ended: False, and its pipes are closed."""
        with suppress(OSError):
            if self.process.poll() is None and os.write(self.activation_pipe, b"!"):
                close(self.activation_pipe)
                return True
        self.close_pipes()
        return False

    def close_pipes(self) -> None:
        close(self.pipe)
        close(self.activation_pipe)


def start_server(
    command: Sequence[str], environment: Mapping[str, str], *, waits: bool = False
) -> StartedServer:
    """Start a server, or one that `waits` until it is activated. Raises OSError."""
    pipe, server_end = os.pipe()
    waiting_end, activation_pipe = os.pipe() if waits else (-1, -1)
    try:
        os.set_blocking(pipe, False)
        os.set_blocking(server_end, False)  # a slow supervisor must not make the server wait
        variables = {PIPE_VARIABLE: str(server_end)} | (
            {START_PIPE_VARIABLE: str(waiting_end)} if waits else {}
        )
        descriptors = {server_end: server_end} | ({waiting_end: waiting_end} if waits else {})
        process = start_process(command, {**environment, **variables}, PROJECT_FOLDER, descriptors)
        return StartedServer(process, pipe, activation_pipe)
    except OSError:
        close(pipe)
        close(activation_pipe)
        raise
    finally:
        close(server_end)
        close(waiting_end)


def close(descriptor: int) -> None:
    """Close a file descriptor; -1 is none."""
    if descriptor >= 0:
        with suppress(OSError):
            os.close(descriptor)


class ServerProcess(ManagedProcess):
    """The server's process. `pipe` is the descriptor to read its messages from; -1 while it does not run.

    A spare stands by: a second server that has read the exhibit and waits. When the first ends, the spare
    serves within a second, instead of the ten that a start takes on a small computer.
    """

    name = "server"

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], log: Logger) -> None:
        super().__init__(log)
        self._command, self._environment = command, environment
        self.pipe = -1
        self._unfinished = b""
        self._spare: StartedServer | None = None

    @property
    def spare(self) -> subprocess.Popen[bytes] | None:
        """The process that stands by."""
        return self._spare.process if self._spare else None

    def start(self) -> subprocess.Popen[bytes]:
        spare, self._spare = self._spare, None
        if spare is None or not spare.activate():
            spare = start_server(self._command, self._environment)
        self.pipe, self._unfinished = spare.pipe, b""
        return spare.process

    def ensure_spare(self) -> None:
        """Start a spare if there is none; forget one that has ended. Raises OSError."""
        if self._spare is not None and self._spare.process.poll() is not None:
            self._spare.close_pipes()
            self._spare = None
        elif self._spare is None:
            self._spare = start_server(self._command, self._environment, waits=True)

    def stop_spare(self) -> None:
        """End the spare: it may have the same fault as the server before it."""
        if self._spare is not None:
            kill(self._spare.process)
            self._spare.close_pipes()
            self._spare = None

    def clean_up(self) -> None:
        close(self.pipe)
        self.pipe = -1

    def read_messages(self) -> Sequence[str]:
        """Every message that has arrived; none if the pipe is closed."""
        try:
            piece = os.read(self.pipe, 65536)
        except OSError:
            return ()
        if not piece:  # the server closed its end: nothing more will come
            self.clean_up()
        *lines, rest = (self._unfinished + piece).split(b"\n")
        self._unfinished = rest[-MAX_MESSAGE_BYTES:]
        return [line.decode("ascii", "replace") for line in lines]
