"""Launching a server with its pipes: the line it speaks on, and for a spare the one on which it is called."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from components.kiosk.supervise.process import HOUSE, start
from components.page.supervisor_pipe import LINE_VARIABLE, TURN_VARIABLE


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
