"""The folder a kiosk runs in, and what one that was cut off left in it."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

import psutil

from components.kiosk.supervise.browser_process import PROFILE

MARK = "SOJOURN_KIOSK"
"""Environment variable of every child: the folder its kiosk runs in. So that leftovers are known."""


class Occupied(Exception):
    """Another kiosk runs in this folder, and lives."""


def take_folder(port: int) -> tuple[Path, int]:
    """This kiosk's folder, only for its own user, and the lock that holds it. Raises Occupied and OSError.

    In memory where the system gives such a place, so that a full disk does not matter.
    """
    place = os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()
    folder = Path(place) / f"sojourn-kiosk-{os.geteuid()}-{port}"
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if folder.is_symlink() or found.st_uid != os.geteuid() or found.st_mode & 0o077:
        raise PermissionError(f"{folder} is not only this user’s own")
    lock = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(lock)
        raise Occupied(str(folder)) from error
    return folder, lock


def clear_leftovers(folder: Path) -> int:
    """End every process, and delete every profile, of an earlier kiosk here. How many were ended."""
    left = [process for process in psutil.process_iter() if _belongs(process, folder)]
    _end(left)
    for profile in folder.glob(f"{PROFILE}*"):
        shutil.rmtree(profile, ignore_errors=True)
    return len(left)


def clear_children() -> None:
    """End whatever this process still has below it, adopted orphans too."""
    _end(psutil.Process().children(recursive=True))


def bury(own: Collection[int]) -> None:
    """Adopted orphans that have ended are taken out of the list of processes; the `own` are buried by those
    who began them."""
    ended = os.WEXITED | os.WNOHANG | os.WNOWAIT
    with suppress(ChildProcessError):
        while (found := os.waitid(os.P_ALL, 0, ended)) and found.si_pid not in own:
            os.waitpid(found.si_pid, 0)


def _belongs(process: psutil.Process, folder: Path) -> bool:
    with suppress(psutil.Error, OSError):
        if process.pid == os.getpid():
            return False
        # A process that renames itself, as the browser's do, may lose its environment, but not this word.
        return process.environ().get(MARK) == str(folder) or f"{folder}/{PROFILE}" in " ".join(
            process.cmdline()
        )
    return False


def _end(processes: list[psutil.Process]) -> None:
    for process in processes:
        with suppress(psutil.Error):
            process.kill()
    psutil.wait_procs(processes, timeout=1)
