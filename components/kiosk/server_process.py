"""The server, and the line on which it speaks."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from logging import Logger
from pathlib import Path

from components.kiosk.child import Child
from components.kiosk.process import start
from components.supervisor_line import LINE_VARIABLE

HOUSE = Path(__file__).parents[2]
LONGEST_WORD = 64


def server_command(exhibit: Path, port: int, wishes: Sequence[str] = ()) -> Sequence[str]:
    """What starts the server: this same Python, without a window of its own."""
    return (sys.executable, "app.py", str(exhibit), "--no-browser", "--port", str(port), *wishes)


class Server(Child):
    """The server's process. `line` is the end of the pipe to read its words from; -1 while it does not run.

    Each process has a pipe of its own, so that no word of the one before is taken for one of this.
    """

    name = "server"

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], log: Logger) -> None:
        super().__init__(log)
        self._command, self._environment = command, environment
        self.line = -1
        self._rest = b""

    def begin(self) -> subprocess.Popen[bytes]:
        ours, theirs = os.pipe()
        try:
            os.set_blocking(ours, False)
            os.set_blocking(theirs, False)  # a supervisor that is slow must not make the server wait
            environment = {**self._environment, LINE_VARIABLE: str(theirs)}
            process = start(self._command, environment, HOUSE, {theirs: theirs})
        except OSError:
            os.close(ours)
            raise
        finally:
            os.close(theirs)
        self.line, self._rest = ours, b""
        return process

    def clear(self) -> None:
        if self.line >= 0:
            with suppress(OSError):
                os.close(self.line)
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
