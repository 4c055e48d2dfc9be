"""The server, and the line on which it speaks."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from logging import Logger
from pathlib import Path

from components.kiosk.supervise.managed_process import Child
from components.kiosk.supervise.process import HOUSE, kill, start
from components.page.supervisor_pipe import LINE_VARIABLE, TURN_VARIABLE

LONGEST_WORD = 64


def server_command(exhibit: Path, port: int, wishes: Sequence[str] = ()) -> Sequence[str]:
    """What starts the server: this same Python, without a window of its own."""
    return (sys.executable, "app.py", str(exhibit), "--no-browser", "--port", str(port), *wishes)


class Server(Child):
    """The server's process. `line` is the end of the pipe to read its words from; -1 while it does not run.

    A spare stands by: a second server that has read the exhibit and waits, so that the first, when it ends,
    is followed in a second and not in the ten a small computer takes. `keep_spare` begins it.
    """

    name = "server"

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], log: Logger) -> None:
        super().__init__(log)
        self._command, self._environment = command, environment
        self.line = -1
        self._rest = b""
        self._spare: Launched | None = None

    @property
    def spare(self) -> subprocess.Popen[bytes] | None:
        """The process that stands by."""
        return self._spare.process if self._spare else None

    def begin(self) -> subprocess.Popen[bytes]:
        spare, self._spare = self._spare, None
        if spare is None or not spare.take_turn():
            spare = launch(self._command, self._environment)
        self.line, self._rest = spare.line, b""
        return spare.process

    def keep_spare(self) -> None:
        """See that one stands by. Raises OSError."""
        if self._spare is not None and self._spare.process.poll() is not None:
            self._spare.let_go()
            self._spare = None
        elif self._spare is None:
            self._spare = launch(self._command, self._environment, waits=True)

    def drop_spare(self) -> None:
        """End the one that stands by: it may be as ill as the one before."""
        if self._spare is not None:
            kill(self._spare.process)
            self._spare.let_go()
            self._spare = None

    def clear(self) -> None:
        close(self.line)
        self.line = -1

    def words(self) -> Sequence[str]:
        """Every word that has come; none if the line is broken."""
        try:
            piece = os.read(self.line, 65536)
        except OSError:
            return ()
        if not piece:  # the server let go of its end: nothing more will come
            self.clear()
        *lines, rest = (self._rest + piece).split(b"\n")
        self._rest = rest[-LONGEST_WORD:]
        return [line.decode("ascii", "replace") for line in lines]


@dataclass(frozen=True, slots=True)
class Launched:
    """A server's process, the end to read its words from, and the end to call it by; -1 if it does not wait.

    Each process has pipes of its own, so that no word of the one before is taken for one of this.
    """

    process: subprocess.Popen[bytes]
    line: int
    turn: int = -1

    def take_turn(self) -> bool:
        """Call it; False, and its pipes are closed, if it is no longer there."""
        with suppress(OSError):
            if self.process.poll() is None and os.write(self.turn, b"!"):
                close(self.turn)
                return True
        self.let_go()
        return False

    def let_go(self) -> None:
        close(self.line)
        close(self.turn)


def launch(command: Sequence[str], environment: Mapping[str, str], *, waits: bool = False) -> Launched:
    """Start a server, or one that `waits` until it is called. Raises OSError."""
    line, theirs = os.pipe()
    ear, turn = os.pipe() if waits else (-1, -1)
    try:
        os.set_blocking(line, False)
        os.set_blocking(theirs, False)  # a supervisor that is slow must not make the server wait
        told = {LINE_VARIABLE: str(theirs)} | ({TURN_VARIABLE: str(ear)} if waits else {})
        ends = {theirs: theirs} | ({ear: ear} if waits else {})
        return Launched(start(command, {**environment, **told}, HOUSE, ends), line, turn)
    except OSError:
        close(line)
        close(turn)
        raise
    finally:
        close(theirs)
        close(ear)


def close(end: int) -> None:
    """Close a pipe's end; -1 is none."""
    if end >= 0:
        with suppress(OSError):
            os.close(end)
