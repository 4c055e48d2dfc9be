"""Child processes of the kiosk: each in a process group of its own, killed when the supervisor dies."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

PROJECT_FOLDER = Path(__file__).parents[3]
"""The folder that holds app.py."""

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
"""Options of Linux's `prctl(2)`."""

_libc = ctypes.CDLL(None, use_errno=True)


def adopt_orphans() -> None:
    """Make this process the parent of its descendants' orphans, so that they can be ended at the end."""
    _libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def start_process(
    command: Sequence[str],
    environment: Mapping[str, str],
    folder: Path,
    descriptors: Mapping[int, int],
    output: int | None = None,
) -> subprocess.Popen[bytes]:
    """Start a process. `descriptors`: file descriptors in the new process, and what each is in this one.

    `output`: where its standard output and error go; where the supervisor's own go if None. Raises OSError.
    """

    def prepare() -> None:
        # Between fork and exec; the supervisor has one thread, so this is safe.
        _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        # Duplicated first, so that none is overwritten by another.
        copies = [(number, os.dup(descriptor)) for number, descriptor in descriptors.items()]
        for number, descriptor in copies:
            os.dup2(descriptor, number, inheritable=True)

    return subprocess.Popen(
        command,
        cwd=folder,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        pass_fds=tuple(descriptors),
        start_new_session=True,
        preexec_fn=prepare,  # noqa: PLW1509
    )


def terminate(process: subprocess.Popen[bytes]) -> None:
    """Ask the whole process group to end; one that is stopped is continued, so that it can."""
    for number in (signal.SIGTERM, signal.SIGCONT):
        with suppress(OSError):
            os.killpg(process.pid, number)


def kill(process: subprocess.Popen[bytes], timeout: float = 1.0) -> None:
    """End the whole process group at once. Never raises; waits at most `timeout` seconds for its end."""
    with suppress(OSError):
        os.killpg(process.pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout)
