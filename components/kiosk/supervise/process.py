"""A process of the kiosk's: in a group of its own, gone with its supervisor, ended whole."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

HOUSE = Path(__file__).parents[3]
"""The folder that holds app.py."""

PARENT_DEATH_SIGNAL = 1
CHILD_SUBREAPER = 36
"""Of Linux's `prctl(2)`."""

_libc = ctypes.CDLL(None, use_errno=True)


def adopt_orphans() -> None:
    """What a child leaves behind becomes this process's own, and can be found at the end."""
    _libc.prctl(CHILD_SUBREAPER, 1, 0, 0, 0)


def start(
    command: Sequence[str],
    environment: Mapping[str, str],
    folder: Path,
    ends: Mapping[int, int],
    output: int | None = None,
) -> subprocess.Popen[bytes]:
    """Start a process. `ends`: the number it knows a pipe's end by, and the end's number here.

    `output`: where what it prints goes; to where the supervisor's own goes if None. Raises OSError.
    """

    def prepare() -> None:
        # Between fork and exec; the supervisor has one thread, so this is safe.
        _libc.prctl(PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
        aside = [(number, os.dup(end)) for number, end in ends.items()]  # no end is overwritten by another
        for number, end in aside:
            os.dup2(end, number, inheritable=True)

    return subprocess.Popen(
        command,
        cwd=folder,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        pass_fds=tuple(ends),
        start_new_session=True,
        preexec_fn=prepare,  # noqa: PLW1509
    )


def ask_to_end(process: subprocess.Popen[bytes]) -> None:
    """Ask the whole group to end; a frozen one is woken to hear it."""
    for number in (signal.SIGTERM, signal.SIGCONT):
        with suppress(OSError):
            os.killpg(process.pid, number)


def kill(process: subprocess.Popen[bytes], patience: float = 1.0) -> None:
    """End the whole group at once. Never raises; waits at most `patience` seconds for its end."""
    with suppress(OSError):
        os.killpg(process.pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        process.wait(patience)
