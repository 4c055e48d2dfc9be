"""Hardships for a server, real ones: a disk that is full, one that may not be written, a clock that jumps.

They need root on Linux (mounts), and libfaketime for the clock. Each begins, is met, and ends.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

DISK = "12m"
"""Enough for some copies of the small exhibit and a log; soon filled."""
LIBRARIES = ("/usr/lib/x86_64-linux-gnu/faketime", "/usr/lib/aarch64-linux-gnu/faketime", "/usr/lib/faketime")


@contextmanager
def small_disk(at: Path) -> Iterator[Path]:
    """A disk of its own, in memory."""
    at.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK}", "none", str(at)], check=True)
    try:
        yield at
    finally:
        subprocess.run(["umount", "--lazy", str(at)], check=True)


class FullDisk:
    """Not a byte more goes onto the disk."""

    name = "disk full"
    environment: Mapping[str, str] = {}

    def __init__(self, disk: Path) -> None:
        self._ballast = disk / "ballast"

    def begin(self) -> None:
        with suppress(OSError), self._ballast.open("ab", buffering=0) as file:
            while True:
                file.write(b"\0" * 4096)
        if os.statvfs(self._ballast.parent).f_bavail:
            raise RuntimeError("the disk is not full")

    def end(self) -> None:
        self._ballast.unlink()


class ReadOnly:
    """Exhibit and state may be read, and nothing more."""

    name = "exhibit and state read-only"
    environment: Mapping[str, str] = {}

    def __init__(self, disk: Path) -> None:
        self._disk = disk

    def begin(self) -> None:
        self._remount("ro")

    def end(self) -> None:
        self._remount("rw")

    def _remount(self, how: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{how}", str(self._disk)], check=True)


class Clock:
    """The machine's clock shows another year; how much time passes is told right, as by any kernel."""

    def __init__(self, disk: Path, years: int) -> None:
        self.name = f"clock {'back' if years < 0 else 'forward'} {abs(years)} years"
        self.years = years
        self._file = disk.parent / f"clock{years}"
        self._tell("+0")

    @property
    def environment(self) -> Mapping[str, str]:
        library = next(filter(Path.exists, (Path(each) / "libfaketimeMT.so.1" for each in LIBRARIES)))
        return {
            "LD_PRELOAD": str(library),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_CACHE_DURATION": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }

    def begin(self) -> None:
        self._tell(f"{self.years:+}y")

    def end(self) -> None:
        self._tell("+0")

    def _tell(self, offset: str) -> None:
        beside = self._file.with_suffix(".new")
        beside.write_text(f"{offset}\n", encoding="utf-8")
        os.replace(beside, self._file)


Hardship = FullDisk | ReadOnly | Clock
