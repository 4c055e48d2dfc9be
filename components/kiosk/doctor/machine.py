"""This machine, read: files under /proc, /sys and /etc, and what a few programs say. Nothing is changed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

PATIENCE = 15
"""Seconds a program may take to answer."""


def _say(command: Sequence[str]) -> str | None:
    if shutil.which(command[0]) is None:
        return None
    with suppress(OSError, subprocess.SubprocessError):
        done = subprocess.run(command, capture_output=True, timeout=PATIENCE, stdin=subprocess.DEVNULL)
        return done.stdout.decode("utf-8", "replace")
    return None


def _free(folder: Path) -> int | None:
    with suppress(OSError):
        return shutil.disk_usage(folder).free
    return None


@dataclass(frozen=True)
class Machine:
    """`root` is where its files are found, so that a made-up machine can be read as well as this one.

    Nothing here raises: what is not there is empty. `say` gives what a program prints, None where it is not
    installed or does not answer; `free` the bytes left on a folder's disk, None where that cannot be told.
    """

    root: Path = Path("/")
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    say: Callable[[Sequence[str]], str | None] = _say
    free: Callable[[Path], int | None] = _free
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def bytes(self, path: str) -> bytes:
        with suppress(OSError):
            return (self.root / path).read_bytes()
        return b""

    def text(self, path: str) -> str:
        return self.bytes(path).decode("utf-8", "replace").strip()

    def folders(self, pattern: str) -> list[str]:
        """Paths that match, under the root, in order."""
        with suppress(OSError):
            return sorted(path.relative_to(self.root).as_posix() for path in self.root.glob(pattern))
        return []

    def has(self, path: str) -> bool:
        with suppress(OSError):
            return (self.root / path).exists()
        return False
