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

from components.kiosk.install.install_manifest import LedgerError, read_ledger
from components.kiosk.install.install_options import PORT, SHIPPED, STATE
from data import Exhibit, LastGood, load, state_folder

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


@dataclass(frozen=True, slots=True)
class Post:
    """`last_good` is the copy the screen falls back to; `installed` whether this machine was made a kiosk."""

    folder: Path
    exhibit: Exhibit | None
    problems: int
    port: int
    state: Path
    last_good: Path | None
    installed: bool


def post(root: Path, folder: Path | None, port: int | None) -> Post:
    """The post as it was installed, unless another exhibit or port is named."""
    try:
        ledger = read_ledger(root)
    except LedgerError:
        ledger = None
    wish = dict(ledger.wish) if ledger else {}
    named = folder or Path(wish.get("exhibit", SHIPPED))
    loaded = load(named)
    state = STATE if ledger and root == Path("/") else state_folder()
    return Post(
        folder=named,
        exhibit=loaded.exhibit,
        problems=len(loaded.problems),
        port=port or _number(wish.get("port")) or PORT,
        state=state,
        last_good=LastGood(named, state).folder,
        installed=ledger is not None,
    )


def _number(text: object) -> int | None:
    return int(text) if isinstance(text, str) and text.isdigit() else None
