"""The machine that the doctor examines: its files, the answers of programs, and what it should show."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import psutil

from components.kiosk.install.install_manifest import ManifestError, read_manifest
from components.kiosk.install.install_options import PORT, SHIPPED
from data import KIOSK_STATE, Exhibit, LastGood, load, state_folder

TIMEOUT_SECONDS = 15
"""How long a program may take to answer."""


def _run(command: Sequence[str]) -> str | None:
    if shutil.which(command[0]) is None:
        return None
    with suppress(OSError, subprocess.SubprocessError):
        done = subprocess.run(command, capture_output=True, timeout=TIMEOUT_SECONDS, stdin=subprocess.DEVNULL)
        return done.stdout.decode("utf-8", "replace")
    return None


def _free_bytes(folder: Path) -> int | None:
    with suppress(OSError):
        return shutil.disk_usage(folder).free
    return None


class Memory(NamedTuple):
    """In bytes: all of it, and what a new program could use."""

    total: int
    available: int


def _memory() -> Memory | None:
    with suppress(OSError, ValueError, psutil.Error):
        memory = psutil.virtual_memory()
        return Memory(memory.total, memory.available)
    return None


def _file_systems() -> Mapping[Path, str]:
    return {Path(each.mountpoint): each.fstype for each in psutil.disk_partitions(all=True)}


def _listening_addresses(port: int) -> Sequence[str]:
    return [
        each.laddr.ip
        for each in psutil.net_connections("tcp")
        if each.status == psutil.CONN_LISTEN and each.laddr and each.laddr.port == port
    ]


@dataclass(frozen=True)
class Machine:
    """Files under /proc, /sys and /etc, the answers of programs, and what psutil measures. Changes nothing.

    `root`: where the files are found; tests give another. A missing file is empty. `run` returns what a
    program prints, None where it is not installed or does not answer; `free_bytes` the free space on the disk
    of a folder, and `memory` the machine's memory, None where it is unknown.
    `file_systems`: the type of each mounted file system, by mount point. `listening_addresses`: the IP
    addresses at which programs listen on a TCP port. Both raise OSError or psutil.Error where the machine
    does not tell; nothing else raises.
    """

    root: Path = Path("/")
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    run: Callable[[Sequence[str]], str | None] = _run
    free_bytes: Callable[[Path], int | None] = _free_bytes
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    memory: Callable[[], Memory | None] = _memory
    file_systems: Callable[[], Mapping[Path, str]] = _file_systems
    listening_addresses: Callable[[int], Sequence[str]] = _listening_addresses

    def bytes(self, path: str) -> bytes:
        with suppress(OSError):
            return (self.root / path).read_bytes()
        return b""

    def text(self, path: str) -> str:
        return self.bytes(path).decode("utf-8", "replace").strip()

    def folders(self, pattern: str) -> list[str]:
        """Paths under the root that match, sorted."""
        with suppress(OSError):
            return sorted(path.relative_to(self.root).as_posix() for path in self.root.glob(pattern))
        return []

    def has(self, path: str) -> bool:
        with suppress(OSError):
            return (self.root / path).exists()
        return False


@dataclass(frozen=True, slots=True)
class MachineConfig:
    """What the machine should show. `folder`: the exhibit's; `exhibit`: None if it cannot be shown;
    `last_good`: the copy that is shown then; `is_installed`: whether `kiosk install` was run here."""

    folder: Path
    exhibit: Exhibit | None
    problems: int
    port: int
    state: Path
    last_good: Path | None
    is_installed: bool


def read_config(root: Path, folder: Path | None, port: int | None) -> MachineConfig:
    """The configuration as it was installed, unless another exhibit or port is given."""
    try:
        manifest = read_manifest(root)
    except ManifestError:
        manifest = None
    options = dict(manifest.options) if manifest else {}
    exhibit = folder or Path(options.get("exhibit", SHIPPED))
    loaded = load(exhibit)
    state = KIOSK_STATE if manifest and root == Path("/") else state_folder()
    return MachineConfig(
        folder=exhibit,
        exhibit=loaded.exhibit,
        problems=len(loaded.problems),
        port=port or _number(options.get("port")) or PORT,
        state=state,
        last_good=LastGood(exhibit, state).folder,
        is_installed=manifest is not None,
    )


def _number(text: object) -> int | None:
    return int(text) if isinstance(text, str) and text.isdigit() else None
