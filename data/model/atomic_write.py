"""Atomic file writes: a reader, or a power cut, finds the whole old file or the whole new one."""

from __future__ import annotations

import errno
import os
import secrets
import stat
import sys
from contextlib import suppress
from pathlib import Path

BINARY = getattr(os, "O_BINARY", 0)
"""Windows changes line ends in files that are opened without this."""


class ChangedMeanwhileError(Exception):
    """The file no longer holds the content that was read."""


def atomic_write(
    path: Path,
    content: bytes,
    *,
    read: bytes | None = None,
    mode: int | None = None,
    single_writer: bool = False,
) -> None:
    """Write a file in one step, over an older one, and return when the content is on the disk.

    `content` goes into a temporary file in the same folder, is forced to the disk, and replaces the file.
    The folder must exist. A symbolic link stays a link; its target is replaced.

    - `read`: write only if the file still holds this; else raises ChangedMeanwhileError.
    - `mode`: the permissions of the file, such as 0o600 for one user alone. Without it an older file's
      permissions are kept, and a new file gets those of any new file.
    - `single_writer`: for a file that only one process writes. The temporary file then always has the same
      name, so that the next write removes what an interrupted one left behind.

    Raises OSError where the folder or the file cannot be written. The file is unchanged after any exception.
    """
    path = path.resolve()
    temporary = path.with_name(f".{path.name}.{'' if single_writer else secrets.token_hex(4) + '.'}new")
    if single_writer:
        temporary.unlink(missing_ok=True)
    kept_mode = _mode(path) if mode is None else None
    first_mode = mode or (0o666 if kept_mode is None else 0o600)  # never more readers than at the end
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, first_mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if kept_mode is not None:
            temporary.chmod(kept_mode)
        if read is not None and path.read_bytes() != read:
            raise ChangedMeanwhileError(path.name)
        os.replace(temporary, path)
        fsync_folder(path.parent)
    except BaseException:  # KeyboardInterrupt too must leave no temporary file behind
        with suppress(OSError):
            temporary.unlink()
        raise


def create_file(path: Path, content: bytes) -> None:
    """Write a file that does not exist yet, and return when it is on the disk. The folder must exist.

    Raises FileExistsError where it exists, and OSError where it cannot be written; nothing is left then.
    """
    with path.open("xb") as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            file.close()  # Windows removes no file that is open
            with suppress(OSError):
                path.unlink()
            raise
    fsync_folder(path.parent)


def fsync_folder(folder: Path) -> None:
    """Force a folder's list of file names to the disk: without its name a file is lost, though its content
    was forced to the disk. Does nothing where the system cannot do this."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def fsync_tree(folder: Path) -> None:
    """Force every file in a folder and its subfolders to the disk. Raises OSError where that fails."""
    for parent, _, names in os.walk(folder):
        for name in names:
            _fsync_file(Path(parent, name))
        fsync_folder(Path(parent))


def fsync_all(folder: Path) -> None:
    """As `fsync_tree`, for a folder of thousands of new files: at once, where the system can do that."""
    if sys.platform == "win32":
        fsync_tree(folder)
    else:
        os.sync()


def _fsync_file(path: Path) -> None:
    try:
        handle = os.open(path, os.O_RDWR | BINARY)  # Windows forces only what is open for writing
    except PermissionError:
        handle = os.open(path, os.O_RDONLY | BINARY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != errno.EBADF:  # Windows, and a file that nobody may write
            raise
    finally:
        os.close(handle)


def _mode(path: Path) -> int | None:
    """The permissions of a file; None where there is none."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None
