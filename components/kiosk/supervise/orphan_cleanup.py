"""The folder a kiosk runs in, and the processes and profiles that an interrupted kiosk left behind."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

import psutil

from components.kiosk.supervise.browser_process import PROFILE_PREFIX

MARK = "SOJOURN_KIOSK"
"""Environment variable of every child process: the folder its kiosk runs in. Orphans are known by it."""


class AlreadyRunning(Exception):
    """Another kiosk runs in this folder."""


def lock_folder(port: int) -> tuple[Path, int]:
    """This kiosk's folder, for its own user only, and the descriptor of the lock on it.

    In memory where the system has such a place, so that a full disk does not matter. Raises AlreadyRunning
    and OSError.
    """
    place = os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()
    folder = Path(place) / f"sojourn-kiosk-{os.geteuid()}-{port}"
    folder.mkdir(mode=0o700, exist_ok=True)
    status = folder.lstat()
    if folder.is_symlink() or status.st_uid != os.geteuid() or status.st_mode & 0o077:
        raise PermissionError(f"{folder} is not only this user’s own")
    lock = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(lock)
        raise AlreadyRunning(str(folder)) from error
    return folder, lock


def remove_orphans(folder: Path) -> int:
    """End every process, and delete every profile, of an earlier kiosk in this folder.

    Returns how many processes were ended.
    """
    orphans = [process for process in psutil.process_iter() if _belongs(process, folder)]
    _kill_all(orphans)
    for profile in folder.glob(f"{PROFILE_PREFIX}*"):
        shutil.rmtree(profile, ignore_errors=True)
    return len(orphans)


def kill_descendants() -> None:
    """End every descendant of this process, adopted orphans too."""
    _kill_all(psutil.Process().children(recursive=True))


def reap_orphans(own: Collection[int]) -> None:
    """Reap adopted orphans that have ended. `own`: process ids that are left to those who started them."""
    ended = os.WEXITED | os.WNOHANG | os.WNOWAIT
    with suppress(ChildProcessError):
        while (found := os.waitid(os.P_ALL, 0, ended)) and found.si_pid not in own:
            os.waitpid(found.si_pid, 0)


def _belongs(process: psutil.Process, folder: Path) -> bool:
    with suppress(psutil.Error, OSError):
        if process.pid == os.getpid():
            return False
        # A process that renames itself, as the browser's do, may lose its environment, but not this argument.
        return process.environ().get(MARK) == str(folder) or f"{folder}/{PROFILE_PREFIX}" in " ".join(
            process.cmdline()
        )
    return False


def _kill_all(processes: list[psutil.Process]) -> None:
    for process in processes:
        with suppress(psutil.Error):
            process.kill()
    psutil.wait_procs(processes, timeout=1)
